"""The journal: what a command that writes several records was about, from before its first file to after its last.

It holds, for each file, the digest of what was there and the lines to add, so that whoever comes next can finish, or
take back exactly these lines, whatever git has made of the file meanwhile. A digest over it all shows that it is whole.
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
from notice_tasks.store.still import JOURNAL

if TYPE_CHECKING:
    from pathlib import Path

_HEAD: Final = "# One command was writing several records and did not end. The next one that records finishes it.\n"
_SUM: Final = re.compile(r'sum = "([0-9a-f]{64})"\n')
_NAME: Final = re.compile(r"[^./\\\x00][^/\\\x00]*")
"""What may stand between two slashes of a record's path; a journal that git carried may say anything."""


class Part(NamedTuple):
    """What is added to one record; `before` is the digest of what its file held, none where there was no file."""

    notice: str
    unit: str
    before: str | None
    events: tuple[Event, ...]


class Journal(NamedTuple):
    """What one command was about to record; `batch` is what its events call it, where they do."""

    batch: str
    parts: tuple[Part, ...]

    @property
    def ids(self) -> frozenset[tuple[str, str, str]]:
        """The events, by notice, unit and id."""
        return frozenset((part.notice, part.unit, event.id) for part in self.parts for event in part.events)

    @property
    def told(self) -> dict[str, object]:
        """What is said of it."""
        first = self.parts[0]
        event = first.events[0]
        requirement = f"{first.notice}/{event.requirement}"
        if event.occurrence is not None:
            requirement += f"@{event.occurrence}"
        return {"did": event.did, "requirement": requirement, "count": len(self.parts), "batch": self.batch}


def digest_of(content: bytes) -> str:
    """What tells one content from another."""
    return sha256(content).hexdigest()


def write_journal(root: Path, journal: Journal) -> None:
    """Write the journal, which is on the disk when this returns.

    Raises:
        BadInput: it cannot be written: then there is none, or the sentence says that it stays.
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
                raise BadInput("unfinished", (), **{**journal.told, "file": JOURNAL, "reason": reason}) from error
            raise


def _values(part: Part) -> dict[str, object]:
    before = {} if part.before is None else {"before": part.before}
    return {"notice": part.notice, "unit": part.unit, **before, "lines": [*map(event_line, part.events)]}


def remove_journal(root: Path) -> None:
    """Say that nothing is unfinished: the files have all been put on the disk.

    Raises:
        OSError: it can neither be removed nor emptied.
    """
    path = root / JOURNAL
    try:
        path.unlink(missing_ok=True)
    except OSError:
        os.truncate(path, 0)  # whoever may not change the folder may still write the file
    try:
        sync_folder(root)
    except OSError:
        return  # should it come back, it finds everything done


def journal_in(root: Path) -> Journal | None:
    """The journal of a command that did not end; none where none is.

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
    """What stands there; of a link, a pipe or a folder something that is no journal."""
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
