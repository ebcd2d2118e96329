"""N508: one command recorded events for several units, and some of them are missing.

A command records for all its units or for none, and each of its events gives their number. If fewer are found, a line
was lost in a merge, or a file was not committed or was deleted. Restore the missing events. If they cannot be found,
undo the others (`notice-tasks undo --batch ID`), record again, and accept the finding in the settings.

Wrong:  batch = "7k2m9q4d/3" in the records of two units
Right:  batch = "7k2m9q4d/2" in the records of two units
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Level, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.store.base import SoundRecord

CODE: Final = "N508"
LEVEL: Final = Level.ERROR
TITLE: Final = "Incomplete records of one command"
SENTENCES: Final = {
    "": (
        "Only {found} of the {written} records of batch {batch} are here. Was a line lost in a merge, or a file not "
        "committed? Find the others and restore them: git log --all -p -S {batch}"
    ),
}

Batches = dict[str, tuple[Place, int]]
"""The first place of each batch of a notice, and the number of its events found."""

_DIGITS: Final = 9
"""No command writes so many events, and Python refuses to read very long numbers."""


def count(record: SoundRecord, batches: Batches) -> None:
    """Add the events of one record to the batches."""
    batch_of = {event.id: event.batch for event in record.record.events}
    for index, entry in enumerate(record.values["events"]):
        batch = batch_of.pop(entry["id"], None)
        if batch is not None:
            place, found = batches.get(batch, (Place(record.file, ("events", index, "batch")), 0))
            batches[batch] = (place, found + 1)


def check(batches: Batches) -> Iterator[Problem]:
    """Yield a problem at every batch with missing events."""
    for batch, (place, found) in batches.items():
        id_, _slash, written = batch.partition("/")
        said = int(written[:_DIGITS])
        if found < said:
            yield Problem(CODE, place, {"batch": id_, "written": said, "found": found})
