"""The shape that values must have: their keys, kinds and words.

A shape is plain data, so that a JSON Schema can be made from it. All faults are found, not only the first.
"""

import datetime
import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple, assert_never

from notice_tasks.problems import At, KeyPath, Place, Problem, nearest
from notice_tasks.toml.kinds import TomlKind

MISSING = "N201"
UNKNOWN = "N202"
WRONG_KIND = "N203"
NOT_A_WORD = "N204"
BAD_VALUE = "N205"
ONE_RULE = "N206"


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


def faults(value: object, shape: Shape, place: Place) -> list[Problem]:
    """All problems of the value at a place that does not conform to its shape."""
    found: list[Problem] = []
    _look(value, shape, place.path, _Finder(place.file, found))
    return found


class _Finder(NamedTuple):
    """Collects faults. Places are made only for these, because nearly every value is right."""

    file: str
    found: list[Problem]

    def add(self, code: str, path: KeyPath, details: Mapping[str, object], at: At = At.VALUE) -> None:
        self.found.append(Problem(code, Place(self.file, path, at), details))

    def wrong_kind(self, value: Any, path: KeyPath, wanted: tuple[TomlKind, ...]) -> None:
        bare, impossible = _bare(value, wanted), _impossible(value, wanted)
        if impossible is not None:
            self.add(WRONG_KIND, path, {"key": _name(path), **impossible})
        elif bare is None:
            self.add(WRONG_KIND, path, {"key": _name(path), "wanted": wanted})
        else:
            line = bare if isinstance(path[-1], int) else f"{path[-1]} = {bare}"
            self.add(WRONG_KIND, path, {"key": _name(path), "case": "quoted", "line": line})


def _look(value: Any, shape: Shape, path: KeyPath, finder: _Finder) -> None:
    match shape:
        case Scalar():
            _scalar(value, shape, path, finder)
        case TableOf():
            _table(value, shape, path, finder)
        case ListOf():
            _list(value, shape, path, finder)
        case MapOf():
            _map(value, shape, path, finder)
        case Tagged():
            _tagged(value, shape, path, finder)
        case ByWord():
            _by_word(value, shape, path, finder)
        case ByKind():
            _by_kind(value, shape, path, finder)
        case _:
            assert_never(shape)


def _bare(value: Any, wanted: tuple[TomlKind, ...]) -> str | None:
    """A text that would be a value of a wanted kind without its quotes, written without them."""
    from notice_tasks.toml.quoted import without_quotes  # noqa: PLC0415  (only faults need it)

    return without_quotes(value, wanted) if isinstance(value, str) else None


def _impossible(value: Any, wanted: tuple[TomlKind, ...]) -> Mapping[str, object] | None:
    """The details of a message about a text that was meant as a day but is none."""
    from notice_tasks.toml.quoted import impossible_day  # noqa: PLC0415  (only faults need it)

    return impossible_day(value, wanted) if isinstance(value, str) else None


def _name(path: KeyPath) -> str:
    """The last key of a path, which users recognise."""
    return next((key for key in reversed(path) if isinstance(key, str)), "")


def _scalar(value: Any, shape: Scalar, path: KeyPath, finder: _Finder) -> None:
    kind = kind_of(value)
    if kind not in shape.kinds:
        finder.wrong_kind(value, path, shape.kinds)
    elif kind is TomlKind.TEXT:
        _text(value, shape, path, finder)
    elif kind is TomlKind.WHOLE:
        too_small = shape.least is not None and value < shape.least
        too_large = shape.most is not None and value > shape.most
        if too_small or too_large:
            limits = {"case": "range", "least": shape.least, "most": shape.most}
            if shape.least == shape.most:
                limits = {"case": "only", "only": shape.least}
            finder.add(BAD_VALUE, path, {"key": _name(path), "value": value, **limits})


def _text(value: str, shape: Scalar, path: KeyPath, finder: _Finder) -> None:
    if shape.words and value not in shape.words:
        # Members of an enum are kept, so that messages can show their terms; the suggestion is the word in the file.
        meant = nearest(value, tuple(str(word) for word in shape.words))
        finder.add(NOT_A_WORD, path, {"key": _name(path), "value": value, "words": shape.words, "nearest": meant})
    elif not _fits(value, shape):
        finder.add(BAD_VALUE, path, {"key": _name(path), "value": value, "case": shape.case, "example": shape.example})
    elif not value.strip():
        finder.add(BAD_VALUE, path, {"key": _name(path), "value": value, "case": "empty"})


