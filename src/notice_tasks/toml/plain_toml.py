"""TOML as nearly everybody writes it, read in a fifth of the time.

What is read here is plain: one pair a line, bare keys, texts between double quotes without escapes, whole numbers,
days, flags, lists of texts or of numbers (which may run over several lines), inline tables of such values, [table], and
[[table]] with one name or inside a [table] of that name. Whatever differs by a single character, or is no TOML at all,
is left to tomli, which reads everything and can say what is wrong. Where both read a text, they read the same.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.toml.text import Values

_ODD: Final = re.compile(r"[\\\x00-\x08\x0b-\x1f\x7f]")
"""A text that has one of these anywhere is not plain: what may be escaped, and what may not stand in TOML."""

_BLANK_TEXT: Final = re.compile(r'"\s*"')

# All that may repeat is possessive (*+, ++): given back bit by bit, a line of a megabyte would take minutes to refuse.
# Each is small and has one place for each kind of value: to compile what repeats itself takes longer than to match it.
_BLANK = r"[ \t]*+"
_GAP = r"[ \t\n]*+"
_KEY = r"[A-Za-z0-9_-]++"
_NAME = rf"{_KEY}(?:\.{_KEY})?"
_TEXT = r'"([^"\n]*+)"(?!")'  # three quotes in a row begin another kind of text
_WHOLE = r"(0|[1-9][0-9]{0,17})"
_DAY = r"([0-9]{4}-[0-9]{2}-[0-9]{2})"

_PAIR: Final = re.compile(
    rf"{_BLANK}({_NAME}){_BLANK}={_BLANK}(?:{_TEXT}|{_DAY}|{_WHOLE}|(true|false)|([\[{{])){_BLANK}"
)
_HEADED: Final = re.compile(rf"{_BLANK}(\[\[?)({_NAME})(\]\]?){_BLANK}")
_ITEM: Final = re.compile(rf"{_GAP}(?:{_TEXT}|{_WHOLE}){_GAP}")
_CLOSES: Final = re.compile(rf"{_GAP}\]")
_END: Final = re.compile(rf"{_BLANK}(?:#.*)?")
_BARE: Final = re.compile(_NAME)


_HEAD, _ARRAY = "[", "[["
"""What stands in a key's place in a line that is the head of a table, or of one more of several."""

_Line = tuple[bool, str, Any]
"""What a line says: a value under a key. It is special where that is more than to put it into the present table: with a
dotted key, as a head with the name in it, or with an empty key and nothing to say."""

_NOTHING: Final[_Line] = (True, "", None)
_REMEMBERED: Final = 4000
"""So many different lines are remembered: most stand again and again, in one checklist and in the next."""

_lines: Final[dict[str, _Line]] = {}


def is_odd(text: str) -> bool:
    """Whether a text has a sign that no plain one has: an escape, or what may not stand in TOML."""
    return _ODD.search(text) is not None


def has_blank(text: str) -> bool:
    """Whether a text between quotes holds nothing but white space, which no file here may have."""
    return _BLANK_TEXT.search(text) is not None


