"""1,000 files that went wrong, at night 10,000: `check` never breaks, never hangs, and never blames the wrong file."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from told_well import COUNTY, FILES, assert_told_well, mutation

from notice_tasks.actions.check import check
from timing import within

IN_A_BATCH = 250
BATCHES = (0, *(pytest.param(batch, marks=pytest.mark.nightly) for batch in range(1, 40)))
TIMES_AS_LONG = 50
AT_LEAST = 1.0
"""Seconds of the processor that any check may take, so that no noise of the machine counts as a hang."""
AT_MOST = 300
"""Seconds after which a batch is stopped in which a check waits for something."""


@pytest.fixture(scope="module")
def clean_seconds() -> float:
    """What a check of the sound workspace takes of the processor."""
    check(COUNTY)
    start = time.process_time()
    for _ in range(5):
        assert check(COUNTY).problems == ()
    return (time.process_time() - start) / 5


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The workspace that may be broken."""
    return Path(shutil.copytree(COUNTY, tmp_path / "county"))


@pytest.mark.parametrize("batch", BATCHES)
def test_whatever_happened_to_a_file(batch: int, root: Path, clean_seconds: float) -> None:
    seconds = max(AT_LEAST, TIMES_AS_LONG * clean_seconds)
    with within(AT_MOST):
        for seed in range(batch * IN_A_BATCH, (batch + 1) * IN_A_BATCH):
            file, content = mutation(seed)
            write(root / file, content)
            try:
                start = time.process_time()
                found = check(root)
                assert time.process_time() - start < seconds
                assert_told_well(found.problems, root, file)
                assert seed % 50 or check(root).problems == found.problems
            except Exception as error:
                raise AssertionError(f"seed {seed}: {file}: {content[:3000]!r}") from error
            write(root / file, FILES[file])


def write(path: Path, content: bytes) -> None:
    """Overwrite a file; to make it anew 20,000 times would take most of the time."""
    with path.open("r+b") as file:
        file.write(content)
        file.truncate()
