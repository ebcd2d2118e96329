"""How the program counts a rule, along the way it takes for a checklist: shape, notice, due day."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from arrangements import REST, WORKED, announced
from plain_days import Answer, RestDays
from plain_recurring import Occurrence
from random_rules import REQUIREMENT

from notice_tasks.dates.workdays import ChinaCalendar, YearNotAnnounced
from notice_tasks.model.deadline import Anchor, Every
from notice_tasks.problems import Place
from notice_tasks.reading.build import notice_of
from notice_tasks.reading.shapes import CHECKLIST
from notice_tasks.rules.due import due_of
from notice_tasks.rules.occurrences import instances, span_of
from notice_tasks.rules.points import Counting, Happened
from notice_tasks.toml.faults import faults

if TYPE_CHECKING:
    from random_rules import Case

    from notice_tasks.model.deadline import Deadline
    from notice_tasks.rules.steps import Step

ZONE = ZoneInfo("Asia/Shanghai")

TYPED_IN = RestDays(frozenset(REST), announced(REST), announced(WORKED))
"""What the second way of counting knows of rest days."""


class SameYears(ChinaCalendar):
    """The program's calendar, without the years before those that are typed in."""

    def rest_day(self, day: datetime.date) -> str | None:
        if day.year < min(REST):
            raise YearNotAnnounced(day.year)
        return super().rest_day(day)


def program_answer(case: Case) -> Answer:
    """The program's own answer to a rule that is due once."""
    due = due_of(*_asked(case))
    return Answer(due.day, due.moment, due.opens_on)


def program_occurrences(case: Case, until: datetime.date) -> list[Occurrence] | None:
    """The program's own answer to a rule that recurs: each time named by a day up to `until`."""
    rule, counting = _asked(case)
    assert isinstance(rule, Every)
    if span_of(rule, counting) is None:
        return None
    # An occurrence may be due some weeks before or after the day that names it.
    asked_for = instances(rule, counting, until + datetime.timedelta(days=40))
    return [Occurrence(one.occurrence, one.due.day) for one in asked_for if one.occurrence <= until]


def program_steps(case: Case) -> list[Step]:
    """The steps to a rule's own day, and to the first of its occurrences."""
    rule, counting = _asked(case)
    series = instances(rule, counting, datetime.date.min) if isinstance(rule, Every) else ()
    dues = [due_of(rule, counting), *(instance.due for instance in series)]
    return [step for due in dues if due is not None for step in due.steps]


def _asked(case: Case) -> tuple[Deadline, Counting]:
    values = checklist(case)
    assert faults(values, CHECKLIST, Place("checklists/plan.toml")) == []
    notice = notice_of(values, "checklists/plan.toml", ZONE)
    rule = notice.requirements["report"].due
    assert rule is not None
    completed = _happened(case.completed)
    done = {} if completed is None else {Anchor(REQUIREMENT): completed}
    return rule, Counting(notice.anchors, _happened(case.received), SameYears(), ZONE, done)


def _happened(when: datetime.date | None) -> Happened | None:
    if isinstance(when, datetime.datetime):
        local = when.astimezone(ZONE)
        return Happened(local.date(), local)
    return None if when is None else Happened(when)


def checklist(case: Case) -> dict[str, Any]:
    """A checklist with two requirements, as TOML gives it; the first without a rule where there is none."""
    plain = {"title": "报送", "kind": "report", "actors": "各单位", "who": []}
    due = {} if case.due is None else {"due": case.due}
    return {
        "format": 1,
        "notice": {"id": "plan", "title": "通知", "revised": datetime.date(2024, 8, 13)},
        "anchors": case.declared,
        "requirement": [{"id": "report", **plain, **due}, {"id": REQUIREMENT, **plain}],
    }
