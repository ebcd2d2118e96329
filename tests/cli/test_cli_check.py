"""`check` as editors and CI use it: of single files, from standard input, for some codes, as of a day."""

from __future__ import annotations

import datetime
import json
import re
from typing import Any

import pytest

from conftest import NOTICE, Desk, refusal
from notice_tasks.actions.check import CheckRequest
from notice_tasks.actions.check import check as look_for_faults
from notice_tasks.actions.moment import Moment
from notice_tasks.problems import Level

CHECKLIST = f"checklists/{NOTICE}.toml"
WRONG_YEAR = ("due = 2024-03-29", "due = 2023-03-29")


def broken(desk: Desk, old: str = WRONG_YEAR[0], new: str = WRONG_YEAR[1]) -> str:
    """The text of the one checklist with a fault in it; the file stays as it is."""
    text = (desk.root / CHECKLIST).read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new, 1)


def found(desk: Desk, *words: str, **more: Any) -> list[str]:
    """The places and codes that `check` tells of."""
    document = desk.run("check", *words, "--json", **more)
    assert document.stderr == ""
    return codes_of(document.stdout)


def codes_of(text: str) -> list[str]:
    return [f"{p['file']}:{p['line']} {p['code']}" for p in json.loads(text)["problems"]]


def test_a_buffer_is_checked_in_the_place_of_its_file(clinics: Desk) -> None:
    result = clinics.run("check", "-", "--as-file", CHECKLIST, "--select", "N4", "--lang", "en", input=broken(clinics))
    assert result.returncode == 1
    assert result.stdout.splitlines()[0].startswith(f"{CHECKLIST}:19:7: N401 The due day 2023-03-29 (Wed) is before")
    assert clinics.run("check").returncode == 0


@pytest.mark.parametrize("place", ["{root}/" + CHECKLIST, "checklists/../" + CHECKLIST, f"./{CHECKLIST}"])
def test_a_buffer_may_be_named_in_any_way(clinics: Desk, place: str) -> None:
    words = ("check", "-", "--as-file", place.format(root=clinics.root), "--select", "N401")
    assert found(clinics, *words[1:], input=broken(clinics)) == [f"{CHECKLIST}:19 N401"]


def test_a_buffer_may_be_named_from_the_folder_one_is_in(clinics: Desk) -> None:
    words = ("-", "--as-file", f"{NOTICE}.toml", "--select", "N401")
    assert found(clinics, *words, input=broken(clinics), cwd=clinics.root / "checklists") == [f"{CHECKLIST}:19 N401"]


def test_a_new_checklist_need_not_be_saved(clinics: Desk) -> None:
    text = broken(clinics).replace(NOTICE, "another")
    assert found(clinics, "-", "--as-file", "checklists/another.toml", "--select", "N401", input=text) == [
        "checklists/another.toml:19 N401"
    ]


def test_standard_input_alone_is_one_more_checklist(clinics: Desk) -> None:
    assert found(clinics, "-", "--select", "N401", input=broken(clinics)) == ["-:19 N401"]


def test_a_buffer_of_the_register_and_of_the_settings(clinics: Desk) -> None:
    register = (
        (clinics.root / "units.toml").read_text(encoding="utf-8").replace('groups = ["clinics"]', 'groups = ["x"]')
    )
    assert {code.split()[1] for code in found(clinics, "-", "--as-file", "units.toml", input=register)} == {"N302"}
    assert found(clinics, "-", "--as-file", "notice-tasks.toml", input="format = 1\n") == ["notice-tasks.toml:1 N201"]


def test_a_buffer_that_is_no_utf8(clinics: Desk) -> None:
    result = clinics.run("check", "-", "--as-file", CHECKLIST, "--json", input="标题".encode("gbk"), encoding=None)
    assert codes_of(result.stdout.decode()) == [f"{CHECKLIST}:1 N101"]


