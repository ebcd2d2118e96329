"""One writer at a time, however the other one ends."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from store_builders import details

from notice_tasks.problems import BadInput
from notice_tasks.store.lock import LOCK_FILE, locked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOLDER = """
import sys
from pathlib import Path
from notice_tasks.store.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def somebody_writing(root: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock until it is told to end, or killed."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, root], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_writer_waits_and_gives_up(tmp_path: Path) -> None:
    with somebody_writing(tmp_path):
        began = time.monotonic()
        with pytest.raises(BadInput) as fault, locked(tmp_path, patience=0.2):
            pytest.fail("two writers at once")
        assert time.monotonic() - began >= 0.2
    assert details(fault.value) == ("locked", LOCK_FILE)


def test_a_second_writer_comes_in_when_the_first_ends(tmp_path: Path) -> None:
    with somebody_writing(tmp_path) as other:
        assert other.stdin is not None
        other.stdin.close()
        with locked(tmp_path, patience=60):
            pass
        assert other.wait(timeout=60) == 0


def test_a_killed_writer_keeps_nobody_out(tmp_path: Path) -> None:
    with somebody_writing(tmp_path) as other:
        other.kill()
        with locked(tmp_path, patience=60):
            pass


def test_the_lock_file_stays(tmp_path: Path) -> None:
    """Removing it would let two writers lock two files of the same name."""
    for _ in range(2):
        with locked(tmp_path):
            found = (tmp_path / LOCK_FILE).stat()
    assert (tmp_path / LOCK_FILE).stat().st_ino == found.st_ino
    assert found.st_size == 0


@pytest.mark.parametrize("patience", [0.0, -1.0])
def test_who_has_no_patience_still_tries_once(tmp_path: Path, patience: float) -> None:
    with locked(tmp_path, patience=patience):
        assert (tmp_path / LOCK_FILE).exists()


def test_a_workspace_that_takes_no_lock_file_takes_no_record(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BadInput) as fault, locked(tmp_path / "file"):
        pytest.fail("no lock was taken")
    assert details(fault.value) == ("cannot-write", LOCK_FILE)
    assert fault.value.details["reason"] == "Not a directory"
