"""The positions of the keys and values of a TOML document in its text, as offsets in code points.

The text must be valid TOML, so this scanner only looks for where things begin and end. Its time and memory are linear
in the length of the text, however deeply it is nested: positions form a tree and are not stored by whole key paths.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from notice_tasks.problems import KeyPath

# All repetitions are possessive (*+, ++): they never backtrack and store nothing for it.
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
"""A complete string in any of its four forms; for patterns with re.DOTALL."""
_STRING = re.compile(STRING, re.DOTALL)
_SIMPLE_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}


class KeyPosition(NamedTuple):
    """Where a key begins, where its value begins, and where the value ends (exclusive).

    An item of an array has no key: `key` equals `value`. A table without braces is at its header, brackets included, or
    else at the part of a key or header that first made it. An array of tables is at its first header, the document at
    its beginning.
    """

    key: int
    value: int
    end: int


@dataclass(slots=True)
class PositionTree:
    """The position of a key path, and those of its children, by the next key or index of the path."""

    position: KeyPosition
    inside: "dict[str | int, PositionTree]" = field(default_factory=dict)

    def nearest(self, path: KeyPath) -> KeyPosition:
        """The position of a path from here; if there is none, that of the nearest parent."""
        node = self
        for step in path:
            if step not in node.inside:
                break
            node = node.inside[step]
        return node.position


def key_positions(text: str) -> PositionTree:
    """The positions of all key paths of a valid TOML text."""
    return _Scanner(text).scan()


class _Key(NamedTuple):
    """One part of a dotted key, and its position."""

    name: str
    position: KeyPosition


class _Open(NamedTuple):
    """An array or inline table that is not closed yet, and where its key and its value begin."""

    tree: PositionTree
    key: int
    value: int
    closed_by: str


class _Scanner:
    """Scans a valid TOML text once and records all positions."""

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
        """Skip a header; return the table that it opens."""
        start = self.at
        brackets = 2 if self.text.startswith("[[", start) else 1
        self.at += brackets
        *passed, last = self._dotted_key()
        self.at += brackets
        header = KeyPosition(start, start, self.at)
        node = self.root
        for key in passed:
            node = _latest(node.inside.setdefault(key.name, PositionTree(key.position)))
        node = node.inside.setdefault(last.name, PositionTree(header))
        if brackets == 2:
            return node.inside.setdefault(len(node.inside), PositionTree(header))
        node.position = header  # this replaces the position of a longer header that only contains the table
        return node

    def _dotted_key(self) -> list[_Key]:
        """Skip a key and the space after it; return its parts."""
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
        position = KeyPosition(start, start, self.at)
        self._skip(_SPACE)
        return _Key(name, position)

    def _pair(self, table: PositionTree) -> tuple[PositionTree, int]:
        """Advance to the value of a pair; return the node for it, and where its key begins."""
        keys = self._dotted_key()
        self.at += 1  # the equals sign
        self._skip(_SPACE)
        node = table
        for key in keys:
            node = node.inside.setdefault(key.name, PositionTree(key.position))
        return node, keys[-1].position.key

    def _value(self, node: PositionTree, key: int) -> None:
        """Skip a value and record all positions in it; a loop, because tomli reads deeper than Python recurses."""
        outer: list[_Open] = []
        while True:
            start = self.at
            match self.text[start]:
                case "[":
                    self.at += 1
                    outer.append(_Open(node, key, start, "]"))
                case "{":
                    self.at += 1
                    outer.append(_Open(node, key, start, "}"))
                case '"' | "'":
                    self._skip(_STRING)
                    node.position = KeyPosition(key, start, self.at)
                case _:
                    self._skip(_BARE_VALUE)
                    node.position = KeyPosition(key, start, self.at)
            while outer and self._closed(outer[-1].closed_by):
                done = outer.pop()
                done.tree.position = KeyPosition(done.key, done.value, self.at)
            if not outer:
                return
            node, key = self._next_in(outer[-1])

    def _next_in(self, outer: _Open) -> tuple[PositionTree, int]:
        """Advance to the next value in an array or inline table; return the same as `_pair`."""
        if outer.closed_by == "}":
            return self._pair(outer.tree)
        inside = outer.tree.inside
        node = inside[len(inside)] = PositionTree(KeyPosition(self.at, self.at, self.at))
        return node, self.at

    def _closed(self, bracket: str) -> bool:
        """Skip the text between items; return whether the closing bracket was reached and skipped."""
        self._skip(_FILL)
        if self.text[self.at] == ",":
            self.at += 1
            self._skip(_FILL)
        if self.text[self.at] == bracket:
            self.at += 1
            return True
        return False


def _latest(passed: PositionTree) -> PositionTree:
    """The table that a key before the last one of a header means: in an array of tables, the latest."""
    return passed.inside[len(passed.inside) - 1] if 0 in passed.inside else passed


def _unescaped(text: str) -> str:
    def plain(found: re.Match[str]) -> str:
        code = found.group()[1:]
        return _SIMPLE_ESCAPES[code] if len(code) == 1 else chr(int(code[1:], 16))

    return _ESCAPE.sub(plain, text)
