"""C2: what is missing in a component, doubled, or in the wrong place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.doctor.known import INSIDE, TYPES
from notice_tasks.doctor.tree import CALENDAR

if TYPE_CHECKING:
    from notice_tasks.doctor.findings import Findings
    from notice_tasks.doctor.tree import Component

_NEEDED: Final = {
    CALENDAR: (("VERSION", "C208"), ("PRODID", "C208")),
    "VEVENT": (("UID", "C209"), ("DTSTAMP", "C210"), ("SUMMARY", "C212")),
    "VTODO": (("UID", "C209"), ("DTSTAMP", "C210"), ("SUMMARY", "C212")),
    "VJOURNAL": (("UID", "C209"), ("DTSTAMP", "C210"), ("SUMMARY", "C212")),
    "VFREEBUSY": (("UID", "C209"), ("DTSTAMP", "C210")),
    "VTIMEZONE": (("TZID", "C213"),),
    "STANDARD": (("DTSTART", "C213"), ("TZOFFSETFROM", "C213"), ("TZOFFSETTO", "C213")),
    "DAYLIGHT": (("DTSTART", "C213"), ("TZOFFSETFROM", "C213"), ("TZOFFSETTO", "C213")),
}
"""What a component must have, with the code for its lack. Alarms have codes of their own."""

_FIRST: Final = frozenset({"VERSION", "PRODID"})


def check(component: Component, found: Findings) -> None:
    """Tell what a component lacks, what it has twice, and what does not belong there."""
    for name, code in _NEEDED.get(component.name, ()):
        if not component.value(name):
            property_ = component.first(name)
            line = component.line if property_ is None else property_.line
            found.add(code, line, name=name, parent=component.name)
    if component.name in INSIDE:
        _check_properties(component, found)
    match component.name:
        case "VCALENDAR":
            _check_calendar(component, found)
        case "VEVENT":
            _check_start(component, found)
        case "VTIMEZONE" if not any(child.name in {"STANDARD", "DAYLIGHT"} for child in component.children):
            found.add("C213", component.line, name=("STANDARD", "DAYLIGHT"), parent=component.name)


def _check_properties(component: Component, found: Findings) -> None:
    once, often = INSIDE[component.name]
    for name, properties in component.properties.items():
        if name in once:
            for property_ in properties[1:]:
                found.add("C214", property_.line, name=name, parent=component.name)
        elif name in TYPES and name not in often:
            for property_ in properties:
                found.add("C219", property_.line, name=name, parent=component.name)


def _check_calendar(calendar: Component, found: Findings) -> None:
    names = list(calendar.properties)
    late = next((name for name in names[2:] if name in _FIRST), None)
    if late is not None and {*names} >= _FIRST:
        found.add("C216", calendar.properties[late][0].line, name=late)
    if not calendar.children:
        found.add("C217", calendar.line)


def _check_start(event: Component, found: Findings) -> None:
    calendar = event.parent
    if event.first("DTSTART") is None and (calendar is None or calendar.first("METHOD") is None):
        found.add("C211", event.line)
