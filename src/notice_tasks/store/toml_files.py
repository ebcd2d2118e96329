"""Records as TOML files: records/<notice>/<unit>.toml, one event per line.

Every file is replaced in one step and is on the disk before the command says so.
"""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from notice_tasks.model.event import Event, Record
from notice_tasks.model.workspace import RECORDS
from notice_tasks.problems import BadInput, Place, Problem
from notice_tasks.toml.text import CONFLICT, Files, Values, names_in

WRONG_FOLDER = "N502"


class Sound(NamedTuple):
    """A record file without fault: its name, its values as they stand, and the record they hold."""

    file: str
    values: Values
    record: Record


class TomlFiles:
    """The default store."""

    def __init__(self, root: Path, files: Files | None = None) -> None:
        """Keep records under this workspace; `files` are its own, where somebody wants to see what is read."""
        self.root = root
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

    def read(self, notice: str, unit: str) -> Record:
        """What a unit did about a notice; an empty record when nothing was.

        Raises:
            BadInput: the file cannot be read or is faulty.
        """
        content = self._content(self.place_of(notice, unit))
        if content is None:
            return Record(notice, unit)
        from notice_tasks.store.plain_record import plain_record  # noqa: PLC0415  (where nothing is recorded, unneeded)

        record = plain_record(content)
        if record is not None and (record.notice, record.unit) == (notice, unit):
            return record
        found = self.checked(notice, unit)
        if isinstance(found, Sound):
            return found.record
        from notice_tasks.toml.positions import located  # noqa: PLC0415  (only faults have to be placed)

        raise BadInput("faulty-files", located(found, self.root), count=len(found))

    def checked(self, notice: str, unit: str) -> Sound | tuple[Problem, ...]:
        """A record file that is there, or every fault of its form."""
        file = self.place_of(notice, unit)
        values = self._files.values(file)
        return _sound(values, notice, unit, file) if isinstance(values, dict) else tuple(map(_of_record, values))

    def writing(self) -> AbstractContextManager[None]:
        """Keep other writers out of this workspace."""
        from notice_tasks.store.lock import locked  # noqa: PLC0415  (only writers need it)

        return locked(self.root)

    def add(self, events: Mapping[tuple[str, str], tuple[Event, ...]]) -> None:
        """Add new events to the records of (notice, unit); durable when it returns. Only inside `writing`.

        Raises:
            BadInput: a file cannot be written; no file has changed then.
        """
        from notice_tasks.store.durably import replace_durably  # noqa: PLC0415  (only writers need it)

        texts = {self.place_of(*key): self._text_with(*key, new) for key, new in events.items()}
        replace_durably(self.root, texts)

    def _content(self, file: str) -> bytes | None:
        """What a record file holds; none where there is none. One that cannot be read must never pass for empty."""
        try:
            return self._files.content(file)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise BadInput("unreadable-file", file=file, reason=error.strerror or str(error)) from error

    def _text_with(self, notice: str, unit: str, new: tuple[Event, ...]) -> str:
        from notice_tasks.store.event_lines import new_text, with_events  # noqa: PLC0415  (only writers need it)

        content = self._content(self.place_of(notice, unit))
        if content is None:
            return new_text(notice, unit, new)
        # Bytes, so that a line's end somebody's editor chose is neither counted nor changed.
        longer = with_events(content.decode(), new)
        if longer is not None:
            return longer
        return new_text(notice, unit, (*self.read(notice, unit).events, *new))


def _of_record(fault: Problem) -> Problem:
    """The fault as it is said of a record: of what was done, both sides of a conflict are true."""
    return fault._replace(details={**fault.details, "case": "record"}) if fault.code == CONFLICT else fault


def _sound(values: Values, notice: str, unit: str, file: str) -> Sound | tuple[Problem, ...]:
    """The record that a file's values hold, or every fault of its form."""
    from notice_tasks.store.event_shape import record_of  # noqa: PLC0415  (few files need it: plain_record is first)

    record = record_of(values, file)
    if not isinstance(record, Record):
        return record
    return tuple(_strangers(record, notice, unit, file)) or Sound(file, values, record)


def _strangers(record: Record, notice: str, unit: str, file: str) -> Iterator[Problem]:
    """Where a file says it belongs to another notice or unit than its path does."""
    for key, said, meant in (("notice", record.notice, notice), ("unit", record.unit, unit)):
        if said != meant:
            yield Problem(WRONG_FOLDER, Place(file, (key,)), {"key": key, "said": said, "meant": meant})
