"""Which cells there are, and what each of them is judged by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rules_builders import BEIJING, REPORT, as_of, cell, day, event, notice, view

from notice_tasks.dates.shift import PeriodUnit
from notice_tasks.model.deadline import After
from notice_tasks.model.notice import RECEIVED, Withdrawn
from notice_tasks.model.unit import Unit
from notice_tasks.rules.cells import cells_of
from notice_tasks.rules.progress import Progress

if TYPE_CHECKING:
    from notice_tasks.model.event import Event

SHANGHAI = Unit("shanghai", "上海市卫生健康委员会")
ACTIVITIES = REPORT._replace(id="activities", who=("shanghai", "beijing"), due=After(RECEIVED, 10, PeriodUnit.DAYS))
NOTICE = notice(REPORT, ACTIVITIES)
DONE: dict[tuple[str, str], tuple[Event, ...]] = {
    ("doctors-day", "beijing"): (event("08-12 acknowledge", 1), event("08-20 submit", 2)._replace(requirement="gone")),
}


def events_of(notice_id: str, unit_id: str) -> tuple[Event, ...]:
    return DONE.get((notice_id, unit_id), ())


@pytest.mark.parametrize(
    ("requirements", "units", "found"),
    [
        pytest.param(
            [REPORT, ACTIVITIES],
            [BEIJING, SHANGHAI],
            ["report beijing", "activities beijing", "activities shanghai"],
            id="by requirement, then in the register's order; who is not tracked has none",
        ),
        pytest.param([ACTIVITIES], [SHANGHAI], ["activities shanghai"], id="only those asked for"),
        pytest.param([REPORT], [SHANGHAI], [], id="none at all"),
    ],
)
def test_cells(requirements: list, units: list[Unit], found: list[str]) -> None:  # type: ignore[type-arg]
    looked_at = view(as_of("09-30"), units=(BEIJING, SHANGHAI))
    cells = cells_of(looked_at, NOTICE, requirements, units, events_of)
    assert [f"{one.requirement.id} {one.unit.id}" for one in cells] == found


def test_each_cell_has_its_own_events_and_its_units_own_receipt() -> None:
    looked_at = view(as_of("09-30"), units=(BEIJING, SHANGHAI))
    cells = cells_of(looked_at, NOTICE, NOTICE.requirements.values(), (BEIJING, SHANGHAI), events_of)
    assert [(one.progress, one.due_on) for one in cells] == [
        (Progress.ACKNOWLEDGED, day("08-30")),
        (Progress.PENDING, day("08-22")),
        (Progress.PENDING, None),
    ]


@pytest.mark.parametrize(
    ("done", "closed"),
    [
        ("", False),
        ("08-15 start", False),
        ("08-20 submit", True),
        ("08-20 submit; 08-21 return", False),
        ("08-20 done", True),
        ("08-20 exempt", True),
    ],
)
def test_what_is_closed(done: str, closed: bool) -> None:
    assert cell(done).closed is closed


def test_what_was_withdrawn_is_closed() -> None:
    assert cell("", requirement=REPORT._replace(withdrawn=Withdrawn(day("08-20"), "merged"))).closed


def test_a_cell_without_a_due_rule_has_no_due_day() -> None:
    seen = cell("", due=None)
    assert (seen.due, seen.due_on) == (None, None)
