"""`notice-tasks calc` as a real process: what it works out, with a workspace and without, and what it refuses."""

from __future__ import annotations

import json
import re
import shlex
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len

from conftest import refusal

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Desk, OnTerminal, Run

# What is asked, and the day or moment that it is: the working-day truths of the official arrangements 2024 to 2026.
TRUTHS = {
    "weekends only": ("--after 2024-08-12 --workdays 10", "2024-08-26"),
    "over the National Day": ("--after 2024-09-25 --workdays 10", "2024-10-14"),
    "a Sunday that is worked": ("--after 2026-09-18 --workdays 5", "2026-09-24"),
    "a period that ends on a rest day": ("--after 2024-09-01 --days 30", "2024-10-08"),
    "unless it may": ("--after 2024-09-01 --days 30 --roll none", "2024-10-01"),
    "the day of issue is not counted": ("--after 2024-08-12 --days 30", "2024-09-11"),
    "a month ends on its last day": ("--after 2024-08-31 --months 1", "2024-09-30"),
    "weeks": ("--after 2024/8/12 --weeks 2", "2024-08-26"),
    "years": ("--after 2024年2月29日 --years 1", "2025-02-28"),
    "counted back it stays": ("--before 2024-10-08 --days 3", "2024-10-05"),
    "counted back to a working day": ("--before 2024-10-08 --days 3 --roll previous", "2024-09-30"),
    "working days back": ("--before 2024-10-14 --workdays 10", "2024-09-25"),
    "hours through a night": ("--after 2024-08-19T18:00 --hours 24", "2024-08-20T18:00:00+08:00"),
    "hours through a holiday": ("--before 2024-10-08T09:00 --hours 48", "2024-10-06T09:00:00+08:00"),
    "minutes": ("--after 2024-08-19T23:50 --minutes 20", "2024-08-20T00:10:00+08:00"),
    "a moment of another zone": ("--after 2024-08-19T18:00Z --hours 1", "2024-08-20T03:00:00+08:00"),
    "days from a moment count from its day": ("--after 2024-08-12T23:59 --days 30", "2024-09-11"),
    "a printed Saturday that is a rest day": ("--by 2019-08-31 --roll next", "2019-09-02"),
    "a printed Friday": ("--by 2024-08-30 --roll next", "2024-08-30"),
    "the day itself left out": ("--by 2024-08-30 --exclusive", "2024-08-29"),
    "a moment rolls with its time": ("--by 2024-10-05T18:00 --roll next", "2024-10-08T18:00:00+08:00"),
    "far ahead, no working day is asked for": ("--after 2031-08-30 --days 1 --roll none", "2031-08-31"),
}


def asked(run: Run, cwd: Path, line: str) -> Any:
    """The JSON document that calc writes outside any workspace."""
    result = run("calc", *shlex.split(line), "--json", cwd=cwd)
    assert (result.returncode, result.stderr) == (0, "")
    return json.loads(result.stdout)


@pytest.mark.parametrize(("line", "due"), TRUTHS.values(), ids=TRUTHS)
def test_a_truth(run: Run, tmp_path: Path, line: str, due: str) -> None:
    found = asked(run, tmp_path, line)
    assert (found["due"], found["estimated"]) == (due, False)
    assert found["steps"]


def test_the_steps_are_those_of_explain_without_a_checklist(run: Run, tmp_path: Path) -> None:
    shown = run("calc", "--after", "2024-09-25", "--workdays", "10", "--lang", "en", cwd=tmp_path).stdout
    assert shown == (
        "Due: 2024-10-14 (Mon)\n"
        "  1. Counted 10 working days from 2024-09-25 (Wed), which is itself not counted: 2024-10-14 (Mon).\n"
        "  2. Skipped: 2024-09-28 (Sat), National Day 2024-10-01 to 2024-10-07, 2024-10-13 (Sun).\n"
        "  3. Worked in place of a holiday, and counted: 2024-09-29 (Sun), 2024-10-12 (Sat).\n"
    )


