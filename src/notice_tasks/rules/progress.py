"""Progress: which act is allowed when, and what a cell's events add up to.

A replay takes the events in order; an act that is not allowed at the progress reached so far has no effect. This keeps
records consistent that were merged from two branches: the same rule judges new acts and old ones.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from notice_tasks.model.event import Act, Event
from notice_tasks.model.workspace import AsOf


class Progress(StrEnum):
    """How far a cell has come, according to its events."""

    PENDING = "pending"
    ACKNOWLEDGED = "acknowledged"
    IN_PROGRESS = "in-progress"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    DONE = "done"
    EXEMPT = "exempt"

    @property
    def delivered(self) -> bool:
        """Whether the unit has handed in what was required."""
        return self in {Progress.SUBMITTED, Progress.DONE}

    @property
    def open(self) -> bool:
        """Whether the unit still owes it."""
        return not self.delivered and self is not Progress.EXEMPT


_P = Progress
_STILL_OWED = (_P.PENDING, _P.ACKNOWLEDGED, _P.IN_PROGRESS, _P.RETURNED)

LEADS_TO: Mapping[Act, Mapping[Progress, Progress]] = {
    Act.ACKNOWLEDGE: {**{p: p for p in Progress if p is not _P.EXEMPT}, _P.PENDING: _P.ACKNOWLEDGED},
    Act.START: dict.fromkeys((_P.PENDING, _P.ACKNOWLEDGED, _P.RETURNED), _P.IN_PROGRESS),
    Act.SUBMIT: dict.fromkeys(_STILL_OWED, _P.SUBMITTED),
    Act.RETURN: dict.fromkeys((_P.SUBMITTED, _P.DONE), _P.RETURNED),
    Act.ACCEPT: {_P.SUBMITTED: _P.DONE},
    Act.DONE: dict.fromkeys((*_STILL_OWED, _P.SUBMITTED), _P.DONE),
    Act.EXEMPT: dict.fromkeys(_STILL_OWED, _P.EXEMPT),
    Act.EXTEND: {p: p for p in _STILL_OWED},
    Act.NOTE: {p: p for p in Progress},
    Act.EVIDENCE: {p: p for p in Progress},
    Act.UNDO: {p: p for p in Progress},
}
"""From which progress each act is allowed, and where it leads: the only such table."""

UNDATED_ACTS = frozenset({Act.ACKNOWLEDGE, Act.NOTE, Act.EVIDENCE, Act.EXTEND, Act.UNDO})
"""Acts that do not change the progress."""


class Effect(StrEnum):
    """The effect of an event in the replay."""

    COUNTS = "counts"
    UNDONE = "undone"
    NO_EFFECT = "no-effect"


def undone_in(events: Iterable[Event]) -> set[str]:
    """The ids of the events that were undone.

    What was recorded for a whole notice is undone for the whole notice only, and an undo for a notice undoes nothing
    else.
    """
    events = tuple(events)
    of_notice = {event.id for event in events if event.requirement is None}
    return {
        event.undoes
        for event in events
        if event.undoes is not None and (event.undoes in of_notice) is (event.requirement is None)
    }


class Entry(NamedTuple):
    """An event, its effect, and the progress after it."""

    event: Event
    effect: Effect
    progress: Progress


class History(NamedTuple):
    """The events of one cell in replay order, with their effects."""

    entries: tuple[Entry, ...] = ()

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        return self.entries[-1].progress if self.entries else Progress.PENDING

    def counting(self, *acts: Act) -> tuple[Event, ...]:
        """The events that count; only those of the given acts, if any are given."""
        return tuple(
            entry.event
            for entry in self.entries
            if entry.effect is Effect.COUNTS and (not acts or entry.event.did in acts)
        )

    @property
    def own(self) -> "History":
        """The history without the events of the whole notice."""
        return History(tuple(entry for entry in self.entries if entry.event.requirement is not None))

    @property
    def latest_change(self) -> Event | None:
        """The latest event that changed the progress."""
        changes = [event for event in self.counting() if event.did not in UNDATED_ACTS]
        return changes[-1] if changes else None

    @property
    def latest(self) -> Event | None:
        """The latest event, which `undo` would undo."""
        standing = [event for event in self.counting() if event.did is not Act.UNDO]
        return max(standing, key=lambda event: (event.at, event.order)) if standing else None

    @property
    def delivery(self) -> Event | None:
        """The last submission (or done) not since returned."""
        if not self.progress.delivered:
            return None
        deliveries: list[Event] = []
        before = Progress.PENDING
        for entry in self.entries:
            if entry.progress.delivered and not before.delivered:
                deliveries.append(entry.event)
            before = entry.progress
        return deliveries[-1]

    def until(self, day: datetime.date) -> "History":
        """The history up to the end of a day."""
        return History(tuple(entry for entry in self.entries if entry.event.on <= day))

    @property
    def first_delivery(self) -> Event | None:
        """The first submission (or done), even if it was returned since: it decides between met and late."""
        return next((entry.event for entry in self.entries if entry.progress.delivered), None)

    @property
    def done_on(self) -> datetime.date | None:
        """The day of the hand-in; None while it is owed."""
        return None if self.delivery is None else self.delivery.on


def seen_as_of(events: Sequence[Event], as_of: AsOf) -> list[Event]:
    """The events that are visible as of an instant, in order.

    An event that was undone later is treated as if it had never happened, so its undo is visible with it. Otherwise a
    miss could clear on the day of an undo.
    """
    seen = {event.id for event in events if _happened(event, as_of)}
    seen |= {event.id for event in events if event.on > as_of.day and event.undoes in seen}
    return [event for event in events if event.id in seen]


def _happened(event: Event, as_of: AsOf) -> bool:
    """Whether an event had happened by then; `on` decides.

    If an instant was asked for, an event of that day counts from its moment on, if that is known.
    """
    if event.on != as_of.day or as_of.recorded_until is None:
        return event.on <= as_of.day
    moment = event.moment(as_of.zone)
    return moment is None or moment <= as_of.recorded_until


def replay(events: tuple[Event, ...]) -> History:
    """The history of a cell, or of a whole notice; its events must be in replay order.

    A notice can be acknowledged at any progress, even if that changes nothing here.
    """
    taken_back = undone_in(events)
    progress = Progress.PENDING
    entries = []
    for event in events:
        if event.id in taken_back:
            effect = Effect.UNDONE
        elif progress in LEADS_TO[event.did]:
            effect = Effect.COUNTS
            progress = LEADS_TO[event.did][progress]
        elif event.requirement is None:
            effect = Effect.COUNTS
        else:
            effect = Effect.NO_EFFECT
        entries.append(Entry(event, effect, progress))
    return History(tuple(entries))
