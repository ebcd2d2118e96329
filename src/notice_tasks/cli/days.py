"""Days, moments and months as people type them."""

import datetime
import re
from typing import Final

from notice_tasks.dates.span import Month
from notice_tasks.problems import BadRequest

# Not compiled yet: most commands name no day.
_DAY: Final = r"([0-9]{4})(?:[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?|([0-9]{2})([0-9]{2}))"
_WITHOUT_YEAR: Final = r"[0-9]{1,2}[-/.月][0-9]{1,2}日?"
_WORDS: Final = {"today": 0, "今天": 0, "yesterday": -1, "昨天": -1, "前天": -2, "tomorrow": 1, "明天": 1}

_MONTH: Final = r"([0-9]{4})(?:[-/.年]([0-9]{1,2})月?|([0-9]{2}))"
_MONTH_WITHOUT_YEAR: Final = r"[0-9]{1,2}月?"
_MONTHS: Final = 12
_MONTH_WORDS: Final = {"this": 0, "本月": 0, "last": -1, "上月": -1, "next": 1, "下月": 1}


def day(word: str, today: datetime.date) -> datetime.date:
    """The day somebody means: 2024-08-30, 2024/8/30, 20240830, 2024年8月30日, today, yesterday, tomorrow.

    Raises:
        BadRequest: it is no day.
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
    """A day, or a moment such as 2024-08-30T18:00, with or without its offset from UTC.

    Raises:
        BadRequest: it is neither.
    """
    if ":" not in word:
        return day(word, today)
    try:
        return datetime.datetime.fromisoformat(word)
    except ValueError:
        raise BadRequest("not-a-moment", word=word) from None


def month(word: str, today: datetime.date) -> Month:
    """The month somebody means: 2024-09, 2024/9, 202409, 2024年9月, this, last, next.

    Raises:
        BadRequest: it is no month.
    """
    if word in _MONTH_WORDS:
        return Month(today.year, today.month).moved(_MONTH_WORDS[word])
    found = re.fullmatch(_MONTH, word)
    if found is None:
        case = {"case": "no-year"} if re.fullmatch(_MONTH_WITHOUT_YEAR, word) else {}
        raise BadRequest("not-a-month", word=word, **case)
    year, number = (int(part) for part in found.groups() if part)
    if not 1 <= number <= _MONTHS or year < datetime.MINYEAR:
        raise BadRequest("not-a-month", word=word, case="no-such-month")
    return Month(year, number)
