"""Which unit, group, notice or requirement a typed word names: more is guessed when looking than when recording."""

from __future__ import annotations

import pytest

from notice_tasks.actions.lookup import find_group, find_unit
from notice_tasks.model.unit import Group, Register, Unit
from notice_tasks.problems import BadRequest

UNITS = (
    Unit("renmin", "人民路社区卫生服务中心"),
    Unit("shi-renmin", "市人民医院"),
    Unit("qinghe", "清河县人民医院"),
    Unit("er", "市第二医院", also=("二院", "市二院")),
    Unit("san-1", "第三医院（东院）"),
    Unit("twin-1", "同名医院"),
    Unit("twin-2", "同名医院"),
    Unit("lab", "Lab"),
    Unit("lab-2", "Second Lab"),
)
REGISTER = Register({unit.id: unit for unit in UNITS}, {"city": Group("city", "市属医院"), "p": Group("p", "人民")})


@pytest.mark.parametrize(
    ("word", "unit"),
    [
        ("er", "er"),
        ("市第二医院", "er"),
        ("二院", "er"),
        ("市二院", "er"),
        ("第二", "er"),
        ("第三医院(东院)", "san-1"),
        ("第三医院（东院） ", "san-1"),
        ("第 三 医院 （东院）", "san-1"),
        ("清河", "qinghe"),
        ("lab", "lab"),
        ("Lab", "lab"),
        ("LAB-2", "lab-2"),
        ("second", "lab-2"),
        ("shi-", "shi-renmin"),
        ("qing", "qinghe"),
    ],
)
def test_both_find_it(word: str, unit: str) -> None:
    assert find_unit(word, REGISTER).id == unit
    assert find_unit(word, REGISTER, recording=True).id == unit


@pytest.mark.parametrize(
    ("word", "seen", "fits"),
    [
        ("民", None, {"renmin", "shi-renmin", "qinghe"}),
        ("人民医", None, {"shi-renmin", "qinghe"}),
        ("市", None, {"shi-renmin", "er"}),
        ("renmin", "renmin", None),
        ("ren", "renmin", {"renmin", "shi-renmin"}),
        ("同名医院", None, {"twin-1", "twin-2"}),
        ("院", None, {"shi-renmin", "qinghe", "er", "san-1", "twin-1", "twin-2"}),
    ],
)
def test_a_recording_command_never_guesses(word: str, seen: str | None, fits: set[str] | None) -> None:
    if seen is not None:
        assert find_unit(word, REGISTER).id == seen
    if fits is None:
        assert find_unit(word, REGISTER, recording=True).id == word
        return
    with pytest.raises(BadRequest) as refused:
        find_unit(word, REGISTER, recording=True)
    named = refused.value.details["named"]
    assert isinstance(named, tuple)
    assert (refused.value.code, {id_ for id_, _name in named}) == ("ambiguous-unit", fits)
    assert {(unit.id, unit.name) for unit in UNITS} >= {*named}


@pytest.mark.parametrize("word", ["", "　", "南门"])
def test_what_fits_nothing(word: str) -> None:
    with pytest.raises(BadRequest) as refused:
        find_unit(word, REGISTER)
    assert refused.value.code == "unknown-unit"


def test_a_group_is_no_unit_and_a_unit_is_no_group() -> None:
    with pytest.raises(BadRequest) as refused:
        find_unit("市属", REGISTER, recording=True)
    assert (refused.value.code, refused.value.details["named"]) == ("group-for-unit", (("city", "市属医院"),))
    with pytest.raises(BadRequest) as refused:
        find_unit("人民", REGISTER, recording=True)  # the whole name of a group, and a part of several units' names
    assert refused.value.code == "group-for-unit"
    with pytest.raises(BadRequest) as refused:
        find_group("二院", REGISTER)
    assert (refused.value.code, refused.value.details["named"]) == ("unit-for-group", (("er", "市第二医院"),))
    assert find_group("市属", REGISTER).id == "city"
