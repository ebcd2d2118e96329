"""Eight programs record at once and are killed at random moments: what was acknowledged is there once."""

from __future__ import annotations

import random
import re
import signal
import subprocess
import tomllib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from conftest import PROGRAM, UNCOVERED, environment

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Desk

UNITS = ["east-clinic", "west-clinic", "hill-clinic", "county-hospital"]
WRITERS = 8
RUNS = 4
FINISHED = r"(note: An earlier command was interrupted .+\n)*"
"""What a program says that finishes what a killed one had begun."""

SOON = 1.0
"""Seconds within which a program is killed; what takes longer on a busy machine is killed while it starts."""


def record_and_be_killed(root: Path, writer: int) -> tuple[set[str], int]:
    """Record notes, every second one in a program that is killed soon; the notes acknowledged, and the kills."""
    chance = random.Random(writer)
    acknowledged, killed = set(), 0
    for number in range(RUNS):
        note = f"writer {writer}, note {number}"
        units = chance.sample(UNITS, k=chance.randint(1, 2))
        with subprocess.Popen(
            [PROGRAM, "note", *units, "self-check", "--note", note],
            cwd=root,
            env=environment(UNCOVERED),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        ) as process:
            try:
                said, errors = process.communicate(timeout=chance.uniform(0, SOON) if number % 2 else None)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                said, errors = process.communicate()
                killed += 1
        assert process.returncode in {0, -signal.SIGKILL}
        assert re.fullmatch(FINISHED, errors), errors
        # What was printed before the kill is acknowledged as well.
        acknowledged |= {f"{unit}: {note}" for unit in re.findall(r"records/\S+/(\S+)\.toml", said)}
    return acknowledged, killed


def test_nothing_acknowledged_is_lost(clinics: Desk) -> None:
    with ThreadPoolExecutor(WRITERS) as writers:
        results = list(writers.map(lambda writer: record_and_be_killed(clinics.root, writer), range(WRITERS)))
    acknowledged = set().union(*(notes for notes, _killed in results))
    kept: Counter[str] = Counter()
    for file in (clinics.root / "records").rglob("*.toml"):
        events = tomllib.loads(file.read_text(encoding="utf-8"))["events"]
        kept.update(f"{file.stem}: {event['note']}" for event in events)
    assert acknowledged <= kept.keys()
    assert set(kept.values()) == {1}
    assert sum(killed for _notes, killed in results) > 0
    assert len(acknowledged) > WRITERS
    assert clinics.run("check").returncode == 0
    clinics.said("note", "east", "self-check", "--note", "afterwards")
    assert "afterwards" in clinics.said("log")


def test_a_killed_writers_draft_is_in_nobodys_way(clinics: Desk) -> None:
    folder = clinics.root / "records" / "county-2024-cold-chain"
    folder.mkdir(parents=True)
    (folder / ".east-clinic.toml.new").write_text("format = 1\nnot", encoding="utf-8")
    (clinics.root / ".notice-tasks.lock").touch()
    assert clinics.said("status")
    clinics.said("ack", "east", "self-check")
    assert not (folder / ".east-clinic.toml.new").exists()
