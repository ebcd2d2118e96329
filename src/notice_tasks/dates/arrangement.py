"""A year's rest days and make-up days, as a file or the library declares them.

The year is that of the announcement's title. An announcement may fix days of the neighbouring years too: that of 2023
begins with 2022-12-31.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notice_tasks.dates.workdays import YearNotAnnounced, library_years, plain_day

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from notice_tasks.dates.workdays import WorkCalendar

_DECEMBER = 12


class Arrangement(NamedTuple):
    """One year's arrangement: the rest days with their names, and the Saturdays and Sundays that are worked."""

    year: int
    rests: Mapping[datetime.date, str]
    worked: frozenset[datetime.date]

    def named(self) -> dict[datetime.date, str | None]:
        """Each day it names, with the holiday's name, or None for a working day."""
        return {**dict.fromkeys(self.worked), **self.rests}


def library_arrangements() -> list[Arrangement]:
    """The library's arrangements by year; here every day belongs to its own year."""
    from chinese_calendar import holidays, workdays  # noqa: PLC0415  (few commands ask)

    return [
        Arrangement(
            year,
            {day: str(name) for day, name in holidays.items() if day.year == year},
            frozenset(day for day in workdays if day.year == year),
        )
        for year in library_years()
    ]


class DeclaredCalendar:
    """Arrangements, and another calendar for the days that they do not cover.

    An arrangement holds for every day it names and for its whole year. Days that it does not name are plain: the
    weekend rests.
    """

    def __init__(self, arrangements: Iterable[Arrangement], beyond: WorkCalendar) -> None:
        """Take the arrangements; where two of them name one day, the later one holds."""
        self._named: dict[datetime.date, str | None] = {}
        self._years: set[int] = set()
        for arrangement in arrangements:
            self._named |= arrangement.named()
            self._years.add(arrangement.year)
        self._beyond = beyond

    def rest_day(self, day: datetime.date) -> str | None:
        """The name of the rest day that falls on `day`; None for a working day.

        Raises:
            YearNotAnnounced: neither an arrangement nor the other calendar knows it.
        """
        if day in self._named:
            return self._named[day]
        if day.year not in self._years:
            return self._beyond.rest_day(day)
        return self._in_december(day) if day.month == _DECEMBER else plain_day(day)

    def is_estimate(self, year: int) -> bool:
        """Whether the other calendar only estimates the year; a declared year is no estimate."""
        return year not in self._years and self._beyond.is_estimate(year)

    def _in_december(self, day: datetime.date) -> str | None:
        """A day at the end of a declared year that its arrangement does not name.

        The next year's announcement may name it (2018-12-29 was worked because 2018-12-31 was not), so the other
        calendar is asked, if it knows the year.
        """
        try:
            return self._beyond.rest_day(day)
        except YearNotAnnounced:
            return plain_day(day)
