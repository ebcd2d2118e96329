"""Long work shows on a terminal how far it has come, and leaves no trace of that."""

from __future__ import annotations

import datetime
import io
import os
import pty
import sys
import time
from pathlib import Path
from subprocess import PIPE, Popen
from typing import TYPE_CHECKING, Any, Final

import pytest

from conftest import NOTICE, PROGRAM, UNCOVERED, Desk, environment, terminal_shows
from notice_tasks.actions.calendar import calendar
from notice_tasks.actions.check import check
from notice_tasks.actions.moment import Moment
from notice_tasks.actions.partly_opened import open_in_part
from notice_tasks.cli.progress_line import ProgressLine
from notice_tasks.cli.run import run
from notice_tasks.long_work import Work
from notice_tasks.store.lock import locked
from notice_tasks.words.catalogue import speaking

if TYPE_CHECKING:
    from collections.abc import Sequence

LONG: Final = 1.1
"""Seconds after which the line has to be there."""


def drawn(written: str) -> list[str]:
    """What is on the line after each return to its beginning."""
    shown, found = [" "] * 200, []
    for part in written.split("\r")[1:]:
        shown[: len(part)] = part
        found.append("".join(shown).rstrip())
    return found


def at(moments: Sequence[float], capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What the line shows if it is told something at these moments, and is then cleared."""
    clock = iter([0.0, *moments])
    line = ProgressLine(lambda: next(clock))
    for number in range(len(moments)):
        line(Work.CHECKING, number, len(moments), 10 ** (3 - number))
    line.clear()
    said = capsys.readouterr()
    assert said.out == ""
    return drawn(said.err)


def test_nothing_is_shown_within_a_second(capsys: pytest.CaptureFixture[str]) -> None:
    assert at([0.5, 0.99], capsys) == []


def test_the_line_is_written_over_and_cleared(capsys: pytest.CaptureFixture[str]) -> None:
    assert at([0.9, 1.0, 1.05, 1.2], capsys) == [
        "Checking: notice 1 of 4, 100 records",
        "Checking: notice 3 of 4, 1 record",
        *("", ""),
    ]


@pytest.mark.parametrize("columns", [1, 8, 30])
def test_the_line_is_never_longer_than_the_screen(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    with speaking("zh"):
        first, *others = at([1.0, 2.0], capsys)
    assert len(first.encode("gbk")) < columns
    assert others[-1] == ""


def test_every_step_is_told(begun: Desk) -> None:
    told: list[tuple[Work, int, int, int]] = []

    def tell(*how_far: Any) -> None:
        told.append(how_far)

    check(begun.root, tell=tell)
    assert told == [(Work.CHECKING, 1, 1, count) for count in range(3)]
    told.clear()
    part = open_in_part(begun.root, Moment(datetime.datetime(2024, 4, 1, tzinfo=datetime.UTC)))
    calendar(part, None, tell=tell)
    assert told[:4] == [(Work.READING, 1, 1, count) for count in range(1, 5)]
    assert told[4:] == [(Work.WRITING, 1, 1, count) for count in range(1, len(told) - 3)]
    assert len(told) > 8


class SlowInput:
    """Standard input that takes long to arrive."""

    def __init__(self, content: bytes) -> None:
        """Hold the content back."""
        self.buffer = self
        self._content = content

    def read(self) -> bytes:
        """The content, late."""
        time.sleep(LONG)
        return self._content


@pytest.mark.parametrize(("term", "seen"), [("xterm", True), ("dumb", False), (None, False)])
def test_check_shows_it_on_a_terminal_only(
    begun: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], term: str | None, seen: bool
) -> None:
    file = begun.root / "checklists" / f"{NOTICE}.toml"
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stdin", SlowInput(file.read_bytes()))
        monkeypatch.setattr(sys, "stderr", io.StringIO() if term is None else terminal)
        monkeypatch.setenv("TERM", term or "xterm")
        words = ["check", "-", "--as-file", str(file), "--workspace", str(begun.root), "--select", "N4"]
        with speaking("en"):
            assert run([*words, "--lang", "en"]) == 0
        print("end", file=terminal, flush=True)
    shown = ""
    while not shown.endswith("end\r\n"):  # a terminal may hand it over in pieces
        shown += os.read(ours, 65536).decode()
    os.close(ours)
    assert capsys.readouterr().out == "no problem found (1 notice, 4 units, 2 records)\n"
    assert drawn(shown.replace("end\r\n", "")) == (["Checking: notice 1 of 1, 0 records", "", ""] if seen else [])


def holds(process: Popen[str], file: str) -> bool:
    """Whether a process has a file open."""
    folder = Path(f"/proc/{process.pid}/fd")
    return any(link.is_symlink() and str(link.readlink()).endswith(file) for link in folder.iterdir())


def test_calendar_shows_it_on_a_terminal_only(begun: Desk) -> None:
    (begun.root / "calendar").mkdir()
    ours, theirs = pty.openpty()
    more: Any = {"cwd": begun.root, "env": environment(UNCOVERED), "stdout": PIPE, "encoding": "utf-8"}
    line = [PROGRAM, "calendar", "--lang", "zh"]
    with Popen(line, stderr=theirs, **more) as seen, Popen(line, stderr=PIPE, **more) as piped:
        os.close(theirs)
        with locked(begun.root / "calendar"):
            while not (holds(seen, ".notice-tasks.lock") and holds(piped, ".notice-tasks.lock")):
                time.sleep(0.01)
            time.sleep(LONG)
        shown = b"".join(terminal_shows(ours, seen)).decode()
        said = [*seen.communicate(), *piped.communicate()]
    os.close(ours)
    assert (seen.returncode, piped.returncode) == (0, 0)
    assert ["日历" in text for text in said[::2]] == [True, True]
    assert drawn(shown)[0] == "正在读取：第1份通知，共1份；已读1份记录"
    assert (drawn(shown)[-1], said[3]) == ("", "")
