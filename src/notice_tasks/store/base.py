"""What every store promises.

An event that was acknowledged is never lost, and nothing that was written is ever changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from notice_tasks.model.event import Event, Record
    from notice_tasks.problems import Problem
    from notice_tasks.toml.text import Values


class SoundRecord(NamedTuple):
    """A record without fault.

    `file` is its place as `place_of` names it; `values` are its keys as written, with events that a merge doubled.
    """

    file: str
    values: Values
    record: Record


class RecordStore(Protocol):
    """Where records are kept. A record is named by the ids of its notice and its unit."""

    def place_of(self, notice: str, unit: str) -> str:
        """The place of a record, as messages name it."""

    def notices_kept(self) -> Sequence[str]:
        """The notices that may have records, sorted.

        Raises:
            BadInput: the list cannot be read.
        """

    def units_kept(self, notice: str) -> Sequence[str]:
        """The units that have a record of a notice, sorted.

        Raises:
            BadInput: the list cannot be read.
        """

    def kept(self) -> Iterator[tuple[str, str]]:
        """The notice and unit of every record, sorted.

        Raises:
            BadInput: the list cannot be read.
        """

    def of_batch(self, batch: str) -> Iterator[tuple[str, str]]:
        """The notice and unit of every record that may hold events of a batch; recently written notices come first.

        Raises:
            BadInput: a record or the list of records cannot be read.
        """

    def batches(self) -> set[str]:
        """The ids of all batches.

        Raises:
            BadInput: a record or the list of records cannot be read.
        """

    def left_out(self) -> frozenset[tuple[str, str, str]]:
        """The notice, unit and id of each event of an interrupted command.

        No method returns these events until the next writer finishes the command or takes it back.

        Raises:
            BadInput: it cannot be found out which events they are.
        """

    def read(self, notice: str, unit: str) -> Record:
        """What a unit did about a notice; an empty record if nothing was recorded.

        Raises:
            BadInput: the record cannot be read or is faulty.
        """

    def checked(self, notice: str, unit: str) -> SoundRecord | tuple[Problem, ...]:
        """An existing record, or every fault that keeps it from being read.

        Raises:
            BadInput: as `left_out` does.
        """

    def writing(self) -> AbstractContextManager[None]:
        """Lock out other writers. Events are added to what was read inside this context.

        Raises:
            BadInput: another writer does not finish, or the store cannot be written.
        """

    def add(self, events: Mapping[tuple[str, str], tuple[Event, ...]]) -> None:
        """Add new events to the records of (notice, unit), all or none; only inside `writing`.

        The events are durable when this returns.

        Raises:
            ChangedMeanwhile: a record has changed since it was read inside `writing`; nothing is recorded.
            BadInput: the store cannot be written; nothing is recorded.
        """
