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
_LONGEST: Final = 14
"""So many characters before 月 can belong to the day it names: a year, a month, and spaces between them."""

_CLOCK = r"(?:上午|下午|晚上)?(?:[0-9０-９]{1,2}(?:[:：][0-9０-９]{2}|[时点](?:[0-9０-９]{1,2}分)?))?"
_LIMIT = rf"(?:[(（][^)）]{{0,8}}[)）])?{_GAP}(?:之前|以前|前|止|截止|下班|结束)"
_TO = "至|到|[-—–－~～]+"

_BEFORE: Final = re.compile(
    rf"(?P<opens>[自从]{_GAP})?(?P<until>(?<!截)至|到)?{_GAP}"
    rf"(?:([0-9０-９]{{4}}|[〇○零OＯ一二三四五六七八九]{{4}}){_GAP}年{_GAP})?(?<![0-9０-９])({_NUMBER}){_GAP}\Z"
)
_BEHIND: Final = re.compile(
    rf"{_GAP}(?:(?P<day>{_NUMBER}){_GAP}[日号](?P<rest>{_GAP}{_CLOCK}{_GAP}"
    # A weekday with another behind it is a span of them, and 周日报 is a daily report.
    rf"(?:[(（\[【]?{_GAP}本?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])(?!{_GAP}(?:{_TO}|、|报|均))"
    rf"{_GAP}[)）\]】]?)?{_GAP}{_CLOCK})"
    rf"(?:{_GAP}(?:{_TO}){_GAP}(?P<to>{_NUMBER}){_GAP}[日号])?|份?(?P<part>底|末|上旬|中旬|下旬))"
    rf"(?P<limits>{_GAP}{_CLOCK}{_GAP}{_LIMIT})?(?P<starts>{_GAP}(?:起|开始|启动))?"
)
_BARE: Final = re.compile(rf"(?<![月0-9０-９至到])(?P<day>[0-9０-９]{{1,2}}){_GAP}[日号]{_GAP}{_CLOCK}{_GAP}{_LIMIT}")
"""A day whose month was said before: 9月20日前报送初稿，25日前报送终稿."""


class Named(NamedTuple):
    """A day that a text names; `written` is how it stands there.

    `weekday` is counted from Monday as 0. `limits` tells that the words around it make it a limit or an end, `opens`
    that they make it a beginning.
    """

    month: int
    day: int
    written: str
    year: int | None = None
    weekday: int | None = None
    limits: bool = False
    opens: bool = False

    def is_day(self, day: datetime.date) -> bool:
        """Whether it can be this day; a year that is not said can be any."""
        return (self.month, self.day) == (day.month, day.day) and self.year in {None, day.year}


@lru_cache(maxsize=1024)
def days_named(text: str, year: int) -> tuple[Named, ...]:
    """The days that a text names, in its order; `year` tells how long February is where the text does not.

    A ten-day band (上旬, 中旬, 下旬) names its first and its last day, a month's end (底, 末) its last.
    """
    if len(text) > _MOST:
        return ()
    found: list[tuple[int, Named]] = []
    at = text.find("月")
    while at >= 0:
        found += ((at, named) for named in _named_at(at, text, year))
        at = text.find("月", at + 1)
    found += _bare_days(text, tuple(found))
    return tuple(named for _at, named in sorted(found, key=lambda one: one[0]))


_MOST: Final = 10_000
"""Longer texts are no quotes."""


def _bare_days(text: str, named: tuple[tuple[int, Named], ...]) -> Iterator[tuple[int, Named]]:
    """Days with a limit whose month is that of the day named before them."""
    for found in _BARE.finditer(text) if named else ():
        earlier = [one for at, one in named if at < found.start()]
        if earlier:
            day = Named(earlier[-1].month, _number(found["day"]), found.group(), earlier[-1].year, limits=True)
            yield found.start(), day


def _named_at(at: int, text: str, year: int) -> Iterator[Named]:
    """The days that are named around a 月."""
    before, behind = _BEFORE.search(text[max(0, at - _LONGEST) : at]), _BEHIND.match(text, at + 1)
    if before is None or behind is None or not 1 <= (month := _number(before[4])) <= _MONTHS:
        return
    said = None if before[3] is None else _year(before[3])
    end = (
        next(behind.start(part) for part in ("limits", "starts") if behind[part]) if _goes_on(behind) else behind.end()
    )
    first = Named(
        month,
        0,
        f"{before.group().lstrip('自从至到')}月{text[at + 1 : end]}".strip(),
        said,
        limits=behind["limits"] is not None or before["until"] is not None,
        opens=behind["starts"] is not None or before["opens"] is not None,
    )
    if behind["part"] is not None:
        for number in _of_part(behind["part"], said or year, month):
            yield first._replace(day=number)
        return
    weekday = None if behind["weekday"] is None else _WEEKDAYS[behind["weekday"]]
    day = first._replace(day=_number(behind["day"]), weekday=weekday)
    if behind["to"] is None:
        yield day
    else:
        yield day._replace(limits=False, opens=True)
        yield first._replace(day=_number(behind["to"]), limits=True, opens=False)


def _goes_on(behind: re.Match[str]) -> bool:
    return behind["limits"] is not None or behind["starts"] is not None


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
