"""The register: who must act.

Units and groups share one space of ids; both keep the order in which the register lists them.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple


class Contact(NamedTuple):
    """The contact of a unit or of the office that sent a notice; each part may be missing."""

    office: str | None = None
    name: str | None = None
    phone: str | None = None
    fax: str | None = None
    email: str | None = None


class Group(NamedTuple):
    """A named set of units."""

    id: str
    name: str


class Unit(NamedTuple):
    """Someone who must act; `code` is its GB/T 2260 division code, where it has one.

    `also` has other names that people type or write in their sheets.
    """

    id: str
    name: str
    code: str | None = None
    groups: tuple[str, ...] = ()
    parent: str | None = None
    level: str | None = None
    contact: Contact | None = None
    also: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Its id, its name and its other names."""
        return (self.id, self.name, *self.also)


class Register(NamedTuple):
    """All units and groups of a workspace, by id."""

    units: Mapping[str, Unit]
    groups: Mapping[str, Group]

    def members(self, group: str) -> tuple[Unit, ...]:
        """The units of a group, in the register's order."""
        return tuple(unit for unit in self.units.values() if group in unit.groups)

    def under(self, unit: str) -> tuple[str, ...]:
        """The ids of a unit and of all units below it, in the register's order. Parents must not be in a circle."""
        below = {unit}
        left = [one for one in self.units.values() if one.parent is not None]
        while found := [one.id for one in left if one.parent in below]:
            below.update(found)
            left = [one for one in left if one.id not in below]
        return tuple(id_ for id_ in self.units if id_ in below)

    def circles(self) -> Iterator[tuple[str, ...]]:
        """The circles of units that are each other's parents, each once, beginning with the first in the register."""
        passed: set[str] = set()
        for start in self.units:
            chain: dict[str, None] = {}
            unit: str | None = start
            while unit is not None and unit in self.units and unit not in passed and unit not in chain:
                chain[unit] = None
                unit = self.units[unit].parent
            passed.update(chain)
            if unit is not None and unit in chain:
                yield self._circle_through(unit)

    def _circle_through(self, unit: str) -> tuple[str, ...]:
        circle = [unit]
        while (parent := str(self.units[circle[-1]].parent)) != unit:
            circle.append(parent)
        first = next(circle.index(id_) for id_ in self.units if id_ in circle)
        return (*circle[first:], *circle[:first])

    def expand(self, who: Sequence[str]) -> tuple[Unit, ...]:
        """The units that ids of units and groups stand for, each once, in the register's order."""
        wanted = frozenset(who)
        if not wanted:
            return ()
        return tuple(unit for unit in self.units.values() if unit.id in wanted or not wanted.isdisjoint(unit.groups))
