"""Months as typed by users."""

import datetime
import re
from typing import Final

from notice_tasks.cli.full_width import narrow
from notice_tasks.dates.english import in_figures
from notice_tasks.dates.span import Month
from notice_tasks.problems import BadRequest

_MONTH: Final = r"([0-9]{4})(?:[-/.年]([0-9]{1,2})月?|([0-9]{2}))"
_MONTH_WITHOUT_YEAR: Final = r"([0-9]{1,2})月?"
_MONTHS: Final = 12
_MONTH_WORDS: Final = {"this": 0, "last": -1, "next": 1, "本月": 0, "这月": 0, "上月": -1, "下月": 1}


def month(word: str, today: datetime.date) -> Month:
    """Read a month: 2024-09, 2024/9, 202409, 2024年9月, Sep 2024, this, last, next; 9月 and Sep are the nearest one.

    Digits may be full-width.

    Raises:
        BadRequest: it is not a month.
    """
    said, this = narrow(word).strip().lower().replace("个月", "月"), Month(today.year, today.month)
    said = in_figures(said.removesuffix(" month"))
    if said in _MONTH_WORDS:
        return this.moved(_MONTH_WORDS[said])
    if found := re.fullmatch(_MONTH_WITHOUT_YEAR, said):
        near = (this.moved(months) for months in range(-5, 7))
        year, number = next((month for month in near if month.number == int(found[1])), (today.year, 0))
    elif found := re.fullmatch(_MONTH, said):
        year, number = (int(part) for part in found.groups() if part)
    else:
        raise BadRequest("not-a-month", word=word)
    if not 1 <= number <= _MONTHS or year < datetime.MINYEAR:
        raise BadRequest("not-a-month", word=word, case="no-such-month")
    return Month(year, number)
