"""The screen of `units --missed`: what each unit missed, and by how many days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.reports.content import Block, Column, Document, Line, Mark, Section, Sections, Tone, line
from notice_tasks.reports.phrases import as_of_phrase, progress
from notice_tasks.words.catalogue import say, say_n, with_remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notice_tasks.model.workspace import AsOf
    from notice_tasks.reports.labels import Labels
    from notice_tasks.rules.cells import Cell
    from notice_tasks.rules.summary import UnitSummary
    from notice_tasks.rules.timeliness import Miss


def missed_screen(units: Sequence[UnitSummary], as_of: AsOf, labels: Labels) -> Document:
    """The units that missed a due day or a redo day, each with what it missed."""
    blocks: list[Block] = [Line(Mark(as_of_phrase(as_of), Tone.STRONG))]
    if not units:
        return [*blocks, line(say("No due day was missed."), Tone.GOOD)]
    columns = (
        Column(say("Due")),
        Column(say("Missed by")),
        Column(say("Requirement"), wide=True),
        Column(say("Progress")),
        Column(say("Handed in on")),
    )
    sections = tuple(
        Section(_title(unit, labels), tuple(row for cell in unit.missed for row in _rows(cell, labels)))
        for unit in units
    )
    return [*blocks, Sections(columns, sections)]


def _title(summary: UnitSummary, labels: Labels) -> tuple[Mark, ...]:
    unit = summary.unit
    return Mark(labels.unit(unit), Tone.STRONG), Mark(unit.id, Tone.QUIET)


def _rows(cell: Cell, labels: Labels) -> Iterator[tuple[Mark, ...]]:
    """A row for the due day that was missed, and one for the redo day."""
    name = with_remark(labels.requirement(cell.requirement), cell.path)
    first, last = cell.history.first_delivery, cell.history.done_on
    if (miss := cell.verdict.miss) is not None:
        came = None if first is None else first.on
        yield (*_by(miss, cell), Mark(name), progress(cell), Mark(str(came or "-")))
    if (miss := cell.verdict.redo_miss) is not None:
        redo = Mark(say("redo: {requirement}", requirement=name))
        yield (*_by(miss), redo, progress(cell), Mark(str(last or "-")))


def _by(miss: Miss, cell: Cell | None = None) -> tuple[Mark, Mark]:
    """The day that was missed, and by how many days; after an extension, after the original day too."""
    told = say_n("{n} day", "{n} days", miss.days) if miss.days else say("hours only")
    original = None if cell is None or cell.due is None else cell.due.day
    if original is not None and original < miss.day:
        days = miss.days + (miss.day - original).days
        told = with_remark(
            told, say_n("{n} day after the original due day", "{n} days after the original due day", days)
        )
    return Mark(str(miss.day)), Mark(told, Tone.BAD)
