"""Records as TOML files: records/<notice>/<unit>.toml, one event per line.

Every file is replaced in one step and is on the disk before the command says so.
"""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from notice_tasks.model.event import Event, Record
from notice_tasks.model.workspace import RECORDS
from notice_tasks.problems import ASIDES, Aside, BadInput, Problem
from notice_tasks.store.base import SoundRecord
from notice_tasks.store.still import JOURNAL
from notice_tasks.toml.text import CONFLICT, Files, Values, names_in, parse


class TomlFiles:
    """The default store."""

    def __init__(self, root: Path, files: Files | None = None) -> None:
        """Keep records under this workspace; `files` are its own, where somebody wants to see what is read."""
        self.root = root
        self._held: int | None = None
        self._judged: dict[tuple[str, str], bytes | None] = {}
        self._unfinished: frozenset[tuple[str, str, str]] | None = None
        self._files = files or Files(root)

    def place_of(self, notice: str, unit: str) -> str:
        """The record's file, relative to the workspace."""
        return f"{RECORDS}/{notice}/{unit}.toml"

    def kept(self) -> Iterator[tuple[str, str]]:
        """The notice and unit of every record file, in the order of their names.

        Raises:
            BadInput: a folder of records cannot be read.
        """
        for notice in self.notices_kept():
            for unit in self.units_kept(notice):
                yield notice, unit

    def notices_kept(self) -> list[str]:
        """The notices that have a folder of records, in the order of their names.

        Raises:
            BadInput: the folder of records cannot be read.
        """
        return names_in(self.root / RECORDS, RECORDS)

    def units_kept(self, notice: str) -> list[str]:
        """The units that have a record of a notice, in the order of their files' names.

        Raises:
            BadInput: the folder cannot be read.
        """
        names = names_in(self.root / RECORDS / notice, f"{RECORDS}/{notice}")
        return [name.removesuffix(".toml") for name in names if name.endswith(".toml") and not name.startswith(".")]

    def of_batch(self, batch: str) -> Iterator[tuple[str, str]]:
        """The notice and unit of every record in which a batch's id stands, read or not; the latest notices first.

        Raises:
            BadInput: a file or folder cannot be read.
        """
        folder = self.root / RECORDS
        # Each new or longer record is renamed into its folder, which then knows the time.
        for notice in sorted(self.notices_kept(), key=lambda name: (folder / name).lstat().st_mtime_ns, reverse=True):
            for unit in self.units_kept(notice):
                if f'"{batch}/'.encode() in (self._content(self.place_of(notice, unit)) or b""):
                    yield notice, unit

    def batches(self) -> set[str]:
        """The ids of all batches, as they stand in lines that the program wrote.

        Raises:
            BadInput: a file or folder cannot be read.
        """
        contents = (self._content(self.place_of(*key)) or b"" for key in self.kept())
        return {id_.decode() for content in contents for id_ in re.findall(rb'batch = "([0-9a-z]+)/', content)}

    def read(self, notice: str, unit: str) -> Record:
        """What a unit did about a notice; an empty record when nothing was.

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
        from notice_tasks.store.plain_record import plain_record  # noqa: PLC0415  (where nothing is recorded, unneeded)

        record = plain_record(content)
        if record is None or (record.notice, record.unit) != (notice, unit):
            record = self._thoroughly(content, notice, unit, file)
        return _without(record, left_out) if left_out else record

    def _thoroughly(self, content: bytes, notice: str, unit: str, file: str) -> Record:
        """The record that a file holds which is not just as the program writes it.

        Raises:
            BadInput: it is faulty.
        """
        found = _found(parse(content, file), notice, unit, file)
        if isinstance(found, SoundRecord):
            return found.record
        from notice_tasks.toml.positions import located  # noqa: PLC0415  (only faults have to be placed)

        raise BadInput("faulty-files", located(found, self.root, {file: content}), count=len(found))

    def left_out(self) -> frozenset[tuple[str, str, str]]:
        """The events of a command that did not end: until that is settled they are not there, all or none.

        Raises:
            BadInput: nobody can say which they are.
        """
        if self._unfinished is None:
            self._unfinished = frozenset()
            if os.path.lexists(self.root / JOURNAL):
                from notice_tasks.store.journal import journal_in  # noqa: PLC0415  (hardly ever is there one)

                journal = journal_in(self.root)
                if journal is not None:
                    self._unfinished = journal.ids
                    ASIDES.append(Aside("unfinished", journal.told))
        return self._unfinished

    def checked(self, notice: str, unit: str) -> SoundRecord | tuple[Problem, ...]:
        """A record file that is there, or every fault of its form."""
        file = self.place_of(notice, unit)
        left_out = self.left_out()
        found = _found(self._files.values(file), notice, unit, file)
        if left_out and isinstance(found, SoundRecord):
            return found._replace(record=_without(found.record, left_out))
        return found

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep other writers out of this workspace; what an earlier command left unfinished is settled first.

        Raises:
            BadInput: another writer does not finish, the lock cannot be taken, or what was left cannot be settled.
        """
        from notice_tasks.store.lock import locked  # noqa: PLC0415  (only writers need it)

        with locked(self.root) as handle:
            if os.path.lexists(self.root / JOURNAL):
                from notice_tasks.store.whole import finish  # noqa: PLC0415  (hardly ever is there one)

                finish(self.root, handle)
            self._unfinished, self._held, self._judged = frozenset(), handle, {}
            try:
                yield
            finally:
                self._unfinished = self._held = None

    def add(self, events: Mapping[tuple[str, str], tuple[Event, ...]]) -> None:
        """Add new events to the records of (notice, unit), all or none; durable when it returns. Only inside `writing`.

        Raises:
            BadInput: a file cannot be written, or is not any more what was read of it; nothing is recorded then.
        """
        if not events:
            return
        from notice_tasks.store.whole import Addition, add_whole  # noqa: PLC0415  (only writers need it)

        assert self._held is not None, "it is added to what was read inside"
        files = {key: self.place_of(*key) for key in events}
        held = {key: self._judged[key] if key in self._judged else self._content(file) for key, file in files.items()}
        additions = [Addition(*key, files[key], held[key], new) for key, new in events.items()]
        self._judged = {}
        add_whole(self.root, additions, self._held)

    def _content(self, file: str) -> bytes | None:
        """What a record file holds; none where there is none. One that cannot be read must never pass for empty."""
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
    """The fault as it is said of a record: of what was done, both sides of a conflict are true."""
    return fault._replace(details={**fault.details, "case": "record"}) if fault.code == CONFLICT else fault


def _found(
    values: Values | tuple[Problem, ...], notice: str, unit: str, file: str
) -> SoundRecord | tuple[Problem, ...]:
    """The record that was read, or every fault of its text or its form."""
    return _sound(values, notice, unit, file) if isinstance(values, dict) else tuple(map(_of_record, values))


def _sound(values: Values, notice: str, unit: str, file: str) -> SoundRecord | tuple[Problem, ...]:
    """The record that a file's values hold, or every fault of its form."""
    from notice_tasks.store.event_shape import sound_record  # noqa: PLC0415  (few files need it: plain_record is first)

    record = sound_record(values, notice, unit, file)
    return SoundRecord(file, values, record) if isinstance(record, Record) else record
