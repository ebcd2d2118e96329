"""How a rule that recurs is counted, written a second time.

An occurrence is named by the day of its rhythm, before any roll or move. Of RRULE (RFC 5545) only a few kinds are
known here; they are listed at `_rrule`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from plain_days import (
    WEEK,
    Answer,
    NoDay,
    RestDays,
    day_after,
    day_before,
    day_of,
    length_of_month,
    point,
    rolled,
)

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator

    from plain_days import Anchors

    Hits = Callable[[datetime.date], bool]

WEEK_IN_RRULES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MONTHS_IN = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
UNLIMITED = 1_000_000


class Occurrence(NamedTuple):
    """One time of a rule that recurs: the day that names it, and the day by which it is due."""

    name: datetime.date
    due_on: datetime.date | None


def due_again(due: Any, anchors: Anchors, rest_days: RestDays, until: datetime.date) -> list[Occurrence] | None:
    """Each time of a rule that recurs, up to those named by the day `until`; none where its span is not known."""
    try:
        names = list(_names(due, anchors, until))
    except NoDay:
        return None
    found = []
    for name in names:
        exception: dict[str, Any] = next((one for one in due.get("except", ()) if one["occurrence"] == name), {})
        if "dropped" in exception:
            continue
        found.append(Occurrence(name, exception["moved"] if "moved" in exception else _due_on(name, due, rest_days)))
    return found


def _due_on(name: datetime.date, rule: dict[str, Any], rest_days: RestDays) -> datetime.date | None:
    try:
        day = day_before(name) if rule.get("inclusive") is False else name
        return rolled(Answer(day), rule.get("roll", "none"), rest_days).day
    except NoDay:
        return None


def _names(rule: dict[str, Any], anchors: Anchors, until: datetime.date) -> Iterator[datetime.date]:
    """The days of the rhythm, from the first day of its span to the last."""
    if "on" in rule:
        yield from (day for day in sorted(set(rule["on"])) if day <= until)
        return
    first = day_of(point(rule["from"], anchors))
    last = min(day_of(point(rule["to"], anchors)), until) if "to" in rule else until
    hits, left = _rhythm(rule, first)
    day = first
    while day <= last and left > 0:
        if hits(day):
            yield day
            left -= 1
        day = day_after(day)


def _rhythm(rule: dict[str, Any], first: datetime.date) -> tuple[Hits, int]:
    """Which days a rhythm hits, and how often at most."""
    if "rrule" in rule:
        parts = dict(part.split("=") for part in rule["rrule"].split(";"))
        return _rrule(parts, first), int(parts.get("COUNT", UNLIMITED))
    return _every(rule), UNLIMITED


def _every(rule: dict[str, Any]) -> Hits:
    def hits(day: datetime.date) -> bool:
        if rule["every"] == "week":
            return WEEK.index(rule["weekday"]) == day.weekday()
        if day.day != min(rule["day"], length_of_month(day.year, day.month)):
            return False
        distance: int = day.month - rule.get("month", 1)
        return distance % MONTHS_IN[rule["every"]] == 0

    return hits


def _rrule(parts: dict[str, str], first: datetime.date) -> Hits:
    """The few kinds of RRULE that are checked (RFC 5545); unlike `day = 31`, a month too short is passed over."""

    def hits(day: datetime.date) -> bool:
        weekday = WEEK_IN_RRULES[day.weekday()]
        if parts["FREQ"] == "DAILY":
            return (day - first).days % int(parts.get("INTERVAL", "1")) == 0
        if parts["FREQ"] == "WEEKLY":
            return weekday in parts["BYDAY"].split(",")
        if "BYMONTHDAY" in parts:
            return str(day.day) in parts["BYMONTHDAY"].split(",")
        # One of its weekdays, by number from the month's first day on, or -1, the month's last.
        from_start, is_last = (day.day + 6) // 7, day.day + 7 > length_of_month(day.year, day.month)
        return parts["BYDAY"] == f"{from_start}{weekday}" or (is_last and parts["BYDAY"] == f"-1{weekday}")

    return hits
