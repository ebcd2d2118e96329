"""The days that a requirement's quoted words name, beside those that its due rule prints."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from notice_tasks.dates.named import days_named
from notice_tasks.model.deadline import By, Window
from notice_tasks.model.notice import NoDay, day_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.material import Sheet
    from notice_tasks.dates.named import Named
    from notice_tasks.model.deadline import Deadline, Point
    from notice_tasks.model.notice import Requirement
    from notice_tasks.problems import KeyPath, Place


class Quoted(NamedTuple):
    """A requirement whose quotes name days: each with its place.

    `path` is where the due rule stands; `printed` are the days it names, under their keys, the last day last; `earlier`
    those of rules that were amended. A moment at midnight is the end of the day before, too.
    """

    requirement: Requirement
    path: KeyPath
    days: tuple[tuple[Place, Named], ...]
    printed: tuple[tuple[str, tuple[datetime.date, ...]], ...]
    earlier: tuple[datetime.date, ...]


def quoted_days(sheet: Sheet) -> Iterator[Quoted]:
    """The requirements whose quotes name days."""
    for index, requirement in sheet.requirements:
        if any("月" in quote for quote in requirement.quotes):
            days = tuple(_days(sheet, index, requirement))
            if days:
                amended = [a.was for a in sheet.notice.amendments if a.requirement == requirement.id]
                earlier = tuple(day for rule in amended for _key, days in _printed(rule, sheet) for day in days)
                path = ("requirement", index, "due")
                yield Quoted(requirement, path, days, _printed(requirement.due, sheet), earlier)


def _days(sheet: Sheet, index: int, requirement: Requirement) -> Iterator[tuple[Place, Named]]:
    several = isinstance(sheet.values["requirement"][index]["quote"], list)
    year = next((days[0].year for _key, days in _printed(requirement.due, sheet)), sheet.notice.revised.year)
    for number, quote in enumerate(requirement.quotes):
        place = sheet.place("requirement", index, "quote", *((number,) if several else ()))
        yield from ((place, named) for named in days_named(quote, year))


def _printed(rule: Deadline | None, sheet: Sheet) -> tuple[tuple[str, tuple[datetime.date, ...]], ...]:
    """The days that a rule names, under their keys: its own, and those of the anchors in their place."""
    match rule:
        case By(point=point):
            ends: tuple[tuple[str, Point], ...] = (("by", point),)
        case Window(first=first, last=last):
            ends = (("from", first), ("to", last))
        case _:
            return ()
    found = ((key, _days_of(point, sheet)) for key, point in ends)
    return tuple((key, days) for key, days in found if days)


def _days_of(point: Point, sheet: Sheet) -> tuple[datetime.date, ...]:
    """The day that a point is on; of a moment at midnight also the day that ends with it, as 24时 says."""
    if isinstance(point, str):
        day = day_of(sheet.notice.anchors.get(point, NoDay.UNKNOWN))
        return () if day is None else (day,)
    if not isinstance(point, datetime.datetime):
        return (point,)
    try:
        local = point.astimezone(sheet.around.settings.timezone)
        before = (local - datetime.timedelta(microseconds=1)).date()
    except OverflowError:  # there it lies outside the years 1 to 9999
        return ()
    return (local.date(),) if before == local.date() else (local.date(), before)
