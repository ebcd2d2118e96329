"""Hand-ins that are late because their day was not given: they may have happened on the due day.

A hand-in is recorded as of today if no day is given.
"""

import datetime

from notice_tasks.dates.workdays import WorkCalendar, YearNotAnnounced, plain_day
from notice_tasks.rules.cells import Cell
from notice_tasks.rules.timeliness import Timeliness, due_on_day


def just_due(before: Cell, after: Cell, on: datetime.date, calendar: WorkCalendar) -> datetime.date | None:
    """The due day that a hand-in of a day missed; None if it is in time, or if a day between them was worked.

    `before` is the cell without the hand-in, and `after` the cell with it.
    """
    if not (after.timeliness is Timeliness.MET_LATE or after.verdict.redo_missed):
        return None
    due = due_on_day(before.terms, before.history, on)
    if due is None or due.day is None or due.day >= on:
        return None
    between = range(due.day.toordinal() + 1, on.toordinal())
    return due.day if all(_rests(datetime.date.fromordinal(day), calendar) for day in between) else None


def _rests(day: datetime.date, calendar: WorkCalendar) -> bool:
    try:
        return calendar.rest_day(day) is not None
    except YearNotAnnounced:
        return plain_day(day) is not None
