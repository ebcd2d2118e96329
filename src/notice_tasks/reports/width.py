"""How many columns a text takes on a terminal: most Chinese characters take two."""

from unicodedata import combining, east_asian_width


def width(text: str) -> int:
    """The columns of a text without control characters."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def padded(text: str, columns: int, *, right: bool = False) -> str:
    """A text filled up with spaces to so many columns, at its right end unless `right` moves it there."""
    spaces = " " * (columns - width(text))
    return spaces + text if right else text + spaces
