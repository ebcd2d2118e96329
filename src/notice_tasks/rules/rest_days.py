"""The years whose working days are known, their sources, and the differences between two sources.

Only whether a day is a rest day is compared; sources may name a holiday differently.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from notice_tasks.dates.arrangement import DeclaredCalendar
from notice_tasks.dates.workdays import WEEKEND, YearNotAnnounced, plain_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from notice_tasks.dates.arrangement import Arrangement
    from notice_tasks.dates.workdays import WorkCalendar
    from notice_tasks.model.announced import Announced


class YearKnown(NamedTuple):
    """A year whose working days are known, by a file or by the library."""

    arrangement: Arrangement
    announced: Announced | None


class Known(NamedTuple):
    """All known years, in order, and the version of the library."""

    years: tuple[YearKnown, ...]
    library: str

    @property
    def first_day(self) -> datetime.date:
        """The first day of the first year."""
        return datetime.date(self.years[0].arrangement.year, 1, 1)

    @property
    def last_day(self) -> datetime.date:
        """The last day of the last year."""
        return datetime.date(self.years[-1].arrangement.year, 12, 31)

    @property
    def missing(self) -> tuple[int, ...]:
        """The years between them that are not known."""
        known = {year.arrangement.year for year in self.years}
        return tuple(year for year in range(self.first_day.year, self.last_day.year) if year not in known)


class Holiday(NamedTuple):
    """The consecutive days of a holiday, both ends inclusive."""

    name: str
    first_day: datetime.date
    last_day: datetime.date

    @property
    def days(self) -> int:
        """The number of days."""
        return (self.last_day - self.first_day).days + 1


class YearShown(NamedTuple):
    """One year: its holidays, and the Saturdays and Sundays that are worked."""

    year: int
    announced: Announced | None
    library: str
    holidays: tuple[Holiday, ...]
    worked: tuple[datetime.date, ...]


class Difference(NamedTuple):
    """A day on which a file and the library differ: the name of the rest day in each, None for a working day."""

    day: datetime.date
    file: str | None
    library: str | None


class Verified(NamedTuple):
    """A file compared with the library, which may not know its year."""

    file: str
    year: int
    library: str
    is_known: bool
    differences: tuple[Difference, ...]


class Imported(NamedTuple):
    """A file of rest days that was written, or that existed with the same content."""

    announced: Announced
    is_new: bool


def known_years(announced: Iterable[Announced], library: Iterable[Arrangement], version: str) -> Known:
    """The years of the files and of the library; a file wins over the library."""
    years = {arrangement.year: YearKnown(arrangement, None) for arrangement in library}
    years |= {one.arrangement.year: YearKnown(one.arrangement, one) for one in announced}
    return Known(tuple(years[year] for year in sorted(years)), version)


def year_shown(year: int, announced: Sequence[Announced], calendar: WorkCalendar, version: str) -> YearShown:
    """The arrangement of a year, including days of neighbouring years that its announcement fixes.

    Raises:
        YearNotAnnounced: the year is not known.
    """
    own = next((one for one in announced if one.arrangement.year == year), None)
    beside = own.arrangement.named() if own else {}
    days = sorted({*_days_of(year), *beside})
    names = [(day, calendar.rest_day(day)) for day in days]
    holidays = _holidays((day, name) for day, name in names if name is not None and name != WEEKEND)
    worked = tuple(day for day, name in names if name is None and plain_day(day))
    return YearShown(year, own, version, holidays, worked)


def verified(announced: Announced, library: WorkCalendar, version: str) -> Verified:
    """Compare a file with the library, day by day."""
    year = announced.arrangement.year
    is_known = _knows(library, year)
    found = tuple(_differences(announced.arrangement, library)) if is_known else ()
    return Verified(announced.file, year, version, is_known, found)


def contradictions(one: Arrangement, other: Arrangement) -> list[datetime.date]:
    """The days that both name, but differently."""
    said, also = one.named(), other.named()
    return sorted(day for day in said.keys() & also.keys() if (said[day] is None) != (also[day] is None))


def changes(one: Arrangement, other: Arrangement) -> list[datetime.date]:
    """The days on which two arrangements of one year differ; a day that is not named follows the weekend."""
    said, also = one.named(), other.named()
    return sorted(
        day
        for day in said.keys() | also.keys()
        if (said.get(day, plain_day(day)) is None) != (also.get(day, plain_day(day)) is None)
    )


def _holidays(days: Iterable[tuple[datetime.date, str]]) -> tuple[Holiday, ...]:
    found: list[Holiday] = []
    for day, name in days:
        if found and found[-1].name == name and (day - found[-1].last_day).days == 1:
            found[-1] = found[-1]._replace(last_day=day)
        else:
            found.append(Holiday(name, day, day))
    return tuple(found)


def _differences(arrangement: Arrangement, library: WorkCalendar) -> Iterator[Difference]:
    declared = DeclaredCalendar([arrangement], library)
    for day in sorted({*_days_of(arrangement.year), *arrangement.named()}):
        if _knows(library, day.year):
            ours, theirs = declared.rest_day(day), library.rest_day(day)
            if (ours is None) != (theirs is None):
                yield Difference(day, ours, theirs)


def _knows(calendar: WorkCalendar, year: int) -> bool:
    try:
        calendar.rest_day(datetime.date(year, 1, 1))
    except YearNotAnnounced:
        return False
    return True


def _days_of(year: int) -> Iterator[datetime.date]:
    first = datetime.date(year, 1, 1)
    for number in range((datetime.date(year, 12, 31) - first).days + 1):
        yield first + datetime.timedelta(days=number)
