"""N410: the notice's words give a day and a weekday that do not match, so one of the two is wrong.

The mistake is in the checklist or in the notice itself. In the second case, ask the issuer, and accept the finding with
a reason under [check] in notice-tasks.toml. A day without a year may be in any year from the notice to the due day.

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
"""The largest number of years to try."""


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
    """The possible years of a day without one: from the notice to the due day, or to the year after the notice."""
    begun = sheet.notice.known_since or sheet.notice.revised
    due = [day.year for _key, days in quoted.printed for day in days]
    first = min([begun.year, *due])
    return tuple(range(first, min(max(due, default=first + 1), first + _AT_MOST) + 1))


def _day(named: Named, year: int) -> datetime.date | None:
    try:
        return datetime.date(year, named.month, named.day)
    except ValueError:
        return None
