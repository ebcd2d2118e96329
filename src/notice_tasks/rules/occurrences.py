"""The single due days of a rule that recurs.

They are a pure function of the rule and a span: nothing is generated in the background or kept anywhere.
"""

import datetime
from collections.abc import Iterator
from typing import NamedTuple, assert_never

from notice_tasks.dates.recurrence import Listed, Monthly, Rhythm, Rrule, Weekly, occurrences
from notice_tasks.model.deadline import Anchor, Dropped, Every, Moved, Roll
from notice_tasks.problems import BadRequest
from notice_tasks.rules.due import due_of, inclusive, roll_off
from notice_tasks.rules.points import Counting, anchored
from notice_tasks.rules.steps import Due, Step, StepCode

_Span = tuple[datetime.date | None, datetime.date | None]
"""The first and last day of a rule that recurs, where it has them."""


class Instance(NamedTuple):
    """One thing to be done under a rule; `occurrence` is its nominal day.

    Of a rule whose span is not known yet there is one instance without occurrence and without a due day.
    """

    occurrence: datetime.date | None
    due: Due | None


MOST = 10_000
"""So many occurrences of one rule at most: daily for 27 years."""


def instances(rule: Every, counting: Counting, until: datetime.date) -> Iterator[Instance]:
    """What a rule asks for at every occurrence, up to the first that is due after `until`.

    One that was moved is there too once its nominal day has come.

    Raises:
        BadRequest: there are more than `MOST`.
    """
    span = span_of(rule, counting)
    if span is None:
        yield Instance(None, due_of(rule, counting))
        return
    found = [*_as_the_rule_says(rule, counting, span, until), *_moved(rule, counting)]
    first = min((day for nominal, due in found if (day := due.day or nominal) > until), default=datetime.date.max)
    for nominal, due in sorted(found, key=lambda one: one[0]):
        if (due.day or nominal) <= first or nominal <= until:
            yield Instance(nominal, due)


def _as_the_rule_says(
    rule: Every, counting: Counting, span: _Span, until: datetime.date
) -> Iterator[tuple[datetime.date, Due]]:
    """The occurrences that nobody moved or dropped, up to the first that is due after `until`."""
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
    span = span_of(rule, counting)
    dropped = {exception.occurrence for exception in rule.exceptions if isinstance(exception, Dropped)}
    if span is None or nominal in dropped:
        return False
    first, last = span
    return (last is None or nominal <= last) and nominal in occurrences(rule.rhythm, first, nominal)


def span_of(rule: Every, counting: Counting) -> _Span | None:
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
        case _:
            assert_never(rhythm)
