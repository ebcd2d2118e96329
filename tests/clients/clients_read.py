"""Feeds read back with icalendar, as far from the program's own writing as what the workspace says."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from icalendar import Calendar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from clients_said import Said
    from icalendar.cal import Component


class Item(NamedTuple):
    """An item as it was read: its properties, and its alarms: UID and how long before."""

    properties: dict[str, object]
    alarms: tuple[tuple[str, datetime.timedelta], ...]

    @property
    def uid(self) -> str:
        """Its UID."""
        return str(self.properties["UID"])

    @classmethod
    def said(cls, item: Said) -> Item:
        """An item as it should be read."""
        return cls(dict(item.properties), item.alarms)


def read(content: bytes) -> Calendar:
    """A feed, which must be one calendar without anything that icalendar could not make out."""
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    assert [error for component in calendar.walk() for error in component.errors] == []
    return calendar


def properties(component: Component) -> dict[str, object]:
    """Every property of a component as plain values; one that stands there twice shows as a list."""
    return {name: _plain(value) for name, value in component.items()}


def parameters(component: Component) -> dict[str, dict[str, str]]:
    """The parameters of every property that has any."""
    told = {name: dict(value.params) for name, value in component.items()}
    return {name: {key: str(text) for key, text in given.items()} for name, given in told.items() if given}


def _plain(value: Any) -> object:
    if hasattr(value, "dt"):
        return value.dt
    return value if isinstance(value, (int, list)) else str(value)


def items_in(content: bytes) -> list[Item]:
    """The events and tasks of a calendar, with every property they have and with their alarms."""
    return [Item(properties(item), alarms(item)) for item in items_of(read(content))]


def items_of(calendar: Calendar) -> list[Component]:
    """The events and tasks of a calendar."""
    return [*calendar.walk("VEVENT"), *calendar.walk("VTODO")]


def alarms(component: Component) -> tuple[tuple[str, datetime.timedelta], ...]:
    """The UIDs of a component's alarms, and how long before it they ring."""
    told = [properties(alarm) for alarm in component.walk("VALARM")]
    triggers = [(str(alarm.get("UID")), alarm["TRIGGER"]) for alarm in told]
    return tuple((uid, -trigger) for uid, trigger in triggers if isinstance(trigger, datetime.timedelta))


def feeds_in(folder: Path) -> dict[str, bytes]:
    """The feeds of a folder by their names."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.ics"))}


def of_feed(name: str, items: Mapping[str, Said]) -> dict[str, Said]:
    """The items that must stand in a feed, by the feed's name."""
    place, _, file = name.rpartition("/")
    owner, _, kind = file.partition(".")
    component = {"ics": "VEVENT", "tasks.ics": "VTODO"}[kind]
    return {uid: item for uid, item in items.items() if item.component == component and (place, owner) in item.feeds}
