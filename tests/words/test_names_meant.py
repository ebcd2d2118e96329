"""Keys and words of files under the names that people have for them."""

from __future__ import annotations

import pytest

from notice_tasks.reading.shapes import REST_DAYS
from notice_tasks.toml.shape import keys_of
from notice_tasks.words.keys import KEYS, WORDS
from notice_tasks.words.meant import KEY_NAMES, WORD_NAMES, key_meant, key_meant_in, word_meant


def test_every_key_and_word_has_a_name() -> None:
    paths = [path for keys in KEYS.values() for path in keys]
    keys = {path.rpartition(".")[2].replace("[]", "") for path in paths} | {*keys_of(REST_DAYS)}
    assert keys - {"*"} <= KEY_NAMES.keys()
    assert {word for words in WORDS.values() for word in words} <= WORD_NAMES.keys()


@pytest.mark.parametrize(
    ("table", "name", "key"),
    [
        ("unit", "编号", "id"),
        ("unit", "名称", "name"),
        ("unit", "单位组", "groups"),
        ("notice", "名称", "title"),
        ("notice", "编号", "number"),
        ("notice", "文号", "number"),
        ("notice", "短名", "id"),
        ("requirement", "单位", "who"),
        ("requirement", "截止", "due"),
        ("requirement.due", "截止", "by"),
        ("requirement.due", "工作日", "workdays"),
        ("", "单位", "unit"),
        ("", "事项", "requirement"),
        ("anchors", "国庆", None),
    ],
)
def test_a_key_by_its_name_in_a_table(table: str, name: str, key: str | None) -> None:
    assert key_meant_in(table, name) == key


def test_a_key_among_those_that_are_known() -> None:
    assert key_meant("名称", ("title", "kind")) == "title"
    assert key_meant("名称", ("kind",)) is None


@pytest.mark.parametrize(
    ("name", "words", "word"),
    [
        ("每月", ("week", "month"), "month"),
        (" 周一 ", ("monday", "sunday"), "monday"),
        ("1", ("monday", "sunday"), "monday"),
        ("Yes", ("required", "none"), "required"),
        ("True", ("required", "none"), "required"),
        ("无", ("none", "next"), "none"),
        ("随便", ("none", "next"), None),
    ],
)
def test_a_word_by_its_name(name: str, words: tuple[str, ...], word: str | None) -> None:
    assert word_meant(name, words) == word
