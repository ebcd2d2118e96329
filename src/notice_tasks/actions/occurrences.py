"""Find the occurrence of a recurring requirement that was typed after @, and name those that there are."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.dates.recurrence import Stretch
from notice_tasks.dates.shift import PeriodUnit, shifted
from notice_tasks.dates.typed_periods import typed_day, typed_period
from notice_tasks.model.deadline import Dropped, Every
from notice_tasks.problems import BadRequest
from notice_tasks.rules.amendments import rules_until
from notice_tasks.rules.cells import cell_in, cells_of, due_for_anyone, series_for_anyone
from notice_tasks.rules.periods import Period, months, period_of, periods_of, week

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from notice_tasks.actions.opened import Opened
    from notice_tasks.model.notice import Notice, Requirement
    from notice_tasks.model.unit import Unit
    from notice_tasks.rules.cell_context import View

LISTED: Final = 6
"""The largest number of occurrences to list; more are counted."""


FEW_UNITS: Final = 50
"""The largest number of units whose own due days, such as those of extensions, are looked up."""


class Occurrence(NamedTuple):
    """An occurrence by its nominal day, the period it is called by, and the due days that screens show for it."""

    nominal: datetime.date
    period: Period
    dues: frozenset[datetime.date]


def named(notice: Notice, requirement: Requirement) -> tuple[tuple[str, str], ...]:
    """A requirement for a message: its title and its path."""
    return ((requirement.title, f"{notice.id}/{requirement.id}"),)


def require_recurring(notice: Notice, requirement: Requirement) -> None:
    """Make sure that a requirement recurs or once did.

    Raises:
        BadRequest: it never did.
    """
    if not any(isinstance(one.rule, Every) for one in rules_until(notice, requirement, datetime.date.max)):
        raise BadRequest("does-not-recur", requirement=named(notice, requirement))


def occurrence_called(
    typed: str, opened: Opened, notice: Notice, requirement: Requirement, units: Sequence[Unit]
) -> datetime.date:
    """The nominal day of the occurrence that a text names.

    It is a nominal day, else a period such as 2026-09, 9月 or Sep, else the due day that screens show. A nominal day
    need not be one of this requirement.

    Raises:
        BadRequest: the requirement does not recur, or the text names no occurrence or several.
    """
    require_recurring(notice, requirement)
    from notice_tasks.actions.typed_occurrence import refuse_impossible, text_of, whole_day  # noqa: PLC0415  (seldom typed)

    text = text_of(typed)
    day = whole_day(typed, text)
    if day is not None and _takes_place(opened, notice, requirement, units, day):
        return day
    known = occurrences_of(opened, notice, requirement, units)
    today = opened.view.as_of.day
    found = _called(text, day, known, today) or _called(
        text, day, occurrences_of(_a_year_on(opened), notice, requirement, units), today
    )
    if len(found) == 1:
        return found[0].nominal
    if day is not None and not found:
        return day
    path = f"{notice.id}/{requirement.id}"
    if found:
        listed = listed_occurrences(path, found)
        raise BadRequest("ambiguous-occurrence", word=typed, requirement=named(notice, requirement), occurrences=listed)
    refuse_impossible(typed, text)
    listed = listed_occurrences(path, known)
    details = {"occurrences": listed} if listed else {"case": "none"}
    raise BadRequest("not-an-occurrence", word=typed, requirement=named(notice, requirement), **details)


def _a_year_on(opened: Opened) -> Opened:
    """The workspace with the occurrences of a year ahead, so that those can be named too."""
    try:
        until = shifted(opened.view.as_of.day, 1, PeriodUnit.YEARS)
    except OverflowError:
        until = datetime.date.max
    return opened._replace(view=opened.view._replace(until=until))


def _takes_place(
    opened: Opened, notice: Notice, requirement: Requirement, units: Sequence[Unit], day: datetime.date
) -> bool:
    """Whether there is an occurrence of this name, for anyone or for one of the units."""
    if due_for_anyone(opened.view, notice, requirement, day) is not None:
        return True
    own = ((unit, opened.events_of(notice.id, unit.id)) for unit in units)
    return any(cell_in(opened.view, notice, requirement, unit, events, day) is not None for unit, events in own)


def _called(
    text: str, day: datetime.date | None, known: Sequence[Occurrence], today: datetime.date
) -> list[Occurrence]:
    """The occurrences that a text names: by their period, by a longer one, or by a due day."""
    if day is not None:
        return [one for one in known if day in one.dues]
    if (relative := _relative_period(text, today)) is not None:
        own = [one for one in known if one.period.name == relative]
        return own or [one for one in known if relative in {longer.name for longer in periods_of(one.nominal)}]
    if period := typed_period(text):
        own = [one for one in known if period.names(one.period.name)]
        return own or [one for one in known if any(period.names(longer.name) for longer in periods_of(one.nominal))]
    typed = typed_day(text)
    by_name = [one for one in known if typed == (one.nominal.month, one.nominal.day)]
    return by_name or [one for one in known if typed in {(due.month, due.day) for due in one.dues}]


def _relative_period(text: str, today: datetime.date) -> str | None:
    """The name of a period that a text counts from today, such as 本月, 上周 or last year; None if it is none."""
    found = re.fullmatch(rf"({'|'.join(_AWAY)})个?({'|'.join(_PERIODS)})", text.lower())
    if found is None:
        return None
    length, unit, stretch = _PERIODS[found[2]]
    try:
        day = shifted(today, length * _AWAY[found[1]], unit)
    except OverflowError:
        return None
    return week(day).name if stretch is None else months(stretch, day).name


_AWAY: Final = {
    **dict.fromkeys(("本", "这", "当", "今", "this"), 0),
    **dict.fromkeys(("上", "去", "last"), -1),
    **dict.fromkeys(("下", "明", "next"), 1),
}
"""How many periods after the present one."""

_PERIODS: Final = {
    **dict.fromkeys(("周", "星期", "week"), (1, PeriodUnit.WEEKS, None)),
    **dict.fromkeys(("月份", "月", "month"), (1, PeriodUnit.MONTHS, Stretch.MONTH)),
    **dict.fromkeys(("季度", "季", "quarter"), (3, PeriodUnit.MONTHS, Stretch.QUARTER)),
    **dict.fromkeys(("年", "year"), (1, PeriodUnit.YEARS, Stretch.YEAR)),
}
"""How long a period is, and of which kind; a week has no other kind."""


def occurrences_of(
    opened: Opened, notice: Notice, requirement: Requirement, units: Iterable[Unit]
) -> tuple[Occurrence, ...]:
    """The occurrences up to the first that is due after the view's day, in order: those of units, or of the rule."""
    dues: dict[datetime.date, set[datetime.date]] = {}
    for nominal, due in _with_due_days(opened, notice, requirement, tuple(units)):
        dues.setdefault(nominal, set()).update(() if due is None else (due,))
    rules = rules_until(notice, requirement, datetime.date.max)
    found = []
    for nominal in sorted(dues):
        rule = next((one.rule for one in reversed(rules) if one.since <= nominal), None)
        if isinstance(rule, Every):
            found.append(Occurrence(nominal, period_of(rule.rhythm, nominal), frozenset(dues[nominal])))
    return tuple(found)


