"""Days that come again and again."""

import datetime
from cProfile import Profile
from itertools import islice, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notice_tasks.dates.recurrence import (
    Listed,
    Monthly,
    Rhythm,
    Rrule,
    Stretch,
    Weekly,
    fault_of_rrule,
    occurrences,
)

day = datetime.date.fromisoformat
FIRST = day("2024-01-15")


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [
        pytest.param(Weekly(4), "2024-01-19 2024-01-26 2024-02-02", id="every Friday"),
        pytest.param(Weekly(0), "2024-01-15 2024-01-22 2024-01-29", id="the first day is one of them"),
        pytest.param(Monthly(Stretch.MONTH, 1, 5), "2024-02-05 2024-03-05 2024-04-05", id="每月5日"),
        pytest.param(Monthly(Stretch.MONTH, 1, 31), "2024-01-31 2024-02-29 2024-03-31", id="a short month's last"),
        pytest.param(Monthly(Stretch.MONTH, 1, 30), "2024-01-30 2024-02-29 2024-03-30", id="of February too"),
        pytest.param(Monthly(Stretch.QUARTER, 1, 5), "2024-04-05 2024-07-05 2024-10-05", id="每季度首月5日"),
        pytest.param(Monthly(Stretch.QUARTER, 2, 28), "2024-02-28 2024-05-28 2024-08-28", id="its second month"),
        pytest.param(Monthly(Stretch.HALF_YEAR, 6, 30), "2024-06-30 2024-12-30 2025-06-30", id="at its end"),
        pytest.param(Monthly(Stretch.YEAR, 2, 29), "2024-02-29 2025-02-28 2026-02-28", id="a leap day"),
        pytest.param(Rrule("FREQ=MONTHLY;BYDAY=-1FR"), "2024-01-26 2024-02-23 2024-03-29", id="the last Friday"),
        pytest.param(Rrule("FREQ=DAILY;COUNT=2"), "2024-01-15 2024-01-16", id="it may end by itself"),
        pytest.param(Rrule("FREQ=DAILY;UNTIL=20240116"), "2024-01-15 2024-01-16", id="on a day"),
        pytest.param(
            Listed((day("2024-03-01"), day("2024-02-01"), day("2024-03-01"))), "2024-02-01 2024-03-01", id="each once"
        ),
    ],
)
def test_the_first_days(rhythm: Rhythm, days: str) -> None:
    assert " ".join(map(str, islice(occurrences(rhythm, FIRST), 3))) == days


def test_both_ends_belong_to_the_span() -> None:
    fridays = list(occurrences(Weekly(4), day("2024-08-30"), day("2024-09-13")))
    assert list(map(str, fridays)) == ["2024-08-30", "2024-09-06", "2024-09-13"]
    listed = Listed((day("2024-08-29"), day("2024-08-30"), day("2024-09-13"), day("2024-09-14")))
    assert list(map(str, occurrences(listed, day("2024-08-30"), day("2024-09-13")))) == ["2024-08-30", "2024-09-13"]


def test_they_end_with_the_calendar() -> None:
    assert len(list(occurrences(Monthly(Stretch.MONTH, 1, 5), day("9999-10-01")))) == 3
    assert list(occurrences(Rrule("FREQ=WEEKLY;WKST=SU;BYDAY=SA"), day("9999-12-20"))) == [day("9999-12-25")]


RHYTHMS = st.one_of(
    st.builds(Weekly, st.integers(0, 6)),
    st.sampled_from(list(Stretch)).flatmap(
        lambda stretch: st.builds(Monthly, st.just(stretch), st.integers(1, stretch.months), st.integers(1, 31))
    ),
    st.sampled_from(["FREQ=DAILY;INTERVAL=9", "FREQ=WEEKLY;BYDAY=MO,FR", "FREQ=MONTHLY;BYDAY=-1FR"]).map(Rrule),
    st.lists(st.dates(day("2023-01-01"), day("2026-12-31")), max_size=9).map(lambda days: Listed(tuple(days))),
)
SPANS = st.tuples(st.dates(day("2023-01-01"), day("2026-12-31")), st.integers(0, 800))


@given(RHYTHMS, SPANS)
def test_they_are_sorted_each_once_and_within_the_span(rhythm: Rhythm, span: tuple[datetime.date, int]) -> None:
    first, length = span
    last = first + datetime.timedelta(days=length)
    found = list(occurrences(rhythm, first, last))
    assert all(earlier < later for earlier, later in pairwise(found))
    assert all(first <= one <= last for one in found)
    assert found == list(occurrences(rhythm, first, last))


@given(RHYTHMS, SPANS, st.integers(0, 400))
def test_a_longer_span_only_adds_to_its_end(rhythm: Rhythm, span: tuple[datetime.date, int], more: int) -> None:
    first, length = span
    last = first + datetime.timedelta(days=length)
    longer = list(occurrences(rhythm, first, last + datetime.timedelta(days=more)))
    assert [one for one in longer if one <= last] == list(occurrences(rhythm, first, last))


