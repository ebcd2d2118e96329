"""The subject of checks of a checklist, its surroundings, and access to its values.

A check sees one checklist at a time, so that a workspace can have any number of them.
"""

import datetime
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from notice_tasks.dates.workdays import WorkCalendar
from notice_tasks.model.deadline import Anchor, Deadline, anchors_of, points_of
from notice_tasks.model.notice import ISSUED, NoDay, Notice, Requirement
from notice_tasks.model.unit import Register
from notice_tasks.model.workspace import Settings
from notice_tasks.problems import KeyPath, Place
from notice_tasks.reading.load import Document, Loaded
from notice_tasks.rules.due import due_of
from notice_tasks.rules.points import Counting
from notice_tasks.rules.steps import Due
from notice_tasks.toml.text import Files

if TYPE_CHECKING:
    from notice_tasks.model.notice_text import Unreadable
    from notice_tasks.rules.coverage import Coverage


class Surroundings:
    """What a checklist is checked against: other files, settings, register, working days.

    `register_known` is false if the register may declare units and groups that could not be read.
    """

    def __init__(
        self,
        files: Files,
        settings: Settings,
        register: Register,
        calendar: WorkCalendar,
        *,
        register_known: bool = True,
    ) -> None:
        """Keep them for the checks."""
        self.files = files
        self.settings = settings
        self.register = register
        self.calendar = calendar
        self.register_known = register_known
        self.known = register.units.keys() | register.groups.keys()
        """The ids of units and groups."""
        self.worked_out: dict[object, Due] = {}
        """Due days worked out before: many requirements have the same rule."""


class Written(NamedTuple):
    """A due rule and its place: in a requirement, or in an amendment as the earlier rule.

    `ended` is the day of that amendment, from which the rule is no longer in force.
    """

    notice: Notice
    requirement: Requirement
    rule: Deadline
    path: KeyPath
    ended: datetime.date | None = None


class Sheet:
    """A checklist: the notice, and the values as written in the file."""

    def __init__(self, document: Document, notice: Notice, around: Surroundings) -> None:
        """Keep the notice and its values. Everything else is worked out once, when a check asks for it."""
        self.file = document.file
        self.values = document.values
        self.notice = notice
        self.around = around

    def place(self, *path: str | int) -> Place:
        """A place in this checklist."""
        return Place(self.file, path)

    @cached_property
    def requirements(self) -> tuple[tuple[int, Requirement], ...]:
        """The requirements and their indices in the file. Of two with the same id, the first."""
        kept = self.notice.requirements
        written = [entry["id"] for entry in self.values.get("requirement", ())]
        if len(kept) == len(written):
            return tuple(enumerate(kept.values()))
        first: dict[str, int] = {}
        for index, id_ in enumerate(written):
            first.setdefault(id_, index)
        return tuple((index, kept[id_]) for id_, index in first.items())

    @cached_property
    def rules(self) -> tuple[Written, ...]:
        """Every due rule, including amended ones."""
        notice = self.notice
        found = [
            Written(notice, requirement, requirement.due, ("requirement", index, "due"))
            for index, requirement in self.requirements
            if requirement.due is not None
        ]
        for index, amendment in enumerate(notice.amendments):
            amended = notice.requirements.get(amendment.requirement)
            if amended is not None and amendment.was is not None:
                path = ("amendment", index, "was", "due")
                found.append(Written(notice, amended, amendment.was, path, amendment.on))
        return tuple(found)

    @property
    def gives_issued(self) -> bool:
        """Whether the checklist gives the day of issue, or says that it is unknown."""
        return ISSUED in self.values.get("anchors", {})

    @cached_property
    def dues(self) -> tuple[tuple[Written, Due], ...]:
        """Every due rule, and its due day before units are considered.

        A rule that names an undeclared anchor has no due day; N303 reports it.
        """
        known = self.notice.anchors.keys() | self.notice.requirements.keys()
        found = ((written, anchors_of(written.rule)) for written in self.rules)
        return tuple(
            (written, self._due_of(written.rule, anchors)) for written, anchors in found if known >= {*anchors}
        )

    @cached_property
    def coverage(self) -> "Coverage | Unreadable":
        """How much of the notice's text the checklist covers, or why the text cannot be read."""
        from notice_tasks.model.notice_text import Unreadable  # noqa: PLC0415  (few checklists name a text)
        from notice_tasks.reading.notice_text import read_text, text_file  # noqa: PLC0415  (as above)
        from notice_tasks.rules.coverage import coverage_of  # noqa: PLC0415  (as above)

        text = read_text(self.around.files.root / (text_file(self.notice) or ""))
        return text if isinstance(text, Unreadable) else coverage_of(text, self.notice)

    def day_of(self, rule: Deadline) -> datetime.date | None:
        """The due day of a rule before units are considered, if it has one."""
        named = anchors_of(rule)
        known = self.notice.anchors.keys() | self.notice.requirements.keys()
        return self._due_of(rule, named).day if known >= {*named} else None

    def _due_of(self, rule: Deadline, named: tuple[Anchor, ...]) -> Due:
        anchors, known = self.notice.anchors, self.around.worked_out
        days = tuple([anchors.get(anchor) for anchor in named])
        # Rules of different forms may have equal parts, so the form is part of the key.
        key = (type(rule), rule, days)
        if key not in known:
            if len(known) >= _KEPT:
                known.clear()
            zone = self.around.settings.timezone
            known[key] = due_of(rule, Counting(anchors, NoDay.PER_UNIT, self.around.calendar, zone))
        return known[key]

    def anchors_named(self, written: Written) -> Iterator[tuple[Anchor, Place]]:
        """Each anchor that a due rule names, and its key."""
        for key, point in points_of(written.rule):
            if isinstance(point, str):
                yield point, self.place(*written.path, key)

    def key_place(self, path: KeyPath, *keys: str) -> Place:
        """The place of the first of these keys in the table at a path, or of the table."""
        value = self.value_at(path)
        key = next((key for key in keys if isinstance(value, dict) and key in value), None)
        return self.place(*path) if key is None else self.place(*path, key)

    def value_at(self, path: KeyPath) -> Any:
        """The value at a path of the file."""
        value: Any = self.values
        for step in path:
            value = value[step]
        return value


_KEPT = 1000
"""The largest number of due days kept, so that memory does not grow with the number of checklists."""


def surroundings_of(loaded: Loaded, files: Files) -> Surroundings:
    """The surroundings of the checklists of a workspace."""
    known = loaded.register_known
    return Surroundings(files, loaded.settings, loaded.register, loaded.calendar, register_known=known)
