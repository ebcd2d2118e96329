"""A reader gets every text back, and each machine writes the same bytes: for 1,000 items, or 10,000 at night."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import fuzzed_items
import pytest
from feeds_builders import read
from test_feed_bytes import feed, holds_rules_1_and_2, replaced

PART = 500
"""Items in a feed: the library that parses them needs the whole feed in memory."""
PARTS = (0, 1, *(pytest.param(part, marks=pytest.mark.nightly) for part in range(2, fuzzed_items.MANY // PART)))
COUNTS = (1000, pytest.param(fuzzed_items.MANY, marks=pytest.mark.nightly))


@pytest.mark.parametrize("part", PARTS)
def test_items_with_text_from_all_planes_come_back(part: int) -> None:
    wanted = list(fuzzed_items.items(range(part * PART, (part + 1) * PART)))
    content = feed("日历", wanted)
    holds_rules_1_and_2(content)
    calendar = read(content)
    found = {str(entry["UID"]): entry for entry in (*calendar.events, *calendar.todos)}
    assert len(found) == len(wanted) == PART
    for item in wanted:
        assert str(found[item.uid]["SUMMARY"]) == replaced(item.summary)
        assert str(found[item.uid]["DESCRIPTION"]) == replaced(item.common.description)


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize(("seed", "zone"), [("0", "UTC"), ("4294967295", "America/St_Johns")])
def test_items_are_the_same_bytes_under_any_hash_seed_and_time_zone(seed: str, zone: str, count: int) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
    program = [sys.executable, str(Path(fuzzed_items.__file__)), str(count)]
    said = subprocess.run(program, env=environment, capture_output=True, text=True, check=True)
    assert said.stdout == fuzzed_items.digest(count)
