"""The screen of `agenda`: a list by day, and a month as a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.dates.span import ALWAYS
from notice_tasks.reports.content import Block, Column, Document, Heading, Line, Mark, Section, Sections, Tone, line
from notice_tasks.reports.month import month_blocks
from notice_tasks.reports.phrases import as_of_phrase, days_left, timeliness
from notice_tasks.rules.agenda import YEARS_AHEAD
from notice_tasks.words.catalogue import join, say, say_n, with_remark
from notice_tasks.words.terms import WEEKEND, holiday_name, with_weekday

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.model.workspace import AsOf
    from notice_tasks.reports.labels import Labels
    from notice_tasks.rules.agenda import Agenda, DayKind, Slot

UNITS_NAMED = 3
"""The largest number of units that are named. More are only counted."""


def agenda_screen(agenda: Agenda, as_of: AsOf, labels: Labels, *, names: bool = False) -> Document:
    """What is still owed, the earliest due day first. `names` names every unit."""
    blocks: list[Block] = [Line(Mark(as_of_phrase(as_of), Tone.STRONG))]
    if agenda.month is not None:
        blocks += [Heading(str(agenda.month)), *month_blocks(agenda.days, as_of), Heading(say("Still owed"))]
    blocks += _list(agenda, labels, names=names)
    if agenda.cut_off is not None:
        limit = say("Occurrences are listed up to {day}, {n} years ahead.", day=agenda.cut_off, n=YEARS_AHEAD)
        blocks.append(line(limit, Tone.NEAR))
    if agenda.whole_to is not None:
        limit = say(
            "Occurrences are listed up to {day}, and one more after it; with --to DAY, up to that day.",
            day=agenda.whole_to,
        )
        blocks.append(line(limit, Tone.NEAR))
    return blocks


def _list(agenda: Agenda, labels: Labels, *, names: bool) -> Iterator[Block]:
    columns = (Column(say("Due")), Column(say("Requirement"), wide=True), Column(say("Still owed by"), wide=True))
    days = [(tuple(_title(day.kind)), day.slots) for day in agenda.days]
    days.append(((Mark(say("no day yet"), Tone.STRONG),), agenda.undated))
    sections = tuple(
        Section(title, tuple(_row(slot, labels, names=names) for slot in slots)) for title, slots in days if slots
    )
    if sections:
        yield Sections(columns, sections)
    elif agenda.span == ALWAYS:
        yield line(say("Nothing is owed."), Tone.GOOD)
    else:
        yield line(say("Nothing unfinished is due in that time."), Tone.GOOD)


def _title(kind: DayKind) -> Iterator[Mark]:
    """A day with its weekday, and whether it is a holiday, rest day or make-up day."""
    yield Mark(with_weekday(kind.day), Tone.STRONG)
    if mark := _mark(kind):
        yield Mark(with_remark(mark, say("estimate")) if kind.estimated else mark, Tone.QUIET)


def _mark(kind: DayKind) -> str:
    if kind.make_up:
        return say("make-up working day")
    if kind.rest is None:
        return ""
    return say("rest day") if kind.rest == WEEKEND else holiday_name(kind.rest)


def _row(slot: Slot, labels: Labels, *, names: bool) -> tuple[Mark, ...]:
    name = with_remark(labels.requirement(slot.requirement), slot.cells[0].path)
    return (
        _left(slot),
        Mark(say("redo: {requirement}", requirement=name) if slot.redo else name),
        Mark(_owing(slot, labels, names=names)),
    )


def _left(slot: Slot) -> Mark:
    """The days left, with the time of a moment and a mark for an estimate."""
    due, left = slot.cells[0].verdict.due, slot.days_left
    if due is None or left is None:
        return Mark("")
    mark = timeliness(slot.cells[0])
    text = days_left(left) if left > 0 else mark.text
    if due.moment is not None:
        text = with_remark(text, f"{due.moment:%H:%M}")
    return Mark(with_remark(text, say("estimate")) if due.estimated else text, mark.tone)


def _owing(slot: Slot, labels: Labels, *, names: bool) -> str:
    if names or len(slot.cells) <= UNITS_NAMED:
        return join([labels.unit(cell.unit) for cell in slot.cells])
    return say_n("{n} unit", "{n} units", len(slot.cells))
