"""Days and moments as typed by users."""

import datetime
import re
from typing import Final

from notice_tasks.dates.recurrence import WEEKDAYS
from notice_tasks.problems import BadRequest

# Not compiled: most commands take no day.
_DAY: Final = r"([0-9]{4})(?:[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?|([0-9]{2})([0-9]{2}))"
_WITHOUT_YEAR: Final = r"[0-9]{1,2}[-/.月][0-9]{1,2}日?"
_END_OF_DAY: Final = rf"({_DAY})[T ]24:00(?::00)?"
_WORDS: Final = {"today": 0, "今天": 0, "yesterday": -1, "昨天": -1, "前天": -2, "tomorrow": 1, "明天": 1}


def day(word: str, today: datetime.date) -> datetime.date:
    """Read a day: 2024-08-30, 2024/8/30, 20240830, 2024年8月30日, today, yesterday, tomorrow.

    Raises:
        BadRequest: it is not a day.
    """
    if word in _WORDS:
        return today + datetime.timedelta(days=_WORDS[word])
    found = re.fullmatch(_DAY, word)
    if found is None:
        case = {"case": "no-year"} if re.fullmatch(_WITHOUT_YEAR, word) else {}
        raise BadRequest("not-a-day", word=word, **case)
    year, *parts = (int(part) for part in found.groups() if part)
    try:
        return datetime.date(year, *parts)
    except ValueError:
        raise BadRequest("not-a-day", word=word, case="no-such-day") from None


def day_or_moment(word: str, today: datetime.date) -> datetime.date | datetime.datetime:
    """Read a day, or a moment such as 2024-08-30T18:00, with or without an offset from UTC.

    Raises:
        BadRequest: it is neither.
    """
    if ":" not in word:
        return day(word, today)
    if found := re.fullmatch(_END_OF_DAY, word):
        last = day(found[1], today)
        raise BadRequest("not-a-moment", word=word, case="midnight", example=str(last))
    try:
        return datetime.datetime.fromisoformat(word)
    except ValueError:
        raise BadRequest("not-a-moment", word=word) from None


_WEEKDAY: Final = r"(?:周|星期|礼拜)([一二三四五六日天])"
_SHORTEST: Final = 3


def weekday(word: str) -> int:
    """Read a weekday, 0 for Monday: monday, mon, 周一, 星期一, 礼拜一.

    Raises:
        BadRequest: it is not a weekday.
    """
    if found := re.fullmatch(_WEEKDAY, word):
        return min("一二三四五六日天".index(found[1]), 6)
    said = word.lower()
    for number, name in enumerate(WEEKDAYS):
        if len(said) >= _SHORTEST and name.startswith(said):
            return number
    raise BadRequest("not-a-weekday", word=word)
