"""What checks look at besides a loaded workspace, and the way to the values in its files."""

from collections.abc import Iterator
from typing import NamedTuple

from notice_tasks.model.deadline import anchors_of
from notice_tasks.model.event import Record
from notice_tasks.model.notice import Notice, Requirement
from notice_tasks.problems import KeyPath, Place
from notice_tasks.reading.load import Loaded
from notice_tasks.rules.due import due_of
from notice_tasks.rules.points import Counting
from notice_tasks.rules.steps import Due
from notice_tasks.toml.text import Values


class RecordFile(NamedTuple):
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


def dues(loaded: Loaded) -> Iterator[tuple[Notice, Due, Place]]:
    """What each due rule works out to before any unit is asked, and where its requirement stands.

    A rule that names an undeclared anchor works out to nothing, and N303 is the one to say so.
    """
    calendar = loaded.calendar
    for notice, requirement, place in requirements(loaded):
        if requirement.due is not None and all(name in notice.anchors for name in anchors_of(requirement.due)):
            counting = Counting(notice.anchors, None, calendar, loaded.settings.timezone)
            yield notice, due_of(requirement.due, counting), place


def due_path(place: Place, loaded: Loaded, *keys: str) -> Place:
    """Where a requirement's due rule stands: the value of the first of these keys that it has, or the rule itself."""
    values = next(document.values for document in loaded.documents if document.file == place.file)
    table, index = place.path
    due = values[str(table)][index]["due"]
    path: KeyPath = next(((key,) for key in keys if isinstance(due, dict) and key in due), ())
    return inside(place, "due", *path)
