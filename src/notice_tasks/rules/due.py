"""How a due rule becomes a due day, with every step that led to it."""

import datetime
from collections.abc import Iterable, Iterator
from typing import assert_never

from notice_tasks.dates.shift import elapsed, ends_short, shifted
from notice_tasks.dates.workdays import (
    WorkCalendar,
    WorkdaysAfter,
    WorkdaysBetween,
    YearNotAnnounced,
    rolled,
    workdays_after,
)
from notice_tasks.model.deadline import (
    After,
    Before,
    By,
    Deadline,
    Elapsed,
    Every,
    Roll,
    Unclear,
    Window,
    Workdays,
)
from notice_tasks.rules.points import Counting, anchored, point
from notice_tasks.rules.steps import Due, Step, StepCode


def due_of(deadline: Deadline, counting: Counting) -> Due:
    """The due day of a rule, with the steps that led to it; a recurring rule has no single day."""
    try:
        return _due_of(deadline, counting)
    except OverflowError:  # the day would be outside the years 1 to 9999
        return Due(None, (Step(StepCode.OUT_OF_RANGE),))


def _due_of(deadline: Deadline, counting: Counting) -> Due:  # noqa: PLR0911  (one for each form)
    match deadline:
        case By():
            return _by(deadline, counting)
        case Window():
            return _window(deadline, counting)
        case After() | Before():
            return _period(deadline, counting)
        case Workdays():
            return _workdays(deadline, counting)
        case Elapsed():
            return _elapsed(deadline, counting)
        case Every():
            ends = [anchored(end, counting) for end in (deadline.first, deadline.last) if isinstance(end, str)]
            return Due(None, (*(step for end in ends for step in end.steps), Step(StepCode.RECURS)))
        case Unclear(words):
            return Due(None, (Step(StepCode.UNCLEAR, {"words": words}),))
        case _:
            assert_never(deadline)


def _by(rule: By, counting: Counting) -> Due:
    found = point(rule.point, counting)
    if found.day is None:
        return found
    if found.moment is None and (rule.inclusive is not None or not isinstance(rule.point, str)):
        found = inclusive(found, found.day, stated=rule.inclusive)
    return roll_off(found, rule.roll or Roll.NONE, counting.calendar)


def inclusive(found: Due, day: datetime.date, *, stated: bool | None) -> Due:
    """The due day for a named day: that day itself, unless the notice excludes it."""
    # Civil Code, art. 1259 lists 以内 and 届满 as inclusive and is silent on 前: the named day counts unless stated.
    if stated is False:
        before = day - datetime.timedelta(days=1)
        step = Step(StepCode.EXCLUSIVE_STATED, {"day": day, "last": before})
        return found._replace(day=before, steps=(*found.steps, step))
    code = StepCode.INCLUSIVE_STATED if stated else StepCode.INCLUSIVE_UNSTATED
    return found._replace(steps=(*found.steps, Step(code, {"day": day})))


def _window(rule: Window, counting: Counting) -> Due:
    first, last = point(rule.first, counting), point(rule.last, counting)
    steps = (*_of_end(first.steps, "first"), *_of_end(last.steps, "last"))
    if first.day is None or last.day is None:
        return Due(None, steps)
    ends: dict[str, object] = {"first": first.day, "last": last.day}
    reversed_moments = first.moment is not None and last.moment is not None and last.moment < first.moment
    if reversed_moments:
        ends = {"first": first.moment, "last": last.moment}
    if last.day < first.day or reversed_moments:
        return Due(None, (*steps, Step(StepCode.WINDOW_REVERSED, ends)))
    if last.moment is not None:
        ends |= {"last": last.moment, "case": "moment"}
    due = Due(last.day, (*steps, Step(StepCode.WINDOW, ends)), last.moment, first.day)
    due = roll_off(due, rule.roll or Roll.NONE, counting.calendar)
    if due.day is not None and due.day < first.day:  # rolled back to before the window's first day
        return Due(None, (*due.steps, Step(StepCode.WINDOW_REVERSED, {"first": first.day, "last": due.day})))
    return due


