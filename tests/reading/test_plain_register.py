"""The quick reader of registers against the one that takes every TOML."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from mutations import mutated
from notice_tasks.checks.material import RegisterSheet
from notice_tasks.checks.structure import faults_of_register
from notice_tasks.problems import Place
from notice_tasks.reading import shapes
from notice_tasks.reading.build import register_of
from notice_tasks.reading.plain_register import plain_register
from notice_tasks.toml.shape import faults
from notice_tasks.toml.text import Files

if TYPE_CHECKING:
    from notice_tasks.model.unit import Register

ROOT = Path(__file__).parents[2]

FULL = """\
# who must act
format = 1   # the first of its kind

[[group]]
id = "clinics"
name = "村卫生室"

[[unit]]
id = "county"  # the head
name = "某县卫生健康局"
code = "110101"

# ---- clinics
[[unit]]
id = "east"
name = "东村卫生室"
contact = { name = "张三", phone = "010-0000 0000", email = "a@example.org" }
groups = ["clinics", "clinics"]
level = "村"
parent = "county"

[[unit]]
id = "west"
name = "西村卫生室"
groups = []
"""

OTHERS = {
    "a unit in two lines": ('name = "西村卫生室"\ngroups = []', 'groups = []\nname = "西村卫生室"'),
    "an escape": ("西村", "\\u897f村"),
    "literal quotes": ('"110101"', "'110101'"),
    "a dotted key": ("contact = { name", "contact.fax = { name"),
    "no line end": ("groups = []\n", "groups = []"),
}
FAULTS = {
    "an id of two units": ('"west"', '"east"'),
    "an id of a unit and a group": ('"west"', '"clinics"'),
    "an undeclared group": ('["clinics", ', '["clinic", '),
    "an undeclared parent": ('parent = "county"', 'parent = "country"'),
    "a group for a parent": ('parent = "county"', 'parent = "clinics"'),
    "a group with a code": ('name = "村卫生室"', 'name = "村卫生室"\ncode = "1"'),
    "an unknown key": ("level =", "levels ="),
    "a key of another kind": ('level = "村"', 'level = ["cun"]'),
    "a key twice": ('level = "村"', 'level = "村"\nlevel = "乡"'),
    "an unknown contact": ("{ name", "{ fax"),
    "a contact twice": ("phone =", "name ="),
    "a blank name": ('"西村卫生室"', '" \u3000"'),
    "an empty phone": ('"010-0000 0000"', '""'),
    "an id with capitals": ('"west"', '"West"'),
    "another format": ("format = 1", "format = 2"),
    "a value without quotes": ('"110101"', "110101"),
    "a control character": ("西村", "西\x01村"),
}


def slowly(folder: Path, content: bytes) -> Register | None:
    """The register as the thorough reader sees it; none when anything is wrong."""
    (folder / "units.toml").write_bytes(content)
    values = Files(folder).values("units.toml")
    if not isinstance(values, dict) or faults(values, shapes.REGISTER, Place("units.toml")):
        return None
    register = register_of(values)
    return None if any(faults_of_register(RegisterSheet(values, register))) else register


def test_what_is_plain_is_read_the_same(tmp_path: Path) -> None:
    register = plain_register(FULL.encode())
    assert register is not None
    assert register == slowly(tmp_path, FULL.encode())
    assert list(register.units) == ["county", "east", "west"]
    assert plain_register(FULL.replace("\n", "\r\n").encode()) == register


@pytest.mark.parametrize(
    "path",
    ["units.toml", *(f"src/notice_tasks/templates/{language}/units.toml" for language in ("zh", "en"))],
)
def test_our_own_registers_are_plain(path: str, tmp_path: Path) -> None:
    content = (ROOT / path).read_bytes()
    register = plain_register(content)
    assert register is not None
    assert register == slowly(tmp_path, content)


@pytest.mark.parametrize(("old", "new"), OTHERS.values(), ids=OTHERS)
def test_what_is_not_plain_is_left_to_the_other(old: str, new: str) -> None:
    assert old in FULL
    assert plain_register(FULL.replace(old, new).encode()) is None


@pytest.mark.parametrize(("old", "new"), FAULTS.values(), ids=FAULTS)
def test_what_is_faulty_is_left_to_the_other(old: str, new: str, tmp_path: Path) -> None:
    assert old in FULL
    content = FULL.replace(old, new, 1).encode()
    assert plain_register(content) is None
    assert slowly(tmp_path, content) is None


@pytest.mark.parametrize("content", [b"", b"\xff", b"\xef\xbb\xbf" + FULL.encode(), b"[[unit]]\n" + FULL.encode()])
def test_what_is_no_register_is_left_to_the_other(content: bytes) -> None:
    assert plain_register(content) is None


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("register")


@settings(max_examples=300, deadline=None)
@given(text=mutated(FULL))
def test_both_always_agree(text: str, folder: Path) -> None:
    register = plain_register(text.encode())
    if register is not None:
        assert register == slowly(folder, text.encode())


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\u0085"])
def test_what_only_python_takes_for_the_end_of_a_line_stays_in_its_comment(sign: str) -> None:
    text = FULL.replace('level = "村"\n', f'level = "村" # 注{sign}code = "9"\n')
    register = plain_register(text.encode())
    assert register is None or register.units["east"].code is None
