"""Records as TOML files: records/<notice>/<unit>.toml, one event per line.

Every file is replaced in one step and is on the disk before the command says so.
"""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from notice_tasks.model.event import Event, Record
from notice_tasks.model.workspace import RECORDS
from notice_tasks.problems import ASIDES, Aside, BadInput, Problem
from notice_tasks.store.read_points import JOURNAL
from notice_tasks.toml.text import CONFLICT, Files, Values, names_in, parse

if TYPE_CHECKING:
    from notice_tasks.store.base import SoundRecord


class TomlFiles:
    """The default store."""

    def __init__(self, root: Path, files: Files | None = None) -> None:
        """Keep records under a workspace; `files` reads its files, if a caller watches or replaces what is read."""
        self.root = root
        self._held: int | None = None
        self._judged: dict[tuple[str, str], bytes | None] = {}
        self._unfinished: frozenset[tuple[str, str, str]] | None = None
        self._files = files or Files(root)

    def place_of(self, notice: str, unit: str) -> str:
        """The record's file, relative to the workspace."""
        return f"{RECORDS}/{notice}/{unit}.toml"

    def kept(self) -> Iterator[tuple[str, str]]:
        """The notice and unit of every record file, sorted.

        Raises:
            BadInput: a folder of records cannot be read.
        """
        for notice in self.notices_kept():
            for unit in self.units_kept(notice):
                yield notice, unit

    def notices_kept(self) -> list[str]:
        """The notices that have a folder of records, sorted.

        Raises:
            BadInput: the folder of records cannot be read.
        """
        return names_in(self.root / RECORDS, RECORDS)

    def units_kept(self, notice: str) -> list[str]:
        """The units that have a record of a notice, sorted.

        Raises:
            BadInput: the folder cannot be read.
        """
        names = names_in(self.root / RECORDS / notice, f"{RECORDS}/{notice}")
        return [name.removesuffix(".toml") for name in names if name.endswith(".toml") and not name.startswith(".")]

    def of_batch(self, batch: str) -> Iterator[tuple[str, str]]:
        """The notice and unit of every record that contains a batch's id; recently written notices come first.

        Raises:
            BadInput: a file or folder cannot be read.
        """
        folder = self.root / RECORDS
        # Each written record is renamed into its folder, which updates the folder's time.
        for notice in sorted(self.notices_kept(), key=lambda name: (folder / name).lstat().st_mtime_ns, reverse=True):
            for unit in self.units_kept(notice):
                if f'"{batch}/'.encode() in (self._content(self.place_of(notice, unit)) or b""):
                    yield notice, unit

    def batches(self) -> set[str]:
        """The ids of all batches, found in lines as the program writes them.

        Raises:
            BadInput: a file or folder cannot be read.
        """
        contents = (self._content(self.place_of(*key)) or b"" for key in self.kept())
        return {id_.decode() for content in contents for id_ in re.findall(rb'batch = "([0-9a-z]+)/', content)}

    def read(self, notice: str, unit: str) -> Record:
        """What a unit did about a notice; an empty record if nothing was recorded.

        Raises:
            BadInput: the file cannot be read or is faulty.
        """
        file = self.place_of(notice, unit)
        left_out = self.left_out()
        content = self._content(file)
        if self._held is not None:
            self._judged[notice, unit] = content
        if content is None:
            return Record(notice, unit)
        from notice_tasks.store.plain_record import plain_record  # noqa: PLC0415  (not needed if nothing is recorded)

        record = plain_record(content)
        if record is None or (record.notice, record.unit) != (notice, unit):
            record = self._thoroughly(content, notice, unit, file)
        return _without(record, left_out) if left_out else record

    def _thoroughly(self, content: bytes, notice: str, unit: str, file: str) -> Record:
        """The record in a file that is not exactly as the program writes it.

        Raises:
            BadInput: the file is faulty.
        """
        found = _record_in(parse(content, file), notice, unit, file)
        if isinstance(found, Record):
            return found
        from notice_tasks.toml.positions import located  # noqa: PLC0415  (only faults need a place)

        raise BadInput("faulty-files", located(found, self.root, {file: content}), count=len(found))

    def left_out(self) -> frozenset[tuple[str, str, str]]:
        """The notice, unit and id of each event of an interrupted command.

        Raises:
            BadInput: the journal cannot be read or is damaged.
        """
        if self._unfinished is None:
            self._unfinished = frozenset()
            if os.path.lexists(self.root / JOURNAL):
                from notice_tasks.store.journal import journal_in  # noqa: PLC0415  (there is rarely one)

                journal = journal_in(self.root)
                if journal is not None:
                    self._unfinished = journal.ids
                    ASIDES.append(Aside("unfinished", journal.details))
        return self._unfinished

    def checked(self, notice: str, unit: str) -> "SoundRecord | tuple[Problem, ...]":
        """An existing record file, or every fault of its text or form.

        Raises:
            BadInput: as `left_out`.
        """
        from notice_tasks.store.base import SoundRecord  # noqa: PLC0415  (only checks need it)

        file = self.place_of(notice, unit)
        left_out = self.left_out()
        values = self._files.values(file)
        found = _record_in(values, notice, unit, file)
        if not isinstance(found, Record):
            return found
        assert isinstance(values, dict), "faulty values hold no record"
        return SoundRecord(file, values, _without(found, left_out) if left_out else found)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Lock out other writers; an interrupted command is finished or taken back first.

        Raises:
            BadInput: another writer does not finish, the lock cannot be taken, or an interrupted command can neither be
                finished nor taken back.
        """
        from notice_tasks.store.lock import locked  # noqa: PLC0415  (only writers need it)

        with locked(self.root) as handle:
            if os.path.lexists(self.root / JOURNAL):
                from notice_tasks.store.whole import finish  # noqa: PLC0415  (there is rarely one)

                finish(self.root, handle)
            self._unfinished, self._held, self._judged = frozenset(), handle, {}
            try:
                yield
            finally:
                self._unfinished = self._held = None

    def add(self, events: Mapping[tuple[str, str], tuple[Event, ...]]) -> None:
        """Add new events to the records of (notice, unit), all or none, durably; only inside `writing`.

        Raises:
            ChangedMeanwhile: a file has changed since it was read; nothing is recorded.
            BadInput: a file cannot be written; nothing is recorded.
        """
        if not events:
            return
        from notice_tasks.store.whole import Addition, add_whole  # noqa: PLC0415  (only writers need it)

        assert self._held is not None, "events are added only inside writing()"
        files = {key: self.place_of(*key) for key in events}
        held = {key: self._judged[key] if key in self._judged else self._content(file) for key, file in files.items()}
        additions = [Addition(*key, files[key], held[key], new) for key, new in events.items()]
        self._judged = {}
        add_whole(self.root, additions, self._held)

    def _content(self, file: str) -> bytes | None:
        """The content of a record file; None if it does not exist. An unreadable file must never count as empty."""
        try:
            return self._files.content(file)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise BadInput("unreadable-file", file=file, reason=error.strerror or str(error)) from error


def _without(record: Record, left_out: frozenset[tuple[str, str, str]]) -> Record:
    """A record without some events."""
    kept = (event for event in record.events if (record.notice, record.unit, event.id) not in left_out)
    return record._replace(events=tuple(kept))


def _of_record(fault: Problem) -> Problem:
    """The fault with the case for records: in a conflict, the events of both sides are kept."""
    return fault._replace(details={**fault.details, "case": "record"}) if fault.code == CONFLICT else fault


def _record_in(values: Values | tuple[Problem, ...], notice: str, unit: str, file: str) -> Record | tuple[Problem, ...]:
    """The record in a file's values, or every fault of its text or form."""
    if not isinstance(values, dict):
        return tuple(map(_of_record, values))
    from notice_tasks.store.event_shape import sound_record  # noqa: PLC0415  (few files need it: plain_record is first)

    return sound_record(values, notice, unit, file)
