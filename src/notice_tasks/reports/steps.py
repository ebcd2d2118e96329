"""A calculated day with its steps, one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.reports.content import Block, Line, Mark, Tone, line
from notice_tasks.words.catalogue import say, with_remark
from notice_tasks.words.steps import step_sentence
from notice_tasks.words.terms import dated

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from notice_tasks.rules.steps import Due, Step


def found(due: Due) -> Iterator[Block]:
    """The due day with its steps."""
    known = None if due.day is None else dated_or_estimated(due.moment or due.day, estimated=due.estimated)
    said = say("Due: not known yet") if known is None else say("Due: {day}", day=known)
    yield Line(Mark(said, Tone.STRONG))
    yield from numbered(due.steps)


def numbered(steps: Iterable[Step]) -> Iterator[Block]:
    """A numbered sentence for each step."""
    for number, step in enumerate(steps, start=1):
        yield line(f"  {number}. {step_sentence(step.code, step.details)}")


def dated_or_estimated(day: datetime.date, *, estimated: bool) -> str:
    """A day or a moment with its weekday; an estimate is marked."""
    return with_remark(dated(day), say("estimate")) if estimated else dated(day)
