"""How a rule that is due once is counted, written a second time.

A rule is the value of `due` as TOML gives it; anchors are known by their names, with a day, a moment or none.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from plain_days import (
    NOTHING,
    Answer,
    NoDay,
    RestDays,
    day_after,
    day_before,
    day_of,
    length_of_month,
    of_moment,
    point,
    rolled,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from plain_days import Anchors

    Step = Callable[[datetime.date], datetime.date]


def due_once(due: Any, anchors: Anchors, rest_days: RestDays) -> Answer:
    """The answer of a rule that does not recur; one without a day where there is none."""
    rule = due if isinstance(due, dict) else {"by": due}
    try:
        if "unclear" in rule:
            return NOTHING
        if "by" in rule:
            return _by(rule, anchors, rest_days)
        if "from" in rule:
            return _window(rule, anchors, rest_days)
        return _period(rule, anchors, rest_days)
    except NoDay:
        return NOTHING


def _by(rule: dict[str, Any], anchors: Anchors, rest_days: RestDays) -> Answer:
    found = point(rule["by"], anchors)
    if found.moment is None and rule.get("inclusive") is False:
        found = Answer(day_before(day_of(found)))
    return rolled(found, rule.get("roll", "none"), rest_days)


def _window(rule: dict[str, Any], anchors: Anchors, rest_days: RestDays) -> Answer:
    first, last = point(rule["from"], anchors), point(rule["to"], anchors)
    if day_of(last) < day_of(first):
        return NOTHING
    if first.moment is not None and last.moment is not None and last.moment < first.moment:
        return NOTHING
    last = rolled(last, rule.get("roll", "none"), rest_days)
    if day_of(last) < day_of(first):
        return NOTHING
    return Answer(last.day, last.moment, opens_on=first.day)


def _period(rule: dict[str, Any], anchors: Anchors, rest_days: RestDays) -> Answer:
    forward = "after" in rule
    start = point(rule["after" if forward else "before"], anchors)
    if "hours" in rule or "minutes" in rule:
        return _elapsed(rule, start, forward=forward)
    step = day_after if forward else day_before
    if "workdays" in rule:
        return Answer(_after_workdays(day_of(start), rule["workdays"], step, rest_days))
    # 民法典 203: the last day of a period gives way to rest days; for counting back no law says so.
    return rolled(_end_of_period(rule, day_of(start), step), rule.get("roll", "next" if forward else "none"), rest_days)


def _end_of_period(rule: dict[str, Any], start: datetime.date, step: Step) -> Answer:
    if "days" in rule:
        return Answer(_walked(start, rule["days"], step))
    if "weeks" in rule:
        return Answer(_walked(start, 7 * rule["weeks"], step))
    months = rule["months"] if "months" in rule else 12 * rule["years"]
    return Answer(_corresponding_day(start, months, 1 if step is day_after else -1))


def _walked(day: datetime.date, count: int, step: Step) -> datetime.date:
    """The day that many days later. The first day is not counted (民法典 201)."""
    for _ in range(count):
        day = step(day)
    return day


def _after_workdays(day: datetime.date, count: int, step: Step, rest_days: RestDays) -> datetime.date:
    """The day that many working days later; the first day is not counted."""
    while count > 0:
        day = step(day)
        if rest_days.works(day):
            count -= 1
    return day


def _corresponding_day(day: datetime.date, months: int, step: int) -> datetime.date:
    """The day that many months later: the same day of the month, or its last day (民法典 202)."""
    year, month = day.year, day.month
    for _ in range(months):
        month += step
        if month == 13:
            year, month = year + 1, 1
        if month == 0:
            year, month = year - 1, 12
    if not 1 <= year <= 9999:
        raise NoDay
    return datetime.date(year, month, min(day.day, length_of_month(year, month)))


def _elapsed(rule: dict[str, Any], start: Answer, *, forward: bool) -> Answer:
    """The moment that many hours or minutes later; they run at once (民法典 201)."""
    if start.moment is None:
        return NOTHING
    one = datetime.timedelta(hours=1) if "hours" in rule else datetime.timedelta(minutes=1)
    moment = start.moment.astimezone(datetime.UTC)
    for _ in range(rule["hours"] if "hours" in rule else rule["minutes"]):
        moment = moment + one if forward else moment - one
    return of_moment(moment)
