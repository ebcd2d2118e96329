"""The numbers at the head of lines: 第三条 一、 (一) 1. (1) ① They are no words of the notice.

Lines are given narrow (model/notice_text.py).
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
"""Each level stands within the one before."""

_NUMBER: Final = re.compile(r"\s*(?:" + "|".join(f"({form})" for form in _FORMS) + ")")


class Number(NamedTuple):
    """The number that a line begins with: its level, what it is called, and where the line's own words begin."""

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
    """Where in a numbered text one stands, as it is read from its beginning."""

    def __init__(self) -> None:
        """Begin before the first number."""
        self._numbers: list[Number] = []

    def enter(self, number: Number) -> None:
        """Step to a number, which ends all that stood under its level."""
        self._numbers = [*(outer for outer in self._numbers if outer.level < number.level), number]

    @property
    def place(self) -> str:
        """The numbers one stands under, the outermost first, such as 三(四)1."""
        return "".join(number.name for number in self._numbers)
