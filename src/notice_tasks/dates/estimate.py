"""An estimate of years that are not announced; a day found with it must be shown as an estimate.

Monday to Friday are worked, except the holidays that fall on the same days each year. Spring Festival, Tomb-sweeping
Day, Dragon Boat Festival and Mid-autumn Festival follow the moon or the sun and are not estimated; neither are make-up
days.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from notice_tasks.dates.workdays import YearNotAnnounced, plain_day

if TYPE_CHECKING:
    from notice_tasks.dates.workdays import WorkCalendar

# The State Council's rules on holidays (全国年节及纪念日放假办法), art. 2, as revised in 2024 and in force since 2025.
_HOLIDAYS: Final = {
    (1, 1): "New Year's Day",
    (5, 1): "Labour Day",
    (5, 2): "Labour Day",
    (10, 1): "National Day",
    (10, 2): "National Day",
    (10, 3): "National Day",
}

_JULY: Final = 7


class EstimatingCalendar:
    """A calendar, and an estimate of the years that it does not know."""

    def __init__(self, known: WorkCalendar) -> None:
        """Take the calendar that is asked first."""
        self._known = known

    def rest_day(self, day: datetime.date) -> str | None:
        """The name of the rest day that falls on `day`, if only by estimate; None for a working day."""
        try:
            return self._known.rest_day(day)
        except YearNotAnnounced:
            return _HOLIDAYS.get((day.month, day.day)) or plain_day(day)

    def is_estimate(self, year: int) -> bool:
        """Whether the calendar that is asked first does not know the year."""
        try:
            # Days at either end of an unknown year may be known from the announcement of the year beside it.
            self._known.rest_day(datetime.date(year, _JULY, 1))
        except YearNotAnnounced:
            return True
        return self._known.is_estimate(year)