@given(st.sampled_from(list(Stretch)), st.integers(1, 31))
def test_every_stretch_has_one_and_short_months_clamp(stretch: Stretch, number: int) -> None:
    found = list(occurrences(Monthly(stretch, stretch.months, number), day("2023-01-01"), day("2024-12-31")))
    assert len(found) == 24 // stretch.months
    for one in found:
        assert one.month % stretch.months == 0
        assert one.day == number or (one.day < number and (one + datetime.timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("FREQ=WEEKLY;BYDAY=FR", None),
        ("FREQ=YEARLY;INTERVAL=2;BYMONTH=3;BYMONTHDAY=31;WKST=MO", None),
        ("FREQ=DAILY;UNTIL=20241231", None),
        ("FREQ=DAILY;COUNT=5", None),
        ("", "part"),
        ("每月5日", "part"),
        ("FREQ=FORTNIGHTLY", "part"),
        ("INTERVAL=2", "part"),
        ("FREQ=DAILY;BYEASTER=0", "part"),
        ("FREQ=DAILY;FREQ=WEEKLY", "part"),
        ("FREQ=DAILY;", "part"),
        ("freq=daily", "part"),
        ("FREQ=DAILY\nRDATE:20240101", "part"),
        ("FREQ=HOURLY", "hours"),
        ("FREQ=MINUTELY", "hours"),
        ("FREQ=SECONDLY", "hours"),
        ("FREQ=DAILY;BYHOUR=9", "hours"),
        ("FREQ=DAILY;BYMINUTE=30", "hours"),
        ("FREQ=DAILY;BYSECOND=0", "hours"),
        ("FREQ=DAILY;INTERVAL=0", "count"),
        ("FREQ=DAILY;INTERVAL=-1", "count"),
        ("FREQ=DAILY;COUNT=many", "count"),
        ("FREQ=DAILY;UNTIL=2024-12-31", "until"),
        ("FREQ=DAILY;UNTIL=20241231T000000Z", "until"),
        ("FREQ=DAILY;UNTIL=20241331", "form"),
        ("FREQ=DAILY;COUNT=5;UNTIL=20241231", "both"),
        ("FREQ=WEEKLY;BYDAY=FREITAG", "form"),
        ("FREQ=MONTHLY;BYMONTHDAY=last", "form"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "form"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,0", "form"),
        ("FREQ=YEARLY;BYMONTH=-1", "form"),
        ("FREQ=YEARLY;BYMONTH=1,12;BYMONTHDAY=-31", None),
        ("FREQ=MONTHLY;BYDAY=+1MO,-5FR", None),
        ("FREQ=MONTHLY;BYDAY=9FR", "form"),
        ("FREQ=MONTHLY;BYDAY=-6FR", "form"),
        ("FREQ=MONTHLY;BYDAY=0FR", "form"),
        ("FREQ=MONTHLY;BYDAY=fr", None),
        ("FREQ=YEARLY;BYDAY=53MO,-53MO", None),
        ("FREQ=YEARLY;BYDAY=60MO", "form"),
        ("FREQ=YEARLY;BYMONTH=12;BYDAY=5MO", None),
        ("FREQ=YEARLY;BYMONTH=12;BYDAY=6MO", "form"),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", None),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO", "form"),
        ("FREQ=WEEKLY;BYDAY=1MO", "form"),
        ("FREQ=DAILY;BYDAY=-1MO", "form"),
    ],
)
def test_what_keeps_a_text_from_being_a_rule(text: str, fault: str | None) -> None:
    assert fault_of_rrule(text) == fault


PARTS = st.sampled_from(
    [
        "FREQ=DAILY",
        "FREQ=WEEKLY",
        "FREQ=MONTHLY",
        "FREQ=YEARLY",
        "INTERVAL=3",
        "COUNT=5",
        "UNTIL=20250101",
        "BYDAY=FR",
        "BYDAY=-1FR",
        "BYMONTHDAY=31",
        "BYMONTHDAY=-1",
        "BYMONTH=2",
        "BYYEARDAY=366",
        "BYWEEKNO=53",
        "BYSETPOS=-1",
        "WKST=SU",
        "BYDAY=",
        "BYMONTHDAY=99",
        "BYSETPOS=0",
        "COUNT=0",
        "X=Y",
        "BYMONTH=13",
    ]
)


def listed(one: st.SearchStrategy[object]) -> st.SearchStrategy[str]:
    """One to three of something, as a rule lists them."""
    return st.lists(one.map(str), min_size=1, max_size=3).map(",".join)


