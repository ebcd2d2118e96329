"""C7: what is legal, and yet does not reach everybody who subscribes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.doctor.known import INSIDE
from notice_tasks.doctor.limits import GOOGLE_BYTES, GOOGLE_ITEMS
from notice_tasks.doctor.tree import CALENDAR, ITEMS
from notice_tasks.doctor.values import type_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notice_tasks.doctor.findings import Findings
    from notice_tasks.doctor.tree import Component

_MARKS: Final = ("[", "【", "(", "（")
"""What a title begins with that says its state."""

_CANCELLED: Final = ("cancel", "取消", "withdrawn", "撤")


def check_file(size: int, calendars: Sequence[Component], found: Findings) -> None:
    """Tell what is wrong with a file as a whole; `size` is in octets."""
    items = [child for calendar in calendars for child in calendar.children if child.name in ITEMS]
    if size > GOOGLE_BYTES:
        found.add("C701", 1, octets=size, most=GOOGLE_BYTES)
    if len(items) > GOOGLE_ITEMS:
        found.add("C702", items[GOOGLE_ITEMS].line, n=len(items), most=GOOGLE_ITEMS)
    todo = next((item for item in items if item.name == "VTODO"), None)
    if todo is not None and any(item.name == "VEVENT" for item in items):
        found.add("C704", todo.line)
    if len(calendars) > 1:
        found.add("C207", calendars[1].line)


def check(component: Component, found: Findings) -> None:
    """Tell what clients do with one component."""
    _check_name(component, found)
    for property_ in component.properties.get("RDATE", ()):
        if type_of(property_) == "PERIOD":
            found.add("C710", property_.line)
    match component.name:
        case "VCALENDAR":
            _check_calendar(component, found)
        case "VEVENT" if component.value("STATUS").upper() == "CANCELLED" and not _says_so(component.value("SUMMARY")):
            found.add("C707", component.properties["STATUS"][0].line)


def _check_name(component: Component, found: Findings) -> None:
    """Tell of what vdirsyncer does not know: components of other standards, and VFREEBUSY."""
    unknown = component.name not in INSIDE or component.name == "VFREEBUSY"
    if unknown and component.parent is not None and component.parent.name == CALENDAR:
        found.add("C709", component.line, name=component.name)


def _check_calendar(calendar: Component, found: Findings) -> None:
    if method := calendar.first("METHOD"):
        found.add("C703", method.line, value=method.value)
    ours, theirs = calendar.first("NAME"), calendar.first("X-WR-CALNAME")
    if ours is None and theirs is not None:
        found.add("C705", theirs.line, name="NAME", other="X-WR-CALNAME")
    elif ours is not None and theirs is None:
        found.add("C705", ours.line, name="X-WR-CALNAME", other="NAME")
    elif ours is not None and theirs is not None and ours.value != theirs.value:
        found.add("C705", theirs.line, case="differ")


def _says_so(title: str) -> bool:
    return title.startswith(_MARKS) or any(word in title.lower() for word in _CANCELLED)
