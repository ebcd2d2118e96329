"""The single due days of a rule that recurs.

They are a pure function of the rule and a span: nothing is generated in the background or kept anywhere.
"""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from notice_tasks.dates.recurrence import Listed, Monthly, Rhythm, Rrule, Weekly, occurrences
from notice_tasks.model.deadline import Anchor, Deadline, Dropped, Every, Moved, Roll
from notice_tasks.rules.due import due_of, inclusive, roll_off
from notice_tasks.rules.points import Counting, anchored
from notice_tasks.rules.steps import Due, Step, StepCode


class Instance(NamedTuple):
    """One thing to be done under a rule; `occurrence` is its nominal day, none where the rule does not recur.

    Of a rule whose span is not known yet there is one instance without occurrence and without a due day.
    """

    occurrence: datetime.date | None
    due: Due | None


def instances(deadline: Deadline | None, counting: Counting, until: datetime.date) -> Iterator[Instance]:
    """What a rule asks for: once, or at every occurrence up to the first that is due after `until`."""
    if not isinstance(deadline, Every):
        yield Instance(None, None if deadline is None else due_of(deadline, counting))
        return
    span = span_of(deadline, counting)
    if span is None:
        yield Instance(None, due_of(deadline, counting))
        return
    moved = {exception.occurrence for exception in deadline.exceptions if isinstance(exception, Moved)}
    dropped = _dropped(deadline)
    ahead: datetime.date | None = None
    for nominal in occurrences(deadline.rhythm, *span):
        if nominal in dropped:
            continue
        due = due_of_occurrence(deadline, nominal, counting)
        day = due.day or nominal
        if ahead is not None and ahead <= day:
            return
        yield Instance(nominal, due)
        if day > until:
            # One that was moved far ahead does not hide those that are due before it.
            if nominal not in moved:
                return
            ahead = day if ahead is None else min(ahead, day)


def takes_place(rule: Every, nominal: datetime.date, counting: Counting) -> bool:
    """Whether a rule has an occurrence of this name."""
    span = span_of(rule, counting)
    if span is None or nominal in _dropped(rule):
        return False
    first, last = span
    return (last is None or nominal <= last) and nominal in occurrences(rule.rhythm, first, nominal)


def _dropped(rule: Every) -> frozenset[datetime.date]:
    return frozenset(exception.occurrence for exception in rule.exceptions if isinstance(exception, Dropped))


def span_of(rule: Every, counting: Counting) -> tuple[datetime.date | None, datetime.date | None] | None:
    """The first and last day of a rule that recurs, where it has them; none while one of them is not known."""
    ends = [_end(end, counting) for end in (rule.first, rule.last)]
    known = [end is None or end.day is not None for end in ends]
    first, last = (None if end is None else end.day for end in ends)
    return (first, last) if all(known) else None


def _end(end: datetime.date | Anchor | None, counting: Counting) -> Due | None:
    if isinstance(end, str):
        return anchored(end, counting)
    return None if end is None else Due(end, ())


def due_of_occurrence(rule: Every, nominal: datetime.date, counting: Counting) -> Due:
    """The due day of one occurrence, which the rule has."""
    step = Step(StepCode.OCCURRENCE, {"rhythm": rhythm_details(rule.rhythm), "day": nominal})
    due = Due(nominal, (step,))
    for exception in rule.exceptions:
        if isinstance(exception, Moved) and exception.occurrence == nominal:
            details = {"from": nominal, "to": exception.to, "reason": exception.reason}
            return due._replace(day=exception.to).noted(Step(StepCode.MOVED, details))
    try:
        return roll_off(inclusive(due, nominal, stated=rule.inclusive), rule.roll or Roll.NONE, counting.calendar)
    except OverflowError:  # as in due_of
        return Due(None, (step, Step(StepCode.OUT_OF_RANGE)))


def rhythm_details(rhythm: Rhythm) -> dict[str, object]:
    """A rhythm as a checklist writes it, for those who say or print it."""
    match rhythm:
        case Weekly(weekday):
            return {"every": "week", "weekday": weekday}
        case Monthly(stretch, month, day):
            return {"every": stretch.value, "month": month, "day": day}
        case Rrule(text):
            return {"rrule": text}
        case Listed(days):
            return {"on": days}
