"""Positions in random documents, held against tomli."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import tomli
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from toml_documents import Document, documents

from notice_tasks.toml.positions import Spot, line_and_column, spots

if TYPE_CHECKING:
    from notice_tasks.problems import KeyPath

any_document = settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])


@any_document
@given(documents())
def test_every_path_has_its_spot_and_no_other_has_one(document: Document) -> None:
    values = tomli.loads(document.text)
    assert values == document.values
    by_path, found = _by_path((), values), spots(document.text)
    assert set(found) == set(by_path)
    for path, spot in found.items():
        _assert_begins_at(document.text, spot, path, by_path[path])


@any_document
@given(st.text("a中\r\n"))
def test_line_and_column_lead_back(text: str) -> None:
    lines = text.split("\n")
    for offset in range(len(text) + 1):
        line, column = line_and_column(text, offset)
        assert sum(len(earlier) + 1 for earlier in lines[: line - 1]) + column - 1 == offset
        assert 1 <= column <= len(lines[line - 1]) + 1


def _assert_begins_at(text: str, spot: Spot, path: KeyPath, value: Any) -> None:
    """What tomli reads at a spot is the path's key and value, or the header that opens it."""
    if path == ():
        assert spot == Spot(0, 0)
    elif spot.key != spot.value:
        assert tomli.loads(text[spot.key : spot.value] + "0") == {path[-1]: 0}
        assert _value_at(text, spot.value) == value
    elif _is_header(text, spot, value):
        header = tomli.loads(text[spot.key :].splitlines()[0])
        assert _keys_of(header) == [key for key in path if isinstance(key, str)]
    elif isinstance(path[-1], int):
        assert _value_at(text, spot.value) == value
    else:
        assert _key_at(text, spot.key) == path[-1]


def _by_path(path: KeyPath, value: Any) -> dict[KeyPath, Any]:
    """Every value of a document by its path, the document itself included."""
    found = {path: value}
    if isinstance(value, dict | list):
        for key, entry in value.items() if isinstance(value, dict) else enumerate(value):
            found |= _by_path((*path, key), entry)
    return found


def _is_header(text: str, spot: Spot, value: object) -> bool:
    """Whether a spot without a key of its own is a header; a list inside a list begins with a bracket too."""
    tables = isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)
    return text[spot.key] == "[" and (isinstance(value, dict) or (tables and text.startswith("[[", spot.key)))


def _keys_of(header: dict[str, Any]) -> list[str]:
    """The keys of the one header that was parsed."""
    keys = []
    inner: Any = header
    while inner:
        ((key, inner),) = inner.items()
        keys.append(key)
        inner = inner[0] if isinstance(inner, list) else inner
    return keys


def _value_at(text: str, offset: int) -> Any:
    """The value that begins at an offset: the shortest text up to a delimiter that tomli can read."""
    return _shortest(text, offset, r"[,\]}#\r\n]|\Z", "x = {}")["x"]


def _key_at(text: str, offset: int) -> str:
    """The key that begins at an offset."""
    (key,) = _shortest(text, offset, r"[.= \t\]]|\Z", "[{}]")
    return key


def _shortest(text: str, offset: int, delimiter: str, form: str) -> dict[str, Any]:
    for found in re.compile(delimiter).finditer(text, offset):
        try:
            return tomli.loads(form.replace("{}", text[offset : found.start()]))
        except tomli.TOMLDecodeError:
            continue
    raise AssertionError(text[offset:])
