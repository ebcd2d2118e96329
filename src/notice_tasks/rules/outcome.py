"""The outcome of a command that records something."""

import datetime
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from notice_tasks.model.event import Event
from notice_tasks.model.unit import Unit
from notice_tasks.rules.cell_context import Receipt
from notice_tasks.rules.cells import Cell
from notice_tasks.rules.recording import Refused


class Recorded(NamedTuple):
    """The outcome for one cell, or for one unit's receipt of a notice.

    It has its state now, the event that led to it, and whether that event is new.
    """

    cell: Cell | Receipt
    event: Event
    new: bool
    file: str


class Skipped(NamedTuple):
    """A cell of a group's unit to which the act does not apply in its state, and why."""

    cell: Cell
    refused: Refused


class Outcome(NamedTuple):
    """The outcome of a command: the units recorded, and those of a group that were passed over.

    `target` has the words of the command line that named the units. `rest_day` is the name of the rest day on which an
    extension ends, if it does; `of_batch` tells that a batch was undone, and `still` names the units left out whose
    records of it are still in force. `make_up_days` are
    the Saturdays and Sundays that are worked, among the days told. `just_due` has, by the id of the unit, the due
    day of each hand-in that is late only because it was recorded as of today, some rest days later at most.
    """

    target: tuple[str, ...]
    recorded: tuple[Recorded, ...]
    skipped: tuple[Skipped, ...]
    rest_day: str | None = None
    of_batch: bool = False
    still: tuple[str, ...] = ()
    make_up_days: frozenset[datetime.date] = frozenset()
    just_due: Mapping[str, datetime.date] = MappingProxyType({})

    @property
    def of_several(self) -> bool:
        """Whether it is about more than one unit."""
        return len(self.recorded) + len(self.skipped) > 1

    @property
    def new(self) -> tuple[Recorded, ...]:
        """The cells that have a new event."""
        return tuple(result for result in self.recorded if result.new)

    @property
    def batch(self) -> str | None:
        """The id of the batch that was written; None if there was one event or none."""
        return next((result.event.batch_id for result in self.new), None)


class Refusals(NamedTuple):
    """Why nothing was recorded for a requirement (its title and path), or undone of a batch (its id), unit by unit."""

    requirement: tuple[tuple[str, str], ...] | str
    reasons: tuple[tuple[Unit, Refused], ...]