def test_explain_says_the_same_of_a_checklist_with_this_rule(clinics: Desk) -> None:
    file = clinics.root / "checklists" / "county-2024-cold-chain.toml"
    text = file.read_text(encoding="utf-8").replace("issued = 2024-03-01", "issued = 2024-09-25")
    rule = 'due = { after = "issued", workdays = 10 }'
    file.write_text(text.replace("due = 2024-03-29", rule), encoding="utf-8")
    explained = clinics.json("explain", "self-check")
    worked_out = clinics.json("calc", "--after", "2024-09-25", "--workdays", "10")
    assert worked_out["due"] == explained["due"] == "2024-10-14"
    assert worked_out["steps"] == explained["steps"][1:]


# ---- again and again ----

MONTHS = "--every month --day 5 --from 2024-09-01 --roll next"

RHYTHMS = {
    "a weekday": ("--every week --weekday friday --from 2024-09-01 --count 2", "2024-09-06 2024-09-13"),
    "a weekday, in short": ("--every week --weekday Fri --from 2024-09-06 --count 2", "2024-09-06 2024-09-13"),
    "a weekday in Chinese": ("--every week --weekday 周五 --from 2024-09-01 --to 2024-09-19", "2024-09-06 2024-09-13"),
    "a Sunday in Chinese": ("--every week --weekday 星期天 --from 2024-09-01 --count 1", "2024-09-01"),
    "a day of the month": ("--every month --day 31 --from 2024-02-01 --count 3", "2024-02-29 2024-03-31 2024-04-30"),
    "of the quarter": ("--every quarter --month 1 --day 5 --from 2024-09-01 --count 2", "2024-10-05 2025-01-05"),
    "of the half-year": ("--every half-year --month 6 --day 31 --from 2024-07-01 --count 2", "2024-12-31 2025-06-30"),
    "of the year": ("--every year --month 2 --day 29 --from 2024-01-01 --count 2", "2024-02-29 2025-02-28"),
    "a rule": ("--rrule FREQ=MONTHLY;BYDAY=-1FR --from 2024-09-01 --count 2", "2024-09-27 2024-10-25"),
    "the days before": ("--every month --day 5 --from 2024-09-01 --count 2 --exclusive", "2024-09-04 2024-10-04"),
    "rolled": (f"{MONTHS} --count 2", "2024-09-05 2024-10-08"),
}


@pytest.mark.parametrize(("line", "dues"), RHYTHMS.values(), ids=RHYTHMS)
def test_occurrences(run: Run, tmp_path: Path, line: str, dues: str) -> None:
    found = asked(run, tmp_path, line)
    assert [one["due"] for one in found["occurrences"]] == dues.split()


@pytest.mark.parametrize(
    ("line", "number", "more"),
    [
        pytest.param("", 12, True, id="a dozen where nothing is said"),
        pytest.param("--to 2026-08-31", 24, False, id="all up to a day"),
        pytest.param("--to 2026-08-31 --count 3", 3, True, id="so many up to a day"),
        pytest.param("--to 2999-12-31", 1000, True, id="never more than a thousand"),
    ],
)
def test_so_many_are_listed(run: Run, tmp_path: Path, line: str, number: int, more: bool) -> None:
    found = asked(run, tmp_path, f"--every month --day 5 --from 2024-09-01 {line}")
    assert (len(found["occurrences"]), found["more"]) == (number, more)


def test_what_an_occurrence_passed_over_stands_beside_it(run: Run, tmp_path: Path) -> None:
    words = shlex.split(f"calc {MONTHS} --count 3 --lang en")
    assert run(*words, cwd=tmp_path).stdout == (
        "day 5 of every month\n"
        "  Occurrence        Due               Skipped\n"
        "  2024-09-05 (Thu)  2024-09-05 (Thu)\n"
        "  2024-10-05 (Sat)  2024-10-08 (Tue)  National Day 2024-10-05 to 2024-10-07\n"
        "  2024-11-05 (Tue)  2024-11-05 (Tue)\n"
        "3 are shown; --count or --to gives more.\n"
    )


