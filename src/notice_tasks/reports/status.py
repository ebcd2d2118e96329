"""The screen of `status`."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from notice_tasks.reports.content import Block, Column, Document, Heading, Line, Mark, Table, Tone, line
from notice_tasks.reports.phrases import as_of_phrase, count, due_day, share, timeliness, when_due
from notice_tasks.words.catalogue import say, say_n
from notice_tasks.words.terms import term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notice_tasks.reports.labels import Labels
    from notice_tasks.rules.cells import Cell
    from notice_tasks.rules.summary import NoticeSummary, RequirementSummary, Summary

URGENT_SHOWN = 10
"""The number of overdue cells that `status` lists; `agenda` lists all."""


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
        yield Table(_columns(), tuple(_row(row, labels) for row in summary.rows))
    yield line(share(summary.tally), Tone.STRONG)
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


def _columns() -> tuple[Column, ...]:
    return (
        Column(say("Requirement"), wide=True),
        Column(say("Due")),
        Column(say("Done"), right=True),
        Column(say("Submitted"), right=True),
        Column(say("Soon"), right=True),
        Column(say("Today"), right=True),
        Column(say("Overdue"), right=True),
        Column(say("Exempt"), right=True),
    )


def _row(row: RequirementSummary, labels: Labels) -> tuple[Mark, ...]:
    tally, counts = row.tally, row.requirement.kind.counts
    everything = bool(tally.owed) and tally.done == tally.owed
    name = f"{row.requirement.id} {_title(row, labels)}".rstrip()
    return (
        Mark(name) if counts else Mark(f"{name} [{term(row.requirement.kind)}]", Tone.QUIET),
        Mark(_when_due(row)),
        Mark(f"{tally.done}/{tally.owed}", Tone.GOOD if everything else Tone.PLAIN),
        count(tally.submitted, Tone.PLAIN),
        count(tally.due_soon, Tone.NEAR),
        count(tally.due_today, Tone.NEAR),
        count(tally.overdue, Tone.BAD),
        count(tally.exempt, Tone.PLAIN),
    )


def _when_due(row: RequirementSummary) -> str:
    """When a requirement is due; if it recurs, the next time."""
    if all(cell.withdrawn for cell in row.cells):
        return say("withdrawn")
    ahead = [cell for cell in row.cells if (cell.verdict.days_left or 0) >= 0]
    if row.cells[0].occurrence is None or not ahead:
        return when_due(row.cells)
    first = min(cell.due_on or datetime.date.max for cell in ahead)
    return say("next {due}", due=when_due([cell for cell in ahead if cell.due_on in {first, None}]))


def _title(row: RequirementSummary, labels: Labels) -> str:
    title = labels.requirement(row.requirement)
    return "" if title == row.requirement.id else title


def _attention(cells: tuple[Cell, ...], labels: Labels) -> Iterator[Block]:
    if not cells:
        return
    yield Heading(say("Overdue or due today"))
    columns = (Column(say("Due")), Column(""), Column(say("Unit"), wide=True), Column(say("Requirement"), wide=True))
    yield Table(columns, tuple(_urgent(cell, labels) for cell in cells[:URGENT_SHOWN]))
    if len(cells) > URGENT_SHOWN:
        rest = len(cells) - URGENT_SHOWN
        yield line(say_n("and {n} more: notice-tasks agenda", "and {n} more: notice-tasks agenda", rest), Tone.QUIET)


def _urgent(cell: Cell, labels: Labels) -> tuple[Mark, ...]:
    return (
        Mark(due_day(cell.verdict.due)),
        timeliness(cell),
        Mark(labels.unit(cell.unit)),
        Mark(labels.cell(cell)),
    )
