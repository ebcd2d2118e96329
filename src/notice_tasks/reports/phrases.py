"""Phrases that several screens share, with their tones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.model.event import Act
from notice_tasks.reports.content import Mark, Tone
from notice_tasks.rules.cell_context import Receipt
from notice_tasks.rules.cells import due_days
from notice_tasks.rules.timeliness import Timeliness
from notice_tasks.words.catalogue import clauses, say, say_n, with_remark
from notice_tasks.words.terms import in_table, term, with_weekday

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notice_tasks.model.unit import Contact
    from notice_tasks.model.workspace import AsOf
    from notice_tasks.rules.cells import Cell, DaysLate
    from notice_tasks.rules.steps import Due
    from notice_tasks.rules.summary import Tally

TONES = {
    Timeliness.UNDATED: Tone.PLAIN,
    Timeliness.UNRESOLVED: Tone.NEAR,
    Timeliness.SCHEDULED: Tone.PLAIN,
    Timeliness.DUE_SOON: Tone.NEAR,
    Timeliness.DUE_TODAY: Tone.NEAR,
    Timeliness.OVERDUE: Tone.BAD,
    Timeliness.MET: Tone.GOOD,
    Timeliness.MET_EXTENDED: Tone.GOOD,
    Timeliness.MET_LATE: Tone.BAD,
    Timeliness.EXEMPT: Tone.QUIET,
}


def as_of_phrase(as_of: AsOf) -> str:
    """The as-of moment of a screen."""
    return say("As of {day}", day=with_weekday(as_of.recorded_until or as_of.day))


def days_left(days: int) -> str:
    """How far away a due day is."""
    if days < 0:
        return say_n("overdue by {n} day", "overdue by {n} days", -days)
    if days == 0:
        return say("due today")
    return say_n("{n} day left", "{n} days left", days)


def timeliness(cell: Cell) -> Mark:
    """A cell's timeliness in words; with a number of days if it is still owed."""
    left, tone = cell.verdict.days_left, TONES[cell.timeliness]
    if cell.verdict.redo and left is not None and (redo := _redo_standing(cell.timeliness, left)):
        return Mark(redo, tone)
    if cell.late is not None:
        return Mark(_late(cell, cell.late), tone)
    if cell.timeliness is Timeliness.OVERDUE and left == 0:
        return Mark(say("overdue since today"), tone)
    if cell.timeliness in {Timeliness.OVERDUE, Timeliness.DUE_SOON} and left is not None:
        return Mark(days_left(left), tone)
    return Mark(term(cell.timeliness), tone)


def _redo_standing(timeliness: Timeliness, left: int) -> str:
    """The timeliness of a returned cell; empty if it is not open or has no redo day."""
    if timeliness is Timeliness.OVERDUE:
        overdue = say_n("redo overdue by {n} day", "redo overdue by {n} days", -left)
        return overdue if left else say("redo overdue since today")
    if timeliness is Timeliness.DUE_TODAY:
        return say("redo due today")
    if timeliness is Timeliness.DUE_SOON:
        return say_n("{n} day left to redo it", "{n} days left to redo it", left)
    return say("redo not due yet") if timeliness is Timeliness.SCHEDULED else ""


def _late(cell: Cell, late: DaysLate) -> str:
    """How late it is, after the extended and after the original due day."""
    if cell.timeliness is Timeliness.OVERDUE:
        word = days_left(-late.days) if late.days else say("overdue since today")
    elif late.days > 0:
        word = say_n("late by {n} day", "late by {n} days", late.days)
    else:
        word = term(cell.timeliness)
    by_original = say_n("{n} day after the original due day", "{n} days after the original due day", late.of_original)
    return with_remark(word, by_original)


def progress(cell: Cell) -> Mark:
    """A cell's progress, and the day of the hand-in."""
    if cell.withdrawn and cell.progress.open:
        return Mark(say("withdrawn"), Tone.QUIET)
    tone = Tone.GOOD if cell.progress.delivered else Tone.PLAIN
    word, due = term(cell.progress), cell.verdict.due
    if cell.verdict.redo and due is not None and due.day is not None and cell.timeliness is not Timeliness.UNDATED:
        return Mark(say("{progress}, to be redone by {day}", progress=word, day=due_day(due)), Tone.NEAR)
    return Mark(word, tone)


def acknowledged(n: int, units: int) -> str:
    """How many units have acknowledged a notice, of those that it asks."""
    return say("Acknowledged {n}/{units}", n=n, units=units)


def tone_of(cell: Cell | Receipt) -> Tone:
    """The tone of a cell's timeliness, or of a receipt."""
    return Tone.PLAIN if isinstance(cell, Receipt) else TONES[cell.timeliness]


def missed(cell: Cell) -> str:
    """The permanent mark of a cell that missed its due day or its redo day."""
    words = [say("missed")] if cell.verdict.missed else []
    return clauses([*words, say("redo missed")] if cell.verdict.redo_missed else words)