ORDINALS = st.sampled_from(["", *map(str, range(-6, 7)), "9", "53", "-53", "54", "60"])
ANY_PARTS = st.fixed_dictionaries(
    {"FREQ": st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])},
    optional={
        "INTERVAL": st.integers(1, 99999),
        "COUNT": st.integers(1, 99999),
        "UNTIL": st.sampled_from(["20240101", "00000000", "99991231", "20240230", "2024"]),
        "BYDAY": listed(st.builds("{}{}".format, ORDINALS, st.sampled_from(["MO", "WE", "SU", "su"]))),
        "BYMONTHDAY": listed(st.integers(1, 31) | st.integers(-32, 32)),
        "BYMONTH": listed(st.integers(1, 12)),
        "BYYEARDAY": listed(st.integers(1, 366) | st.integers(-367, 367)),
        "BYWEEKNO": listed(st.integers(1, 53) | st.integers(-54, 54)),
        "BYSETPOS": listed(st.integers(1, 366) | st.integers(-367, 367)),
        "WKST": st.sampled_from(["MO", "SU", "mo", "1MO"]),
    },
)


@settings(deadline=None, max_examples=60)  # a rule without any day is followed to the end of the calendar
@given(st.lists(PARTS, min_size=1, max_size=4).map(";".join))
def test_what_has_no_fault_can_be_counted(text: str) -> None:
    if fault_of_rrule(text) is None:
        found = list(islice(occurrences(Rrule(text), FIRST, day("2026-01-15")), 800))
        assert found == sorted(set(found))


@settings(deadline=None, max_examples=150)
@given(ANY_PARTS, st.sampled_from(["0001-01-01", "2023-02-28", "2024-01-15", "2024-12-31", "9990-12-31"]))
def test_no_number_whatever_keeps_it_from_being_counted(parts: dict[str, object], first: str) -> None:
    text = ";".join(f"{key}={value}" for key, value in parts.items())
    if fault_of_rrule(text) is None:
        start = day(first)
        last = min(start, day("9990-01-01")) + datetime.timedelta(days=3000)
        found = list(islice(occurrences(Rrule(text), start, last), 50))
        assert found == sorted(set(found))


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        pytest.param("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=-30", marks=pytest.mark.nightly),
        pytest.param("FREQ=DAILY;BYMONTH=4,2,11;BYMONTHDAY=31", marks=pytest.mark.nightly),
        "FREQ=DAILY;BYSETPOS=-2,3",
        "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=8",
        pytest.param("FREQ=MONTHLY;BYSETPOS=32", marks=pytest.mark.nightly),
        pytest.param("FREQ=DAILY;BYYEARDAY=366,219;BYMONTHDAY=28", marks=pytest.mark.nightly),
        "FREQ=DAILY;BYYEARDAY=231,344;BYWEEKNO=1,2;COUNT=291",
        "FREQ=WEEKLY;BYYEARDAY=17;BYWEEKNO=9;INTERVAL=2",
        pytest.param("FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=9", marks=pytest.mark.nightly),
        "FREQ=YEARLY;BYYEARDAY=200;BYMONTH=1;UNTIL=99990101",
    ],
)
def test_a_day_that_there_never_is_is_not_looked_for_to_the_year_9999(text: str) -> None:
    first = day("0001-01-02")
    profile = Profile()
    assert profile.runcall(list, occurrences(Rrule(text), first)) == []
    assert sum(entry.callcount for entry in profile.getstats()) < 1_000_000  # to the year 9999 it takes 9 million


def test_a_day_that_comes_once_in_400_years_is_found() -> None:
    """29 February of a year that 100 divides is a Tuesday, and there is one every 400 years."""
    rule = "FREQ=YEARLY;INTERVAL=100;BYMONTH=2;BYMONTHDAY=29;BYDAY="
    found = islice(occurrences(Rrule(f"{rule}TU"), day("2100-01-01")), 2)
    assert [str(one) for one in found] == ["2400-02-29", "2800-02-29"]
    assert list(occurrences(Rrule(f"{rule}MO"), day("2100-01-01"))) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29,31", "2024-02-29 2028-02-29"),
        ("FREQ=DAILY;BYMONTH=2,4;BYMONTHDAY=30", "2024-04-30 2025-04-30"),
        ("FREQ=DAILY;BYMONTH=12;BYMONTHDAY=-31", "2024-12-01 2025-12-01"),
        ("FREQ=DAILY;BYMONTH=12;BYMONTHDAY=1;BYSETPOS=2,-1", "2024-12-01 2025-12-01"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=7", "2024-01-21 2024-01-28"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,-1;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-2,31", "2024-02-01 2024-03-01"),
    ],
)
def test_a_day_that_there_sometimes_is_is_found(text: str, days: str) -> None:
    assert " ".join(map(str, islice(occurrences(Rrule(text), FIRST), 2))) == days
