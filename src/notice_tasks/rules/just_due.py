"""Hand-ins that are late because their day was not given: they may have happened on the due day.

A hand-in is recorded as of today if no day is given.
"""

import datetime

from notice_tasks.dates.workdays import WorkCalendar, YearNotAnnounced, plain_day
from notice_tasks.model.event import Act
from notice_tasks.rules.cells import Cell
from notice_tasks.rules.outcome import Recorded
from notice_tasks.rules.timeliness import Timeliness, due_on_day


def just_due(before: Cell, recorded: Recorded, calendar: WorkCalendar) -> datetime.date | None:
    """The due day that a hand-in of today missed; None if it is in time, or if a day between them was worked.

    `before` is the cell without the hand-in.
    """
    after, event = recorded.cell, recorded.event
    late = after.timeliness is Timeliness.MET_LATE or after.verdict.redo_missed
    if not (recorded.new and late and event.did in {Act.SUBMIT, Act.DONE}):
        return None
    due = due_on_day(before.terms, before.history, event.on)
    if due is None or due.day is None or due.day >= event.on:
        return None
    between = range(due.day.toordinal() + 1, event.on.toordinal())
    return due.day if all(_rests(datetime.date.fromordinal(day), calendar) for day in between) else None


def _rests(day: datetime.date, calendar: WorkCalendar) -> bool:
    try:
        return calendar.rest_day(day) is not None
    except YearNotAnnounced:
        return plain_day(day) is not None
