"""The data that `explain` and `show` present."""

import datetime
from typing import NamedTuple

from notice_tasks.dates.span import Period
from notice_tasks.model.notice import Notice, Requirement
from notice_tasks.model.unit import Unit
from notice_tasks.model.workspace import AsOf
from notice_tasks.rules.cells import Cell
from notice_tasks.rules.forwarding import LevelAbove
from notice_tasks.rules.occurrences import Instance
from notice_tasks.rules.steps import Due
from notice_tasks.rules.sums import UnitsSum


class Explanation(NamedTuple):
    """The rule, and the cells of the units asked for.

    `due` is the due day of the rule without regard to any unit; None without a rule. `levels` are those above. For a
    recurring requirement `occurrence` is the one asked for; without one, `series` has all that are calculated.
    """

    as_of: AsOf
    notice: Notice
    requirement: Requirement
    due: Due | None
    cells: tuple[Cell, ...]
    levels: tuple[LevelAbove, ...] = ()
    occurrence: datetime.date | None = None
    series: tuple[Instance, ...] = ()

    @property
    def path(self) -> str:
        """The path that names it on the command line."""
        path = f"{self.notice.id}/{self.requirement.id}"
        return path if self.occurrence is None else f"{path}@{self.occurrence}"


class NoticeShown(NamedTuple):
    """A notice as its checklist encodes it, and the one it forwards, if that is in the workspace."""

    as_of: AsOf
    notice: Notice
    forwarded: Notice | None = None


class RequirementShown(NamedTuple):
    """A requirement, its cells, and the levels above. With a `period`, the cells are those that fall due in it."""

    as_of: AsOf
    notice: Notice
    requirement: Requirement
    cells: tuple[Cell, ...]
    levels: tuple[LevelAbove, ...] = ()
    period: Period | None = None


class UnitShown(NamedTuple):
    """A unit and its cells, exhortations too, and the sums of the units directly below it, each with those below it.

    With a `period`, the cells are those that fall due in it, and those without a due day.
    """

    as_of: AsOf
    unit: Unit
    cells: tuple[Cell, ...]
    below: tuple[UnitsSum, ...] = ()
    period: Period | None = None


Shown = NoticeShown | RequirementShown | UnitShown
