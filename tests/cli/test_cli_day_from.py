"""From which day a day without its year or week is counted, and when it is told which day was taken."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

import pytest

from conftest import NOTICE, refusal
from notice_tasks.cli.session import Session
from notice_tasks.cli.until import until
from notice_tasks.problems import ASIDES, BadRequest

if TYPE_CHECKING:
    from conftest import Desk, OnTerminal

CHECK = f"{NOTICE}/self-check"
NOW = datetime.datetime(2026, 11, 29, 20, 0, tzinfo=datetime.UTC)  # already Monday 30 November in Shanghai
ON = datetime.date(2026, 9, 21)  # a Monday


def read(desk: Desk, word: str, on: datetime.date | None) -> str:
    """The day or moment that --to names."""
    try:
        return str(until(Session(desk.root, NOW), word, on, moments=True))
    finally:
        ASIDES.clear()


def test_to_counts_from_the_day_of_the_decision(clinics: Desk) -> None:
    for word, day in (
        ("9-30", "2026-09-30"),
        ("30 Sep", "2026-09-30"),
        ("9月30日 18:00", "2026-09-30 18:00:00"),
        ("30日", "2026-09-30"),
        ("30", "2026-09-30"),
        ("friday", "2026-09-25"),
        ("周五 17:00", "2026-09-25 17:00:00"),
        ("月底", "2026-09-30"),
        ("end of month", "2026-09-30"),
        ("2027-09-30", "2027-09-30"),
        ("Sep 30, 2027", "2027-09-30"),
        ("tomorrow", "2026-12-01"),
        ("明天 17:00", "2026-12-01 17:00:00"),
    ):
        assert (word, read(clinics, word, ON)) == (word, day)
    assert read(clinics, "9-21", datetime.datetime(2026, 9, 20, 23, 0, tzinfo=datetime.UTC)) == "2026-09-21"
    assert read(clinics, "12-5", None) == "2026-12-05"
    assert read(clinics, "friday", None) == "2026-12-04"
    assert read(clinics, "下周五", None) == "2026-12-11"
    assert read(clinics, "下周五", datetime.date(2026, 12, 1)) == "2026-12-11"


@pytest.mark.parametrize(
    ("word", "on", "code", "days"),
    [
        ("11-20", None, "which-year", ["2026-11-20", "2027-11-20"]),
        ("20 Nov 18:00", None, "which-year", ["2026-11-20", "2027-11-20"]),
        ("9-20", ON, "which-year", ["2026-09-20", "2027-09-20"]),
        ("3-24", ON, "which-year", ["2026-03-24", "2027-03-24"]),
        ("下周五", ON, "which-day-from", ["2026-10-02", "2026-12-11"]),
        ("next friday", ON, "which-day-from", ["2026-09-25", "2026-12-04"]),
        ("end of next month", ON, "which-day-from", ["2026-10-31", "2026-12-31"]),
    ],
)
def test_a_year_or_week_that_is_not_clear_is_not_guessed(
    clinics: Desk, word: str, on: datetime.date | None, code: str, days: list[str]
) -> None:
    with pytest.raises(BadRequest) as caught:
        read(clinics, word, on)
    found = caught.value
    assert (found.code, [found.details["right"], found.details["other"]]) == (code, days)
    assert read(clinics, "3-23", ON) == "2027-03-23"


def test_recording_commands_count_from_on(clinics: Desk) -> None:
    before = [
        ["submit", "east", CHECK, "--on", "2024-03-19"],
        ["return", "east", CHECK, "--to", "4-9", "--on", "2024-03-20", "--note", "缺页"],
        ["extend", "west", CHECK, "--to", "Apr 10", "--on", "3/20/2024", "--note", "洪水"],
        ["extend", "hill", CHECK, "--to", "friday", "--on", "2024-03-31", "--note", "洪水"],
    ]
    results = clinics.run_all([[*words, "--lang", "en"] for words in before])
    assert [result.returncode for result in results] == [0] * 4
    assert "note: '4-9' was taken as 2024-04-09" in results[1].stderr
    assert "note: 'Apr 10' was taken as 2024-04-10" in results[2].stderr
    records = "".join(path.read_text(encoding="utf-8") for path in (clinics.root / "records").rglob("*.toml"))
    assert sorted(re.findall(r"\bto = ([0-9-]+)", records)) == ["2024-04-05", "2024-04-09", "2024-04-10"]


def test_what_is_not_clear_is_refused_in_both_languages(clinics: Desk) -> None:
    before = clinics.tree()
    lines = [
        (["extend", "west", CHECK, "--to", "3-19", "--on", "2024-03-20"], ["2024-03-19", "2025-03-19"], "year|年份"),
        (["return", "west", CHECK, "--to", "2-1", "--on", "2024-03-20"], ["2024-02-01", "2025-02-01"], "year|年份"),
        (["extend", "west", CHECK, "--to", "下周五", "--on", "2024-03-20"], ["2024-03-29", "2024-03-20"], "today|今天"),
        (["submit", "west", CHECK, "--on", "3/4/2024"], ["2024-03-04", "2024-04-03"], "may be|可以是"),
        (["agenda", "--from", "3/4/2024"], ["2024-03-04", "2024-04-03"], "may be|可以是"),
    ]
    for place, lang in enumerate(("en", "zh")):
        typed = [[*words, "--lang", lang, *(["--note", "x"] if words[0] != "agenda" else [])] for words, *_ in lines]
        for result, (_words, days, part) in zip(clinics.run_all(typed), lines, strict=True):
            said = refusal(result, lang)
            assert [one for one in (*days, part.split("|")[place]) if one not in said] == []
    assert clinics.tree() == before


def test_a_due_day_counts_from_the_day_of_issue(clinics: Desk) -> None:
    more = ["--title", "灭蚊", "--what", "清除积水", "--actors", "各村卫生室", "--who", "clinics", "--due", "9-30"]
    results = clinics.run_all(
        [
            ["new", "flies", *more, "--requirement", "one", "--issued", "2024-08-13"],
            ["new", "flies", "--add", "two", *more[2:-1], "30 Sep"],
        ]
    )
    assert [result.returncode for result in results] == [0, 0], results
    text = (clinics.root / "checklists/flies.toml").read_text(encoding="utf-8")
    assert re.findall("^due = (.*)", text, re.MULTILINE) == ["2024-09-30", "2024-09-30"]


def test_the_end_of_a_span_counts_from_its_beginning(clinics: Desk) -> None:
    results = clinics.run_all(
        [
            ["agenda", "--from", "2024-03-18", "--to", "friday", "--json"],
            ["agenda", "--from", "3-18", "--to", "4-1", "--as-of", "2024-03-01", "--json"],
            ["calc", "--between", "2024-12-20", "1-10", "--json"],
        ]
    )
    assert [result.returncode for result in results] == [0, 0, 0]
    for result, parts in zip(results, (["2024-03-22"], ["2024-03-18", "2024-04-01"], ["2025-01-10"]), strict=True):
        assert [part for part in parts if part not in result.stdout] == []


def test_which_day_was_taken_is_told_before_the_question(clinics: Desk, on_terminal: OnTerminal) -> None:
    settings = clinics.root / "notice-tasks.toml"
    text = settings.read_text(encoding="utf-8").replace("confirm_above = 10", "confirm_above = 2")
    settings.write_text(text, encoding="utf-8")
    words = ["submit", "--all", CHECK, "--on", "20 Mar"]
    shown = on_terminal(*words, "--lang", "en", cwd=clinics.root, typed="n\n").text
    assert 0 <= shown.index("'20 Mar' was taken as") < shown.index("submitted") < shown.index("[y/N]")
    assert shown.count("was taken as") == 1
    shown = on_terminal(*words, "--yes", "--lang", "zh", cwd=clinics.root).text
    assert 0 <= shown.index("“20 Mar”按") < shown.index("报送冷链自查表")


def test_the_questions_of_new_tell_the_day_at_once(clinics: Desk, on_terminal: OnTerminal) -> None:
    flags = ["--title", "灭蚊", "--number", "", "--issuer", "县", "--requirement", "one", "--what", "清除积水"]
    more = ["--clause", "", "--quote", "积水", "--actors", "各村", "--who", "clinics", "--kind", "action"]
    shown = on_terminal("new", "flies", *flags, *more, "--lang", "en", cwd=clinics.root, typed="8-13\n9-30\n").text
    places = [shown.index(part) for part in ("Day of issue", "'8-13' was taken", "Due day", "'9-30' was taken", "Made")]
    assert places == sorted(places)
    assert shown.count("was taken as") == 2
