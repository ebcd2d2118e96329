"""The days in a requirement's quoted words, and those that its due rule prints."""

import datetime
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple, assert_never

from notice_tasks.dates.named import Named, days_named, may_name_a_day
from notice_tasks.dates.recurrence import Listed, Monthly, Rhythm, Rrule, Weekly, occurrences
from notice_tasks.model.deadline import (
    After,
    Before,
    By,
    Deadline,
    Elapsed,
    Every,
    Point,
    Unclear,
    Window,
    Workdays,
    points_of,
)
from notice_tasks.model.notice import NoDay, Requirement, day_of
from notice_tasks.problems import KeyPath, Place

if TYPE_CHECKING:
    from notice_tasks.checks.sheet import Sheet


Printed = tuple[tuple[str, tuple[datetime.date, ...]], ...]
"""The days that a due rule names or works out, by its keys, the last day last. `due` means any of them."""


class Quoted(NamedTuple):
    """A requirement whose quotes name days; each day has the number of its quote.

    `position` is the index of the requirement in the file; `earlier` are the days of amended rules. A moment at
    midnight is also the end of the day before.
    """

    requirement: Requirement
    position: int
    days: tuple[tuple[int, Named], ...]
    printed: Printed
    earlier: tuple[datetime.date, ...]

    @property
    def path(self) -> KeyPath:
        """The path of the due rule."""
        return ("requirement", self.position, "due")


@lru_cache(maxsize=1)  # several checks ask, and checklists are checked one at a time
def quoted_days(sheet: "Sheet") -> tuple[Quoted, ...]:
    """The requirements whose quotes name days."""
    return tuple(_quoted_days(sheet))


def _quoted_days(sheet: "Sheet") -> Iterator[Quoted]:
    for index, requirement in sheet.requirements:
        quotes = [(number, quote) for number, quote in enumerate(requirement.quotes) if may_name_a_day(quote)]
        if quotes:
            printed = _printed(requirement.due, sheet)
            year = (printed[0][1][0] if printed else sheet.notice.revised).year
            days = tuple([(number, named) for number, quote in quotes for named in days_named(quote, year)])
            if days:
                yield Quoted(requirement, index, days, printed, _earlier(requirement, sheet))


def place_of_quote(sheet: "Sheet", index: int, number: int) -> Place:
    """The place of one of a requirement's quotes, which may be a list or a single one."""
    several = isinstance(sheet.values["requirement"][index]["quote"], list)
    return sheet.place("requirement", index, "quote", *((number,) if several else ()))


def _earlier(requirement: Requirement, sheet: "Sheet") -> tuple[datetime.date, ...]:
    amended = [a.was for a in sheet.notice.amendments if a.requirement == requirement.id]
    return tuple(day for rule in amended for _key, days in _printed(rule, sheet) for day in days)


def _printed(rule: Deadline | None, sheet: "Sheet") -> Printed:
    """The days that a rule names, by its keys, with the days of its anchors."""
    match rule:
        case By() | Window():
            return tuple([(key, days) for key, point in points_of(rule) if point and (days := _days_of(point, sheet))])
        case After() | Before() | Workdays() | Elapsed():
            day = sheet.day_of(rule)
            return () if day is None else (("due", (day,)),)
        case Every(rhythm=rhythm, first=first, last=last):
            days = _first_year(rhythm, first, last)
            return (("due", days),) if days else ()
        case Unclear() | None:
            return ()
        case _:
            assert_never(rule)


def _first_year(rhythm: Rhythm, first: Point | None, last: Point | None) -> tuple[datetime.date, ...]:
    """The days of a monthly or yearly rhythm in the year that begins with the first of them."""
    if isinstance(first, str) or isinstance(last, str):  # a span between anchors
        return ()
    match rhythm:
        case Listed(days):
            return days
        case Monthly():
            return tuple(islice(occurrences(rhythm, first, last), _MONTHS))
        case Weekly() | Rrule():
            return ()
        case _:
            assert_never(rhythm)


_MONTHS: Final = 12


def _days_of(point: Point, sheet: "Sheet") -> tuple[datetime.date, ...]:
    """The day of a point; for a moment at midnight also the day that ends with it (24时)."""
    if isinstance(point, str):
        day = day_of(sheet.notice.anchors.get(point, NoDay.UNKNOWN))
        return () if day is None else (day,)
    if not isinstance(point, datetime.datetime):
        return (point,)
    try:
        local = point.astimezone(sheet.around.settings.timezone)
        before = (local - datetime.timedelta(microseconds=1)).date()
    except OverflowError:  # outside the years 1 to 9999 in that zone
        return ()
    return (local.date(),) if before == local.date() else (local.date(), before)
