"""Months as typed by users."""

import datetime
import re
from typing import Final

from notice_tasks.dates.span import Month
from notice_tasks.problems import BadRequest

_MONTH: Final = r"([0-9]{4})(?:[-/.年]([0-9]{1,2})月?|([0-9]{2}))"
_MONTH_WITHOUT_YEAR: Final = r"[0-9]{1,2}月?"
_MONTHS: Final = 12
_MONTH_WORDS: Final = {"this": 0, "本月": 0, "last": -1, "上月": -1, "next": 1, "下月": 1}


def month(word: str, today: datetime.date) -> Month:
    """Read a month: 2024-09, 2024/9, 202409, 2024年9月, this, last, next.

    Raises:
        BadRequest: it is not a month.
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
