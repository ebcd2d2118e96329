"""Working days against the official arrangements, and rolling off rest days."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from notice_tasks.dates.workdays import WEEKEND, ChinaCalendar, YearNotAnnounced, rolled

if TYPE_CHECKING:
    from collections.abc import Iterator

ONE_DAY = datetime.timedelta(days=1)

# Announced by the General Office of the State Council: 国办发明电〔2023〕7号, 〔2024〕12号, and that of 2025-11-04.
REST = {
    2024: "1/1 2/10-2/17 4/4-4/6 5/1-5/5 6/10 9/15-9/17 10/1-10/7",
    2025: "1/1 1/28-2/4 4/4-4/6 5/1-5/5 5/31-6/2 10/1-10/8",
    2026: "1/1-1/3 2/15-2/23 4/4-4/6 5/1-5/5 6/19-6/21 9/25-9/27 10/1-10/7",
}
WORKED = {
    2024: "2/4 2/18 4/7 4/28 5/11 9/14 9/29 10/12",
    2025: "1/26 2/8 4/27 9/28 10/11",
    2026: "1/4 2/14 2/28 5/9 9/20 10/10",
}


def announced(year: int, words: str) -> Iterator[datetime.date]:
    """The days that "1/28-2/4 10/1" names, both ends of a span included."""
    for span in words.split():
        ends = [datetime.date(year, *map(int, end.split("/"))) for end in span.split("-")]
        day, last = ends[0], ends[-1]
        while day <= last:
            yield day
            day += ONE_DAY


class Resting:
    """A calendar that rests on the weekend and on some named days, and knows two years only."""

    def __init__(self, **names: str) -> None:
        self.names = names

    def rest_day(self, day: datetime.date) -> str | None:
        if day.year not in {2024, 2025}:
            raise YearNotAnnounced(day.year)
        return self.names.get(f"d{day:%m%d}", WEEKEND if day.weekday() >= 5 else None)


@pytest.mark.parametrize("year", REST)
def test_our_rest_days_are_those_announced(year: int) -> None:
    rest = set(announced(year, REST[year]))
    worked = set(announced(year, WORKED[year]))
    known = ChinaCalendar()
    first = datetime.date(year, 1, 1)
    days = [first + ONE_DAY * number for number in range((datetime.date(year + 1, 1, 1) - first).days)]
    wanted = [day for day in days if day in rest or (day.weekday() >= 5 and day not in worked)]
    assert [day for day in days if known.rest_day(day) is not None] == wanted


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
