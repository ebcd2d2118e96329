"""N709: two units share a name, so only their ids tell them apart.

Names and the other names under `also` are compared.

Wrong:  also = ["二院"] in two units
Right:  also = ["市二院"] in one, and also = ["县二院"] in the other
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Level, Place, Problem
from notice_tasks.reading.discover import REGISTER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from notice_tasks.model.unit import Register, Unit

CODE: Final = "N709"
LEVEL: Final = Level.WARNING
TITLE: Final = "Name of two units"
SENTENCES: Final = {
    "": "'{name}' also names the unit '{other}'. Commands cannot tell which is meant: give each its own name."
}


def check(register: Register, _asked: AbstractSet[str]) -> Iterator[Problem]:
    """Yield a warning at every name of a unit that an earlier unit has too."""
    first: dict[str, Unit] = {}
    for index, unit in enumerate(register.units.values()):
        for path, name in _names(unit):
            earlier = first.setdefault(name, unit)
            if earlier is not unit:
                place = Place(REGISTER, ("unit", index, *path))
                yield Problem(CODE, place, {"name": name, "other": earlier.id}, LEVEL)


def _names(unit: Unit) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Each name of a unit, with its place in the unit's table."""
    yield ("name",), unit.name
    yield from ((("also", number), name) for number, name in enumerate(unit.also))