def test_where_nothing_moves_nothing_stands_beside(run: Run, tmp_path: Path) -> None:
    words = shlex.split("calc --every week --weekday 礼拜五 --from 2024-09-01 --to 2024-09-07 --lang en")
    assert (
        run(*words, cwd=tmp_path).stdout == "every Fri\n  Occurrence        Due\n  2024-09-06 (Fri)  2024-09-06 (Fri)\n"
    )


# ---- between two days ----


def test_between_two_days(run: Run, tmp_path: Path) -> None:
    found = asked(run, tmp_path, "--between 2024-09-25 2024-10-14")
    assert (found["days"], found["workdays"], found["estimated"]) == (19, 10, False)
    assert found["skipped"][0] == {"day": "2024-09-28", "name": "weekend"}
    assert found["skipped"][1] == {"day": "2024-10-01", "name": "National Day"}
    assert found["made_up"] == ["2024-09-29", "2024-10-12"]
    back = asked(run, tmp_path, "--between 2024-10-14 2024-09-25")
    assert (back["days"], back["workdays"]) == (-19, -10)


@pytest.mark.parametrize(
    ("ends", "first_line"),
    [
        ("2024-09-25 2024-10-14", "From 2024-09-25 (Wed) to 2024-10-14 (Mon): 19 days, 10 working days"),
        (
            "2024-10-14 2024-10-12",
            "Back from 2024-10-14 (Mon) to 2024-10-12 (Sat, make-up working day): 2 days, 1 working day",
        ),
    ],
)
def test_the_screen_says_which_end_counts(run: Run, tmp_path: Path, ends: str, first_line: str) -> None:
    first, convention, *_others = run(
        "calc", "--between", *ends.split(), "--lang", "en", cwd=tmp_path
    ).stdout.splitlines()
    assert first == first_line
    assert "itself is not counted" in convention


# ---- a year that nobody announced ----

UNKNOWN = {
    "a roll": "--after 2026-12-20 --days 30",
    "working days": "--after 2026-12-20 --workdays 20",
    "working days back": "--before 2027-01-05 --workdays 1",
    "a day itself": "--by 2027-05-01 --roll next",
    "one occurrence of many": "--every month --day 5 --from 2026-09-01 --roll next",
    "working days between": "--between 2026-12-20 2027-01-20",
}


@pytest.mark.parametrize("line", UNKNOWN.values(), ids=UNKNOWN)
def test_an_unknown_year_is_named_and_can_be_estimated(run: Run, tmp_path: Path, line: str) -> None:
    words = shlex.split(f"calc {line}")
    for lang in ("en", "zh"):
        told = refusal(run(*words, "--lang", lang, cwd=tmp_path), lang)
        assert all(part in told for part in ("2027", "rest-days/2027.toml", "--estimate"))
    shown = run(*words, "--estimate", "--lang", "en", cwd=tmp_path).stdout
    assert "(estimate)" in shown
    assert shown.count("The working days of 2027 are not announced yet") == 1
    found = asked(run, tmp_path, f"{line} --estimate")
    assert any(one["estimated"] for one in found.get("occurrences", [found]))


def test_what_is_known_is_no_estimate_whatever_was_asked_for(run: Run, tmp_path: Path) -> None:
    found = asked(run, tmp_path, "--after 2024-09-25 --workdays 10 --estimate")
    assert (found["due"], found["estimated"]) == ("2024-10-14", False)


# ---- in a workspace ----


def test_a_workspaces_rest_days_and_zone_hold(empty: Desk) -> None:
    (empty.root / "rest-days").mkdir()
    declared = 'format = 1\nyear = 2027\nrest = [{ name = "元旦", from = 2027-01-01, to = 2027-01-05 }]\n'
    (empty.root / "rest-days" / "2027.toml").write_text(declared, encoding="utf-8")
    assert empty.json("calc", "--by", "2027-01-02", "--roll", "next")["due"] == "2027-01-06"
    settings = empty.root / "notice-tasks.toml"
    text = settings.read_text(encoding="utf-8").replace("Asia/Shanghai", "Asia/Urumqi")
    settings.write_text(text, encoding="utf-8")
    found = empty.json("calc", "--after", "2024-08-19T18:00", "--hours", "1")
    assert found["due"] == "2024-08-19T19:00:00+06:00"


