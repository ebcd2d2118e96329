"""Weeks as typed by users. A week begins on Monday."""

import datetime
from typing import Final

from notice_tasks.cli.days import day
from notice_tasks.cli.full_width import narrow
from notice_tasks.dates.span import Week
from notice_tasks.dates.typed_periods import typed_period
from notice_tasks.problems import BadRequest

_WEEK_WORDS: Final = {"this": 0, "last": -1, "next": 1, "本周": 0, "这周": 0, "上周": -1, "下周": 1}


def week(word: str, today: datetime.date) -> Week:
    """Read a week: 2024-W36, 2024年第36周, this, last, next, 下周, a day in it; W36 and 36 are the nearest one.

    Raises:
        BadRequest: it is not a week.
    """
    said, this = narrow(word).strip().lower(), Week.of(today)
    spelled = said.replace("个", "").replace("星期", "周").replace("礼拜", "周").removesuffix(" week")
    spelled = "".join(f"w{spelled}".split()) if spelled.isdecimal() else "".join(spelled.split())
    try:
        if spelled in _WEEK_WORDS:
            return this.moved(_WEEK_WORDS[spelled])
        if (typed := typed_period(spelled)) is not None and "-W" in typed.ending:
            return _numbered(typed.year, int(typed.ending.removeprefix("-W")), today)
        return Week.of(day(word, today))
    except (ValueError, OverflowError):
        raise BadRequest("not-a-week", word=word, case="no-such-week") from None
    except BadRequest as error:
        if error.code == "which-day":
            raise
        raise BadRequest("not-a-week", word=word) from None


def _numbered(year: str | None, number: int, today: datetime.date) -> Week:
    """The week of this number; without a year, the nearest one.

    Raises:
        ValueError: there is no such week.
    """
    if year is not None:
        return Week(datetime.date.fromisocalendar(int(year), number, 1))
    this = today.isocalendar().year
    mondays = []
    for near in (this - 1, this, this + 1):
        try:
            mondays.append(datetime.date.fromisocalendar(near, number, 1))
        except ValueError:
            continue
    return Week(min(mondays, key=lambda monday: abs(monday - today)))
