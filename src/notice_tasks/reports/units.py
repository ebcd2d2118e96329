"""The screen of `units`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.reports.content import Block, Column, Document, Line, Mark, Table, Tone, line
from notice_tasks.reports.phrases import as_of_phrase, count, part_of
from notice_tasks.words.catalogue import join, say, say_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notice_tasks.model.unit import Register
    from notice_tasks.model.workspace import AsOf
    from notice_tasks.reports.labels import Labels
    from notice_tasks.rules.summary import UnitSummary


def units_screen(units: Sequence[UnitSummary], as_of: AsOf, register: Register, labels: Labels) -> Document:
    """The units and the state of their work."""
    blocks: list[Block] = [Line(Mark(as_of_phrase(as_of), Tone.STRONG))]
    if not units:
        return [*blocks, line(say("There is no unit yet. Declare units in units.toml."))]
    columns = [
        Column(say("Name"), wide=True),
        Column(say_in("unit", "id")),
        Column(say("Groups"), wide=True),
        Column(say("Handed in"), right=True),
        Column(say("In time"), right=True),
        Column(say("Accepted"), right=True),
        Column(say("Overdue"), right=True),
        Column(say("Missed"), right=True),
    ]
    redo = any(unit.tally.redo_missed for unit in units)
    if redo:
        columns.append(Column(say("Redo missed"), right=True))
    return [*blocks, Table(tuple(columns), tuple(_row(unit, register, labels, redo=redo) for unit in units))]


def _row(summary: UnitSummary, register: Register, labels: Labels, *, redo: bool) -> tuple[Mark, ...]:
    unit, tally = summary.unit, summary.tally
    return (
        Mark(labels.unit(unit)),
        Mark(unit.id),
        Mark(join(labels.named(unit.groups, register)), Tone.QUIET),
        part_of(tally.handed_in, tally.fallen_due),
        part_of(tally.in_time, tally.handed_in),
        part_of(tally.accepted, tally.fallen_due),
        count(tally.overdue, Tone.BAD),
        count(tally.missed, Tone.BAD),
        *((count(tally.redo_missed, Tone.BAD),) if redo else ()),
    )
