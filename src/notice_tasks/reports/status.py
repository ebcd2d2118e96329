"""The screen of `status`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.reports.content import Block, Column, Document, Heading, Line, Mark, Table, Tone, line
from notice_tasks.reports.phrases import (
    acknowledged,
    as_of_phrase,
    count,
    due_day,
    part_of,
    share,
    timeliness,
    when_due,
)
from notice_tasks.words.catalogue import join, say, say_n, with_remark
from notice_tasks.words.terms import of_occurrence, term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from notice_tasks.reports.labels import Labels
    from notice_tasks.rules.agenda import Slot
    from notice_tasks.rules.cells import Cell
    from notice_tasks.rules.summary import NoticeSummary, RequirementSummary, Summary, Tally

URGENT_SHOWN: Final = 10
"""The largest number of lines about what is overdue or due soon; `agenda` lists all."""

UNITS_NAMED: Final = 5
"""The largest number of units that such a line names; `agenda --names` names all."""


def status_screen(
    summary: Summary, labels: Labels, strays: Sequence[str] = (), unsettled: Sequence[Cell] = ()
) -> Document:
    """The counts by notice and requirement, then what is overdue or due today."""
    blocks: list[Block] = [Line(Mark(as_of_phrase(summary.as_of), Tone.STRONG))]
    if not summary.notices:
        blocks.append(line(say("There is no notice here yet. Add one: notice-tasks new")))
    for notice in summary.notices:
        if notice.rows or not notice.asks:
            blocks += _notice(notice, labels)
    if len(summary.notices) > 1:
        blocks += [Heading(say("All notices")), line(share(summary.tally), Tone.STRONG)]
    blocks += _attention(summary.attention, labels)
    if strays:
        blocks.append(line(_strays(strays), Tone.BAD))
    if unsettled:
        blocks.append(line(_unsettled(unsettled), Tone.BAD))
    return blocks


def _notice(summary: NoticeSummary, labels: Labels) -> Iterator[Block]:
    yield Heading(labels.notice(summary.notice), summary.notice.id)
    if summary.rows:
        yield _requirements(summary.rows, labels)
    yield line(share(summary.tally), Tone.STRONG)
    if summary.units:
        yield line(acknowledged(summary.acknowledged, summary.units))
    if summary.exhortations:
        shown = any(not row.requirement.kind.counts for row in summary.rows)
        yield line(_outside(summary.exhortations, shown=shown), Tone.QUIET)


def _outside(exhortations: int, *, shown: bool) -> str:
    if shown:
        return say_n(
            "{n} standing duty or encouragement is not counted",
            "{n} standing duties and encouragements are not counted",
            exhortations,
        )
    return say_n(
        "{n} standing duty or encouragement is not counted (--all-kinds shows it)",
        "{n} standing duties and encouragements are not counted (--all-kinds shows them)",
        exhortations,
    )


def _strays(strays: Sequence[str]) -> str:
    return say_n(
        "In {n} record something belongs to no notice, requirement or unit, and is not counted: {file}. "
        "Look: notice-tasks check",
        "In {n} records something belongs to no notice, requirement or unit, and is not counted, such as {file}. "
        "Look: notice-tasks check",
        len(strays),
        file=strays[0],
    )


def _unsettled(cells: Sequence[Cell]) -> str:
    return say_n(
        "To be settled: in {n} place an act that was recorded has no effect. Look: notice-tasks explain {unit} {path}",
        "To be settled: in {n} places an act that was recorded has no effect. The first: "
        "notice-tasks explain {unit} {path}",
        len(cells),
        unit=cells[0].unit.id,
        path=cells[0].path,
    )


class Count(NamedTuple):
    """A column of numbers: its title, and what it shows of a tally. An `optional` one needs a number above 0."""

    title: str
    shown: Callable[[Tally], Mark]
    optional: bool = False


def counts_of(tallies: Sequence[Tally]) -> tuple[Count, ...]:
    """The columns of numbers of a table."""
    every = (
        Count(say("Handed in"), lambda tally: part_of(tally.handed_in, tally.fallen_due)),
        Count(say("In time"), lambda tally: part_of(tally.in_time, tally.handed_in)),
        Count(say("Accepted"), lambda tally: part_of(tally.accepted, tally.fallen_due)),
        Count(say("Returned"), lambda tally: count(tally.returned, Tone.NEAR), optional=True),
        Count(say("Overdue"), lambda tally: count(tally.overdue, Tone.BAD)),
        Count(say("Not due yet"), lambda tally: count(tally.not_due, Tone.PLAIN)),
        Count(say("Undated"), lambda tally: part_of(tally.undated_handed_in, tally.undated), optional=True),
        Count(say("Exempt"), lambda tally: count(tally.exempt, Tone.PLAIN), optional=True),
    )
    return tuple(
        one for one in every if not one.optional or any(one.shown(tally).tone is not Tone.QUIET for tally in tallies)
    )


def _requirements(rows: Sequence[RequirementSummary], labels: Labels) -> Table:
    counts = counts_of([row.tally for row in rows])
    columns = (
        Column(say("Requirement"), wide=True),
        Column(say("Due"), wide=True),
        *(Column(one.title, right=True) for one in counts),
    )
    return Table(columns, tuple((*_name(row, labels), *(one.shown(row.tally) for one in counts)) for row in rows))


def _name(row: RequirementSummary, labels: Labels) -> tuple[Mark, Mark]:
    """A requirement with its occurrence, and when it is due."""
    name = f"{row.requirement.id} {_title(row, labels)}".rstrip()
    when = say("withdrawn") if all(cell.withdrawn for cell in row.cells) else when_due(row.cells)
    if len(row.occurrences) == 1 and not row.older:
        name = of_occurrence(name, row.occurrences[0])
    elif row.occurrences:
        older = say_n("{n} older occurrence", "{n} older occurrences", len(row.occurrences))
        name, when = with_remark(name, older), ""
    if row.requirement.kind.counts:
        return Mark(name), Mark(when)
    return Mark(f"{name} [{term(row.requirement.kind)}]", Tone.QUIET), Mark(when)


def _title(row: RequirementSummary, labels: Labels) -> str:
    title = labels.requirement(row.requirement)
    return "" if title == row.requirement.id else title


def _attention(slots: tuple[Slot, ...], labels: Labels) -> Iterator[Block]:
    if not slots:
        return
    yield Heading(say("Overdue, due today or due soon"))
    columns = (Column(say("Due")), Column(""), Column(say("Requirement"), wide=True), Column(say("Unit"), wide=True))
    yield Table(columns, tuple(_urgent(slot, labels) for slot in slots[:URGENT_SHOWN]))
    if len(slots) > URGENT_SHOWN or any(len(slot.cells) > UNITS_NAMED for slot in slots):
        last = max(slot.day for slot in slots if slot.day is not None)
        yield line(say("All of it, with every name: notice-tasks agenda --names --to {day}", day=str(last)), Tone.QUIET)


def _urgent(slot: Slot, labels: Labels) -> tuple[Mark, ...]:
    cell = slot.cells[0]
    names = join([labels.unit(one.unit) for one in slot.cells[:UNITS_NAMED]])
    if rest := len(slot.cells) - UNITS_NAMED if len(slot.cells) > UNITS_NAMED else 0:
        names = say("{n} units: {names} and {rest} more", n=len(slot.cells), names=names, rest=rest)
    return (
        Mark(due_day(cell.verdict.due)),
        timeliness(cell),
        Mark(labels.cell(cell)),
        Mark(names),
    )
