"""What checks look at besides a loaded workspace, and the way to the values in its files."""

from collections.abc import Iterator
from dataclasses import dataclass

from notice_tasks.model.event import Record
from notice_tasks.model.notice import Notice, Requirement
from notice_tasks.problems import KeyPath, Place
from notice_tasks.reading.load import Loaded
from notice_tasks.toml.text import Values


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A record file without fault of form: its name, the record it holds, and its values as they stand."""

    file: str
    record: Record
    values: Values


def entries(loaded: Loaded, key: str) -> Iterator[tuple[Place, Values]]:
    """Each table of an array of tables (`unit`, `group`, `requirement`), in every file that has one."""
    for document in loaded.documents:
        for index, entry in enumerate(document.values.get(key, ())):
            yield Place(document.file, (key, index)), entry


def inside(place: Place, *keys: str | int) -> Place:
    """A place further in."""
    return Place(place.file, (*place.path, *keys))


def requirements(loaded: Loaded) -> Iterator[tuple[Notice, Requirement, Place]]:
    """Each requirement that the model keeps, and where it stands."""
    for notice in loaded.notices:
        values = next(document.values for document in loaded.documents if document.file == notice.file)
        seen = set()
        for index, entry in enumerate(values.get("requirement", ())):
            if entry["id"] not in seen:
                seen.add(entry["id"])
                yield notice, notice.requirements[entry["id"]], Place(notice.file, ("requirement", index))


def due_path(place: Place, loaded: Loaded, *keys: str) -> Place:
    """Where a requirement's due rule stands: the value of the first of these keys that it has, or the rule itself."""
    values = next(document.values for document in loaded.documents if document.file == place.file)
    table, index = place.path
    due = values[str(table)][index]["due"]
    path: KeyPath = next(((key,) for key in keys if isinstance(due, dict) and key in due), ())
    return inside(place, "due", *path)
