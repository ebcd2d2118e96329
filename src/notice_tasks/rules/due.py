"""How a due rule becomes a due day, with every step that led to it.

A due day is inclusive: nothing is late on the named day itself.
"""

import datetime
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, assert_never

from notice_tasks.dates.shift import ends_short, shifted
from notice_tasks.dates.workdays import WorkCalendar, YearNotAnnounced, rolled, walked
from notice_tasks.model.deadline import (
    After,
    Anchor,
    Before,
    By,
    Deadline,
    Point,
    Roll,
    Unclear,
    Window,
    Workdays,
)
from notice_tasks.model.notice import RECEIVED, NoDay


class StepCode(StrEnum):
    """What happened on the way to a due day; each has a sentence in both languages."""

    NAMED = "named"
    NAMED_MOMENT = "named-moment"
    ANCHOR = "anchor"
    RECEIVED = "received"
    ANCHOR_UNKNOWN = "anchor-unknown"
    NOT_YET_RECEIVED = "not-yet-received"
    NOT_YET_FOR_UNIT = "not-yet-for-unit"
    INCLUSIVE_UNSTATED = "inclusive-unstated"
    INCLUSIVE_STATED = "inclusive-stated"
    EXCLUSIVE_STATED = "exclusive-stated"
    WINDOW = "window"
    WINDOW_REVERSED = "window-reversed"
    COUNTED_FORWARD = "counted-forward"
    COUNTED_BACK = "counted-back"
    WORKDAYS_FORWARD = "workdays-forward"
    WORKDAYS_BACK = "workdays-back"
    SKIPPED = "skipped"
    MADE_UP = "made-up"
    WORKDAYS_NOT_ANNOUNCED = "workdays-not-announced"
    MONTH_END = "month-end"
    OUT_OF_RANGE = "out-of-range"
    ROLLED_NEXT = "rolled-next"
    ROLLED_PREVIOUS = "rolled-previous"
    YEAR_NOT_ANNOUNCED = "year-not-announced"
    UNCLEAR = "unclear"
    EXTENDED = "extended"
    WITHDRAWN = "withdrawn"


class Step(NamedTuple):
    """One step, with the values its sentence needs."""

    code: StepCode
    details: Mapping[str, object] = MappingProxyType({})


class Due(NamedTuple):
    """What a due rule works out to.

    `day` is the last day that is in time, in the workspace's time zone; none while it cannot be worked out. `moment`
    is set where the notice names an instant; `opens_on` is the first day of a window. The steps say why.
    """

    day: datetime.date | None
    steps: tuple[Step, ...]
    moment: datetime.datetime | None = None
    opens_on: datetime.date | None = None

    def noted(self, step: Step) -> "Due":
        """The same due day, with one more step."""
        return self._replace(steps=(*self.steps, step))

    def extended(self, to: datetime.date, step: Step) -> "Due":
        """The same due day put off until the end of `to`."""
        return self._replace(day=to, moment=None, steps=(*self.steps, step))


class Counting(NamedTuple):
    """What a rule is worked out against: the notice's anchors, this unit's receipt, the working days, the time zone.

    `received_on` is none before the unit's acknowledgement, and `PER_UNIT` where no unit in particular is meant.
    """

    anchors: Mapping[Anchor, datetime.date | NoDay]
    received_on: datetime.date | NoDay | None
    calendar: WorkCalendar
    zone: datetime.tzinfo


def due_of(deadline: Deadline, counting: Counting) -> Due:
    """The day by which it must be done, and how that day was found."""
    try:
        return _due_of(deadline, counting)
    except OverflowError:  # nobody is held to a day outside the years 1 to 9999
        return Due(None, (Step(StepCode.OUT_OF_RANGE),))


def _due_of(deadline: Deadline, counting: Counting) -> Due:
    match deadline:
        case By():
            return _by(deadline, counting)
        case Window():
            return _window(deadline, counting)
        case After() | Before():
            return _period(deadline, counting)
        case Workdays():
            return _workdays(deadline, counting)
        case Unclear(words):
            return Due(None, (Step(StepCode.UNCLEAR, {"words": words}),))
        case _:
            assert_never(deadline)


def _by(rule: By, counting: Counting) -> Due:
    found = _point(rule.point, counting)
    if found.day is None:
        return found
    if found.moment is None and (rule.inclusive is not None or not isinstance(rule.point, str)):
        found = _inclusive(found, found.day, inclusive=rule.inclusive)
    return _roll(found, rule.roll or Roll.NONE, counting.calendar)


def _inclusive(found: Due, day: datetime.date, *, inclusive: bool | None) -> Due:
    # Civil Code, art. 1259 lists 以内 and 届满 as inclusive and is silent on 前: the named day counts unless stated.
    if inclusive is False:
        before = day - datetime.timedelta(days=1)
        step = Step(StepCode.EXCLUSIVE_STATED, {"day": day, "last": before})
        return found._replace(day=before, steps=(*found.steps, step))
    code = StepCode.INCLUSIVE_STATED if inclusive else StepCode.INCLUSIVE_UNSTATED
    return found._replace(steps=(*found.steps, Step(code, {"day": day})))


