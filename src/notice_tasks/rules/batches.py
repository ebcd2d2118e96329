"""Batches: the events that one command wrote for several units, and those of them that are not undone.

An event counts as standing until an undo names it, whether or not it has an effect.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from notice_tasks.model.event import OF_SERIES, Act, Event
from notice_tasks.model.unit import Unit
from notice_tasks.rules.progress import undone_in


class Batch(NamedTuple):
    """The events of one command: `written` of them, of which some are `standing`; `first` represents them all."""

    id: str
    first: Event
    written: int
    standing: int


class Single(NamedTuple):
    """The latest standing event of a unit that belongs to no batch."""

    unit: Unit
    event: Event


class Recent(NamedTuple):
    """What can be undone of some units' cells, which `path` names; the newest first."""

    path: str
    batches: tuple[Batch, ...]
    singles: tuple[Single, ...]


def recent(
    path: str,
    of: tuple[str | None, datetime.date | None],
    records: Mapping[str, tuple[Event, ...]],
    units: Mapping[str, Unit],
) -> Recent:
    """The batches that touch cells of these units, and each unit's latest event without one.

    `of` is the requirement, or None for the whole notice, and the occurrence; `records` has the events of all units,
    because a batch is shown whole.
    """
    batches: dict[str, dict[Event, bool]] = {}
    touched = set()
    singles: dict[str, Event] = {}
    for unit, events in records.items():
        taken_back = undone_in(events)
        for event in _of_cell(events, *of):
            stands = event.id not in taken_back
            if event.batch_id is not None:
                batches.setdefault(event.batch_id, {})[event] = stands
                touched |= {event.batch_id} if unit in units else set()
            elif stands and unit in units:
                singles[unit] = max(singles.get(unit, event), event, key=lambda event: event.at)
    return Recent(
        path,
        tuple(sorted((_batch(id_, batches[id_]) for id_ in touched), key=lambda batch: batch.first.at, reverse=True)),
        tuple(
            Single(units[unit], event)
            for unit, event in sorted(singles.items(), key=lambda one: one[1].at, reverse=True)
        ),
    )


def _of_cell(events: Iterable[Event], requirement: str | None, occurrence: datetime.date | None) -> Iterator[Event]:
    """The events of one cell that can be undone; those of a whole series belong to each of its occurrences."""
    for event in events:
        same = event.occurrence == occurrence or (event.occurrence is None and event.did in OF_SERIES)
        if event.requirement == requirement and event.did is not Act.UNDO and same:
            yield event


def _batch(id_: str, stands: Mapping[Event, bool]) -> Batch:
    first = min(stands, key=lambda event: (event.at, event.id))
    return Batch(id_, first, len(stands), sum(stands.values()))
