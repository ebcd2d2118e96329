"""Numbers with the unit that an option counts in: 7天, 两周, 10个工作日, 2 weeks; the names of months."""

import re
from collections.abc import Container, Mapping
from typing import Final

from notice_tasks.cli.full_width import narrow
from notice_tasks.dates.english import month_number

_WEEK: Final = ("周", "星期", "礼拜", "week")
_LONGEST_MONTH: Final = 31

_UNITS: Final[Mapping[str, Mapping[str, int]]] = {
    "--days": {"天": 1, "日": 1, "day": 1, **dict.fromkeys(_WEEK, 7), "月": _LONGEST_MONTH, "month": _LONGEST_MONTH},
    "--weeks": dict.fromkeys(_WEEK, 1),
    "--months": {"月": 1, "month": 1},
    "--years": {"年": 1, "year": 1},
    "--workdays": {"工作日": 1, "working day": 1, "workday": 1, "business day": 1},
    "--hours": {"小时": 1, "hour": 1},
    "--minutes": {"分": 1, "分钟": 1, "minute": 1},
    "--count": {"期": 1, "次": 1, "time": 1},
    "--limit": {"条": 1, "record": 1},
    "--month": {"月": 1},
    "--day": {"日": 1, "号": 1},
}
"""For each option the units that may follow its number, and how many of the option's own units each is."""

_DIGITS: Final = "零一二三四五六七八九"
_WORDS: Final = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
"""English words for numbers; the first two mean 1."""


def counted(option: str, word: str, options: Container[str]) -> str:
    """The number that a word means as a value of an option; the word itself if it is no number with a unit.

    Months are not counted in days if the command has another option for months.
    """
    units = _UNITS.get(option, {})
    said = " ".join(narrow(word).lower().split())
    if option == "--month" and (month := month_number(said)):
        return str(month)
    found = re.fullmatch(rf"([0-9]+|[{_DIGITS}两十]{{1,3}}|[a-z]+ )\s*个?({'|'.join(units)})s?", said)
    if not units or found is None or (number := _number(found[1])) is None:
        return word
    if units[found[2]] == _LONGEST_MONTH and "--months" in options:
        return word
    return str(number * units[found[2]])


def _number(written: str) -> int | None:
    """A number in digits, or one up to 99 in Chinese or up to 12 in English; None if it is none."""
    if written.isdecimal():
        return int(written)
    if written.isascii():
        word = written.strip()
        return max(_WORDS.index(word), 1) if word in _WORDS else None
    found = re.fullmatch(r"(?:([一二三四五六七八九]?)(十))?([零一二三四五六七八九]?)", written.replace("两", "二"))
    if found is None:
        return None
    tens = _DIGITS.index(found[1] or "一") if found[2] else 0
    return tens * 10 + _DIGITS.index(found[3] or "零")
