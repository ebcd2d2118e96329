"""Where the values of a TOML document stand in its text.

Lines and columns are 1-based; columns count code points. The text must already be known to be valid TOML, so this
scanner looks only for where things begin and end. It runs only when there is something to print.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from notice_tasks.problems import At, KeyPath, Place, Problem
from notice_tasks.toml.text import Files, parse

_NOTHING: Mapping[str, bytes] = MappingProxyType({})

_SPACE = re.compile(r"[ \t]*")
_FILL = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"[^,\]}#\r\n]+")
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_BASIC = r'"(?:[^"\\]|\\.)*"'
_LITERAL = r"'[^']*'"
_BASIC_LINES = r'"""(?:[^\\]|\\.)*?"{3,5}(?!")'
_LITERAL_LINES = r"'''.*?'{3,5}(?!')"
_QUOTED_KEY = re.compile(f"{_BASIC}|{_LITERAL}")
_STRING = re.compile(f"{_BASIC_LINES}|{_LITERAL_LINES}|{_BASIC}|{_LITERAL}", re.DOTALL)
_SIMPLE_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}


class Spot(NamedTuple):
    """The offsets, in code points from the start of the text, at which a key and its value begin."""

    key: int
    value: int


@dataclass(slots=True)
class _Open:
    """An array or inline table that is not closed yet, and how many items of it were passed."""

    path: KeyPath
    closed_by: str
    items: int = 0


class _Scanner:
    """Walks through a valid TOML text once and notes where each key path stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.spots: dict[KeyPath, Spot] = {}
        self._tables_in: dict[KeyPath, int] = {}

    def scan(self) -> dict[KeyPath, Spot]:
        """All key paths of the document and their spots."""
        table: KeyPath = ()
        self.spots[()] = Spot(0, 0)
        self._skip(_FILL)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._value(self._pair(table))
            self._skip(_FILL)
        return self.spots

    def _skip(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        assert found is not None, "valid TOML has it here"
        self.at = found.end()
        return found.group()

    def _header(self) -> KeyPath:
        start = self.at
        brackets = 2 if self.text.startswith("[[", start) else 1
        self.at += brackets
        keys = self._dotted_key()
        self._skip(_SPACE)
        self.at += brackets
        path = self._resolve(keys)
        if brackets == 2:
            self.spots.setdefault(path, Spot(start, start))
            index = self._tables_in.get(path, 0)
            self._tables_in[path] = index + 1
            path = (*path, index)
        # A header wins over a place where the table was only passed through.
        self.spots[path] = Spot(start, start)
        return path

    def _resolve(self, keys: list[tuple[str, int]]) -> KeyPath:
        """The path a header's keys mean: an array of tables on the way to the last key means its latest table."""
        path: KeyPath = ()
        for key, start in keys[:-1]:
            path = (*path, key)
            self.spots.setdefault(path, Spot(start, start))
            if path in self._tables_in:
                path = (*path, self._tables_in[path] - 1)
        return (*path, keys[-1][0])

    def _dotted_key(self) -> list[tuple[str, int]]:
        keys = [self._key()]
        while True:
            self._skip(_SPACE)
            if self.text[self.at] != ".":
                return keys
            self.at += 1
            keys.append(self._key())

    def _key(self) -> tuple[str, int]:
        self._skip(_SPACE)
        start = self.at
        if self.text[start] == '"':
            return _unescaped(self._skip(_QUOTED_KEY)[1:-1]), start
        if self.text[start] == "'":
            return self._skip(_QUOTED_KEY)[1:-1], start
        return self._skip(_BARE_KEY), start

    def _pair(self, table: KeyPath) -> KeyPath:
        """Step up to a pair's value; the path of the value."""
        keys = self._dotted_key()
        self.at += 1  # the equals sign
        self._skip(_SPACE)
        path = table
        for key, start in keys:
            path = (*path, key)
            self.spots.setdefault(path, Spot(start, start))
        self.spots[path] = Spot(keys[-1][1], self.at)
        return path

    def _value(self, path: KeyPath) -> None:
        """Step over a value and note all that stands in it; a loop, because tomli reads deeper than Python recurses."""
        outer: list[_Open] = []
        while True:
            match self.text[self.at]:
                case "[":
                    self.at += 1
                    outer.append(_Open(path, "]"))
                case "{":
                    self.at += 1
                    outer.append(_Open(path, "}"))
                case '"' | "'":
                    self._skip(_STRING)
                case _:
                    self._skip(_BARE_VALUE)
            while outer and self._closed(outer[-1].closed_by):
                outer.pop()
            if not outer:
                return
            path = self._next_in(outer[-1])

    def _next_in(self, outer: _Open) -> KeyPath:
        """The path of the next value in an array or inline table."""
        if outer.closed_by == "}":
            return self._pair(outer.path)
        path = (*outer.path, outer.items)
        outer.items += 1
        self.spots[path] = Spot(self.at, self.at)
        return path

    def _closed(self, bracket: str) -> bool:
        """Step over what stands between items; whether the closing bracket was reached and passed."""
        self._skip(_FILL)
        if self.text[self.at] == ",":
            self.at += 1
            self._skip(_FILL)
        if self.text[self.at] == bracket:
            self.at += 1
            return True
        return False


def _unescaped(text: str) -> str:
    def plain(found: re.Match[str]) -> str:
        code = found.group()[1:]
        return _SIMPLE_ESCAPES[code] if len(code) == 1 else chr(int(code[1:], 16))

    return _ESCAPE.sub(plain, text)


def spots(text: str) -> dict[KeyPath, Spot]:
    """Where each key path of a valid TOML text stands."""
    return _Scanner(text).scan()


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The 1-based line and column, in code points, of an offset into a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def located(problems: Iterable[Problem], root: Path, instead: Mapping[str, bytes] = _NOTHING) -> list[Problem]:
    """The problems with line and column filled in, places in their details written out, sorted by file and place.

    `instead` is what was read in place of some files, by their names.
    """
    read = Files(root, instead)
    files: dict[str, tuple[str, dict[KeyPath, Spot]]] = {}

    def fill(place: Place) -> Place:
        if place.line is not None:
            return place
        if place.file not in files:
            files[place.file] = _text_and_spots(read, place.file)
        return _filled(place, *files[place.file])

    found = [
        problem._replace(
            place=fill(problem.place),
            details={key: str(fill(v)) if isinstance(v, Place) else v for key, v in problem.details.items()},
        )
        for problem in problems
    ]
    return sorted(found, key=lambda problem: (_order(problem.place), problem.code))


def _text_and_spots(read: Files, file: str) -> tuple[str, dict[KeyPath, Spot]]:
    try:
        content = read.content(file)
    except OSError:
        return "", {}
    return (content.decode(), spots(content.decode())) if isinstance(parse(content, file), dict) else ("", {})


def _filled(place: Place, text: str, known: dict[KeyPath, Spot]) -> Place:
    """A place with its line and column; a path that is not in the text stands where its nearest parent does."""
    path = place.path
    while path and path not in known:
        path = path[:-1]
    spot = known.get(path, Spot(0, 0))
    line, column = line_and_column(text, spot.key if place.at is At.KEY else spot.value)
    return place._replace(line=line, column=column)


def _order(place: Place) -> tuple[str, int, int]:
    return place.file, place.line or 0, place.column or 0
