"""The screen of `coverage`: what is not covered, then details for an auditor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.model.notice_text import Cut
from notice_tasks.reports.content import Block, Document, Heading, Tone, line
from notice_tasks.rules.coverage import State
from notice_tasks.words.catalogue import clauses, join, say, say_n, with_remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notice_tasks.model.notice_text import Sentence
    from notice_tasks.problems import Place
    from notice_tasks.reports.labels import Labels
    from notice_tasks.rules.coverage import Coverage, Covered, CutDuty, MissingQuote
    from notice_tasks.rules.quoting import Owner


def coverage_screen(covered: Covered, labels: Labels, *, everything: bool = False, cut: bool = False) -> Document:
    """What is covered and what is not; on request, also the covered sentences and the lines that were cut."""
    return [
        Heading(labels.notice(covered.notice), covered.notice.id),
        line(_read(covered), Tone.QUIET),
        line(_share(covered), Tone.GOOD if covered.coverage.percent == 100 else Tone.STRONG),
        *_missing(covered),
        *_uncovered(covered),
        *_in_part(covered),
        *_idle(covered),
        *(_covered(covered) if everything else ()),
        *_silent(covered, shown=everything),
        *_cut(covered, shown=cut),
    ]


def _read(covered: Covered) -> str:
    return say_n(
        "Text: {file}, {n} sentence", "Text: {file}, {n} sentences", covered.coverage.sentences, file=covered.file
    )


def _share(covered: Covered) -> str:
    coverage = covered.coverage
    if coverage.percent is None:
        return say("None of its sentences has a word of duty. Is it the notice's text?")
    share = say(
        "Covered {covered} of {duties} sentences with a word of duty ({percent}%)",
        covered=coverage.covered,
        duties=len(coverage.judged),
        percent=coverage.percent,
    )
    quoted, waived, uncovered = (coverage.count(state) for state in State)
    parts = [share, say_n("{n} quoted", "{n} quoted", quoted)]
    if waived:
        parts.append(say_n("{n} waived", "{n} waived", waived))
    if uncovered:
        parts.append(say_n("{n} not covered", "{n} not covered", uncovered))
    return clauses(parts)


def _missing(covered: Covered) -> Iterator[Block]:
    if covered.coverage.missing:
        yield Heading(say("Quotes that are not in the text"))
        for missing, place in zip(covered.coverage.missing, covered.missing_at, strict=True):
            yield line(_missing_line(missing, place), Tone.BAD)


def _missing_line(missing: MissingQuote, place: Place) -> str:
    said = {"owner": _owner(missing.owner), "quote": missing.quote}
    if missing.stands:
        sentence = say("{owner}: “{quote}” is in the text only up to “{stands}”.", **said, stands=missing.stands)
    else:
        sentence = say("{owner}: “{quote}” is not in the text, not even its first character.", **said)
    return f"{place}: {sentence}"


def _owner(owner: Owner) -> str:
    if owner.requirement is not None:
        return owner.requirement
    return say("waived entry {n}", n=(owner.waived or 0) + 1)


def _uncovered(covered: Covered) -> Iterator[Block]:
    found = [one for one in covered.coverage.judged if one.state is State.UNCOVERED]
    if found:
        yield Heading(say("Not covered: no requirement or waived entry quotes these"))
        yield from (line(_line(covered.file, one.sentence, join(list(one.words))), Tone.BAD) for one in found)


def _in_part(covered: Covered) -> Iterator[Block]:
    found = [(one, clause) for one in covered.coverage.judged for clause in one.open_clauses]
    if found:
        yield Heading(say("Covered in part: these parts of sentences are not quoted"))
        for one, clause in found:
            yield line(_line(covered.file, one.sentence, join(list(clause.words)), clause.text), Tone.NEAR)


def _covered(covered: Covered) -> Iterator[Block]:
    found = [one for one in covered.coverage.judged if one.state is not State.UNCOVERED]
    if found:
        yield Heading(say("Covered, and by what"))
        yield from (line(_line(covered.file, one.sentence, _by(covered, one.owners))) for one in found)


def _by(covered: Covered, owners: Sequence[Owner]) -> str:
    """The requirements, and the reasons of waived entries."""
    waived = covered.notice.waived
    reasons = (say("waived: {reason}", reason=waived[one.waived].reason) for one in owners if one.waived is not None)
    return clauses([*(one.requirement for one in owners if one.requirement is not None), *reasons])


def _silent(covered: Covered, *, shown: bool) -> Iterator[Block]:
    """Sentences without a quote and without a word of duty; a list of such words cannot be complete."""
    found = covered.coverage.silent
    if found and shown:
        yield Heading(say("Without a word of duty, and not quoted"))
        yield from (line(_line(covered.file, one), Tone.QUIET) for one in found)
    elif found:
        sentence = say_n(
            "{n} more sentence has no word of duty, and is not quoted",
            "{n} more sentences have no word of duty, and are not quoted",
            len(found),
        )
        yield line(with_remark(sentence, say("--all shows them")), Tone.QUIET)


def _line(file: str, sentence: Sentence, remark: str | None = None, text: str | None = None) -> str:
    """A sentence or part of it, with its place in the file and its number in the notice."""
    words = "  ".join(filter(None, (sentence.clause, text or sentence.text)))
    return f"{file}:{sentence.line}:{sentence.column}: {with_remark(words, remark) if remark else words}"


def _idle(covered: Covered) -> Iterator[Block]:
    if covered.idle_at:
        yield Heading(say("Waived without effect"))
        for place in covered.idle_at:
            sentence = say("This entry covers nothing that is not covered without it. Remove it.")
            yield line(f"{place}: {sentence}", Tone.NEAR)


def _cut(covered: Covered, *, shown: bool) -> Iterator[Block]:
    cut = covered.coverage.cut
    if not cut:
        return
    if shown:
        yield Heading(say("Cut"))
        yield from (line(_cut_line(covered.file, one), Tone.QUIET) for one in cut)
    yield line(_cut_share(covered.coverage), Tone.QUIET)


def _cut_share(coverage: Coverage) -> str:
    """How many lines were cut and why. Repeated duties count only once, at their first place."""
    why = [one.line.why for one in coverage.cut]
    counts = [with_remark(_why(cut), str(why.count(cut))) for cut in Cut if cut in why]
    parts = [say_n("{n} line was cut: {why}", "{n} lines were cut: {why}", len(why), why=join(counts))]
    doubtful = sum(bool(one.words) and one.line.why is not Cut.REPEAT for one in coverage.cut)
    if doubtful:
        parts.append(say_n("{n} of them has a word of duty", "{n} of them have a word of duty", doubtful))
    return with_remark(clauses(parts), say("--cut shows them"))


def _cut_line(file: str, cut: CutDuty) -> str:
    remark = clauses([_why(cut.line.why), *([join(list(cut.words))] if cut.words else [])])
    return f"{file}:{cut.line.line}:1: {with_remark(cut.line.text, remark)}"


def _why(cut: Cut) -> str:
    match cut:
        case Cut.FURNITURE:
            return say("page furniture")
        case Cut.REPEAT:
            return say("repeated")
        case Cut.LINKS:
            return say("list of links")
