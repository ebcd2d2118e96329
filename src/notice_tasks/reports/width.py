"""How many columns a text takes on a terminal: most Chinese characters take two."""

from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category, east_asian_width

_MARKS = frozenset({"Mn", "Me", "Cf"})
"""Kinds of characters that are drawn into the one before, or not at all; but a soft hyphen, U+00AD, is seen."""

_REMEMBERED = 4096
"""Texts consist of few characters, each asked about again and again."""

_AS_PICTURE = "\ufe0f"
"""The mark that makes a picture of a narrow sign; pictures are wide."""


def width(text: str) -> int:
    """The columns of a text."""
    if text.isascii():
        return len(text)
    return sum(widths(text))


def widths(text: str) -> Iterator[int]:
    """The columns that each character of a text adds to it."""
    drawn = 0
    for character in text:
        if not is_mark(character):
            added = drawn = 2 if is_wide(character) else 1
        elif character == _AS_PICTURE and drawn == 1:
            added, drawn = 1, 2
        else:
            added = 0
        yield added


@lru_cache(_REMEMBERED)
def is_wide(character: str) -> bool:
    """Whether a character takes two columns, as Chinese ones do."""
    return east_asian_width(character) in "WF"


@lru_cache(_REMEMBERED)
def is_mark(character: str) -> bool:
    """Whether a character is drawn into the one before, or not at all."""
    if character < "\u0300":
        return False
    return category(character) in _MARKS or "\u1160" <= character <= "\u11ff"  # what follows in a Korean syllable


def padded(text: str, columns: int, *, right: bool = False) -> str:
    """A text filled up with spaces to so many columns, at its right end unless `right` moves it there."""
    spaces = " " * (columns - width(text))
    return spaces + text if right else text + spaces
