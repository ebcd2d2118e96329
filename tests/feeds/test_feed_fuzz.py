"""Whatever people write, a reader gets it back, and every machine writes the same bytes."""

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
"""Items in a feed: a library that reads them back holds it as a whole."""


@pytest.mark.parametrize("part", range(fuzzed_items.MANY // PART))
def test_10_000_items_with_text_from_all_planes_come_back(part: int) -> None:
    wanted = list(fuzzed_items.items(range(part * PART, (part + 1) * PART)))
    content = feed("日历", wanted)
    holds_rules_1_and_2(content)
    calendar = read(content)
    found = {str(entry["UID"]): entry for entry in (*calendar.events, *calendar.todos)}
    assert len(found) == len(wanted) == PART
    for item in wanted:
        assert str(found[item.uid]["SUMMARY"]) == replaced(item.summary)
        assert str(found[item.uid]["DESCRIPTION"]) == replaced(item.told.description)


@pytest.mark.parametrize(("seed", "zone"), [("0", "UTC"), ("4294967295", "America/St_Johns")])
def test_10_000_items_are_the_same_bytes_under_any_hash_seed_and_time_zone(seed: str, zone: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
    program = [sys.executable, str(Path(fuzzed_items.__file__))]
    said = subprocess.run(program, env=environment, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == fuzzed_items.digest()
