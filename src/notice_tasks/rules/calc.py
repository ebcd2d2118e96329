"""Working out a single day that somebody asks about, by the rules that a checklist's due days follow.

No checklist and no notice stand behind it, so what a step would say of them is left out or said otherwise.
"""

import datetime
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from notice_tasks.dates.recurrence import occurrences
from notice_tasks.dates.workdays import Rest, WorkCalendar, counted
from notice_tasks.model.deadline import Anchor, By, Deadline, Every
from notice_tasks.rules.due import due_of, marked, on_the_way
from notice_tasks.rules.occurrences import Instance, due_of_occurrence, span_of
from notice_tasks.rules.points import Counting
from notice_tasks.rules.steps import Due, Step, StepCode

GIVEN: Final = Anchor("given")
"""What a rule counts from here: the day or moment that somebody gave."""

_LEFT_OUT: Final = frozenset({StepCode.ANCHOR, StepCode.INCLUSIVE_UNSTATED})
_SAID_OTHERWISE: Final = frozenset({StepCode.EXCLUSIVE_STATED, StepCode.ROLLED_PREVIOUS})
_ROLLED: Final = frozenset({StepCode.ROLLED_NEXT, StepCode.ROLLED_PREVIOUS})


class Ground(NamedTuple):
    """What is counted on: who knows the working days, and the time zone."""

    calendar: WorkCalendar
    zone: datetime.tzinfo


class Listing(NamedTuple):
    """Occurrences with their due days, and whether there are more."""

    rule: Every
    instances: tuple[Instance, ...]
    more: bool


class Between(NamedTuple):
    """How many days lie between two; where `end` is the earlier one, both numbers are below nought."""

    start: datetime.date
    end: datetime.date
    days: int
    workdays: int
    skipped: tuple[Rest, ...]
    made_up: tuple[datetime.date, ...]
    steps: tuple[Step, ...]
    estimated: bool


Answer = Due | Listing | Between


def worked_out(rule: Deadline, given: datetime.date, ground: Ground) -> Due:
    """What a rule about the given day, or moment (aware), works out to."""
    due = due_of(rule, _counting(ground, given))
    steps = list(_steps(due))
    if isinstance(rule, By) and rule.roll and due.day is not None and not any(step.code in _ROLLED for step in steps):
        # That the day is an estimate is said last.
        stays = Step(StepCode.STAYS, {"day": due.day})
        steps.insert(len(steps) - 1 if due.estimated else len(steps), stays)
    return due._replace(steps=tuple(steps))


def listing(rule: Every, most: int, ground: Ground) -> Listing:
    """The first occurrences of a rule that names days, not anchors; at most so many."""
    counting = _counting(ground)
    span = span_of(rule, counting)
    assert span is not None  # its ends are days
    days = list(islice(occurrences(rule.rhythm, *span), most + 1))
    dues = ((day, due_of_occurrence(rule, day, counting)) for day in days[:most])
    instances = tuple(Instance(day, due._replace(steps=tuple(_steps(due)))) for day, due in dues)
    return Listing(rule, instances, len(days) > most)


def between(start: datetime.date, end: datetime.date, calendar: WorkCalendar) -> Between:
    """The days from `start`, which is not counted, to `end`, which is; back, where `end` is the earlier one.

    Raises:
        YearNotAnnounced: the working days of a year among them are not announced.
    """
    span = counted(start, end, calendar)
    steps = (Step(StepCode.BETWEEN, {"start": start, "end": end}), *on_the_way(span))
    due = Due(end, steps)
    if start != end:
        due = marked(due, start + datetime.timedelta(days=1 if start < end else -1), end, calendar)
    workdays = span.workdays if start < end else -span.workdays
    return Between(start, end, (end - start).days, workdays, span.skipped, span.made_up, due.steps, due.estimated)


def _counting(ground: Ground, given: datetime.date | None = None) -> Counting:
    return Counting({} if given is None else {GIVEN: given}, None, ground.calendar, ground.zone)


def _steps(due: Due) -> Iterator[Step]:
    for step in due.steps:
        if step.code in _SAID_OTHERWISE:
            yield step._replace(details={**step.details, "case": "asked"})
        elif step.code not in _LEFT_OUT:
            yield step
