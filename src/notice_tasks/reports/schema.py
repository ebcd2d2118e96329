"""JSON Schemas of user files, made from the shapes that `check` uses.

TOML has days and moments, JSON does not. Editors pass them on as ISO texts, so the schemas describe texts. Draft 7 is
the latest version that all editors support.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, assert_never

from notice_tasks.reading import shapes
from notice_tasks.reports.json.text import json_text
from notice_tasks.toml.kinds import TomlKind
from notice_tasks.toml.shape import ByKind, ByWord, ListOf, MapOf, Scalar, Shape, TableOf, Tagged
from notice_tasks.words.catalogue import say, speaking
from notice_tasks.words.keys import FILES, KEYS, WORDS

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

JsonSchema = dict[str, Any]
TableForm = TableOf | Tagged | ByWord

DIALECT: Final = "http://json-schema.org/draft-07/schema#"

MOMENT: Final = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?$"
"""A moment in ISO form. The format `date-time` would require an offset from UTC, which is optional here."""

NOT_BLANK: Final = r"\S"

_KINDS: Final[Mapping[TomlKind, JsonSchema]] = {
    TomlKind.TEXT: {"type": "string"},
    TomlKind.WHOLE: {"type": "integer"},
    TomlKind.FLAG: {"type": "boolean"},
    # When taplo completes a key, it writes quotes for the type "string", but not for a list of types.
    TomlKind.DAY: {"type": ["string"], "format": "date"},
    TomlKind.MOMENT: {"type": ["string"], "pattern": MOMENT},
}


class Subject(StrEnum):
    """The files that a schema describes."""

    CHECKLIST = "checklist"
    UNITS = "units"
    SETTINGS = "settings"

    @property
    def shape(self) -> TableOf:
        """The shape that `check` uses for these files."""
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
        """Where a workspace keeps the schema, as in the `#:schema` lines of its files."""
        return f"schema/{self}.schema.json"


def schema_text(subject: Subject, language: str, *, ascii_only: bool = False) -> str:
    """A schema as text, described in a language. `ascii_only` escapes all other characters."""
    return json_text(schema(subject, language), ascii_only=ascii_only)


def schema(subject: Subject, language: str) -> JsonSchema:
    """The schema of one sort of file, described in a language."""
    with speaking(language):
        head = {"$schema": DIALECT, "title": f"notice-tasks {subject}", "description": say(FILES[subject])}
        return head | _SchemaWriter(KEYS[subject]).of(subject.shape, "")


class _SchemaWriter:
    """Writes shapes as JSON Schema, with descriptions in the language in use."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        """Store the descriptions of a file's keys, by path."""
        self._keys = keys

    def of(self, shape: Shape, path: str) -> JsonSchema:
        """The schema of a shape at a path in the file."""
        match shape:
            case Scalar():
                return _scalar(shape, path)
            case ListOf():
                return {"type": "array", "items": self.of(shape.item, f"{path}[]")}
            case MapOf():
                keys = {} if shape.keys is None else {"propertyNames": _limits(shape.keys)}
                return {"type": "object", **keys, "additionalProperties": self._key(shape.item, path, "*")}
            case TableOf():
                return {"type": "object", **self._table(shape, path)}
            case Tagged() | ByWord():
                return {"type": "object", **self._forms(shape, path)}
            case ByKind():
                return self._by_kind(shape, path)
            case _:
                assert_never(shape)

    def _key(self, shape: Shape, path: str, key: str) -> JsonSchema:
        """The schema of a key's value, with its description."""
        path = f"{path}.{key}".lstrip(".")
        return {"description": say(self._keys[path]), **self.of(shape, path)}

    def _table(self, table: TableOf, path: str) -> JsonSchema:
        keys = {**table.required, **table.optional}
        return {
            "properties": {key: self._key(shape, path, key) for key, shape in keys.items()},
            "required": list(table.required),
            "additionalProperties": False,
        }

    def _by_kind(self, shape: ByKind, path: str) -> JsonSchema:
        """A choice of TOML types. Rules about tables and lists apply to nothing else, so they need no choice.

        An editor then marks the wrong key in a table, rather than the whole value.
        """
        texts: list[JsonSchema] = []
        types: list[str] = []
        beside: JsonSchema = {}
        for kind, inner in shape.shapes.items():
            inner_schema = self.of(inner, path)
            types += _types(inner_schema)
            if kind in {TomlKind.LIST, TomlKind.TABLE}:
                beside |= inner_schema
            else:
                texts.append(inner_schema)
        if len(texts) == 1:
            return {**beside, **texts[0], "type": types}
        if any("enum" in text for text in texts):
            return {"anyOf": texts}  # editors look for words to offer only there
        forms = {key: beside.pop(key) for key in ("if", "then", "else") if key in beside}
        only_texts = {"if": {"type": "string"}, "then": {"anyOf": texts}, **({"else": forms} if forms else {})}
        return {**beside, "type": list(dict.fromkeys(types)), **only_texts}

    def _forms(self, shape: Tagged | ByWord, path: str) -> JsonSchema:
        """A table with several forms: all keys once, for editors, then the rules of each form."""
        shapes_of = _keys(shape)
        alike = {key for key, several in shapes_of.items() if all(one == several[0] for one in several)}
        properties = {key: self._key(several[0], path, key) for key, several in shapes_of.items()}
        for key in properties.keys() - alike:
            said = properties[key]
            properties[key] = {"description": said["description"], "type": said["type"]}
        return {"properties": properties, **self._choice(shape, path, alike)}

    def _choice(self, form: TableForm, path: str, already: Container[str]) -> JsonSchema:
        """The rules of a form or of several nested forms. The keys in `already` need no further rules."""
        match form:
            case TableOf():
                keys = {**form.required, **form.optional}
                return {
                    "properties": {
                        key: True if key in already else self.of(shape, f"{path}.{key}") for key, shape in keys.items()
                    },
                    "required": list(form.required),
                    "additionalProperties": False,
                }
            case Tagged():
                written: JsonSchema = {"anyOf": [{"required": [tag]} for tag in form.forms]}
                cases: list[tuple[JsonSchema, JsonSchema]] = [
                    ({"required": [tag]}, self._choice(form.forms[tag], path, already)) for tag in _in_turn(form)
                ]
            case ByWord():
                written = {"required": [form.key]}
                cases = [
                    ({"properties": {form.key: {"const": word}}}, self._choice(inner, path, already))
                    for word, inner in form.forms.items()
                ]
            case _:
                assert_never(form)
        for condition, then in reversed(cases):
            written = {"if": condition, "then": then, "else": written}
        return written


