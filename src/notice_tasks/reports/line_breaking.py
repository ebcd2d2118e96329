"""Line breaking for a given number of terminal columns.

A line may break at a space or beside a Chinese character, but never inside a word, id, date or path that fits on a
line. Nothing but spaces is lost at a break. Texts must be `clean`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.reports.width import is_mark, is_wide, width, widths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    BreakRule = Callable[[str, str], bool]

CLOSING: Final = frozenset("，。、；：！？）】〗」』”’》〉〕］｝％…—·～\u3000,.;:!?)]}%")
"""Characters that never begin a line."""

OPENING: Final = frozenset("（【〖「『“‘《〈〔［｛([{\u200d")
"""Characters that never end a line. The last one joins two pictograms."""

# Chinese punctuation of one column, which its width does not distinguish from the letters of a word. The closing single
# quotation mark is left out, because it is also the apostrophe.
_NARROW_CHINESE: Final = frozenset("“”‘…—")
_QUOTES: Final = frozenset("\"'")
_JOINER: Final = "\u200d"
_WIDEST: Final = 2
"""The columns of a Chinese character."""

_REMEMBERED: Final = 1024
"""A table asks for each of its texts several times: for the width, for the height, and to draw it."""

_HEAD: Final = re.compile(r"\A *(?:[0-9]+\. +|\d{4}-\d\d-\d\d(?: \d\d:\d\d)?  [0-9a-z]{8}  )?")


class Broken(NamedTuple):
    """The start and stop of each line in the text. All lines but the first are indented by `hang` spaces."""

    spans: tuple[tuple[int, int], ...]
    hang: int


class _Piece(NamedTuple):
    start: int
    stop: int


@lru_cache(_REMEMBERED)
def broken(text: str, columns: int) -> Broken:
    """Break a text. Its lines are indented to what follows its leading spaces and its number, such as "12. "."""
    if width(text) <= columns:
        return Broken(((0, len(text)),), 0)
    ruler = _Ruler(text)
    head = _head(text)
    hang = head if head * 2 <= columns and head + _WIDEST <= columns else 0
    begin = hang or _before_mark(text, len(text) - len(text.lstrip(" ")))
    pieces = [
        part for piece in _pieces(text, begin) for part in _divided(text, piece, ruler, columns - hang, _INTO_TOKENS)
    ]
    lines = _packed(pieces, ruler, columns - hang)
    _accompany_single_characters(text, lines, ruler, columns - hang)
    spans = [(line[0].start, line[-1].stop) for line in lines] or [(len(text), len(text))]
    if hang:
        spans[0] = (0, spans[0][1])
    return Broken(tuple(spans), hang)


@lru_cache(_REMEMBERED)
def longest_piece(text: str) -> int:
    """The columns of the widest line that breaking a text outside its tokens can give."""
    ruler, head = _Ruler(text), _head(text)
    return head + max((ruler.width(piece.start, piece.stop) for piece in _pieces(text, head)), default=0)


class _Ruler:
    """Measures parts of a text without looking at each character again."""

    def __init__(self, text: str) -> None:
        self._until = [0, *accumulate(widths(text))]

    def width(self, start: int, stop: int) -> int:
        return self._until[stop] - self._until[start]


def _head(text: str) -> int:
    """The length of the leading spaces, and of a number or the day and id of a record that text follows."""
    return _before_mark(text, len(text) - len(_HEAD.sub("", text)))


def _before_mark(text: str, at: int) -> int:
    """The position, or the one before if the character there is drawn into the preceding space."""
    return at - 1 if at and _carries_mark(text, at - 1) else at


def _carries_mark(text: str, at: int) -> bool:
    return is_mark(text[at + 1 : at + 2] or " ")


def _pieces(text: str, begin: int) -> Iterator[_Piece]:
    return _split(text, _Piece(begin, len(text)), _beside_chinese_or_space)


def _split(text: str, piece: _Piece, rule: BreakRule) -> Iterator[_Piece]:
    """Divide a piece wherever a rule allows it; spaces at the end of a piece are dropped."""
    cuts = [at for at in range(piece.start + 1, piece.stop) if _is_place(text, at) and rule(*_beside(text, at))]
    for start, stop in pairwise((piece.start, *cuts, piece.stop)):
        kept = len(text[start:stop].rstrip(" "))
        if kept:
            yield _Piece(start, start + kept)


def _is_place(text: str, at: int) -> bool:
    """Whether a character begins here. A space only counts if a combining mark follows it."""
    return not is_mark(text[at]) and (text[at] != " " or _carries_mark(text, at))


def _beside(text: str, at: int) -> tuple[str, str]:
    """The characters before and after a position; combining marks are skipped."""
    before = at - 1
    while before > 0 and is_mark(text[before]) and text[before] != _JOINER:
        before -= 1
    return text[before], text[at]


def _beside_chinese_or_space(before: str, after: str) -> bool:
    if not _free(before, after):
        return False
    if before == " ":
        return True
    if before in _QUOTES or after in _QUOTES:  # opening and closing ones look the same
        return False
    # A number stays with what it counts: 3天, 8月.
    return (_is_chinese(before) or _is_chinese(after)) and not ("0" <= before <= "9")


def _free(before: str, after: str) -> bool:
    return before not in OPENING and after not in CLOSING


def _is_chinese(character: str) -> bool:
    return is_wide(character) or character in _NARROW_CHINESE


def _after(sign: str) -> BreakRule:
    return lambda before, after: before == sign and after != sign and _free(before, after)


def _anywhere(_before: str, _after: str) -> bool:
    return True


_INTO_TOKENS: Final[tuple[BreakRule, ...]] = (_after("/"), _after("-"), _free, _anywhere)
"""Rules that divide a token wider than a line, the best rule first."""


def _divided(text: str, piece: _Piece, ruler: _Ruler, room: int, rules: Sequence[BreakRule]) -> Iterator[_Piece]:
    if not rules or ruler.width(*piece) <= room:
        yield piece
        return
    for part in _split(text, piece, rules[0]):
        yield from _divided(text, part, ruler, room, rules[1:])


def _packed(pieces: Sequence[_Piece], ruler: _Ruler, room: int) -> list[list[_Piece]]:
    lines: list[list[_Piece]] = []
    for piece in pieces:
        if lines and ruler.width(lines[-1][0].start, piece.stop) <= room:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return lines


def _accompany_single_characters(text: str, lines: list[list[_Piece]], ruler: _Ruler, room: int) -> None:
    """Move the preceding character to a Chinese character that would be alone on its line."""
    for before, line in pairwise(lines):
        moved, first = before[-1], line[0]
        adjoining = moved.stop == first.start and ruler.width(moved.start, first.stop) <= room
        if len(line) == 1 and len(before) > 2 and adjoining and _is_one_character(text[first.start : first.stop]):
            line.insert(0, before.pop())


def _is_one_character(piece: str) -> bool:
    """Whether a piece is a single Chinese character, apart from punctuation."""
    seen = [character for character in piece if not is_mark(character) and character not in OPENING | CLOSING]
    return len(seen) == 1 and _is_chinese(seen[0])
