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
from notice_tasks.reports.repeated import Repeated
from notice_tasks.rules.timeliness import Timeliness
from notice_tasks.words.catalogue import join, say, say_n, with_remark
from notice_tasks.words.terms import of_occurrence, term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from notice_tasks.reports.labels import Labels
    from notice_tasks.rules.agenda import Slot
    from notice_tasks.rules.cells import Cell
    from notice_tasks.rules.summary import NoticeSummary, RequirementSummary, Summary, Tally

URGENT_SHOWN: Final = 10
"""The largest number of lines about what is overdue or due soon; `agenda --urgent` lists all."""

TODAY_SHOWN: Final = 5
"""The largest number of these lines that what is due today gets before the others."""

UNITS_NAMED: Final = 5
"""The largest number of units that such a line names; `agenda --names` names all."""


_NO_OPTIONS: Final = Repeated()


def status_screen(
    summary: Summary,
    labels: Labels,
    strays: Sequence[str] = (),
    unsettled: Sequence[Cell] = (),
    again: Repeated = _NO_OPTIONS,
) -> Document:
    """The counts by notice and requirement, then what is overdue or due today. `again` are the options it has."""
    blocks: list[Block] = [Line(Mark(as_of_phrase(summary.as_of), Tone.STRONG))]
    if not summary.notices:
        blocks.append(line(say("There is no notice here yet. Add one: notice-tasks new")))
    for notice in summary.notices:
        if notice.rows or not notice.asks:
            blocks += _notice(notice, labels, again)
    if summary.notices and len(blocks) == 1:
        blocks.append(line(say("Nothing is asked of these units here."), Tone.QUIET))
    if len(summary.notices) > 1:
        blocks += [Heading(say("All notices")), Line(Mark(share(summary.tally), Tone.STRONG, rates=True))]
    blocks += _attention(summary.attention, labels, again)
    return [*blocks, *not_counted(strays, unsettled, again)]


def not_counted(strays: Sequence[str], unsettled: Sequence[Cell], again: Repeated) -> Iterator[Line]:
    """Which records belong to no cell, and which acts have no effect."""
    if strays:
        yield line(_strays(strays, again), Tone.BAD)
    if unsettled:
        yield line(_unsettled(unsettled, again), Tone.BAD)


def _notice(summary: NoticeSummary, labels: Labels, again: Repeated) -> Iterator[Block]:
    yield Heading(labels.notice(summary.notice), summary.notice.id)
    if summary.rows:
        yield _requirements(summary.rows, labels)
    yield Line(Mark(share(summary.tally), Tone.STRONG, rates=True))
    if summary.units:
        yield line(acknowledged(summary.acknowledged, summary.units))
    if summary.exhortations:
        shown = any(not row.requirement.kind.counts for row in summary.rows)
        command = again.of_one(f"show {summary.notice.id}")
        yield line(_outside(summary.exhortations, None if shown else command), Tone.QUIET)


def _outside(exhortations: int, command: str | None) -> str:
    if command is None:
        return say_n(
            "{n} standing duty or encouragement is not counted",
            "{n} standing duties and encouragements are not counted",
            exhortations,
        )
    return say_n(
        "{n} standing duty or encouragement is not counted: {command}",
        "{n} standing duties and encouragements are not counted: {command}",
        exhortations,
        command=command,
    )


def _strays(strays: Sequence[str], again: Repeated) -> str:
    return say_n(
        "In {n} record something belongs to no notice, requirement or unit, and is not counted: {file}. "
        "Look: {command}",
        "In {n} records something belongs to no notice, requirement or unit, and is not counted, such as {file}. "
        "Look: {command}",
        len(strays),
        file=strays[0],
        command=again.of_files("check --select N5"),
    )


def _unsettled(cells: Sequence[Cell], again: Repeated) -> str:
    return say_n(
        "To be settled: in {n} place an act that was recorded has no effect. Look: {command}",
        "To be settled: in {n} places an act that was recorded has no effect. The first: {command}",
        len(cells),
        command=again.of_one(f"explain {cells[0].unit.id} {cells[0].path}"),
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
    titles = {row.requirement.id: row.requirement.title for row in rows}
    return Table(
        columns,
        tuple(
            (
                *_name(row, labels, twice=list(titles.values()).count(row.requirement.title) > 1),
                *(one.shown(row.tally) for one in counts),
            )
            for row in rows
        ),
    )


def _name(row: RequirementSummary, labels: Labels, *, twice: bool) -> tuple[Mark, Mark]:
    """A requirement with its occurrence, and when it is due; with its id if another one has the same title."""
    name = labels.requirement(row.requirement)
    if twice:
        name = with_remark(name, row.requirement.id)
    when = say("withdrawn") if all(cell.withdrawn for cell in row.cells) else when_due(row.cells)
    if len(row.occurrences) == 1 and not row.older:
        name = of_occurrence(name, row.occurrences[0])
    elif row.occurrences:
        older = say_n("{n} older occurrence", "{n} older occurrences", len(row.occurrences))
        name, when = with_remark(name, older), ""
    if row.requirement.kind.counts:
        return Mark(name), Mark(when)
    return Mark(f"{name} [{term(row.requirement.kind)}]", Tone.QUIET), Mark(when)


def _attention(slots: tuple[Slot, ...], labels: Labels, again: Repeated) -> Iterator[Block]:
    if not slots:
        return
    yield Heading(say("Overdue, due today or due soon"))
    columns = (Column(say("Due")), Column(""), Column(say("Requirement"), wide=True), Column(say("Unit"), wide=True))
    shown = _most_urgent(slots)
    yield Table(columns, tuple(_urgent(slot, labels) for slot in shown))
    command = again.command("agenda --urgent --names")
    if more := len(slots) - len(shown):
        told = say_n(
            "{n} line more. All of it, with every name: {command}",
            "{n} lines more. All of it, with every name: {command}",
            more,
            command=command,
        )
        yield line(told, Tone.QUIET)
    elif any(len(slot.cells) > UNITS_NAMED for slot in slots):
        yield line(say("All of it, with every name: {command}", command=command), Tone.QUIET)


def _most_urgent(slots: tuple[Slot, ...]) -> list[Slot]:
    """The first ones, with room for those that are due today."""
    today = [slot for slot in slots if slot.cells[0].timeliness is Timeliness.DUE_TODAY][:TODAY_SHOWN]
    others = [slot for slot in slots if slot not in today][: URGENT_SHOWN - len(today)]
    return [slot for slot in slots if slot in today or slot in others]


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
