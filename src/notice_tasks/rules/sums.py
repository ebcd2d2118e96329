"""Sums over units that belong together: those below one unit, those of a group, those of a level."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, assert_never

from notice_tasks.rules.summary import Tally, tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from notice_tasks.model.unit import Register, Unit
    from notice_tasks.rules.cells import Cell


class By(StrEnum):
    """What units are summed by."""

    PARENT = "parent"
    GROUP = "group"
    LEVEL = "level"


class UnitsSum(NamedTuple):
    """Units that belong together, and the tally of their cells that count.

    `id` and `name` are those of the unit above them or of their group; of a level, both are its words. They are None
    for the units that belong to none. `units` counts the units that have cells.
    """

    id: str | None
    name: str | None
    units: int
    tally: Tally


def sums_by(by: By, register: Register, cells: Iterable[Cell]) -> tuple[UnitsSum, ...]:
    """The sums in the register's order, without those that have no cells.

    The sum of a unit holds it and all units below it. A unit in two groups counts in each.
    """
    return _summed(_sets(by, register), cells)


def _summed(
    sets: Iterable[tuple[str | None, str | None, tuple[str, ...]]], cells: Iterable[Cell]
) -> tuple[UnitsSum, ...]:
    own: dict[str, list[Cell]] = {}
    for cell in cells:
        if cell.requirement.kind.counts:
            own.setdefault(cell.unit.id, []).append(cell)
    found = []
    for id_, name, units in sets:
        asked = [unit for unit in units if unit in own]
        if asked:
            counted = tally(cell for unit in asked for cell in own[unit])
            found.append(UnitsSum(id_, name, len(asked), counted))
    return tuple(found)


def sums_below(unit: str, register: Register, cells: Iterable[Cell]) -> tuple[UnitsSum, ...]:
    """The sums of the units directly below a unit, each with all units below it."""
    below = ((one.id, one.name, register.under(one.id)) for one in register.units.values() if one.parent == unit)
    return _summed(below, cells)


def _sets(by: By, register: Register) -> Iterator[tuple[str | None, str | None, tuple[str, ...]]]:
    """The ids of the units that belong together, with the id and the name of what they belong to."""
    units = register.units.values()
    match by:
        case By.PARENT:
            above = {unit.parent for unit in units}
            for unit in units:
                if unit.id in above:
                    yield unit.id, unit.name, register.under(unit.id)
            yield None, None, _ids(unit for unit in units if unit.parent is None and unit.id not in above)
        case By.GROUP:
            for group in register.groups.values():
                yield group.id, group.name, _ids(register.members(group.id))
            yield None, None, _ids(unit for unit in units if not unit.groups)
        case By.LEVEL:
            for level in dict.fromkeys(unit.level for unit in units if unit.level is not None):
                yield level, level, _ids(unit for unit in units if unit.level == level)
            yield None, None, _ids(unit for unit in units if unit.level is None)
        case _:
            assert_never(by)


def _ids(units: Iterable[Unit]) -> tuple[str, ...]:
    return tuple(unit.id for unit in units)
