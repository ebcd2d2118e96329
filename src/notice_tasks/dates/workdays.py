"""Working days and rest days in mainland China.

Each year's arrangement is announced by the General Office of the State Council, make-up Saturdays and Sundays
included; a year that nobody has announced is never guessed.
"""

import datetime
from functools import lru_cache
from typing import NamedTuple, Protocol

_SATURDAY = 5

WEEKEND = "weekend"
"""The name of a rest day that is no holiday."""


def plain_day(day: datetime.date) -> str | None:
    """What holds for a day where nothing else is said: the weekend rests."""
    return WEEKEND if day.weekday() >= _SATURDAY else None


class YearNotAnnounced(LookupError):  # noqa: N818  (it says what it means)
    """Nobody has announced which days of this year are worked."""

    def __init__(self, year: int) -> None:
        """Keep the year for the one who speaks."""
        super().__init__(year)
        self.year = year


class WorkCalendar(Protocol):
    """Who knows which days are worked."""

    def rest_day(self, day: datetime.date) -> str | None:
        """The name of the rest day that falls on `day`; none when it is worked.

        Raises:
            YearNotAnnounced: nobody knows yet.
        """

    def is_estimate(self, year: int) -> bool:
        """Whether what it says of a year is an estimate, because nobody has announced that year yet."""


@lru_cache(maxsize=4096)
def _rest_day_of_library(ordinal: int) -> str | None:
    """What the library says of a day. It takes its time, and the same days are asked for again and again."""
    import chinese_calendar  # noqa: PLC0415  (most commands never ask)

    day = datetime.date.fromordinal(ordinal)
    try:
        rests, name = chinese_calendar.get_holiday_detail(day)
    except NotImplementedError as error:  # the library's word for a year it does not know
        raise YearNotAnnounced(day.year) from error
    if not rests:
        return None
    return str(name) if name else WEEKEND


class ChinaCalendar:
    """The official arrangements as the chinesecalendar library knows them (2004 to 2026 in its release 1.11)."""

    def rest_day(self, day: datetime.date) -> str | None:
        """The holiday's English name as the library gives it, `WEEKEND`, or none when the day is worked."""
        return _rest_day_of_library(day.toordinal())

    def is_estimate(self, year: int) -> bool:  # noqa: ARG002  (it never guesses, whatever the year)
        """Never: what is not announced is not known here."""
        return False


def library_years() -> range:
    """The years that the library knows, without a gap."""
    from chinese_calendar import holidays  # noqa: PLC0415  (as above)

    return range(min(holidays).year, max(holidays).year + 1)


def library_version() -> str:
    """The release of the library, which stands for its data."""
    import chinese_calendar  # noqa: PLC0415  (as above)

    return str(chinese_calendar.__version__)


class Rest(NamedTuple):
    """A rest day and its name."""

    day: datetime.date
    name: str


class RolledDay(NamedTuple):
    """A day that moved off its rest days; `skipped` lists each rest day passed."""

    day: datetime.date
    skipped: tuple[Rest, ...]


def rolled(day: datetime.date, calendar: WorkCalendar, *, step: int = 1) -> RolledDay:
    """The first working day at or after `day` (`step=1`), or at or before it (`step=-1`).

    Raises:
        YearNotAnnounced: the calendar does not know a day on the way.
    """
    skipped = []
    while (name := calendar.rest_day(day)) is not None:
        skipped.append(Rest(day, name))
        day += datetime.timedelta(days=step)
    return RolledDay(day, tuple(skipped))


class WorkdaysAfter(NamedTuple):
    """Working days counted off one by one, and the day on which the count ends.

    `skipped` lists each rest day passed; `made_up` each Saturday or Sunday that was worked and counted.
    """

    day: datetime.date
    skipped: tuple[Rest, ...]
    made_up: tuple[datetime.date, ...]


def workdays_after(start: datetime.date, count: int, calendar: WorkCalendar) -> WorkdaysAfter:
    """The last of `count` working days counted from `start`, which is not counted itself; a negative count goes back.

    Raises:
        YearNotAnnounced: the calendar does not know a day on the way.
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
    """The days from one to another: how many of them are worked, and which are not, in the calendar's order.

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
