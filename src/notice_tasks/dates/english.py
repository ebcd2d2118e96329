"""Days and months as English writes them, in figures: 7 Sep 2026 is 2026-9-7, Sep 7 is 9-7, Nov 2026 is 2026-11.

A month alone, such as November, becomes 11月, and a day of the month, such as 29th, 29日. Days need not exist.
"""

import re
from typing import Final

MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_SHORTEST: Final = 3

_MONTH: Final = r"(?P<month>[a-z]{3,9})\.?"
_DAY: Final = r"(?:the )?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = "(?P<year>[0-9]{4})"
_FORMS: Final = (
    rf"{_DAY}[ -]?(?:of )?{_MONTH}(?:[ ,-]*{_YEAR})?",
    rf"{_MONTH}[ -]?{_DAY}(?:[ ,-]+{_YEAR})?",
    rf"{_YEAR}[ -]?{_MONTH}[ -]?{_DAY}",
    rf"{_MONTH}(?:[ ,-]*{_YEAR})?",
    rf"{_YEAR}[ -]?{_MONTH}",
    r"(?:the )?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)",
    rf"(?P<number>[0-9]{{1,2}})[-/.]{_YEAR}",
)


def in_figures(said: str) -> str:
    """An English day or month in lower case, in figures; any other text as it is."""
    words = " ".join(said.split())
    for form in _FORMS:
        if found := re.fullmatch(form, words):
            parts = found.groupdict()
            month = parts.get("number") or month_number(parts.get("month", ""))
            if month or "month" not in parts:
                return _written(parts.get("year"), month, parts.get("day"))
    return said


def month_number(name: str) -> int | None:
    """The number of a month, counted from 1, by its English name in lower case or at least three letters of it."""
    if len(name) < _SHORTEST:
        return None
    return next((number for number, month in enumerate(MONTHS, 1) if month.startswith(name)), None)


def _written(year: str | None, month: str | int | None, day: str | None) -> str:
    if month is None:
        return f"{day}日"
    if year is None and day is None:
        return f"{month}月"
    return "-".join(str(part) for part in (year, month, day) if part is not None)
