"""Calculate a day, with or without a workspace."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.actions.unknown_year import refuse_unknown_year
from notice_tasks.dates.estimate import EstimatingCalendar
from notice_tasks.dates.recurrence import Monthly, Rhythm, Rrule, Stretch, Weekly, fault_of_rrule
from notice_tasks.dates.shift import ClockUnit, PeriodUnit
from notice_tasks.dates.workdays import ChinaCalendar, WorkCalendar, YearNotAnnounced
from notice_tasks.model.deadline import After, Before, By, Elapsed, Every, Roll, Workdays
from notice_tasks.problems import BadRequest
from notice_tasks.reading.due_rules import LONGEST, WORKDAYS
from notice_tasks.reading.settings import default_settings, settings_of
from notice_tasks.rules.calc import GIVEN, Answer, Between, Ground, Listing, between, listing, worked_out
from notice_tasks.rules.occurrences import rhythm_details

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from notice_tasks.rules.steps import Due

MAX_OCCURRENCES: Final = 1000
"""The largest number of occurrences to list."""

DEFAULT_OCCURRENCES: Final = 12
"""The number of occurrences to list when neither a number nor a last day is given."""


class Pace(StrEnum):
    """How often something recurs."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"


class CalcRequest(NamedTuple):
    """The options of `calc`, by their names. An option that is not given is None or False."""

    after: datetime.date | None = None
    before: datetime.date | None = None
    by: datetime.date | None = None
    every: Pace | None = None
    rrule: str | None = None
    between: tuple[datetime.date, datetime.date] | None = None
    days: int | None = None
    weeks: int | None = None
    months: int | None = None
    years: int | None = None
    workdays: int | None = None
    hours: int | None = None
    minutes: int | None = None
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    from_: datetime.date | None = None
    to: datetime.date | None = None
    count_: int | None = None
    roll: Roll | None = None
    exclusive: bool = False

    def given(self, names: Iterable[str] | None = None) -> list[str]:
        """The options that are given, out of all or of `names`."""
        values = {name: getattr(self, name) for name in names or self._fields}
        return [name for name, value in values.items() if value is not None and value is not False]


_LENGTHS: Final = (*map(str, PeriodUnit), WORKDAYS, *map(str, ClockUnit))
_SPAN: Final = ("from_", "to", "count_", "roll", "exclusive")
_TAKES: Final[dict[str, tuple[str, ...]]] = {
    "after": (*_LENGTHS, "roll"),
    "before": (*_LENGTHS, "roll"),
    "by": ("roll", "exclusive"),
    "every": ("weekday", "month", "day", *_SPAN),
    "rrule": _SPAN,
    "between": (),
}
"""The calculations, and the options that each may have."""

_DAY_OF: Final[dict[Pace, tuple[str, ...]]] = {Pace.WEEK: ("weekday",), Pace.MONTH: ("day",)}
"""The options that name the day in a week or a month. Longer periods need a month and a day."""


def work_calendar(root: Path | None, *, estimate: bool) -> WorkCalendar:
    """The calendar of working days: the library's and, in a workspace, its rest-day files.

    Raises:
        BadInput: a file of rest days cannot be read or is faulty.
    """
    known: WorkCalendar = ChinaCalendar()
    if root is not None:
        from notice_tasks.actions.rest_days import sound_rest_days  # noqa: PLC0415  (only a workspace has files)

        known = sound_rest_days(root).calendar
    return EstimatingCalendar(known) if estimate else known


def calc(request: CalcRequest, root: Path | None, *, estimate: bool = False) -> Answer:
    """Calculate what the options ask for.

    Raises:
        BadRequest: the options do not make sense together, or the working days of a year that is needed are not
            announced.
        BadInput: the settings or a rest-day file cannot be read or are faulty.
    """
    form = _form(request)
    settings = default_settings() if root is None else settings_of(root)
    ground = Ground(work_calendar(root, estimate=estimate), settings.timezone)
    if request.between is not None:
        return _between(*request.between, ground)
    if form in {"every", "rrule"}:
        return _listing(request, form, ground)
    given = request.after or request.before or request.by
    assert given is not None  # the form is one of these three
    if isinstance(given, datetime.datetime) and given.tzinfo is None:
        given = given.replace(tzinfo=ground.zone)
    rule = _by(request, given) if form == "by" else _counted(request, form, given)
    due = worked_out(rule, given, ground)
    _refuse_unknown([due])
    return due


