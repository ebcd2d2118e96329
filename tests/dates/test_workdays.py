"""Rest days, rolling off them, and counting working days."""

from __future__ import annotations

import datetime
from importlib.metadata import version

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from notice_tasks.dates.workdays import (
    WEEKEND,
    ChinaCalendar,
    YearNotAnnounced,
    is_made_up,
    library_version,
    library_years,
    rolled,
    workdays_after,
)

ONE_DAY = datetime.timedelta(days=1)


class Resting:
    """A calendar that rests on the weekend and on some named days, and knows two years only."""

    def __init__(self, **names: str) -> None:
        self.names = names

    def rest_day(self, day: datetime.date) -> str | None:
        if day.year not in {2024, 2025}:
            raise YearNotAnnounced(day.year)
        return self.names.get(f"d{day:%m%d}", WEEKEND if day.weekday() >= 5 else None)

    def is_estimate(self, year: int) -> bool:  # noqa: ARG002  (it knows)
        return False


@pytest.mark.parametrize(
    ("day", "name"),
    [
        pytest.param("2024-10-01", "National Day", id="a holiday"),
        pytest.param("2024-10-05", "National Day", id="a Saturday inside a holiday"),
        pytest.param("2024-08-31", WEEKEND, id="a plain Saturday"),
        pytest.param("2024-10-12", None, id="a make-up Saturday is worked"),
        pytest.param("2024-08-30", None, id="a plain Friday"),
    ],
)
def test_a_rest_day_has_a_name(day: str, name: str | None) -> None:
    assert ChinaCalendar().rest_day(datetime.date.fromisoformat(day)) == name


def test_the_library_says_which_years_it_knows() -> None:
    known = library_years()
    assert {2004, 2024, 2025, 2026} <= {*known}
    for year in (known[0] - 1, known[-1] + 1):
        with pytest.raises(YearNotAnnounced):
            ChinaCalendar().rest_day(datetime.date(year, 6, 1))
    assert library_version() == version("chinesecalendar")


@pytest.mark.parametrize("year", [2003, 2027])
def test_a_year_nobody_announced_is_never_guessed(year: int) -> None:
    with pytest.raises(YearNotAnnounced) as unknown:
        ChinaCalendar().rest_day(datetime.date(year, 6, 1))
    assert unknown.value.year == year


@pytest.mark.parametrize(
    ("day", "step", "to", "skipped"),
    [
        pytest.param("2024-10-01", 1, "2024-10-08", ["National Day"] * 7, id="past the whole holiday"),
        pytest.param("2024-08-31", 1, "2024-09-02", [WEEKEND] * 2, id="from Saturday on to Monday"),
        pytest.param("2024-09-01", -1, "2024-08-30", [WEEKEND] * 2, id="from Sunday back to Friday"),
        pytest.param("2024-10-12", 1, "2024-10-12", [], id="a make-up Saturday stays"),
        pytest.param("2024-08-30", -1, "2024-08-30", [], id="a working day stays"),
    ],
)
def test_rolling_off_rest_days(day: str, step: int, to: str, skipped: list[str]) -> None:
    found = rolled(datetime.date.fromisoformat(day), ChinaCalendar(), step=step)
    assert found.day == datetime.date.fromisoformat(to)
    assert [name for _, name in found.skipped] == skipped


@pytest.mark.parametrize(
    ("day", "step", "year"),
    [
        pytest.param("2025-12-31", 1, 2026, id="forward into an unknown year"),
        pytest.param("2024-01-01", -1, 2023, id="back into an unknown year"),
        pytest.param("2030-05-01", 1, 2030, id="already there"),
    ],
)
def test_rolling_into_a_year_nobody_announced(day: str, step: int, year: int) -> None:
    calendar = Resting(d1231="new year's eve", d0101="new year")
    with pytest.raises(YearNotAnnounced) as unknown:
        rolled(datetime.date.fromisoformat(day), calendar, step=step)
    assert unknown.value.year == year


@settings(deadline=None)
@given(
    st.dates(datetime.date(2024, 2, 1), datetime.date(2025, 11, 30)),
    st.sets(st.dates(datetime.date(2024, 1, 1), datetime.date(2025, 12, 31)).map("d{:%m%d}".format), max_size=30),
    st.sampled_from([1, -1]),
)
def test_a_roll_stops_at_the_first_working_day(day: datetime.date, holidays: set[str], step: int) -> None:
    calendar = Resting(**dict.fromkeys(holidays, "holiday"))
    try:
        found = rolled(day, calendar, step=step)
    except YearNotAnnounced:
        assume(False)
    assert calendar.rest_day(found.day) is None
    passed = [day + ONE_DAY * step * number for number in range(abs((found.day - day).days))]
    assert found.skipped == tuple((rest, calendar.rest_day(rest)) for rest in passed)
    assert all(name is not None for _, name in found.skipped)
    assert rolled(found.day, calendar, step=step).skipped == ()