def test_only_the_files_named_are_told_of(clinics: Desk) -> None:
    (clinics.root / CHECKLIST).write_text(broken(clinics), encoding="utf-8")
    (clinics.root / "checklists/empty.toml").write_text("", encoding="utf-8")
    assert {line.split(":")[0] for line in found(clinics)} >= {CHECKLIST, "checklists/empty.toml"}
    assert found(clinics, CHECKLIST, "--select", "N4") == [f"{CHECKLIST}:19 N401"]
    assert {line.split(":")[0] for line in found(clinics, "checklists/empty.toml")} == {"checklists/empty.toml"}
    assert found(clinics, "units.toml", "notice-tasks.toml", "--select", "N4") == []
    assert len(found(clinics, "checklists", "--select", "N4")) == len(found(clinics, ".", "--select", "N4")) == 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("gone.toml",), "error: There is no file or folder gone.toml.", id="no such file"),
        pytest.param(("..",), "error: .. is not a file that check reads in ", id="outside"),
        pytest.param((".gitattributes",), "error: .gitattributes is not a file", id="another file"),
        pytest.param(("checklists/old/x.toml",), "error: There is no file", id="no such folder"),
        pytest.param(("-", "--as-file", "rest-days/old/x.toml"), "old/x.toml is not a file", id="too deep"),
        pytest.param(("-", "--as-file", "checklists/X.TOML"), "X.TOML is not a file", id="another ending"),
        pytest.param(("-", "--as-file", "checklists/.x.toml"), ".x.toml is not a file", id="a hidden file"),
        pytest.param(("-", "--as-file", "units.toml/x.toml"), "x.toml is not a file", id="inside a file"),
        pytest.param(("--as-file", CHECKLIST), "error: --as-file needs - in place of a file.", id="no input"),
        pytest.param(("-", "--as-file", "../x.toml"), "error: ../x.toml is not a file", id="input from outside"),
        pytest.param(
            ("--select", "N9"), "error: --select: no code begins with 'N9'. Codes look like N401", id="no code"
        ),
        pytest.param(("--ignore", "x"), "error: --ignore: no code begins with 'X'.", id="no code to leave out"),
        pytest.param(("--fail-on", "late"), "error: --fail-on does not know 'late'. It may be: overdue", id="late"),
        pytest.param(("--fail-on", "overdeu"), "(Did you mean 'overdue'?)", id="a misspelt standing"),
        pytest.param(("--as-of", "soon"), "error: ", id="no day"),
    ],
)
def test_what_cannot_be_checked(clinics: Desk, words: tuple[str, ...], said: str) -> None:
    result = clinics.run("check", *words, "--lang", "en", input="")
    assert said in refusal(result, "en")


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        pytest.param((), {"N401", "N701"}, id="everything"),
        pytest.param(("--select", "N4"), {"N401"}, id="a family"),
        pytest.param(("--select", "n401,N5"), {"N401"}, id="several"),
        pytest.param(("--select", "N5", "--select", "N7"), {"N701"}, id="several options"),
        pytest.param(("--ignore", "N7"), {"N401"}, id="all but a family"),
        pytest.param(("--select", "N7", "--ignore", "N701"), set(), id="a family without one of it"),
    ],
)
def test_codes_are_chosen(clinics: Desk, words: tuple[str, ...], codes: set[str]) -> None:
    (clinics.root / CHECKLIST).write_text(broken(clinics), encoding="utf-8")
    assert {line.split()[1] for line in found(clinics, *words)} == codes


