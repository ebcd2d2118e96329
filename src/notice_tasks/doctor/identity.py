"""C5: whether items can be told apart, and what they say of their state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.doctor.known import STATUSES
from notice_tasks.doctor.octets import LINE
from notice_tasks.doctor.tree import ITEMS
from notice_tasks.doctor.values import time_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notice_tasks.doctor.findings import Findings
    from notice_tasks.doctor.tree import Component

_OPEN: Final = ("NEEDS-ACTION", "IN-PROCESS")


def check(component: Component, found: Findings) -> None:
    """Tell what is wrong with the UID and the state of one component."""
    uid, status = component.first("UID"), component.first("STATUS")
    if component.name == "VCALENDAR" and uid is not None:
        found.add("C504", uid.line)
    if component.name in ITEMS and uid is not None:
        if not uid.value.isascii():
            found.add("C502", uid.line)
        elif len("UID:") + len(uid.value) > LINE:
            found.add("C503", uid.line, octets=len(uid.value))
    words = STATUSES.get(component.name)
    if words and status is not None and status.value.strip().upper() not in words:
        found.add("C505", status.line, value=status.value, words=words, parent=component.name)
    if component.name == "VTODO":
        _check_progress(component, found)


def _check_progress(todo: Component, found: Findings) -> None:
    status, percent = todo.value("STATUS").upper(), todo.value("PERCENT-COMPLETE")
    property_ = todo.first("PERCENT-COMPLETE") or todo.first("COMPLETED")
    if property_ is None:
        return
    done = percent == "100" or (not percent and todo.first("COMPLETED") is not None)
    if status == "COMPLETED" and percent not in {"", "100"}:
        found.add("C506", property_.line, status=status, case="percent", percent=percent)
    elif status in _OPEN and (done or todo.first("COMPLETED") is not None):
        found.add("C506", (todo.first("COMPLETED") or property_).line, status=status)


def check_together(calendars: Sequence[Component], found: Findings) -> None:
    """Tell which items of a file share a UID, and which zones of a calendar share a TZID."""
    items = [child for calendar in calendars for child in calendar.children if child.name in ITEMS]
    seen: dict[tuple[str, str], Component] = {}
    for item in items:
        uid = item.first("UID")
        key = (item.value("UID"), item.value("RECURRENCE-ID"))
        if uid is not None and uid.value and seen.setdefault(key, item) is not item:
            found.add("C501", uid.line, first=seen[key].line)
    _check_overrides(items, found)
    for calendar in calendars:
        _check_zones(calendar, found)


def _check_overrides(items: Sequence[Component], found: Findings) -> None:
    """Tell of a RECURRENCE-ID that is a day where its series has moments, or the other way about."""
    series = {item.value("UID"): item for item in items if item.first("RECURRENCE-ID") is None}
    for item in items:
        property_, changed = item.first("RECURRENCE-ID"), time_in(item, "RECURRENCE-ID")
        whole = series.get(item.value("UID"))
        start = None if whole is None else time_in(whole, "DTSTART")
        if property_ is not None and changed is not None and start is not None and changed.is_day != start.is_day:
            found.add("C412", property_.line)


def _check_zones(calendar: Component, found: Findings) -> None:
    seen: set[str] = set()
    for child in calendar.children:
        zone = child.first("TZID") if child.name == "VTIMEZONE" else None
        if zone is not None and zone.value in seen:
            found.add("C507", zone.line, zone=zone.value)
        elif zone is not None:
            seen.add(zone.value)
