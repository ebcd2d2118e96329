"""A reader who goes away changes nothing about what was found: `check | head -1` still ends with 1."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

import pytest

from conftest import NOTICE, forks

if TYPE_CHECKING:
    from conftest import Desk

MANY = 1000
"""A number of lines that a pipe cannot hold."""

FEED = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n"
CHECK = [["check"], *(["check", "--format", form] for form in ("text", "json", "github", "sarif"))]


def ends(desk: Desk, words: list[str], *, lines_read: int) -> tuple[int, str]:
    """How the program ends, and what it says, if its reader closes the pipe after some lines."""
    read, write = os.pipe()
    if not lines_read:
        os.close(read)
    forked = forks()
    with Path(os.devnull).open("rb") as nothing, TemporaryFile("w+", encoding="utf-8") as told:
        forked.start(words, desk.root, {}, [nothing.fileno(), write, told.fileno()])
        os.close(write)
        if lines_read:
            with os.fdopen(read, encoding="utf-8") as reader:
                for _ in range(lines_read):
                    reader.readline()
        code = forked.wait()
        told.seek(0)
        return code, told.read()


def make_findings(desk: Desk, faults: int) -> None:
    """Fill the workspace with many unknown keys, faulty lines and missing duties."""
    (desk.root / "checklists" / "bad.toml").write_text("".join(f"x{n} = 1\n" for n in range(faults)), encoding="utf-8")
    (desk.root / "feed.ics").write_text(FEED.format("X;=:\r\n" * faults), encoding="utf-8", newline="")


@pytest.mark.parametrize("faults", [1, MANY])
@pytest.mark.parametrize("lines_read", [0, 1])
@pytest.mark.parametrize("words", [*CHECK, ["calendar", "doctor", "--all", "feed.ics"]], ids=" ".join)
def test_what_was_found_stays_found(clinics: Desk, words: list[str], lines_read: int, faults: int) -> None:
    make_findings(clinics, faults)
    assert ends(clinics, words, lines_read=lines_read) == (1, "")


DAYS = '{"year": 2024, "days": [{"name": "元旦", "date": "2024-01-01", "isOffDay": true}]}'
OTHERS = [
    (["status", "--fail-on", "overdue"], 1),
    (["status", "--fail-on", "overdue", "--json"], 1),
    (["coverage", NOTICE, "--text", "notice.txt", "--fail-under", "100"], 1),
    (["rest-days", "--verify", "days.json"], 1),
    (["calendar"], 0),
    (["status"], 0),
    (["log", "--json"], 0),
    (["--help"], 0),
    (["status", "--help"], 0),
    (["--version"], 0),
    (["note", "east", "self-check", "--note", "x"], 0),
]


@pytest.mark.parametrize("lines_read", [0, 1])
@pytest.mark.parametrize(("words", "code"), OTHERS, ids=[" ".join(words) for words, _code in OTHERS])
def test_every_other_command_ends_as_it_would_have(clinics: Desk, words: list[str], code: int, lines_read: int) -> None:
    (clinics.root / "notice.txt").write_text("各村应当报送。\n" * 50, encoding="utf-8")
    (clinics.root / "days.json").write_text(DAYS, encoding="utf-8")
    heard = clinics.run(*words)
    assert heard.returncode == code
    assert ends(clinics, words, lines_read=lines_read) == (code, heard.stderr)
    assert heard.stderr == "" or "--fail-on" in words


def test_what_calendar_left_out_stays_left_out(clinics: Desk) -> None:
    make_findings(clinics, 1)
    assert ends(clinics, ["calendar"], lines_read=0) == (1, "")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param('set -o pipefail; "$1" check | head -1', 1, id="head"),
        pytest.param('set -o pipefail; "$1" check | true', 1, id="nobody"),
        pytest.param('"$1" check 2>&-', 1, id="no standard error"),
        pytest.param('"$1" check >&-', 1, id="no standard output"),
        pytest.param('"$1" check >/dev/full', 3, id="a full disk"),
        pytest.param('"$1" check >/dev/full 2>/dev/full', 3, id="two full disks"),
        pytest.param('"$1" check >/dev/full 2>&-', 3, id="a full disk and no standard error"),
        pytest.param('"$1" nothing 2>/dev/full', 2, id="a full disk for what is refused"),
        pytest.param('"$1" nothing 2>&-', 2, id="nobody to tell what is refused"),
        pytest.param('set -o pipefail; "$1" nothing 2>&1 >/dev/null | true', 2, id="nobody reads what is refused"),
    ],
)
def test_in_a_script(clinics: Desk, line: str, code: int) -> None:
    make_findings(clinics, MANY)
    result = clinics.run_line(line)
    assert (result.returncode, "Traceback" in result.stderr) == (code, False)
