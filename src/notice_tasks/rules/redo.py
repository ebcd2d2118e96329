"""The redo day of a return."""

from notice_tasks.dates.workdays import WorkCalendar, YearNotAnnounced, workdays_after
from notice_tasks.model.event import Event
from notice_tasks.rules.cells import Cell
from notice_tasks.rules.recording import Accepted, Refused
from notice_tasks.rules.timeliness import due_on_day


def with_redo_day(returned: Event, cell: Cell, workdays: int, calendar: WorkCalendar) -> Accepted | Refused:
    """A return with its redo day if none was given: a number of working days later, never before the day in force.

    It is refused if these working days are not known: then the day must be given.
    """
    if returned.to is not None:
        return Accepted(returned)
    try:
        to = workdays_after(returned.on, workdays, calendar).day
    except YearNotAnnounced as unknown:
        return Refused("redo-unknown", {"year": unknown.year})
    except OverflowError:
        return Refused("redo-unknown", {"year": returned.on.year})
    due = due_on_day(cell.terms, cell.history, returned.on)
    return Accepted(returned._replace(to=to if due is None or due.day is None else max(to, due.day)))
