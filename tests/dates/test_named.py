"""Days as notices name them."""

import datetime

import pytest

from notice_tasks.dates.named import Named, days_named
from timing import within


def told(text: str, year: int = 2024) -> list[tuple[int, int]]:
    """The months and days a text names."""
    return [(named.month, named.day) for named in days_named(text, year)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("于8月30日前报送", [(8, 30)], id="digits"),
        pytest.param("8月3号", [(8, 3)], id="号"),
        pytest.param("２０２４年８月３０日", [(8, 30)], id="full width"),
        pytest.param("2024 年 8 月 30 日", [(8, 30)], id="spaces"),
        pytest.param("八月三十日", [(8, 30)], id="Chinese digits"),
        pytest.param("十二月二十九日", [(12, 29)], id="tens and ones"),
        pytest.param("十月十日", [(10, 10)], id="ten"),
        pytest.param("一〇月三〇日", [], id="digits that are no number in words"),
        pytest.param("二〇二四年八月三十日", [(8, 30)], id="a year in words"),
        pytest.param("9月底前", [(9, 30)], id="a month's end"),
        pytest.param("2月底前", [(2, 29)], id="February of a leap year"),
        pytest.param("2023年2月末", [(2, 28)], id="February of the year that is said"),
        pytest.param("七月中旬", [(7, 11), (7, 20)], id="the middle ten days"),
        pytest.param("7月上旬", [(7, 1), (7, 10)], id="the first ten days"),
        pytest.param("8月下旬", [(8, 21), (8, 31)], id="the last days"),
        pytest.param("8月15日—20日", [(8, 15), (8, 20)], id="a range in one month"),
        pytest.param("8月15日至9月2日", [(8, 15), (9, 2)], id="a range over two months"),
        pytest.param("8月15日到20号", [(8, 15), (8, 20)], id="到"),
        pytest.param("自7月11日启动,8月31日结束", [(7, 11), (8, 31)], id="two days"),
        pytest.param("9月31日", [(9, 31)], id="a day that there is not"),
        pytest.param("七月中旬报初稿，25日前报终稿", [(7, 11), (7, 20), (7, 25)], id="a day behind a ten-day band"),
        pytest.param("8月15日—20日开展，25日前报送", [(8, 15), (8, 20), (8, 25)], id="a day behind a range"),
        pytest.param("2024-08-15报初稿，25日前报终稿", [(8, 15), (8, 25)], id="a day behind digits alone"),
        pytest.param("13月5日", [], id="a month that there is not"),
        pytest.param("2024-13-05、第2024.0.5条", [], id="no months in digits alone"),
        pytest.param("零月5日", [], id="no month"),
        pytest.param("二三月三日", [], id="digits in no order"),
        pytest.param("十十月一日", [], id="too many tens"),
        pytest.param("三二十月一日", [], id="too many digits before ten"),
        pytest.param("118月3日", [], id="a longer number"),
        pytest.param("每月5日", [], id="every month"),
        pytest.param("本月初", [], id="no day fixed"),
        pytest.param("八月初、近期、尽快", [], id="words that fix no day"),
        pytest.param("30日内", [], id="a period"),
        pytest.param("923日前", [], id="damaged"),
    ],
)
def test_which_days_are_named(text: str, days: list[tuple[int, int]]) -> None:
    assert told(text) == days


def test_a_long_gap_takes_no_time() -> None:
    gap = " " * 3_000
    with within(10):
        assert told(f"8月{gap}30日{gap}报送，9月{gap}") == [(8, 30)]


def test_what_is_said_of_a_day() -> None:
    (named,) = days_named("请于2024年8月30日(星期五)前报送", 2020)
    assert named == Named(8, 30, "2024年8月30日(星期五)", 2024, 4, limits=True)


@pytest.mark.parametrize(
    ("text", "weekday"),
    [("8月30日周五", 4), ("8月30日（星期日）", 6), ("8月30日 礼拜天", 6), ("8月30日", None), ("八月底", None)],
)
def test_weekdays(text: str, weekday: int | None) -> None:
    assert days_named(text, 2024)[0].weekday == weekday


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        *(
            (f"8月30日{words}", True)
            for words in ("前", "之前", "以前", "(含)前", "止", "截止", "下班前", "18:00前", "24时前", "下午前", "结束")
        ),
        ("9月底前", True),
        ("至8月30日", True),
        ("截至8月30日", False),
        *((f"8月30日{words}", False) for words in ("", "起", "是节日", "18:00")),
    ],
)
def test_words_that_set_a_limit(text: str, limits: bool) -> None:
    assert days_named(text, 2024)[0].limits is limits


def test_a_day_without_year_can_be_of_any() -> None:
    (open_, said) = (days_named(text, 2024)[0] for text in ("8月30日", "2024年8月30日"))
    assert open_.is_day(datetime.date(2023, 8, 30))
    assert said.is_day(datetime.date(2024, 8, 30))
    assert not said.is_day(datetime.date(2023, 8, 30))
    assert not open_.is_day(datetime.date(2024, 8, 31))


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("自8月1日起", True),
        ("从8月1日", True),
        ("8月1日开始", True),
        ("8月1日启动", True),
        ("8月1日前", False),
        ("8月1日", False),
    ],
)
def test_words_that_make_a_beginning(text: str, opens: bool) -> None:
    assert days_named(text, 2024)[0].opens is opens


def test_a_range_begins_and_ends() -> None:
    first, last = days_named("8月15日—20日", 2024)
    assert (first.opens, first.limits, last.opens, last.limits) == (True, False, False, True)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("9月20日前报送初稿，25日前报送终稿", [(9, 20), (9, 25)]),
        ("25日前报送", []),
        ("25日前报送初稿，9月20日前报送终稿", [(9, 20)]),
    ],
)
def test_a_limit_whose_month_was_said_before(text: str, days: list[tuple[int, int]]) -> None:
    assert told(text) == days


@pytest.mark.parametrize("text", ["9月26日（周一-周五）", "9月26日周一至周五", "9月26日周日报送", "9月26日周一均可"])
def test_words_that_are_no_weekday_of_the_day(text: str) -> None:
    assert days_named(text, 2024)[0].weekday is None


def test_what_is_far_too_long_names_nothing() -> None:
    assert days_named("9月5日" * 1_000_000, 2024) == ()
