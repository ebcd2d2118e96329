"""Exit code 1 tells a script that something was found: by `check`, or by `status --fail-on`."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from conftest import findings

if TYPE_CHECKING:
    from conftest import Desk

NOTICE = "county-2024-cold-chain"
CHECKLIST = f"checklists/{NOTICE}.toml"


@pytest.mark.parametrize(
    ("as_of", "flags", "code"),
    [
        pytest.param("2024-03-29", [], 0, id="nobody asked"),
        pytest.param("2024-03-25", ["--fail-on", "overdue"], 0, id="nothing overdue"),
        pytest.param("2024-03-29", ["--fail-on", "overdue"], 0, id="due today is not overdue"),
        pytest.param("2024-03-30", ["--fail-on", "overdue"], 1, id="overdue the day after"),
        pytest.param("2024-03-29", ["--fail-on", "due-today"], 1, id="due today"),
        pytest.param("2024-03-30", ["--fail-on", "due-today"], 0, id="no longer due today"),
        pytest.param("2024-03-26", ["--fail-on", "due-soon"], 1, id="due soon"),
        pytest.param("2024-03-25", ["--fail-on", "due-soon"], 0, id="not soon yet"),
        pytest.param("2024-03-29", ["--fail-on", "due-soon", "--fail-on", "due-today"], 1, id="either"),
        pytest.param("2024-03-30", ["--fail-on", "overdue", "--unit", "east"], 1, id="of the units chosen"),
        pytest.param("2024-03-30", ["--fail-on", "overdue", "--unit", "west"], 0, id="not of the others"),
        pytest.param("2024-03-30", ["--fail-on", "overdue", "--json"], 1, id="with JSON as well"),
    ],
)
def test_status_fails_when_asked_to(begun: Desk, as_of: str, flags: list[str], code: int) -> None:
    result = begun.run("status", "--as-of", as_of, *flags)
    assert result.returncode == code
    assert result.stderr.startswith("Exit code 1, because of --fail-on: ") if code else result.stderr == ""
    assert as_of in result.stdout


SHORTFALLS = {
    "not-handed-in": ("fallen_due", "handed_in"),
    "handed-in-late": ("handed_in", "in_time"),
    "not-accepted": ("fallen_due", "accepted"),
}
"""For each state of what has fallen due the two totals whose difference it counts."""


def test_status_and_check_fail_on_what_the_rates_leave_over(begun: Desk) -> None:
    begun.said("submit", "hill-clinic", "self-check", "--on", "2024-04-02")
    begun.said("accept", "west-clinic", "self-check", "--on", "2024-03-28", "--without-evidence", "--note", "当面看过")
    codes = set()
    for day in ("2024-03-28", "2024-03-29", "2024-04-02"):
        for units in ([], ["-u", "west-clinic"], ["-u", "hill-clinic"]):
            totals = begun.json("status", "--as-of", day, *units)["totals"]
            for state, (whole, part) in SHORTFALLS.items():
                expected = int(totals[whole] > totals[part])
                assert begun.run("status", "--as-of", day, *units, "--fail-on", state).returncode == expected
                codes.add((state, expected))
                if not units:
                    words = ("check", "--select", "N802", "--as-of", day, "--fail-on", state)
                    assert begun.run(*words).returncode == expected
    assert len(codes) == 2 * len(SHORTFALLS)


def test_what_was_handed_in_late_is_said_in_words(begun: Desk) -> None:
    begun.said("submit", "hill-clinic", "self-check", "--on", "2024-04-02")
    words = ("check", "--as-of", "2024-04-02", "--select", "N802", "--fail-on")
    said = begun.run(*words, "handed-in-late", "--lang", "en").stdout
    assert "Handed in by 1 of its units (handed in late, due 2024-03-29 (Fri)): 山顶卫生室 (hill-clinic)." in said
    assert (
        "1个单位迟报，时限是2024-03-29（周五）：山顶卫生室（hill-clinic）。"
        in begun.run(*words, "迟报", "--lang", "zh").stdout
    )
    assert "个单位未报，时限是" in begun.run(*words, "未报送", "--lang", "zh").stdout


def test_failing_changes_nothing_of_what_is_shown(begun: Desk) -> None:
    words = ("status", "--as-of", "2024-03-30")
    assert begun.run(*words, "--fail-on", "overdue").stdout == begun.said(*words)


@pytest.fixture
def faulty(clinics: Desk) -> Desk:
    """The county with three mistakes in its checklist and one beyond it."""
    file = clinics.root / CHECKLIST
    text = file.read_text(encoding="utf-8")
    text = text.replace('kind = "action"', 'knd = "action"').replace("due = 2024-03-29", "due = 2023-03-29")
    file.write_text(text.replace('evidence = "required"', 'evidence = "reqired"'), encoding="utf-8")
    with (clinics.root / "units.toml").open("a", encoding="utf-8") as register:
        register.write('\n[[unit]]\nid = "east-clinic"\nname = "又一个"\n')
    return clinics


def test_check_tells_all_problems_at_once_with_their_places(faulty: Desk) -> None:
    found = faulty.run("check", "--ignore", "N7")
    assert (found.returncode, found.stderr) == (1, "")
    lines, summary = findings(found), found.stdout.splitlines()[-1]
    places = [re.fullmatch(r"(\S+):(\d+):(\d+): (N\d+) .+", line) for line in lines]
    assert None not in places
    codes = {(place[1], place[4]) for place in places if place}
    assert {(CHECKLIST, "N201"), (CHECKLIST, "N202"), (CHECKLIST, "N204"), ("units.toml", "N301")} <= codes
    assert summary.startswith(f"{len(lines)} problems found")


def test_check_points_at_the_very_character(faulty: Desk) -> None:
    text = (faulty.root / CHECKLIST).read_text(encoding="utf-8").splitlines()
    for problem in json.loads(faulty.run("check", "--ignore", "N7", "--format", "json").stdout)["problems"]:
        if problem["code"] in {"N202", "N204"}:
            line = text[problem["line"] - 1]
            assert line[problem["column"] - 1 :].startswith("knd" if problem["code"] == "N202" else '"reqired"')


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_check_says_the_same_as_text_and_as_json(faulty: Desk, lang: str) -> None:
    lines = findings(faulty.run("check", "--ignore", "N7", "--lang", lang))
    document = json.loads(faulty.run("check", "--ignore", "N7", "--lang", lang, "--format", "json").stdout)
    assert document["format"] == 1
    assert lines == [
        f"{problem['file']}:{problem['line']}:{problem['column']}: {problem['code']} {problem['message']}"
        for problem in document["problems"]
    ]


def test_check_of_days(clinics: Desk) -> None:
    file = clinics.root / CHECKLIST
    text = file.read_text(encoding="utf-8").replace("due = 2024-03-29", "due = 2023-03-29")
    file.write_text(text.replace("to = 2024-04-10", "to = 2024-03-09"), encoding="utf-8")
    found = clinics.run("check", "--ignore", "N7")
    assert found.returncode == 1
    assert [line.split()[1] for line in findings(found)] == ["N401", "N402"]
    assert clinics.run("status").returncode == 0, "a doubtful day keeps nobody from looking"


@pytest.fixture
def doubtful(clinics: Desk) -> Desk:
    """The county with a printed day that is a Sunday: not an error, but worth a look."""
    file = clinics.root / CHECKLIST
    text = file.read_text(encoding="utf-8")
    text = text.replace("due = 2024-03-29", "due = 2024-03-31").replace("于3月29日前", "于3月31日前")
    file.write_text(text, encoding="utf-8")
    return clinics


@pytest.mark.parametrize("form", [[], ["--format", "json"]])
def test_warnings_are_faults_only_for_the_strict(doubtful: Desk, form: list[str]) -> None:
    lenient, strict = (
        doubtful.run("check", "--ignore", "N7", *form),
        doubtful.run("check", "--ignore", "N7", "--strict", *form),
    )
    assert (lenient.returncode, strict.returncode) == (0, 1)
    assert lenient.stdout == strict.stdout
    assert doubtful.run("status").returncode == 0


def test_warnings_are_told_as_such(doubtful: Desk) -> None:
    line, source, caret, summary = doubtful.said("check", "--ignore", "N7").splitlines()
    assert re.fullmatch(
        rf"{CHECKLIST}:\d+:\d+: N408 \[warning\] The due day is a rest day \(.*2024-03-31 \(Sun\)\)\..*", line
    )
    assert (source.split(" | ")[1], caret.split("|")[1]) == ("due = 2024-03-31", "       ^")
    assert summary == "no problem found, 1 warning (1 notice, 4 units, 0 records)"
    (problem,) = json.loads(doubtful.said("check", "--ignore", "N7", "--format", "json"))["problems"]
    assert (problem["code"], problem["level"]) == ("N408", "warning")


def test_the_strict_accept_what_has_no_warning(clinics: Desk) -> None:
    assert clinics.run("check", "--ignore", "N7", "--strict").returncode == 0


def test_what_the_settings_accept_is_counted_and_no_fault(clinics: Desk) -> None:
    file = clinics.root / CHECKLIST
    file.write_text(file.read_text(encoding="utf-8").replace("due = 2024-03-29", "due = 2023-03-29"), encoding="utf-8")
    with (clinics.root / "notice-tasks.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[check]\nignore = [{{ code = "N401", in = "{CHECKLIST}", reason = "a reprint" }}]\n')
    assert (
        clinics.said("check", "--ignore", "N7")
        == "no problem found, 1 accepted in the settings (1 notice, 4 units, 0 records)\n"
    )


def test_faulty_settings_hide_nothing(faulty: Desk) -> None:
    with (faulty.root / "notice-tasks.toml").open("a", encoding="utf-8") as settings:
        settings.write("colour = true\n")
    found = faulty.run("check", "--ignore", "N7")
    assert (found.returncode, found.stdout.count("N202"), "N301" in found.stdout) == (1, 2, True)


def test_records_of_what_is_no_more(clinics: Desk) -> None:
    clinics.said("ack", "east", "self-check")
    file = clinics.root / CHECKLIST
    file.write_text(file.read_text(encoding="utf-8").replace('"self-check"', '"cold-check"'), encoding="utf-8")
    found = clinics.run("check", "--ignore", "N7")
    assert found.returncode == 1
    assert re.match(
        rf"records/{NOTICE}/east-clinic\.toml:5:\d+: N501 There is no requirement 'self-check'", found.stdout
    )


def test_the_sample_has_no_fault(sample: Desk) -> None:
    assert sample.said("check", "--ignore", "N7") == "没有发现问题（2份通知、42个单位、41份记录）\n"


@pytest.mark.parametrize("days", [0, 2, 7, 36500])
def test_agenda_within_days(clinics: Desk, days: int) -> None:
    slots = clinics.json("agenda", "--as-of", "2024-03-27", "--days", str(days))["agenda"]
    dues = {slot["due"] for slot in slots}
    assert dues == {due for due, left in (("2024-03-29", 2), ("2024-04-10", 14)) if left <= days}


@pytest.mark.parametrize(
    ("span", "found"),
    [
        pytest.param("--from 2024-03-29 --to 2024-04-10", {"2024-03-29", "2024-04-10"}, id="both ends belong to it"),
        pytest.param("--from 2024-03-30 --to 2024-04-09", set(), id="nothing lies between"),
        pytest.param("--from 2024-03-30", {"2024-04-10"}, id="what is overdue before it is left out"),
        pytest.param("--to 2024-04-09", {"2024-03-29"}, id="what is overdue is kept"),
        pytest.param("--month 2024-04", {"2024-04-10"}, id="a month"),
        pytest.param("--month 2024年3月", {"2024-03-29"}, id="a month in Chinese"),
    ],
)
def test_agenda_within_a_span(clinics: Desk, span: str, found: set[str]) -> None:
    slots = clinics.json("agenda", "--as-of", "2024-03-30", *span.split())["agenda"]
    assert {slot["due"] for slot in slots} == found


@pytest.mark.parametrize(
    "span",
    [
        "--from 9999-01-01",
        pytest.param("--to 9999-12-31", marks=pytest.mark.nightly),
        pytest.param("--month 9999-12", marks=pytest.mark.nightly),
        pytest.param("--days 36500", marks=pytest.mark.nightly),
    ],
    ids=lambda span: span.split()[0],
)
def test_what_recurs_without_an_end_has_one_here(clinics: Desk, span: str) -> None:
    """Ten years ahead, and it says so."""
    with (clinics.root / CHECKLIST).open("a", encoding="utf-8") as checklist:
        checklist.write(DAILY)
    said = clinics.said("agenda", "--as-of", "2024-03-30", *span.split())
    assert said.splitlines()[-1] == "Occurrences are listed up to 2034-03-30, 10 years ahead."
    document = clinics.json("agenda", "--as-of", "2024-03-30", *span.split())
    assert document["recurring_to"] == "2034-03-30"
    days = [slot["due"] for slot in document["agenda"] if slot["occurrence"]]
    assert days[-1:] in ([], ["2034-03-30"])


DAILY = """
[[requirement]]
id = "temperatures"
title = "Temperatures"
kind = "report"
actors = "Clinics"
who = ["clinics"]
due = { rrule = "FREQ=DAILY", from = 2024-03-01 }
"""

LOOKING = [["status"], ["agenda"], ["matrix"], ["units"], ["log"]]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2024-03-29T12:00", "2024-03-29T12:00+09:00"])
def test_any_day_can_be_looked_at(begun: Desk, day: str) -> None:
    lines = [*LOOKING, ["show", "photos"], ["explain", "west", "self-check"]]
    for result in begun.run_all([[*words, "--as-of", day] for words in lines]):
        assert (result.returncode, bool(result.stdout), result.stderr) == (0, True, "")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_empty_workspace_can_be_looked_at(empty: Desk, lang: str) -> None:
    for result in empty.run_all(
        [[*words, "--lang", lang] for words in (*LOOKING, ["check", "--ignore", "N7"], ["calendar"])]
    ):
        assert (result.returncode, bool(result.stdout), result.stderr) == (0, True, "")


def test_a_moment_splits_its_day(clinics: Desk) -> None:
    file = clinics.root / CHECKLIST
    text = file.read_text(encoding="utf-8").replace("due = 2024-03-29", "due = 2024-03-29T12:00:00")
    file.write_text(text, encoding="utf-8")
    states = [
        clinics.cell("east-clinic", "self-check", f"2024-03-29{time}")["timeliness"] for time in ("T11:59", "T12:01")
    ]
    assert states == ["due-today", "overdue"]


def test_every_kind_is_shown_on_request(clinics: Desk) -> None:
    shown = clinics.said("status", "--all-kinds")
    assert "绷紧安全这根弦" in shown
    assert "绷紧安全这根弦" not in clinics.said("status")
    assert "vigilance" in clinics.said("matrix", "--all-kinds")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param(f"checklists/{NOTICE}.toml", 'id = "self-check"', 'id = "self-checks"', id="a requirement"),
        pytest.param("units.toml", 'id = "west-clinic"', 'id = "western-clinic"', id="a unit"),
    ],
)
def test_status_says_what_an_id_that_was_changed_took_away(begun: Desk, file: str, old: str, new: str) -> None:
    path = begun.root / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert f"records/{NOTICE}/" in begun.said("status").splitlines()[-1]
    assert "N501" in begun.run("check", "--ignore", "N7").stdout
