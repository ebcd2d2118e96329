"""Where the keys and values of a TOML document stand in its text, as offsets in code points.

The text must already be known to be valid TOML, so this scanner looks only for where things begin and end. Its time and
memory grow with the text and no faster, however deep that is nested: spots stand in a tree, not under whole key paths.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from notice_tasks.problems import KeyPath

# All that may repeat is possessive (*+, ++): it never gives back what it took, and keeps no note of how it could.
_SPACE = re.compile(r"[ \t]*+")
_FILL = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]++")
_BARE_VALUE = re.compile(r"[^ \t\r\n,\]}#]++(?: [0-9][^ \t\r\n,\]}#]*+)?")  # a moment may have a space in it
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_BASIC = r'"(?:[^"\\]++|\\.)*+"'
_LITERAL = r"'[^']*+'"
_BASIC_LINES = r'"""(?:[^"\\]++|\\.|"{1,2}+(?!"))*+"{3,5}+'
_LITERAL_LINES = r"'''(?:[^']++|'{1,2}+(?!'))*+'{3,5}+"
_QUOTED_KEY = re.compile(f"{_BASIC}|{_LITERAL}")
STRING = rf"""{_BASIC_LINES}|{_LITERAL_LINES}|(?!"{{3}}|'{{3}})(?:{_BASIC}|{_LITERAL})"""
"""A text in any of its four forms, closed; for patterns in which a dot fits a line's end too."""
_STRING = re.compile(STRING, re.DOTALL)
_SIMPLE_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}


class KeyPosition(NamedTuple):
    """Where a key begins, where its value begins, and where the value ends (that character is not part of it).

    An item of an array has no key: its value begins at both. Nor has a table without braces a value of its own:
    it stands where its header does, brackets included, or else where the part of a key or header does that made it
    first. An array of tables stands at its first header, the document at its beginning.
    """

    key: int
    value: int
    end: int


@dataclass(slots=True)
class PositionTree:
    """The spot of a key path, and those of all that is inside, by the next key or index of the path."""

    spot: KeyPosition
    inside: "dict[str | int, PositionTree]" = field(default_factory=dict)

    def nearest(self, path: KeyPath) -> KeyPosition:
        """The spot at a path from here; where there is none, that of the nearest parent there is."""
        here = self
        for step in path:
            if step not in here.inside:
                break
            here = here.inside[step]
        return here.spot


def key_positions(text: str) -> PositionTree:
    """Where each key path of a valid TOML text stands."""
    return _Scanner(text).scan()


class _Key(NamedTuple):
    """One part of a dotted key, and where it stands."""

    name: str
    spot: KeyPosition


class _Open(NamedTuple):
    """An array or inline table that is not closed yet, and where its key and itself began."""

    spotted: PositionTree
    key: int
    value: int
    closed_by: str


class _Scanner:
    """Walks through a valid TOML text once and notes where everything stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.root = PositionTree(KeyPosition(0, 0, 0))

    def scan(self) -> PositionTree:
        """The whole document."""
        table = self.root
        self._skip(_FILL)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._value(*self._pair(table))
            self._skip(_FILL)
        return self.root

    def _skip(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        assert found is not None, "valid TOML has it here"
        self.at = found.end()
        return found.group()

    def _header(self) -> PositionTree:
        """Step over a header; the table that it opens."""
        start = self.at
        brackets = 2 if self.text.startswith("[[", start) else 1
        self.at += brackets
        *passed, last = self._dotted_key()
        self.at += brackets
        header = KeyPosition(start, start, self.at)
        here = self.root
        for key in passed:
            here = _latest(here.inside.setdefault(key.name, PositionTree(key.spot)))
        here = here.inside.setdefault(last.name, PositionTree(header))
        if brackets == 2:
            return here.inside.setdefault(len(here.inside), PositionTree(header))
        here.spot = header  # which wins over a place where the table was only passed through
        return here

    def _dotted_key(self) -> list[_Key]:
        """Step over a key and the space behind it; its parts."""
        keys = [self._key()]
        while self.text[self.at] == ".":
            self.at += 1
            keys.append(self._key())
        return keys

    def _key(self) -> _Key:
        self._skip(_SPACE)
        start = self.at
        match self.text[start]:
            case '"':
                name = _unescaped(self._skip(_QUOTED_KEY)[1:-1])
            case "'":
                name = self._skip(_QUOTED_KEY)[1:-1]
            case _:
                name = self._skip(_BARE_KEY)
        spot = KeyPosition(start, start, self.at)
        self._skip(_SPACE)
        return _Key(name, spot)

    def _pair(self, table: PositionTree) -> tuple[PositionTree, int]:
        """Step up to the value of a pair; where that will be noted, and where its key begins."""
        keys = self._dotted_key()
        self.at += 1  # the equals sign
        self._skip(_SPACE)
        here = table
        for key in keys:
            here = here.inside.setdefault(key.name, PositionTree(key.spot))
        return here, keys[-1].spot.key

    def _value(self, here: PositionTree, key: int) -> None:
        """Step over a value and note all that stands in it; a loop, because tomli reads deeper than Python recurses."""
        outer: list[_Open] = []
        while True:
            start = self.at
            match self.text[start]:
                case "[":
                    self.at += 1
                    outer.append(_Open(here, key, start, "]"))
                case "{":
                    self.at += 1
                    outer.append(_Open(here, key, start, "}"))
                case '"' | "'":
                    self._skip(_STRING)
                    here.spot = KeyPosition(key, start, self.at)
                case _:
                    self._skip(_BARE_VALUE)
                    here.spot = KeyPosition(key, start, self.at)
            while outer and self._closed(outer[-1].closed_by):
                done = outer.pop()
                done.spotted.spot = KeyPosition(done.key, done.value, self.at)
            if not outer:
                return
            here, key = self._next_in(outer[-1])

    def _next_in(self, outer: _Open) -> tuple[PositionTree, int]:
        """Step up to the next value in an array or inline table; what `_pair` says of it."""
        if outer.closed_by == "}":
            return self._pair(outer.spotted)
        inside = outer.spotted.inside
        here = inside[len(inside)] = PositionTree(KeyPosition(self.at, self.at, self.at))
        return here, self.at

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


def _latest(passed: PositionTree) -> PositionTree:
    """What a header means by a key on the way to its last one: of an array of tables the latest table."""
    return passed.inside[len(passed.inside) - 1] if 0 in passed.inside else passed


def _unescaped(text: str) -> str:
    def plain(found: re.Match[str]) -> str:
        code = found.group()[1:]
        return _SIMPLE_ESCAPES[code] if len(code) == 1 else chr(int(code[1:], 16))

    return _ESCAPE.sub(plain, text)
