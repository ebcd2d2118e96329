"""The numbers at the beginning of lines: 第三条 一、 (一) 1. (1) ① They are not part of the notice's words.

Lines must be narrow (model/notice_text.py).
"""

import re
from typing import Final, NamedTuple

_HAN: Final = "[一二三四五六七八九十百零〇]{1,5}"

_FORMS: Final = (
    rf"第(?:{_HAN}|\d{{1,3}})[编章节条]",
    rf"{_HAN}[、.]",
    rf"\({_HAN}\)、?",
    r"\d{1,2}(?:[、)]|\.(?!\d))",
    r"\(\d{1,2}\)、?",
    "[①-⑳]",
)
"""The levels of numbers, from the outermost to the innermost."""

_NUMBER: Final = re.compile(r"\s*(?:" + "|".join(f"({form})" for form in _FORMS) + ")")


class Number(NamedTuple):
    """The number that a line begins with: its level, its name, and the offset at which the line's words begin."""

    level: int
    name: str
    end: int


def number_of(line: str) -> Number | None:
    """The number that a line begins with."""
    found = _NUMBER.match(line)
    if found is None or found.lastindex is None:
        return None
    return Number(found.lastindex, found[found.lastindex].rstrip("、."), found.end())


class Outline:
    """The present section while a numbered text is read from its beginning."""

    def __init__(self) -> None:
        """Start before the first number."""
        self._numbers: list[Number] = []

    def enter(self, number: Number) -> None:
        """Enter a number, which ends all sections of its level and below."""
        self._numbers = [*(outer for outer in self._numbers if outer.level < number.level), number]

    @property
    def place(self) -> str:
        """The numbers of the present section, the outermost first, such as 三(四)1."""
        return "".join(number.name for number in self._numbers)