def _table(value: Any, shape: TableOf, path: KeyPath, finder: _Finder) -> None:
    if type(value) is not dict:
        finder.wrong_kind(value, path, (TomlKind.TABLE,))
        return
    for key, wanted in shape.required.items():
        if key not in value:
            finder.add(MISSING, path, {"key": key} | _what_to_add(wanted, path), At.KEY)
    keys = (*shape.required, *shape.optional)
    unknown = 0
    for key, entry in value.items():
        known = shape.required.get(key) or shape.optional.get(key)
        if known is None:
            unknown += 1
            meant = nearest(key, keys) if unknown <= _TYPOS else None
            finder.add(UNKNOWN, (*path, key), {"key": key, "nearest": meant, "known": keys}, At.KEY)
        else:
            _look(entry, known, (*path, key), finder)


_TYPOS: Final = 100
"""More unknown keys in one table are no typos; looking for suggestions would take half the time."""


def _what_to_add(wanted: Shape, path: KeyPath) -> dict[str, object]:
    """The details of what to add, if there is only one way: a table's header, or the only possible value."""
    match wanted:
        case TableOf() if not path:
            return {"case": "table"}
        case Scalar(least=int(least), most=most) if least == most:
            return {"case": "only", "value": least}
        case _:
            return {}


def _list(value: Any, shape: ListOf, path: KeyPath, finder: _Finder) -> None:
    if type(value) is dict:
        finder.add(WRONG_KIND, path, {"key": _name(path), "case": "one-table"})
    elif type(value) is not list:
        finder.wrong_kind(value, path, (TomlKind.LIST,))
    else:
        for index, entry in enumerate(value):
            _look(entry, shape.item, (*path, index), finder)


def _map(value: Any, shape: MapOf, path: KeyPath, finder: _Finder) -> None:
    if type(value) is not dict:
        finder.wrong_kind(value, path, (TomlKind.TABLE,))
        return
    for key, entry in value.items():
        if shape.keys is not None and not _fits(key, shape.keys):
            details = {"key": key, "table": _name(path), "case": "key", "example": shape.keys.example}
            finder.add(BAD_VALUE, (*path, key), details, At.KEY)
        _look(entry, shape.item, (*path, key), finder)


def _by_kind(value: Any, shape: ByKind, path: KeyPath, finder: _Finder) -> None:
    kind = kind_of(value)
    if kind is None or kind not in shape.shapes or _is_quoted(value, shape, shape.shapes[kind]):
        finder.wrong_kind(value, path, tuple(shape.shapes))
    else:
        _look(value, shape.shapes[kind], path, finder)


def _is_quoted(value: Any, shape: ByKind, inner: Shape) -> bool:
    """Whether a text is not a valid word or id, but was meant as a value without quotes."""
    if not isinstance(value, str) or not isinstance(inner, Scalar) or _fits(value, inner):
        return False
    kinds = tuple(shape.shapes)
    return _bare(value, kinds) is not None or _impossible(value, kinds) is not None


def _fits(value: str, shape: Scalar) -> bool:
    """Whether a text is one of the words and matches the pattern."""
    return (not shape.words or value in shape.words) and (
        shape.pattern is None or re.fullmatch(shape.pattern, value) is not None
    )


def _tagged(value: Any, shape: Tagged, path: KeyPath, finder: _Finder) -> None:
    if type(value) is not dict:
        finder.wrong_kind(value, path, (TomlKind.TABLE,))
        return
    tags = effective_tags(shape, value)
    if len(tags) == 1:
        _look(value, shape.forms[tags[0]], path, finder)
        return
    found = tuple(tag for tag in shape.forms if tag in value)
    details = {"key": _name(path), "tags": tuple(shape.forms), "found": found}
    finder.add(ONE_RULE, path, details if found else details | {"case": "none"})


def effective_tags(shape: Tagged, value: Mapping[str, object]) -> tuple[str, ...]:
    """The keys of a table by which its form is recognised, without those that another of them may also have."""
    found = tuple(tag for tag in shape.forms if tag in value)
    return tuple(tag for tag in found if not any(_may_have(shape.forms[other], tag) for other in found if other != tag))


def _may_have(form: TableOf | Tagged | ByWord, key: str) -> bool:
    """Whether a form may have a key."""
    if isinstance(form, TableOf):
        return key in form.required or key in form.optional
    return any(_may_have(inner, key) for inner in form.forms.values())


def _by_word(value: Any, shape: ByWord, path: KeyPath, finder: _Finder) -> None:
    word = value.get(shape.key) if type(value) is dict else None
    if isinstance(word, str) and word in shape.forms:
        _look(value, shape.forms[word], path, finder)
    else:
        # It is not known which form was meant, so only the word is checked, and no other known key is reported.
        tables = [table for form in shape.forms.values() for table in (form.required, form.optional)]
        known = {key: inner for table in tables for key, inner in table.items()}
        _look(value, TableOf({shape.key: Scalar((TomlKind.TEXT,), words=tuple(shape.forms))}, known), path, finder)
