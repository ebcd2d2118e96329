"""Findings in calendar files as text and JSON; the effect on clients is given at the first finding of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.problems import Level
from notice_tasks.reports.content import Document, Tone, line
from notice_tasks.words.catalogue import join, say, say_n
from notice_tasks.words.doctor import doctor_sentence, effect_sentence, effects_of
from notice_tasks.words.terms import term

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from notice_tasks.problems import Problem
    from notice_tasks.reports.content import Line
    from notice_tasks.reports.json.plain import Json


def findings_screen(problems: Sequence[Problem], left_out: Mapping[str, int]) -> Document:
    """The findings of one file by line, then the codes with further findings."""
    said: set[tuple[str, object]] = set()
    document: Document = [drawn for problem in problems for drawn in _finding(problem, said)]
    for code, n in left_out.items():
        file = problems[0].place.file
        more = say_n("{n} more of the same kind; --all shows all.", "{n} more of the same kind; --all shows all.", n)
        document = [*document, line(f"{file}: {code} {more}", Tone.QUIET)]
    return document


def _finding(problem: Problem, said: set[tuple[str, object]]) -> Iterator[Line]:
    level = "" if problem.level is Level.ERROR else f" [{term(problem.level)}]"
    yield line(f"{problem.place}: {problem.code}{level} {doctor_sentence(problem.code, problem.details)}")
    case = problem.details.get("case")
    if (problem.code, case) not in said:
        said.add((problem.code, case))
        yield from (line(f"  {effect_sentence(effect)}", Tone.QUIET) for effect in effects_of(problem.code, case))


def diagnosis_verdict(files: int, items: int, counts: Mapping[Level, int]) -> Line:
    """What was examined, and how much was found."""
    errors, warnings, hints = (counts[level] for level in Level)
    found = [say_n("{n} problem found", "{n} problems found", errors) if errors else say("no problem found")]
    if warnings:
        found.append(say_n("{n} warning", "{n} warnings", warnings))
    if hints:
        found.append(say_n("{n} hint", "{n} hints", hints))
    looked = [say_n("{n} file", "{n} files", files), say_n("{n} item", "{n} items", items)]
    tone = Tone.BAD if errors else Tone.NEAR if warnings else Tone.GOOD
    return line(say("{found} ({looked})", found=join(found), looked=join(looked)), tone)


def findings_json(problems: Sequence[Problem]) -> list[Json]:
    """The findings of one file."""
    return [
        {
            "file": problem.place.file,
            "line": problem.place.line,
            "code": problem.code,
            "level": problem.level,
            "message": doctor_sentence(problem.code, problem.details),
            "clients": [
                {"names": list(effect.clients), "does": effect.does, "seen": effect.seen}
                for effect in effects_of(problem.code, problem.details.get("case"))
            ],
        }
        for problem in problems
    ]
