"""Random TOML documents, each with the values it must mean.

The layout varies and the meaning does not: one table is written with headers, dotted keys or inline, one text in any
of the four kinds of string that can hold it.
"""

import datetime
import re
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

Values = dict[str, Any]

_KEYS = st.text("ab09_-", min_size=1, max_size=3) | st.text(" .\"'#=[]{}\\\n\tb中😀\x00", max_size=3)
_PIECES = st.sampled_from(
    ["a", "中", "😀", " ", '"', '""', "'", "''", "\\", "\n", "\t", "\r", "\x1f", "#", "=", ",", "]", "}"]
)
_TEXTS = st.lists(_PIECES, max_size=6).map("".join)
_OFFSETS = st.sampled_from([datetime.UTC, datetime.timezone(datetime.timedelta(hours=8))])
_SCALARS = (
    _TEXTS
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.dates()
    | st.times()
    | st.datetimes()
    | st.datetimes(min_value=datetime.datetime(2, 1, 1), timezones=_OFFSETS)  # noqa: DTZ001  (hypothesis adds the zone)
)


_VALUES = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3), max_leaves=6
)


def _tables(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Values]:
    array = st.lists(inner, min_size=1, max_size=2)
    return st.dictionaries(_KEYS, inner | array | array, min_size=1, max_size=2)


_TABLES = st.recursive(st.dictionaries(_KEYS, _VALUES, max_size=2), _tables, max_leaves=6)


@dataclass(frozen=True)
class Document:
    """A text, and the values it was written from."""

    text: str
    values: Values


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A valid TOML text of any layout."""
    values = draw(st.dictionaries(_KEYS, _VALUES | _TABLES, max_size=4))
    writer = _Writer(draw)
    writer.section([], values, header="")
    text = "\n".join(writer.lines) + writer.pick("", "\n", "\n\n# 完")
    return Document(text.replace("\n", writer.pick("\n", "\r\n")), values)


class _Writer:
    """Writes values line by line and draws how."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self.lines: list[str] = []

    def pick(self, *choices: str) -> str:
        return self._draw(st.sampled_from(choices))

    def _flip(self) -> bool:
        return self._draw(st.booleans())

    def _mostly(self) -> bool:
        return self._draw(st.integers(0, 3)) > 0

    # Sections

    def section(self, path: list[str], table: Values, header: str) -> None:
        """A table with its own header (none at the root): its pairs, and the tables below that have headers too."""
        below = {key: value for key, value in table.items() if _has_headers(value) and self._mostly()}
        pairs = self._pairs({key: value for key, value in table.items() if key not in below})
        # A table may come after those inside it, or be left to them; one of an array must come first.
        late = header == "[" and below and self._flip()
        if not late:
            self._lines_of(path, pairs, header)
        for key, value in below.items():
            if isinstance(value, dict):
                self.section([*path, key], value, "[")
            else:
                for item in value:
                    self.section([*path, key], item, "[[")
        if late and (pairs or self._flip()):
            self._lines_of(path, pairs, header)

    def _lines_of(self, path: list[str], pairs: list[str], header: str) -> None:
        lines = [self._header(path, header), *pairs] if header else pairs
        for line in lines:
            self.lines += self._draw(st.lists(st.sampled_from(["", "# a = [", "\t# 注"]), max_size=1))
            self.lines.append(f"{self.pick('', '  ')}{line}{self._line_end()}")

    def _header(self, path: list[str], header: str) -> str:
        gap = self.pick("", " ")
        return f"{header}{gap}{self._dotted(path)}{gap}{']' * len(header)}"

    def _line_end(self) -> str:
        return self.pick("", "  ", ' # 注 = "')

    # Pairs and keys

    def _pairs(self, table: Values) -> list[str]:
        return [
            self._dotted(list(path)) + self.pick("=", " = ", "\t=  ") + self._value(value)
            for path, value in self._leaves((), table)
        ]

    def _leaves(self, path: tuple[str, ...], table: Values) -> list[tuple[tuple[str, ...], Any]]:
        """The pairs of a table; a table inside it is a pair, or its pairs are, with dotted keys."""
        found: list[tuple[tuple[str, ...], Any]] = []
        for key, value in table.items():
            dotted = isinstance(value, dict) and value and self._flip()
            found += self._leaves((*path, key), value) if dotted else [((*path, key), value)]
        return found

    def _dotted(self, path: list[str]) -> str:
        return self.pick(".", " . ", ".\t").join(self._key(key) for key in path)

    def _key(self, key: str) -> str:
        forms = [self._basic(key)]
        if re.fullmatch(r"[A-Za-z0-9_-]+", key):
            forms.append(key)
        if _is_literal(key, forbidden="'\n"):
            forms.append(f"'{key}'")
        return self.pick(*forms)

    # Values

    def _value(self, value: Any) -> str:
        match value:
            case str():
                written = self._string(value)
            case bool():
                written = str(value).lower()
            case datetime.datetime():
                written = value.isoformat(sep=self.pick("T", " "))
            case datetime.date() | datetime.time():
                written = value.isoformat()
            case list():
                written = self._array(value)
            case dict():
                gap = self.pick("", " ")
                written = f"{{{gap}{' , '.join(self._pairs(value))}{gap}}}"
            case _:
                written = repr(value)
        return written

    def _array(self, items: list[Any]) -> str:
        if not items:
            return f"[{self._gap()}]"
        written = [f"{self._gap()}{self._value(item)}{self._gap()}" for item in items]
        return f"[{','.join(written)}{self.pick('', ',', ', ')}{self._gap()}]"

    def _gap(self) -> str:
        return self.pick("", " ", "\n\t", ' # 注 ], "\n', "\n\n")

    def _string(self, text: str) -> str:
        forms = [self._basic(text), self._basic_lines(text)]
        if _is_literal(text, forbidden="'\n"):
            forms.append(f"'{text}'")
        if "'''" not in text and _is_literal(text, forbidden=""):
            forms.append(f"'''{self._opening(text)}{text}'''")
        return self.pick(*forms)

    def _basic(self, text: str) -> str:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{self._controls_escaped(escaped)}"'

    def _basic_lines(self, text: str) -> str:
        opening = self._opening(text)
        if text[:1].strip() and self._flip():
            opening = "\\\n  "  # a backslash at a line's end swallows the space up to the next character
        escaped = text.replace("\\", "\\\\").replace('"""', '""\\"')
        return f'"""{opening}{self._controls_escaped(escaped)}"""'

    def _opening(self, text: str) -> str:
        """A line's end just after the opening quotes does not count, so a text that begins with one needs another."""
        return "\n" if text.startswith("\n") else self.pick("", "\n")

    def _controls_escaped(self, text: str) -> str:
        form = self.pick("\\u{:04x}", "\\U{:08X}")
        return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", lambda found: form.format(ord(found.group())), text)


def _has_headers(value: object) -> bool:
    """Whether a value can be written with headers: a table, or a list of tables."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(item, dict) for item in value)
    return isinstance(value, dict)


def _is_literal(text: str, forbidden: str) -> bool:
    return not any(letter in forbidden or (ord(letter) < 32 and letter not in "\t\n") for letter in text)
