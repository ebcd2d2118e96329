"""Units and groups share one space of ids; the register's order is kept."""

import pytest

from notice_tasks.model.unit import Group, Register, Unit

UNITS = (
    Unit("beijing", "北京市卫生健康委员会", groups=("provincial", "north")),
    Unit("corps", "新疆生产建设兵团卫生健康委员会"),
    Unit("shanghai", "上海市卫生健康委员会", groups=("provincial",)),
)
REGISTER = Register(
    {unit.id: unit for unit in UNITS},
    {"provincial": Group("provincial", "省级卫生健康委"), "north": Group("north", "北方")},
)


def names(units: tuple[Unit, ...]) -> str:
    return " ".join(unit.id for unit in units)


@pytest.mark.parametrize(
    ("group", "members"),
    [("provincial", "beijing shanghai"), ("north", "beijing"), ("nobody", ""), ("beijing", "")],
)
def test_members_of_a_group(group: str, members: str) -> None:
    assert names(REGISTER.members(group)) == members


@pytest.mark.parametrize(
    ("who", "units"),
    [
        pytest.param([], "", id="nobody"),
        pytest.param(["corps"], "corps", id="a unit"),
        pytest.param(["provincial"], "beijing shanghai", id="a group"),
        pytest.param(["shanghai", "beijing"], "beijing shanghai", id="in the register's order"),
        pytest.param(["provincial", "north", "beijing"], "beijing shanghai", id="each unit once"),
        pytest.param(["north", "corps"], "beijing corps", id="a group and a unit"),
    ],
)
def test_units_that_ids_stand_for(who: list[str], units: str) -> None:
    assert names(REGISTER.expand(who)) == units
