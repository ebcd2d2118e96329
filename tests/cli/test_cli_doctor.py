"""`calendar doctor` as people call it: files, folders, standard input, and what cannot be read."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from conftest import bind_by_permissions

if TYPE_CHECKING:
    from conftest import Desk

CASES = Path(__file__).parents[1] / "doctor" / "cases"


@pytest.fixture
def feeds(tmp_path: Path) -> Path:
    """A folder with a sound feed, one with an error, one with a warning and one with a hint."""
    folder = tmp_path / "feeds"
    (folder / "deep" / "er").mkdir(parents=True)
    shutil.copy(CASES.parent / "legal" / "plain.ics", folder / "sound.ics")
    shutil.copy(CASES / "c302_no_duration" / "weeks_and_days.ics", folder / "error.ics")
    shutil.copy(CASES / "c104_long_line" / "ascii.ics", folder / "deep" / "warning.ICS")
    shutil.copy(CASES / "c217_empty" / "empty.ics", folder / "deep" / "er" / "hint.ics")
    (folder / "notes.txt").write_text("not a calendar", encoding="utf-8")
    return folder


def test_what_our_own_calendar_writes_has_no_finding(sample: Desk) -> None:
    sample.said("calendar")
    found = sample.json("calendar", "doctor", "calendar", "--strict")
    assert (found["findings"], found["left_out"]) == ([], [])
    assert found["totals"] == {"files": 49, "items": found["totals"]["items"], "error": 0, "warning": 0, "hint": 0}
    assert found["totals"]["items"] > 500


def test_the_fault_its_mend_and_what_clients_do(feeds: Path, empty: Desk) -> None:
    result = empty.run("calendar", "doctor", "error.ics", "deep", cwd=feeds)
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout.splitlines() == [
        "error.ics:24: C302 TRIGGER: '-P1W3D' combines weeks with other units. Write it in days.",
        "  khal, ical.js (Thunderbird, FullCalendar): weeks and days are read together.",
        (
            "deep/warning.ICS:17: C104 [warning] The line has 76 octets; it should have at most 75. "
            "Fold it: CRLF and a space."
        ),
        "  khal, vdirsyncer, Radicale, ical.js (Thunderbird, FullCalendar): it is still read.",
        "deep/er/hint.ics:1: C217 [hint] The calendar is empty; RFC 5545 requires at least one component.",
        "  khal, vdirsyncer, Radicale, ical.js (Thunderbird, FullCalendar): it is still read.",
        "1 problem found, 1 warning, 1 hint (3 files, 2 items)",
    ]


def test_it_speaks_chinese(feeds: Path, empty: Desk) -> None:
    result = empty.run("calendar", "--lang", "zh", "doctor", "error.ics", cwd=feeds)
    assert result.stdout.splitlines() == [
        "error.ics:24: C302 TRIGGER：“-P1W3D”里周不能和别的单位一起写。请都换成天。",
        "  khal、ical.js（Thunderbird、FullCalendar）：周和天加在一起算。",
        "发现1个问题（1个文件、1条日程）",
    ]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("sound.ics", 0),
        ("error.ics", 1),
        ("deep/warning.ICS", 0),
        ("deep/warning.ICS --strict", 1),
        ("deep/er --strict", 0),
        (".", 1),
    ],
)
def test_the_exit_code_tells_how_bad_it_is(words: str, code: int, feeds: Path, empty: Desk) -> None:
    assert empty.run("calendar", "doctor", *words.split(), cwd=feeds).returncode == code


def test_a_folder_is_all_below_it_and_no_file_is_told_twice(feeds: Path, empty: Desk) -> None:
    result = empty.run("calendar", "doctor", ".", "error.ics", "--json", cwd=feeds)
    assert json.loads(result.stdout)["totals"]["files"] == 4


def test_no_workspace_is_needed_and_standard_input_is_read(feeds: Path, tmp_path: Path, empty: Desk) -> None:
    content = (feeds / "error.ics").read_bytes().decode()
    result = empty.run("calendar", "doctor", "-", "--json", cwd=tmp_path, input=content)
    (finding,) = json.loads(result.stdout)["findings"]
    assert (result.returncode, finding["file"], finding["line"]) == (1, "-", 24)


def test_the_first_ten_or_all(tmp_path: Path, empty: Desk) -> None:
    sound = (CASES.parent / "legal" / "plain.ics").read_bytes()
    (tmp_path / "many.ics").write_bytes(sound.replace(b"SEQUENCE:1\r\n", b"SEQUENCE:1\r\n" + b"X_A:1\r\n" * 30))
    few = empty.run("calendar", "doctor", "many.ics", cwd=tmp_path).stdout.splitlines()
    assert len(few) == 10 + 1 + 1 + 1
    assert few[-2:] == [
        "many.ics: C203 20 more of the same kind; --all shows all.",
        "30 problems found (1 file, 1 item)",
    ]
    assert len(empty.run("calendar", "doctor", "many.ics", "--all", cwd=tmp_path).stdout.splitlines()) == 30 + 1 + 1
    document: Any = json.loads(empty.run("calendar", "doctor", "many.ics", "--json", cwd=tmp_path).stdout)
    assert (len(document["findings"]), document["left_out"]) == (
        10,
        [{"file": "many.ics", "code": "C203", "count": 20}],
    )


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("nowhere.ics", "There is no file or folder nowhere.ics."),
        ("sound.ics/x", "There is no file or folder sound.ics/x."),
        ("empty-folder", "There is no .ics file in empty-folder, nor in any folder in it."),
    ],
)
def test_what_is_not_there(word: str, sentence: str, feeds: Path, empty: Desk) -> None:
    (feeds / "empty-folder").mkdir()
    assert empty.refused("calendar", "doctor", word, cwd=feeds) == f"error: {sentence}\n"


def test_no_file_at_all_is_a_question_of_usage(empty: Desk) -> None:
    assert "What comes after 'calendar doctor'?" in empty.refused("calendar", "doctor")


def test_a_pipe_is_refused_and_the_others_are_told_all_the_same(feeds: Path, empty: Desk) -> None:
    os.mkfifo(feeds / "a-pipe.ics")
    (feeds / "lost.ics").symlink_to("nowhere.ics")
    result = empty.run("calendar", "doctor", ".", cwd=feeds)
    assert result.returncode == 3
    assert "error.ics:24: C302" in result.stdout
    assert result.stderr.splitlines() == [
        "error: a-pipe.ics cannot be read: it is a pipe, a socket or a device, not a file.",
        "lost.ics: N104 This cannot be read: there is no such file or folder.",
    ]


def test_a_name_that_no_file_can_have_cannot_be_read(empty: Desk) -> None:
    assert "cannot be read: the name is too long." in empty.refused("calendar", "doctor", "x" * 5000, code=3)


def test_nothing_is_praised_that_could_not_be_read(feeds: Path, empty: Desk) -> None:
    (feeds / "sound.ics").chmod(0)
    folder = feeds / "closed"
    folder.mkdir(mode=0)
    for word in ("sound.ics", "closed"):
        result = empty.run("calendar", "doctor", word, cwd=feeds, preexec_fn=bind_by_permissions)
        assert (result.returncode, result.stdout) == (3, "")
        assert result.stderr == f"error: {word} cannot be read: permission denied.\n"


@pytest.mark.parametrize("words", [["doctor"], ["calender", "doctor", "x"], ["calendar", "doktor"]], ids=" ".join)
def test_a_command_of_two_words_is_known_by_both(words: list[str], empty: Desk) -> None:
    assert empty.run(*words).returncode == 2


def test_help_stands_under_both_words(empty: Desk) -> None:
    assert "calendar doctor" in empty.said("--help")
    assert empty.said("calendar", "doctor", "--help") == empty.said("--lang", "en", "calendar", "doctor", "--help")
