"""The shape that values must have: which keys, which kinds of value, which words.

A shape is plain data, so that a JSON Schema can be made from the same facts. All faults are found, not the first.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple, assert_never

from notice_tasks.problems import At, Place, Problem, nearest

MISSING = "N201"
UNKNOWN = "N202"
WRONG_KIND = "N203"
NOT_A_WORD = "N204"
BAD_VALUE = "N205"
ONE_RULE = "N206"


class TomlKind(StrEnum):
    """The kinds of TOML values that checklists use."""

    TEXT = "text"
    WHOLE = "whole"
    FLAG = "flag"
    DAY = "day"
    MOMENT = "moment"
    LIST = "list"
    TABLE = "table"


class Scalar(NamedTuple):
    """One value: its kinds; for text, the words or the pattern allowed; for whole numbers, the least and the most."""

    kinds: tuple[TomlKind, ...]
    words: tuple[str, ...] = ()
    pattern: str | None = None
    least: int | None = None
    most: int | None = None


class ListOf(NamedTuple):
    """A list of equal shapes."""

    item: "Shape"


class Table(NamedTuple):
    """A table with known keys."""

    required: "Mapping[str, Shape]"
    optional: "Mapping[str, Shape]"


class MapOf(NamedTuple):
    """A table whose keys people choose; all values have one shape."""

    item: "Shape"


class Tagged(NamedTuple):
    """A table in one of several forms; each form is told by the one key that only it has."""

    forms: "Mapping[str, Table | Tagged]"


class ByKind(NamedTuple):
    """Different shapes for different kinds of value, such as one text or a list of texts."""

    shapes: "Mapping[TomlKind, Shape]"


Shape = Scalar | ListOf | Table | MapOf | Tagged | ByKind


def kind_of(value: object) -> TomlKind | None:
    """The kind of a value that tomli gave; none for kinds no file here uses (fractions, times of day)."""
    # bool before int and datetime before date: each is a subclass of the other.
    kinds: tuple[tuple[type, TomlKind], ...] = (
        (str, TomlKind.TEXT),
        (bool, TomlKind.FLAG),
        (int, TomlKind.WHOLE),
        (datetime.datetime, TomlKind.MOMENT),
        (datetime.date, TomlKind.DAY),
        (list, TomlKind.LIST),
        (dict, TomlKind.TABLE),
    )
    return next((kind for type_, kind in kinds if isinstance(value, type_)), None)


def faults(value: object, shape: Shape, place: Place) -> Iterator[Problem]:
    """Every place where a value does not have its shape."""
    match shape:
        case Scalar():
            found = _scalar(value, shape, place)
        case ListOf():
            found = _list(value, shape, place)
        case Table():
            found = _table(value, shape, place)
        case MapOf():
            found = _map(value, shape, place)
        case Tagged():
            found = _tagged(value, shape, place)
        case ByKind():
            found = _by_kind(value, shape, place)
        case _:
            assert_never(shape)
    yield from found


def _inside(place: Place, key: str | int) -> Place:
    return place._replace(path=(*place.path, key))


def _wrong_kind(place: Place, wanted: Iterable[TomlKind]) -> Problem:
    return Problem(WRONG_KIND, place, {"key": _name(place), "wanted": tuple(wanted)})


def _name(place: Place) -> str:
    """The last key on the way to a place: what a person would call it."""
    return next((key for key in reversed(place.path) if isinstance(key, str)), "")


def _list(value: object, shape: ListOf, place: Place) -> Iterator[Problem]:
    if not isinstance(value, list):
        yield _wrong_kind(place, (TomlKind.LIST,))
        return
    for index, entry in enumerate(value):
        yield from faults(entry, shape.item, _inside(place, index))


def _map(value: object, shape: MapOf, place: Place) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield _wrong_kind(place, (TomlKind.TABLE,))
        return
    for key, entry in value.items():
        yield from faults(entry, shape.item, _inside(place, key))


def _by_kind(value: object, shape: ByKind, place: Place) -> Iterator[Problem]:
    kind = kind_of(value)
    if kind is not None and kind in shape.shapes:
        yield from faults(value, shape.shapes[kind], place)
    else:
        yield _wrong_kind(place, tuple(shape.shapes))


def _scalar(value: object, shape: Scalar, place: Place) -> Iterator[Problem]:
    kind = kind_of(value)
    if kind not in shape.kinds:
        yield _wrong_kind(place, shape.kinds)
    elif isinstance(value, str):
        yield from _text(value, shape, place)
    elif kind is TomlKind.WHOLE and isinstance(value, int):
        too_small = shape.least is not None and value < shape.least
        too_large = shape.most is not None and value > shape.most
        if too_small or too_large:
            details = {"key": _name(place), "value": value, "least": shape.least, "most": shape.most}
            yield Problem(BAD_VALUE, place, details | {"case": "range"})


def _text(value: str, shape: Scalar, place: Place) -> Iterator[Problem]:
    # An enum's member would be said as its term in the reader's language, which no file may hold.
    words = tuple(str(word) for word in shape.words)
    if words and value not in words:
        details = {"key": _name(place), "value": value, "words": words, "nearest": nearest(value, words)}
        yield Problem(NOT_A_WORD, place, details)
    elif shape.pattern is not None and re.fullmatch(shape.pattern, value) is None:
        yield Problem(BAD_VALUE, place, {"key": _name(place), "value": value, "case": "id"})
    elif not value.strip():
        yield Problem(BAD_VALUE, place, {"key": _name(place), "value": value, "case": "empty"})


def _table(value: object, shape: Table, place: Place) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield _wrong_kind(place, (TomlKind.TABLE,))
        return
    known = {**shape.required, **shape.optional}
    for key in shape.required:
        if key not in value:
            yield Problem(MISSING, place._replace(at=At.KEY), {"key": key, "table": _name(place)})
    for key, entry in value.items():
        where = _inside(place, key)
        if key in known:
            yield from faults(entry, known[key], where)
        else:
            details = {"key": key, "nearest": nearest(key, tuple(known)), "known": tuple(known)}
            yield Problem(UNKNOWN, where._replace(at=At.KEY), details)


def _tagged(value: object, shape: Tagged, place: Place) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield _wrong_kind(place, (TomlKind.TABLE,))
        return
    tags = [tag for tag in shape.forms if tag in value]
    if len(tags) == 1:
        yield from faults(value, shape.forms[tags[0]], place)
        return
    details = {"key": _name(place), "tags": tuple(shape.forms), "found": tuple(tags)}
    yield Problem(ONE_RULE, place, details if tags else details | {"case": "none"})
