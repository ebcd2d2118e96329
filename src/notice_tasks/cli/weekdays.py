"""Weekdays as typed by users."""

import re
from typing import Final

from notice_tasks.dates.recurrence import WEEKDAYS
from notice_tasks.problems import BadRequest

_WEEKDAY: Final = r"(?:周|星期|礼拜)([一二三四五六日天])"
_SHORTEST: Final = 3


def weekday(word: str) -> int:
    """Read a weekday, 0 for Monday: monday, mon, 周一, 星期一, 礼拜一.

    Raises:
        BadRequest: it is not a weekday.
    """
    found = weekday_if_any(word.lower())
    if found is None:
        raise BadRequest("not-a-weekday", word=word)
    return found


def weekday_if_any(said: str) -> int | None:
    """Read a weekday in lower case, 0 for Monday; None if it is none."""
    if found := re.fullmatch(_WEEKDAY, said):
        return min("一二三四五六日天".index(found[1]), 6)
    names = (number for number, name in enumerate(WEEKDAYS) if len(said) >= _SHORTEST and name.startswith(said))
    return next(names, None)
