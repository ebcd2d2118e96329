"""Rules that recur: each occurrence is a cell of its own."""

from __future__ import annotations

import datetime
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st
from rules_builders import BEIJING, ZONE, as_of, day, view
from written_builders import acts, cells, codes, standing, written

from notice_tasks.dates.recurrence import Rrule
from notice_tasks.dates.workdays import ChinaCalendar
from notice_tasks.model.deadline import Every
from notice_tasks.model.notice import Withdrawn
from notice_tasks.problems import BadRequest
from notice_tasks.rules.cells import cell_in, cells_of, without_cell
from notice_tasks.rules.occurrences import MOST, instances
from notice_tasks.rules.points import Counting

MONTHLY = 'monthly <- { every = "month", day = 5, from = 2024-07-01, to = 2024-12-31 }'
OPEN = 'monthly <- { every = "month", day = 5, from = 2024-07-01 }'


@pytest.mark.parametrize(
    ("when", "names"),
    [
        pytest.param("06-01", "07-05", id="nothing is due yet, so only the first"),
        pytest.param("07-04", "07-05", id="up to the first one due after the day"),
        pytest.param("07-05", "07-05 08-05", id="one that is due today is not after it"),
        pytest.param("09-10", "07-05 08-05 09-05 10-05", id="and all before it"),
        pytest.param("12-31", "07-05 08-05 09-05 10-05 11-05 12-05", id="until the rule ends"),
    ],
)
def test_there_are_those_up_to_the_first_due_after_the_day(when: str, names: str) -> None:
    assert " ".join(name.removeprefix("monthly@2024-") for name in cells(written(MONTHLY), when)) == names


def test_one_can_look_further_ahead() -> None:
    found = cells(written(OPEN), "08-10", until=day("2024-12-05"))
    assert list(found) == [
        f"monthly@{year}-{month:02}-05" for year, month in [*((2024, m) for m in range(7, 13)), (2025, 1)]
    ]


def test_each_occurrence_stands_for_itself() -> None:
    done = "07-04 submit monthly@07-05; 08-06 submit monthly@08-05; 09-01 extend monthly@09-05 to 09-12"
    assert standing(cells(written(MONTHLY), "09-13", done)) == {
        "monthly@2024-07-05": "2024-07-05 met",
        "monthly@2024-08-05": "2024-08-05 met-late missed",
        "monthly@2024-09-05": "2024-09-12 overdue missed",
        "monthly@2024-10-05": "2024-10-05 scheduled",
    }


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        pytest.param("", "2024-10-05", id="a Saturday in the holiday stays"),
        pytest.param(', roll = "next"', "2024-10-08", id="遇节假日顺延"),
        pytest.param(', roll = "previous"', "2024-09-30", id="遇节假日提前"),
        pytest.param(", inclusive = false", "2024-10-04", id="before the fifth"),
        pytest.param(', inclusive = false, roll = "next"', "2024-10-08", id="the day before is the one that rolls"),
        pytest.param(
            ', except = [{ occurrence = 2024-10-05, moved = 2024-10-12, reason = "长假" }], roll = "next"',
            "2024-10-12",
            id="moved by its issuer",
        ),
    ],
)
def test_an_occurrence_keeps_its_nominal_day_as_its_name(rule: str, due: str) -> None:
    plan = written('monthly <- { every = "month", day = 5, from = 2024-10-01, to = 2024-10-31' + rule + " }")
    (found,) = cells(plan, "10-01").items()
    assert (found[0], str(found[1].due_on)) == ("monthly@2024-10-05", due)


def test_the_steps_tell_the_rule_and_the_roll() -> None:
    plan = written('monthly <- { every = "month", day = 5, from = 2024-10-01, roll = "next" }')
    assert codes(cells(plan, "10-01")["monthly@2024-10-05"]) == "occurrence inclusive-unstated rolled-next"
    due = cells(plan, "10-01")["monthly@2024-10-05"].verdict.due
    assert due is not None
    assert due.steps[0].details == {"rhythm": {"every": "month", "month": 1, "day": 5}, "day": day("2024-10-05")}


def test_exceptions_move_one_and_drop_another() -> None:
    plan = written(
        """
        weekly <- { every = "week", weekday = "friday", from = 2024-09-20, except = [{ occurrence = 2024-09-27, \
moved = 2024-10-10, reason = "检查组推迟" }, { occurrence = 2024-10-04, dropped = true, reason = "国庆" }] }
        """
    )
    assert standing(cells(plan, "10-09")) == {
        "weekly@2024-09-20": "2024-09-20 overdue missed",
        "weekly@2024-09-27": "2024-10-10 due-soon",
    }
    assert codes(cells(plan, "10-09")["weekly@2024-09-27"]) == "occurrence moved"


