"""The shape that values must have: which keys, which kinds of value, which words.

A shape is plain data, so that a JSON Schema can be made from the same facts. All faults are found, not the first.
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
    """One value: its kinds; for text, the words or the pattern allowed; for whole numbers, the least and the most.

    `example` is a text that has the pattern; `case` says what the pattern is for, in the words of N205.
    """

    kinds: tuple[TomlKind, ...]
    words: tuple[str, ...] = ()
    pattern: str | None = None
    example: str | None = None
    case: str = "id"
    least: int | None = None
    most: int | None = None


class ListOf(NamedTuple):
    """A list of equal shapes."""

    item: "Shape"


class TableOf(NamedTuple):
    """A table with known keys."""

    required: "Mapping[str, Shape]"
    optional: "Mapping[str, Shape]"


class MapOf(NamedTuple):
    """A table whose keys people choose, of one shape if one is named; all values have one shape."""

    item: "Shape"
    keys: Scalar | None = None


class Tagged(NamedTuple):
    """A table in one of several forms; each form is told by one key.

    Where a form may have the key that tells another, its own key decides.
    """

    forms: "Mapping[str, TableOf | Tagged | ByWord]"


class ByWord(NamedTuple):
    """A table in one of several forms; each form is told by the word that stands under one key."""

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
    """The kind of a value that tomli gave; none for kinds no file here uses (fractions)."""
    return _KINDS.get(type(value))


def faults(value: object, shape: Shape, place: Place) -> list[Problem]:
    """Every place where the value at a place does not have its shape."""
    found: list[Problem] = []
    _look(value, shape, place.path, _Finder(place.file, found))
    return found


class _Finder(NamedTuple):
    """Where faults are gathered. Places are made only for them: nearly every value is right."""

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
    """A value that would be of a wanted kind without its quotes, as it stands then."""
    from notice_tasks.toml.quoted import without_quotes  # noqa: PLC0415  (only faults need it)

    return without_quotes(value, wanted) if isinstance(value, str) else None


def _impossible(value: Any, wanted: tuple[TomlKind, ...]) -> Mapping[str, object] | None:
    """What to say of a text that was meant as a day and names none."""
    from notice_tasks.toml.quoted import impossible_day  # noqa: PLC0415  (only faults need it)

    return impossible_day(value, wanted) if isinstance(value, str) else None


def _name(path: KeyPath) -> str:
    """The last key on the way to a place: what a person would call it."""
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
        # The members of an enum are kept, so that their terms can be said; what was meant is a word of files.
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
            meant = nearest(key, keys) if unknown <= _SLIPS else None
            finder.add(UNKNOWN, (*path, key), {"key": key, "nearest": meant, "known": keys}, At.KEY)
        else:
            _look(entry, known, (*path, key), finder)


_SLIPS: Final = 100
"""More unknown keys in one table are no slips of the hand; to look what each might mean takes half the time."""


def _what_to_add(wanted: Shape, path: KeyPath) -> dict[str, object]:
    """How to say what is missing, where that is plain: the head of a table, or the one value there may be."""
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
    """Whether a text is no word or id that may stand here, but was meant as a value that stands without quotes."""
    if not isinstance(value, str) or not isinstance(inner, Scalar) or _fits(value, inner):
        return False
    kinds = tuple(shape.shapes)
    return _bare(value, kinds) is not None or _impossible(value, kinds) is not None


def _fits(value: str, shape: Scalar) -> bool:
    """Whether a text is one of the words, and has the pattern."""
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
    """The keys of a table that tell its form: not those that stand there as another form's own."""
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
        # Which form was meant is not known, so the word alone is looked at, and no other key is called unknown.
        tables = [table for form in shape.forms.values() for table in (form.required, form.optional)]
        known = {key: inner for table in tables for key, inner in table.items()}
        _look(value, TableOf({shape.key: Scalar((TomlKind.TEXT,), words=tuple(shape.forms))}, known), path, finder)
