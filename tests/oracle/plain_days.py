"""Days, moments and rest days, as plainly as can be.

The program is compared with this module, plain_counting.py and plain_recurring.py. So they take nothing from
the program, nor from a library of dates or holidays: they go over the days one by one, as a finger goes over a
calendar on the wall.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    Anchors = Mapping[str, datetime.date | None]

BEIJING_TIME = datetime.timezone(datetime.timedelta(hours=8))  # all over China and all the year since 1992

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class NoDay(Exception):  # noqa: N818  (it says what it means)
    """No day can be worked out, and none is guessed."""


class RestDays(NamedTuple):
    """What was announced: for which years, which days are off, and which Saturdays and Sundays are worked."""

    years: frozenset[int]
    off: frozenset[datetime.date]
    worked: frozenset[datetime.date]

    def works(self, day: datetime.date) -> bool:
        """Whether a day is worked; unknown before its year is announced."""
        if day.year not in self.years:
            raise NoDay
        if day in self.off:
            return False
        return day in self.worked or WEEK[day.weekday()] not in {"saturday", "sunday"}


class Answer(NamedTuple):
    """The last day that is in time, the instant where there is one, and the first day of a window."""

    day: datetime.date | None
    moment: datetime.datetime | None = None
    opens_on: datetime.date | None = None


NOTHING = Answer(None)


def point(point: Any, anchors: Anchors) -> Answer:
    """A day, a moment, or the value of an anchor, wherever a rule may name one."""
    value = anchors[point] if isinstance(point, str) else point
    if isinstance(value, datetime.datetime):
        return of_moment(value)
    return Answer(value)


def of_moment(moment: datetime.datetime) -> Answer:
    """An instant and its day in Beijing; without an offset it is in Beijing time."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=BEIJING_TIME)
    there = moment.astimezone(BEIJING_TIME)
    return Answer(there.date(), there)


def day_of(found: Answer) -> datetime.date:
    if found.day is None:
        raise NoDay
    return found.day


def day_after(day: datetime.date) -> datetime.date:
    if day == datetime.date.max:
        raise NoDay
    return day + datetime.timedelta(days=1)


def day_before(day: datetime.date) -> datetime.date:
    if day == datetime.date.min:
        raise NoDay
    return day - datetime.timedelta(days=1)


def length_of_month(year: int, month: int) -> int:
    """How many days a month has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def rolled(found: Answer, roll: str, rest_days: RestDays) -> Answer:
    """Moved to the next or previous day that is worked; an hour of the day stays what it is."""
    if roll == "none":
        return found
    day = day_of(found)
    while not rest_days.works(day):
        day = day_after(day) if roll == "next" else day_before(day)
    if found.moment is None:
        return Answer(day)
    return Answer(day, datetime.datetime.combine(day, found.moment.timetz()))
