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
    tens, ten, ones = written.replace("两", "二").partition("十")
    if len(tens) > 1 or len(ones) > 1 or (ten and tens == "零"):
        return None
    if not ten:
        return _DIGITS.index(tens)
    return (_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0)