def test_faulty_rest_days_stop_it(empty: Desk) -> None:
    (empty.root / "rest-days").mkdir()
    (empty.root / "rest-days" / "2027.toml").write_text("format = 1\n", encoding="utf-8")
    told = empty.refused("calc", "--after", "2024-08-19", "--days", "1", code=3)
    assert "rest-days/2027.toml" in told


def test_a_folder_that_is_no_workspace_is_refused(run: Run, tmp_path: Path) -> None:
    words = ("--workspace", tmp_path, "calc", "--after", "today", "--days", "1")
    assert "notice-tasks.toml" in refusal(run(*words, cwd=tmp_path), "en")


# ---- what cannot be worked out as it was asked ----

MISTAKES = {
    "nothing": ("", "notice-tasks calc --after 2024-09-25 --workdays 10", "notice-tasks calc --help"),
    "two things": ("--after 2024-09-25 --before 2024-09-25 --days 1", "--after", "--before"),
    "no length": ("--after 2024-09-25", "--after", "--workdays", "--minutes"),
    "two lengths": ("--after 2024-09-25 --days 1 --weeks 1", "--days", "--weeks"),
    "no such day": ("--after 2024-02-30 --days 1", "2024-02-30"),
    "no such day in Chinese": ("--after 2024年9月31日 --days 1", "2024年9月31日"),
    "a day that no year has": ("--after 9月31日 --days 1", "9月31日", "no such day|这一天"),
    "no day": ("--after whenever --days 1", "whenever", "2024-08-30"),
    "no working days": ("--after 2024-09-25 --workdays 0", "--workdays", "0", "10000"),
    "fewer than none": ("--after 2024-09-25 --workdays -5", "--workdays", "-5"),
    "too many": ("--after 2024-09-25 --days 10001", "--days", "10001", "10000"),
    "half a day": ("--after 2024-09-25 --days 1.5", "--days", "1.5", "whole number|整数"),
    "hours of a day": ("--after 2024-09-25 --hours 5", "--hours", "--after 2024-09-25T18:00"),
    "a clock too far": ("--after 2024-09-25T24:00 --hours 5", "2024-09-25T24:00", "2024-09-25)|2024-09-25）", "00:00"),
    "no time of day": ("--after 2024-09-25T25:00 --hours 5", "2024-09-25T25:00"),
    "working days that roll": ("--after 2024-09-25 --workdays 5 --roll next", "--workdays", "--roll"),
    "hours that roll": ("--after 2024-09-25T18:00 --hours 5 --roll none", "--hours", "--roll"),
    "no such roll": ("--after 2024-09-25 --days 5 --roll back", "--roll", "back", "previous"),
    "a day for days": ("--after 2024-09-25 --day 5", "--day", "--after", "'--days'|“--days”"),
    "a count of a period": ("--after 2024-09-25 --days 5 --count 3", "--count", "--after"),
    "after the end of time": ("--after 9999-12-30 --days 30", "9999"),
    "before its beginning": ("--after 0001-01-01T00:00+14:00 --days 1", "9999"),
    "nothing to do with a day": ("--by 2024-09-25", "--roll", "--exclusive"),
    "nothing to do with a rest day": ("--by 2024-09-25 --roll none", "--roll", "--exclusive"),
    "a moment left out": ("--by 2024-09-25T18:00 --exclusive", "--exclusive", "--by 2024-09-25"),
    "one end only": ("--between 2024-09-25", "--between", "2"),
    "an end that is no day": ("--between 2024-09-25 2024-09-31", "2024-09-31"),
    "ends too far apart": ("--between 1900-01-01 2024-09-25", "1900-01-01", "2024-09-25", "10000"),
    "between with a length": ("--between 2024-09-25 2024-09-30 --days 3", "--days", "--between"),
    "no such period": ("--every fortnight --from 2024-09-01", "fortnight", "week", "half-year"),
    "a week without its day": ("--every week --from 2024-09-01", "--every week", "--weekday"),
    "a week with a number": ("--every week --day 5 --from 2024-09-01", "--every week", "--day"),
    "no such weekday": ("--every week --weekday 周八 --from 2024-09-01", "周八", "monday|周一"),
    "two weekdays": ("--every week --weekday t --from 2024-09-01", "'t'|“t”", "monday|周一"),
    "a quarter without its month": ("--every quarter --day 5 --from 2024-09-01", "--every quarter", "--month"),
    "a quarter of four months": ("--every quarter --month 4 --day 5 --from 2024-09-01", "--month", "4", "3"),
    "a day that no month has": ("--every month --day 32 --from 2024-09-01", "--day", "32", "31"),
    "no first day": ("--every month --day 5", "--every", "--from"),
    "a rule without its first day": ("--rrule FREQ=DAILY", "--rrule", "--from"),
    "the last day first": ("--every month --day 5 --from 2024-09-01 --to 2024-08-01", "2024-09-01", "2024-08-01"),
    "no occurrence at all": ("--every month --day 5 --from 2024-09-06 --to 2024-09-30", "2024-09-06", "2024-09-30"),
    "no occurrence ever": ("--rrule FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30 --from 2024-09-01", "BYMONTHDAY=30"),
    "too many occurrences": ("--every month --day 5 --from 2024-09-01 --count 1001", "--count", "1001", "1000"),
    "an occurrence before the beginning": ("--every month --day 1 --from 0001-01-01 --exclusive", "9999"),
    "a rule of nothing": ("--rrule fridays --from 2024-09-01", "fridays", "FREQ=MONTHLY;BYDAY=-1FR"),
    "a rule of hours": ("--rrule FREQ=HOURLY --from 2024-09-01", "FREQ=HOURLY", "DAILY"),
    "a rule that stands still": ("--rrule FREQ=DAILY;INTERVAL=0 --from 2024-09-01", "INTERVAL=0"),
    "a rule until a moment": ("--rrule FREQ=DAILY;UNTIL=20241231T000000Z --from 2024-09-01", "UNTIL", "20241231"),
    "a rule with two ends": ("--rrule FREQ=DAILY;COUNT=5;UNTIL=20241231 --from 2024-09-01", "COUNT", "UNTIL"),
    "a rule of no weekday": ("--rrule FREQ=WEEKLY;BYDAY=XX --from 2024-09-01", "BYDAY=XX"),
    "a rule and a weekday": ("--rrule FREQ=DAILY --weekday mon --from 2024-09-01", "--weekday", "--rrule"),
}


