"""Problems as text: a line that editors understand (file:line:column CODE message), and the source line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.problems import Level, Problem
from notice_tasks.reports.content import Document, Tone, line
from notice_tasks.words.catalogue import join, say, say_n

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from notice_tasks.problems import Place
    from notice_tasks.reports.content import Line as ScreenLine

    LineOf = Callable[[Place], str | None]
    """Returns the line of a file at a place, without its end, or None if it cannot be read."""


def problem_line(problem: Problem) -> str:
    """A problem in one line."""
    from notice_tasks.reports.problem_sentences import problem_sentence  # noqa: PLC0415  (most workspaces have no problems)
    from notice_tasks.words.terms import term  # noqa: PLC0415  (as above)

    level = "" if problem.level is Level.ERROR else f" [{term(problem.level)}]"
    return f"{problem.place}: {problem.code}{level} {problem_sentence(problem.code, problem.details)}"


def problems_screen(problems: Sequence[Problem]) -> Document:
    """All problems, one line each."""
    return [line(problem_line(problem)) for problem in problems]


def problems_in_files(problems: Sequence[Problem], line_of: LineOf, can_show: Callable[[str], bool]) -> Document:
    """All problems, each with its source line. `can_show` says whether the screen can show a text."""
    return [line(text) for problem in problems for text in _with_source(problem, line_of, can_show)]


def _with_source(problem: Problem, line_of: LineOf, can_show: Callable[[str], bool]) -> Iterator[str]:
    from notice_tasks.reports.source_line import source_lines  # noqa: PLC0415  (only problems need it)

    yield problem_line(problem)
    _file, _path, _at, number, column = problem.place
    source = line_of(problem.place)
    if source is not None and number is not None and column is not None:
        yield from source_lines(source, number, column, can_show)


def verdict(problems: Sequence[Problem], *, notices: int, units: int, records: int, ignored: int) -> ScreenLine:
    """What was checked, and how much was found."""
    looked = join(
        [
            say_n("{n} notice", "{n} notices", notices),
            say_n("{n} unit", "{n} units", units),
            say_n("{n} record", "{n} records", records),
        ]
    )
    errors, warnings, hints = (sum(problem.level is level for problem in problems) for level in Level)
    counts = [say_n("{n} problem found", "{n} problems found", errors) if errors else say("no problem found")]
    if warnings:
        counts.append(say_n("{n} warning", "{n} warnings", warnings))
    if hints:
        counts.append(say_n("{n} hint", "{n} hints", hints))
    found, tone = join(counts), Tone.BAD if errors else Tone.NEAR if warnings else Tone.GOOD
    left = say(", {n} accepted in the settings", n=ignored) if ignored else ""
    return line(say("{found}{left} ({looked})", found=found, left=left, looked=looked), tone)
