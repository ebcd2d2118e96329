"""Sums over units that belong together."""

from __future__ import annotations

import pytest
from rules_builders import REPORT, cell

from notice_tasks.model.notice import Kind
from notice_tasks.model.unit import Group, Register, Unit
from notice_tasks.rules.sums import By, sums_below, sums_by

UNITS = (
    Unit("city", "市", level="市"),
    Unit("county", "县", parent="city", level="县", groups=("a",)),
    Unit("town", "镇", parent="county", groups=("a", "b")),
    Unit("other", "县医院", parent="city", level="县"),
    Unit("alone", "院"),
)
REGISTER = Register(
    {unit.id: unit for unit in UNITS}, {"a": Group("a", "甲"), "b": Group("b", "乙"), "c": Group("c", "丙")}
)
CELLS = [cell("08-29 done")._replace(unit=unit) for unit in UNITS[1:]]


@pytest.mark.parametrize(
    ("by", "sums"),
    [
        (By.PARENT, "city市 3, county县 2, None 1"),
        (By.GROUP, "a甲 2, b乙 1, None 2"),
        (By.LEVEL, "县县 2, None 2"),
    ],
)
def test_each_sum_has_its_units(by: By, sums: str) -> None:
    found = sums_by(by, REGISTER, CELLS)
    assert ", ".join(f"{one.id}{one.name or ''} {one.units}" for one in found) == sums
    assert [one.tally.accepted for one in found] == [one.units for one in found]


def test_directly_below_a_unit() -> None:
    assert [(one.id, one.units) for one in sums_below("city", REGISTER, CELLS)] == [("county", 2), ("other", 1)]


def test_exhortations_are_in_no_sum() -> None:
    standing = cell("", requirement=REPORT._replace(kind=Kind.STANDING))._replace(unit=UNITS[4])
    assert sums_by(By.PARENT, REGISTER, [standing]) == ()
