"""A workspace as read: its settings, its register and its notices.

Records are not part of it; the store has them.
"""

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from notice_tasks.model.notice import Notice
from notice_tasks.model.unit import Register

RECORDS: Final = "records"
"""The folder of a workspace that holds its records."""


class Ignored(NamedTuple):
    """A finding that the settings accept, and why; without `file` it is accepted everywhere."""

    code: str
    file: str | None
    reason: str


class Reminders(StrEnum):
    """How calendar feeds remind: by alarms, which some programs drop, by separate events, or by both."""

    ALARMS = "alarms"
    EVENTS = "events"
    BOTH = "both"


class CalendarSettings(NamedTuple):
    """How calendar feeds are written.

    `url` is the address at which their folder is published, with a slash at its end. `key` is the file, relative to the
    workspace, of the key for unguessable names. Items whose due day lies more than `keep_days` days before
    the newest day in the data are left out. `tasks` and `singles` ask for feeds of tasks and for files of one deadline.
    `revised` is the day on which settings, register or rest days last changed what feeds show.
    """

    url: str | None = None
    key: str | None = None
    keep_days: int = 3660
    reminders: Reminders = Reminders.ALARMS
    tasks: bool = False
    singles: bool = False
    revised: datetime.date | None = None


class Settings(NamedTuple):
    """The settings of notice-tasks.toml; `due_soon_days` and `remind` are days before a due day.

    Recording for more than `confirm_above` units on a terminal asks for confirmation first. `redo_workdays` is how many
    working days a return leaves if no day is given. `selected` has the codes, or beginnings of codes, that `check`
    looks for; empty means all. `lead_workdays` is how many working days a notice should leave at least.
    """

    id: str
    timezone: ZoneInfo
    organisation: str | None = None
    language: str | None = None
    due_soon_days: int = 3
    confirm_above: int = 10
    redo_workdays: int = 3
    remind: tuple[int, ...] = (7, 3, 1)
    ignored: tuple[Ignored, ...] = ()
    selected: tuple[str, ...] | None = None
    lead_workdays: int = 3
    calendar: CalendarSettings = CalendarSettings()


class Workspace(NamedTuple):
    """Everything that users wrote; notices by id, in the order of their files."""

    settings: Settings
    register: Register
    notices: Mapping[str, Notice]


class AsOf(NamedTuple):
    """The instant as of which a workspace is shown.

    `instant` is in the workspace's time zone, `day` its day there; due moments are compared with the instant.
    `recorded_until` is set only if an instant was asked for: events recorded later than it (itself included) are then
    left out.
    """

    day: datetime.date
    instant: datetime.datetime
    recorded_until: datetime.datetime | None = None

    @property
    def zone(self) -> datetime.tzinfo:
        """The workspace's time zone."""
        return self.instant.tzinfo or datetime.UTC

    @classmethod
    def end_of(cls, day: datetime.date, zone: datetime.tzinfo) -> "AsOf":
        """The end of a whole day."""
        return cls(day, datetime.datetime.combine(day, datetime.time.max, zone))