def standing(cell: Cell | Receipt) -> str:
    """A cell's progress and timeliness, and a miss that these do not show; of a receipt, whether there is one."""
    if isinstance(cell, Receipt):
        return _receipt(cell)
    parts = [progress(cell).text, timeliness(cell).text, *_untold(cell)]
    return clauses([part for part in dict.fromkeys(parts) if part])


def _receipt(receipt: Receipt) -> str:
    """Whether a notice was acknowledged; where, if not as a whole."""
    if receipt.received is None or receipt.received.event is None:
        return say("not acknowledged")
    if receipt.history.counting(Act.ACKNOWLEDGE):
        return term(receipt.progress)
    id_ = receipt.received.event.requirement or ""
    of_notice = receipt.notice.requirements
    title = of_notice[id_].title if id_ in of_notice else id_
    return with_remark(term(receipt.progress), say("recorded for {requirement}", requirement=title))


def _untold(cell: Cell) -> Iterator[str]:
    overdue = cell.timeliness is Timeliness.OVERDUE
    if cell.verdict.missed and not (cell.timeliness is Timeliness.MET_LATE or (overdue and not cell.verdict.redo)):
        yield say("missed")
    if cell.verdict.redo_missed and not (overdue and cell.verdict.redo):
        yield say("redo missed")


def due_day(due: Due | None) -> str:
    """A due day or moment for a table; an estimate is marked."""
    if due is None:
        return say("undated")
    if due.day is None:
        return say("no day yet")
    known = in_table(due.moment or due.day)
    return with_remark(known, say("estimate")) if due.estimated else known


def when_due(cells: Sequence[Cell]) -> str:
    """The due day of a requirement. If units differ, the first and the last one, and whether some have none yet.

    Redo days are left out, because they belong to single units and are shown with them.
    """
    own = [cell for cell in cells if not cell.verdict.redo]
    if not own:
        return due_day(cells[0].due)
    cells, days = own, due_days(own)
    if not days:
        return due_day(cells[0].verdict.due)
    ends = [due_day(next(cell.verdict.due for cell in cells if cell.due_on == day)) for day in (days[0], days[-1])]
    known = say("{first} to {last}", first=ends[0], last=ends[1]) if len(days) > 1 else ends[0]
    lacking = sum(cell.due_on is None for cell in cells)
    return known if not lacking else clauses([known, say("{n} no day yet", n=lacking)])


def share(tally: Tally) -> str:
    """What was handed in of what has fallen due, with numerators and denominators, and what they leave out."""
    parts = [say("Fallen due {n}", n=tally.fallen_due)]
    if tally.fallen_due:
        parts += [
            fraction(say("handed in"), tally.handed_in, tally.fallen_due),
            fraction(say("in time"), tally.in_time, tally.handed_in),
            fraction(say("accepted"), tally.accepted, tally.fallen_due),
        ]
    if tally.overdue:
        parts.append(say_n("{n} overdue", "{n} overdue", tally.overdue))
    if tally.due_today:
        parts.append(say_n("{n} due today", "{n} due today", tally.due_today))
    if tally.returned:
        parts.append(say_n("{n} returned", "{n} returned", tally.returned) + _of_them_overdue(tally.redo_overdue))
    if tally.not_due:
        parts.append(_with_handed_in(say("{n} not due yet", n=tally.not_due), tally.not_due_handed_in))
    if tally.undated:
        parts.append(_with_handed_in(say("{n} undated", n=tally.undated), tally.undated_handed_in))
    if without_day := tally.unresolved + tally.unresolved_handed_in:
        parts.append(_with_handed_in(say("{n} without a due day yet", n=without_day), tally.unresolved_handed_in))
    if tally.exempt:
        parts.append(say("{n} exempt, not counted", n=tally.exempt))
    if tally.withdrawn:
        parts.append(say("{n} withdrawn, not counted", n=tally.withdrawn))
    return clauses(parts)


def _with_handed_in(told: str, number: int) -> str:
    return with_remark(told, say("{n} handed in", n=number)) if number else told


def fraction(what: str, part: int, whole: int) -> str:
    """A part of a whole with its percentage, which is rounded down so that 100 means all."""
    told = say("{what} {part}/{whole}", what=what, part=part, whole=whole)
    return with_remark(told, say("{percent}%", percent=part * 100 // whole)) if whole else told


def _of_them_overdue(number: int) -> str:
    return say_n(" ({n} after its redo day)", " ({n} after their redo day)", number) if number else ""


def count(number: int, tone: Tone) -> Mark:
    """A number of cells; zero has no tone."""
    return Mark(str(number), tone) if number else Mark("0", Tone.QUIET)


def part_of(part: int, whole: int) -> Mark:
    """A part of a whole, or a hyphen where there is nothing."""
    return Mark(f"{part}/{whole}", rates=True) if whole else Mark("-", Tone.QUIET)


def whom_to_call(contact: Contact | None) -> str:
    """Whom to call, and the phone number, or the address where there is no number; a dash for what is unknown."""
    if contact is None:
        return "-"
    return " ".join(filter(None, (contact.name or contact.office, contact.phone or contact.email or "-")))
