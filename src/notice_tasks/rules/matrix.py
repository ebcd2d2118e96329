"""The matrix of units and requirements."""

import datetime
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from notice_tasks.model.notice import Notice, Requirement
from notice_tasks.model.unit import Unit
from notice_tasks.rules.cells import Cell


class MatrixColumn(NamedTuple):
    """A requirement, or one occurrence of it."""

    requirement: Requirement
    occurrence: datetime.date | None


class Grid(NamedTuple):
    """One notice: its requirements as columns, the units that have cells as rows; cells by unit id and column.

    `received` has the day on which each unit received the notice, by the unit's id; None before that.
    """

    notice: Notice
    columns: tuple[MatrixColumn, ...]
    units: tuple[Unit, ...]
    cells: Mapping[tuple[str, str, datetime.date | None], Cell]
    received: Mapping[str, datetime.date | None]

    def received_on(self, unit: Unit) -> datetime.date | None:
        """The day on which a unit received the notice."""
        return self.received[unit.id]

    def cell(self, unit: Unit, column: MatrixColumn) -> Cell | None:
        """A unit's cell in a column, if it has one."""
        return self.cells.get((unit.id, column.requirement.id, column.occurrence))

    def cells_in(self, column: MatrixColumn) -> tuple[Cell, ...]:
        """All cells of a column."""
        return tuple(cell for unit in self.units if (cell := self.cell(unit, column)) is not None)


def grids(cells: Iterable[Cell], *, exhortations: bool) -> tuple[Grid, ...]:
    """One grid for each notice; with exhortations on request."""
    of_notice: dict[str, list[Cell]] = {}
    for cell in cells:
        if exhortations or cell.requirement.kind.counts:
            of_notice.setdefault(cell.notice.id, []).append(cell)
    return tuple(_grid(own) for own in of_notice.values())


def _grid(cells: list[Cell]) -> Grid:
    of_requirement: dict[str, dict[datetime.date | None, MatrixColumn]] = {}
    for cell in cells:
        column = MatrixColumn(cell.requirement, cell.occurrence)
        of_requirement.setdefault(cell.requirement.id, {}).setdefault(cell.occurrence, column)
    columns = [
        columns[occurrence]
        for columns in of_requirement.values()
        for occurrence in sorted(columns, key=lambda day: day or datetime.date.min)
    ]
    units = {cell.unit.id: cell.unit for cell in cells}
    by_place = {(cell.unit.id, cell.requirement.id, cell.occurrence): cell for cell in cells}
    received = {cell.unit.id: cell.received_on for cell in cells}
    return Grid(cells[0].notice, tuple(columns), tuple(units.values()), by_place, received)