@pytest.mark.parametrize(
    ("to", "when", "names"),
    [
        pytest.param("2024-10-10", "09-25", "09-20 10-04", id="another is the next to be due"),
        pytest.param("2024-10-10", "09-27", "09-20 09-27 10-04", id="its own day has come"),
        pytest.param("2024-10-10", "10-09", "09-20 09-27 10-04", id="it is the next"),
        pytest.param("2024-10-10", "10-10", "09-20 09-27 10-04 10-11", id="it is due"),
        pytest.param("2024-09-19", "09-18", "09-27", id="put forward before all others"),
        pytest.param("2024-09-19", "09-19", "09-20 09-27", id="and due"),
        pytest.param("2024-09-20", "09-18", "09-20 09-27", id="two on one day"),
    ],
)
def test_one_that_was_moved_is_listed_by_its_due_day(to: str, when: str, names: str) -> None:
    plan = written(
        'weekly <- { every = "week", weekday = "friday", from = 2024-09-20, '
        f'except = [{{ occurrence = 2024-09-27, moved = {to}, reason = "检查组推迟" }}] }}'
    )
    assert " ".join(name.removeprefix("weekly@2024-") for name in cells(plan, when)) == names


def test_an_exception_of_nothing_makes_no_occurrence() -> None:
    plan = written(
        'on <- { on = [2024-09-05], except = [{ occurrence = 2024-09-06, moved = 2024-09-07, reason = "x" }] }'
    )
    assert list(cells(plan, "12-31")) == ["on@2024-09-05"]


def test_there_is_an_end_to_what_never_ends() -> None:
    plan = written('daily <- { rrule = "FREQ=DAILY", from = 2000-01-01 }')
    with pytest.raises(BadRequest, match="too-many-occurrences"):
        cells(plan, "9999-12-31")


def test_the_most_that_a_rule_may_have_is_exact() -> None:
    daily, first = Rrule("FREQ=DAILY"), datetime.date(2024, 1, 1)
    last = first + datetime.timedelta(days=MOST - 1)
    counting = Counting({}, None, ChinaCalendar(), ZONE)
    assert len(list(instances(Every(daily, first, last), counting, last))) == MOST
    with pytest.raises(BadRequest) as refused:
        list(instances(Every(daily, first, last + datetime.timedelta(days=1)), counting, last))
    assert (refused.value.code, refused.value.details) == ("too-many-occurrences", {"most": MOST})


def test_the_next_is_the_one_due_after_the_day_not_named_after_it() -> None:
    """The one of the fifth is due on the fourth: on that day it is due, and the next one is still ahead."""
    plan = written('monthly <- { every = "month", day = 5, from = 2024-07-01, inclusive = false }')
    assert list(cells(plan, "08-03")) == ["monthly@2024-07-05", "monthly@2024-08-05"]
    assert list(cells(plan, "08-04")) == ["monthly@2024-07-05", "monthly@2024-08-05", "monthly@2024-09-05"]


def calls_for(until: str) -> int:
    """How many functions are called to look at a day's cells, every day since the first of 2024."""
    plan, number = written('daily <- { rrule = "FREQ=DAILY", from = 2024-01-01 }'), 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal number
        number += event == "call"

    sys.setprofile(count)
    try:
        cells(plan, until)
    finally:
        sys.setprofile(None)
    return number


def test_twice_as_many_occurrences_are_twice_the_work() -> None:
    """Each was once looked for anew from the beginning of its rule: three years of days took seconds for each unit."""
    assert calls_for("2024-07-18") < 2.5 * calls_for("2024-04-09")


def test_a_dropped_one_that_says_no_is_not_dropped() -> None:
    plan = written(
        'on <- { on = [2024-09-05], except = [{ occurrence = 2024-09-05, dropped = false, reason = "又要开" }] }'
    )
    assert list(cells(plan, "09-01")) == ["on@2024-09-05"]


def test_days_can_be_listed() -> None:
    plan = written("on <- { on = [2024-10-08, 2024-09-05, 2024-10-08] }")
    assert list(cells(plan, "12-31")) == ["on@2024-09-05", "on@2024-10-08"]


