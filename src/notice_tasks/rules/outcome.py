"""What became of an order to record something."""

from typing import NamedTuple

from notice_tasks.model.event import Event
from notice_tasks.model.unit import Unit
from notice_tasks.rules.cells import Cell
from notice_tasks.rules.recording import Refused


class Recorded(NamedTuple):
    """What became of one unit's cell: how it stands now, the event that says so, and whether that one is new."""

    cell: Cell
    event: Event
    new: bool
    file: str


class Skipped(NamedTuple):
    """A cell of a group's unit to which the act does not apply as it stands, and why."""

    cell: Cell
    refused: Refused


class Outcome(NamedTuple):
    """What became of an order: the units recorded, and those of a group that were passed over.

    `target` are the words of the command line that named the units. `rest_day` is the name of the rest day, where an
    extension ends on one; `of_batch` tells that a batch was taken back.
    """

    target: tuple[str, ...]
    recorded: tuple[Recorded, ...]
    skipped: tuple[Skipped, ...]
    rest_day: str | None = None
    of_batch: bool = False

    @property
    def new(self) -> tuple[Recorded, ...]:
        """The cells for which something new is recorded."""
        return tuple(result for result in self.recorded if result.new)

    @property
    def batch(self) -> str | None:
        """The id of the batch that was written; none where it was one event or none."""
        return next((result.event.batch_id for result in self.new), None)


class Refusals(NamedTuple):
    """Why nothing was recorded for a requirement, or taken back of a batch, unit by unit."""

    requirement: str
    reasons: tuple[tuple[Unit, Refused], ...]
