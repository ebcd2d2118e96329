"""Eight writers at once, killed at any moment: whatever was acknowledged is there, once, and every file can be read."""

from __future__ import annotations

import json
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from store_builders import BEIJING, SHANGHAI, add

from conftest import UNCOVERED, environment
from notice_tasks.store.toml_files import TomlFiles

WRITER = Path(__file__).with_name("endless_writer.py")
KEYS = (BEIJING, SHANGHAI)


PATIENCE = 200.0
"""Seconds after which writers that do not get going are given up."""


def started(root: Path, name: str, stack: ExitStack) -> subprocess.Popen[str]:
    units = [unit for _, unit in KEYS]
    line = [sys.executable, str(WRITER), str(root), name, *units]
    process = subprocess.Popen(line, env=environment(UNCOVERED), stdout=subprocess.PIPE, text=True)
    stack.callback(process.kill)
    return process


def acknowledged(process: subprocess.Popen[str]) -> list[str]:
    """What a killed writer said before; a line it did not finish was not said."""
    process.kill()
    said, _ = process.communicate()
    assert process.returncode == -signal.SIGKILL, "it ended by itself"
    return said.split("\n")[:-1]


def all_acknowledged(root: Path) -> list[str]:
    """What eight writers said that were killed one by one, some of them followed by another, killed as it came."""
    store = TomlFiles(root)
    said: list[str] = []
    with ExitStack() as stack:
        writers = [started(root, f"w{number}", stack) for number in range(8)]
        give_up_at = time.monotonic() + PATIENCE
        while sum(len(store.read(*key).events) for key in KEYS) < 20:
            assert time.monotonic() < give_up_at, "no writer records anything"
            time.sleep(0.01)
        for number, writer in enumerate(writers):
            time.sleep(random.uniform(0, 0.05))
            said += acknowledged(writer)
            if number % 2:
                late = started(root, f"late{number}", stack)
                time.sleep(random.uniform(0, 0.3))
                said += acknowledged(late)
    return said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    said = all_acknowledged(tmp_path)
    store = TomlFiles(tmp_path)
    for key in KEYS:
        add(store, key, "last")  # nothing a killed writer left is in the way
    kept = [event.id for key in KEYS for event in store.read(*key).events]
    text = "".join((tmp_path / store.place_of(*key)).read_text(encoding="utf-8") for key in KEYS)
    written = re.findall(r'^    { id = "([^"]+)"', text, re.MULTILINE)
    assert len(said) >= 8
    assert set(said) <= set(kept)
    assert Counter(written) == Counter(kept)
    assert len(set(kept)) == len(kept) - 1  # both have a last one
    assert sorted(store.kept()) == sorted(KEYS)


def test_killed_at_any_step_all_units_have_it_or_none(tmp_path: Path) -> None:
    """Also if the next command is killed while settling it. Readers in between see all of it or nothing."""
    script = Path(__file__).with_name("killed_at_each_step.py")
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else tmp_path) as folder:
        line = [sys.executable, str(script), folder]
        said = subprocess.run(line, env=environment(UNCOVERED), capture_output=True, check=True, text=True)
    found = json.loads(said.stdout)
    assert found["wrong"] == []
    assert found["steps"] > 15
