"""From the values of a file under rest-days/ to the arrangement it declares.

Every function here relies on the shape. Days too far from the year, which N308 reports, are left out.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.dates.arrangement import Arrangement
from notice_tasks.dates.workdays import plain_day
from notice_tasks.model.announced import Announced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.toml.text import Values

_ENGLISH: Final = {
    "元旦": "New Year's Day",
    "春节": "Spring Festival",
    "清明节": "Tomb-sweeping Day",
    "劳动节": "Labour Day",
    "端午节": "Dragon Boat Festival",
    "中秋节": "Mid-autumn Festival",
    "国庆节": "National Day",
}
"""The library's names of the holidays, by their Chinese names."""

_FAR_TOO_LONG: Final = 500
"""More days than a year and the neighbouring months have."""


class HolidaySpan(NamedTuple):
    """A holiday's days, both ends inclusive."""

    name: str
    first_day: datetime.date
    last_day: datetime.date


def announced_of(values: Values, file: str) -> Announced:
    """What a file declares."""
    source = values.get("source", ())
    year = values["year"]
    rests = {day: span.name for span in spans_of(values) for day in days_of(span) if is_near(day, year)}
    worked = frozenset(day for day in values.get("worked", ()) if is_near(day, year))
    return Announced(
        file=file,
        arrangement=Arrangement(year, rests, worked),
        announcement=values.get("announcement"),
        announced=values.get("announced"),
        sources=(source,) if isinstance(source, str) else tuple(source),
    )


def spans_of(values: Values) -> Iterator[HolidaySpan]:
    """The holidays of a file, in its order; the last day may be left out for a single day."""
    for entry in values["rest"]:
        yield HolidaySpan(english_name(entry["name"]), entry["from"], entry.get("to", entry["from"]))


def is_near(day: datetime.date, year: int) -> bool:
    """Whether a day is in a year or within a month of it: no arrangement goes further."""
    return datetime.date(year - 1, 12, 1) <= day <= datetime.date(year + 1, 1, 31)


def is_sound_in_itself(values: Values) -> bool:
    """Whether each day of a file is possible by itself; not whether a day is declared in two ways."""
    year = values["year"]
    return all(
        span.first_day <= span.last_day and is_near(span.first_day, year) and is_near(span.last_day, year)
        for span in spans_of(values)
    ) and all(is_near(day, year) and plain_day(day) for day in values.get("worked", ()))


def english_name(name: str) -> str:
    """The library's name of a holiday, so that screens can show it in either language.

    Holidays that coincide, such as 国庆节、中秋节, are translated one by one; a name with an unknown part is kept.
    """
    parts = [_ENGLISH.get(part) or _ENGLISH.get(f"{part}节", "") for part in name.split("、")]
    return ", ".join(parts) if all(parts) else name


def days_of(span: HolidaySpan) -> Iterator[datetime.date]:
    """The days of a span, one by one, up to a limit."""
    for number in range(min((span.last_day - span.first_day).days + 1, _FAR_TOO_LONG)):
        yield span.first_day + datetime.timedelta(days=number)