def _form(request: CalcRequest) -> str:
    """The one calculation that is asked for."""
    forms = request.given(_TAKES)
    if len(forms) != 1:
        raise BadRequest("calc-one", **_found(forms))
    (form,) = forms
    for name in request.given():
        if name != form and name not in _TAKES[form]:
            # --day and --days, and --month and --months, are easily confused.
            alike = [known for known in _TAKES[form] if name.rstrip("s") == known.rstrip("s")]
            raise BadRequest(
                "calc-no-place", option=_option(name), form=_option(form), nearest=_option(alike[0]) if alike else None
            )
    return form


def _counted(request: CalcRequest, form: str, given: datetime.date) -> After | Before | Workdays | Elapsed:
    lengths = request.given(_LENGTHS)
    if len(lengths) != 1:
        raise BadRequest("calc-length", form=_option(form), **_found(lengths))
    (unit,) = lengths
    length = _within(request, unit, LONGEST)
    forward = form == "after"
    if unit in set(PeriodUnit):
        return (After if forward else Before)(GIVEN, length, PeriodUnit(unit), request.roll)
    if request.roll is not None:
        case = {} if unit == WORKDAYS else {"case": "clock"}
        raise BadRequest("calc-roll", option=_option(unit), **case)
    if unit == WORKDAYS:
        return Workdays(GIVEN, length if forward else -length)
    if not isinstance(given, datetime.datetime):
        raise BadRequest("calc-moment", option=_option(unit), form=_option(form), example=f"{given}T18:00")
    return Elapsed(GIVEN, length if forward else -length, ClockUnit(unit))


def _by(request: CalcRequest, given: datetime.date) -> By:
    if request.exclusive and isinstance(given, datetime.datetime):
        raise BadRequest("calc-exclusive", example=str(given.date()))
    if not request.exclusive and request.roll in {None, Roll.NONE}:
        raise BadRequest("calc-by")
    return By(GIVEN, inclusive=False if request.exclusive else None, roll=request.roll)


def _listing(request: CalcRequest, form: str, ground: Ground) -> Listing:
    rhythm = _rhythm(request) if request.rrule is None else _rrule(request.rrule)
    if request.from_ is None:
        raise BadRequest("calc-missing", form=_option(form), options=(_option("from_"),))
    if request.to is not None and request.to < request.from_:
        raise BadRequest("calc-reversed", first=request.from_, last=request.to)
    default = MAX_OCCURRENCES if request.to else DEFAULT_OCCURRENCES
    most = default if request.count_ is None else _within(request, "count_", MAX_OCCURRENCES)
    rule = Every(rhythm, request.from_, request.to, False if request.exclusive else None, request.roll)
    found = listing(rule, most, ground)
    if not found.instances:
        details = {"rhythm": rhythm_details(rhythm), "first": request.from_}
        raise BadRequest("calc-nothing", **details, **({"last": request.to} if request.to else {"case": "endless"}))
    _refuse_unknown([instance.due for instance in found.instances])
    return found


def _rhythm(request: CalcRequest) -> Rhythm:
    assert request.every is not None
    form = f"{_option('every')} {request.every}"
    wanted = _DAY_OF.get(request.every, ("month", "day"))
    given = request.given(("weekday", "month", "day"))
    for name in given:
        if name not in wanted:
            raise BadRequest("calc-no-place", option=_option(name), form=form)
    if len(given) < len(wanted):
        missing = tuple(_option(name) for name in wanted if name not in given)
        raise BadRequest("calc-missing", form=form, options=missing)
    if request.weekday is not None:
        return Weekly(request.weekday)
    stretch = Stretch(request.every)
    month = 1 if request.month is None else _within(request, "month", stretch.months)
    return Monthly(stretch, month, _within(request, "day", 31))


def _rrule(text: str) -> Rrule:
    fault = fault_of_rrule(text)
    if fault is not None:
        raise BadRequest("not-an-rrule", rrule=text, case=fault)
    return Rrule(text)


def _between(start: datetime.date, end: datetime.date, ground: Ground) -> Between:
    if abs(end - start).days > LONGEST:
        raise BadRequest("calc-far", start=start, end=end, most=LONGEST)
    try:
        return between(start, end, ground.calendar)
    except YearNotAnnounced as unknown:
        raise BadRequest("year-not-announced", year=unknown.year) from None


def _within(request: CalcRequest, name: str, most: int) -> int:
    number: int = getattr(request, name)
    if not 1 <= number <= most:
        raise BadRequest("calc-range", option=_option(name), value=number, least=1, most=most)
    return number


def _refuse_unknown(dues: list[Due]) -> None:
    refuse_unknown_year(dues)
    if any(due.day is None for due in dues):
        raise BadRequest("calc-out-of-range")


def _found(names: list[str]) -> dict[str, object]:
    """Details for the message that there is more than one option, or none."""
    return {"found": tuple(map(_option, names))} if names else {"case": "none"}


def _option(name: str) -> str:
    return f"--{name.rstrip('_')}"