@pytest.mark.parametrize(
    ("start", "count", "day", "skipped", "made_up"),
    [
        pytest.param("2024-08-12", 10, "2024-08-26", 4, [], id="ten after the notice of 2024"),
        pytest.param("2024-09-25", 10, "2024-10-14", 9, ["2024-09-29", "2024-10-12"], id="across the national holiday"),
        pytest.param("2026-09-18", 5, "2026-09-24", 1, ["2026-09-20"], id="a Sunday that is worked"),
        pytest.param("2026-10-09", 1, "2026-10-10", 0, ["2026-10-10"], id="a make-up Saturday counts"),
        pytest.param("2024-08-30", 1, "2024-09-02", 2, [], id="a Friday is followed by a Monday"),
        pytest.param("2024-10-01", 1, "2024-10-08", 6, [], id="from within the holiday"),
        pytest.param("2024-08-19", -3, "2024-08-14", 2, [], id="three before the festival"),
        pytest.param("2024-10-08", -1, "2024-09-30", 7, [], id="back across the holiday"),
        pytest.param("2024-10-14", -2, "2024-10-11", 1, ["2024-10-12"], id="back over a make-up Saturday"),
    ],
)
def test_working_days_are_counted_one_by_one(
    start: str, count: int, day: str, skipped: int, made_up: list[str]
) -> None:
    walk = workdays_after(datetime.date.fromisoformat(start), count, ChinaCalendar())
    assert (str(walk.day), len(walk.skipped), [str(found) for found in walk.made_up]) == (day, skipped, made_up)


@pytest.mark.parametrize(("start", "count", "year"), [("2026-12-30", 5, 2027), ("2004-01-02", -3, 2003)])
def test_working_days_of_a_year_nobody_announced(start: str, count: int, year: int) -> None:
    with pytest.raises(YearNotAnnounced) as unknown:
        workdays_after(datetime.date.fromisoformat(start), count, ChinaCalendar())
    assert unknown.value.year == year


@pytest.mark.parametrize(("start", "count"), [(datetime.date.max, 1), (datetime.date.min, -1)])
def test_no_working_day_lies_outside_the_years_1_to_9999(start: datetime.date, count: int) -> None:
    class Tireless:
        def rest_day(self, day: datetime.date) -> str | None:  # noqa: ARG002  (it never rests)
            return None

        def is_estimate(self, year: int) -> bool:  # noqa: ARG002  (as above)
            return False

    with pytest.raises(OverflowError):
        workdays_after(start, count, Tireless())


@settings(deadline=None)
@given(
    st.dates(datetime.date(2024, 3, 1), datetime.date(2025, 10, 31)),
    st.integers(1, 40),
    st.sets(st.dates(datetime.date(2024, 1, 1), datetime.date(2025, 12, 31)).map("d{:%m%d}".format), max_size=30),
    st.sampled_from([1, -1]),
)
def test_every_day_on_the_way_was_worked_or_skipped(
    start: datetime.date, count: int, holidays: set[str], step: int
) -> None:
    calendar = Resting(**dict.fromkeys(holidays, "holiday"))
    try:
        walk = workdays_after(start, step * count, calendar)
    except YearNotAnnounced:
        assume(False)
    passed = [start + ONE_DAY * step * number for number in range(1, abs((walk.day - start).days) + 1)]
    assert [day for day, _name in walk.skipped] == [day for day in passed if calendar.rest_day(day) is not None]
    assert len(passed) - len(walk.skipped) == count
    assert calendar.rest_day(walk.day) is None


@settings(deadline=None)
@given(st.dates(datetime.date(2024, 3, 1), datetime.date(2026, 8, 31)), st.integers(1, 40))
def test_working_days_can_be_counted_back(start: datetime.date, count: int) -> None:
    calendar = ChinaCalendar()
    assume(calendar.rest_day(start) is None)
    there = workdays_after(start, count, calendar)
    back = workdays_after(there.day, -count, calendar)
    assert back.day == start
    assert set(back.made_up) - {start} == set(there.made_up) - {there.day}


@settings(deadline=None)
@given(st.dates(datetime.date(2024, 3, 1), datetime.date(2025, 12, 31)), st.integers(1, 40), st.integers(1, 40))
def test_a_longer_count_ends_further_away(start: datetime.date, count: int, more: int) -> None:
    calendar = ChinaCalendar()
    assert workdays_after(start, count + more, calendar).day > workdays_after(start, count, calendar).day
    assert workdays_after(start, -count - more, calendar).day < workdays_after(start, -count, calendar).day


@settings(deadline=None)
@given(st.dates(datetime.date(2024, 3, 1), datetime.date(2025, 12, 31)), st.integers(1, 40), st.integers(1, 40))
def test_a_count_may_be_made_in_two_parts(start: datetime.date, first: int, second: int) -> None:
    calendar = ChinaCalendar()
    whole, part = workdays_after(start, first + second, calendar), workdays_after(start, first, calendar)
    rest = workdays_after(part.day, second, calendar)
    assert (whole.day, whole.skipped, whole.made_up) == (
        rest.day,
        part.skipped + rest.skipped,
        part.made_up + rest.made_up,
    )


@settings(deadline=None)
@given(st.dates(datetime.date(2024, 1, 10), datetime.date(2026, 12, 20)), st.sampled_from([1, -1]))
def test_no_day_rolls_past_another(day: datetime.date, step: int) -> None:
    calendar = ChinaCalendar()
    assert rolled(day, calendar, step=step).day <= rolled(day + ONE_DAY, calendar, step=step).day


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (datetime.date(2024, 9, 14), True),
        (datetime.date(2024, 9, 15), False),
        (datetime.date(2024, 9, 13), False),
        (datetime.date(2099, 9, 12), False),
    ],
    ids=["a make-up Saturday", "a Sunday off", "a Friday", "a Saturday of a year not announced"],
)
def test_a_make_up_day_is_a_saturday_or_sunday_that_is_worked(day: datetime.date, expected: bool) -> None:
    assert is_made_up(day, ChinaCalendar()) is expected
