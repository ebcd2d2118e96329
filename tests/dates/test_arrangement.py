"""Files override the library day by day; an unknown year can be estimated."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notice_tasks.dates.arrangement import Arrangement, DeclaredCalendar, library_arrangements
from notice_tasks.dates.estimate import EstimatingCalendar
from notice_tasks.dates.workdays import WEEKEND, ChinaCalendar, YearNotAnnounced, library_years

ONE_DAY = datetime.timedelta(days=1)
CHINA = ChinaCalendar()
NEW_YEAR_2027 = Arrangement(
    2027,
    {datetime.date(2026, 12, 31): "元旦", datetime.date(2027, 1, 1): "元旦"},
    frozenset({datetime.date(2027, 1, 3)}),
)


def days_of(year: int) -> list[datetime.date]:
    first = datetime.date(year, 1, 1)
    return [first + ONE_DAY * number for number in range((datetime.date(year + 1, 1, 1) - first).days)]


def of_the_library(year: int) -> Arrangement:
    """What the library says of a year."""
    names = {day: CHINA.rest_day(day) for day in days_of(year)}
    rests = {day: name for day, name in names.items() if name is not None and name != WEEKEND}
    return Arrangement(year, rests, frozenset(d for d, name in names.items() if name is None and d.weekday() >= 5))


class KnowsNothing:
    def rest_day(self, day: datetime.date) -> str | None:
        raise YearNotAnnounced(day.year)

    def is_estimate(self, year: int) -> bool:  # noqa: ARG002  (it never guesses)
        return False


def test_the_library_declared_is_the_library_day_by_day() -> None:
    declared = DeclaredCalendar(map(of_the_library, library_years()), KnowsNothing())
    days = [day for year in library_years() for day in days_of(year)]
    assert len(days) > 8000
    assert [day for day in days if declared.rest_day(day) != CHINA.rest_day(day)] == []


def test_the_library_tells_each_year_by_itself() -> None:
    assert library_arrangements() == [of_the_library(year) for year in library_years()]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        pytest.param("2026-12-31", "元旦", id="a day of the year before"),
        pytest.param("2027-01-01", "元旦", id="a day it names"),
        pytest.param("2027-01-02", WEEKEND, id="a Saturday it does not name"),
        pytest.param("2027-01-03", None, id="a Sunday that is worked"),
        pytest.param("2027-10-01", None, id="a Friday it does not name: nobody said that it rests"),
        pytest.param("2027-12-30", None, id="a Thursday in December"),
        pytest.param("2026-12-30", None, id="the year before, of the library"),
        pytest.param("2026-10-01", "National Day", id="a holiday of the library"),
    ],
)
def test_what_is_declared_wins(day: str, name: str | None) -> None:
    assert DeclaredCalendar([NEW_YEAR_2027], CHINA).rest_day(datetime.date.fromisoformat(day)) == name


def test_a_declared_year_forgets_what_the_library_says_of_it() -> None:
    nothing = DeclaredCalendar([Arrangement(2025, {}, frozenset())], CHINA)
    assert [d for d in days_of(2025) if (nothing.rest_day(d) is None) != (d.weekday() < 5)] == []
    assert nothing.rest_day(datetime.date(2024, 10, 1)) == "National Day"


@pytest.mark.parametrize(("day", "rests"), [("2018-12-29", False), ("2018-12-30", True), ("2018-12-31", True)])
def test_the_end_of_a_declared_year_belongs_to_the_next_announcement(day: str, *, rests: bool) -> None:
    announced_for_2018 = of_the_library(2018)
    unnamed = {day: name for day, name in announced_for_2018.rests.items() if day.month < 12}
    declared = DeclaredCalendar([Arrangement(2018, unnamed, frozenset())], CHINA)
    assert (declared.rest_day(datetime.date.fromisoformat(day)) is not None) == rests


def test_a_year_that_neither_knows_is_not_announced() -> None:
    declared = DeclaredCalendar([NEW_YEAR_2027], CHINA)
    with pytest.raises(YearNotAnnounced) as unknown:
        declared.rest_day(datetime.date(2028, 1, 3))
    assert unknown.value.year == 2028


def test_of_two_that_name_one_day_the_later_one_holds() -> None:
    day = datetime.date(2027, 1, 1)
    other = Arrangement(2028, {day: "another"}, frozenset())
    assert DeclaredCalendar([NEW_YEAR_2027, other], CHINA).rest_day(day) == "another"


@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_what_is_declared_is_no_estimate(year: int) -> None:
    assert not DeclaredCalendar([NEW_YEAR_2027], CHINA).is_estimate(year)


def test_what_is_declared_over_an_estimate_is_none_either() -> None:
    declared = DeclaredCalendar([NEW_YEAR_2027], EstimatingCalendar(CHINA))
    assert [declared.is_estimate(year) for year in (2026, 2027, 2028)] == [False, False, True]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        pytest.param("2027-01-01", "New Year's Day", id="New Year's Day"),
        pytest.param("2027-01-02", WEEKEND, id="a Saturday"),
        pytest.param("2027-05-01", "Labour Day", id="Labour Day, though a Saturday"),
        pytest.param("2027-05-03", None, id="the Monday after it: nobody announced it"),
        pytest.param("2028-05-02", "Labour Day", id="Labour Day has a second day"),
        pytest.param("2027-10-01", "National Day", id="National Day"),
        pytest.param("2027-10-02", "National Day", id="its second day, though a Saturday"),
        pytest.param("2027-10-04", None, id="the Monday after it"),
        pytest.param("2027-02-08", None, id="no feast of the moon"),
        pytest.param("2026-10-10", None, id="a make-up Saturday of a year that is known"),
        pytest.param("2003-10-03", "National Day", id="a year before the library's"),
    ],
)
def test_an_estimate(day: str, name: str | None) -> None:
    assert EstimatingCalendar(CHINA).rest_day(datetime.date.fromisoformat(day)) == name


@settings(deadline=None)
@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2100, 12, 31)))
def test_a_day_is_estimated_exactly_where_it_is_not_known(day: datetime.date) -> None:
    estimating = EstimatingCalendar(CHINA)
    if estimating.is_estimate(day.year):
        with pytest.raises(YearNotAnnounced):
            CHINA.rest_day(day)
    else:
        assert estimating.rest_day(day) == CHINA.rest_day(day)


def test_a_year_of_which_a_neighbour_fixes_a_day_is_still_an_estimate() -> None:
    eve = Arrangement(2029, {datetime.date(2028, 12, 31): "元旦"}, frozenset())
    estimating = EstimatingCalendar(DeclaredCalendar([eve], CHINA))
    assert [estimating.is_estimate(year) for year in (2003, 2004, 2026, 2028, 2029, 2030)] == [
        True,
        False,
        False,
        True,
        False,
        True,
    ]
    assert estimating.rest_day(datetime.date(2028, 12, 31)) == "元旦"
