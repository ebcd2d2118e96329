"""How the program counts a rule, along the way it takes for a checklist: shape, notice, due day."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from arrangements import REST, WORKED, announced
from plain_days import Answer, RestDays

from notice_tasks.dates.workdays import ChinaCalendar, YearNotAnnounced
from notice_tasks.problems import Place
from notice_tasks.reading.build import notice_of
from notice_tasks.reading.shapes import CHECKLIST
from notice_tasks.rules.due import Counting, due_of
from notice_tasks.toml.shape import faults

if TYPE_CHECKING:
    from random_rules import Case

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
    values = checklist(case)
    assert faults(values, CHECKLIST, Place("checklists/plan.toml")) == []
    notice = notice_of(values, "checklists/plan.toml", ZONE)
    rule = notice.requirements["report"].due
    assert rule is not None
    due = due_of(rule, Counting(notice.anchors, case.received, SameYears(), ZONE))
    return Answer(due.day, due.moment, due.opens_on)


def checklist(case: Case) -> dict[str, Any]:
    """A checklist with one requirement, as TOML gives it; without a rule where there is none."""
    due = {} if case.due is None else {"due": case.due}
    requirement = {"id": "report", "title": "报送", "kind": "report", "actors": "各单位", "who": [], **due}
    return {
        "format": 1,
        "notice": {"id": "plan", "title": "通知", "revised": datetime.date(2024, 8, 13)},
        "anchors": case.declared,
        "requirement": [requirement],
    }
