"""Faults as lines that editors and CI understand: file:line:column CODE sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.problems import Level, Problem
from notice_tasks.reports.content import Document, Mark, Tone
from notice_tasks.reports.content import Line as ScreenLine
from notice_tasks.words.catalogue import join, say, say_n
from notice_tasks.words.sentences import problem_sentence
from notice_tasks.words.terms import term

if TYPE_CHECKING:
    from collections.abc import Sequence


def problem_line(problem: Problem) -> str:
    """One fault in one line."""
    level = "" if problem.level is Level.ERROR else f" [{term(problem.level)}]"
    return f"{problem.place}: {problem.code}{level} {problem_sentence(problem.code, problem.details)}"


def problems_screen(problems: Sequence[Problem]) -> Document:
    """All faults, a line each."""
    return [ScreenLine(Mark(problem_line(problem))) for problem in problems]


def verdict(problems: Sequence[Problem], *, notices: int, units: int, records: int, ignored: int) -> ScreenLine:
    """What was looked at, and how much was found."""
    looked = join(
        [
            say_n("{n} notice", "{n} notices", notices),
            say_n("{n} unit", "{n} units", units),
            say_n("{n} record", "{n} records", records),
        ]
    )
    if problems:
        found = say_n("{n} problem found", "{n} problems found", len(problems))
        tone = Tone.BAD
    else:
        found, tone = say("no problem found"), Tone.GOOD
    left = say(", {n} accepted in the settings", n=ignored) if ignored else ""
    return ScreenLine(Mark(say("{found}{left} ({looked})", found=found, left=left, looked=looked), tone))
