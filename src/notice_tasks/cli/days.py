"""Days and moments as people type them."""

import datetime
import re
from typing import Final

from notice_tasks.problems import BadRequest

_DAY: Final = re.compile(r"([0-9]{4})(?:[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?|([0-9]{2})([0-9]{2}))")
_WORDS: Final = {"today": 0, "今天": 0, "yesterday": -1, "昨天": -1}


def day(word: str, today: datetime.date) -> datetime.date:
    """The day somebody means: 2024-08-30, 2024/8/30, 20240830, 2024年8月30日, today, yesterday.

    Raises:
        BadRequest: it is no day.
    """
    if word in _WORDS:
        return today + datetime.timedelta(days=_WORDS[word])
    if found := _DAY.fullmatch(word):
        year, *parts = (int(part) for part in found.groups() if part)
        try:
            return datetime.date(year, *parts)
        except ValueError:
            pass
    raise BadRequest("not-a-day", word=word)


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