def plain_values(text: str) -> Values | None:
    """The values of a document, if it is plain; its lines may end with CRLF. Nobody may change what is in them."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if is_odd(text):
        return None
    try:
        return _Reader().read(text.split("\n"))
    except ValueError:  # no plain line, a key that stands already, no such day
        return None


def plain_line(line: str) -> tuple[str, Any]:
    """What one line says, without its end: a value under a key.

    Raises:
        ValueError: it is not plain, or not all of what it says stands in it.
    """
    _special, key, value = _lines.get(line) or _read_line(line, iter(()))
    return key, value


class _Reader:
    """Puts lines together; `table` is the one that pairs go into."""

    def __init__(self) -> None:
        self.root: Values = {}
        self.table = self.root
        self.headed: set[str] = set()
        self.arrays: set[str] = set()
        self.dotted: dict[int, dict[str, Values]] = {}

    def read(self, lines: list[str]) -> Values:
        remaining = iter(lines)
        table = self.table
        for written in remaining:
            if not written or written[0] == "#":
                continue
            special, key, value = _lines.get(written) or _read_line(written, remaining)
            if special or key in table:
                self._do(key, value)
                table = self.table
            else:
                table[key] = value
        return self.root

    def _do(self, key: str, value: Any) -> None:
        """What a special line says."""
        if key == _ARRAY:
            self._begin_one_more(value)
        elif key == _HEAD:
            self._begin(value)
        elif key:
            self._put(key, value)

    def _put(self, key: str, value: Any) -> None:
        """Put a value under a dotted key; what stands already cannot be put once more."""
        outer, dot, inner = key.partition(".")
        table = self._dotted(outer) if dot else self.table
        if (inner or outer) in table:
            raise ValueError(key)
        table[inner] = value

    def _dotted(self, key: str) -> Values:
        """The table that dotted keys of the present one make; one that was made otherwise is closed to them."""
        made = self.dotted.setdefault(id(self.table), {})
        if key not in made:
            if key in self.table:
                raise ValueError(key)
            made[key] = self.table[key] = {}
        return made[key]

    def _begin(self, name: str) -> None:
        if name in self.root:
            raise ValueError(name)
        self.headed.add(name)
        self.table = self.root[name] = {}

    def _begin_one_more(self, name: str) -> None:
        """Begin one more table of an array: at the top, or inside a table that has a head of its own."""
        outer, dot, inner = name.rpartition(".")
        if dot and outer not in self.headed:
            raise ValueError(name)
        holder = self.root[outer] if dot else self.root
        if name not in self.arrays:
            if inner in holder:
                raise ValueError(name)
            self.arrays.add(name)
            holder[inner] = []
        self.table = {}
        holder[inner].append(self.table)


def _read_line(written: str, remaining: Iterator[str]) -> _Line:
    """What a line says that was not read before; a list may go on in the lines that remain."""
    if written.endswith("["):
        return _meant("\n".join((written, *_up_to_bracket(remaining))))
    if len(_lines) >= _REMEMBERED:
        _lines.clear()
    line = _lines[written] = _texts_alone(written) or _meant(written)
    return line


def _texts_alone(line: str) -> _Line | None:
    """What a line says that gives a key one text, or a list of texts with a comma and a space between them."""
    key, _equals, value = line.partition(" = ")
    if value[:1] == '"':
        if value.find('"', 1) == len(value) - 1 and _BARE.fullmatch(key):
            return "." in key, key, value[1:-1]
    elif value[:2] == '["':
        parts = value.split('"')
        if parts[::2] == ["[", *[", "] * (len(parts) // 2 - 1), "]"] and _BARE.fullmatch(key):
            return "." in key, key, parts[1::2]
    return None


def _up_to_bracket(remaining: Iterator[str]) -> Iterator[str]:
    for line in remaining:
        yield line
        if line == "]":
            return


def _meant(line: str) -> _Line:
    """What a line says, whichever kind of line it is."""
    found = _PAIR.match(line)
    if found is None:
        return _head_or_nothing(line)
    key, *scalar, opens = found.groups()
    if opens is None:
        value, end = _scalar(*scalar), found.end()
    else:
        value, end = (_list if opens == "[" else _inline)(line, found.end())
    _must_end(line, end)
    return "." in key, key, value


def _head_or_nothing(line: str) -> _Line:
    found = _HEADED.match(line)
    if found is None:
        _must_end(line, 0)
        return _NOTHING
    opens, name, closes = found.groups()
    if len(opens) != len(closes) or (opens == _HEAD and "." in name):
        raise ValueError(line)
    _must_end(line, found.end())
    return True, opens, name


def _must_end(line: str, at: int) -> None:
    """Refuse a line in which anything but a comment follows."""
    if _END.fullmatch(line, at) is None:
        raise ValueError(line)


def _scalar(text: str | None, day: str | None, whole: str | None, flag: str | None) -> Any:
    if text is not None:
        return text
    if day is not None:
        return datetime.date.fromisoformat(day)
    return flag == "true" if whole is None else int(whole)


def _list(line: str, at: int) -> tuple[list[Any], int]:
    """A list of texts or of whole numbers that begins at a place, behind its bracket, and where it ends."""
    items: list[Any] = []
    while (found := _ITEM.match(line, at)) is not None:
        text, whole = found.groups()
        items.append(int(whole) if text is None else text)
        at = found.end()
        if line[at : at + 1] != ",":
            break
        at += 1
    closes = _CLOSES.match(line, at)
    if closes is None or len({*map(type, items)}) > 1:
        raise ValueError(line)
    return items, closes.end()


def _inline(line: str, at: int) -> tuple[Values, int]:
    """A table that begins at a place, behind its bracket, and where it ends."""
    table: Values = {}
    while (found := _PAIR.match(line, at)) is not None:
        key, *scalar, opens = found.groups()
        if opens is not None or "." in key or key in table:
            break
        table[key] = _scalar(*scalar)
        at = found.end() + 1
        match line[at - 1 : at]:
            case ",":
                continue
            case "}":
                return table, at
            case _:
                break
    raise ValueError(line)