def test_codes_are_chosen_in_the_settings(clinics: Desk) -> None:
    (clinics.root / CHECKLIST).write_text(broken(clinics), encoding="utf-8")
    with (clinics.root / "notice-tasks.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[check]\nselect = ["N7"]\n')
    assert {line.split()[1] for line in found(clinics)} == {"N701"}
    assert {line.split()[1] for line in found(clinics, "--select", "N4")} == {"N401"}


@pytest.mark.parametrize(
    ("fail_on", "day", "code", "places"),
    [
        pytest.param("overdue", "2024-04-01", 1, [f"{CHECKLIST}:19"], id="overdue"),
        pytest.param("overdue", "2024-03-29", 0, [], id="not yet"),
        pytest.param("due-today", "2024-03-29", 1, [f"{CHECKLIST}:19"], id="due today"),
        pytest.param("unresolved,undated", "2024-03-01", 1, [f"{CHECKLIST}:36"], id="no day yet"),
    ],
)
def test_a_scheduled_run_fails(clinics: Desk, fail_on: str, day: str, code: int, places: list[str]) -> None:
    words = ("check", "--fail-on", fail_on, "--as-of", day, "--select", "N802", "--json")
    result = clinics.run(*words)
    assert result.returncode == code
    assert codes_of(result.stdout) == [f"{place} N802" for place in places]


def test_what_is_late_is_said_in_words(clinics: Desk) -> None:
    said = clinics.run(
        "check", "--fail-on", "overdue", "--as-of", "2024-04-01", "--select", "N8", "--lang", "en"
    ).stdout
    assert (
        "Open for 4 of its units (overdue, due 2024-03-29 (Fri)): 东村卫生室 (east-clinic), 西村卫生室 (west-clinic), "
        "山顶卫生室 (hill-clinic) and 1 more. "
        f"All units: notice-tasks show {NOTICE}/self-check --as-of 2024-04-01" in said
    )
    said = clinics.run(
        "check", "--fail-on", "overdue", "--as-of", "2024-04-01", "--select", "N8", "--lang", "zh"
    ).stdout
    assert (
        "4个单位逾期，时限是2024-03-29（周五）：东村卫生室（east-clinic）、西村卫生室（west-clinic）、"
        "山顶卫生室（hill-clinic）（另有1个）。全部单位：" in said
    )


def test_silence_is_a_warning(clinics: Desk) -> None:
    words = ("check", "--as-of", "2024-03-27", "--select", "N8", "--lang", "en")
    result = clinics.run(*words)
    assert result.returncode == 0
    assert "N801 [warning] Due 2024-03-29 (Fri), and nothing is recorded for this notice by " in result.stdout
    assert clinics.run(*words, "--strict").returncode == 1
    for clinic in ("east-clinic", "west-clinic", "hill-clinic", "county-hospital"):
        clinics.said("ack", clinic, f"{NOTICE}/self-check", "--on", "2024-03-02")
    assert clinics.run(*words, "--strict").returncode == 0


def test_hints_never_count(clinics: Desk) -> None:
    words = ("check", "--select", "N705", "--strict")
    with (clinics.root / "units.toml").open("a", encoding="utf-8") as register:
        register.write('\n[[unit]]\nid = "idle"\nname = "无事单位"\n')
    result = clinics.run(*words, "--lang", "en")
    assert "N705 [hint] No requirement names 'idle' (无事单位)." in result.stdout
    assert result.returncode == 0


def mixed(desk: Desk) -> None:
    """Put an error at the beginning of a checklist that has warnings and hints after it."""
    path = desk.root / CHECKLIST
    path.write_text(broken(desk), encoding="utf-8")
    units = desk.root / "units.toml"
    units.write_bytes(b"\xef\xbb\xbf" + units.read_bytes())


def test_errors_are_told_last_and_levels_can_be_left_out(clinics: Desk) -> None:
    mixed(clinics)
    day = ("--as-of", "2024-03-27", "--lang", "en")
    everything, warnings, errors, counted = clinics.run_all(
        [
            ["check", *day],
            ["check", *day, "--level", "warning"],
            ["check", *day, "--level", "error"],
            ["check", *day, "--level", "error", "--json"],
        ]
    )
    levels = [
        re.findall(r"^\S+: N[0-9]{3} ?(?:\[(\w+)\])?", one.stdout, re.MULTILINE) for one in (everything, warnings)
    ]
    assert levels[0] == sorted(levels[0], key=["hint", "warning", ""].index)
    assert {*levels[0]} >= {"hint", ""}
    assert levels[1] == [level for level in levels[0] if level != "hint"]
    assert [line.split()[1] for line in errors.stdout.splitlines() if line.startswith(CHECKLIST)] == ["N401"]
    assert everything.stdout.splitlines()[-1] == errors.stdout.splitlines()[-1]
    assert codes_of(counted.stdout) == [f"{CHECKLIST}:19 N401"]
    assert {one.returncode for one in (everything, warnings, errors, counted)} == {1}


def test_what_is_not_shown_still_counts(clinics: Desk) -> None:
    day = ("check", "--as-of", "2024-03-27", "--level", "error", "--lang", "en")
    plain, strict = clinics.run_all([[*day], [*day, "--strict"]])
    assert (plain.returncode, strict.returncode) == (0, 1)
    assert strict.stdout == plain.stdout
    assert "warning" in strict.stdout


def test_what_depends_on_the_day_is_a_hint_unless_the_day_is_given(clinics: Desk) -> None:
    now = datetime.datetime(2024, 3, 27, 4, tzinfo=datetime.UTC)
    for moment, level in ((Moment(now), Level.HINT), (Moment(now, now.date()), Level.WARNING)):
        checked = look_for_faults(clinics.root, CheckRequest(moment, select=("N8",)))
        assert [(problem.code, problem.level) for problem in checked.problems] == [("N801", level)]
        assert checked.fails(strict=True) is (level is Level.WARNING)
