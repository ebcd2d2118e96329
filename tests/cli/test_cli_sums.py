"""Sums over units that belong together: `status --by`, and the units below one in `show`."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Desk

TREE = """
[[unit]]
id = "city"
name = "市卫生健康委"
level = "市"

[[unit]]
id = "county-a"
name = "甲县卫生健康局"
parent = "city"
level = "县"
groups = ["clinics"]

[[unit]]
id = "town-a"
name = "甲镇卫生院"
parent = "county-a"
level = "乡"
groups = ["clinics"]

[[unit]]
id = "county-b"
name = "乙县卫生健康局"
parent = "city"
level = "县"
groups = ["clinics"]
"""
SUMS = {
    "parent": [("city", 3, 1), ("county-a", 2, 1), (None, 4, 0)],
    "group": [("clinics", 6, 1), (None, 1, 0)],
    "level": [("县", 2, 0), ("乡", 1, 1), (None, 4, 0)],
}
"""For each sum the number of units that are asked, and how many self-checks they have handed in by 30 March."""


@pytest.fixture
def tree(clinics: Desk) -> Desk:
    """Clinics, and a city with two counties, one of which has a town that has done its self-check."""
    with (clinics.root / "units.toml").open("a", encoding="utf-8") as register:
        register.write(TREE)
    clinics.said("done", "town-a", "self-check", "--on", "2024-03-20", "--lang", "en")
    return clinics


@pytest.mark.parametrize("by", SUMS)
def test_what_is_below_a_unit_in_a_group_or_on_a_level_is_summed_up(tree: Desk, by: str) -> None:
    document = tree.json("status", "--by", by, "--as-of", "2024-03-30")
    assert [(one["id"], one["units"], one["totals"]["handed_in"]) for one in document["sums"]] == SUMS[by]
    assert document["totals"]["handed_in"] == 1
    rows = [*csv.reader(tree.said("status", "--by", by, "--as-of", "2024-03-30", "--csv", "-").splitlines())]
    assert [(row[0] or None, int(row[2])) for row in rows[1:]] == [(id_, units) for id_, units, _handed_in in SUMS[by]]
    shown = tree.said("status", "--by", by, "--as-of", "2024-03-30", "--lang", "zh")
    overlap = "一个单位属于哪几行，就在哪几行里各算一次" in shown
    assert overlap == (sum(units for _id, units, _handed_in in SUMS[by]) > 7)
    assert len(shown.splitlines()) == len(SUMS[by]) + 3 + overlap
    assert "（没有）" in shown


def test_show_has_the_sums_of_the_units_directly_below(tree: Desk) -> None:
    below = tree.json("show", "city", "--as-of", "2024-03-30")["below"]
    assert [(one["id"], one["units"], one["totals"]["handed_in"]) for one in below] == [
        ("county-a", 2, 1),
        ("county-b", 1, 0),
    ]
    shown = tree.said("show", "市卫生健康委", "--as-of", "2024-03-30", "--lang", "zh")
    assert "下属单位" in shown
    assert "甲县卫生健康局" in shown
    assert tree.json("show", "county-b")["below"] == []


def test_only_what_was_selected_is_summed_up(tree: Desk) -> None:
    document = tree.json("status", "--by", "parent", "--under", "county-a")
    assert [(one["id"], one["units"]) for one in document["sums"]] == [("city", 2), ("county-a", 2)]


def test_there_are_three_ways(tree: Desk) -> None:
    assert "parent" in tree.refused("status", "--by", "unit")


def test_sums_say_what_is_not_counted(tree: Desk) -> None:
    tree.said("ack", "east", "self-check")
    register = tree.root / "units.toml"
    register.write_text(register.read_text(encoding="utf-8").replace('"east-clinic"', '"eastern"'), encoding="utf-8")
    said = tree.said("status", "--by", "level")
    assert "belongs to no notice, requirement or unit, and is not counted" in said
    assert said.splitlines()[-1].endswith("notice-tasks check --select N5")
