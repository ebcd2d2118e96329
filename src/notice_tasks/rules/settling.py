"""What has to be settled when an act has no effect, for example after a merge of two people's records."""

from collections.abc import Iterator
from typing import NamedTuple

from notice_tasks.model.event import Event, replay_order
from notice_tasks.rules.progress import UNDATED_ACTS, Effect, History, Progress, replay


class Unsettled(NamedTuple):
    """An act without effect, and the progress of the cell at that point.

    It counts once the events `in_its_way` are undone, the latest first; empty if that does not help. It also counts
    once `again`, which was undone, is recorded again.
    """

    event: Event
    progress: Progress
    in_its_way: tuple[Event, ...]
    again: Event | None = None


def is_unsettled(history: History) -> bool:
    """Whether an act of a cell has no effect."""
    return any(entry.effect is Effect.NO_EFFECT for entry in history.entries)


def unsettled(history: History) -> Iterator[Unsettled]:
    """The acts of a cell that have no effect."""
    for entry in history.entries:
        if entry.effect is Effect.NO_EFFECT:
            in_its_way = _in_the_way(history, entry.event)
            again = None if in_its_way else _wanting(history, entry.event)
            yield Unsettled(entry.event, entry.progress, in_its_way, again)


def _in_the_way(history: History, event: Event) -> tuple[Event, ...]:
    """The events to undo so that an act counts and no other loses its effect, the latest first."""
    counting = history.counting()
    before = [one for one in counting if one.order < event.order and one.did not in UNDATED_ACTS]
    gone: set[str] = set()
    while True:
        without = tuple(entry.event for entry in history.entries if entry.event.id not in gone)
        effects = {entry.event.id: entry.effect for entry in replay(without).entries}
        lost = {one.id for one in counting if effects.get(one.id) is Effect.NO_EFFECT}
        if lost:
            gone |= lost
        elif effects[event.id] is Effect.COUNTS:
            return tuple(one for one in reversed(counting) if one.id in gone)
        elif before:
            gone.add(before.pop().id)
        else:
            return ()


def _wanting(history: History, event: Event) -> Event | None:
    """The latest undone act that would let another one count if it were recorded again."""
    events = tuple(entry.event for entry in history.entries)
    last = max(one.at for one in events)
    for entry in reversed(history.entries):
        if entry.effect is Effect.UNDONE:
            again = entry.event._replace(id=f"{entry.event.id} again", at=last)
            effects = {one.event.id: one.effect for one in replay(replay_order((*events, again))).entries}
            if effects[event.id] is Effect.COUNTS:
                return entry.event
    return None
