"""The subject of checks as of a day: the state of a checklist's duties for every unit."""

from __future__ import annotations

import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.model.workspace import Workspace
from notice_tasks.rules.cell_context import View
from notice_tasks.rules.cells import cells_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from notice_tasks.checks.sheet import Sheet
    from notice_tasks.model.event import Event
    from notice_tasks.model.workspace import AsOf
    from notice_tasks.problems import Place
    from notice_tasks.rules.cells import Cell
    from notice_tasks.rules.shortfall import State

_NAMED: Final = 3
"""The largest number of units named; the others are counted."""


class Standing(NamedTuple):
    """A checklist and its records by unit as of a moment; a faulty record is None.

    `fail_on` are the states to report. `day_given` tells that the user named the moment; without it,
    the same files have different findings tomorrow.
    """

    sheet: Sheet
    events: Mapping[str, tuple[Event, ...] | None]
    as_of: AsOf
    fail_on: frozenset[State] = frozenset()
    day_given: bool = True


def cells(standing: Standing) -> Iterator[Cell]:
    """The cells of a checklist's duties, without units whose record is faulty."""
    sheet = standing.sheet
    around, notice = sheet.around, sheet.notice
    workspace = Workspace(around.settings, around.register, {notice.id: notice})
    view = View(workspace, standing.as_of, around.calendar)
    duties = [requirement for requirement in notice.requirements.values() if requirement.kind.counts]
    units = [unit for unit in around.register.units.values() if standing.events.get(unit.id, ()) is not None]

    def events_of(_notice: str, unit: str) -> tuple[Event, ...]:
        return standing.events.get(unit) or ()

    yield from cells_of(view, notice, duties, units, events_of)


def of_one_kind(cells: Sequence[Cell], standing: Standing) -> Iterator[tuple[Place, Sequence[Cell]]]:
    """The cells of one duty due on the same day, and the place of its due rule; handed in, returned or neither."""
    sheet = standing.sheet
    for index, requirement in sheet.requirements:
        own = sorted((cell for cell in cells if cell.requirement.id == requirement.id), key=_order)
        for _kind, same in groupby(own, key=_order):
            keys = () if requirement.due is None else ("due",)
            yield sheet.place("requirement", index, *keys), tuple(same)


def _order(cell: Cell) -> tuple[bool, bool, datetime.date, datetime.date]:
    last = datetime.date.max
    return cell.progress.delivered, cell.verdict.redo, cell.occurrence or last, cell.due_on or last


def told(cells: Sequence[Cell], state: State, standing: Standing) -> dict[str, object]:
    """The details of cells in the same state: the due day, the first few units, the number of the others and where."""
    units = tuple((cell.unit.id, cell.unit.name) for cell in cells[:_NAMED])
    due = cells[0].due_on
    details: dict[str, object] = {"state": state, "due": due, "n": len(cells), "units": units}
    alone, together = _CASES[due is None, cells[0].verdict.redo]
    if cells[0].progress.delivered:
        alone, together = "handed-in", "handed-in-more"
    if more := len(cells) - len(units):
        as_of = f" --as-of {standing.as_of.day}" if standing.day_given else ""
        command = f"notice-tasks show {cells[0].notice.id}/{cells[0].requirement.id}{as_of}"
        return details | {"more": more, "command": command, "case": together}
    return details | ({"case": alone} if alone else {})


_CASES: Final = {
    (False, False): ("", "more"),
    (False, True): ("redo", "redo-more"),
    (True, False): ("no-day", "no-day-more"),
    (True, True): ("no-day", "no-day-more"),
}
"""The variants of the sentence, for up to three units and for more, by `no day` and `returned`."""
