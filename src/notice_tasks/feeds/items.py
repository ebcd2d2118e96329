"""The items of a cell in calendar feeds, their days and their alarms.

An item depends only on the checklists and the records, never on the clock: the same input gives the same item on any
day. A cell has the same items in the feeds of its unit, notice and groups and in the feed of everything.
"""

import datetime
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Final

from notice_tasks.feeds.changes import stamps_of
from notice_tasks.feeds.item import Alarm, CommonProperties, Item, Task, TaskStatus
from notice_tasks.feeds.texts import description, is_cancelled, summary, summary_of_reminder, summary_of_window
from notice_tasks.model.event import Event
from notice_tasks.model.workspace import Reminders, Settings
from notice_tasks.rules.cells import Cell
from notice_tasks.rules.progress import Progress
from notice_tasks.rules.reminders import LEAD, lead_of
from notice_tasks.rules.steps import Due

ALARMS_AT_MOST: Final = 4
CANCELLED_KEPT: Final = datetime.timedelta(days=60)
"""How long withdrawn requirements stay in the feeds as cancelled."""


def items_of(
    cell: Cell, settings: Settings, newest: datetime.date, said: Sequence[Event], *, tasks: bool = False
) -> Iterator[Item | Task]:
    """The items of a cell: its window, if it has one, its days of reminder, and its due day.

    Ages are counted from `newest`, the newest day in the data. `said` are all events of the unit about the notice. With
    `tasks`, a task for the due day comes last.
    """
    due = cell.verdict.due
    if due is None or due.day is None or not cell.requirement.kind.counts or _is_past(cell, due.day, settings, newest):
        return
    try:
        after, (start, end) = _next(due.day), _times(due, due.day)
    except OverflowError:  # a typo in a year: the day after or the half hour before does not exist
        return
    common, rings = _common_properties(cell, said, settings), settings.calendar.reminders
    if due.opens_on is not None:
        yield Item(_uid(cell, settings, "window"), common, summary_of_window(cell), due.opens_on, after)
    days = _reminders(cell, settings, due.day)
    if rings is not Reminders.ALARMS:
        yield from _days_of_reminder(cell, settings, common, due.day, days)
    if rings is Reminders.EVENTS:
        days = ()
    uid = _uid(cell, settings, "due")
    yield Item(uid, common, summary(cell), start, end, _alarms(days, settings, uid, start, due.day))
    if tasks:
        yield _task(cell, settings, common, due, days)


def _is_past(cell: Cell, day: datetime.date, settings: Settings, newest: datetime.date) -> bool:
    """Whether a cell is too old for the feeds."""
    withdrawn = cell.requirement.withdrawn
    gone = withdrawn is not None and newest - withdrawn.on > CANCELLED_KEPT
    return gone or (newest - day).days > settings.calendar.keep_days


def _common_properties(cell: Cell, said: Sequence[Event], settings: Settings) -> CommonProperties:
    sequence, changed = stamps_of(cell, said, settings.calendar.revised)
    name = f"{cell.notice.id}/{cell.unit.id}"
    return CommonProperties(name, sequence, changed, description(cell), cell.notice.source.url, is_cancelled(cell))


def _uid(cell: Cell, settings: Settings, part: str, component: str = "vevent") -> str:
    """A UID made of ids alone, so it survives a changed title, day or state. An occurrence's id is its nominal day."""
    occurrence = "" if cell.occurrence is None else cell.occurrence.isoformat()
    parts = (settings.id, cell.notice.id, cell.requirement.id, cell.unit.id, occurrence, component, part)
    return f"{sha256('/'.join(parts).encode()).hexdigest()[:32]}@notice-tasks"


def _next(day: datetime.date) -> datetime.date:
    return day + datetime.timedelta(days=1)


def _times(due: Due, day: datetime.date) -> tuple[datetime.date, datetime.date]:
    if due.moment is None:
        return day, _next(day)
    moment = due.moment.astimezone(datetime.UTC)
    return moment - LEAD, moment


def _reminders(cell: Cell, settings: Settings, due_on: datetime.date) -> tuple[int, ...]:
    """The days of reminder before the due day, the nearest first; none if the cell is closed."""
    if cell.closed:
        return ()
    remind = settings.remind if cell.requirement.remind is None else cell.requirement.remind
    return tuple(sorted({days for days in remind if days < due_on.toordinal()}))


def _days_of_reminder(
    cell: Cell, settings: Settings, common: CommonProperties, due_on: datetime.date, reminders: tuple[int, ...]
) -> Iterator[Item]:
    """Items on the days of reminder, for programs that show no alarms. The due day has its own item."""
    for days in reversed([days for days in reminders if days][:ALARMS_AT_MOST]):
        day = due_on - datetime.timedelta(days=days)
        yield Item(_uid(cell, settings, f"remind-{days}"), common, summary_of_reminder(cell, days), day, _next(day))


def _alarms(
    reminders: tuple[int, ...], settings: Settings, uid: str, start: datetime.date, due_on: datetime.date
) -> tuple[Alarm, ...]:
    """The nearest alarms that ring before an item begins, the earliest first."""
    leads = ((days, lead_of(start, due_on, days, settings.timezone)) for days in reminders)
    alarms = [Alarm(f"{days}-{uid}", before) for days, before in leads if before > datetime.timedelta()]
    return tuple(reversed(alarms[:ALARMS_AT_MOST]))


def _task(cell: Cell, settings: Settings, common: CommonProperties, due: Due, reminders: tuple[int, ...]) -> Task:
    assert due.day is not None  # guaranteed by items_of
    uid = _uid(cell, settings, "due", "vtodo")
    when = due.day if due.moment is None else due.moment.astimezone(datetime.UTC)
    status = _status(cell)
    completed = None
    if status is TaskStatus.COMPLETED and cell.history.done_on is not None:
        completed = datetime.datetime.combine(cell.history.done_on, datetime.time(), settings.timezone)
    return Task(uid, common, summary(cell), when, status, completed, _alarms(reminders, settings, uid, when, due.day))


def _status(cell: Cell) -> TaskStatus:
    if is_cancelled(cell) or cell.progress is Progress.EXEMPT:
        return TaskStatus.CANCELLED
    states = {Progress.DONE: TaskStatus.COMPLETED, Progress.SUBMITTED: TaskStatus.IN_PROCESS}
    return states.get(cell.progress, TaskStatus.NEEDS_ACTION)
