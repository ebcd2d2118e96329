"""One command is one whole: all its events are recorded, or none, however it ends.

One file is replaced in one step. For several, everything is written beside them first, and a journal says what is about
to happen; the next writer finishes what it lists, or takes it back if a file cannot be written.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextlib import ExitStack
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.model.workspace import RECORDS
from notice_tasks.problems import ASIDES, Aside, BadInput, ChangedMeanwhile
from notice_tasks.store.drafts import draft_of, place_in
from notice_tasks.store.durably import (
    content_of,
    make_folder,
    must_hold,
    said,
    sync_after,
    sync_folder,
    take_away,
    why,
    write_draft,
)
from notice_tasks.store.lock import LOCK_FILE, put_token
from notice_tasks.store.read_points import JOURNAL
from notice_tasks.store.record_text import events_in, text_with

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from notice_tasks.model.event import Event
    from notice_tasks.store.journal import Journal, Part

_TRIES: Final = 5
"""How many times a file that changes meanwhile is read again."""


Written = Mapping[tuple[str, str], tuple[bytes, bytes | None]]
"""The new and the previous content of files, by notice and unit."""

_NOTHING: Final[Written] = MappingProxyType({})


class Addition(NamedTuple):
    """What is to be added to a record; `before` is its file's content when it was judged, None if there was no file."""

    notice: str
    unit: str
    file: str
    before: bytes | None
    events: tuple[Event, ...]


class _Step(NamedTuple):
    """A file and its replacement."""

    addition: Addition
    text: str
    draft: Path
    path: Path

    def must_be_as_judged(self) -> None:
        must_hold(self.path, self.addition.before, self.addition.file)

    def put(self) -> None:
        self.must_be_as_judged()
        self.draft.replace(self.path)


def add_whole(root: Path, additions: Sequence[Addition], handle: int) -> None:
    """Add events to all of these records or to none; `handle` is the descriptor of the lock, which is held.

    Raises:
        ChangedMeanwhile: a file has changed since it was judged; nothing is recorded.
        BadInput: a file cannot be written, and nothing is recorded; or everything is recorded, and the message says
            what is uncertain.
    """
    with ExitStack() as undo:
        steps = [_prepared(root, addition, undo) for addition in additions]
        for step in steps:
            with said(step.addition.file):
                step.must_be_as_judged()
        if len(steps) == 1:
            with said(steps[0].addition.file):
                steps[0].put()
        else:
            _put_together(root, steps, handle)
        undo.pop_all()
    try:
        sync_after({step.path.parent for step in steps}, steps[0].addition.file, case="record")
    finally:
        if len(steps) > 1:
            _end_journal(root)


def _prepared(root: Path, addition: Addition, undo: ExitStack) -> _Step:
    path = place_in(root, addition.file)
    draft = draft_of(path)
    text = text_with(addition.before, addition.notice, addition.unit, addition.events, addition.file)
    with said(addition.file):
        undo.callback(take_away, make_folder(path.parent))
        undo.callback(take_away, [draft])
        write_draft(draft, text, path)
    return _Step(addition, text, draft, path)


def _put_together(root: Path, steps: Sequence[_Step], handle: int) -> None:
    """Replace several files with their drafts; if one fails, the others are taken back."""
    from notice_tasks.store.journal import write_journal  # noqa: PLC0415  (one record needs none)

    journal = _journal_of(steps)
    write_journal(root, journal)
    file, put = LOCK_FILE, 0
    try:
        _tell_readers(handle, journal)
        for put, (step, part) in enumerate(zip(steps, journal.parts, strict=True)):  # noqa: B007  (how far it came)
            file = step.addition.file
            try:
                step.put()
            except ChangedMeanwhile:  # git has just written it
                _add(root, part)
    except BaseException as error:
        written = {(a.notice, a.unit): (text.encode(), a.before) for a, text, _draft, _path in steps}
        refused = isinstance(error, OSError | BadInput)  # then it was not put; after an interrupt that is unknown
        _go_back(root, journal, error, journal.parts[: put if refused else put + 1], written)
        if isinstance(error, OSError):
            raise BadInput("taken-back", (), file=file, **why(error)) from error
        raise


def _journal_of(steps: Sequence[_Step]) -> Journal:
    from notice_tasks.store.journal import Journal, Part, digest_of  # noqa: PLC0415  (one record needs none)

    said = steps[0].addition.events[0].batch
    batch = said.partition("/")[0] if said else os.urandom(5).hex()
    parts = tuple(
        Part(a.notice, a.unit, None if a.before is None else digest_of(a.before), a.events)
        for a in (step.addition for step in steps)
    )
    return Journal(batch, parts)


def _tell_readers(handle: int, journal: Journal) -> None:
    """Write a token that tells readers that files are changing together; each time a different one."""
    put_token(handle, f"{journal.batch} {os.urandom(4).hex()}\n")


