"""Periods from a day: Civil Code, arts. 201 and 202."""

import calendar
import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notice_tasks.dates.shift import PeriodUnit, ends_short, shifted

DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))
COUNTS = st.integers(-600, 600)


@pytest.mark.parametrize(
    ("start", "count", "unit", "last"),
    [
        pytest.param("2024-08-12", 30, PeriodUnit.DAYS, "2024-09-11", id="issued 08-12, within 30 days"),
        pytest.param("2024-09-01", 30, PeriodUnit.DAYS, "2024-10-01", id="30 days after the first"),
        pytest.param("2024-08-12", 1, PeriodUnit.DAYS, "2024-08-13", id="the starting day is not counted"),
        pytest.param("2024-08-12", 0, PeriodUnit.DAYS, "2024-08-12", id="nothing is no period"),
        pytest.param("2024-08-19", -1, PeriodUnit.DAYS, "2024-08-18", id="one day before the festival"),
        pytest.param("2024-02-28", 2, PeriodUnit.DAYS, "2024-03-01", id="across a leap day"),
        pytest.param("2024-08-12", 2, PeriodUnit.WEEKS, "2024-08-26", id="two weeks end on the same weekday"),
        pytest.param("2024-08-12", -1, PeriodUnit.WEEKS, "2024-08-05", id="a week back"),
        pytest.param("2024-08-31", 1, PeriodUnit.MONTHS, "2024-09-30", id="no corresponding day: the month's last"),
        pytest.param("2024-08-12", 1, PeriodUnit.MONTHS, "2024-09-12", id="the corresponding day"),
        pytest.param("2024-01-31", 1, PeriodUnit.MONTHS, "2024-02-29", id="February of a leap year"),
        pytest.param("2023-01-31", 1, PeriodUnit.MONTHS, "2023-02-28", id="February of a common year"),
        pytest.param("2024-09-30", 1, PeriodUnit.MONTHS, "2024-10-30", id="the month's last is not kept as last"),
        pytest.param("2024-11-30", 3, PeriodUnit.MONTHS, "2025-02-28", id="into the next year"),
        pytest.param("2024-03-31", -1, PeriodUnit.MONTHS, "2024-02-29", id="a month back"),
        pytest.param("2024-02-29", 1, PeriodUnit.YEARS, "2025-02-28", id="a leap day has no anniversary next year"),
        pytest.param("2024-02-29", 4, PeriodUnit.YEARS, "2028-02-29", id="but one after four years"),
        pytest.param("2024-08-12", -1, PeriodUnit.YEARS, "2023-08-12", id="a year back"),
    ],
)
def test_the_last_day_of_a_period(start: str, count: int, unit: PeriodUnit, last: str) -> None:
    assert shifted(datetime.date.fromisoformat(start), count, unit) == datetime.date.fromisoformat(last)


@pytest.mark.parametrize("unit", PeriodUnit)
@pytest.mark.parametrize(
    ("start", "count"),
    [
        pytest.param(datetime.date.max, 1, id="after the last day"),
        pytest.param(datetime.date.min, -1, id="before the first day"),
        pytest.param(datetime.date(2024, 8, 12), 10_000_000, id="millions ahead"),
    ],
)
def test_no_day_lies_outside_the_years_1_to_9999(start: datetime.date, count: int, unit: PeriodUnit) -> None:
    with pytest.raises(OverflowError):
        shifted(start, count, unit)


@pytest.mark.parametrize(
    ("start", "count", "unit", "short"),
    [
        pytest.param("2024-08-31", 1, PeriodUnit.MONTHS, True, id="31 August, one month"),
        pytest.param("2024-08-31", 2, PeriodUnit.MONTHS, False, id="31 August, two months"),
        pytest.param("2024-08-30", 1, PeriodUnit.MONTHS, False, id="30 August, one month"),
        pytest.param("2024-03-31", -1, PeriodUnit.MONTHS, True, id="31 March, one month back"),
        pytest.param("2024-02-29", 1, PeriodUnit.YEARS, True, id="a leap day, one year"),
        pytest.param("2024-02-29", 4, PeriodUnit.YEARS, False, id="a leap day, four years"),
        pytest.param("2024-08-31", 30, PeriodUnit.DAYS, False, id="days always end fully"),
        pytest.param("2024-08-31", 1, PeriodUnit.WEEKS, False, id="weeks too"),
    ],
)
def test_whether_a_period_ends_short(start: str, count: int, unit: PeriodUnit, short: bool) -> None:
    assert ends_short(datetime.date.fromisoformat(start), count, unit) is short


@settings(deadline=None)
@given(DAYS, COUNTS, st.sampled_from([PeriodUnit.DAYS, PeriodUnit.WEEKS]))
def test_days_and_weeks_can_be_counted_back(day: datetime.date, count: int, unit: PeriodUnit) -> None:
    assert shifted(shifted(day, count, unit), -count, unit) == day


@settings(deadline=None)
@given(DAYS, COUNTS)
def test_seven_days_are_a_week_and_twelve_months_a_year(day: datetime.date, count: int) -> None:
    assert shifted(day, 7 * count, PeriodUnit.DAYS) == shifted(day, count, PeriodUnit.WEEKS)
    assert shifted(day, 12 * count, PeriodUnit.MONTHS) == shifted(day, count, PeriodUnit.YEARS)


@settings(deadline=None)
@given(DAYS, COUNTS)
def test_a_month_ends_on_the_corresponding_day_or_the_months_last(day: datetime.date, count: int) -> None:
    last = shifted(day, count, PeriodUnit.MONTHS)
    assert (last.year * 12 + last.month) - (day.year * 12 + day.month) == count
    assert last.day == min(day.day, calendar.monthrange(last.year, last.month)[1])
    assert ends_short(day, count, PeriodUnit.MONTHS) == (last.day < day.day)


@settings(deadline=None)
@given(DAYS, COUNTS, COUNTS, st.sampled_from(PeriodUnit))
def test_a_longer_period_never_ends_earlier(day: datetime.date, one: int, other: int, unit: PeriodUnit) -> None:
    shorter, longer = sorted((one, other))
    assert shifted(day, shorter, unit) <= shifted(day, longer, unit)
