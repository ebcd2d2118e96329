"""The library's rest days are the official ones, day by day."""

from __future__ import annotations

import datetime

import pytest
from arrangements import REST, WORKED, announced
from program_counting import TYPED_IN

from notice_tasks.dates.workdays import ChinaCalendar

DAYS_IN_A_YEAR = {2024: 366, 2025: 365, 2026: 365}


@pytest.mark.parametrize("year", REST)
def test_the_library_rests_on_the_days_announced_and_on_no_other(year: int) -> None:
    known = ChinaCalendar()
    first = datetime.date(year, 1, 1)
    days = [first + datetime.timedelta(days=number) for number in range(DAYS_IN_A_YEAR[year])]
    assert (days[0], days[-1]) == (first, datetime.date(year, 12, 31))
    assert [day for day in days if known.rest_day(day) is None] == [day for day in days if TYPED_IN.works(day)]


def test_only_saturdays_and_sundays_are_announced_as_worked() -> None:
    worked = announced(WORKED)
    assert {day.weekday() for day in worked} == {5, 6}
    assert worked.isdisjoint(announced(REST))
