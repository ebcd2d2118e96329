"""What stands in a feed: events (VEVENT), tasks (VTODO) and their alarms, as values."""

import datetime
from enum import StrEnum
from typing import NamedTuple


class Alarm(NamedTuple):
    """A reminder; `before` is how long before its item's start, or a task's due day, it rings: more than nothing."""

    uid: str
    before: datetime.timedelta


class CommonProperties(NamedTuple):
    """What all items of a cell tell alike. `cell` is NOTICE/UNIT; the stamps move with every visible change."""

    cell: str
    sequence: int
    changed: datetime.datetime
    description: str
    url: str | None
    cancelled: bool


class Item(NamedTuple):
    """One VEVENT. All-day items have days, `end` exclusive; timed ones have instants in UTC."""

    uid: str
    common: CommonProperties
    summary: str
    start: datetime.date | datetime.datetime
    end: datetime.date | datetime.datetime
    alarms: tuple[Alarm, ...] = ()


class TaskStatus(StrEnum):
    """How a task stands, in the words of RFC 5545 (section 3.8.1.11)."""

    NEEDS_ACTION = "NEEDS-ACTION"
    IN_PROCESS = "IN-PROCESS"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"


class Task(NamedTuple):
    """One VTODO. `due` is a day, inclusive, or an instant in UTC; `completed` is the instant at which its day began."""

    uid: str
    common: CommonProperties
    summary: str
    due: datetime.date | datetime.datetime
    status: TaskStatus
    completed: datetime.datetime | None = None
    alarms: tuple[Alarm, ...] = ()
