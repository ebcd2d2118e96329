"""The source line of a problem, with a caret below the place.

Columns of files count code points from 1. The widths here count terminal columns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import category

from notice_tasks.reports.clean import clean
from notice_tasks.reports.width import width, widths

if TYPE_CHECKING:
    from collections.abc import Callable

_SCREEN: Final = 79
"""The largest width of a source line on any screen, because a caret cannot point into a folded line."""

_NEAR: Final = 4 * _SCREEN
"""The number of characters examined on each side of the place; a line may have a million."""

_CUT: Final = "..."
_TAB: Final = "    "
_JOINED: Final = frozenset({"Mn", "Me"})
"""Categories of combining characters, such as accents."""


def source_lines(line: str, number: int, column: int, can_show: Callable[[str], bool]) -> tuple[str, str]:
    """A source line after its number, and a caret beneath it. Long lines are cut on both sides of the place."""
    head = f"  {number} | "
    room = _SCREEN - len(head)
    at = _start_of_character(line, column - 1)
    after = _beginning(line[at : at + _NEAR], room // 3, can_show)
    before = _end(line[max(0, at - _NEAR) : at], room - width(after), can_show)
    after = _beginning(line[at : at + _NEAR], room - width(before), can_show)
    return f"{head}{before}{after}", f"{' ' * (len(head) - 2)}| {' ' * width(before)}^"


def _start_of_character(line: str, at: int) -> int:
    """The offset of the character that is drawn at an offset: an accent belongs to the letter before it."""
    at = min(at, len(line))
    while 0 < at < len(line) and category(line[at]) in _JOINED:
        at -= 1
    return at


def _beginning(text: str, columns: int, can_show: Callable[[str], bool]) -> str:
    """As much of a text's beginning as fits into `columns`."""
    text = _drawn(text, can_show)
    if width(text) <= columns:
        return text
    end = taken = 0
    for added in widths(text):
        taken += added
        if taken > columns - len(_CUT):
            break
        end += 1
    return text[:end] + _CUT


def _end(text: str, columns: int, can_show: Callable[[str], bool]) -> str:
    """As much of a text's end as fits into `columns`."""
    text = _drawn(text, can_show)
    too_many = width(text) - columns
    if too_many <= 0:
        return text
    start, left_out = 0, -len(_CUT)
    for added in widths(text):
        if left_out >= too_many and added:
            break
        left_out += added
        start += 1
    return _CUT + text[start:]


def _drawn(text: str, can_show: Callable[[str], bool]) -> str:
    """A text that is safe for a terminal and in which each character has its measured width."""
    text = clean(text.replace("\t", _TAB))
    return text if can_show(text) else "".join(sign if can_show(sign) else "?" for sign in text)
