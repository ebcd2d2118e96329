"""Recurring days.

The same rhythm and span always give the same days; both ends belong to the span.
"""

import datetime
import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Any, Final, NamedTuple, assert_never


class Stretch(StrEnum):
    """How often something recurs on a day of a month; the values are those of a due rule."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"

    @property
    def months(self) -> int:
        """Its length in months; the first one of a year begins in January."""
        return _MONTHS[self]


_MONTHS: Final = {Stretch.MONTH: 1, Stretch.QUARTER: 3, Stretch.HALF_YEAR: 6, Stretch.YEAR: 12}

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Weekly(NamedTuple):
    """A weekday of every week, 0 for Monday."""

    weekday: int


class Monthly(NamedTuple):
    """A day of one month of every stretch; `month` counts from 1 within it: the 2nd of a quarter is February, May ...

    In a month without such a day it is the last one (as in Civil Code, art. 202, for periods).
    """

    stretch: Stretch
    month: int
    day: int


class Rrule(NamedTuple):
    """A recurrence rule of RFC 5545, section 3.3.10, in whole days."""

    text: str


class Listed(NamedTuple):
    """The days themselves."""

    days: tuple[datetime.date, ...]


Rhythm = Weekly | Monthly | Rrule | Listed


def occurrences(
    rhythm: Rhythm, first: datetime.date | None = None, last: datetime.date | None = None
) -> Iterator[datetime.date]:
    """The days of a rhythm from `first` to `last`, both inclusive, in order, each once; without `last` there is no end.

    Only listed days need no `first`.

    Raises:
        ValueError: the text of an `Rrule` is not a valid rule.
    """
    if isinstance(rhythm, Listed):
        for day in sorted(set(rhythm.days)):
            if (first is None or first <= day) and (last is None or day <= last):
                yield day
        return
    assert first is not None  # only listed days need no beginning
    start = datetime.datetime.combine(first, datetime.time())
    if isinstance(rhythm, Rrule) and _never(rhythm.text, start):
        return
    for moment in _up_to_9999(_rule(rhythm, start)):
        if last is not None and moment.date() > last:
            return
        yield moment.date()


def _up_to_9999(rule: Any) -> Iterator[datetime.datetime]:
    """The moments of a dateutil rule, which raises an error when it passes the year 9999."""
    moments = iter(rule)
    while True:
        try:
            moment = next(moments)
        except (StopIteration, ValueError, OverflowError):
            return
        yield moment


def _rule(rhythm: Weekly | Monthly | Rrule, start: datetime.datetime) -> Any:
    from dateutil import rrule  # noqa: PLC0415  (only what recurs needs it)

    match rhythm:
        case Weekly(weekday):
            return rrule.rrule(rrule.WEEKLY, start, byweekday=weekday)
        case Monthly(stretch, month, day):
            months = range(month, 13, stretch.months)
            # The last of these days that the month has.
            days = range(min(day, _SHORTEST), day + 1)
            return rrule.rrule(rrule.MONTHLY, start, bymonth=months, bymonthday=days, bysetpos=-1)
        case Rrule(text):
            return rrule.rrulestr(text, dtstart=start)
        case _:
            assert_never(rhythm)


_SHORTEST: Final = 28
"""Every month has at least this many days."""

_FREQUENCIES: Final = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_MOST: Final = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYSETPOS": 366}
"""The largest number that a part may list; all but months may count from the end."""


def fault_of_rrule(text: str) -> str | None:
    """Why a text is not a rule of whole days: `part`, `hours`, `count`, `until`, `both` or `form`; None if it is one.

    dateutil accepts more, and loops for ever on an interval of 0.
    """
    pairs = _pairs(text)
    parts = dict(pairs)
    if parts.get("FREQ") in {"HOURLY", "MINUTELY", "SECONDLY"} or parts.keys() & {"BYHOUR", "BYMINUTE", "BYSECOND"}:
        return "hours"
    known = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST", *_MOST}
    if len(parts) < len(pairs) or not known >= parts.keys() or parts.get("FREQ") not in _FREQUENCIES:
        return "part"
    return _fault_of_values(text, parts)


def _pairs(text: str) -> list[tuple[str, str]]:
    """The parts of a rule's text with their values."""
    return [(name, value) for name, _equals, value in (part.partition("=") for part in text.split(";"))]


