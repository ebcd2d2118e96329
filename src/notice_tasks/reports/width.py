"""How many columns a text takes on a terminal: most Chinese characters take two."""

from collections.abc import Iterator
from unicodedata import category, east_asian_width

_MARKS = frozenset({"Mn", "Me", "Cf"})
"""Kinds of characters that are drawn into the one before, or not at all; but a soft hyphen is seen."""

_AS_PICTURE = "\ufe0f"
"""The mark that makes a picture of a narrow sign; pictures are wide."""

_OBEYED = frozenset({"Cc", "Zl", "Zp"})


def width(text: str) -> int:
    """The columns of a text; a control character counts as the space that `bare` makes of it."""
    if text.isascii():
        return len(text)
    return sum(widths(text))


def widths(text: str) -> Iterator[int]:
    """The columns that each character of a text adds to it."""
    drawn = 0
    for character in text:
        if not is_mark(character):
            added = drawn = 2 if east_asian_width(character) in "WF" else 1
        elif character == _AS_PICTURE and drawn == 1:
            added, drawn = 1, 2
        else:
            added = 0
        yield added


def is_mark(character: str) -> bool:
    """Whether a character is drawn into the one before, or not at all."""
    return category(character) in _MARKS and character != "\u00ad"


def bare(text: str) -> str:
    """A text with a space for each character that ends a line or that a terminal obeys."""
    if text.isprintable():
        return text
    return "".join(" " if category(character) in _OBEYED else character for character in text)


def padded(text: str, columns: int, *, right: bool = False) -> str:
    """A text filled up with spaces to so many columns, at its right end unless `right` moves it there."""
    spaces = " " * (columns - width(text))
    return spaces + text if right else text + spaces