@pytest.mark.parametrize("ends", ['from = "opening"', 'from = 2024-07-01, to = "opening"'])
def test_while_its_span_is_not_known_there_is_one_cell_without_a_day(ends: str) -> None:
    plan = written(f'[anchors]\nopening = "unknown"\nmonthly <- {{ every = "month", day = 5, {ends} }}')
    (found,) = cells(plan, "09-01").items()
    assert (found[0], found[1].timeliness, codes(found[1])) == ("monthly", "unresolved", "anchor-unknown recurs")


def test_the_span_may_begin_with_each_units_own_receipt() -> None:
    plan = written('weekly <- { every = "week", weekday = "monday", from = "received" }')
    assert list(cells(plan, "08-20")) == ["weekly"]
    assert list(cells(plan, "08-20", "08-14 acknowledge weekly")) == ["weekly@2024-08-19", "weekly@2024-08-26"]


@pytest.mark.parametrize(
    ("ends", "steps"),
    [
        pytest.param('from = "received"', "received occurrence inclusive-unstated", id="a receipt"),
        pytest.param('from = 2024-08-01, to = "closing"', "anchor occurrence inclusive-unstated", id="the last day"),
        pytest.param('from = "opening", to = "closing"', "anchor anchor occurrence inclusive-unstated", id="both"),
        pytest.param('from = "first"', "completed occurrence inclusive-unstated", id="another deed"),
    ],
)
def test_an_occurrence_tells_the_anchors_of_its_span(ends: str, steps: str) -> None:
    anchors = "[anchors]\nopening = 2024-08-01\nclosing = 2024-12-31\n"
    plan = written(f'{anchors}weekly <- {{ every = "week", weekday = "monday", {ends} }}\nfirst <- 2024-08-10')
    done = "08-14 acknowledge weekly; 08-14 submit first"
    assert codes(cells(plan, "08-20", done)["weekly@2024-08-26"]) == steps


def test_what_is_said_of_a_series_is_said_of_each_occurrence() -> None:
    found = cells(written(MONTHLY), "08-10", "07-02 acknowledge monthly; 07-03 start monthly@07-05")
    assert [cell.progress for cell in found.values()] == ["in-progress", "acknowledged", "acknowledged"]


def test_only_what_can_be_for_all_of_them_is() -> None:
    """A hand that edits records may leave the occurrence out; nothing is then done for all."""
    found = cells(written(MONTHLY), "09-10", "07-02 submit monthly; 07-02 extend monthly to 12-31; 07-03 note monthly")
    assert [cell.progress for cell in found.values()] == ["pending"] * 4
    assert found["monthly@2024-07-05"].verdict.missed


def test_what_is_withdrawn_does_not_go_on() -> None:
    plan = written(OPEN)
    gone = plan.requirements["monthly"]._replace(withdrawn=Withdrawn(day("08-20"), "并入年报"))
    plan = plan._replace(requirements={"monthly": gone})
    assert list(cells(plan, "08-19")) == ["monthly@2024-07-05", "monthly@2024-08-05", "monthly@2024-09-05"]
    assert list(cells(plan, "2026-01-01")) == list(cells(plan, "08-19"))
    until = day("10-30")
    assert len(cells(plan, "08-19", until=until)) == 5
    assert list(cells(plan, "08-20", until=until)) == list(cells(plan, "08-19"))


def test_one_further_on_shows_where_records_are_looked_for() -> None:
    done = "08-01 submit monthly@12-05; 08-02 submit monthly@11-06"
    assert "monthly@2024-12-05" not in cells(written(MONTHLY), "08-10", done)
    found = cells(written(MONTHLY), "08-10", done, recorded=True)
    assert list(found)[-2:] == ["monthly@2024-11-06", "monthly@2024-12-05"]
    assert found["monthly@2024-12-05"].due_on == day("12-05")
    assert (found["monthly@2024-11-06"].timeliness, found["monthly@2024-11-06"].progress) == ("undated", "submitted")


def test_each_is_there_once_and_only_where_it_was_recorded() -> None:
    plan = written(MONTHLY + "\n" + MONTHLY.replace("monthly", "other"))
    done = "07-01 acknowledge monthly; 07-05 submit monthly@07-05; 07-06 submit monthly@12-05"
    seen = view(as_of("07-10"), notices=[plan])._replace(recorded=True)
    found = cells_of(seen, plan, plan.requirements.values(), [BEIJING], lambda _notice, _unit: acts(done))
    assert [cell.path.removeprefix("plan/") for cell in found] == [
        *(f"monthly@2024-{on}" for on in ("07-05", "08-05", "12-05")),
        *(f"other@2024-{on}" for on in ("07-05", "08-05")),
    ]


