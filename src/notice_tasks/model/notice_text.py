"""The text of a notice: its sentences, what was cut from it, and its words as quotes are held against them.

Words are compared folded: half-width forms for full-width ones, and no white space. Nothing else is evened out.
"""

import unicodedata
from enum import StrEnum
from typing import Final, NamedTuple

_UNSEEN: Final = "\u200b\u2060\ufeff"
"""What pages put between characters and nobody sees."""


class Cut(StrEnum):
    """Why a line of the text is none of the notice's own."""

    FURNITURE = "furniture"
    REPEAT = "repeat"
    LINKS = "links"


class CutLine(NamedTuple):
    """A line that was cut, with its number in the file."""

    line: int
    text: str
    why: Cut


class Sentence(NamedTuple):
    """A sentence of a notice, its numbering left out, and where it begins in the file (both 1-based).

    `clause` is the number it stands under, such as 三(四)1; a heading only names what stands beneath it. `first` and
    `last` are the ends of its words in the folded text that was kept.
    """

    text: str
    line: int
    column: int
    clause: str
    heading: bool
    first: int
    last: int


class NoticeText(NamedTuple):
    """What a file holds: the sentences that were kept, the lines that were cut, and the words of both, folded.

    `kept` are the words of the sentences with their numbering, `whole` those of all lines.
    """

    sentences: tuple[Sentence, ...]
    cut: tuple[CutLine, ...]
    kept: str
    whole: str


class Unreadable(NamedTuple):
    """Why a file gives no text: `case` names the sentence that says so, or the system's `reason` does.

    `line` and `column` are those of a byte that belongs to no character; of a conflict that git left there is a line.
    """

    case: str
    reason: str = ""
    line: int | None = None
    column: int | None = None


def _narrow_forms() -> dict[int, int]:
    """The character of usual width for each full-width and each half-width one."""
    forms = {}
    for code in (0x3000, *range(0xFF01, 0xFFEF)):
        width, _blank, other = unicodedata.decomposition(chr(code)).partition(" ")
        if width in {"<wide>", "<narrow>"}:
            forms[code] = int(other, 16)
    return forms


_NARROW: Final = _narrow_forms()


def narrow(text: str) -> str:
    """A text with half-width characters for full-width ones; it stays as long as it is."""
    return text.translate(_NARROW)


def closed_up(text: str) -> str:
    """A text without white space."""
    for sign in _UNSEEN:
        text = text.replace(sign, "")
    return "".join(text.split())


def kept_at(text: str) -> list[int]:
    """Where the characters of a text stand that are left when it is closed up."""
    return [at for at, character in enumerate(text) if not character.isspace() and character not in _UNSEEN]


def folded(text: str) -> str:
    """A text as it is compared: narrow, and closed up."""
    return closed_up(narrow(text))
