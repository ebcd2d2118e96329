"""Days that are named from today: 上周五, last friday, 本月底, and those without a year: 9月7日, 9.7, 7日, 7.

A week begins on Monday.
"""

import datetime
import re
from typing import Final

from notice_tasks.cli.weekdays import weekday_if_any
from notice_tasks.dates.span import Month, Near
from notice_tasks.dates.typed_periods import typed_day

_MONTH_ENDS: Final = r"(?:([上本这下])个?)?月[底末]|end of (last |this |next |)month"
_MOVED: Final = {"上": -1, "last ": -1, "下": 1, "next ": 1}
_IN_MONTH: Final = r"([上本这下])个?月([0-9]{1,2})[日号]"
_IN_YEAR: Final = r"(去|今|明)年([0-9]{1,2})月([0-9]{1,2})[日号]?"
_YEARS: Final = ("去", "今", "明")
_WITHOUT_MONTH: Final = r"([0-9]{1,2})[日号]?"
_IN_WEEK: Final = r"([上本这下])个?((?:周|星期|礼拜).)"
_ENGLISH_WEEK: Final = r"(last|next|this) ([a-z]+)"

_LEAP: Final = 8
"""The largest number of years between two days 29 February."""

_SHORTER: Final = 2
"""The largest number of months between two that have a 31st, or a 30th."""


def near_day(said: str, today: datetime.date, near: Near) -> datetime.date | None:
    """The day that lower-case words name, seen from today; None if they name none.

    Raises:
        ValueError: there is no such day.
        OverflowError: it is outside the years 1 to 9999.
    """
    return _in_month(said, today) or _in_week(said, today, near) or _without_year(said, today, near)


def _in_month(said: str, today: datetime.date) -> datetime.date | None:
    """月底, 上月底, 上月25日, 去年12月30日, end of month."""
    this = Month(today.year, today.month)
    if found := re.fullmatch(_MONTH_ENDS, said):
        return this.moved(_MOVED.get(found[1] or found[2] or "", 0)).days[-1]
    if found := re.fullmatch(_IN_MONTH, said):
        return datetime.date(*this.moved(_MOVED.get(found[1], 0)), int(found[2]))
    if found := re.fullmatch(_IN_YEAR, said):
        return datetime.date(today.year + _YEARS.index(found[1]) - 1, int(found[2]), int(found[3]))
    return None


def _in_week(said: str, today: datetime.date, near: Near) -> datetime.date | None:
    """上周五, 本周三 by whole weeks; last friday, next friday by the nearest before and after today; friday, 周五."""
    if (found := re.fullmatch(_IN_WEEK, said)) and (number := weekday_if_any(found[2])) is not None:
        return today + datetime.timedelta(days=number - today.weekday() + 7 * _MOVED.get(found[1], 0))
    which, name = found.groups() if (found := re.fullmatch(_ENGLISH_WEEK, said)) else ("", said)
    if (number := weekday_if_any(name)) is None:
        return None
    ahead = (number - today.weekday()) % 7
    match which:
        case "last":
            return today + datetime.timedelta(days=ahead - 7)
        case "next":
            return today + datetime.timedelta(days=ahead or 7)
        case "this":
            return today + datetime.timedelta(days=number - today.weekday())
        case _:
            return near.of((today + datetime.timedelta(days=days) for days in (ahead - 7, ahead)), today)


def _without_year(said: str, today: datetime.date, near: Near) -> datetime.date | None:
    """9月7日, 9-7, 9/7, 9.7, 30/9; 7日, 7."""
    if month_and_day := typed_day(said):
        month, number = month_and_day
        months = [(today.year + years, month) for years in range(-_LEAP, _LEAP + 1)]
    elif found := re.fullmatch(_WITHOUT_MONTH, said):
        number = int(found[1])
        months = [Month(today.year, today.month).moved(moved) for moved in range(-_SHORTER, _SHORTER + 1)]
    else:
        return None
    return near.of([day for year, month in months if (day := _day_if_any(year, month, number)) is not None], today)


def _day_if_any(year: int, month: int, number: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, number)
    except ValueError:
        return None
