"""Spans of days, months and weeks."""

import calendar
import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from notice_tasks.dates.span import ALWAYS, Month, Span, Week

DAY = datetime.date(2024, 8, 30)
BEFORE, AFTER = DAY - datetime.timedelta(days=1), DAY + datetime.timedelta(days=1)
MONTHS = st.builds(Month, st.integers(1, 9999), st.integers(1, 12))


@pytest.mark.parametrize(
    ("span", "held"),
    [
        pytest.param(ALWAYS, True, id="an open one"),
        pytest.param(Span(DAY, DAY), True, id="both ends belong to it"),
        pytest.param(Span(first=AFTER), False, id="before it begins"),
        pytest.param(Span(last=BEFORE), False, id="after it ends"),
        pytest.param(Span(BEFORE, AFTER), True, id="in between"),
    ],
)
def test_the_days_of_a_span(span: Span, held: bool) -> None:
    assert span.holds(DAY) == held


@pytest.mark.parametrize(
    ("span", "is_reversed"), [(ALWAYS, False), (Span(DAY), False), (Span(DAY, DAY), False), (Span(DAY, BEFORE), True)]
)
def test_a_span_that_ends_before_it_begins(span: Span, is_reversed: bool) -> None:
    assert span.is_reversed == is_reversed


@given(MONTHS)
@example(Month(1, 1))
@example(Month(9999, 12))
@example(Month(2024, 2))
def test_the_days_of_a_month(month: Month) -> None:
    days = month.days
    assert [day.day for day in days] == list(range(1, calendar.monthrange(month.year, month.number)[1] + 1))
    assert {(day.year, day.month) for day in days} == {month}
    assert month.span == Span(days[0], days[-1])
    assert datetime.date.fromisoformat(f"{month}-01") == days[0]


@given(MONTHS, st.integers(-30, 30))
def test_months_before_and_after(month: Month, count: int) -> None:
    moved = month.moved(count)
    assert 1 <= moved.number <= 12
    assert (moved.year - month.year) * 12 + moved.number - month.number == count


@given(st.dates(), st.integers(-100, 100))
@example(datetime.date.max, 0)
@example(datetime.date.min, 0)
def test_a_week_is_that_of_iso(day: datetime.date, count: int) -> None:
    week = Week.of(day)
    year, number, _weekday = day.isocalendar()
    assert str(week) == f"{year:04}-W{number:02}"
    assert day in week.days
    assert (week.span.first, week.span.last) == (week.days[0], week.days[-1])
    assert len(week.days) == 7 or week.days[-1] == datetime.date.max
    assert count * 7 == (week.moved(count).monday - week.monday).days if 2000 < day.year < 9000 else True


def test_a_week() -> None:
    week = Week.of(datetime.date(2026, 1, 1))
    assert str(week) == "2026-W01"
    assert week.span == Span(datetime.date(2025, 12, 29), datetime.date(2026, 1, 4))
    assert [str(week.moved(count)) for count in (-1, 0, 1)] == ["2025-W52", "2026-W01", "2026-W02"]


def test_a_span_meets_days_that_it_shares() -> None:
    span = Span(datetime.date(2024, 11, 1), datetime.date(2024, 11, 30))
    days = [
        datetime.date(2024, month, day) for month, day in ((10, 15), (10, 31), (11, 1), (11, 30), (12, 1), (12, 15))
    ]
    before, eve, first, last, after, later = days
    assert [span.meets(*ends) for ends in ((before, eve), (before, first), (last, later), (after, later))] == [
        False,
        True,
        True,
        False,
    ]
    assert span.meets(before, later)
    assert Span(last=first).meets(first, later)
    assert ALWAYS.meets(before, later)
