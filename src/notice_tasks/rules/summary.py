"""Counting cells.

A percentage always keeps its numerator, its denominator, and the numbers left out of it.
"""

import datetime
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from notice_tasks.model.notice import Notice, Requirement
from notice_tasks.model.unit import Unit
from notice_tasks.model.workspace import AsOf
from notice_tasks.rules.agenda import Slot, agenda, urgent
from notice_tasks.rules.cells import Cell
from notice_tasks.rules.progress import Progress
from notice_tasks.rules.shortfall import State, is_in
from notice_tasks.rules.timeliness import Timeliness


class Tally(NamedTuple):
    """How many cells are in which state.

    `owed` is the denominator of `done`: every cell but the exempt and the withdrawn. `due_soon`, `due_today` and
    `overdue` count cells that are still owed; `missed` counts every cell whose due day once passed without a first
    hand-in, whatever came later; `returned` counts cells that were returned and are open since, `redo_overdue` those
    of them whose redo day has passed, `redo_missed` every cell whose redo day once passed; `unresolved` counts open
    cells whose due day cannot be calculated, which are in no percentage of timeliness; `withdrawn` counts cells whose
    requirement was withdrawn, whatever their progress.

    The last ones count the owed cells. `fallen_due` are those whose due day has been reached. Of
    them `handed_in` were handed in and are not returned at present, `in_time` of these in time, and `accepted` are
    done. `not_due` have a later due day, and `not_due_handed_in` of them were handed in early. `undated` have no due
    rule, and `undated_handed_in` of them were handed in. `unresolved_handed_in` were handed in and have a due rule, but
    no due day: with `unresolved` they are what is left of `owed`.
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
    fallen_due: int
    handed_in: int
    in_time: int
    accepted: int
    not_due: int
    not_due_handed_in: int
    undated: int
    undated_handed_in: int
    unresolved_handed_in: int

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
        **_rates(cell for cell in cells if cell.timeliness is not Timeliness.EXEMPT),
    )


def _rates(cells: Iterable[Cell]) -> dict[str, int]:
    """What has fallen due, how much of it was handed in, and what is still ahead."""
    cells = tuple(cells)
    dated = [cell for cell in cells if cell.due_on is not None]
    without_day = [cell for cell in cells if cell.due_on is None]
    undated = [cell for cell in without_day if cell.timeliness is Timeliness.UNDATED]
    unresolved = [cell for cell in without_day if cell.timeliness is not Timeliness.UNDATED]
    due = [cell for cell in dated if cell.fallen_due]
    handed_in = [cell for cell in due if cell.progress.delivered]
    early = [cell for cell in dated if not cell.fallen_due]
    return {
        "fallen_due": len(due),
        "handed_in": len(handed_in),
        "in_time": sum(not cell.verdict.missed for cell in handed_in),
        "accepted": sum(cell.progress is Progress.DONE for cell in due),
        "not_due": len(early),
        "not_due_handed_in": sum(cell.progress.delivered for cell in early),
        "undated": len(undated),
        "undated_handed_in": sum(cell.progress.delivered for cell in undated),
        "unresolved_handed_in": sum(cell.closed for cell in unresolved),
    }


class RequirementSummary(NamedTuple):
    """One requirement's cells, or those of some of its occurrences, and their count.

    `occurrences` are the nominal days in order; a requirement that does not recur has none. `older` tells that they are
    all but the latest.
    """

    requirement: Requirement
    cells: tuple[Cell, ...]
    tally: Tally
    occurrences: tuple[datetime.date, ...] = ()
    older: bool = False


class NoticeSummary(NamedTuple):
    """One notice: the requirements shown, the tally of those that count, and the number of exhortations left out.

    A requirement that recurs has a row for each of its latest occurrences, the latest first, and one for all others.
    `units` is the number of units that are asked for a requirement that counts and was not withdrawn, `acknowledged`
    the number of those that acknowledged the notice or anything in it.
    """

    notice: Notice
    rows: tuple[RequirementSummary, ...]
    tally: Tally
    exhortations: int
    units: int
    acknowledged: int

    @property
    def asks(self) -> bool:
        """Whether the notice has a requirement that counts, even if only for other units than those asked about."""
        return len(self.notice.requirements) > self.exhortations


class Summary(NamedTuple):
    """The summary as of an instant; `attention` has what is overdue, due today or due soon, the earliest due first."""

    as_of: AsOf
    notices: tuple[NoticeSummary, ...]
    tally: Tally
    attention: tuple[Slot, ...]
    cells: tuple[Cell, ...]

    def standing(self, state: State) -> int:
        """How many cells that count are in a state."""
        return sum(is_in(cell, state) for cell in self.cells if cell.requirement.kind.counts)


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
    attention = agenda(urgent(counting))
    return Summary(as_of, summaries, tally(counting), attention, cells if exhortations else counting)


LATEST: Final = 3
"""The number of occurrences that have a row of their own; older ones share one."""


def _notice_summary(notice: Notice, cells: list[Cell], *, exhortations: bool) -> NoticeSummary:
    own: dict[str, list[Cell]] = {}
    for cell in cells:
        own.setdefault(cell.requirement.id, []).append(cell)
    rows = tuple(
        row
        for requirement in notice.requirements.values()
        if requirement.id in own and (exhortations or requirement.kind.counts)
        for row in _rows(requirement, own[requirement.id])
    )
    outside = sum(not requirement.kind.counts for requirement in notice.requirements.values())
    counting = [cell for cell in cells if cell.requirement.kind.counts]
    asked = {cell.unit.id: cell.received_on is not None for cell in counting if not cell.withdrawn}
    return NoticeSummary(notice, rows, tally(counting), outside, len(asked), sum(asked.values()))


def _rows(requirement: Requirement, cells: list[Cell]) -> Iterator[RequirementSummary]:
    """The rows of a requirement: one, or one for each of the latest occurrences and one for the older ones."""
    of: dict[datetime.date | None, list[Cell]] = {}
    for cell in cells:
        of.setdefault(cell.occurrence, []).append(cell)
    if once := of.pop(None, []):
        yield RequirementSummary(requirement, tuple(once), tally(once))
    days = sorted(day for day in of if day is not None)
    older, latest = days[:-LATEST], days[-LATEST:]
    for day in reversed(latest):
        yield RequirementSummary(requirement, tuple(of[day]), tally(of[day]), (day,))
    if older:
        own = [cell for day in older for cell in of[day]]
        yield RequirementSummary(requirement, tuple(own), tally(own), tuple(older), older=True)


def each_occurrence(row: RequirementSummary) -> Iterator[RequirementSummary]:
    """A row for each occurrence of a row, the latest first; the row itself if the requirement does not recur."""
    if not row.occurrences:
        yield row
    for day in reversed(row.occurrences):
        own = tuple(cell for cell in row.cells if cell.occurrence == day)
        yield RequirementSummary(row.requirement, own, tally(own), (day,))


class UnitSummary(NamedTuple):
    """One unit, and the tally of its cells that count.

    `missed` are those that missed a due day or redo day. `not_acknowledged` has the notices that ask it for something
    that was not withdrawn, and of which it acknowledged nothing.
    """

    unit: Unit
    tally: Tally
    missed: tuple[Cell, ...]
    not_acknowledged: tuple[Notice, ...]


def summarise_units(units: Iterable[Unit], cells: Iterable[Cell]) -> tuple[UnitSummary, ...]:
    """The summary of each of these units."""
    own: dict[str, list[Cell]] = {}
    for cell in cells:
        if cell.requirement.kind.counts:
            own.setdefault(cell.unit.id, []).append(cell)
    return tuple(_unit_summary(unit, own.get(unit.id, [])) for unit in units)


def _unit_summary(unit: Unit, cells: list[Cell]) -> UnitSummary:
    waiting = {cell.notice.id: cell.notice for cell in cells if cell.received_on is None and not cell.withdrawn}
    missed = sorted((cell for cell in cells if cell.verdict.misses), key=lambda cell: cell.verdict.misses[0].day)
    return UnitSummary(unit, tally(cells), tuple(missed), tuple(waiting.values()))
