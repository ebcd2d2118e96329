"""What a command does not need, it does not load: start-up is most of what a user waits for."""

from __future__ import annotations

import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

from conftest import UNCOVERED, Desk, environment

HEAVY = {"rich", "pydantic", "ics", "icalendar", "openpyxl"}
FEED = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n"
SCRIPT = """
import sys
from notice_tasks.cli.run import run
code = run(sys.argv[1:])
sys.stderr.write(" ".join(sorted(sys.modules)))
sys.exit(code)
"""
WHOLE = """
import os, sys
from notice_tasks.__main__ import main
leave = os._exit
def tell(code):
    sys.stderr.write(" ".join(sorted(sys.modules)))
    sys.stderr.flush()
    leave(code)
os._exit = tell
main()
"""
"""As the program itself starts, which ends the process at once."""


def loaded(desk: Desk, *words: str, script: str = SCRIPT) -> set[str]:
    """The modules that a fresh process holds after a command."""
    result = subprocess.run(
        [sys.executable, "-c", script, *words],
        cwd=desk.root,
        env=environment(UNCOVERED),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return {*result.stderr.split()}


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


@pytest.mark.parametrize("words", [["status", "--plain"], ["start", "east", "self-check"], ["check"]], ids=" ".join)
def test_no_command_asks_how_python_was_built(clinics: Desk, words: list[str]) -> None:
    modules = loaded(clinics, *words, script=WHOLE)
    assert "zoneinfo" in modules
    assert not [name for name in modules if name.startswith("_sysconfigdata")]


@pytest.mark.parametrize("words", [["status", "--plain"], ["start", "east", "self-check"]], ids=" ".join)
def test_no_command_loads_what_only_typer_might_use(clinics: Desk, words: list[str]) -> None:
    modules = loaded(clinics, *words, script=WHOLE)
    assert {"typer.main", "uuid"} <= modules
    assert modules & {"subprocess", "platform", "notice_tasks.cli.examples"} == set()


def test_typer_can_still_start_a_process_and_ask_for_the_system() -> None:
    script = """
from notice_tasks.cli.stand_in import stand_ins
with stand_ins():
    import typer.main
    import platform as asked_at_once
    assert asked_at_once.machine()
import platform
assert typer.main.subprocess.call(["true"]) == 0
assert typer.main.platform.system() == platform.system() != ""
assert typer.main.platform.python_version() == platform.python_version()
"""
    subprocess.run([sys.executable, "-c", script], env=environment(UNCOVERED), check=True)


def test_the_folders_of_time_zones_are_what_the_user_says(
    clinics: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("zones")
    (folder / "Office").write_bytes(resources.files("tzdata.zoneinfo").joinpath("Asia", "Shanghai").read_bytes())
    settings = clinics.root / "notice-tasks.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("Asia/Shanghai", "Office"), encoding="utf-8")
    assert "N207" in clinics.run("check").stdout
    assert clinics.run("check", env={"PYTHONTZPATH": str(folder)}).returncode == 0


def test_a_clean_workspace_needs_no_sentence_of_a_check() -> None:
    ours = Desk(Path(__file__).parents[2])
    assert "notice_tasks.checks.by_code" not in loaded(ours, "check")
    assert not [name for name in loaded(ours, "status", "--plain") if name.startswith("notice_tasks.checks")]


@pytest.mark.parametrize("word", ["--version", "-V"])
def test_the_version_loads_nothing(clinics: Desk, word: str) -> None:
    assert loaded(clinics, word, script=WHOLE) & {*HEAVY, "typer", "click", "tomli", "gettext"} == set()
