"""The width of a text in terminal columns; most Chinese characters take two."""

from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category, east_asian_width

_MARKS = frozenset({"Mn", "Me", "Cf"})
"""Categories of characters without a width of their own; but a soft hyphen, U+00AD, is visible."""

_REMEMBERED = 4096
"""Texts consist of few different characters, and each is looked up again and again."""

_AS_PICTURE = "\ufe0f"
"""The variation selector that turns a narrow sign into a wide pictogram."""


def width(text: str) -> int:
    """The columns of a text."""
    if text.isascii():
        return len(text)
    return sum(widths(text))


def widths(text: str) -> Iterator[int]:
    """The columns that each character adds to a text."""
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
    """Whether a character has no width of its own."""
    if character < "\u0300":
        return False
    return category(character) in _MARKS or "\u1160" <= character <= "\u11ff"  # the rest of a Korean syllable


def padded(text: str, columns: int, *, right: bool = False) -> str:
    """A text padded with spaces to a number of columns, at its end or, with `right`, at its beginning."""
    spaces = " " * (columns - width(text))
    return spaces + text if right else text + spaces
