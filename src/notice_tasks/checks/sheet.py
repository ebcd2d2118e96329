"""One checklist as checks look at it, what it is held against, and the way to the values in it.

A check sees one checklist at a time, so that a workspace may have any number of them.
"""

import datetime
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from notice_tasks.dates.workdays import WorkCalendar
from notice_tasks.model.deadline import Anchor, Deadline, anchors_of, points_of
from notice_tasks.model.notice import NoDay, Notice, Requirement
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
    """What a checklist is held against: other files, settings, register, working days.

    `register_known` is false where the register may declare units and groups that could not be read.
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
        """Due days of rules that were worked out before: the same rule stands in many requirements."""


class Written(NamedTuple):
    """A due rule as a checklist writes it, and where: in a requirement, or in an amendment as what was before.

    `ended` is the day of that amendment, from when on the rule is no longer in force.
    """

    notice: Notice
    requirement: Requirement
    rule: Deadline
    path: KeyPath
    ended: datetime.date | None = None


class Sheet:
    """One checklist as checks look at it: the notice, and the values as they stand in the file."""

    def __init__(self, document: Document, notice: Notice, around: Surroundings) -> None:
        """Keep what is looked at; everything else is found when a check asks for it, and once."""
        self.file = document.file
        self.values = document.values
        self.notice = notice
        self.around = around

    def place(self, *path: str | int) -> Place:
        """A place in this checklist."""
        return Place(self.file, path)

    @cached_property
    def requirements(self) -> tuple[tuple[int, Requirement], ...]:
        """Each requirement that the model keeps, and its place among those written; of two with one id, the first."""
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
        """Every due rule, those that were amended included."""
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

    @cached_property
    def dues(self) -> tuple[tuple[Written, Due], ...]:
        """Every due rule, and what it works out to before any unit is asked.

        A rule that names an undeclared anchor works out to nothing, and N303 is the one to say so.
        """
        known = self.notice.anchors.keys() | self.notice.requirements.keys()
        found = ((written, anchors_of(written.rule)) for written in self.rules)
        return tuple(
            (written, self._due_of(written.rule, anchors)) for written, anchors in found if known >= {*anchors}
        )

    @cached_property
    def coverage(self) -> "Coverage | Unreadable":
        """How far the notice's text, which the checklist names, is covered by it; or why there is no text."""
        from notice_tasks.model.notice_text import Unreadable  # noqa: PLC0415  (few checklists name a text)
        from notice_tasks.reading.notice_text import read_text, text_file  # noqa: PLC0415  (as above)
        from notice_tasks.rules.coverage import coverage_of  # noqa: PLC0415  (as above)

        text = read_text(self.around.files.root / (text_file(self.notice) or ""))
        return text if isinstance(text, Unreadable) else coverage_of(text, self.notice)

    def day_of(self, rule: Deadline) -> datetime.date | None:
        """The day that a rule works out to before any unit is asked, if it does."""
        named = anchors_of(rule)
        known = self.notice.anchors.keys() | self.notice.requirements.keys()
        return self._due_of(rule, named).day if known >= {*named} else None

    def _due_of(self, rule: Deadline, named: tuple[Anchor, ...]) -> Due:
        anchors, known = self.notice.anchors, self.around.worked_out
        days = tuple([anchors.get(anchor) for anchor in named])
        # A rule of another form may have equal parts: the kind of the rule is part of what it is known by.
        key = (type(rule), rule, days)
        if key not in known:
            if len(known) >= _KEPT:
                known.clear()
            zone = self.around.settings.timezone
            known[key] = due_of(rule, Counting(anchors, NoDay.PER_UNIT, self.around.calendar, zone))
        return known[key]

    def anchors_named(self, written: Written) -> Iterator[tuple[Anchor, Place]]:
        """Each anchor that a due rule names, and where."""
        for key, point in points_of(written.rule):
            if isinstance(point, str):
                yield point, self.place(*written.path, key)

    def key_place(self, path: KeyPath, *keys: str) -> Place:
        """Where the first of these keys stands that the table at a path has, or the table itself."""
        value = self.value_at(path)
        key = next((key for key in keys if isinstance(value, dict) and key in value), None)
        return self.place(*path) if key is None else self.place(*path, key)

    def value_at(self, path: KeyPath) -> Any:
        """What the file says at a path."""
        value: Any = self.values
        for step in path:
            value = value[step]
        return value


_KEPT = 1000
"""So many due days are remembered: more would let memory grow with the number of checklists."""


def surroundings_of(loaded: Loaded, files: Files) -> Surroundings:
    """What the checklists of a workspace are held against."""
    known = loaded.register_known
    return Surroundings(files, loaded.settings, loaded.register, loaded.calendar, register_known=known)
