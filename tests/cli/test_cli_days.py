"""Days and moments as people type them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from notice_tasks.cli.days import day, day_or_moment, weekday
from notice_tasks.cli.months import month
from notice_tasks.dates.span import Month
from notice_tasks.problems import BadRequest

TODAY = datetime.date(2024, 8, 30)
FORMS = {
    "ISO": "{0:%Y}-{0:%m}-{0:%d}",
    "slashes": "{0:%Y}/{0.month}/{0.day}",
    "dots": "{0:%Y}.{0.month}.{0.day}",
    "eight digits": "{0:%Y}{0:%m}{0:%d}",
    "Chinese": "{0:%Y}年{0.month}月{0.day}日",
    "Chinese, without its end": "{0:%Y}年{0:%m}月{0:%d}",
}


def written(on: datetime.date, form: str) -> str:
    """A day in one of the forms; strftime leaves out a year's leading zeros on some systems."""
    return FORMS[form].replace("{0:%Y}", f"{on.year:04}").format(on)


@given(st.dates(), st.sampled_from(sorted(FORMS)))
@example(datetime.date.min, "ISO")
@example(datetime.date.max, "eight digits")
@example(datetime.date(2024, 2, 29), "Chinese")
def test_every_form_of_a_day_is_read_back(on: datetime.date, form: str) -> None:
    assert day(written(on, form), TODAY) == on
    assert day_or_moment(written(on, form), TODAY) == on


@given(st.datetimes(timezones=st.none() | st.timezones().map(lambda _zone: datetime.UTC)))
def test_every_moment_is_read_back(at: datetime.datetime) -> None:
    assert day_or_moment(at.isoformat(), TODAY) == at
    assert day_or_moment(at.isoformat(sep=" "), TODAY) == at


@given(st.text())
@example("２０２４-08-30")
@example("2024-08-30\n")
@example("2024-8-301")
@example("0000-01-01")
@example("99999-01-01")
def test_any_other_text_is_no_day(text: str) -> None:
    try:
        found: object = day_or_moment(text, TODAY)
    except BadRequest as error:
        found = (error.code, error.details["word"])
    if not isinstance(found, datetime.date):
        assert found in {("not-a-day", text), ("not-a-moment", text)}
    else:
        assert f"{found.year:04}" in text or text in {"today", "今天", "yesterday", "昨天", "前天", "tomorrow", "明天"}


@pytest.mark.parametrize(
    ("word", "on"),
    [
        ("today", "2024-08-30"),
        ("今天", "2024-08-30"),
        ("yesterday", "2024-08-29"),
        ("昨天", "2024-08-29"),
        ("前天", "2024-08-28"),
        ("tomorrow", "2024-08-31"),
        ("明天", "2024-08-31"),
    ],
)
def test_words_for_days(word: str, on: str) -> None:
    assert str(day(word, TODAY)) == on


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("", {}),
        ("someday", {}),
        ("2024", {}),
        ("2024-08", {}),
        ("30/8/2024", {}),
        ("2024-08-30 ", {}),
        ("2024-02-30", {"case": "no-such-day"}),
        ("2023-02-29", {"case": "no-such-day"}),
        ("2024-13-01", {"case": "no-such-day"}),
        ("20240832", {"case": "no-such-day"}),
        ("2024年9月31日", {"case": "no-such-day"}),
        ("9月31日", {"case": "no-year"}),
        ("11-20", {"case": "no-year"}),
    ],
)
def test_no_day(word: str, case: dict[str, str]) -> None:
    with pytest.raises(BadRequest) as caught:
        day(word, TODAY)
    assert (caught.value.code, caught.value.details) == ("not-a-day", {"word": word, **case})


@pytest.mark.parametrize("word", ["12:00", "2024-08-30T25:00", "2024-08-30T12:60", "on 2024-08-30 at 12:00", ":"])
def test_no_moment(word: str) -> None:
    with pytest.raises(BadRequest) as caught:
        day_or_moment(word, TODAY)
    assert caught.value.code == "not-a-moment"


@pytest.mark.parametrize("word", ["2024-08-30T24:00", "2024/8/30 24:00:00"])
def test_the_end_of_a_day_is_written_as_the_day(word: str) -> None:
    with pytest.raises(BadRequest) as refused:
        day_or_moment(word, TODAY)
    assert refused.value.details == {"word": word, "case": "midnight", "example": "2024-08-30"}


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("monday", 0),
        ("Mon", 0),
        ("TUES", 1),
        ("周三", 2),
        ("thurs", 3),
        ("星期五", 4),
        ("礼拜六", 5),
        ("sun", 6),
        ("周日", 6),
        ("星期天", 6),
    ],
)
def test_a_weekday_has_many_forms(word: str, number: int) -> None:
    assert weekday(word) == number


@pytest.mark.parametrize("word", ["", "m", "su", "mondays", "周", "周八", "星期七", "周一二", "1"])
def test_any_other_word_is_no_weekday(word: str) -> None:
    with pytest.raises(BadRequest, match="not-a-weekday"):
        weekday(word)


MONTHS = {
    "ISO": "{year}-{number:02}",
    "slashes": "{year}/{number}",
    "dots": "{year}.{number}",
    "six digits": "{year}{number:02}",
    "Chinese": "{year}年{number}月",
    "Chinese, without its end": "{year}年{number:02}",
}


@given(st.dates(), st.sampled_from(sorted(MONTHS)))
@example(datetime.date.min, "ISO")
@example(datetime.date.max, "six digits")
def test_every_form_of_a_month_is_read_back(on: datetime.date, form: str) -> None:
    meant = Month(on.year, on.month)
    assert month(MONTHS[form].format(year=f"{on.year:04}", number=on.month), TODAY) == meant
    assert month(str(meant), TODAY) == meant


@pytest.mark.parametrize(
    ("word", "today", "meant"),
    [
        ("this", "2024-08-30", "2024-08"),
        ("本月", "2024-08-30", "2024-08"),
        ("last", "2024-01-31", "2023-12"),
        ("上月", "2024-08-30", "2024-07"),
        ("next", "2024-12-31", "2025-01"),
        ("下月", "2024-08-30", "2024-09"),
    ],
)
def test_months_by_their_words(word: str, today: str, meant: str) -> None:
    assert str(month(word, datetime.date.fromisoformat(today))) == meant


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("2024-13", "no-such-month"),
        ("2024-0", "no-such-month"),
        ("0000-12", "no-such-month"),
        ("9月", "no-year"),
        ("09", "no-year"),
        ("2024", None),
        ("2024-09-05", None),
        ("２０２４-09", None),
        ("2024-09\n", None),
        ("", None),
    ],
)
def test_what_is_no_month(word: str, case: str | None) -> None:
    with pytest.raises(BadRequest) as raised:
        month(word, TODAY)
    assert (raised.value.code, raised.value.details["word"]) == ("not-a-month", word)
    assert raised.value.details.get("case") == case
