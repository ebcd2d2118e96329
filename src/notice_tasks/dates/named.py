"""Days as Chinese notices name them: 8月30日, 二〇二四年八月三十日, 2024-08-30, 8月底, 七月中旬, 8月15日—20日.

Nothing is guessed: a year that is not given stays open, and vague words (月初, 近期, 尽快) name no day. Digits with
dots or strokes are a day only after a year of four digits: 9.29 may also be a clause.
"""

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

_MONTHS: Final = 12

_DIGITS: Final = "".join(map(chr, range(0xE000, 0xE00D)))
"""Private-use characters, which no text has, that stand for the Chinese digits 0 to 10, 20 and 30."""

_TEN, _TWENTY, _THIRTY = tuple(_DIGITS[10:])
_FOLDED: Final = str.maketrans(
    "０１２３４５６７８９（）［］【】：／－．～–—　\t" + "〇一二三四五六七八九十廿卅" + "○零OＯ从点" + _DIGITS,
    "0123456789()[][]:/-.~--  " + _DIGITS + 4 * _DIGITS[0] + "自时" + len(_DIGITS) * "?",
)
"""Characters that mean the same, so that the patterns below need only one character or range for each.

They then compile in a third of the time: a set of many Chinese characters takes as long as the rest of a pattern.
"""

_NUMBER = f"(?:[0-9]{{1,2}}|[{_DIGITS[1]}-{_THIRTY}]{{1,3}})"
_GAP = " *+"  # possessive: given back bit by bit, a long gap would take minutes
_LONGEST: Final = 14
"""How many characters before 月 can belong to the day: a year, a month, and spaces between them."""

_CLOCK = "(?:上午|下午|晚上)?(?:[0-9]{1,2}(?::[0-9]{2}|时(?:[0-9]{1,2}分)?))?"
_LIMIT = rf"(?:\([^)]{{0,8}}\))?{_GAP}(?:之前|以前|前(?!后)|止|截止|下班|结束)"
_TO = "至|到|[-~]+"

_BEFORE: Final = re.compile(
    rf"(?P<opens>自{_GAP})?(?P<until>(?<!截)至|到)?{_GAP}"
    rf"(?:([0-9]{{4}}|[{_DIGITS[0]}-{_DIGITS[9]}]{{4}}){_GAP}年{_GAP})?(?<![0-9])({_NUMBER}){_GAP}\Z"
)
_WEEK = f"[{_DIGITS[1]}-{_DIGITS[6]}日]|天(?=)"  # 天 stands alone: a set of three ranges is slow to compile
_WEEKDAYS: Final = {sign: number for number, signs in enumerate((*_DIGITS[1:7], "日天")) for sign in signs}
_WEEKDAY = (
    # A weekday followed by another is a span, and 周日报 is a daily report.
    rf"(?:[(\[]?{_GAP}本?(?:星期|周|礼拜)(?P<weekday>{_WEEK})(?!{_GAP}(?:{_TO}|、|报|均)){_GAP}[)\]]?)?"
)
_LIMITS = rf"{_GAP}{_CLOCK}{_GAP}(?P<limits>{_LIMIT})?(?P<starts>{_GAP}(?:起|开始|启动))?"
_BEHIND: Final = re.compile(
    rf"{_GAP}(?:(?P<day>{_NUMBER}){_GAP}[日号]{_GAP}{_CLOCK}{_GAP}{_WEEKDAY}"
    rf"(?:{_GAP}(?:{_TO}){_GAP}(?P<to>{_NUMBER}){_GAP}[日号])?|份?(?P<part>底|末|上旬|中旬|下旬)){_LIMITS}"
)
_ALONE: Final = (  # compiled when needed, which is seldom
    rf"(?P<opens>自{_GAP})?(?P<until>(?<!截)至|到)?{_GAP}(?<![0-9./-])(?P<year>[0-9]{{4}})(?P<stroke>[-/.])"
    rf"(?P<month>[0-9]{{1,2}})(?P=stroke)(?P<day>[0-9]{{1,2}})(?![0-9]|[./-][0-9]){_LIMITS}"
)
_BARE: Final = rf"(?<![月0-9至到])(?P<day>[0-9]{{1,2}}){_GAP}[日号]{_GAP}{_CLOCK}{_GAP}{_LIMIT}"
"""A day whose month was named before it: 9月20日前报送初稿，25日前报送终稿."""


