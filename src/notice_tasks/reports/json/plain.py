"""Facts of the model as JSON values, with due rules as they are written in a checklist."""

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, assert_never

from notice_tasks.dates.recurrence import WEEKDAYS, Weekly
from notice_tasks.model.deadline import (
    After,
    Before,
    By,
    Deadline,
    Dropped,
    Elapsed,
    Every,
    Moved,
    Unclear,
    Window,
    Workdays,
)
from notice_tasks.rules.occurrences import rhythm_details

Json = dict[str, Any]


def plain(value: Any) -> Any:
    """A fact of the model as a JSON value."""
    match value:
        case datetime.date() | datetime.time():
            known: Any = value.isoformat()
        case StrEnum():
            known = value.value
        case Mapping():
            known = {str(key): plain(entry) for key, entry in value.items()}
        case tuple() if isinstance(value, Deadline):
            known = _due_rule(value)
        case tuple() if hasattr(value, "_asdict"):
            known = _named(value)
        case list() | tuple():
            known = [plain(entry) for entry in value]
        case _:
            known = value
    return known


def _named(value: Any) -> Json:
    """A named tuple, under the names of its fields."""
    return {name: plain(entry) for name, entry in value._asdict().items()}


def _due_rule(rule: Deadline) -> Json:
    match rule:
        case By() | Window() | Unclear():
            return _named(rule)
        case After() | Before() | Workdays() | Elapsed():
            return _period(rule)
        case Every():
            return _recurring(rule)
        case _:
            assert_never(rule)


def _recurring(rule: Every) -> Json:
    """The rule as it is written in a checklist."""
    rhythm = rhythm_details(rule.rhythm)
    if isinstance(rule.rhythm, Weekly):
        rhythm["weekday"] = WEEKDAYS[rule.rhythm.weekday]
    exceptions = [_exception(exception) for exception in rule.exceptions]
    span = {"from": plain(rule.first), "to": plain(rule.last)}
    return {**plain(rhythm), **span, "inclusive": rule.inclusive, "roll": plain(rule.roll), "except": exceptions}


def _exception(exception: Moved | Dropped) -> Json:
    said = {"dropped": True} if isinstance(exception, Dropped) else {"moved": plain(exception.to)}
    return {"occurrence": plain(exception.occurrence), **said, "reason": exception.reason}


def _period(rule: After | Before | Workdays | Elapsed) -> Json:
    """As in a checklist, the anchor's key says in which direction to count."""
    key = "before" if isinstance(rule, Before) or rule.length < 0 else "after"
    if isinstance(rule, Workdays):
        return {key: rule.anchor, "length": abs(rule.length), "unit": "workdays"}
    if isinstance(rule, Elapsed):
        return {key: rule.anchor, "length": abs(rule.length), "unit": rule.unit.value}
    return {key: rule.anchor, "length": rule.length, "unit": rule.unit.value, "roll": plain(rule.roll)}