def _of_end(steps: Iterable[Step], end: str) -> Iterator[Step]:
    """The steps to one end of a window; a day that the checklist names is told from the other end's."""
    for step in steps:
        named = step.code in {StepCode.NAMED, StepCode.NAMED_MOMENT}
        yield step._replace(details={**step.details, "case": end}) if named else step


def _period(rule: After | Before, counting: Counting) -> Due:
    start = anchored(rule.anchor, counting)
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
    return roll_off(Due(day, tuple(steps)), rule.roll or default, counting.calendar)


def _elapsed(rule: Elapsed, counting: Counting) -> Due:
    start = anchored(rule.anchor, counting)
    if start.day is None:
        return start
    if start.moment is None:
        step = Step(StepCode.ANCHOR_WITHOUT_TIME, {"anchor": rule.anchor, "day": start.day})
        return Due(None, (*start.steps, step))
    end = elapsed(start.moment, rule.length, rule.unit)
    code = StepCode.ELAPSED_FORWARD if rule.length > 0 else StepCode.ELAPSED_BACK
    details = {"start": start.moment, "count": abs(rule.length), "unit": rule.unit, "moment": end}
    steps = (step._replace(details={**step.details, "day": start.moment}) for step in start.steps)
    return Due(end.date(), (*steps, Step(code, details)), moment=end)


def _workdays(rule: Workdays, counting: Counting) -> Due:
    start = anchored(rule.anchor, counting)
    if start.day is None:
        return start
    try:
        walk = workdays_after(start.day, rule.length, counting.calendar)
    except YearNotAnnounced as unknown:
        step = Step(StepCode.WORKDAYS_NOT_ANNOUNCED, {"year": unknown.year, "start": start.day})
        return Due(None, (*start.steps, step))
    code = StepCode.WORKDAYS_FORWARD if rule.length > 0 else StepCode.WORKDAYS_BACK
    details = {"start": start.day, "count": abs(rule.length), "unit": "workdays", "day": walk.day}
    steps = (*start.steps, Step(code, details), *on_the_way(walk))
    # The day counted from is not itself in the span.
    first = start.day + datetime.timedelta(days=1 if rule.length > 0 else -1)
    return marked(Due(walk.day, steps), first, walk.day, counting.calendar)


def on_the_way(days: WorkdaysAfter | WorkdaysBetween) -> Iterator[Step]:
    """The steps for rest days passed over, and for Saturdays and Sundays that were counted."""
    if days.skipped:
        yield Step(StepCode.SKIPPED, {"rests": days.skipped})
    if days.made_up:
        yield Step(StepCode.MADE_UP, {"days": days.made_up})


def roll_off(due: Due, roll: Roll, calendar: WorkCalendar) -> Due:
    """Move a due day off rest days, unless it does not roll."""
    if roll is Roll.NONE or due.day is None:
        return due
    try:
        moved = rolled(due.day, calendar, step=1 if roll is Roll.NEXT else -1)
    except YearNotAnnounced as unknown:
        step = Step(StepCode.YEAR_NOT_ANNOUNCED, {"year": unknown.year, "day": due.day})
        return Due(None, (*due.steps, step))
    if moved.skipped:
        code = StepCode.ROLLED_NEXT if roll is Roll.NEXT else StepCode.ROLLED_PREVIOUS
        step = Step(code, {"from": due.day, "to": moved.day, "rests": moved.skipped})
        moment = None if due.moment is None else due.moment + (moved.day - due.day)
        return marked(
            due._replace(day=moved.day, moment=moment, steps=(*due.steps, step)), due.day, moved.day, calendar
        )
    return marked(due, due.day, due.day, calendar)


def marked(due: Due, one: datetime.date, other: datetime.date, calendar: WorkCalendar) -> Due:
    """A due day, marked as an estimate if a year from `one` to `other` is only estimated."""
    years = range(min(one.year, other.year), max(one.year, other.year) + 1)
    guessed = [year for year in years if calendar.is_estimate(year)]
    if not guessed:
        return due
    step = Step(StepCode.ESTIMATED, {"year": guessed[0]})
    return due._replace(estimated=True, steps=(*due.steps, step))
