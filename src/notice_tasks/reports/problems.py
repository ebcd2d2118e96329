"""Faults as lines that editors and CI understand: file:line:column CODE sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.problems import Level, Problem
from notice_tasks.reports.content import Document, Mark, Tone
from notice_tasks.reports.content import Line as ScreenLine
from notice_tasks.words.catalogue import join, say, say_n
from notice_tasks.words.terms import term

if TYPE_CHECKING:
    from collections.abc import Sequence


def problem_line(problem: Problem) -> str:
    """One fault in one line."""
    from notice_tasks.words.sentences import problem_sentence  # noqa: PLC0415  (most workspaces are without fault)

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
    warnings = sum(problem.level is Level.WARNING for problem in problems)
    errors = len(problems) - warnings
    counts = [say_n("{n} problem found", "{n} problems found", errors) if errors else say("no problem found")]
    if warnings:
        counts.append(say_n("{n} warning", "{n} warnings", warnings))
    found, tone = join(counts), Tone.BAD if errors else Tone.NEAR if warnings else Tone.GOOD
    left = say(", {n} accepted in the settings", n=ignored) if ignored else ""
    return ScreenLine(Mark(say("{found}{left} ({looked})", found=found, left=left, looked=looked), tone))
