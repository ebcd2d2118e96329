"""The shape that values must have: their keys, kinds and words.

A shape is plain data, so that a JSON Schema can be made from it.
"""

import datetime
from collections.abc import Mapping
from typing import NamedTuple

from notice_tasks.toml.kinds import TomlKind


class Scalar(NamedTuple):
    """One value: its kinds; for text, the allowed words or pattern; for whole numbers, the least and the most.

    `example` is a text that matches the pattern; `case` is the case of message N205 for the pattern.
    """

    kinds: tuple[TomlKind, ...]
    words: tuple[str, ...] = ()
    pattern: str | None = None
    example: str | None = None
    case: str = "id"
    least: int | None = None
    most: int | None = None


class ListOf(NamedTuple):
    """A list whose items have one shape."""

    item: "Shape"


class TableOf(NamedTuple):
    """A table with known keys."""

    required: "Mapping[str, Shape]"
    optional: "Mapping[str, Shape]"


class MapOf(NamedTuple):
    """A table whose keys are free, or have one shape if it is given; all values have one shape."""

    item: "Shape"
    keys: Scalar | None = None


class Tagged(NamedTuple):
    """A table in one of several forms; each form is recognised by one key.

    If a form may have the key of another, its own key decides.
    """

    forms: "Mapping[str, TableOf | Tagged | ByWord]"


class ByWord(NamedTuple):
    """A table in one of several forms; the word under one key tells which."""

    key: str
    forms: "Mapping[str, TableOf]"


class ByKind(NamedTuple):
    """Different shapes for different kinds of value, such as one text or a list of texts."""

    shapes: "Mapping[TomlKind, Shape]"


Shape = Scalar | ListOf | TableOf | MapOf | Tagged | ByWord | ByKind


_KINDS = {
    str: TomlKind.TEXT,
    bool: TomlKind.FLAG,
    int: TomlKind.WHOLE,
    datetime.datetime: TomlKind.MOMENT,
    datetime.date: TomlKind.DAY,
    datetime.time: TomlKind.TIME,
    list: TomlKind.LIST,
    dict: TomlKind.TABLE,
}


_TYPES = {kind: type_ for type_, kind in _KINDS.items()}


def type_of(kind: TomlKind) -> type:
    """The type by which tomli gives values of a kind."""
    return _TYPES[kind]


def kind_of(value: object) -> TomlKind | None:
    """The kind of a value from tomli; None for kinds that no file uses (floats)."""
    return _KINDS.get(type(value))


def effective_tags(shape: Tagged, value: Mapping[str, object]) -> tuple[str, ...]:
    """The keys of a table by which its form is recognised, without those that another of them may also have."""
    found = tuple(tag for tag in shape.forms if tag in value)
    return tuple(tag for tag in found if not any(_may_have(shape.forms[other], tag) for other in found if other != tag))


def _may_have(form: TableOf | Tagged | ByWord, key: str) -> bool:
    """Whether a form may have a key."""
    if isinstance(form, TableOf):
        return key in form.required or key in form.optional
    return any(_may_have(inner, key) for inner in form.forms.values())


def keys_of(shape: TableOf | Tagged | ByWord) -> tuple[str, ...]:
    """All keys that a table may have, each once; first those by which its form is recognised."""
    if isinstance(shape, TableOf):
        return (*shape.required, *shape.optional)
    first = shape.forms if isinstance(shape, Tagged) else (shape.key,)
    return tuple(dict.fromkeys([*first, *(key for form in shape.forms.values() for key in keys_of(form))]))
