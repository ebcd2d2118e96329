"""The screen of `units`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.reports.content import Block, Column, Document, Line, Mark, Table, Tone, line
from notice_tasks.reports.phrases import as_of_phrase, count, part_of
from notice_tasks.words.catalogue import join, say, say_in, say_n

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notice_tasks.model.unit import Register
    from notice_tasks.model.workspace import AsOf
    from notice_tasks.reports.labels import Labels
    from notice_tasks.rules.summary import UnitSummary


def units_screen(
    units: Sequence[UnitSummary], as_of: AsOf, register: Register, labels: Labels, *, not_acknowledged: bool = False
) -> Document:
    """The units and the state of their work; on request, with the notices that each has not acknowledged."""
    blocks: list[Block] = [Line(Mark(as_of_phrase(as_of), Tone.STRONG))]
    if not_acknowledged:
        return [*blocks, *_not_acknowledged(units, labels)]
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


def _not_acknowledged(units: Sequence[UnitSummary], labels: Labels) -> Iterator[Block]:
    if not units:
        yield line(say("Every unit has acknowledged what it is asked."), Tone.GOOD)
        return
    yield line(say_n("{n} unit has not acknowledged", "{n} units have not acknowledged", len(units)), Tone.STRONG)
    columns = (
        Column(say_in("unit", "id")),
        Column(say("Name"), wide=True),
        Column(say("Not acknowledged"), wide=True),
        Column(say("Handed in"), right=True),
    )
    rows = (
        (
            Mark(row.unit.id),
            Mark(labels.unit(row.unit)),
            Mark(join([labels.notice(notice) for notice in row.not_acknowledged])),
            part_of(row.tally.handed_in, row.tally.fallen_due),
        )
        for row in units
    )
    yield Table(columns, tuple(rows))


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
