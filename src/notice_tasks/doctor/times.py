"""C4: whether the times of an item agree with each other and with their zones."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from notice_tasks.doctor.known import LISTS
from notice_tasks.doctor.recur import parts_of
from notice_tasks.doctor.tree import ITEMS
from notice_tasks.doctor.values import Time, TimeForm, clock, duration, time_in, time_of, type_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.doctor.findings import Findings
    from notice_tasks.doctor.property_lines import Property
    from notice_tasks.doctor.tree import Component

_ZONED: Final = ("DTSTART", "DTEND", "DUE", "RECURRENCE-ID", "EXDATE", "RDATE")
_STAMPS: Final = ("DTSTAMP", "LAST-MODIFIED", "CREATED", "COMPLETED")
_ENDS: Final = {"VEVENT": "DTEND", "VTODO": "DUE", "VFREEBUSY": "DTEND"}
"""The properties that give the end of a component."""


def check(component: Component, zones: frozenset[str], found: Findings) -> None:
    """Report faults in the times of a component; `zones` are those that its calendar defines."""
    for name in _STAMPS:
        _check_stamp(component.first(name), found)
    if component.name not in ITEMS:
        return
    for property_ in _timed(component):
        _check_zone(property_, zones, found)
    _check_floating(component, found)
    _check_end(component, found)
    _check_length(component, found)
    _check_until(component, found)
    _check_exceptions(component, found)


def _timed(component: Component) -> Iterator[Property]:
    for name in _ZONED:
        yield from component.properties.get(name, ())


def _check_stamp(stamp: Property | None, found: Findings) -> None:
    if stamp is not None and clock(stamp.value) is not None and not stamp.value.endswith("Z"):
        found.add("C407", stamp.line, name=stamp.name)


def _check_zone(property_: Property, zones: frozenset[str], found: Findings) -> None:
    zone = property_.parameter("TZID")
    if zone is None:
        return
    if type_of(property_) == "DATE":
        found.add("C406", property_.line, name=property_.name, case="day")
    elif property_.value.endswith("Z"):
        found.add("C406", property_.line, name=property_.name)
    elif zone not in zones and not zone.startswith("/"):
        found.add("C405", property_.line, zone=zone)


def _check_floating(component: Component, found: Findings) -> None:
    """Report the first time without a zone; the other times of the item usually have none either."""
    for property_ in _timed(component):
        if any(time.form is TimeForm.FLOATING for time in _times(property_)):
            found.add("C404", property_.line, name=property_.name, value=property_.value)
            return


def _times(property_: Property) -> Iterator[Time]:
    values = property_.value.split(",") if property_.name in LISTS else [property_.value]
    type_ = "DATE" if type_of(property_) == "DATE" else "DATE-TIME"
    for value in values:
        time = time_of(value.partition("/")[0], type_, property_.parameter("TZID"))
        if time is not None:
            yield time


def _check_end(component: Component, found: Findings) -> None:
    name = _ENDS.get(component.name)
    property_ = component.first(name) if name else None
    if name is None or property_ is None:
        return
    if length := component.first("DURATION"):
        found.add("C408", max(length.line, property_.line), name=name)
    start, end = time_in(component, "DTSTART"), time_in(component, name)
    if start is None or end is None:
        return
    if start.is_day != end.is_day or (start.form is TimeForm.FLOATING) != (end.form is TimeForm.FLOATING):
        found.add("C401", property_.line, name=name, case="day" if start.is_day != end.is_day else "zone")
    elif start.is_like(end) and end.clock <= start.clock:
        found.add("C403", property_.line, name=name, case="day" if start.is_day else "moment")


def _check_length(component: Component, found: Findings) -> None:
    property_, start = component.first("DURATION"), time_in(component, "DTSTART")
    length = None if property_ is None else duration(property_.value)
    if property_ is None or length is None:
        return
    if component.name == "VTODO" and component.first("DTSTART") is None:
        found.add("C409", property_.line)
    elif start is not None and start.is_day and length % datetime.timedelta(days=1):
        found.add("C410", property_.line, value=property_.value)


def _check_until(component: Component, found: Findings) -> None:
    start = time_in(component, "DTSTART")
    for rule in component.properties.get("RRULE", ()) if start is not None else ():
        last = parts_of(rule.value).get("UNTIL", "")
        until = time_of(last, "DATE-TIME" if "T" in last.upper() else "DATE", None)
        if until is None or start is None:
            continue
        if until.is_day != start.is_day:
            found.add("C402", rule.line, case="moment" if until.is_day else "day")
        elif not until.is_day and (until.form is TimeForm.FLOATING) != (start.form is TimeForm.FLOATING):
            found.add("C402", rule.line, case="floating" if start.form is TimeForm.FLOATING else "utc")


def _check_exceptions(component: Component, found: Findings) -> None:
    start = time_in(component, "DTSTART")
    for property_ in component.properties.get("EXDATE", ()) if start is not None else ():
        if start is not None and any(time.is_day != start.is_day for time in _times(property_)):
            found.add("C411", property_.line)
