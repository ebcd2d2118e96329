"""Batches: what one command wrote for several units, and what of it still stands.

An event stands as long as no undo names it, whatever it came to.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from notice_tasks.model.event import OF_SERIES, Act, Event
from notice_tasks.model.unit import Unit


class Batch(NamedTuple):
    """What one command wrote for `written` units, of which some are `standing`; its `first` event speaks for all."""

    id: str
    first: Event
    written: int
    standing: int


class Single(NamedTuple):
    """Of a unit's events that stand and belong to no batch, the one recorded last."""

    unit: Unit
    event: Event


class Recent(NamedTuple):
    """What could be taken back of some units' cells, which `path` names; the newest first."""

    path: str
    batches: tuple[Batch, ...]
    singles: tuple[Single, ...]


def recent(
    path: str,
    of: tuple[str, datetime.date | None],
    records: Mapping[str, tuple[Event, ...]],
    units: Mapping[str, Unit],
) -> Recent:
    """The batches that touch cells of these units, and each unit's latest event without one.

    `of` are the requirement and the occurrence; `records` are the events of all units, for a batch is told whole.
    """
    batches: dict[str, dict[Event, bool]] = {}
    touched = set()
    singles: dict[str, Event] = {}
    for unit, events in records.items():
        taken_back = {event.undoes for event in events}
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


def _of_cell(events: Iterable[Event], requirement: str, occurrence: datetime.date | None) -> Iterator[Event]:
    """What may be taken back of one cell; what was said of a whole series belongs to each occurrence of it."""
    for event in events:
        same = event.occurrence == occurrence or (event.occurrence is None and event.did in OF_SERIES)
        if event.requirement == requirement and event.did is not Act.UNDO and same:
            yield event


def _batch(id_: str, stands: Mapping[Event, bool]) -> Batch:
    first = min(stands, key=lambda event: (event.at, event.id))
    return Batch(id_, first, len(stands), sum(stands.values()))
