"""Where an unknown key belongs: often a table around its own, or one inside it, has this key."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notice_tasks.toml.kinds import TomlKind
from notice_tasks.toml.shape import ByKind, ListOf, MapOf, Shape, TableOf, Tagged, keys_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from notice_tasks.problems import KeyPath


class _Passed(NamedTuple):
    """A table on the way to a key, and its head; empty for the document."""

    head: str
    shape: Shape | None


def where_it_belongs(path: KeyPath, shape: Shape) -> Mapping[str, str] | None:
    """The details that say in which table the key at a path belongs; None if in none near it.

    The path begins at the document or table of this shape.
    """
    *outer, own = _way_to(path[:-1], shape)
    key = str(path[-1])
    for head, around in reversed(outer):
        if isinstance(around, TableOf) and key in keys_of(around):
            return {"case": "above", "head": head, "here": _names(path[:-1])} if head else {"case": "top"}
    inside = [name for name, inner in _tables_in(own.shape) if key in keys_of(inner)]
    return {"case": "inside", "line": f"{inside[0]}.{key}"} if len(inside) == 1 else None


def _way_to(path: KeyPath, shape: Shape) -> Sequence[_Passed]:
    """The tables from the document to the one at a path, which comes last."""
    at: Shape | None = shape
    passed = [_Passed("", at)]
    for number, step in enumerate(path, 1):
        at = _inner(at, step)
        if isinstance(step, int) or not isinstance(at, ListOf):
            name = _names(path[:number])
            passed.append(_Passed(f"[[{name}]]" if isinstance(step, int) else f"[{name}]", at))
    return passed


def _names(path: KeyPath) -> str:
    return ".".join(step for step in path if isinstance(step, str))


def _inner(shape: Shape | None, step: str | int) -> Shape | None:
    """The shape of what a table or list holds, where it is a table or list itself."""
    match shape:
        case TableOf():
            inner = shape.required.get(str(step)) or shape.optional.get(str(step))
        case ListOf(item) | MapOf(item):
            inner = item
        case _:
            inner = None
    return inner.shapes.get(TomlKind.TABLE) if isinstance(inner, ByKind) else inner


def _tables_in(shape: Shape | None) -> Sequence[tuple[str, TableOf | Tagged]]:
    """The tables that a table may hold, by their keys."""
    if not isinstance(shape, TableOf):
        return ()
    found = ((key, _inner(shape, key)) for key in keys_of(shape))
    return [(key, inner) for key, inner in found if isinstance(inner, TableOf | Tagged)]
