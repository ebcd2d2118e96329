"""The faults of a value that does not conform to its shape: all of them, not only the first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple, assert_never

from notice_tasks.problems import At, KeyPath, Place, Problem, nearest
from notice_tasks.toml.kinds import TomlKind
from notice_tasks.toml.misplaced import where_it_belongs
from notice_tasks.toml.quoted import impossible_day, without_quotes
from notice_tasks.toml.rewriting import as_listed, as_written, rewritten
from notice_tasks.toml.shape import (
    ByKind,
    ByWord,
    ListOf,
    MapOf,
    Scalar,
    Shape,
    TableOf,
    Tagged,
    effective_tags,
    keys_of,
    kind_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MISSING = "N201"
UNKNOWN = "N202"
WRONG_KIND = "N203"
NOT_A_WORD = "N204"
BAD_VALUE = "N205"
ONE_RULE = "N206"


def faults(value: object, shape: Shape, place: Place) -> list[Problem]:
    """All problems of the value at a place that does not conform to its shape."""
    found: list[Problem] = []
    _look(value, shape, place.path, _Finder(place.file, found))
    if any(problem.code == UNKNOWN for problem in found):
        return [_told_where(problem, shape, len(place.path)) for problem in found]
    return found


def _told_where(problem: Problem, shape: Shape, begin: int) -> Problem:
    """A problem; that of an unknown key says where the key belongs. The shape is that of the path from `begin`."""
    if problem.code != UNKNOWN:
        return problem
    where = where_it_belongs(problem.place.path[begin:], shape)
    return problem if where is None else problem._replace(details={"key": problem.details["key"], **where})


class _Finder(NamedTuple):
    """Collects faults. Places are made only for these, because nearly every value is right."""

    file: str
    found: list[Problem]

    def add(self, code: str, path: KeyPath, details: Mapping[str, object], at: At = At.VALUE) -> None:
        self.found.append(Problem(code, Place(self.file, path, at), details))

    def unknown(self, key: str, path: KeyPath, known: Sequence[str], *, may_be_typo: bool = True) -> None:
        meant = nearest(key, known) if may_be_typo else None
        self.add(UNKNOWN, (*path, key), {"key": key, "nearest": meant, "known": tuple(known)}, At.KEY)

    def wrong_kind(self, value: Any, path: KeyPath, shape: Shape) -> None:
        wanted, key = _kinds_of(shape), _name(path)
        text = value if isinstance(value, str) else ""
        impossible, bare = impossible_day(text, wanted), without_quotes(text, wanted)
        right = rewritten(value, shape) if bare is None else bare
        if impossible is not None:
            self.add(WRONG_KIND, path, {"key": key, **impossible})
        elif right is None:
            self.add(WRONG_KIND, path, {"key": key, "wanted": wanted})
        else:
            line = right if isinstance(path[-1], int) else f"{path[-1]} = {right}"
            how: Mapping[str, object] = {"case": "line", "wanted": wanted} if bare is None else {"case": "quoted"}
            self.add(WRONG_KIND, path, {"key": key, **how, "line": line})


def _kinds_of(shape: Shape) -> tuple[TomlKind, ...]:
    """The kinds of value that a shape allows."""
    match shape:
        case Scalar():
            return shape.kinds
        case ByKind():
            return tuple(shape.shapes)
        case ListOf():
            return (TomlKind.LIST,)
        case _:
            return (TomlKind.TABLE,)


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


def _name(path: KeyPath) -> str:
    """The last key of a path, which users recognise."""
    return next((key for key in reversed(path) if isinstance(key, str)), "")


def _scalar(value: Any, shape: Scalar, path: KeyPath, finder: _Finder) -> None:
    kind = kind_of(value)
    if kind not in shape.kinds:
        if shape.words and type(value) in {bool, int, float}:
            _text(as_written(value), shape, path, finder)
        else:
            finder.wrong_kind(value, path, shape)
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
        details = {"key": _name(path), "value": value, "case": shape.case, "example": shape.example}
        several = as_listed(value, shape) if path and isinstance(path[-1], int) else None
        finder.add(BAD_VALUE, path, details if several is None else details | {"case": "several", "right": several})
    elif not value.strip():
        finder.add(BAD_VALUE, path, {"key": _name(path), "value": value, "case": "empty"})


def _table(value: Any, shape: TableOf, path: KeyPath, finder: _Finder) -> None:
    if type(value) is not dict:
        if type(value) is list and value and all(type(entry) is dict for entry in value):
            finder.add(WRONG_KIND, path, {"key": _name(path), "case": "several-tables"})
        else:
            finder.wrong_kind(value, path, shape)
        return
    for key, wanted in shape.required.items():
        if key not in value:
            finder.add(MISSING, path, {"key": key} | _what_to_add(wanted, path), At.KEY)
    unknown = 0
    for key, entry in value.items():
        known = shape.required.get(key) or shape.optional.get(key)
        if known is None:
            unknown += 1
            finder.unknown(key, path, keys_of(shape), may_be_typo=unknown <= _TYPOS)
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
        finder.wrong_kind(value, path, shape)
    else:
        for index, entry in enumerate(value):
            _look(entry, shape.item, (*path, index), finder)


def _map(value: Any, shape: MapOf, path: KeyPath, finder: _Finder) -> None:
    if type(value) is not dict:
        finder.wrong_kind(value, path, shape)
        return
    for key, entry in value.items():
        if shape.keys is not None and not _fits(key, shape.keys):
            details = {"key": key, "table": _name(path), "case": "key", "example": shape.keys.example}
            finder.add(BAD_VALUE, (*path, key), details, At.KEY)
        _look(entry, shape.item, (*path, key), finder)


def _by_kind(value: Any, shape: ByKind, path: KeyPath, finder: _Finder) -> None:
    kind = kind_of(value)
    if kind is None or kind not in shape.shapes or _is_quoted(value, shape, shape.shapes[kind]):
        finder.wrong_kind(value, path, shape)
    else:
        _look(value, shape.shapes[kind], path, finder)


def _is_quoted(value: Any, shape: ByKind, inner: Shape) -> bool:
    """Whether a text is not a valid word or id, but was meant as a value without quotes."""
    if not isinstance(value, str) or not isinstance(inner, Scalar) or _fits(value, inner):
        return False
    kinds = tuple(shape.shapes)
    return without_quotes(value, kinds) is not None or impossible_day(value, kinds) is not None


def _fits(value: str, shape: Scalar) -> bool:
    """Whether a text is one of the words and matches the pattern."""
    return (not shape.words or value in shape.words) and (
        shape.pattern is None or re.fullmatch(shape.pattern, value) is not None
    )


def _tagged(value: Any, shape: Tagged, path: KeyPath, finder: _Finder) -> None:
    if type(value) is not dict:
        finder.wrong_kind(value, path, shape)
        return
    tags = effective_tags(shape, value)
    misspelt = _misspelt_tags(value, shape, tags)
    if misspelt:
        for key in misspelt:
            finder.unknown(key, path, tuple(shape.forms))
    elif len(tags) == 1:
        _look(value, shape.forms[tags[0]], path, finder)
    else:
        found = tuple(tag for tag in shape.forms if tag in value)
        details = {"key": _name(path), "tags": tuple(shape.forms), "found": found}
        finder.add(ONE_RULE, path, details if found else details | {"case": "none"})


def _misspelt_tags(value: Mapping[str, object], shape: Tagged, tags: Sequence[str]) -> Sequence[str]:
    """The unknown keys of a table of which one is probably meant as the key by which its form is recognised."""
    known = keys_of(shape)
    unknown = [key for key in value if key not in known][:_TYPOS]
    if not tags:
        return unknown
    absent = tuple(tag for tag in shape.forms if tag not in value)
    return [key for key in unknown if len(tags) == 1 and nearest(key, absent) is not None]


def _by_word(value: Any, shape: ByWord, path: KeyPath, finder: _Finder) -> None:
    word = value.get(shape.key) if type(value) is dict else None
    if isinstance(word, str) and word in shape.forms:
        _look(value, shape.forms[word], path, finder)
    else:
        # It is not known which form was meant, so only the word is checked, and no other known key is reported.
        tables = [table for form in shape.forms.values() for table in (form.required, form.optional)]
        known = {key: inner for table in tables for key, inner in table.items()}
        _look(value, TableOf({shape.key: Scalar((TomlKind.TEXT,), words=tuple(shape.forms))}, known), path, finder)
