"""The document of `coverage --json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.reports.json.parts import notice_part
from notice_tasks.rules.coverage import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notice_tasks.model.notice import Notice
    from notice_tasks.model.notice_text import Sentence
    from notice_tasks.problems import Place
    from notice_tasks.reports.json.plain import Json
    from notice_tasks.rules.coverage import Covered, Judged
    from notice_tasks.rules.quoting import Owner


def coverage_json(covered: Covered) -> Json:
    """A checklist compared with its text: a contract, described in docs/json.md."""
    coverage = covered.coverage
    return {
        **notice_part(covered.notice),
        "text": covered.file,
        "totals": {
            "sentences": coverage.sentences,
            "duties": len(coverage.judged),
            "covered": coverage.covered,
            **{state.value: coverage.count(state) for state in State},
            "silent": len(coverage.silent),
            "percent": coverage.percent,
        },
        "missing": [
            {
                **_owner_part(one.owner, covered.notice),
                "index": one.nth,
                "quote": one.quote,
                "stands": one.stands,
                **_place_part(place),
            }
            for one, place in zip(coverage.missing, covered.missing_at, strict=True)
        ],
        "duties": [_duty_part(one, covered.notice) for one in coverage.judged],
        "silent": [_sentence_part(one) for one in coverage.silent],
        "idle": [
            {"waived": number, **_place_part(place)}
            for number, place in zip(coverage.idle, covered.idle_at, strict=True)
        ],
        "cut": [
            {"line": one.line.line, "text": one.line.text, "why": one.line.why.value, "words": list(one.words)}
            for one in coverage.cut
        ],
    }


def _sentence_part(sentence: Sentence) -> Json:
    return {
        "line": sentence.line,
        "column": sentence.column,
        "clause": sentence.clause or None,
        "text": sentence.text,
    }


def _duty_part(judged: Judged, notice: Notice) -> Json:
    return {
        **_sentence_part(judged.sentence),
        "state": judged.state.value,
        "words": list(judged.words),
        **_owners_part(judged.owners, notice),
        "open": [{"text": clause.text, "words": list(clause.words)} for clause in judged.open_clauses],
    }


def _owners_part(owners: Sequence[Owner], notice: Notice) -> Json:
    requirements = [owner.requirement for owner in owners if owner.requirement is not None]
    return {
        "requirements": requirements,
        "requirement_titles": [_title_of(requirement, notice) for requirement in requirements],
        "waived": [owner.waived for owner in owners if owner.waived is not None],
    }


def _owner_part(owner: Owner, notice: Notice) -> Json:
    title = None if owner.requirement is None else _title_of(owner.requirement, notice)
    return {"requirement": owner.requirement, "requirement_title": title, "waived": owner.waived}


def _title_of(requirement: str, notice: Notice) -> str:
    return notice.requirements[requirement].title


def _place_part(place: Place) -> Json:
    return {"file": place.file, "line": place.line, "column": place.column}
