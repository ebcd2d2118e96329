"""JSON Schemas of the files that people write, made from the very shapes that `check` holds them against.

TOML has days and moments, JSON has not: editors hand them over as texts in ISO form, and so they are described here.
Draft 7 is the latest that all of them know.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, assert_never

from notice_tasks.reading import shapes
from notice_tasks.reports.json_text import json_text
from notice_tasks.toml.kinds import TomlKind
from notice_tasks.toml.shape import ByKind, ByWord, ListOf, MapOf, Scalar, Shape, TableOf, Tagged
from notice_tasks.words.catalogue import say, speaking
from notice_tasks.words.keys import FILES, KEYS, WORDS

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

Json = dict[str, Any]
Form = TableOf | Tagged | ByWord

DIALECT: Final = "http://json-schema.org/draft-07/schema#"

MOMENT: Final = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?$"
"""A moment in ISO form. The format `date-time` would demand an offset from UTC, and here none is needed."""

NOT_BLANK: Final = r"\S"

_KINDS: Final[Mapping[TomlKind, Json]] = {
    TomlKind.TEXT: {"type": "string"},
    TomlKind.WHOLE: {"type": "integer"},
    TomlKind.FLAG: {"type": "boolean"},
    # Where taplo completes a key it writes a pair of quotes for the type "string", and none for a list of types.
    TomlKind.DAY: {"type": ["string"], "format": "date"},
    TomlKind.MOMENT: {"type": ["string"], "pattern": MOMENT},
}


class Subject(StrEnum):
    """Which files a schema is of."""

    CHECKLIST = "checklist"
    UNITS = "units"
    SETTINGS = "settings"

    @property
    def shape(self) -> TableOf:
        """The shape that `check` holds such a file against."""
        match self:
            case Subject.CHECKLIST:
                return shapes.CHECKLIST
            case Subject.UNITS:
                return shapes.REGISTER
            case Subject.SETTINGS:
                return shapes.SETTINGS
            case _:
                assert_never(self)

    @property
    def file(self) -> str:
        """Where a workspace keeps the schema, as the `#:schema` lines of its files say."""
        return f"schema/{self}.schema.json"


def schema_text(subject: Subject, language: str, *, ascii_only: bool = False) -> str:
    """A schema as text, described in a language; `ascii_only` escapes what a stream may not be able to carry."""
    return json_text(schema(subject, language), ascii_only=ascii_only)


def schema(subject: Subject, language: str) -> Json:
    """The schema of one sort of file, described in a language."""
    with speaking(language):
        head = {"$schema": DIALECT, "title": f"notice-tasks {subject}", "description": say(FILES[subject])}
        return head | _Drawing(KEYS[subject]).of(subject.shape, "")


class _Drawing:
    """Draws shapes with what is said of each key, in the language in use."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        """Take what is said of the keys of one file."""
        self._keys = keys

    def of(self, shape: Shape, way: str) -> Json:
        """A shape at the end of a way through the file."""
        match shape:
            case Scalar():
                return _scalar(shape, way)
            case ListOf():
                return {"type": "array", "items": self.of(shape.item, f"{way}[]")}
            case MapOf():
                keys = {} if shape.keys is None else {"propertyNames": _limits(shape.keys)}
                return {"type": "object", **keys, "additionalProperties": self._key(shape.item, way, "*")}
            case TableOf():
                return {"type": "object", **self._table(shape, way)}
            case Tagged() | ByWord():
                return {"type": "object", **self._forms(shape, way)}
            case ByKind():
                return self._by_kind(shape, way)
            case _:
                assert_never(shape)

    def _key(self, shape: Shape, way: str, key: str) -> Json:
        """What stands behind a key, and what it is for."""
        way = f"{way}.{key}".lstrip(".")
        return {"description": say(self._keys[way]), **self.of(shape, way)}

    def _table(self, table: TableOf, way: str) -> Json:
        keys = {**table.required, **table.optional}
        return {
            "properties": {key: self._key(shape, way, key) for key, shape in keys.items()},
            "required": list(table.required),
            "additionalProperties": False,
        }

    def _by_kind(self, shape: ByKind, way: str) -> Json:
        """A choice of kinds. What is said of a table or a list binds nothing else, so it needs no choice.

        An editor then blames the key in a table that is wrong, and not the whole value for being none of the choice.
        """
        texts: list[Json] = []
        types: list[str] = []
        beside: Json = {}
        for kind, inner in shape.shapes.items():
            drawn = self.of(inner, way)
            types += _types(drawn)
            if kind in {TomlKind.LIST, TomlKind.TABLE}:
                beside |= drawn
            else:
                texts.append(drawn)
        if len(texts) == 1:
            return {**beside, **texts[0], "type": types}
        if any("enum" in text for text in texts):
            return {"anyOf": texts}  # only there do editors look for words to offer
        forms = {key: beside.pop(key) for key in ("if", "then", "else") if key in beside}
        only_texts = {"if": {"type": "string"}, "then": {"anyOf": texts}, **({"else": forms} if forms else {})}
        return {**beside, "type": list(dict.fromkeys(types)), **only_texts}

    def _forms(self, shape: Tagged | ByWord, way: str) -> Json:
        """A table in one of several forms: all its keys once, for editors to show, then what each form says of them."""
        shapes_of = _keys(shape)
        alike = {key for key, several in shapes_of.items() if all(one == several[0] for one in several)}
        properties = {key: self._key(several[0], way, key) for key, several in shapes_of.items()}
        for key in properties.keys() - alike:
            said = properties[key]
            properties[key] = {"description": said["description"], "type": said["type"]}
        return {"properties": properties, **self._choice(shape, way, alike)}

    def _choice(self, form: Form, way: str, drawn: Container[str]) -> Json:
        """What one form says, or several in turn; the shapes of the keys in `drawn` are drawn already."""
        match form:
            case TableOf():
                keys = {**form.required, **form.optional}
                return {
                    "properties": {
                        key: True if key in drawn else self.of(shape, f"{way}.{key}") for key, shape in keys.items()
                    },
                    "required": list(form.required),
                    "additionalProperties": False,
                }
            case Tagged():
                drawing: Json = {"anyOf": [{"required": [tag]} for tag in form.forms]}
                cases: list[tuple[Json, Json]] = [
                    ({"required": [tag]}, self._choice(form.forms[tag], way, drawn)) for tag in _in_turn(form)
                ]
            case ByWord():
                drawing = {"required": [form.key]}
                cases = [
                    ({"properties": {form.key: {"const": word}}}, self._choice(inner, way, drawn))
                    for word, inner in form.forms.items()
                ]
            case _:
                assert_never(form)
        for condition, then in reversed(cases):
            drawing = {"if": condition, "then": then, "else": drawing}
        return drawing


def _scalar(shape: Scalar, way: str) -> Json:
    (kind,) = shape.kinds
    return {**_KINDS[kind], **_limits(shape), **_said_of_words(shape, way)}


def _limits(shape: Scalar) -> Json:
    """Which texts and numbers may stand there, of those that have the right kind."""
    limits: Json = {}
    if shape.words:
        return {"enum": list(map(str, shape.words))}
    if shape.pattern is not None:
        # In some languages, Python's among them, $ stands before a last line end too.
        return {"pattern": f"^{shape.pattern}$", "not": {"pattern": "\n"}}
    if TomlKind.TEXT in shape.kinds:
        return {"pattern": NOT_BLANK}
    if shape.least is not None:
        limits["minimum"] = shape.least
    if shape.most is not None:
        limits["maximum"] = shape.most
    return limits


def _said_of_words(shape: Scalar, way: str) -> Json:
    """What each word means, as taplo and Even Better TOML show it."""
    if not shape.words:
        return {}
    return {"x-taplo": {"docs": {"enumValues": [say(WORDS[way][word]) for word in shape.words]}}}


def _types(drawn: Json) -> list[str]:
    type_ = drawn["type"]
    return type_ if isinstance(type_, list) else [type_]


def _keys(form: Form) -> dict[str, list[Shape]]:
    """Every key of a form with its shapes, one for each table that has it."""
    found: dict[str, list[Shape]] = {}
    match form:
        case TableOf():
            found = {key: [shape] for key, shape in (*form.required.items(), *form.optional.items())}
        case Tagged():
            for inner in form.forms.values():
                for key, several in _keys(inner).items():
                    found.setdefault(key, []).extend(several)
        case ByWord():
            word = Scalar((TomlKind.TEXT,), words=tuple(form.forms))
            found = {**_keys(Tagged(form.forms)), form.key: [word]}
        case _:
            assert_never(form)
    return found


def _in_turn(form: Tagged) -> list[str]:
    """The tags in the order in which they decide: a form that may have another's tag goes before that one."""
    keys = {tag: _keys(inner).keys() for tag, inner in form.forms.items()}
    return sorted(keys, key=lambda tag: not any(other in keys[tag] for other in keys if other != tag))
