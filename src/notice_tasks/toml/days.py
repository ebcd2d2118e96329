"""Days and moments as people write them, and as TOML requires them.

TOML has 2024-08-30 and 2024-08-30T18:00:00, both without quotes; the last time of a day is 23:59:59.
"""

import datetime
import re
from typing import Final

_DAY = r"(?P<year>[0-9]{4})[-/.年](?P<month>[0-9]{1,2})[-/.月](?P<day>[0-9]{1,2})日?"
_CLOCK = r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{1,2})(?::(?P<second>[0-9]{1,2}))?"
_MORE = r"(?P<more>(?:\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})?)"
_WRITTEN: Final = re.compile(f"{_DAY}(?:[Tt ]{_CLOCK}{_MORE})?")
_NO_YEAR: Final = re.compile("(?P<month>[0-9]{1,2})[-/月](?P<day>[0-9]{1,2})日?")

_A_LEAP_YEAR: Final = 2000


def details_of_day(written: str) -> dict[str, object] | None:
    """The details of a message about a day or moment; None if the text is neither.

    In the case `day`, `right` is the form that TOML requires, which may equal the text.
    """
    if found := _WRITTEN.fullmatch(written):
        day = _day(int(found["year"]), found)
        return {"case": "no-such-day", "written": written} if day is None else _judged_clock(day, found)
    if found := _NO_YEAR.fullmatch(written):
        case = "no-such-day" if _day(_A_LEAP_YEAR, found) is None else "no-year"
        return {"case": case, "written": written}
    return None


def _day(year: int, found: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(year, int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _judged_clock(day: datetime.date, found: re.Match[str]) -> dict[str, object]:
    written = found.group()
    if found["hour"] is None:
        return {"case": "day", "written": written, "right": day.isoformat()}
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    if (hour, minute, second) == (24, 0, 0):
        return {"case": "midnight", "written": written, "right": day.isoformat()}
    try:
        clock = datetime.time(hour, minute, second)
    except ValueError:
        return {"case": "no-such-time", "written": written}
    return {"case": "day", "written": written, "right": f"{day}T{clock}{found['more']}"}
