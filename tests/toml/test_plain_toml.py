"""Plain TOML, read line by line: what is read is what tomli reads, and everything else is left to tomli."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli
from hypothesis import given, settings
from toml_documents import Document, documents

from mutations import mutated
from notice_tasks.toml import plain_toml
from notice_tasks.toml.plain_toml import plain_values

ROOT = Path(__file__).parents[2]
PLAIN = """\
# 说明 \t'
format = 1
flag = true
other = false
none = 0

[notice]
id = "plan" # 短名
title = ""
revised = 2024-08-13
source.url = "https://example.org/#a"
source.published = 2024-08-13
issuers = ["国家卫生健康委办公厅", "国家中医药局综合司"]
one = ["x"]
spaced = [ "x" , "y", ]
empty = []
addressees = [
  "各省、自治区",
  "军队\t单位",
]

[[notice.contact]]
office = "医政司"

[[notice.contact]]
phone = "010-1"

[anchors]
festival = 2024-08-19

[[requirement]]
id = "report"
remind = [14, 7, 3, 1]
numbers = [
  1,
  2
]
due = { by = 2024-08-30, inclusive = true }
deliver = {to = "国家卫生健康委医政司", n = 12}
  indented   =   "x"

[[requirement]]
id = "second"
due.by = 2024-08-30
"""
NOT_PLAIN = {
    "a key twice": ("none = 0", "none = 0\nnone = 0"),
    "a dotted key twice": ("source.published = 2024-08-13", 'source.url = ""'),
    "a table under a dotted key and by itself": ("one = [", "source = { a = 1 }\none = ["),
    "a dotted key into an inline table": ("due.by = 2024-08-30", "due = { a = 1 }\ndue.by = 2024-08-30"),
    "a dotted key into a list": ("due.by = 2024-08-30", "due = []\ndue.by = 2024-08-30"),
    "a head twice": ("[anchors]", "[notice]"),
    "a head of a list": ("[anchors]", "[requirement]\n[requirement]"),
    "several of a single table": ("[[requirement]]", "[[anchors]]"),
    "several of a key": ("[[requirement]]", "[[format]]"),
    "several inside what has no head": ("[[notice.contact]]", "[[nothing.contact]]"),
    "several inside several": ("[[requirement]]", "[[requirement]]\n[[requirement.inner]]"),
    "several where a key stands": ("[[notice.contact]]", "[[notice.title]]"),
    "a key twice in an inline table": ("inclusive = true", "by = 2024-08-30"),
    "no such day": ("2024-08-19", "2024-02-30"),
    "a moment": ("2024-08-19", "2024-08-19T18:00:00"),
    "an escape": ('"x"', '"\\\\u0041"'),
    "three quotes": ('title = ""', 'title = """"""'),
    "an apostrophe": ('title = ""', "title = ''"),
    "a quote left open": ('title = ""', 'title = "'),
    "a quote too many": ('title = ""', 'title = """'),
    "texts without a comma": ('["x"]', '["x" "y"]'),
    "texts that touch": ('["x"]', '["x""y"]'),
    "an empty text too many": ('["x"]', '["""]'),
    "a list left open": ("empty = []", "empty = ["),
    "a list of lists": ("empty = []", "empty = [[]]"),
    "a number with a sign": ("none = 0", "none = +1"),
    "a number with a nought before it": ("none = 0", "none = 01"),
    "a fraction": ("none = 0", "none = 1.5"),
    "a quoted key": ("none = 0", '"none" = 0'),
    "three keys with dots": ("due.by", "due.by.day"),
    "a head with dots": ("[anchors]", "[notice.anchors]"),
    "a control character": ("说明", "说\x01明"),
    "a carriage return alone": ("说明", "说\r明"),
    "delete in a comment": ("说明", "说\x7f明"),
    "no value": ("none = 0", "none ="),
    "no key": ("none = 0", "= 0"),
    "a full-width quote": ('"x"', "“x”"),
}


def test_plain_toml_is_read_as_tomli_reads_it() -> None:
    assert plain_values(PLAIN) == tomli.loads(PLAIN)
    assert plain_values(PLAIN.replace("\n", "\r\n")) == tomli.loads(PLAIN)
    assert plain_values(PLAIN.rstrip("\n")) == tomli.loads(PLAIN)
    assert plain_values("") == {}


@pytest.mark.parametrize("change", NOT_PLAIN.values(), ids=NOT_PLAIN.keys())
def test_everything_else_is_left_to_tomli(change: tuple[str, str]) -> None:
    old, new = change
    assert old in PLAIN
    assert plain_values(PLAIN.replace(old, new)) is None


@pytest.mark.parametrize("path", ["units.toml", "notice-tasks.toml", *sorted(ROOT.glob("checklists/*.toml"))], ids=str)
def test_our_own_files_are_plain(path: Path) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    assert plain_values(text) == tomli.loads(text)


def agree(text: str) -> bool:
    """Whether the two read the same, where the quick one reads at all; true and 1 are not the same."""
    found = plain_values(text)
    if found is None:
        return True
    try:
        return repr(found) == repr(tomli.loads(text))
    except tomli.TOMLDecodeError:
        return False


@settings(deadline=None, max_examples=100)
@given(documents())
def test_the_two_agree_on_any_document(document: Document) -> None:
    assert agree(document.text)


@settings(deadline=None, max_examples=300)
@given(mutated(PLAIN))
def test_the_two_agree_on_mutated_documents(text: str) -> None:
    assert agree(text), text


def test_lines_are_forgotten_when_there_are_too_many() -> None:
    text = "\n".join(f'key-{number} = "x"' for number in range(2 * plain_toml._REMEMBERED))
    assert plain_values(text) == tomli.loads(text)
    assert len(plain_toml._lines) <= plain_toml._REMEMBERED
