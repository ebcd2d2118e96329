"""From the values of a file under rest-days/ to the arrangement it declares.

Every function here may rely on the shape. What lies too far from the year, which N308 finds, is not built.
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
"""The holidays' names as the library has them, by their Chinese ones."""

_FAR_TOO_LONG: Final = 500
"""More days than a year and the months beside it have."""


class HolidaySpan(NamedTuple):
    """A holiday's days, both ends included."""

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
    """The holidays of a file, as they stand; one of a single day may leave its last day out."""
    for entry in values["rest"]:
        yield HolidaySpan(english_name(entry["name"]), entry["from"], entry.get("to", entry["from"]))


def is_near(day: datetime.date, year: int) -> bool:
    """Whether a day lies in a year or within a month of it: no arrangement reaches further."""
    return datetime.date(year - 1, 12, 1) <= day <= datetime.date(year + 1, 1, 31)


def is_sound_in_itself(values: Values) -> bool:
    """Whether each of a file's days can be what it is said to be; not whether a day is said to be two things."""
    year = values["year"]
    return all(
        span.first_day <= span.last_day and is_near(span.first_day, year) and is_near(span.last_day, year)
        for span in spans_of(values)
    ) and all(is_near(day, year) and plain_day(day) for day in values.get("worked", ()))


def english_name(name: str) -> str:
    """A holiday's name as the library has it, so that screens can say it in either language.

    Of holidays that fell together, such as 国庆节、中秋节, each is named; a name with a part that is not known stays.
    """
    parts = [_ENGLISH.get(part) or _ENGLISH.get(f"{part}节", "") for part in name.split("、")]
    return ", ".join(parts) if all(parts) else name


def days_of(span: HolidaySpan) -> Iterator[datetime.date]:
    """The days of a span, one by one; of one that is far too long, some are enough."""
    for number in range(min((span.last_day - span.first_day).days + 1, _FAR_TOO_LONG)):
        yield span.first_day + datetime.timedelta(days=number)
