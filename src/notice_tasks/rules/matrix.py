"""Unit by requirement."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from notice_tasks.model.notice import Notice, Requirement
from notice_tasks.model.unit import Unit
from notice_tasks.rules.cells import Cell


class Grid(NamedTuple):
    """One notice: its requirements across, the units that have any of them down; cells by unit and requirement id."""

    notice: Notice
    requirements: tuple[Requirement, ...]
    units: tuple[Unit, ...]
    cells: Mapping[tuple[str, str], Cell]


def grids(cells: Iterable[Cell], *, exhortations: bool) -> tuple[Grid, ...]:
    """The cells laid out, one grid for each notice; exhortations on request."""
    of_notice: dict[str, list[Cell]] = {}
    for cell in cells:
        if exhortations or cell.requirement.kind.counts:
            of_notice.setdefault(cell.notice.id, []).append(cell)
    return tuple(_grid(own) for own in of_notice.values())


def _grid(cells: list[Cell]) -> Grid:
    requirements = {cell.requirement.id: cell.requirement for cell in cells}
    units = {cell.unit.id: cell.unit for cell in cells}
    by_place = {(cell.unit.id, cell.requirement.id): cell for cell in cells}
    return Grid(cells[0].notice, tuple(requirements.values()), tuple(units.values()), by_place)
