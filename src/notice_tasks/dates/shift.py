"""Counting periods from a day.

The day counted from is not part of the period (Civil Code, art. 201): one day after Monday is Tuesday.
"""

import datetime
from enum import StrEnum


class PeriodUnit(StrEnum):
    """The unit of a period in days or longer; the values are keys of a due rule."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class ClockUnit(StrEnum):
    """The unit of a period that runs by the clock, at once and through rest days (Civil Code, art. 201)."""

    HOURS = "hours"
    MINUTES = "minutes"


def elapsed(moment: datetime.datetime, count: int, unit: ClockUnit) -> datetime.datetime:
    """The instant `count` hours or minutes after `moment` (aware), in its time zone; a negative count goes back.

    Elapsed time, not wall-clock time: when clocks go forward, two hours after one o'clock is four o'clock.

    Raises:
        OverflowError: the instant would lie outside the years 1 to 9999.
    """
    passed = datetime.timedelta(hours=count) if unit is ClockUnit.HOURS else datetime.timedelta(minutes=count)
    return (moment.astimezone(datetime.UTC) + passed).astimezone(moment.tzinfo)


def shifted(day: datetime.date, count: int, unit: PeriodUnit) -> datetime.date:
    """The last day of a period of `count` units counted from `day`; a negative count goes back.

    A month or year ends on the corresponding day, or, where the month has no such day, on its last
    (Civil Code, art. 202): one month from 31 August is 30 September.

    Raises:
        OverflowError: the day would lie outside the years 1 to 9999.
    """
    if unit is PeriodUnit.DAYS:
        return day + datetime.timedelta(days=count)
    if unit is PeriodUnit.WEEKS:
        return day + datetime.timedelta(weeks=count)
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415  (only months and years need it)

    delta = relativedelta(months=count) if unit is PeriodUnit.MONTHS else relativedelta(years=count)
    try:
        return day + delta
    except ValueError as error:  # relativedelta raises it for a year outside 1-9999
        raise OverflowError(str(error)) from error


def ends_short(day: datetime.date, count: int, unit: PeriodUnit) -> bool:
    """Whether the period ends on a month's last day because the corresponding day does not exist (art. 202)."""
    return unit in {PeriodUnit.MONTHS, PeriodUnit.YEARS} and shifted(day, count, unit).day != day.day