def _go_back(
    root: Path, journal: Journal, error: BaseException, parts: Sequence[Part], written: Written = _NOTHING
) -> None:
    """Take back the parts of a journal that may have been written, and remove the journal.

    Raises:
        BadInput: that fails too; the journal remains.
    """
    from notice_tasks.store.journal import remove_journal  # noqa: PLC0415  (needed only now)

    try:
        _sync(_each(root, parts, partial(_remove, written)))
        remove_journal(root)
    except (OSError, BadInput) as again:
        raise _unfinished(again, journal) from error


def finish(root: Path, handle: int) -> None:
    """Finish an interrupted command, or take it back if a file cannot be written; the user is told.

    Raises:
        BadInput: neither is possible, or the journal is damaged.
    """
    from notice_tasks.store.journal import journal_in, remove_journal  # noqa: PLC0415  (there is rarely one)

    journal = journal_in(root)
    if journal is None:
        take_away([root / JOURNAL])  # it could only be emptied before
        return
    try:
        _tell_readers(handle, journal)
        folders = _each(root, journal.parts, _add)
    except (OSError, BadInput) as error:
        if isinstance(error, BadInput) and error.problems:
            raise  # a file is faulty: once it is corrected, the command can be finished
        _go_back(root, journal, error, journal.parts)
        ASIDES.append(Aside("taken-back", {**journal.details, **_reason(error)}))
        return
    try:
        _sync(folders)
        remove_journal(root)
    except OSError as error:
        raise _unfinished(error, journal) from error
    ASIDES.append(Aside("finished", journal.details))


def _end_journal(root: Path) -> None:
    from notice_tasks.store.journal import remove_journal  # noqa: PLC0415  (one record needs none)

    try:
        remove_journal(root)
    except OSError as error:
        raise BadInput("journal-stays", (), file=JOURNAL, **why(error)) from error


def _unfinished(error: OSError | BadInput, journal: Journal) -> BadInput:
    return BadInput("unfinished", (), **{**journal.details, **_reason(error)})


def _reason(error: OSError | BadInput) -> dict[str, str]:
    """Which file could not be written, and why."""
    if isinstance(error, BadInput):
        return {key: str(error.details.get(key, "")) for key in ("file", "reason")}
    return {"file": str(error.filename2 or error.filename), "reason": error.strerror or str(error)}


def _each(root: Path, parts: Sequence[Part], act: Callable[[Path, Part], Path]) -> set[Path]:
    """Apply `act` to each file of a journal; returns their folders, which must be synced."""
    folders = set()
    for part in parts:
        path = act(root, part)
        take_away([draft_of(path)])  # left by a killed command
        folders.add(path.parent)
    return folders


def _sync(folders: set[Path]) -> None:
    for folder in folders:
        if folder.is_dir():
            sync_folder(folder)


def _add(root: Path, part: Part) -> Path:
    """Add the missing events to a record, whatever its file holds now."""

    def text(before: bytes | None, file: str) -> str | None:
        there = {event.id for event in events_in(before, part.notice, part.unit, file)}
        missing = tuple(event for event in part.events if event.id not in there)
        return text_with(before, part.notice, part.unit, missing, file) if missing else None

    return _rewritten(root, part, text)


def _remove(written: Written, root: Path, part: Part) -> Path:
    """Take exactly the lines of a command out of a record; a file that the command created is removed."""
    after, earlier = written.get((part.notice, part.unit), (None, None))
    path = root / _file_of(part)
    if path.is_dir():  # the reason for the failure
        return path
    from notice_tasks.store.event_lines import new_text, without_events  # noqa: PLC0415  (as above)

    def text(before: bytes | None, file: str) -> str | None:
        if before is None:
            return None
        if before == after:
            return "" if earlier is None else earlier.decode()
        now = before.decode("utf-8", "surrogateescape")
        left = without_events(now, part.events)
        if any(re.search(f"""["']{re.escape(event.id)}["']""", left) for event in part.events):
            raise BadInput("cannot-write", file=file, reason="its lines were changed")
        if left == now:
            return None
        return "" if part.before is None and left == new_text(part.notice, part.unit, ()) else left

    return _rewritten(root, part, text)


def _rewritten(root: Path, part: Part, text_of: Callable[[bytes | None, str], str | None]) -> Path:
    """Rewrite a record's file; for None it is left as it is, for an empty text it is removed.

    Raises:
        BadInput: it cannot be written.
    """
    file = _file_of(part)
    path = place_in(root, file)
    with said(file):
        for _ in range(_TRIES):
            before = content_of(path)
            text = text_of(before, file)
            if text is None:
                return path
            if _is_replaced(path, before, text):
                return path
    raise ChangedMeanwhile("changed-meanwhile", file=file)


def _file_of(part: Part) -> str:
    return f"{RECORDS}/{part.notice}/{part.unit}.toml"


def _is_replaced(path: Path, before: bytes | None, text: str) -> bool:
    """Replace or remove a file that still holds `before`; returns whether it did."""
    draft = draft_of(path)
    make_folder(path.parent)
    try:
        if text:
            write_draft(draft, text, path)
        if content_of(path) != before:
            return False
        if text:
            draft.replace(path)
        else:
            path.unlink()
            take_away([path.parent])
    finally:
        take_away([draft])
    return True
