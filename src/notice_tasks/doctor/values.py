"""Parses values: times, durations and their types (RFC 5545, section 3.3).

None stands for a value that is not of its type.
"""

from __future__ import annotations

import datetime
import re
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.doctor.known import TYPES

if TYPE_CHECKING:
    from notice_tasks.doctor.property_lines import Property
    from notice_tasks.doctor.tree import Component

_DAY: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_MOMENT: Final = re.compile(r"([0-9]{8})T([0-9]{2})([0-9]{2})([0-9]{2})(Z?)")
_DURATION: Final = re.compile(
    r"([+-]?)P(?:([0-9]{1,9})W|"
    r"(?=[0-9T])(?:([0-9]{1,9})D)?(?:T(?=[0-9])(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9})S)?)?)"
)
_GAP: Final = re.compile(r"T[0-9]+H[0-9]+S")
"""Hours and seconds without minutes, which the grammar does not allow."""


class TimeForm(Enum):
    """How a time relates to a zone (RFC 5545, 3.3.5)."""

    DATE = auto()
    UTC = auto()
    FLOATING = auto()
    ZONED = auto()


class Time(NamedTuple):
    """A day or a moment in the local time of its zone; a day starts at midnight."""

    form: TimeForm
    clock: datetime.datetime
    zone: str = ""

    @property
    def is_day(self) -> bool:
        """Whether this is a whole day."""
        return self.form is TimeForm.DATE

    def is_like(self, other: Time) -> bool:
        """Whether both are of the same form and can be compared."""
        return (self.form, self.zone) == (other.form, other.zone)


def type_of(property_: Property) -> str:
    """The type of a property's value: that of VALUE, or the property's default."""
    return (property_.parameter("VALUE") or TYPES[property_.name][0]).upper()


def day(text: str) -> datetime.date | None:
    """The day in a DATE."""
    match = _DAY.fullmatch(text)
    try:
        return None if match is None else datetime.date(*map(int, match.groups()))
    except ValueError:
        return None


def clock(text: str) -> datetime.datetime | None:
    """The local time in a DATE-TIME, whatever its zone; a leap second counts as the second before it."""
    match = _MOMENT.fullmatch(text)
    date = None if match is None else day(match[1])
    if match is None or date is None:
        return None
    hour, minute, second = (int(match[part]) for part in (2, 3, 4))
    try:
        return datetime.datetime.combine(date, datetime.time(hour, minute, 59 if second == 60 else second))
    except ValueError:
        return None


def time_of(text: str, type_: str, zone: str | None) -> Time | None:
    """The day or moment in a DATE or DATE-TIME, with its zone."""
    if type_ == "DATE":
        date = day(text)
        return None if date is None else Time(TimeForm.DATE, datetime.datetime.combine(date, datetime.time()))
    moment = clock(text)
    if moment is None:
        return None
    if text.endswith("Z"):
        return Time(TimeForm.UTC, moment)
    return Time(TimeForm.FLOATING, moment) if zone is None else Time(TimeForm.ZONED, moment, zone)


def time_in(component: Component, name: str) -> Time | None:
    """The time in a property of a component."""
    property_ = component.first(name)
    return None if property_ is None else time_of(property_.value, type_of(property_), property_.parameter("TZID"))


def duration(text: str) -> datetime.timedelta | None:
    """The length of a DURATION; more than 999,999,999 days is not accepted."""
    match = _DURATION.fullmatch(text)
    if match is None or _GAP.search(text):
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    try:
        length = datetime.timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        return None
    return -length if match[1] == "-" else length
