"""N410: the notice's words give a day and a weekday that do not belong together, so one of the two is wrong.

It is a slip of the hand in the checklist, or one in the notice itself: then ask the issuer, and accept the finding with
a reason under [check] in notice-tasks.toml. A day without a year may be of any from the notice to the due day.

Wrong:  quote = "于8月30日(星期四)前报送" with due = 2024-08-30
Right:  quote = "于8月30日(星期五)前报送" with due = 2024-08-30
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from notice_tasks.checks.quoted import place_of_quote, quoted_days
from notice_tasks.problems import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.quoted import Quoted
    from notice_tasks.checks.sheet import Sheet
    from notice_tasks.dates.named import Named

CODE: Final = "N410"
LEVEL: Final = Level.ERROR
TITLE: Final = "Weekday that does not match its day"
SENTENCES: Final = {"": "'{written}': {day} is another weekday. Look at the day, the year and the weekday."}

_AT_MOST: Final = 10
"""So many years are looked at."""


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem at every quote whose weekday is not that of its day."""
    for quoted in quoted_days(sheet):
        for number, named in quoted.days:
            if named.weekday is None:
                continue
            years = (named.year,) if named.year else _years(quoted, sheet)
            days = [day for year in years if (day := _day(named, year)) is not None]
            if days and all(day.weekday() != named.weekday for day in days):
                place = place_of_quote(sheet, quoted.position, number)
                yield Problem(CODE, place, {"written": named.written, "day": days[-1]})


def _years(quoted: Quoted, sheet: Sheet) -> tuple[int, ...]:
    """The years that a day without one may be of: from the notice to what is due, or else the one after."""
    begun = sheet.notice.known_since or sheet.notice.revised
    due = [day.year for _key, days in quoted.printed for day in days]
    first = min([begun.year, *due])
    return tuple(range(first, min(max(due, default=first + 1), first + _AT_MOST) + 1))


def _day(named: Named, year: int) -> datetime.date | None:
    try:
        return datetime.date(year, named.month, named.day)
    except ValueError:
        return None
