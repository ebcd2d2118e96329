"""Eight programs write the same feeds at once, others were killed while they wrote: the folder is whole."""

from __future__ import annotations

import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from conftest import PROGRAM, UNCOVERED, bind_by_permissions, environment
from notice_tasks.store.lock import locked

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Desk

RUNS = 8


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, the lock and what was left behind included."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def begin(desk: Desk, out: Path) -> subprocess.Popen[str]:
    """Begin to write feeds."""
    words = [PROGRAM, "calendar", "--out", str(out)]
    return subprocess.Popen(
        words, cwd=desk.root, env=environment(UNCOVERED), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.mark.parametrize("rounds", [1, pytest.param(8, marks=pytest.mark.nightly)])
def test_eight_at_once_write_what_one_writes(sample: Desk, tmp_path: Path, rounds: int) -> None:
    sample.said("calendar", "--out", tmp_path / "alone")
    for number in range(rounds):
        out = tmp_path / f"together-{number}"
        ended = [(run.communicate()[1], run.returncode) for run in [begin(sample, out) for _ in range(RUNS)]]
        assert ended == [("", 0)] * RUNS
        assert files(out) == files(tmp_path / "alone")


def test_a_read_only_workspace_can_be_published_elsewhere(sample: Desk, tmp_path: Path) -> None:
    folders = [sample.root, *(path for path in sample.root.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    said = sample.run("calendar", "--out", tmp_path / "feeds", preexec_fn=bind_by_permissions)
    for folder in folders:
        folder.chmod(0o755)
    assert (said.returncode, said.stderr) == (0, "")
    assert (tmp_path / "feeds" / "all.ics").is_file()


def test_who_waited_publishes_what_was_recorded_meanwhile(clinics: Desk) -> None:
    """Otherwise the last of several runs could put older feeds in the place of newer ones."""
    feeds = clinics.root / "calendar"
    feeds.mkdir()
    with locked(feeds):
        run = begin(clinics, feeds)
        time.sleep(2)  # long enough to read all records, if it read them without the lock
        clinics.said("submit", "east", "self-check")
    assert (run.communicate()[1], run.returncode) == ("", 0)
    assert "[submitted]" in (feeds / "units" / "east-clinic.ics").read_text(encoding="utf-8")
