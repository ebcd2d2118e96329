"""The occurrences of a recurring rule and their due days.

They are a pure function of the rule and a span: nothing is generated in the background or stored.
"""

import datetime
from collections.abc import Iterator
from typing import NamedTuple, assert_never

from notice_tasks.dates.recurrence import Listed, Monthly, Rhythm, Rrule, Weekly, occurrences
from notice_tasks.model.deadline import Anchor, Dropped, Every, Moved, Roll
from notice_tasks.problems import BadRequest
from notice_tasks.rules.due import inclusive, roll_off
from notice_tasks.rules.points import Counting, anchored
from notice_tasks.rules.steps import Due, Step, StepCode

_Span = tuple[datetime.date | None, datetime.date | None]
"""The first and last day of a recurring rule, None for an end that it does not have."""


class Instance(NamedTuple):
    """One occurrence of a recurring rule, named by its nominal day, and its due day."""

    occurrence: datetime.date
    due: Due


MOST = 10_000
"""The largest number of occurrences of one rule: daily for 27 years."""


def instances(rule: Every, counting: Counting, until: datetime.date) -> Iterator[Instance]:
    """The occurrences of a rule up to the first that is due after `until`; none while its span is not known.

    One that was moved is included from its nominal day on.

    Raises:
        BadRequest: there are more than `MOST`.
    """
    span = span_of(rule, counting)
    if span is None:
        return
    found = [*_as_the_rule_says(rule, counting, span, until), *_moved(rule, counting)]
    first = min((day for nominal, due in found if (day := due.day or nominal) > until), default=datetime.date.max)
    for nominal, due in sorted(found, key=lambda one: one[0]):
        if (due.day or nominal) <= first or nominal <= until:
            yield Instance(nominal, due)


def _as_the_rule_says(
    rule: Every, counting: Counting, span: _Span, until: datetime.date
) -> Iterator[tuple[datetime.date, Due]]:
    """The occurrences without exceptions, up to the first that is due after `until`."""
    excepted = {exception.occurrence for exception in rule.exceptions}
    usual = (nominal for nominal in occurrences(rule.rhythm, *span) if nominal not in excepted)
    for number, nominal in enumerate(usual, start=1):
        if number > MOST:
            raise BadRequest("too-many-occurrences", most=MOST)
        due = due_of_occurrence(rule, nominal, counting)
        yield nominal, due
        if (due.day or nominal) > until:
            return


def _moved(rule: Every, counting: Counting) -> Iterator[tuple[datetime.date, Due]]:
    for exception in rule.exceptions:
        if isinstance(exception, Moved) and takes_place(rule, exception.occurrence, counting):
            yield exception.occurrence, due_of_occurrence(rule, exception.occurrence, counting)


def takes_place(rule: Every, nominal: datetime.date, counting: Counting) -> bool:
    """Whether a rule has an occurrence of this name."""
    return bool(taking_place(rule, {nominal}, counting))


def taking_place(rule: Every, names: set[datetime.date], counting: Counting) -> set[datetime.date]:
    """Which of these occurrences a rule has; the rule is walked through only once."""
    span = span_of(rule, counting)
    if span is None or not names:
        return set()
    first, last = span
    furthest = max(names) if last is None else min(max(names), last)
    dropped = {exception.occurrence for exception in rule.exceptions if isinstance(exception, Dropped)}
    return names & set(occurrences(rule.rhythm, first, furthest)) - dropped


def span_of(rule: Every, counting: Counting) -> _Span | None:
    """The first and last day of a recurring rule; None while one of them is not known."""
    ends = [_end(end, counting) for end in (rule.first, rule.last)]
    known = [end is None or end.day is not None for end in ends]
    first, last = (None if end is None else end.day for end in ends)
    return (first, last) if all(known) else None


def _end(end: datetime.date | Anchor | None, counting: Counting) -> Due | None:
    if isinstance(end, str):
        return anchored(end, counting)
    return None if end is None else Due(end, ())


def due_of_occurrence(rule: Every, nominal: datetime.date, counting: Counting) -> Due:
    """The due day of one occurrence that the rule has."""
    occurrence = Step(StepCode.OCCURRENCE, {"rhythm": rhythm_details(rule.rhythm), "day": nominal})
    steps = (*_anchors_told(rule, counting), occurrence)
    due = Due(nominal, steps)
    for exception in rule.exceptions:
        if isinstance(exception, Moved) and exception.occurrence == nominal:
            details = {"from": nominal, "to": exception.to, "reason": exception.reason}
            return due._replace(day=exception.to).noted(Step(StepCode.MOVED, details))
    try:
        return roll_off(inclusive(due, nominal, stated=rule.inclusive), rule.roll or Roll.NONE, counting.calendar)
    except OverflowError:  # as in due_of
        return Due(None, (*steps, Step(StepCode.OUT_OF_RANGE)))


def _anchors_told(rule: Every, counting: Counting) -> Iterator[Step]:
    """The steps of the first and last day of a rule, if they are anchors."""
    for end in (rule.first, rule.last):
        if isinstance(end, str):
            yield from anchored(end, counting).steps


def rhythm_details(rhythm: Rhythm) -> dict[str, object]:
    """A rhythm with the keys of a checklist, for sentences and JSON."""
    match rhythm:
        case Weekly(weekday):
            return {"every": "week", "weekday": weekday}
        case Monthly(stretch, month, day):
            return {"every": stretch.value, "month": month, "day": day}
        case Rrule(text):
            return {"rrule": text}
        case Listed(days):
            return {"on": days}
        case _:
            assert_never(rhythm)
