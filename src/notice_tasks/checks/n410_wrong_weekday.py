"""N410: the notice's words give a day and a weekday that do not belong together, so one of the two is wrong.

It is a slip of the hand in the checklist, or one in the notice itself: then ask the issuer, and accept the finding with
a reason under [check] in notice-tasks.toml. A day without a year is taken in the year of the due day.

Wrong:  quote = "于8月30日(星期四)前报送" with due = 2024-08-30
Right:  quote = "于8月30日(星期五)前报送" with due = 2024-08-30
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.material import Sheet
    from notice_tasks.dates.named import Named

CODE: Final = "N410"


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem at every quote whose weekday is not that of its day."""
    for quoted in sheet.quoted:
        for place, named in quoted.days:
            day = None if named.weekday is None else _day(named, [end for _key, end in quoted.printed])
            if day is not None and day.weekday() != named.weekday:
                yield Problem(CODE, place, {"written": named.written, "day": day})


def _day(named: Named, printed: list[datetime.date]) -> datetime.date | None:
    """The day that is named; without a year, that of the due day; none where no year is known, or no such day."""
    years = [named.year] if named.year is not None else [day.year for day in printed]
    try:
        return datetime.date(years[0], named.month, named.day) if years else None
    except ValueError:
        return None
