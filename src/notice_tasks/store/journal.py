"""The journal of a command that writes several records: it exists from before the first file until after the last.

For each file it holds the digest of the previous content and the lines to add. So the next writer can finish, or take
back exactly these lines, even if git has changed the file meanwhile. A digest of the whole shows that it is complete.
"""

from __future__ import annotations

import os
import re
import stat
from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple

import tomli
import tomli_w

from notice_tasks.model.event import Event, Record
from notice_tasks.problems import BadInput
from notice_tasks.store.drafts import draft_of
from notice_tasks.store.durably import said, sync_folder, take_away, write_draft
from notice_tasks.store.event_lines import event_line
from notice_tasks.store.event_shape import record_of
from notice_tasks.store.read_points import JOURNAL

if TYPE_CHECKING:
    from pathlib import Path

_HEAD: Final = "# One command was writing several records and did not end. The next one that records finishes it.\n"
_SUM: Final = re.compile(r'sum = "([0-9a-f]{64})"\n')
_NAME: Final = re.compile(r"[^./\\\x00][^/\\\x00]*")
"""A valid part of a record's path; a journal that came with git may hold anything."""


class Part(NamedTuple):
    """What is added to one record; `before` is the digest of its file's content, None if there was no file."""

    notice: str
    unit: str
    before: str | None
    events: tuple[Event, ...]


class Journal(NamedTuple):
    """What one command was about to record; `batch` is the id of its batch."""

    batch: str
    parts: tuple[Part, ...]

    @property
    def ids(self) -> frozenset[tuple[str, str, str]]:
        """The notice, unit and id of each event."""
        return frozenset((part.notice, part.unit, event.id) for part in self.parts for event in part.events)

    @property
    def details(self) -> dict[str, object]:
        """The details that messages show."""
        first = self.parts[0]
        event = first.events[0]
        requirement = first.notice if event.requirement is None else f"{first.notice}/{event.requirement}"
        if event.occurrence is not None:
            requirement += f"@{event.occurrence}"
        return {"did": event.did, "requirement": requirement, "count": len(self.parts), "batch": self.batch}


def digest_of(content: bytes) -> str:
    """The SHA-256 of a content, in hexadecimal."""
    return sha256(content).hexdigest()


def write_journal(root: Path, journal: Journal) -> None:
    """Write the journal durably.

    Raises:
        BadInput: it cannot be written; either there is none, or the message says that it remains.
    """
    parts = [_values(part) for part in journal.parts]
    body = tomli_w.dumps({"format": 1, "batch": journal.batch, "part": parts})
    text = f'{_HEAD}sum = "{digest_of(body.encode())}"\n{body}'
    path = root / JOURNAL
    draft = draft_of(path)
    with said(JOURNAL):
        try:
            write_draft(draft, text, path)
            draft.replace(path)
        except BaseException:
            take_away([draft])
            raise
        try:
            sync_folder(root)
        except OSError as error:
            if take_away([path]):
                reason = error.strerror or str(error)
                raise BadInput("unfinished", (), **{**journal.details, "file": JOURNAL, "reason": reason}) from error
            raise


def _values(part: Part) -> dict[str, object]:
    before = {} if part.before is None else {"before": part.before}
    return {"notice": part.notice, "unit": part.unit, **before, "lines": [*map(event_line, part.events)]}


def remove_journal(root: Path) -> None:
    """Remove the journal, once all its files are on the disk.

    Raises:
        OSError: it can neither be removed nor emptied.
    """
    path = root / JOURNAL
    try:
        path.unlink(missing_ok=True)
    except OSError:
        os.truncate(path, 0)  # the file may be writable where the folder is not
    try:
        sync_folder(root)
    except OSError:
        return  # should it reappear after a crash, everything in it is done


def journal_in(root: Path) -> Journal | None:
    """The journal of an interrupted command; None if there is none.

    Raises:
        BadInput: it cannot be read, or is not whole.
    """
    try:
        content = _content(root / JOURNAL)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BadInput("unreadable-file", file=JOURNAL, reason=error.strerror or str(error)) from error
    if content == b"":
        return None
    try:
        return _read(content.decode())
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BadInput("bad-journal", file=JOURNAL) from error


def _content(path: Path) -> bytes:
    """The content of the journal; an invalid content for a link, a pipe or a folder."""
    if not stat.S_ISREG(path.lstat().st_mode):
        return b"\0"
    return path.read_bytes()


def _read(text: str) -> Journal:
    head, found, body = text.partition("\n")[0], _SUM.search(text), ""
    if found is not None:
        body = text[found.end() :]
    if found is None or f"{head}\n" != _HEAD or digest_of(body.encode()) != found[1]:
        raise ValueError(head)
    values = tomli.loads(body)
    if values["format"] != 1:
        raise ValueError(values["format"])
    parts = tuple(
        _part(entry["notice"], entry["unit"], entry.get("before"), entry["lines"]) for entry in values["part"]
    )
    if not parts or not isinstance(values["batch"], str):
        raise ValueError(values["batch"])
    return Journal(values["batch"], parts)


def _part(notice: str, unit: str, before: str | None, lines: list[str]) -> Part:
    if not (_NAME.fullmatch(notice) and _NAME.fullmatch(unit)):
        raise ValueError(notice, unit)
    events = tomli.loads("events = [\n{}\n]\n".format("\n".join(lines)))["events"]
    record = record_of({"format": 1, "notice": notice, "unit": unit, "events": events}, "")
    if not isinstance(record, Record) or not record.events:
        raise ValueError(record)
    return Part(notice, unit, before, record.events)
