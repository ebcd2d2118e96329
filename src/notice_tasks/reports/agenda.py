"""The screen of `agenda`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.reports.content import Block, Column, Document, Labels, Line, Mark, Table, Tone, line
from notice_tasks.reports.phrases import as_of_phrase, due_day, timeliness
from notice_tasks.words.catalogue import join, say, say_n
from notice_tasks.words.terms import weekday

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notice_tasks.model.workspace import AsOf
    from notice_tasks.rules.agenda import Slot

UNITS_NAMED = 3
"""Up to so many units are named; more are counted."""


def agenda_screen(slots: Sequence[Slot], as_of: AsOf, labels: Labels, *, names: bool = False) -> Document:
    """What is still owed, the earliest due day first; with `names`, every unit by name."""
    blocks: list[Block] = [Line(Mark(as_of_phrase(as_of), Tone.STRONG))]
    if not slots:
        return [*blocks, line(say("Nothing is owed."), Tone.GOOD)]
    columns = (
        Column(say("Due")),
        Column(""),
        Column(say("Requirement"), wide=True),
        Column(say("Still owed by"), wide=True),
    )
    return [*blocks, Table(columns, tuple(_row(slot, labels, names=names) for slot in slots))]


def _row(slot: Slot, labels: Labels, *, names: bool) -> tuple[Mark, ...]:
    cell = slot.cells[0]
    day = due_day(cell.verdict.due)
    left = timeliness(cell) if slot.day is not None else Mark("")
    if slot.days_left is not None and slot.days_left > 0:
        left = Mark(say_n("{n} day left", "{n} days left", slot.days_left), left.tone)
    return (
        Mark(day if slot.day is None else f"{day} {weekday(slot.day)}"),
        left,
        Mark(f"{labels.requirement(slot.requirement)} ({cell.path})"),
        Mark(_owing(slot, labels, names=names)),
    )


def _owing(slot: Slot, labels: Labels, *, names: bool) -> str:
    if names or len(slot.cells) <= UNITS_NAMED:
        return join([labels.unit(cell.unit) for cell in slot.cells])
    return say_n("{n} unit", "{n} units", len(slot.cells))
