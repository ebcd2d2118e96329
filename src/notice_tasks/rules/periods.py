"""The periods that occurrences are called by, such as a month or an ISO week.

An occurrence is recorded under its nominal day; a period is another way to name it.
"""

from __future__ import annotations

import calendar
import datetime
import re
from typing import TYPE_CHECKING, NamedTuple, assert_never

from notice_tasks.dates.recurrence import Listed, Monthly, Rrule, Stretch, Weekly

if TYPE_CHECKING:
    from notice_tasks.dates.recurrence import Rhythm


class Period(NamedTuple):
    """A period by its name, with its first and last day (both inclusive).

    The names are 2024, 2024-H1, 2024-Q3, 2024-09, 2024-W36 (ISO 8601), or a day.
    """

    name: str
    first: datetime.date
    last: datetime.date


def period_of(rhythm: Rhythm, nominal: datetime.date) -> Period:
    """The period of an occurrence, by the rhythm of its rule."""
    match rhythm:
        case Weekly():
            return week(nominal)
        case Monthly(stretch):
            return months(stretch, nominal)
        case Rrule(text):
            return _period_of_rrule(text, nominal)
        case Listed():
            return Period(nominal.isoformat(), nominal, nominal)
        case _:
            assert_never(rhythm)


def periods_of(day: datetime.date) -> tuple[Period, ...]:
    """The week, month, quarter, half-year and year of a day."""
    return (week(day), *(months(stretch, day) for stretch in Stretch))


def _period_of_rrule(text: str, nominal: datetime.date) -> Period:
    frequency = re.search(r"FREQ=(\w+)", text)
    match frequency and frequency[1]:
        case "WEEKLY":
            return week(nominal)
        case "MONTHLY":
            return months(Stretch.MONTH, nominal)
        case "YEARLY":
            return months(Stretch.YEAR, nominal)
        case _:
            return Period(nominal.isoformat(), nominal, nominal)


def week(day: datetime.date) -> Period:
    """The ISO week of a day, which belongs to the year that has most of its days (ISO 8601)."""
    year, number, weekday = day.isocalendar()
    first = day.toordinal() - weekday + 1
    ends = (max(first, 1), min(first + 6, datetime.date.max.toordinal()))
    return Period(f"{year}-W{number:02}", *map(datetime.date.fromordinal, ends))


def months(stretch: Stretch, day: datetime.date) -> Period:
    """The month, quarter, half-year or year of a day."""
    number = (day.month - 1) // stretch.months
    begin, end = number * stretch.months + 1, (number + 1) * stretch.months
    first = datetime.date(day.year, begin, 1)
    last = datetime.date(day.year, end, calendar.monthrange(day.year, end)[1])
    return Period(f"{day.year}{_ENDINGS[stretch].format(number + 1)}", first, last)


_ENDINGS = {Stretch.MONTH: "-{:02}", Stretch.QUARTER: "-Q{}", Stretch.HALF_YEAR: "-H{}", Stretch.YEAR: ""}
