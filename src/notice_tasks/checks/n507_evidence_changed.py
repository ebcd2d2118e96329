"""N507: an evidence file has changed since it was recorded, or is missing.

Each file is recorded with the SHA-256 of its content. If a file was recorded several times, the latest counts. A
missing file is only a warning: it may be kept elsewhere.

Wrong:  path = "evidence/report.txt" of a file that was edited afterwards
Right:  path = "evidence/report.txt" of the file as it was, or recorded anew: notice-tasks evidence
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.model.event import Act
from notice_tasks.problems import Level, Problem
from notice_tasks.toml.text import must_be_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from notice_tasks.checks.recorded import RecordSheet

CODE: Final = "N507"
LEVEL: Final = Level.ERROR
TITLE: Final = "Evidence that has changed"
SENTENCES: Final = {
    "": "{path} has changed since it was recorded on {on}. Record it again: notice-tasks evidence",
    "gone": "{path} cannot be read: {reason}. Restore it, or record it again: notice-tasks evidence",
}


def check(sheet: RecordSheet) -> Iterator[Problem]:
    """Yield a problem at the latest event of every changed or missing file."""
    taken_back = {event.undoes for event in sheet.record.events}
    latest = {
        event.path: event
        for event in sheet.record.events
        if event.did is Act.EVIDENCE and event.sha256 is not None and event.id not in taken_back
    }
    ids = {event.id: event for path, event in latest.items() if path is not None}
    for index, entry in enumerate(sheet.values["events"]):
        event = ids.pop(entry["id"], None)
        if event is None:
            continue
        try:
            digest = _digest(sheet.around.files.root / str(event.path))
        except (OSError, ValueError) as error:  # ValueError: not a possible file name
            reason = (isinstance(error, OSError) and error.strerror) or str(error)
            # An impossible file name cannot be shown either.
            details = {"case": "gone", "path": str(event.path).replace("\0", "\ufffd"), "reason": reason}
            yield Problem(CODE, sheet.place("events", index, "path"), details, Level.WARNING)
            continue
        if digest != str(event.sha256).lower():
            yield Problem(CODE, sheet.place("events", index, "sha256"), {"path": event.path, "on": event.on})


def _digest(path: Path) -> str:
    from hashlib import file_digest  # noqa: PLC0415  (only evidence needs it)

    must_be_file(path)
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
