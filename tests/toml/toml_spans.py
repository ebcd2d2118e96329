"""What must hold of the spots of any TOML text, whatever wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomli

from notice_tasks.toml.key_positions import KeyPosition, PositionTree, key_positions

if TYPE_CHECKING:
    from notice_tasks.problems import KeyPath


def assert_spots_fit(text: str) -> None:
    """Exactly the key paths of the values have a position, and their key and value are there."""
    values, found = by_path((), tomli.loads(text)), spots_by_path(text)
    assert found.keys() == values.keys(), text
    for path, spot in found.items():
        _assert_fits(text, path, spot, values[path])


def by_path(path: KeyPath, value: Any) -> dict[KeyPath, Any]:
    """Every value of a document by its path, the document itself included."""
    found = {path: value}
    if isinstance(value, dict | list):
        for key, entry in value.items() if isinstance(value, dict) else enumerate(value):
            found |= by_path((*path, key), entry)
    return found


def spots_by_path(text: str) -> dict[KeyPath, KeyPosition]:
    """Every spot of a text by its path."""

    def below(path: KeyPath, spotted: PositionTree) -> dict[KeyPath, KeyPosition]:
        found = {path: spotted.position}
        for step, inner in spotted.inside.items():
            found |= below((*path, step), inner)
        return found

    return below((), key_positions(text))


def _assert_fits(text: str, path: KeyPath, spot: KeyPosition, value: Any) -> None:
    span = text[spot.value : spot.end]
    if path == ():
        assert spot == KeyPosition(0, 0, 0)
    elif spot.key != spot.value:
        assert tomli.loads(text[spot.key : spot.value] + "0") == {path[-1]: 0}, (text, path)
        _assert_is(span, value)
    elif isinstance(path[-1], int) and not (isinstance(value, dict) and span.startswith("[[")):
        _assert_is(span, value)
    elif span.startswith("["):
        brackets = 2 if isinstance(path[-1], int) or isinstance(value, list) else 1
        assert (span.count("[[", 0, 2), span[-brackets:]) == (brackets - 1, "]" * brackets), (text, path)
        assert _keys_of(tomli.loads(span)) == [key for key in path if isinstance(key, str)], (text, path)
    else:
        assert tomli.loads(f"{span}=0") == {path[-1]: 0}, (text, path)
        assert span == span.strip(" \t"), (text, path)


def _assert_is(span: str, value: Any) -> None:
    """The span is exactly the value."""
    # The written form tells 1 from 1.0 and true, and one nan is like another.
    assert repr(tomli.loads(f"x={span}")) == repr({"x": value})
    assert span == span.strip(" \t\r\n")
    assert "#" not in span or span[0] in "\"'[{"


def _keys_of(header: dict[str, Any]) -> list[str]:
    """The keys of the one header that was parsed."""
    keys = []
    inner: Any = header
    while inner:
        ((key, inner),) = inner.items()
        keys.append(key)
        inner = inner[0] if isinstance(inner, list) else inner
    return keys