def _window(rule: Window, counting: Counting) -> Due:
    first, last = _point(rule.first, counting), _point(rule.last, counting)
    steps = (*first.steps, *last.steps)
    if first.day is None or last.day is None:
        return Due(None, steps)
    ends = {"first": first.day, "last": last.day}
    if last.day < first.day:
        return Due(None, (*steps, Step(StepCode.WINDOW_REVERSED, ends)))
    due = Due(last.day, (*steps, Step(StepCode.WINDOW, ends)), last.moment, first.day)
    due = _roll(due, rule.roll or Roll.NONE, counting.calendar)
    if due.day is not None and due.day < first.day:  # rolled back to before its own first day
        return Due(None, (*due.steps, Step(StepCode.WINDOW_REVERSED, {"first": first.day, "last": due.day})))
    return due


def _period(rule: After | Before, counting: Counting) -> Due:
    start = _point(rule.anchor, counting)
    if start.day is None:
        return start
    forward = isinstance(rule, After)
    length = rule.length if forward else -rule.length
    day = shifted(start.day, length, rule.unit)
    code = StepCode.COUNTED_FORWARD if forward else StepCode.COUNTED_BACK
    details = {"start": start.day, "count": rule.length, "unit": rule.unit, "day": day}
    steps = [*start.steps, Step(code, details)]
    if ends_short(start.day, length, rule.unit):
        steps.append(Step(StepCode.MONTH_END, {"day": day}))
    # Civil Code, art. 203: the last day of a period moves off rest days; counted back there is no rule, so it stays.
    default = Roll.NEXT if forward else Roll.NONE
    return _roll(Due(day, tuple(steps)), rule.roll or default, counting.calendar)


def _workdays(rule: Workdays, counting: Counting) -> Due:
    start = _anchor(rule.anchor, counting)
    if start.day is None:
        return start
    try:
        walk = walked(start.day, rule.length, counting.calendar)
    except YearNotAnnounced as unknown:
        step = Step(StepCode.WORKDAYS_NOT_ANNOUNCED, {"year": unknown.year, "start": start.day})
        return Due(None, (*start.steps, step))
    code = StepCode.WORKDAYS_FORWARD if rule.length > 0 else StepCode.WORKDAYS_BACK
    details = {"start": start.day, "count": abs(rule.length), "unit": "workdays", "day": walk.day}
    steps = [*start.steps, Step(code, details)]
    if walk.skipped:
        steps.append(Step(StepCode.SKIPPED, {"rests": walk.skipped}))
    if walk.made_up:
        steps.append(Step(StepCode.MADE_UP, {"days": walk.made_up}))
    return Due(walk.day, tuple(steps))


def _point(point: Point, counting: Counting) -> Due:
    if isinstance(point, str):
        return _anchor(point, counting)
    if isinstance(point, datetime.datetime):
        local = point.astimezone(counting.zone)
        return Due(local.date(), (Step(StepCode.NAMED_MOMENT, {"moment": local}),), moment=local)
    return Due(point, (Step(StepCode.NAMED, {"day": point}),))


def _anchor(anchor: Anchor, counting: Counting) -> Due:
    value = counting.anchors[anchor]
    details: dict[str, object] = {"anchor": anchor}
    if isinstance(value, datetime.date):
        return Due(value, (Step(StepCode.ANCHOR, details | {"day": value}),))
    if value is NoDay.UNKNOWN:
        return Due(None, (Step(StepCode.ANCHOR_UNKNOWN, details),))
    if anchor != RECEIVED:
        return Due(None, (Step(StepCode.NOT_YET_FOR_UNIT, details),))
    if not isinstance(counting.received_on, datetime.date):
        case = {} if counting.received_on is None else {"case": "each"}
        return Due(None, (Step(StepCode.NOT_YET_RECEIVED, case),))
    return Due(counting.received_on, (Step(StepCode.RECEIVED, {"day": counting.received_on}),))


def _roll(due: Due, roll: Roll, calendar: WorkCalendar) -> Due:
    """Move a found day off its rest days, or leave it."""
    if roll is Roll.NONE or due.day is None:
        return due
    try:
        moved = rolled(due.day, calendar, step=1 if roll is Roll.NEXT else -1)
    except YearNotAnnounced as unknown:
        step = Step(StepCode.YEAR_NOT_ANNOUNCED, {"year": unknown.year, "day": due.day})
        return Due(None, (*due.steps, step))
    if not moved.skipped:
        return due
    code = StepCode.ROLLED_NEXT if roll is Roll.NEXT else StepCode.ROLLED_PREVIOUS
    step = Step(code, {"from": due.day, "to": moved.day, "rests": moved.skipped})
    moment = None if due.moment is None else due.moment + (moved.day - due.day)
    return due._replace(day=moved.day, moment=moment, steps=(*due.steps, step))