def test_acts_of_a_series_and_of_one_stand_in_the_order_in_which_they_happened() -> None:
    plan = written(MONTHLY)
    done = acts("07-03 start monthly@07-05; 07-02 acknowledge monthly")
    seen = view(as_of("07-03"), notices=[plan])
    cell = cell_in(seen, plan, plan.requirements["monthly"], BEIJING, done, day("07-05"))
    assert cell is not None
    assert [entry.event.did for entry in cell.history.entries] == ["acknowledge", "start"]


def test_a_year_nobody_announced_leaves_an_occurrence_without_a_day() -> None:
    plan = written('yearly <- { every = "year", month = 10, day = 3, from = 2026-01-01, roll = "next" }')
    found = standing(cells(plan, "2028-01-01"))
    assert found == {
        "yearly@2026-10-03": "2026-10-08 overdue missed",
        "yearly@2027-10-03": "None unresolved",
        "yearly@2028-10-03": "None unresolved",
    }


def test_an_occurrence_outside_the_calendar_has_no_day() -> None:
    plan = written("on <- { on = [0001-01-01], inclusive = false }")
    assert codes(cells(plan, "08-01")["on@0001-01-01"]) == "occurrence out-of-range"


@pytest.mark.parametrize(
    ("said", "belongs"),
    [
        ("submit monthly@09-05", True),
        ("submit monthly@09-06", False),
        ("submit monthly@12-05", True),
        ("submit monthly@2025-01-05", False),
        ("submit ended@09-05", True),
        ("submit moved@09-06", False),
        ("submit moved@09-13", True),
        ("submit monthly", False),
        ("acknowledge monthly", True),
        ("submit weekly@09-06", False),
        ("submit dropped@09-05", False),
        ("submit dropped@10-05", True),
        ("submit once", True),
        ("submit once@09-05", False),
        ("submit other", False),
    ],
)
def test_what_was_recorded_belongs_to_a_cell_or_to_none(said: str, belongs: bool) -> None:
    plan = written(
        f'[anchors]\nvisit = "unknown"\n{MONTHLY}\nweekly <- {{ every = "week", weekday = "friday", from = "visit" }}\n'
        "once <- 2024-09-05\n"
        'ended <- { every = "month", day = 5, from = 2024-07-01, to = 2024-09-05 }\n'
        'moved <- { every = "week", weekday = "friday", from = 2024-09-01 }\n'
        'dropped <- { every = "month", day = 5, from = 2024-09-01, '
        'except = [{ occurrence = 2024-09-05, dropped = true, reason = "x" }] }\n'
        '[[amendment]]\non = 2024-09-10\nreason = "x"\nrequirement = "moved"\n'
        'was = { due = { every = "week", weekday = "monday", from = 2024-09-01 } }'
    )
    (event,) = acts(f"09-04 {said}")
    lost = without_cell(view(as_of("08-01"), notices=[plan]), plan, BEIJING, (event,))
    assert lost == (() if belongs else (event,))


RULES = st.sampled_from(
    [
        '{ every = "week", weekday = "friday", from = 2024-07-01 }',
        '{ every = "month", day = 31, from = 2024-07-01, roll = "next" }',
        '{ every = "month", day = 5, from = 2024-07-01, roll = "previous" }',
        '{ every = "quarter", month = 1, day = 5, from = 2024-01-01, inclusive = false }',
        '{ rrule = "FREQ=MONTHLY;BYDAY=-1FR", from = 2024-07-01 }',
        "{ on = [2024-09-05, 2024-10-08, 2025-01-27] }",
    ]
)
DAYS = st.dates(datetime.date(2024, 6, 1), datetime.date(2026, 6, 30))


@effort(deadline=None)
@given(RULES, DAYS, DAYS)
def test_looking_later_only_adds_occurrences(rule: str, one: datetime.date, other: datetime.date) -> None:
    plan = written(f"again <- {rule}")
    sooner, later = (list(cells(plan, str(when))) for when in sorted([one, other]))
    assert later[: len(sooner)] == sooner
    assert all(a < b for a, b in pairwise(later))


@effort(deadline=None)
@given(RULES, DAYS)
def test_exactly_one_is_due_after_the_day_while_the_rule_goes_on(rule: str, when: datetime.date) -> None:
    found = cells(written(f"again <- {rule}"), str(when))
    ahead = [cell.due_on for cell in found.values() if cell.due_on is not None and cell.due_on > when]
    assert len(ahead) == (0 if "on =" in rule and when >= datetime.date(2025, 1, 27) else 1)
