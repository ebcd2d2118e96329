"""What holds for the due day of every rule, whatever its days and counts."""

from __future__ import annotations

import calendar
import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rules_builders import ZONE, day

from notice_tasks.dates.shift import PeriodUnit
from notice_tasks.dates.workdays import ChinaCalendar
from notice_tasks.model.deadline import After, Anchor, Before, By, Deadline, Roll, Window, Workdays
from notice_tasks.rules.due import due_of
from notice_tasks.rules.points import Counting

if TYPE_CHECKING:
    from notice_tasks.rules.steps import Due

START = Anchor("start")
KNOWN = ChinaCalendar()
ONE_DAY = datetime.timedelta(days=1)

DAYS = st.dates(day("2020-01-01"), day("2022-12-31"))  # every count below ends in a year that was announced
TIMES = st.times(timezones=st.just(ZONE))
ROLLS = st.sampled_from([Roll.NEXT, Roll.PREVIOUS])
FORMS = st.sampled_from([After, Before])
UNITS = st.sampled_from(PeriodUnit)


def due(rule: Deadline, start: datetime.date = datetime.date.min) -> Due:
    return due_of(rule, Counting({START: start}, None, KNOWN, ZONE))


def due_on(rule: Deadline, start: datetime.date = datetime.date.min) -> datetime.date:
    found = due(rule, start).day
    assert found is not None
    return found


def is_the_nearest_working_day(last: datetime.date, from_: datetime.date, roll: Roll) -> bool:
    """Whether the day is worked, and none is on the way to it."""
    step = ONE_DAY if roll is Roll.NEXT else -ONE_DAY
    on_the_way = [from_ + step * number for number in range(abs((last - from_).days))]
    ends_there = from_ + step * len(on_the_way) == last
    return ends_there and KNOWN.rest_day(last) is None and all(KNOWN.rest_day(passed) for passed in on_the_way)


@settings(deadline=None)
@given(DAYS, FORMS, UNITS, st.integers(1, 3), ROLLS)
def test_a_rolled_period_ends_on_the_nearest_working_day(
    start: datetime.date, form: type[After | Before], unit: PeriodUnit, count: int, roll: Roll
) -> None:
    end = due_on(form(START, count, unit, Roll.NONE), start)
    assert is_the_nearest_working_day(due_on(form(START, count, unit, roll), start), end, roll)


@settings(deadline=None)
@given(DAYS, st.booleans(), ROLLS)
def test_a_rolled_day_is_the_nearest_working_day(named: datetime.date, inclusive: bool, roll: Roll) -> None:
    last = due_on(By(named, inclusive, roll))
    assert is_the_nearest_working_day(last, named if inclusive else named - ONE_DAY, roll)


@settings(deadline=None)
@given(DAYS, TIMES, ROLLS)
def test_a_rolled_moment_keeps_its_time_of_day(on: datetime.date, time: datetime.time, roll: Roll) -> None:
    found = due(By(datetime.datetime.combine(on, time), roll=roll))
    assert found.day is not None
    assert found.moment == datetime.datetime.combine(found.day, time)


@settings(deadline=None)
@given(DAYS, UNITS, st.integers(1, 2), st.sampled_from([None, *Roll]))
def test_a_longer_period_never_ends_earlier(
    start: datetime.date, unit: PeriodUnit, count: int, roll: Roll | None
) -> None:
    assert due_on(After(START, count, unit, roll), start) <= due_on(After(START, count + 1, unit, roll), start)
    assert due_on(Before(START, count, unit, roll), start) >= due_on(Before(START, count + 1, unit, roll), start)


@settings(deadline=None)
@given(DAYS, st.integers(1, 60))
def test_working_days_take_at_least_as_many_days(start: datetime.date, count: int) -> None:
    assert due_on(Workdays(START, count), start) >= due_on(After(START, count, PeriodUnit.DAYS, Roll.NONE), start)
    assert due_on(Workdays(START, -count), start) <= due_on(Before(START, count, PeriodUnit.DAYS), start)


@pytest.mark.parametrize("unit", [PeriodUnit.DAYS, PeriodUnit.WEEKS])
@settings(deadline=None)
@given(start=DAYS, count=st.integers(1, 400))
def test_days_and_weeks_lead_there_and_back(unit: PeriodUnit, start: datetime.date, count: int) -> None:
    there = due_on(After(START, count, unit, Roll.NONE), start)
    assert due_on(Before(START, count, unit), there) == start


@settings(deadline=None)
@given(DAYS, st.integers(1, 60))
def test_working_days_lead_there_and_back_to_a_working_day(start: datetime.date, count: int) -> None:
    there = due_on(Workdays(START, count), start)
    assert due_on(Workdays(START, -count), there) == due_on(By(start, roll=Roll.PREVIOUS))


@settings(deadline=None)
@given(DAYS, FORMS, st.integers(1, 400))
def test_months_end_on_the_corresponding_day_or_the_last(
    start: datetime.date, form: type[After | Before], count: int
) -> None:
    last = due_on(form(START, count, PeriodUnit.MONTHS, Roll.NONE), start)
    assert last.day == min(start.day, calendar.monthrange(last.year, last.month)[1])


@settings(deadline=None)
@given(DAYS, st.integers(-5, 60), st.sampled_from(Roll))
def test_a_window_ends_on_or_after_its_first_day_or_has_no_day(first: datetime.date, length: int, roll: Roll) -> None:
    last = first + ONE_DAY * length
    ends_on = due_on(By(last, roll=roll))
    found = due(Window(first, last, roll))
    wanted = (None, None) if min(last, ends_on) < first else (first, ends_on)
    assert (found.opens_on, found.day) == wanted
