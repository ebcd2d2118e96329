"""Periods as people type them: 9月, 2026-09, Q3, 三季度, 上半年, W36, week 36, 2026年; English months in figures.

Without a year, a period is one of any year.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_YEAR = r"(?:(?P<year>[0-9]{4})[-/.年]?)"
_NUMBERS: Final = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}
_FORMS: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), ending)
    for pattern, ending in (
        (rf"{_YEAR}", ""),
        (r"(?P<year>[0-9]{4})[-/.](?P<number>[0-9]{1,2})", "-{:02}"),
        (rf"{_YEAR}?(?P<number>[0-9]{{1,2}})月份?", "-{:02}"),
        (rf"{_YEAR}?Q(?P<number>[1-4])", "-Q{}"),
        (rf"{_YEAR}?第?(?P<number>[1-4一二三四])季度?", "-Q{}"),
        (rf"{_YEAR}?H(?P<number>[12])", "-H{}"),
        (rf"{_YEAR}?(?P<number>[上下])半年", "-H{}"),
        (rf"{_YEAR}?(?:W|WK|WEEK)(?P<number>[0-9]{{1,2}})", "-W{:02}"),
        (rf"{_YEAR}?第?(?P<number>[0-9]{{1,2}})周", "-W{:02}"),
    )
)


class TypedPeriod(NamedTuple):
    """A year, if one was typed, and what follows it in the name of a period, such as -09, -Q3 or nothing."""

    year: str | None
    ending: str

    def names(self, name: str) -> bool:
        """Whether it is the period of this name."""
        return name[4:] == self.ending and self.year in {None, name[:4]}


def typed_period(text: str) -> TypedPeriod | None:
    """The period that a text names, or None if it names none.

    The text has characters of the usual width and no blanks.
    """
    for pattern, ending in _FORMS:
        if found := pattern.fullmatch(text):
            typed = found.groupdict()
            number = typed.get("number")
            counted = 0 if number is None else _NUMBERS.get(number) or int(number)
            return TypedPeriod(typed["year"], ending.format(counted))
    return None


_MONTHS: Final = 12
_DAY: Final = re.compile(r"(?P<month>[0-9]{1,2})(?P<sign>[-/.月])(?P<day>[0-9]{1,2})[日号]?")


def typed_day(text: str) -> tuple[int, int] | None:
    """The month and the day that a text without a year names, or None if it names none.

    A first number over 12 is the day: 30/11.
    """
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    month, day = int(found["month"]), int(found["day"])
    return (day, month) if month > _MONTHS and found["sign"] != "月" else (month, day)
