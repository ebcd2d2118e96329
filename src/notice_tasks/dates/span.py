"""Spans of whole days, weeks and months.

Both ends belong to a span; an end that is not given is open.
"""

import datetime
from calendar import monthrange
from collections.abc import Iterable
from enum import Enum
from typing import Final, NamedTuple


class Span(NamedTuple):
    """The days from `first` to `last`."""

    first: datetime.date | None = None
    last: datetime.date | None = None

    def holds(self, day: datetime.date) -> bool:
        """Whether a day lies in it."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def meets(self, first: datetime.date, last: datetime.date) -> bool:
        """Whether it has one of the days from `first` to `last` (both inclusive)."""
        return (self.first is None or self.first <= last) and (self.last is None or first <= self.last)

    @property
    def is_reversed(self) -> bool:
        """Whether it ends before it begins, so that it has no day."""
        return self.first is not None and self.last is not None and self.last < self.first


ALWAYS: Final = Span()


class Month(NamedTuple):
    """A month; months are counted from 1."""

    year: int
    number: int

    @property
    def days(self) -> tuple[datetime.date, ...]:
        """All its days.

        Raises:
            ValueError: there is no such month in the years 1 to 9999.
        """
        first = datetime.date(self.year, self.number, 1)
        return tuple(first.replace(day=number) for number in range(1, monthrange(*self)[1] + 1))

    @property
    def span(self) -> Span:
        """Its first and its last day."""
        first, *_between, last = self.days
        return Span(first, last)

    def moved(self, months: int) -> "Month":
        """The month `months` later; a negative number goes back."""
        years, number = divmod(self.number - 1 + months, 12)
        return Month(self.year + years, number + 1)

    def __str__(self) -> str:
        """As ISO writes it: 2024-09."""
        return f"{self.year:04}-{self.number:02}"


class Week(NamedTuple):
    """A week, by its Monday."""

    monday: datetime.date

    @classmethod
    def of(cls, day: datetime.date) -> "Week":
        """The week in which a day lies."""
        return cls(day - datetime.timedelta(days=day.weekday()))

    @property
    def days(self) -> tuple[datetime.date, ...]:
        """All its days; the last week of the calendar ends with the calendar."""
        length = min(7, (datetime.date.max - self.monday).days + 1)
        return tuple(self.monday + datetime.timedelta(days=number) for number in range(length))

    @property
    def span(self) -> Span:
        """Its first and its last day."""
        return Span(self.monday, self.days[-1])

    def moved(self, weeks: int) -> "Week":
        """The week `weeks` later; a negative number goes back.

        Raises:
            OverflowError: it is outside the years 1 to 9999.
        """
        return Week(self.monday + datetime.timedelta(weeks=weeks))

    def __str__(self) -> str:
        """As ISO writes it: 2024-W36."""
        year, number, _weekday = self.monday.isocalendar()
        return f"{year:04}-W{number:02}"


Period = Month | Week


class Near(Enum):
    """Which of several days is meant, seen from a day."""

    PAST = "past"
    COMING = "coming"
    EITHER = "either"

    def of(self, days: Iterable[datetime.date], base: datetime.date) -> datetime.date:
        """The day nearest to `base`: up to it, from it on, or on either side; `base` itself is nearest.

        Raises:
            ValueError: no day is on that side.
        """
        if self is Near.PAST:
            return max(day for day in days if day <= base)
        if self is Near.COMING:
            return min(day for day in days if day >= base)
        return min(days, key=lambda day: abs(day - base))
