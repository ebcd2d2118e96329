"""The lines of the append-only record.

`on` is the day a thing really happened, `at` the moment it was recorded.
"""

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple


class Act(StrEnum):
    """What an event says was done."""

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
"""The fields of which an act's event must have one, or it says nothing."""


OF_SERIES: Final = frozenset({Act.ACKNOWLEDGE, Act.NOTE, Act.UNDO})
"""Acts that may be for all occurrences of what recurs: no occurrence need be known for them."""


class Event(NamedTuple):
    """Who did what, when; the fields after `note` belong to single acts.

    `occurrence` is the nominal day of the occurrence of what recurs; `clock` the local time of day at which it really
    happened, where somebody said.
    `to` is the later due day or moment of an extension, or the redo day of a return (inclusive); `path` or `url`,
    `sha256` and `dated` describe evidence; `undoes` is the id of the event taken back. `batch` is ID/N where the
    command wrote N events, more than one.
    """

    id: str
    at: datetime.datetime
    on: datetime.date
    by: str
    requirement: str
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
        """Where it stands in a replay: never its line, so that merges cannot change what happened."""
        return (self.on, self.at, self.id)

    @property
    def batch_id(self) -> str | None:
        """The id of its batch, without the number of events."""
        return None if self.batch is None else self.batch.partition("/")[0]

    def moment(self, zone: datetime.tzinfo) -> datetime.datetime | None:
        """When it happened, to the minute: at the time said, or when it was recorded, if that was the same day.

        None where nobody can say.
        """
        if self.clock is not None:
            return datetime.datetime.combine(self.on, self.clock, zone)
        try:
            at = self.at.astimezone(zone)
        except OverflowError:  # there it lies outside the years 1 to 9999: a slip
            return None
        return at if at.date() == self.on else None


class Record(NamedTuple):
    """What one unit did about one notice, in replay order; each event id once."""

    notice: str
    unit: str
    events: tuple[Event, ...] = ()


def replay_order(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events sorted for replay, an id that a merge doubled counted once."""
    once = {event.id: event for event in events}
    return tuple(sorted(once.values(), key=lambda event: event.order))
