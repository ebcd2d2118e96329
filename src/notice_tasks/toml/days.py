"""Days and moments as people write them, and as TOML requires them.

TOML has 2024-08-30 and 2024-08-30T18:00:00, both without quotes; the last time of a day is 23:59:59.
"""

import datetime
import re
from typing import Final

from notice_tasks.dates.english import MONTHS

_MONTHS: Final = tuple(name[:3] for name in MONTHS)
_MONTH = rf"(?P<month>(?i:{'|'.join(_MONTHS)}))[a-z]*\.?"
_DAY_OF_MONTH = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"

_DAY = r"(?P<year>[0-9]{4})[-/.年](?P<month>[0-9]{1,2})[-/.月](?P<day>[0-9]{1,2})[日号]?"
_CLOCK = r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{1,2})(?::(?P<second>[0-9]{1,2}))?"
_MORE = r"(?P<more>(?:\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})?)"
_CLOCK_SAID = r"(?P<part>上午|早上|中午|下午|晚上)?(?P<said>[0-9]{1,2})[时点](?:(?P<past>[0-9]{1,2})分?)?"
_WRITTEN: Final = re.compile(f"{_DAY}(?:[Tt ]{_CLOCK}{_MORE}| ?{_CLOCK_SAID})?")
_NO_YEAR: Final = re.compile("(?P<month>[0-9]{1,2})[-/月](?P<day>[0-9]{1,2})[日号]?")
_SHORT_YEAR: Final = re.compile("[0-9]{2}(?P<sign>[-/.])[0-9]{1,2}(?P=sign)[0-9]{2}")
_YEAR_LAST: Final = re.compile("(?P<one>[0-9]{1,2})[-/.](?P<two>[0-9]{1,2})[-/.](?P<year>[0-9]{4})")
_NAMED: Final = (
    re.compile(rf"{_DAY_OF_MONTH}[ -]{_MONTH},?[ -](?P<year>[0-9]{{4}})"),
    re.compile(rf"{_MONTH} {_DAY_OF_MONTH},? (?P<year>[0-9]{{4}})"),
)
_COMPACT: Final = re.compile("(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")

DAY_OR_MOMENT: Final = re.compile(
    r"(?<![0-9])[0-9]++(?:[-/.年月][0-9]++)++[日号]?"
    r"(?:[Tt ][0-9]{1,2}:[0-9]{1,2}(?::[0-9.]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})?"
    r"| ?(?:上午|早上|中午|下午|晚上)?[0-9]{1,2}[时点](?:[0-9]{1,2}分?)?)?"
    r"|[0-9]{1,2}(?:st|nd|rd|th)?[ -][A-Za-z]{3,9}\.?,?[ -][0-9]{4}"
    r"|[A-Za-z]{3,9}\.? [0-9]{1,2}(?:st|nd|rd|th)?,? [0-9]{4}"
)
"""What may be a day or moment within a line; `details_of_day` judges it."""

_A_LEAP_YEAR: Final = 2000
_NOON: Final = 12


def details_of_day(written: str) -> dict[str, object] | None:
    """The details of a message about a day or moment; None if the text is neither.

    In the case `day`, `right` is the form that TOML requires, which may equal the text. In the case `which-day`, the
    month and the day cannot be told apart: `right` and `other` are the two days.
    """
    if found := _WRITTEN.fullmatch(written):
        day = _day(found["year"], found["month"], found["day"])
        return {"case": "no-such-day", "written": written} if day is None else _judged_clock(day, found)
    if found := _NO_YEAR.fullmatch(written):
        month, day_ = found["month"], found["day"]
        exists = _day(_A_LEAP_YEAR, month, day_) or _day(_A_LEAP_YEAR, day_, month)
        return {"case": "no-such-day" if exists is None else "no-year", "written": written}
    if _SHORT_YEAR.fullmatch(written):
        return {"case": "no-year", "written": written}
    return _year_last(written)


def compact_day(written: str) -> str | None:
    """The day that eight figures without signs between them mean, in the form of TOML; None if they mean none."""
    found = _COMPACT.fullmatch(written)
    day = None if found is None else _day(found["year"], found["month"], found["day"])
    return None if day is None else day.isoformat()


def _year_last(written: str) -> dict[str, object] | None:
    """The details for a day that ends with its year."""
    if found := _YEAR_LAST.fullmatch(written):
        year, one, two = found.group("year", "one", "two")
        days = [day.isoformat() for day in (_day(year, two, one), _day(year, one, two)) if day is not None]
    elif found := next((found for form in _NAMED if (found := form.fullmatch(written))), None):
        month = _MONTHS.index(found["month"].lower()) + 1
        days = [day.isoformat() for day in (_day(found["year"], month, found["day"]),) if day is not None]
    else:
        return None
    match sorted(set(days), key=days.index):
        case [right, other]:
            return {"case": "which-day", "written": written, "right": right, "other": other}
        case [right]:
            return {"case": "day", "written": written, "right": right}
        case _:
            return {"case": "no-such-day", "written": written}


def _day(year: str | int, month: str | int, day: str | int) -> datetime.date | None:
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _judged_clock(day: datetime.date, found: re.Match[str]) -> dict[str, object]:
    written = found.group()
    if found["hour"] is None and found["said"] is None:
        return {"case": "day", "written": written, "right": day.isoformat()}
    hour, minute, second = (int(part or 0) for part in _clock_parts(found))
    if found["part"] in {"下午", "晚上"} and hour < _NOON:
        hour += _NOON
    if (hour, minute, second) == (24, 0, 0):
        return {"case": "midnight", "written": written, "right": day.isoformat()}
    try:
        clock = datetime.time(hour, minute, second)
    except ValueError:
        return {"case": "no-such-time", "written": written}
    return {"case": "day", "written": written, "right": f"{day}T{clock}{found['more'] or ''}"}


def _clock_parts(found: re.Match[str]) -> tuple[str | None, ...]:
    """The hour, minute and second of a moment."""
    return (found["said"], found["past"], None) if found["hour"] is None else found.group("hour", "minute", "second")