def _with_due_days(
    opened: Opened, notice: Notice, requirement: Requirement, units: tuple[Unit, ...]
) -> Iterator[tuple[datetime.date, datetime.date | None]]:
    series = series_for_anyone(opened.view, notice, requirement)
    for instance in series:
        yield instance.occurrence, instance.due.day
    if len(units) <= FEW_UNITS or not series:
        for cell in cells_of(opened.view, notice, [requirement], units, opened.events_of):
            if cell.occurrence is not None:
                yield cell.occurrence, cell.due_on


def listed_occurrences(
    path: str, occurrences: Iterable[Occurrence], near: datetime.date | None = None
) -> tuple[tuple[str, datetime.date | None] | int, ...]:
    """The latest occurrences for a message: as they are typed, with the last due day that screens show.

    With `near`, those whose due day is nearest to that day, the nearest first. If there are more, their number follows.
    """
    every = [(f"{path}@{one.nominal}", max(one.dues, default=None), one.nominal) for one in occurrences]
    shown = every[-LISTED:] if near is None else sorted(every, key=lambda one: abs((one[1] or one[2]) - near))[:LISTED]
    more = (len(every) - len(shown),) if len(every) > len(shown) else ()
    return (*((typed, due) for typed, due, _nominal in shown), *more)


def no_such_occurrence(
    opened: Opened, notice: Notice, requirement: Requirement, occurrence: datetime.date, unit: Unit | None = None
) -> BadRequest:
    """The error for an occurrence that does not exist: the issuer dropped it, or the rule has no such day."""
    path = f"{notice.id}/{requirement.id}"
    exceptions = requirement.due.exceptions if isinstance(requirement.due, Every) else ()
    for exception in exceptions:
        if isinstance(exception, Dropped) and exception.occurrence == occurrence:
            details = {"occurrence": occurrence, "requirement": named(notice, requirement), "words": exception.reason}
            return BadRequest("occurrence-dropped", **details)
    asked: dict[str, object] = {"occurrence": occurrence, "requirement": named(notice, requirement), "path": path}
    if known := occurrences_of(opened, notice, requirement, ()):
        return BadRequest("no-such-occurrence", **asked, occurrences=listed_occurrences(path, known))
    if not each_has_its_own(opened.view, notice, requirement):
        return BadRequest("no-such-occurrence", **asked, case="none")
    if unit is None:
        return BadRequest(
            "no-such-occurrence", requirement=named(notice, requirement), word=f"{path}@{occurrence}", case="each"
        )
    own = listed_occurrences(path, occurrences_of(opened, notice, requirement, (unit,)))
    return BadRequest(
        "no-such-occurrence",
        **asked,
        unit=unit.id,
        name=unit.name,
        occurrences=own,
        case="unit" if own else "unit-none",
    )


def each_has_its_own(view: View, notice: Notice, requirement: Requirement) -> bool:
    """Whether a rule counts from each unit's own acts."""
    due = due_for_anyone(view, notice, requirement)
    return due is not None and any(step.details.get("case") == "each" for step in due.steps)
