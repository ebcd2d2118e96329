"""Which years are known and from where, and where a file and the library differ."""

from __future__ import annotations

import datetime

import pytest

from notice_tasks.dates.arrangement import Arrangement, DeclaredCalendar
from notice_tasks.dates.workdays import WEEKEND, YearNotAnnounced, plain_day
from notice_tasks.model.announced import Announced
from notice_tasks.rules.rest_days import (
    Difference,
    Holiday,
    Known,
    Verified,
    changes,
    contradictions,
    known_years,
    verified,
    year_shown,
)

EVE, NEW_YEAR, MADE_UP = datetime.date(2026, 12, 31), datetime.date(2027, 1, 1), datetime.date(2027, 1, 3)
OWN = Arrangement(2027, {EVE: "元旦", NEW_YEAR: "元旦"}, frozenset({MADE_UP}))
FILE = Announced("rest-days/2027.toml", OWN)


def plain(year: int) -> Arrangement:
    return Arrangement(year, {}, frozenset())


class Library:
    """Knows two years, of which only the weekends rest."""

    def __init__(self, *years: int) -> None:
        self.years = years

    def rest_day(self, day: datetime.date) -> str | None:
        if day.year not in self.years:
            raise YearNotAnnounced(day.year)
        return plain_day(day)

    def is_estimate(self, year: int) -> bool:  # noqa: ARG002  (it never guesses)
        return False


def test_a_file_wins_over_the_library() -> None:
    known = known_years([FILE], [plain(2026), plain(2027)], "1.0")
    assert [(year.arrangement.year, year.announced) for year in known.years] == [(2026, None), (2027, FILE)]
    assert (known.first_day, known.last_day) == (datetime.date(2026, 1, 1), datetime.date(2027, 12, 31))
    assert known.missing == ()
    assert known_years([], map(plain, (2024, 2025, 2026)), "1.0").last_day == datetime.date(2026, 12, 31)


def test_years_in_between_can_be_missing() -> None:
    known: Known = known_years([FILE], [plain(2024)], "1.0")
    assert known.missing == (2025, 2026)


def test_a_year_with_what_its_announcement_fixes_beside_it() -> None:
    calendar = DeclaredCalendar([OWN], Library(2026))
    shown = year_shown(2027, [FILE], calendar, "1.0")
    assert shown.holidays == (Holiday("元旦", EVE, NEW_YEAR),)
    assert shown.holidays[0].days == 2
    assert (shown.worked, shown.announced) == ((MADE_UP,), FILE)
    before = year_shown(2026, [FILE], calendar, "1.0")
    assert (before.holidays, before.announced) == ((Holiday("元旦", EVE, EVE),), None)


def test_a_holiday_is_its_days_in_a_row_under_one_name() -> None:
    days = {
        "2027-05-03": "A",
        "2027-05-04": "A",
        "2027-05-05": "A",
        "2027-05-06": "B",
        "2027-05-07": "B",
        "2027-05-11": "B",
    }
    rests = {datetime.date.fromisoformat(day): name for day, name in days.items()}
    shown = year_shown(2027, [], DeclaredCalendar([plain(2027)._replace(rests=rests)], Library()), "1.0")
    assert [(one.name, one.first_day.day, one.last_day.day, one.days) for one in shown.holidays] == [
        ("A", 3, 5, 3),
        ("B", 6, 7, 2),
        ("B", 11, 11, 1),
    ]


def test_a_year_nobody_knows_cannot_be_shown() -> None:
    with pytest.raises(YearNotAnnounced):
        year_shown(2028, [FILE], DeclaredCalendar([OWN], Library(2026)), "1.0")


def test_a_file_held_against_the_library() -> None:
    found = verified(FILE, Library(2026, 2027), "1.0")
    assert found == Verified(
        FILE.file,
        2027,
        "1.0",
        True,
        (Difference(EVE, "元旦", None), Difference(NEW_YEAR, "元旦", None), Difference(MADE_UP, None, WEEKEND)),
    )


def test_what_only_the_library_calls_a_rest_day_differs_too() -> None:
    labour_day = datetime.date(2027, 5, 3)
    declares = Arrangement(2027, {labour_day: "Labour Day"}, frozenset())
    found = verified(FILE, DeclaredCalendar([declares], Library()), "1.0").differences
    assert Difference(labour_day, None, "Labour Day") in found


def test_days_of_a_year_the_library_does_not_know_are_passed_over() -> None:
    assert [one.day for one in verified(FILE, Library(2027), "1.0").differences] == [NEW_YEAR, MADE_UP]


def test_without_the_year_nothing_is_compared() -> None:
    found = verified(FILE, Library(2026), "1.0")
    assert (found.is_known, found.differences) == (False, ())


def test_two_files_speak_against_each_other_on_days_that_both_name() -> None:
    other = Arrangement(2026, {MADE_UP: "x", NEW_YEAR: "another name"}, frozenset())
    assert contradictions(OWN, other) == [MADE_UP]


def test_a_day_that_is_not_named_is_plain() -> None:
    saturday = datetime.date(2027, 1, 2)
    same = OWN._replace(rests={**OWN.rests, saturday: "元旦"})
    assert changes(OWN, same) == []
    assert changes(OWN, plain(2027)) == [EVE, NEW_YEAR, MADE_UP]
