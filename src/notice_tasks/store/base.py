"""What every store promises.

An event that was acknowledged is never lost, whatever happens next; nothing that was written is ever changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from contextlib import AbstractContextManager

    from notice_tasks.model.event import Event, Record


class RecordStore(Protocol):
    """Where records are kept."""

    def read(self, notice: str, unit: str) -> Record:
        """What a unit did about a notice; an empty record when nothing was.

        Raises:
            BadInput: the record cannot be read or is faulty.
        """

    def place_of(self, notice: str, unit: str) -> str:
        """Where that record is kept, to be said to people."""

    def kept(self) -> Iterator[tuple[str, str]]:
        """The notice and unit of every record there is."""

    def of_batch(self, batch: str) -> Iterator[tuple[str, str]]:
        """The notice and unit of every record that may hold events of a batch, those written to last first."""

    def batches(self) -> set[str]:
        """The ids of all batches."""

    def writing(self) -> AbstractContextManager[None]:
        """Keep other writers out; what is read inside is what will be added to.

        Raises:
            BadInput: another writer does not finish, or the store cannot be written.
        """

    def add(self, events: Mapping[tuple[str, str], tuple[Event, ...]]) -> None:
        """Add new events to the records of (notice, unit), all or none; durable when it returns. Only inside `writing`.

        Raises:
            ChangedMeanwhile: what was read inside is not any more what is there; nothing is recorded.
            BadInput: the store cannot be written: nothing is recorded.
        """
