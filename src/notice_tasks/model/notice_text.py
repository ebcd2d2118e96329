"""The text of a notice: its sentences, the lines that were cut, and its words as quotes are compared with them.

Words are compared folded: with half-width instead of full-width characters and without white space. Nothing else is
normalised.
"""

import unicodedata
from enum import StrEnum
from typing import Final, NamedTuple

_UNSEEN: Final = "\u200b\u2060\ufeff"
"""Invisible characters that pages put between others."""


class Cut(StrEnum):
    """Why a line of the file does not belong to the notice."""

    FURNITURE = "furniture"
    REPEAT = "repeat"
    LINKS = "links"


class CutLine(NamedTuple):
    """A line that was cut, with its number in the file."""

    line: int
    text: str
    why: Cut


class Sentence(NamedTuple):
    """A sentence of a notice without its numbering; `line` and `column` (1-based) are where it begins in the file.

    `clause` is the number of its section, such as 三(四)1; a heading only names what follows it. Its words are
    `kept[first:last]` of the text.
    """

    text: str
    line: int
    column: int
    clause: str
    heading: bool
    first: int
    last: int


class NoticeText(NamedTuple):
    """The content of a file: the sentences that were kept, the lines that were cut, and the words of both, folded.

    `kept` has the words of the sentences with their numbering, `whole` those of all lines.
    """

    sentences: tuple[Sentence, ...]
    cut: tuple[CutLine, ...]
    kept: str
    whole: str


class Unreadable(NamedTuple):
    """Why a file gives no text: `case` selects the message; `reason` is the operating system's own.

    `line` and `column` are those of an invalid byte; of a conflict that git left only the line is given.
    """

    case: str
    reason: str = ""
    line: int | None = None
    column: int | None = None


def _narrow_forms() -> dict[int, int]:
    """Maps each full-width and half-width character to the one of usual width."""
    forms = {}
    for code in (0x3000, *range(0xFF01, 0xFFEF)):
        width, _blank, other = unicodedata.decomposition(chr(code)).partition(" ")
        if width in {"<wide>", "<narrow>"}:
            forms[code] = int(other, 16)
    return forms


_NARROW: Final = _narrow_forms()


def narrow(text: str) -> str:
    """A text with full-width characters replaced by half-width ones; its length does not change."""
    return text.translate(_NARROW)


def closed_up(text: str) -> str:
    """A text without white space."""
    for sign in _UNSEEN:
        text = text.replace(sign, "")
    return "".join(text.split())


def kept_at(text: str) -> list[int]:
    """The indexes of the characters that `closed_up` keeps."""
    return [at for at, character in enumerate(text) if not character.isspace() and character not in _UNSEEN]


def folded(text: str) -> str:
    """A text in the form in which texts are compared: narrow and without white space."""
    return closed_up(narrow(text))
