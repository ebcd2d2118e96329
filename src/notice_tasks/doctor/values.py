"""What a value says: times, lengths, and rules that recur (RFC 5545, section 3.3).

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
"""Hours and seconds without the minutes between them, which the grammar does not have."""


class Kind(Enum):
    """How a time is fixed."""

    DATE = auto()
    UTC = auto()
    FLOATING = auto()
    ZONED = auto()


class Time(NamedTuple):
    """A day or a moment; the clock is that of its zone, and a day begins at midnight."""

    kind: Kind
    clock: datetime.datetime
    zone: str = ""

    @property
    def is_day(self) -> bool:
        """Whether it is a whole day."""
        return self.kind is Kind.DATE

    def is_like(self, other: Time) -> bool:
        """Whether both are fixed in the same way, so that they can be compared."""
        return (self.kind, self.zone) == (other.kind, other.zone)


def type_of(property_: Property) -> str:
    """The type of a property's value: what VALUE says, else the property's own."""
    return (property_.parameter("VALUE") or TYPES[property_.name][0]).upper()


def day(text: str) -> datetime.date | None:
    """A DATE."""
    match = _DAY.fullmatch(text)
    try:
        return None if match is None else datetime.date(*map(int, match.groups()))
    except ValueError:
        return None


def clock(text: str) -> datetime.datetime | None:
    """A DATE-TIME as its clock shows it, whatever its zone; a leap second is taken for the one before it."""
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
    """A DATE or DATE-TIME with its zone."""
    if type_ == "DATE":
        date = day(text)
        return None if date is None else Time(Kind.DATE, datetime.datetime.combine(date, datetime.time()))
    moment = clock(text)
    if moment is None:
        return None
    if text.endswith("Z"):
        return Time(Kind.UTC, moment)
    return Time(Kind.FLOATING, moment) if zone is None else Time(Kind.ZONED, moment, zone)


def time_in(component: Component, name: str) -> Time | None:
    """The time that a property of a component says."""
    property_ = component.first(name)
    return None if property_ is None else time_of(property_.value, type_of(property_), property_.parameter("TZID"))


def duration(text: str) -> datetime.timedelta | None:
    """A DURATION; one of more than 999,999,999 days is too long to be meant."""
    match = _DURATION.fullmatch(text)
    if match is None or _GAP.search(text):
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    try:
        length = datetime.timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        return None
    return -length if match[1] == "-" else length