@pytest.mark.parametrize(("line", "wanted"), [(line, wanted) for line, *wanted in MISTAKES.values()], ids=MISTAKES)
def test_a_mistake(empty: Desk, line: str, wanted: list[str]) -> None:
    words = ["calc", *shlex.split(line)]
    english, chinese = empty.run_all([[*words, "--lang", "en"], [*words, "--lang", "zh"]])
    for said, lang, which in ((english, "en", 0), (chinese, "zh", -1)):
        told = refusal(said, lang)
        assert [part for part in wanted if part.split("|")[which] not in told] == [], told


# ---- screens ----

SCREENS = {
    "a day": "--after 2024-09-01 --days 30",
    "occurrences": f"{MONTHS} --to 2025-12-31",
    "between": "--between 2024-09-01 2024-12-31",
    "help": "--help",
}


@pytest.mark.parametrize(("lang", "columns"), [("zh", 80), ("zh", 120), ("en", 80), ("en", 120)])
@pytest.mark.parametrize("line", SCREENS.values(), ids=SCREENS)
def test_a_terminal_gets_what_fits_it(
    tmp_path: Path, on_terminal: OnTerminal, line: str, lang: str, columns: int
) -> None:
    code, shown = on_terminal("calc", *shlex.split(line), "--lang", lang, cwd=tmp_path, columns=columns)
    lines = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown).splitlines()
    assert (code, "…" in shown) == (0, False)
    assert max(map(cell_len, lines)) <= columns
