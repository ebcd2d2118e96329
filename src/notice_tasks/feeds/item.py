"""The contents of a feed as values: events (VEVENT), tasks (VTODO) and their alarms."""

import datetime
from enum import StrEnum
from typing import NamedTuple


class Alarm(NamedTuple):
    """A reminder. `before` is the positive length by which it precedes the item's start or the task's due day."""

    uid: str
    before: datetime.timedelta


class CommonProperties(NamedTuple):
    """The properties that all items of a cell share. `cell` is NOTICE/UNIT; visible changes move the stamps."""

    cell: str
    sequence: int
    changed: datetime.datetime
    description: str
    url: str | None
    cancelled: bool


class Item(NamedTuple):
    """A VEVENT. All-day items have days, with `end` exclusive; timed items have instants in UTC."""

    uid: str
    common: CommonProperties
    summary: str
    start: datetime.date | datetime.datetime
    end: datetime.date | datetime.datetime
    alarms: tuple[Alarm, ...] = ()


class TaskStatus(StrEnum):
    """The status of a task, in the words of RFC 5545 (section 3.8.1.11)."""

    NEEDS_ACTION = "NEEDS-ACTION"
    IN_PROCESS = "IN-PROCESS"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"


class Task(NamedTuple):
    """A VTODO. `due` is a day (inclusive) or an instant in UTC; `completed` is the instant at which its day began."""

    uid: str
    common: CommonProperties
    summary: str
    due: datetime.date | datetime.datetime
    status: TaskStatus
    completed: datetime.datetime | None = None
    alarms: tuple[Alarm, ...] = ()
