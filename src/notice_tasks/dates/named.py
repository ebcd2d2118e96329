"""Days as Chinese notices name them: 8月30日, 二〇二四年八月三十日, 8月底, 七月中旬, 8月15日—20日, 8月30日(星期五).

Nothing is guessed: a year that is not said stays open, and words that fix no day (月初, 近期, 尽快) name none.
"""

import calendar
import datetime
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

_DIGITS: Final = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | dict.fromkeys("○零OＯ", 0)
_MONTHS: Final = 12
_WEEKDAYS: Final = {sign: number for number, signs in enumerate((*"一二三四五六", "日天")) for sign in signs}

_NUMBER = r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})"
_GAP = r"[ \t\u3000]*+"  # possessive: given back bit by bit, a long gap would take minutes
_LONGEST: Final = 12
"""So many characters before 月 can belong to the day it names: a year, a month, and spaces between them."""

_BEFORE: Final = re.compile(
    rf"(?:([0-9０-９]{{4}}|[〇○零OＯ一二三四五六七八九]{{4}}){_GAP}年{_GAP})?(?<![0-9０-９])({_NUMBER}){_GAP}\Z"
)
_BEHIND: Final = re.compile(
    rf"{_GAP}(?:(?P<day>{_NUMBER}){_GAP}[日号](?:{_GAP}[(（]?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])[)）]?)?"
    rf"(?:{_GAP}(?:至|到|[-—–－~～]+){_GAP}(?P<to>{_NUMBER}){_GAP}[日号])?|份?(?P<part>底|末|上旬|中旬|下旬))"
    rf"(?P<limits>{_GAP}(?:[(（][^)）]{{0,8}}[)）])?{_GAP}(?:之前|以前|前|止|截止|下班|[0-9０-９]{{1,2}}[:：时点]))?"
)


class Named(NamedTuple):
    """A day that a text names; `written` is how it stands there.

    `weekday` is counted from Monday as 0. `limits` tells that the words behind it make it a limit.
    """

    month: int
    day: int
    written: str
    year: int | None = None
    weekday: int | None = None
    limits: bool = False

    def is_day(self, day: datetime.date) -> bool:
        """Whether it can be this day; a year that is not said can be any."""
        return (self.month, self.day) == (day.month, day.day) and self.year in {None, day.year}


@lru_cache(maxsize=1024)
def days_named(text: str, year: int) -> tuple[Named, ...]:
    """The days that a text names, in its order; `year` tells how long February is where the text does not.

    A ten-day band (上旬, 中旬, 下旬) names its first and its last day, a month's end (底, 末) its last.
    """
    found: list[Named] = []
    at = text.find("月")
    while at >= 0:
        found += _named_at(at, text, year)
        at = text.find("月", at + 1)
    return tuple(found)


def _named_at(at: int, text: str, year: int) -> Iterator[Named]:
    """The days that are named around a 月."""
    before, behind = _BEFORE.search(text[max(0, at - _LONGEST) : at]), _BEHIND.match(text, at + 1)
    if before is None or behind is None or not 1 <= (month := _number(before[2])) <= _MONTHS:
        return
    said = None if before[1] is None else _year(before[1])
    written = f"{before.group()}月{text[at + 1 : behind.start('limits') if behind['limits'] else behind.end()]}"
    first = Named(month, 0, written, said, limits=behind["limits"] is not None)
    if behind["part"] is not None:
        for day in _of_part(behind["part"], said or year, month):
            yield first._replace(day=day)
        return
    weekday = None if behind["weekday"] is None else _WEEKDAYS[behind["weekday"]]
    yield first._replace(day=_number(behind["day"]), weekday=weekday)
    if behind["to"] is not None:
        yield first._replace(day=_number(behind["to"]))


def _of_part(part: str, year: int, month: int) -> tuple[int, ...]:
    _first, last = calendar.monthrange(year, month)
    return {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, last)}.get(part, (last,))


def _year(written: str) -> int:
    return int("".join(str(_digit(sign)) for sign in written))


def _number(written: str) -> int:
    """A number of at most two digits; nought where Chinese digits stand in no order that means one."""
    if "十" not in written:
        values = [_digit(sign) for sign in written]
        return values[0] * 10 + values[1] if len(values) == 2 else values[0] if len(values) == 1 else 0
    tens, _ten, ones = written.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return 0
    return (_digit(tens) if tens else 1) * 10 + (_digit(ones) if ones else 0)


def _digit(sign: str) -> int:
    """A digit's value: Chinese, or one that Python itself reads, of full width too."""
    return _DIGITS[sign] if sign in _DIGITS else int(sign)
