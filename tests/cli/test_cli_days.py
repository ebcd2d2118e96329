"""Days and moments as people type them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from notice_tasks.cli.days import day, day_or_moment
from notice_tasks.cli.months import month
from notice_tasks.cli.weekdays import weekday
from notice_tasks.dates.span import Month, Near
from notice_tasks.problems import BadRequest

if TYPE_CHECKING:
    from conftest import Desk

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
def test_any_other_text_is_a_day_or_refused(text: str) -> None:
    try:
        found: object = day_or_moment(text, TODAY)
    except BadRequest as error:
        found = (error.code, error.details["word"])
    codes = ("not-a-day", "not-a-moment", "which-day")
    assert isinstance(found, datetime.date) or found in {(code, text) for code in codes}


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
        ("后天", "2024-09-01"),
        ("大后天", "2024-09-02"),
        ("Tomorrow", "2024-08-31"),
        ("上周五", "2024-08-23"),
        ("上个星期天", "2024-08-25"),
        ("本周三", "2024-08-28"),
        ("这周五", "2024-08-30"),
        ("下周五", "2024-09-06"),
        ("下礼拜一", "2024-09-02"),
        ("last friday", "2024-08-23"),
        ("last thu", "2024-08-29"),
        ("next friday", "2024-09-06"),
        ("next Monday", "2024-09-02"),
        ("this monday", "2024-08-26"),
        ("月底", "2024-08-31"),
        ("本月底", "2024-08-31"),
        ("上月底", "2024-07-31"),
        ("上个月末", "2024-07-31"),
        ("下月底", "2024-09-30"),
        ("end of month", "2024-08-31"),
        ("end of last month", "2024-07-31"),
        ("上月25日", "2024-07-25"),
        ("下个月5号", "2024-09-05"),
        ("去年12月30日", "2023-12-30"),
        ("明年1月3日", "2025-01-03"),
        ("２０２４-０８-30", "2024-08-30"),
        ("２０２４年８月３０日", "2024-08-30"),
        ("　2024-08-30 ", "2024-08-30"),
        ("2024年8月30号", "2024-08-30"),
        ("7 Sep 2024", "2024-09-07"),
        ("7 September 2024", "2024-09-07"),
        ("7th of September, 2024", "2024-09-07"),
        ("Sep 7, 2024", "2024-09-07"),
        ("Sept. 7th 2024", "2024-09-07"),
        ("SEPTEMBER 07 2024", "2024-09-07"),
        ("2024 Sep 7", "2024-09-07"),
        ("2024-Sep-07", "2024-09-07"),
        ("07-Sep-2024", "2024-09-07"),
        ("7Sep2024", "2024-09-07"),
        ("30/11/2024", "2024-11-30"),
        ("30.11.2024", "2024-11-30"),
        ("11/30/2024", "2024-11-30"),
        ("9/9/2024", "2024-09-09"),
    ],
)
def test_words_for_days(word: str, on: str) -> None:
    for near in Near:
        assert str(day(word, TODAY, near)) == on


@pytest.mark.parametrize(
    ("word", "past", "coming", "either"),
    [
        ("9月7日", "2023-09-07", "2024-09-07", "2024-09-07"),
        ("９月７日", "2023-09-07", "2024-09-07", "2024-09-07"),
        ("9.7", "2023-09-07", "2024-09-07", "2024-09-07"),
        ("9。7", "2023-09-07", "2024-09-07", "2024-09-07"),
        ("9/7", "2023-09-07", "2024-09-07", "2024-09-07"),
        ("9-7", "2023-09-07", "2024-09-07", "2024-09-07"),
        ("8月30号", "2024-08-30", "2024-08-30", "2024-08-30"),
        ("7 Sep", "2023-09-07", "2024-09-07", "2024-09-07"),
        ("7th September", "2023-09-07", "2024-09-07", "2024-09-07"),
        ("Sep 7", "2023-09-07", "2024-09-07", "2024-09-07"),
        ("september 7th", "2023-09-07", "2024-09-07", "2024-09-07"),
        ("30/11", "2023-11-30", "2024-11-30", "2024-11-30"),
        ("30", "2024-08-30", "2024-08-30", "2024-08-30"),
        ("5", "2024-08-05", "2024-09-05", "2024-09-05"),
        ("the 5th", "2024-08-05", "2024-09-05", "2024-09-05"),
        ("12-30", "2023-12-30", "2024-12-30", "2024-12-30"),
        ("1月5日", "2024-01-05", "2025-01-05", "2025-01-05"),
        ("2-29", "2024-02-29", "2028-02-29", "2024-02-29"),
        ("30日", "2024-08-30", "2024-08-30", "2024-08-30"),
        ("5号", "2024-08-05", "2024-09-05", "2024-09-05"),
        ("31日", "2024-07-31", "2024-08-31", "2024-08-31"),
        ("周五", "2024-08-30", "2024-08-30", "2024-08-30"),
        ("周日", "2024-08-25", "2024-09-01", "2024-09-01"),
        ("thu", "2024-08-29", "2024-09-05", "2024-08-29"),
    ],
)
def test_a_day_without_its_year_or_week_is_one_near_today(word: str, past: str, coming: str, either: str) -> None:
    assert [str(day(word, TODAY, near)) for near in Near] == [past, coming, either]
    assert str(day_or_moment(f"{word} 17：00", TODAY, Near.PAST)) == f"{past} 17:00:00"


@pytest.mark.parametrize(
    ("word", "at"),
    [
        ("8月29日 17:00", "2024-08-29 17:00:00"),
        ("8月29日17：00", "2024-08-29 17:00:00"),
        ("８月２９日　１７：３０", "2024-08-29 17:30:00"),
        ("2024-08-29t17:00:00z", "2024-08-29 17:00:00+00:00"),
        ("昨天 9:05", "2024-08-29 09:05:00"),
        ("昨天17时", "2024-08-29 17:00:00"),
        ("昨天17点30分", "2024-08-29 17:30:00"),
        ("2024/8/29 17:00", "2024-08-29 17:00:00"),
        ("last thursday 17:00:30", "2024-08-29 17:00:30"),
        ("29 Aug 17:00", "2024-08-29 17:00:00"),
        ("Aug 29, 2024 17:00", "2024-08-29 17:00:00"),
        ("29/8/2024 17:00", "2024-08-29 17:00:00"),
        ("29 17:00", "2024-08-29 17:00:00"),
    ],
)
def test_a_day_and_a_time(word: str, at: str) -> None:
    assert str(day_or_moment(word, TODAY, Near.PAST)) == at


def test_which_day_was_taken_is_told(begun: Desk) -> None:
    said = begun.run("status", "--as-of", "3月20日", "--lang", "en")
    taken = day("3月20日", datetime.datetime.now(ZoneInfo("Asia/Shanghai")).date(), Near.PAST)
    assert (said.returncode, f"'3月20日' was taken as {taken}" in said.stderr) == (0, True)
    assert begun.run("status", "--as-of", "2024年3月20日").stderr == ""
    assert "按20" in begun.run("status", "--as-of", "周日", "--lang", "zh").stderr
    assert begun.run("status", "--as-of", "昨天").stderr == ""


def test_the_last_day_of_a_span_follows_its_first(begun: Desk) -> None:
    for words in (("agenda", "--from", "2024-10-01", "--to", "3月1日"),):
        assert "2025-03-01" in begun.run(*words, "--lang", "en").stderr


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("", {}),
        ("someday", {}),
        ("2024", {}),
        ("2024-08", {}),
        ("7 Sept 24", {}),
        ("September", {}),
        ("7 Smarch", {}),
        ("2024-02-30", {"case": "no-such-day"}),
        ("31/02/2024", {"case": "no-such-day"}),
        ("31 Sep", {"case": "no-such-day"}),
        ("Feb 30, 2024", {"case": "no-such-day"}),
        ("32", {"case": "no-such-day"}),
        ("31/9", {"case": "no-such-day"}),
        ("2023-02-29", {"case": "no-such-day"}),
        ("2024-13-01", {"case": "no-such-day"}),
        ("20240832", {"case": "no-such-day"}),
        ("2024年9月31日", {"case": "no-such-day"}),
        ("9月31日", {"case": "no-such-day"}),
        ("2.30", {"case": "no-such-day"}),
        ("32日", {"case": "no-such-day"}),
        ("下月31号", {"case": "no-such-day"}),
        ("上周八", {}),
        ("last someday", {}),
        ("1.2.3", {}),
    ],
)
def test_no_day(word: str, case: dict[str, str]) -> None:
    with pytest.raises(BadRequest) as caught:
        day(word, TODAY)
    assert (caught.value.code, caught.value.details) == ("not-a-day", {"word": word, **case})


@pytest.mark.parametrize("word", ["9/7/2024", "7.9.2024", "09-07-2024", "9/7/2024 17:00"])
def test_a_day_with_two_readings_is_refused_with_both(word: str) -> None:
    with pytest.raises(BadRequest) as caught:
        day_or_moment(word, TODAY)
    assert (caught.value.code, caught.value.details["word"]) == ("which-day", word)
    assert {caught.value.details["right"], caught.value.details["other"]} == {"2024-09-07", "2024-07-09"}


@pytest.mark.parametrize(
    "word", ["12:00", "118:00", "2024-08-30T25:00", "2024-08-30T12:60", "on 2024-08-30 at 12:00", ":"]
)
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
        ("上个月", "2024-08-30", "2024-07"),
        ("9月", "2024-08-30", "2024-09"),
        ("１月", "2024-08-30", "2025-01"),
        ("3", "2024-08-30", "2024-03"),
        ("２０２４年９月", "2024-08-30", "2024-09"),
        ("December", "2024-08-30", "2024-12"),
        ("dec", "2024-08-30", "2024-12"),
        ("Jan.", "2024-08-30", "2025-01"),
        ("Dec 2026", "2024-08-30", "2026-12"),
        ("December, 2026", "2024-08-30", "2026-12"),
        ("2026 Dec", "2024-08-30", "2026-12"),
        ("12/2026", "2024-08-30", "2026-12"),
        ("last month", "2024-01-31", "2023-12"),
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
        ("13月", "no-such-month"),
        ("2024", None),
        ("2024-09-05", None),
        ("7 Sep", None),
        ("Smarch", None),
        ("13/2024", "no-such-month"),
        ("", None),
    ],
)
def test_what_is_no_month(word: str, case: str | None) -> None:
    with pytest.raises(BadRequest) as raised:
        month(word, TODAY)
    assert (raised.value.code, raised.value.details["word"]) == ("not-a-month", word)
    assert raised.value.details.get("case") == case
