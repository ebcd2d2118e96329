"""The screen of `agenda`: a list by day, and a month as a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.dates.span import ALWAYS
from notice_tasks.reports.content import Block, Column, Document, Heading, Line, Mark, Section, Sections, Tone, line
from notice_tasks.reports.month import month_blocks, period
from notice_tasks.reports.phrases import as_of_phrase, days_left, timeliness, whom_to_call
from notice_tasks.reports.repeated import Repeated
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

"""A unit has no such contact."""


class AgendaLook(NamedTuple):
    """How the agenda is shown: `names` names every unit, `contacts` each with its contact and phone number.

    `words` are those of the same command with every name, and `again` the other options it has.
    """

    names: bool = False
    contacts: bool = False
    words: str = "agenda --names"
    again: Repeated = Repeated()


PLAIN_LOOK: Final = AgendaLook()


def agenda_screen(agenda: Agenda, as_of: AsOf, labels: Labels, look: AgendaLook = PLAIN_LOOK) -> Document:
    """What is still owed, the earliest due day first."""
    blocks: list[Block] = [Line(Mark(as_of_phrase(as_of), Tone.STRONG))]
    if agenda.period is not None:
        blocks += [Heading(period(agenda.period)), *month_blocks(agenda.days, as_of), Heading(say("Still owed"))]
    blocks += _list(agenda, labels, look)
    blocks += _not_listed(agenda, look)
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


def _list(agenda: Agenda, labels: Labels, look: AgendaLook) -> Iterator[Block]:
    columns = _columns(look)
    days = [(tuple(_title(day.kind)), day.slots) for day in agenda.days]
    days.append(((Mark(say("no day yet"), Tone.STRONG),), agenda.undated))
    sections = tuple(
        Section(title, tuple(row for slot in slots for row in _rows(slot, labels, look)))
        for title, slots in days
        if slots
    )
    if sections:
        yield Sections(columns, sections)
        years = {slot.occurrence.year for slot in agenda.undated if slot.occurrence is not None}
        for year in sorted(years):
            yield line(say("The working days of {year} are not announced yet (--estimate).", year=year), Tone.NEAR)
    elif agenda.span == ALWAYS:
        yield line(say("Nothing is owed."), Tone.GOOD)
    else:
        yield line(say("Nothing unfinished is due in that time."), Tone.GOOD)


def _columns(look: AgendaLook) -> tuple[Column, Column, Column]:
    due = Column(say("Due"))
    if not look.contacts:
        return due, Column(say("Requirement"), wide=True), Column(say("Still owed by"), wide=True)
    what = Column(say("Requirement, and who still owes it"), wide=True)
    return due, what, Column(say("Contact"), wide=True)


def _not_listed(agenda: Agenda, look: AgendaLook) -> Iterator[Block]:
    """What the list leaves out: names, and what has no due day."""
    slots = [*(slot for day in agenda.days for slot in day.slots), *agenda.undated]
    if not (look.names or look.contacts) and any(len(slot.cells) > UNITS_NAMED for slot in slots):
        yield line(say("With every name: {command}", command=look.again.command(look.words)), Tone.QUIET)
    owed, exhortations = agenda.left_out
    if owed or exhortations:
        parts = [say_n("{n} requirement still owed", "{n} requirements still owed", owed)] if owed else []
        if exhortations:
            parts.append(
                say_n("{n} standing duty or encouragement", "{n} standing duties and encouragements", exhortations)
            )
        command = look.again.command("status --all-kinds")
        told = say("Without a due day, so not listed: {parts}. See them: {command}", parts=join(parts), command=command)
        yield line(told, Tone.QUIET)


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


def _rows(slot: Slot, labels: Labels, look: AgendaLook) -> Iterator[tuple[Mark, ...]]:
    """One row for a requirement; with contacts, one more for each unit."""
    first = slot.cells[0]
    # Without the path, the contacts have room beside the names.
    name = labels.cell(first) if look.contacts else with_remark(labels.requirement(slot.requirement), first.path)
    what = (_left(slot), Mark(say("redo: {requirement}", requirement=name) if slot.redo else name))
    if not look.contacts:
        yield (*what, Mark(_owing(slot, labels, names=look.names)))
        return
    yield (*what, Mark(""))
    for cell in slot.cells:
        yield Mark(""), Mark(f"  {labels.unit(cell.unit)}"), Mark(whom_to_call(cell.unit.contact))


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
