"""Months and weeks: `agenda` and `show`, with --month and --week."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from notice_tasks.cli.weeks import week
from notice_tasks.dates.span import Week
from notice_tasks.problems import BadRequest

if TYPE_CHECKING:
    from conftest import Desk

FRIDAY = datetime.date(2024, 3, 29)


@pytest.mark.parametrize(
    ("word", "monday"),
    [
        ("this", "2024-03-25"), ("next", "2024-04-01"), ("last", "2024-03-18"), ("本周", "2024-03-25"),
        ("下周", "2024-04-01"), ("下个星期", "2024-04-01"), ("上礼拜", "2024-03-18"), ("2024-W36", "2024-09-02"),
        ("2024w1", "2024-01-01"), ("２０２４年第36周", "2024-09-02"), ("第14周", "2024-04-01"), ("W52", "2023-12-25"),
        ("2024-03-31", "2024-03-25"), ("4月1日", "2024-04-01"), ("明天", "2024-03-25"), ("W53", "2026-12-28"),
        ("week 36", "2024-09-02"), ("36", "2024-09-02"), ("next week", "2024-04-01"), ("1 April", "2024-04-01"),
    ],
)  # fmt: skip
def test_weeks_as_people_type_them(word: str, monday: str) -> None:
    today = datetime.date(2026, 3, 27) if word == "W53" else FRIDAY
    assert week(word, today) == Week(datetime.date.fromisoformat(monday))


@pytest.mark.parametrize("word", ["september", "2024-W54", "W99", "2024-09", "3天", ""])
def test_what_is_no_week(word: str) -> None:
    with pytest.raises(BadRequest) as raised:
        week(word, FRIDAY)
    assert raised.value.code == "not-a-week"


def test_a_day_with_two_readings_names_no_week() -> None:
    with pytest.raises(BadRequest) as raised:
        week("3/4/2024", FRIDAY)
    assert raised.value.code == "which-day"


def test_the_last_week_of_the_calendar_ends_with_it() -> None:
    assert Week.of(datetime.date.max).days[-1] == datetime.date.max
    with pytest.raises(BadRequest):
        week("next", datetime.date.max)


def test_the_agenda_of_a_week(clinics: Desk) -> None:
    shown = clinics.said("agenda", "--week", "next", "--as-of", "2024-04-03", "--lang", "en")
    assert "2024-W15 (2024-04-08 to 2024-04-14)" in shown
    document = clinics.json("agenda", "--week", "下周", "--as-of", "2024-04-03")
    assert (document["from"], document["to"], len(document["days"])) == ("2024-04-08", "2024-04-14", 7)
    assert {slot["due"] for slot in document["agenda"]} == {"2024-04-10"}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_month_or_week_may_stand_without_its_word(clinics: Desk, lang: str) -> None:
    same = [
        ("agenda --month --as-of 2024-03-20", "agenda --month this --as-of 2024-03-20"),
        ("agenda --as-of 2024-03-20 -w", "agenda --week this --as-of 2024-03-20"),
        ("show 东村卫生室 --month --as-of 2024-03-20", "show east-clinic --month 2024-03 --as-of 2024-03-20"),
        ("show 东村卫生室 --as-of 2024-03-28 ——week", "show east-clinic --week 2024-W13 --as-of 2024-03-28"),
    ]
    lines = [[*line.split(), "--lang", lang] for pair in same for line in pair]
    results = clinics.run_all(lines)
    for short, whole in zip(results[::2], results[1::2], strict=True):
        assert (short.returncode, short.stdout) == (whole.returncode, whole.stdout) == (0, whole.stdout), short.stderr


def test_an_option_of_that_name_that_counts_still_needs_its_number(clinics: Desk) -> None:
    assert "--month" in clinics.refused("calc", "--every", "year", "--day", "5", "--month", "--from", "2024-01-01")


def test_what_was_asked_of_a_unit_in_a_month(begun: Desk) -> None:
    """Handed in or not; an extended duty in both months; and whatever has no due day."""
    begun.said("extend", "hill", "self-check", "--to", "2024-04-12", "--on", "2024-03-27", "--note", "停电")

    def asked(unit: str, month: str) -> set[str]:
        document = begun.json("show", unit, "--month", month, "--as-of", "2024-03-28")
        return {cell["requirement"] for cell in document["cells"] if cell["due"] is not None}

    assert "self-check" in asked("west", "2024-03")
    assert "self-check" in asked("hill", "2024-03") & asked("hill", "2024-04")
    assert "self-check" not in asked("west", "2024-04")
    document = begun.json("show", "west", "--month", "2024-02", "--as-of", "2024-03-28")
    assert (document["from"], document["to"]) == ("2024-02-01", "2024-02-29")
    assert {cell["due"] for cell in document["cells"]} == {None}
    assert [cell["requirement"] for cell in document["cells"] if cell["kind"] == "standing"] == ["vigilance"]
    shown = begun.said("show", "west", "--month", "2024-02", "--as-of", "2024-03-28", "--lang", "zh")
    assert "这段时间没有到期或可以办理的。" in shown
    assert "长期要求和倡导事项" in shown
    rows = begun.said("show", "west", "--month", "2024-02", "--as-of", "2024-03-28", "--csv", "-").splitlines()
    assert len(rows) == 1 + len(document["cells"])


def test_a_requirement_in_a_month(begun: Desk) -> None:
    words = ("show", "self-check", "--as-of", "2024-03-28", "--month")
    assert begun.json(*words, "2024-03")["cells"]
    assert begun.json(*words, "2024-04")["cells"] == []
    assert "Nothing is due or open in that time." in begun.said(*words, "2024-04", "--lang", "en")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_notice_has_no_month(clinics: Desk, lang: str) -> None:
    told = clinics.refused("show", "county-2024", "--week", "2024-W13", lang=lang)
    assert "notice-tasks agenda --notice county-2024-cold-chain --week 2024-W13" in told


def test_a_month_and_a_week_are_two_answers(clinics: Desk) -> None:
    assert "--week" in clinics.refused("agenda", "--month", "--week")
    assert "--urgent" in clinics.refused("agenda", "--urgent", "--week", "this")
