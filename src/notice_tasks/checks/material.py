"""What checks look at besides a loaded workspace, and the way to the values in its files."""

import datetime
from collections.abc import Iterator
from typing import Any, NamedTuple

from notice_tasks.model.deadline import Anchor, Deadline, anchors_of
from notice_tasks.model.event import Record
from notice_tasks.model.notice import Notice, Requirement
from notice_tasks.problems import Place
from notice_tasks.reading.load import Loaded
from notice_tasks.rules.forwarding import DueAt, due_of_rule
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


def rule_alone(loaded: Loaded) -> DueAt:
    """What works out a requirement's rule before any unit is asked; a rule with an undeclared anchor gives nothing."""

    def due_at(notice: Notice, requirement: Requirement) -> Due | None:
        known = notice.anchors.keys() | notice.requirements.keys()
        if known >= set(anchors_of(requirement.due)):
            return due_of_rule(notice, requirement, loaded.calendar, loaded.settings.timezone)
        return None

    return due_at


class Written(NamedTuple):
    """A due rule as a checklist writes it, and where: in a requirement, or in an amendment as what was before.

    `ended` is the day of that amendment, from when on the rule is no longer in force.
    """

    notice: Notice
    requirement: Requirement
    rule: Deadline
    place: Place
    ended: datetime.date | None = None


def rules_written(loaded: Loaded) -> Iterator[Written]:
    """Every due rule of every checklist, those that were amended included."""
    for notice, requirement, place in requirements(loaded):
        if requirement.due is not None:
            yield Written(notice, requirement, requirement.due, inside(place, "due"))
    for notice in loaded.notices:
        for index, amendment in enumerate(notice.amendments):
            amended = notice.requirements.get(amendment.requirement)
            if amended is not None and amendment.was is not None:
                place = Place(notice.file, ("amendment", index, "was", "due"))
                yield Written(notice, amended, amendment.was, place, amendment.on)


def dues(loaded: Loaded) -> Iterator[tuple[Written, Due]]:
    """Every due rule of every checklist, and what it works out to before any unit is asked.

    A rule that names an undeclared anchor works out to nothing, and N303 is the one to say so.
    """
    due_at = rule_alone(loaded)
    for written in rules_written(loaded):
        due = due_at(written.notice, written.requirement._replace(due=written.rule))
        if due is not None:
            yield written, due


def anchors_named(place: Place, loaded: Loaded) -> Iterator[tuple[Anchor, Place]]:
    """Each anchor that the due rule at a place names, and where."""
    rule = value_at(place, loaded)
    for key in ("by", "after", "before", "from", "to"):
        if isinstance(rule, dict) and isinstance(rule.get(key), str):
            yield Anchor(rule[key]), inside(place, key)


def key_path(place: Place, loaded: Loaded, *keys: str) -> Place:
    """Where the first of these keys stands that the table at a place has, or the table itself."""
    value = value_at(place, loaded)
    key = next((key for key in keys if isinstance(value, dict) and key in value), None)
    return place if key is None else inside(place, key)


def value_at(place: Place, loaded: Loaded) -> Any:
    """What a file says at a place."""
    value: Any = next(document.values for document in loaded.documents if document.file == place.file)
    for step in place.path:
        value = value[step]
    return value
