"""What a command does not need, it does not load: start-up is most of what a user waits for."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from conftest import UNCOVERED, environment

if TYPE_CHECKING:
    from conftest import Desk

HEAVY = {"rich", "pydantic", "ics", "icalendar", "openpyxl"}
FEED = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n"
SCRIPT = """
import sys
from notice_tasks.cli.run import run
code = run(sys.argv[1:])
sys.stderr.write(" ".join(sorted(sys.modules)))
sys.exit(code)
"""


def loaded(desk: Desk, *words: str, script: str = SCRIPT) -> set[str]:
    """The top-level modules that a fresh process holds after a command."""
    result = subprocess.run(
        [sys.executable, "-c", script, *words],
        cwd=desk.root,
        env=environment(UNCOVERED),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return {name.partition(".")[0] for name in result.stderr.split()}


@pytest.mark.parametrize(
    "words",
    [
        ["ack", "east", "self-check"],
        ["submit", "--all", "self-check"],
        ["undo", "east", "self-check"],
        ["evidence", "east", "self-check", "--file", "units.toml"],
        ["status", "--plain"],
        ["status", "--json"],
        ["agenda", "--plain"],
        ["log", "--plain"],
        ["check"],
        ["calendar", "doctor", "feed.ics"],
    ],
    ids=" ".join,
)
def test_no_heavy_library(clinics: Desk, words: list[str]) -> None:
    clinics.said("start", "east", "self-check")
    (clinics.root / "feed.ics").write_bytes(FEED)
    modules = loaded(clinics, *words)
    assert modules & HEAVY == set()
    assert "notice_tasks" in modules


def test_only_calendar_loads_ics(clinics: Desk) -> None:
    assert loaded(clinics, "calendar") & HEAVY == {"ics"}


@pytest.mark.parametrize("word", ["--version", "-V"])
def test_the_version_loads_nothing(clinics: Desk, word: str) -> None:
    script = SCRIPT.replace("cli.run import run", "__main__ import main").replace("run(sys.argv[1:])", "main()")
    assert loaded(clinics, word, script=script) & {*HEAVY, "typer", "click", "tomli", "gettext"} == set()
