"""What single commands show: an explanation, a thing whole, the outcome of recording."""

from typing import NamedTuple

from notice_tasks.model.event import Event
from notice_tasks.model.notice import Notice, Requirement
from notice_tasks.model.unit import Unit
from notice_tasks.model.workspace import AsOf
from notice_tasks.rules.cells import Cell
from notice_tasks.rules.due import Due
from notice_tasks.rules.recording import Refused


class Explanation(NamedTuple):
    """The rule, and the cells of the units asked for.

    `due` is what the rule gives without regard to any unit; none where there is no rule.
    """

    as_of: AsOf
    notice: Notice
    requirement: Requirement
    due: Due | None
    cells: tuple[Cell, ...]


class NoticeShown(NamedTuple):
    """A notice as its checklist encodes it."""

    notice: Notice


class RequirementShown(NamedTuple):
    """A requirement, and how each unit stands."""

    as_of: AsOf
    notice: Notice
    requirement: Requirement
    cells: tuple[Cell, ...]


class UnitShown(NamedTuple):
    """A unit, and everything it owes."""

    as_of: AsOf
    unit: Unit
    cells: tuple[Cell, ...]


Shown = NoticeShown | RequirementShown | UnitShown


class Recorded(NamedTuple):
    """What became of one unit's cell: how it stands now, the event that says so, and whether that one is new."""

    cell: Cell
    event: Event
    new: bool
    file: str


class Skipped(NamedTuple):
    """A unit of a group to which the act does not apply any more, and why."""

    unit: Unit
    refused: Refused


class Outcome(NamedTuple):
    """What became of an order: the units recorded, and those of a group that were passed over."""

    recorded: tuple[Recorded, ...]
    skipped: tuple[Skipped, ...]


class Refusals(NamedTuple):
    """Why nothing was recorded, unit by unit."""

    requirement: str
    reasons: tuple[tuple[Unit, Refused], ...]
