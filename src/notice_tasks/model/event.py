"""The lines of the append-only record.

`on` is the day on which something happened, `at` the moment at which it was recorded.
"""

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple


class Act(StrEnum):
    """The act that an event records."""

    ACKNOWLEDGE = "acknowledge"
    START = "start"
    NOTE = "note"
    SUBMIT = "submit"
    RETURN = "return"
    ACCEPT = "accept"
    DONE = "done"
    EXEMPT = "exempt"
    EXTEND = "extend"
    EVIDENCE = "evidence"
    UNDO = "undo"


NEEDS_ONE_OF: Final[Mapping[Act, tuple[str, ...]]] = {
    Act.EXTEND: ("to",),
    Act.EVIDENCE: ("path", "url"),
    Act.UNDO: ("undoes",),
}
"""The fields of which an event of this act must have at least one."""


OF_NOTICE: Final = frozenset({Act.ACKNOWLEDGE, Act.UNDO})
"""Acts that may be about a whole notice; their event then has no requirement."""

OF_SERIES: Final = frozenset({Act.ACKNOWLEDGE, Act.NOTE, Act.UNDO})
"""Acts that may apply to a whole series; no occurrence need be known for them."""


class Event(NamedTuple):
    """Who did what and when; the fields after `note` belong to single acts.

    `requirement` is None if the act is about the whole notice, which is possible for the acts in `OF_NOTICE`.
    `occurrence` is the nominal day of an occurrence, where the requirement recurs; `clock` is the local time of day at
    which it happened, where that was given. `to` is the later due day or moment of an extension, or the redo day of a
    return (inclusive); `path` or `url`, `sha256` and `dated` describe evidence; `undoes` is the id of the event that
    was undone. `batch` is ID/N if one command wrote N events, N > 1.
    """

    id: str
    at: datetime.datetime
    on: datetime.date
    by: str
    requirement: str | None
    did: Act
    occurrence: datetime.date | None = None
    clock: datetime.time | None = None
    note: str | None = None
    without_evidence: bool = False
    to: datetime.date | None = None
    path: str | None = None
    url: str | None = None
    sha256: str | None = None
    dated: datetime.date | None = None
    undoes: str | None = None
    batch: str | None = None

    @property
    def order(self) -> tuple[datetime.date, datetime.datetime, str]:
        """The sort key for a replay. It never depends on the line in the file, so merges cannot change the result."""
        return (self.on, self.at, self.id)

    @property
    def batch_id(self) -> str | None:
        """The id of its batch, without the number of events."""
        return None if self.batch is None else self.batch.partition("/")[0]

    def moment(self, zone: datetime.tzinfo) -> datetime.datetime | None:
        """When it happened, to the minute: at `clock`, or when it was recorded if that was the same day.

        None if the time is unknown.
        """
        if self.clock is not None:
            return datetime.datetime.combine(self.on, self.clock, zone)
        try:
            at = self.at.astimezone(zone)
        except OverflowError:  # outside the years 1 to 9999 in this zone: a wrong year
            return None
        return at if at.date() == self.on else None


class Record(NamedTuple):
    """What one unit did about one notice, in replay order; each event id once."""

    notice: str
    unit: str
    events: tuple[Event, ...] = ()


def replay_order(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events sorted for replay; an id that a merge duplicated counts once."""
    once = {event.id: event for event in events}
    return tuple(sorted(once.values(), key=lambda event: event.order))