def _fault_of_values(text: str, parts: dict[str, str]) -> str | None:
    if not all(re.fullmatch("0*[1-9][0-9]{0,4}", parts[key]) for key in ("INTERVAL", "COUNT") if key in parts):
        return "count"
    if "UNTIL" in parts and re.fullmatch("[0-9]{8}", parts["UNTIL"]) is None:
        return "until"
    if parts.keys() >= {"COUNT", "UNTIL"}:
        return "both"
    if not all(_in_range(parts[key], key) for key in _MOST if key in parts) or not _are_weekdays(parts):
        return "form"
    try:
        _rule(Rrule(text), datetime.datetime(2000, 1, 1))  # noqa: DTZ001  (a day, without any zone)
    except ValueError:
        return "form"
    return None


def _in_range(numbers: str, part: str) -> bool:
    """Whether a part lists only numbers that it may have; dateutil accepts any number and then finds no day."""
    back = "" if part == "BYMONTH" else "-?"
    return all(
        re.fullmatch(f"{back}[0-9]{{1,3}}", number) and 1 <= abs(int(number)) <= _MOST[part]
        for number in numbers.split(",")
    )


_WEEKDAY: Final = "(?i)(?P<which>[+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)"


def _are_weekdays(parts: dict[str, str]) -> bool:
    """Whether BYDAY, if given, lists weekdays, and only with numbers that a month or year can have.

    For the ninth Friday of a month dateutil would read past the end of its table of days.
    """
    found = [re.fullmatch(_WEEKDAY, day) for day in parts["BYDAY"].split(",")] if "BYDAY" in parts else []
    most = _most_weekdays(parts)
    return all(day and (day["which"] is None or 1 <= abs(int(day["which"])) <= most) for day in found)


def _most_weekdays(parts: dict[str, str]) -> int:
    """The largest number of a weekday: RFC 5545 allows none with WEEKLY, DAILY or BYWEEKNO."""
    match parts["FREQ"]:
        case "MONTHLY":
            return 5
        case "YEARLY" if "BYWEEKNO" not in parts:
            return 5 if "BYMONTH" in parts else 53
        case _:
            return 0


_LONG_MONTHS: Final = {1, 3, 5, 7, 8, 10, 12}
_FEBRUARY: Final = 2


@cache  # the same rule is asked for once per unit
def _never(text: str, start: datetime.datetime) -> bool:
    """Whether a rule asks for days that never exist: 30 February, or the 200th day of a year in January.

    dateutil would search for them day by day up to the year 9999.
    """
    parts = dict(_pairs(text))
    return _asks_for_too_much(parts) or _finds_nothing(parts, start)


def _finds_nothing(parts: dict[str, str], start: datetime.datetime) -> bool:
    """Whether a rule gives no day in the last years before 9999, over a span after which it must repeat.

    The calendar repeats every 400 years, and an interval of n after n times as many.
    """
    years = datetime.MAXYEAR - start.year - 400 * int(parts.get("INTERVAL", 1))
    if years < 0:
        return False  # few steps are left until 9999
    endless = ";".join(f"{name}={value}" for name, value in parts.items() if name not in {"COUNT", "UNTIL"})
    late = start.replace(year=start.year + years // 400 * 400)
    return next(_up_to_9999(_rule(Rrule(endless), late)), None) is None


def _asks_for_too_much(parts: dict[str, str]) -> bool:
    """Whether it asks for more days than a month or its period has, which needs no search."""
    if "BYSETPOS" in parts and _least(parts["BYSETPOS"]) > _DAYS_AT_MOST[parts["FREQ"]]:
        return True
    if not parts.keys() >= {"BYMONTH", "BYMONTHDAY"}:
        return False
    least = _least(parts["BYMONTHDAY"])
    return all(least > _longest(int(month)) for month in parts["BYMONTH"].split(","))


_DAYS_AT_MOST: Final = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}


def _least(numbers: str) -> int:
    """The smallest absolute value in a list of numbers."""
    return min(abs(int(number)) for number in numbers.split(","))


def _longest(month: int) -> int:
    """The largest number of days that a month can have."""
    return 29 if month == _FEBRUARY else 30 + (month in _LONG_MONTHS)
