"""The components of a file, one inside the other (RFC 5545, section 3.6).

Nothing here calls itself: a file may nest components as deep as it likes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from notice_tasks.doctor.property_lines import property_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from notice_tasks.doctor.findings import Findings
    from notice_tasks.doctor.octets import ContentLine
    from notice_tasks.doctor.property_lines import Property

CALENDAR: Final = "VCALENDAR"
ITEMS: Final = ("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY")
_PARENTS: Final = {
    **dict.fromkeys((*ITEMS, "VTIMEZONE"), (CALENDAR,)),
    **dict.fromkeys(("STANDARD", "DAYLIGHT"), ("VTIMEZONE",)),
    "VALARM": ("VEVENT", "VTODO"),
    CALENDAR: (),
}
"""Where the standard's own components may stand; any other may stand in any."""


@dataclass(slots=True, eq=False)
class Component:
    """A component; `line` is that of its BEGIN. Properties are kept by name, in the order of the file."""

    name: str
    line: int
    parent: Component | None
    properties: dict[str, list[Property]] = field(default_factory=dict)
    children: list[Component] = field(default_factory=list)

    def first(self, name: str) -> Property | None:
        """The first property of a name."""
        found = self.properties.get(name)
        return found[0] if found else None

    def value(self, name: str) -> str:
        """The value of the first property of a name; empty where there is none."""
        found = self.first(name)
        return found.value.strip() if found else ""

    def every(self) -> Iterator[Property]:
        """All properties."""
        for properties in self.properties.values():
            yield from properties

    def walk(self) -> Iterator[Component]:
        """This component and all inside, in the order of the file."""
        waiting = [self]
        while waiting:
            component = waiting.pop()
            yield component
            waiting.extend(reversed(component.children))


class _Builder:
    """Puts lines into components."""

    def __init__(self, found: Findings) -> None:
        self.found = found
        self.calendars: list[Component] = []
        self.open: list[Component] = []
        self.open_names: Counter[str] = Counter()

    def take(self, property_: Property) -> None:
        match property_.name:
            case "BEGIN":
                self._begin(self._name(property_), property_.line)
            case "END":
                self._end(self._name(property_), property_.line)
            case _:
                self._keep(property_)

    def _name(self, property_: Property) -> str:
        name = property_.value.strip().upper()
        if name != property_.value.upper():
            self.found.add("C203", property_.line, case="blank", name=name)
        return name

    def _begin(self, name: str, line: int) -> None:
        parent = self.open[-1] if self.open else None
        component = Component(name, line, parent)
        if parent is not None:
            parent.children.append(component)
            self._check_parent(name, parent, line)
        elif name == CALENDAR:
            self.calendars.append(component)
        else:
            self.found.add("C202", line)
        self.open.append(component)
        self.open_names[name] += 1

    def _check_parent(self, name: str, parent: Component, line: int) -> None:
        parents = _PARENTS.get(name)
        if parents is not None and parent.name in _PARENTS and parent.name not in parents:
            self.found.add("C206", line, name=name, parent=parent.name)

    def _end(self, name: str, line: int) -> None:
        if not self.open_names[name]:
            self.found.add("C204", line, name=name)
            return
        while (component := self.open.pop()).name != name:
            self._left_open(component)
        self.open_names[name] -= 1

    def _left_open(self, component: Component) -> None:
        self.open_names[component.name] -= 1
        self.found.add("C205", component.line, name=component.name)

    def _keep(self, property_: Property) -> None:
        if not self.open:
            self.found.add("C202", property_.line)
            return
        component = self.open[-1]
        if component.children:
            self.found.add("C215", property_.line, name=property_.name, parent=component.name)
        component.properties.setdefault(property_.name, []).append(property_)

    def close(self) -> list[Component]:
        for component in self.open:
            self._left_open(component)
        return self.calendars


def calendars_of(lines: Iterable[ContentLine], found: Findings) -> list[Component]:
    """The calendars of a file; what stands outside of them is told and dropped."""
    builder = _Builder(found)
    for line in lines:
        property_ = property_of(line, found)
        if property_ is not None:
            builder.take(property_)
    return builder.close()