class Named(NamedTuple):
    """A day that a text names; `written` are the words that name it.

    `weekday` counts from Monday as 0. `limits` is true if the words around it make it a limit or an end, `opens` if
    they make it a beginning.
    """

    month: int
    day: int
    written: str
    year: int | None = None
    weekday: int | None = None
    limits: bool = False
    opens: bool = False

    def is_day(self, day: datetime.date) -> bool:
        """Whether it can be this day; a year that is not given can be any."""
        return (self.month, self.day) == (day.month, day.day) and self.year in {None, day.year}


@lru_cache(maxsize=1024)
def days_named(text: str, year: int) -> tuple[Named, ...]:
    """The days that a text names, in order; `year` decides the length of February if the text gives no year.

    A ten-day band (上旬, 中旬, 下旬) names its first and its last day, a month's end (底, 末) its last.
    """
    if len(text) > _MOST or not may_name_a_day(text):
        return ()
    folded = text.translate(_FOLDED)
    found: list[tuple[int, Named]] = []
    at = folded.find("月")
    while at >= 0:
        found += ((at, named) for named in _named_at(at, text, folded, year))
        at = folded.find("月", at + 1)
    found += _in_digits_alone(text, folded)
    found += _bare_days(text, folded, tuple(found))
    return tuple(named for _at, named in sorted(found, key=lambda one: one[0]))


_MOST: Final = 10_000
"""Longer texts are not quotes."""


def may_name_a_day(text: str) -> bool:
    """Whether a text can name a day: a quick test, because most texts do not."""
    return "月" in text or any(map(text.__contains__, _STROKES))


_STROKES: Final = "-/.－／．"


def _in_digits_alone(text: str, folded: str) -> Iterator[tuple[int, Named]]:
    """Days as 2024-08-30 and 2024.8.30."""
    for found in re.finditer(_ALONE, folded) if any(stroke in folded for stroke in "-/.") else ():
        if 1 <= (month := int(found["month"])) <= _MONTHS:
            limits = found["limits"] is not None or found["until"] is not None
            opens = found["starts"] is not None or found["opens"] is not None
            written = text[found.start("year") : _end_of(found)]
            yield found.start(), Named(month, int(found["day"]), written, int(found["year"]), None, limits, opens)


def _bare_days(text: str, folded: str, named: tuple[tuple[int, Named], ...]) -> Iterator[tuple[int, Named]]:
    """Days with a limit whose month is that of the day named before them."""
    whole = sum("日" in one.written or "号" in one.written for _at, one in named)
    # If every 日 was found with its month, there is no other day.
    for found in re.finditer(_BARE, folded) if named and folded.count("日") + folded.count("号") > whole else ():
        earlier = [one for at, one in named if at < found.start()]
        if earlier:
            written = text[found.start() : found.end()]
            yield found.start(), Named(earlier[-1].month, int(found["day"]), written, earlier[-1].year, limits=True)


def _named_at(at: int, text: str, folded: str, year: int) -> Iterator[Named]:
    """The days that are named around a 月."""
    since = max(0, at - _LONGEST)
    before, behind = _BEFORE.search(folded[since:at]), _BEHIND.match(folded, at + 1)
    if before is None or behind is None or not 1 <= (month := _number(before[4])) <= _MONTHS:
        return
    said = None if before[3] is None else _year(before[3])
    first = Named(
        month,
        0,
        text[since + before.start() : _end_of(behind)].lstrip("自从至到").strip(),
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


def _end_of(found: re.Match[str]) -> int:
    """The offset at which the day ends, without the words that make it a limit or a beginning."""
    return next((found.start(part) for part in ("limits", "starts") if found[part]), found.end())


def _of_part(part: str, year: int, month: int) -> tuple[int, ...]:
    from calendar import monthrange  # noqa: PLC0415  (few quotes name a part of a month)

    _first, last = monthrange(year, month)
    return {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, last)}.get(part, (last,))


def _year(written: str) -> int:
    return int("".join(str(_digit(sign)) for sign in written))


def _number(written: str) -> int:
    """A number of at most two digits, folded; 0 if the Chinese digits are in an order that means nothing."""
    written = written.replace(_TWENTY, _DIGITS[2] + _TEN).replace(_THIRTY, _DIGITS[3] + _TEN)
    if _TEN not in written:
        values = [_digit(sign) for sign in written]
        return values[0] * 10 + values[1] if len(values) == 2 else values[0] if len(values) == 1 else 0
    tens, _ten, ones = written.partition(_TEN)
    if len(tens) > 1 or len(ones) > 1 or _TEN in ones:
        return 0
    return (_digit(tens) if tens else 1) * 10 + (_digit(ones) if ones else 0)


def _digit(sign: str) -> int:
    return _DIGITS.index(sign) if sign in _DIGITS else int(sign)
