"""Whether a value conforms to its shape, without the reason why not.

Nearly every value does, and this test takes a fraction of the time that `shape.faults` takes to find the reasons. Both
agree on every value.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any, Final, assert_never

from notice_tasks.toml.kinds import TomlKind
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
    type_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    Test = Callable[[Any], bool]

_made: Final[dict[int, tuple[Shape, Test]]] = {}
"""The tests made so far, by the id() of their shapes, which are not hashable because they hold dictionaries."""


def conforms(value: object, shape: Shape) -> bool:
    """Whether `faults` would find nothing."""
    return _test(shape)(value)


def _test(shape: Shape) -> Test:
    known = _made.get(id(shape))
    if known is None:
        known = _made[id(shape)] = (shape, _new_test(shape))
    return known[1]


def _new_test(shape: Shape) -> Test:  # noqa: PLR0911  (one for each form)
    match shape:
        case Scalar():
            return _scalar(shape)
        case TableOf():
            return _table(shape)
        case ListOf(item):
            return _list(item)
        case MapOf():
            return _map(shape)
        case Tagged():
            return _tagged(shape)
        case ByWord():
            return _by_word(shape)
        case ByKind():
            return _by_kind(shape)
        case _:
            assert_never(shape)


def _scalar(shape: Scalar) -> Test:
    tests = {type_of(kind): _of_kind(kind, shape) for kind in shape.kinds}
    if len(tests) == 1:
        (test,) = tests.values()
        return test
    return lambda value: type(value) in tests and tests[type(value)](value)


def _of_kind(kind: TomlKind, shape: Scalar) -> Test:
    match kind:
        case TomlKind.TEXT:
            return _text(shape)
        case TomlKind.WHOLE:
            least = -math.inf if shape.least is None else shape.least
            most = math.inf if shape.most is None else shape.most
            return lambda value: type(value) is int and least <= value <= most
        case _:
            wanted = type_of(kind)
            return lambda value: type(value) is wanted


def _text(shape: Scalar) -> Test:
    match = re.compile(shape.pattern or "").fullmatch if shape.pattern is not None else None
    if shape.words:
        words = frozenset(word for word in shape.words if word.strip() and (match is None or match(word)))
        return lambda value: type(value) is str and value in words
    if match is not None:
        return lambda value: type(value) is str and match(value) is not None and bool(value.strip())
    return lambda value: type(value) is str and bool(value.strip())


def _table(shape: TableOf) -> Test:
    required = shape.required.keys()
    tests = {key: _test(inner) for key, inner in (*shape.optional.items(), *shape.required.items())}

    def test(value: Any) -> bool:
        if type(value) is not dict or not value.keys() >= required:
            return False
        try:
            for key, entry in value.items():
                if not tests[key](entry):
                    return False
        except KeyError:  # an unknown key; the tests themselves raise nothing
            return False
        return True

    return test


def _list(item: Shape) -> Test:
    test = _test(item)
    return lambda value: type(value) is list and all(map(test, value))


def _map(shape: MapOf) -> Test:
    item = _test(shape.item)
    keys = _test(shape.keys._replace(kinds=(TomlKind.TEXT,))) if shape.keys is not None else None

    def test(value: Any) -> bool:
        return type(value) is dict and all(map(item, value.values())) and (keys is None or all(map(keys, value)))

    return test


def _tagged(shape: Tagged) -> Test:
    forms = {tag: _test(form) for tag, form in shape.forms.items()}

    def test(value: Any) -> bool:
        if type(value) is not dict:
            return False
        tags = [*(value.keys() & forms.keys())]
        if len(tags) > 1:
            tags = [*effective_tags(shape, value)]
        return len(tags) == 1 and forms[tags[0]](value)

    return test


def _by_word(shape: ByWord) -> Test:
    forms = {word: _test(form) for word, form in shape.forms.items()}

    def test(value: Any) -> bool:
        word = value.get(shape.key) if type(value) is dict else None
        return isinstance(word, str) and word in forms and forms[word](value)

    return test


def _by_kind(shape: ByKind) -> Test:
    tests = {type_of(kind): _test(inner) for kind, inner in shape.shapes.items()}
    return lambda value: (test := tests.get(type(value))) is not None and test(value)