def _scalar(shape: Scalar, path: str) -> JsonSchema:
    (kind,) = shape.kinds
    return {**_KINDS[kind], **_limits(shape), **_said_of_words(shape, path)}


def _limits(shape: Scalar) -> JsonSchema:
    """The restrictions of texts and numbers beyond their type."""
    limits: JsonSchema = {}
    if shape.words:
        return {"enum": list(map(str, shape.words))}
    if shape.pattern is not None:
        # In some languages, including Python, $ also matches before a final line end.
        return {"pattern": f"^{shape.pattern}$", "not": {"pattern": "\n"}}
    if TomlKind.TEXT in shape.kinds:
        return {"pattern": NOT_BLANK}
    if shape.least is not None:
        limits["minimum"] = shape.least
    if shape.most is not None:
        limits["maximum"] = shape.most
    return limits


def _said_of_words(shape: Scalar, path: str) -> JsonSchema:
    """The meaning of each word, in the form for taplo and Even Better TOML."""
    if not shape.words:
        return {}
    return {"x-taplo": {"docs": {"enumValues": [say(WORDS[path][word]) for word in shape.words]}}}


def _types(schema_of_key: JsonSchema) -> list[str]:
    type_ = schema_of_key["type"]
    return type_ if isinstance(type_, list) else [type_]


def _keys(form: TableForm) -> dict[str, list[Shape]]:
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
    """The tags in the order of decision: a form that may contain another form's tag comes first."""
    keys = {tag: _keys(inner).keys() for tag, inner in form.forms.items()}
    return sorted(keys, key=lambda tag: not any(other in keys[tag] for other in keys if other != tag))
