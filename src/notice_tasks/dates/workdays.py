"""Working days and rest days in mainland China.

Each year's arrangement is announced by the General Office of the State Council, make-up Saturdays and Sundays
included; a year that is not announced is never guessed.
"""

import datetime
from functools import lru_cache
from typing import NamedTuple, Protocol

_SATURDAY = 5

WEEKEND = "weekend"
"""The name of a rest day that is not a holiday."""


def plain_day(day: datetime.date) -> str | None:
    """The rest day's name that applies if nothing else is declared: on the weekend."""
    return WEEKEND if day.weekday() >= _SATURDAY else None


class YearNotAnnounced(LookupError):  # noqa: N818  (it says what it means)
    """The working days of this year are not announced."""

    def __init__(self, year: int) -> None:
        """Keep the year for the message."""
        super().__init__(year)
        self.year = year


class WorkCalendar(Protocol):
    """Which days are working days."""

    def rest_day(self, day: datetime.date) -> str | None:
        """The name of the rest day that falls on `day`; None for a working day.

        Raises:
            YearNotAnnounced: it is not known.
        """

    def is_estimate(self, year: int) -> bool:
        """Whether a year is only estimated because it is not announced yet."""


@lru_cache(maxsize=4096)
def _rest_day_of_library(ordinal: int) -> str | None:
    """The library's answer for a day; cached, because it is slow and the same days are asked for often."""
    import chinese_calendar  # noqa: PLC0415  (most commands never ask)

    day = datetime.date.fromordinal(ordinal)
    try:
        rests, name = chinese_calendar.get_holiday_detail(day)
    except NotImplementedError as error:  # the library raises it for a year that it does not know
        raise YearNotAnnounced(day.year) from error
    if not rests:
        return None
    return str(name) if name else WEEKEND


class ChinaCalendar:
    """The official arrangements as the chinesecalendar library knows them (2004 to 2026 in its release 1.11)."""

    def rest_day(self, day: datetime.date) -> str | None:
        """The holiday's English name as the library gives it, `WEEKEND`, or None for a working day."""
        return _rest_day_of_library(day.toordinal())

    def is_estimate(self, year: int) -> bool:  # noqa: ARG002  (it never guesses, whatever the year)
        """Always False: a year that is not announced is unknown here."""
        return False


def library_years() -> range:
    """The years that the library knows, without gaps."""
    from chinese_calendar import holidays  # noqa: PLC0415  (as above)

    return range(min(holidays).year, max(holidays).year + 1)


def library_version() -> str:
    """The version of the library, which identifies its data."""
    import chinese_calendar  # noqa: PLC0415  (as above)

    return str(chinese_calendar.__version__)


class Rest(NamedTuple):
    """A rest day and its name."""

    day: datetime.date
    name: str


def is_made_up(day: datetime.date, calendar: WorkCalendar) -> bool:
    """Whether a day is a Saturday or Sunday that is announced as a working day."""
    try:
        return day.weekday() >= _SATURDAY and calendar.rest_day(day) is None and not calendar.is_estimate(day.year)
    except YearNotAnnounced:
        return False


class RolledDay(NamedTuple):
    """The working day to which a day moves; `skipped` lists the rest days in between."""

    day: datetime.date
    skipped: tuple[Rest, ...]


def rolled(day: datetime.date, calendar: WorkCalendar, *, step: int = 1) -> RolledDay:
    """The first working day at or after `day` (`step=1`), or at or before it (`step=-1`).

    Raises:
        YearNotAnnounced: the calendar does not know one of the days.
    """
    skipped = []
    while (name := calendar.rest_day(day)) is not None:
        skipped.append(Rest(day, name))
        day += datetime.timedelta(days=step)
    return RolledDay(day, tuple(skipped))


class WorkdaysAfter(NamedTuple):
    """The day on which a count of working days ends.

    `skipped` lists the rest days in between, `made_up` each Saturday or Sunday that is worked and counted.
    """

    day: datetime.date
    skipped: tuple[Rest, ...]
    made_up: tuple[datetime.date, ...]


def workdays_after(start: datetime.date, count: int, calendar: WorkCalendar) -> WorkdaysAfter:
    """The last of `count` working days counted from `start`, which is not counted itself; a negative count goes back.

    Raises:
        YearNotAnnounced: the calendar does not know one of the days.
        OverflowError: the day would lie outside the years 1 to 9999.
    """
    step = datetime.timedelta(days=1 if count > 0 else -1)
    day, left = start, abs(count)
    skipped, made_up = [], []
    while left:
        day += step
        if (name := calendar.rest_day(day)) is not None:
            skipped.append(Rest(day, name))
            continue
        left -= 1
        if day.weekday() >= _SATURDAY:
            made_up.append(day)
    return WorkdaysAfter(day, tuple(skipped), tuple(made_up))


class WorkdaysBetween(NamedTuple):
    """The days between two days: how many are worked, and the rest days in calendar order.

    `made_up` lists each Saturday or Sunday that is worked.
    """

    workdays: int
    skipped: tuple[Rest, ...]
    made_up: tuple[datetime.date, ...]


def workdays_between(start: datetime.date, end: datetime.date, calendar: WorkCalendar) -> WorkdaysBetween:
    """The days from `start`, which is not counted itself, to `end`, which is; `end` may be the earlier one.

    Raises:
        YearNotAnnounced: the calendar does not know one of them.
    """
    one, other = start.toordinal(), end.toordinal()
    days = map(datetime.date.fromordinal, range(one + 1, other + 1) if one <= other else range(other, one))
    named = [(day, calendar.rest_day(day)) for day in days]
    worked = [day for day, name in named if name is None]
    skipped = tuple(Rest(day, name) for day, name in named if name is not None)
    return WorkdaysBetween(len(worked), skipped, tuple(day for day in worked if day.weekday() >= _SATURDAY))
