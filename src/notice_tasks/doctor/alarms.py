"""C6: alarms, and when they ring."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from notice_tasks.doctor.values import Time, TimeForm, clock, duration, time_in, type_of

if TYPE_CHECKING:
    from notice_tasks.doctor.findings import Findings
    from notice_tasks.doctor.property_lines import Property
    from notice_tasks.doctor.tree import Component

AT_MOST: Final = 4
"""More alarms in one item than this are reported."""

_NOW: Final = datetime.timedelta()
_NEEDED: Final = {"DISPLAY": ("DESCRIPTION",), "EMAIL": ("DESCRIPTION", "SUMMARY", "ATTENDEE")}
"""What an alarm requires besides ACTION and TRIGGER."""


def check(item: Component, found: Findings) -> None:
    """Report faults in the alarms of an item."""
    alarms = [child for child in item.children if child.name == "VALARM"]
    for alarm in alarms:
        _check_parts(alarm, found)
        if trigger := alarm.first("TRIGGER"):
            _check_trigger(trigger, item, found)
    if len(alarms) > AT_MOST:
        found.add("C606", alarms[AT_MOST].line, n=len(alarms), most=AT_MOST)


def _check_parts(alarm: Component, found: Findings) -> None:
    if not alarm.value("ACTION"):
        found.add("C601", alarm.line)
    if alarm.first("TRIGGER") is None:
        found.add("C602", alarm.line)
    action = alarm.value("ACTION").upper()
    for name in _NEEDED.get(action, ()):
        if alarm.first(name) is None:
            found.add("C603", alarm.line, action=action, name=name)
    repeated, pause = alarm.first("REPEAT"), alarm.first("DURATION")
    lonely = repeated or pause
    if lonely is not None and (repeated is None or pause is None):
        found.add("C607", lonely.line, name=lonely.name, other="DURATION" if pause is None else "REPEAT")


def _check_trigger(trigger: Property, item: Component, found: Findings) -> None:
    if type_of(trigger) == "DATE-TIME":
        _check_moment(trigger, item, found)
    elif (length := duration(trigger.value)) is not None:
        from_end = (trigger.parameter("RELATED") or "START").upper() == "END"
        if case := _nothing_to_count_from(item, from_end=from_end):
            found.add("C605", trigger.line, case=case)
        elif length >= _NOW:
            found.add("C604", trigger.line, value=trigger.value)


def _nothing_to_count_from(item: Component, *, from_end: bool) -> str | None:
    """The case of C605: the alarm counts from a property that its item lacks."""
    has_start = item.first("DTSTART") is not None
    if not from_end:
        return "todo" if item.name == "VTODO" and not has_start else None
    if item.name == "VTODO":
        has_end = item.first("DUE") is not None or (has_start and item.first("DURATION") is not None)
        return None if has_end else "due"
    # An all-day event without an end lasts its day (section 3.6.1).
    start = time_in(item, "DTSTART")
    has_end = item.first("DTEND") is not None or item.first("DURATION") is not None
    return None if has_end or start is None or start.is_day else "end"


def _check_moment(trigger: Property, item: Component, found: Findings) -> None:
    moment = clock(trigger.value)
    if moment is None:
        return
    if not trigger.value.endswith("Z"):
        found.add("C608", trigger.line)
        return
    start = time_in(item, "DTSTART") or time_in(item, "DUE")
    if start is not None and start.is_like(Time(TimeForm.UTC, moment)) and moment >= start.clock:
        found.add("C604", trigger.line, value=trigger.value)
