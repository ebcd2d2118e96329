"""Counting cells.

A percentage always keeps its numerator, its denominator, and the numbers left out of it.
"""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from notice_tasks.model.notice import Notice, Requirement
from notice_tasks.model.unit import Unit
from notice_tasks.model.workspace import AsOf
from notice_tasks.rules.cells import Cell
from notice_tasks.rules.progress import Progress
from notice_tasks.rules.timeliness import Timeliness


class Tally(NamedTuple):
    """How many cells are in which state.

    `owed` is the denominator of `done`: every cell but the exempt and the withdrawn. `due_soon`, `due_today` and
    `overdue` count cells that are still owed; `missed` counts every cell whose due day once passed without a first
    hand-in, whatever came later; `returned` counts cells that were returned and are open since, `redo_overdue` those
    of them whose redo day has passed, `redo_missed` every cell whose redo day once passed; `unresolved` counts open
    cells whose due day cannot be calculated, which are in no percentage of timeliness; `withdrawn` counts cells whose
    requirement was withdrawn, whatever their progress.
    """

    owed: int
    done: int
    submitted: int
    due_soon: int
    due_today: int
    overdue: int
    missed: int
    returned: int
    redo_overdue: int
    redo_missed: int
    unresolved: int
    exempt: int
    withdrawn: int

    @property
    def percent(self) -> int | None:
        """The percentage of owed cells that are done, rounded down so that 100 means all; None if nothing is owed."""
        return self.done * 100 // self.owed if self.owed else None


def tally(cells: Iterable[Cell]) -> Tally:
    """Count these cells, each once."""
    every = tuple(cells)
    cells = tuple(cell for cell in every if not cell.withdrawn)
    timeliness = [cell.timeliness for cell in cells]
    exempt = timeliness.count(Timeliness.EXEMPT)
    return Tally(
        owed=len(cells) - exempt,
        done=sum(cell.progress is Progress.DONE for cell in cells),
        submitted=sum(cell.progress is Progress.SUBMITTED for cell in cells),
        due_soon=timeliness.count(Timeliness.DUE_SOON),
        due_today=timeliness.count(Timeliness.DUE_TODAY),
        overdue=timeliness.count(Timeliness.OVERDUE),
        missed=sum(cell.verdict.missed for cell in every),
        returned=sum(cell.verdict.redo and not cell.closed for cell in cells),
        redo_overdue=sum(cell.verdict.redo and cell.timeliness is Timeliness.OVERDUE for cell in cells),
        redo_missed=sum(cell.verdict.redo_missed for cell in every),
        unresolved=sum(cell.timeliness is Timeliness.UNRESOLVED and not cell.closed for cell in cells),
        exempt=exempt,
        withdrawn=len(every) - len(cells),
    )


class RequirementSummary(NamedTuple):
    """One requirement's cells and their count."""

    requirement: Requirement
    cells: tuple[Cell, ...]
    tally: Tally


class NoticeSummary(NamedTuple):
    """One notice: the requirements shown, the tally of those that count, and the number of exhortations left out."""

    notice: Notice
    rows: tuple[RequirementSummary, ...]
    tally: Tally
    exhortations: int

    @property
    def asks(self) -> bool:
        """Whether the notice has a requirement that counts, even if only for other units than those asked about."""
        return len(self.notice.requirements) > self.exhortations


class Summary(NamedTuple):
    """The summary as of an instant; `attention` has what is due today or overdue, the latest first."""

    as_of: AsOf
    notices: tuple[NoticeSummary, ...]
    tally: Tally
    attention: tuple[Cell, ...]
    cells: tuple[Cell, ...]

    def standing(self, timeliness: Timeliness) -> int:
        """How many cells that count have this timeliness and are still owed."""
        counting = (cell for cell in self.cells if cell.requirement.kind.counts and not cell.closed)
        return sum(cell.timeliness is timeliness for cell in counting)


def summarise(as_of: AsOf, notices: Iterable[Notice], cells: Iterable[Cell], *, exhortations: bool) -> Summary:
    """Count the cells of these notices; exhortations are shown on request and never enter a percentage."""
    cells = tuple(cells)
    counting = tuple(cell for cell in cells if cell.requirement.kind.counts)
    of_notice: dict[str, list[Cell]] = {}
    for cell in cells:
        of_notice.setdefault(cell.notice.id, []).append(cell)
    summaries = tuple(
        _notice_summary(notice, of_notice.get(notice.id, []), exhortations=exhortations) for notice in notices
    )
    urgent = (cell for cell in counting if cell.timeliness in {Timeliness.OVERDUE, Timeliness.DUE_TODAY})
    attention = tuple(sorted(urgent, key=lambda cell: cell.due_on or datetime.date.min, reverse=True))
    return Summary(as_of, summaries, tally(counting), attention, cells if exhortations else counting)


def _notice_summary(notice: Notice, cells: list[Cell], *, exhortations: bool) -> NoticeSummary:
    own: dict[str, list[Cell]] = {}
    for cell in cells:
        own.setdefault(cell.requirement.id, []).append(cell)
    rows = tuple(
        RequirementSummary(requirement, tuple(own[requirement.id]), tally(own[requirement.id]))
        for requirement in notice.requirements.values()
        if requirement.id in own and (exhortations or requirement.kind.counts)
    )
    outside = sum(not requirement.kind.counts for requirement in notice.requirements.values())
    return NoticeSummary(notice, rows, tally(c for c in cells if c.requirement.kind.counts), outside)


class UnitSummary(NamedTuple):
    """One unit, and the tally of its cells that count."""

    unit: Unit
    tally: Tally


def summarise_units(units: Iterable[Unit], cells: Iterable[Cell]) -> tuple[UnitSummary, ...]:
    """The tally of each of these units."""
    own: dict[str, list[Cell]] = {}
    for cell in cells:
        if cell.requirement.kind.counts:
            own.setdefault(cell.unit.id, []).append(cell)
    return tuple(UnitSummary(unit, tally(own.get(unit.id, ()))) for unit in units)
