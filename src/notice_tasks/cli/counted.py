"""Numbers with the unit that an option counts in: 7天, 两周, 10个工作日."""

import re
from collections.abc import Mapping
from typing import Final

from notice_tasks.cli.full_width import narrow

_WEEK: Final = ("周", "星期", "礼拜")
_UNITS: Final[Mapping[str, Mapping[str, int]]] = {
    "--days": {"天": 1, "日": 1} | dict.fromkeys(_WEEK, 7),
    "--weeks": dict.fromkeys(_WEEK, 1),
    "--months": {"月": 1},
    "--years": {"年": 1},
    "--workdays": {"工作日": 1},
    "--hours": {"小时": 1},
    "--minutes": {"分": 1, "分钟": 1},
    "--count": {"期": 1, "次": 1},
    "--limit": {"条": 1},
}
"""For each option the units that may follow its number, and how many of the option's own units each is."""

_DIGITS: Final = "零一二三四五六七八九"


def counted(option: str, word: str) -> str:
    """The number that a word means as a value of an option; the word itself if it is no number with a unit."""
    units = _UNITS.get(option, {})
    found = re.fullmatch(rf"([0-9]+|[{_DIGITS}两十]{{1,3}})\s*个?({'|'.join(units)})", narrow(word).strip())
    if not units or found is None or (number := _number(found[1])) is None:
        return word
    return str(number * units[found[2]])


def _number(written: str) -> int | None:
    """A number in digits, or one up to 99 in Chinese; None if it is none."""
    if written.isdecimal():
        return int(written)
    found = re.fullmatch(r"(?:([一二三四五六七八九]?)(十))?([零一二三四五六七八九]?)", written.replace("两", "二"))
    if found is None:
        return None
    tens = _DIGITS.index(found[1] or "一") if found[2] else 0
    return tens * 10 + _DIGITS.index(found[3] or "零")
