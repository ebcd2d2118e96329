"""N308: a file under rest-days/ has an impossible day or contradicts another entry, so working days cannot be counted.

The year is the one in the announcement's title. Its days are in that year or within a month of it. A day under `worked`
is a Saturday or a Sunday: every other day is worked anyway.

Wrong:  worked = [2027-01-04], which is a Monday
Right:  worked = [2027-01-03], which is a Sunday
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.dates.workdays import plain_day
from notice_tasks.problems import Level, Place, Problem
from notice_tasks.reading.rest_days import days_of, is_near, spans_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from notice_tasks.checks.material import RestDaySheet
    from notice_tasks.toml.text import Values

CODE: Final = "N308"
LEVEL: Final = Level.ERROR
TITLE: Final = "Rest days that contradict each other"
SENTENCES: Final = {
    "reversed": "The holiday ends on {last}, before it begins on {first}. Swap the two days.",
    "far": "{day} is not in {year}, nor within a month of it. Look at the year.",
    "weekday": "{day} is worked anyway: `worked` is for Saturdays and Sundays. Look at the day.",
    "both": "{day} is a rest day according to {first}, so it cannot be worked. Remove one of the two.",
    "year": "{first} is also for {year}. Keep one of the two files.",
    "day": "{first} differs on {day}. Look it up in the announcements.",
}


class _Said(NamedTuple):
    """A statement about a day, and its place."""

    day: datetime.date
    place: Place
    rests: bool


def check(sheets: Sequence[RestDaySheet]) -> Iterator[Problem]:
    """Yield a problem at every impossible day, and at every contradiction."""
    values = {sheet.file: sheet.values for sheet in sheets}
    files = list(values)
    for file in files:
        yield from _reversed(values[file], file)
        yield from _misplaced(values[file], file)
    yield from _years(values, files)
    yield from _contradictions([said for file in files for said in _statements(values[file], file)])


def _reversed(values: Values, file: str) -> Iterator[Problem]:
    for index, span in enumerate(spans_of(values)):
        if span.last_day < span.first_day:
            details = {"case": "reversed", "first": span.first_day, "last": span.last_day}
            yield Problem(CODE, Place(file, ("rest", index, "to")), details)


def _misplaced(values: Values, file: str) -> Iterator[Problem]:
    """Days outside the year, and days that are worked anyway."""
    year = values["year"]
    ends = [
        (Place(file, ("rest", index, key)), entry[key])
        for index, entry in enumerate(values["rest"])
        for key in ("from", "to")
        if key in entry
    ]
    worked = [(Place(file, ("worked", index)), day) for index, day in enumerate(values.get("worked", ()))]
    for place, day in (*ends, *worked):
        if not is_near(day, year):
            yield Problem(CODE, place, {"case": "far", "day": day, "year": year})
    for place, day in worked:
        if is_near(day, year) and not plain_day(day):
            yield Problem(CODE, place, {"case": "weekday", "day": day})


def _years(values: dict[str, Values], files: list[str]) -> Iterator[Problem]:
    first: dict[int, Place] = {}
    for file in files:
        place = Place(file, ("year",))
        earlier = first.setdefault(values[file]["year"], place)
        if earlier is not place:
            yield Problem(CODE, place, {"case": "year", "year": values[file]["year"], "first": earlier})


def _statements(values: Values, file: str) -> Iterator[_Said]:
    for index, span in enumerate(spans_of(values)):
        place = Place(file, ("rest", index))
        yield from (_Said(day, place, rests=True) for day in days_of(span) if is_near(day, values["year"]))
    for index, day in enumerate(values.get("worked", ())):
        yield _Said(day, Place(file, ("worked", index)), rests=False)


def _contradictions(statements: list[_Said]) -> Iterator[Problem]:
    """Days that are both rest and worked, in one file or in two; each place is reported once."""
    first: dict[datetime.date, _Said] = {}
    blamed = set()
    for said in statements:
        earlier = first.setdefault(said.day, said)
        if earlier.rests != said.rests and said.place not in blamed:
            blamed.add(said.place)
            case = "both" if earlier.place.file == said.place.file else "day"
            yield Problem(CODE, said.place, {"case": case, "day": said.day, "first": earlier.place})
