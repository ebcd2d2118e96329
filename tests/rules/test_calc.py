"""Days that a user asks about: the same engine as for checklists, and counting between two days as its inverse."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules_builders import ZONE, day, moment

from notice_tasks.dates.estimate import EstimatingCalendar
from notice_tasks.dates.recurrence import Monthly, Rrule, Stretch, Weekly, occurrences
from notice_tasks.dates.shift import ClockUnit, PeriodUnit
from notice_tasks.dates.workdays import ChinaCalendar, Rest, YearNotAnnounced, rolled
from notice_tasks.model.deadline import After, Anchor, Before, By, Elapsed, Every, Roll, Workdays
from notice_tasks.rules.calc import GIVEN, Between, Ground, between, listing, worked_out
from notice_tasks.rules.due import due_of
from notice_tasks.rules.points import Counting
from notice_tasks.rules.steps import StepCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notice_tasks.rules.steps import Step

CHINA = ChinaCalendar()
GROUND = Ground(CHINA, ZONE)
ESTIMATED = Ground(EstimatingCalendar(CHINA), ZONE)
ISSUED = Anchor("issued")


def codes(steps: Sequence[Step]) -> str:
    return " ".join(f"{step.code}.{step.details['case']}" if "case" in step.details else step.code for step in steps)


# ---- one day ----


@pytest.mark.parametrize(
    ("rule", "start", "due_on", "steps"),
    [
        pytest.param(Workdays(GIVEN, 10), "08-12", "08-26", "workdays-forward skipped", id="weekends only"),
        pytest.param(Workdays(GIVEN, 10), "09-25", "10-14", "workdays-forward skipped made-up", id="a long holiday"),
        pytest.param(Workdays(GIVEN, 5), "2026-09-18", "2026-09-24", "workdays-forward skipped made-up", id="a Sunday"),
        pytest.param(Workdays(GIVEN, -10), "10-14", "09-25", "workdays-back skipped made-up", id="back"),
        pytest.param(After(GIVEN, 30, PeriodUnit.DAYS), "09-01", "10-08", "counted-forward rolled-next", id="it rolls"),
        pytest.param(
            After(GIVEN, 30, PeriodUnit.DAYS, Roll.NONE),
            "09-01",
            "10-01",
            "counted-forward",
            id="unless that is not wanted",
        ),
        pytest.param(
            After(GIVEN, 1, PeriodUnit.MONTHS), "01-31", "02-29", "counted-forward month-end", id="a month's last day"
        ),
        pytest.param(Before(GIVEN, 3, PeriodUnit.DAYS), "10-08", "10-05", "counted-back", id="back it stays"),
        pytest.param(
            Before(GIVEN, 3, PeriodUnit.DAYS, Roll.PREVIOUS),
            "10-08",
            "09-30",
            "counted-back rolled-previous.asked",
            id="back, and off the rest days",
        ),
        pytest.param(By(GIVEN, roll=Roll.NEXT), "10-05", "10-08", "rolled-next", id="a rest day rolls"),
        pytest.param(By(GIVEN, roll=Roll.PREVIOUS), "10-05", "09-30", "rolled-previous.asked", id="or comes earlier"),
        pytest.param(By(GIVEN, roll=Roll.NEXT), "08-30", "08-30", "stays", id="a working day stays"),
        pytest.param(By(GIVEN, inclusive=False), "08-30", "08-29", "exclusive-stated.asked", id="the day left out"),
        pytest.param(
            By(GIVEN, inclusive=False, roll=Roll.NEXT),
            "08-30",
            "08-29",
            "exclusive-stated.asked stays",
            id="the day left out, and a working day before it",
        ),
        pytest.param(By(GIVEN, roll=Roll.NEXT), "2027-08-30", None, "year-not-announced", id="an unknown year"),
        pytest.param(After(GIVEN, 9999, PeriodUnit.YEARS), "08-30", None, "out-of-range", id="after the end of time"),
    ],
)
def test_a_day(rule: By | After | Before | Workdays, start: str, due_on: str | None, steps: str) -> None:
    due = worked_out(rule, day(start), GROUND)
    assert (due.day, codes(due.steps)) == (due_on and day(due_on), steps)


def test_an_estimate_is_said_last() -> None:
    due = worked_out(By(GIVEN, inclusive=False, roll=Roll.NEXT), day("2027-08-31"), ESTIMATED)
    assert (due.day, due.estimated) == (day("2027-08-30"), True)
    assert codes(due.steps) == "exclusive-stated.asked stays estimated"
    assert [dict(step.details) for step in due.steps] == [
        {"day": day("2027-08-31"), "last": day("2027-08-30"), "case": "asked"},
        {"day": day("2027-08-30")},
        {"year": 2027},
    ]


def test_hours_run_from_a_moment() -> None:
    due = worked_out(Elapsed(GIVEN, 48, ClockUnit.HOURS), moment("09-30T18:00"), GROUND)
    assert (due.moment, codes(due.steps)) == (moment("10-02T18:00"), "elapsed-forward")


RULES = st.one_of(
    st.builds(
        After,
        st.just(GIVEN),
        st.integers(1, 400),
        st.sampled_from([PeriodUnit.DAYS, PeriodUnit.WEEKS]),
        st.sampled_from(Roll),
    ),
    st.builds(Before, st.just(GIVEN), st.integers(1, 30), st.sampled_from(PeriodUnit), st.sampled_from(Roll)),
    st.builds(Workdays, st.just(GIVEN), st.integers(-400, 400).filter(bool)),
)
KNOWN_DAYS = st.dates(datetime.date(2004, 1, 1), datetime.date(2026, 12, 31))


@given(RULES, st.dates(datetime.date(2003, 1, 1), datetime.date(2027, 12, 31)), st.booleans())
def test_the_answer_is_that_of_a_checklist_with_this_rule(
    rule: After | Before | Workdays, start: datetime.date, estimate: bool
) -> None:
    ground = ESTIMATED if estimate else GROUND
    written = due_of(rule._replace(anchor=ISSUED), Counting({ISSUED: start}, None, *ground))
    asked = worked_out(rule, start, ground)
    assert (asked.day, asked.moment, asked.estimated) == (written.day, written.moment, written.estimated)
    assert [step.code for step in asked.steps] == [step.code for step in written.steps[1:]]


# ---- again and again ----


def test_occurrences_keep_their_names_and_roll() -> None:
    rule = Every(Monthly(Stretch.MONTH, 1, 5), day("09-01"), roll=Roll.NEXT)
    found = listing(rule, 2, GROUND)
    shown = [
        (str(one.occurrence), str(one.due and one.due.day), codes(one.due.steps if one.due else ()))
        for one in found.instances
    ]
    assert shown == [
        ("2024-09-05", "2024-09-05", "occurrence"),
        ("2024-10-05", "2024-10-08", "occurrence rolled-next"),
    ]
    assert found.more


@pytest.mark.parametrize(("most", "shown", "more"), [(3, 3, True), (4, 4, False), (5, 4, False)])
def test_more_is_said_only_where_there_are_more(most: int, shown: int, more: bool) -> None:
    found = listing(Every(Weekly(4), day("09-01"), day("09-30")), most, GROUND)
    assert (len(found.instances), found.more) == (shown, more)


def test_a_rule_may_give_nothing() -> None:
    assert listing(Every(Weekly(4), day("09-02"), day("09-04")), 12, GROUND).instances == ()


@given(st.sampled_from(["FREQ=WEEKLY;BYDAY=FR", "FREQ=MONTHLY;BYDAY=-1MO", "FREQ=DAILY;INTERVAL=9"]), KNOWN_DAYS)
def test_each_occurrence_rolls_as_that_day_alone(text: str, first: datetime.date) -> None:
    rule = Every(Rrule(text), first, first + datetime.timedelta(days=60), roll=Roll.PREVIOUS)
    found = listing(rule, 100, GROUND)
    assert [one.occurrence for one in found.instances] == list(
        occurrences(rule.rhythm, first, first + datetime.timedelta(days=60))
    )
    for one in found.instances:
        assert one.occurrence is not None
        assert one.due is not None
        alone = worked_out(By(GIVEN, roll=Roll.PREVIOUS), one.occurrence, GROUND)
        assert one.due.day == alone.day


# ---- between two days ----


def test_between_names_what_it_passes_and_what_is_worked() -> None:
    found = between(day("09-25"), day("10-14"), CHINA)
    assert (found.days, found.workdays, codes(found.steps)) == (19, 10, "between skipped made-up")
    assert [rest.day for rest in found.skipped] == [day("09-28"), *(day(f"10-0{n}") for n in range(1, 8)), day("10-13")]
    assert found.skipped[1] == Rest(day("10-01"), "National Day")
    assert found.made_up == (day("09-29"), day("10-12"))
    assert found.steps[0].details == {"start": day("09-25"), "end": day("10-14")}
    assert not found.estimated


def test_a_day_is_no_days_from_itself() -> None:
    found = between(day("2031-01-01"), day("2031-01-01"), CHINA)
    assert found == Between(day("2031-01-01"), day("2031-01-01"), 0, 0, (), (), found.steps, estimated=False)
    assert codes(found.steps) == "between"


@pytest.mark.parametrize("ends", [("0001-01-01", "0001-01-02"), ("9999-12-31", "9999-12-30")])
def test_the_calendar_has_two_ends(ends: tuple[str, str]) -> None:
    for start, end in (ends, ends[::-1]):
        assert abs(between(day(start), day(end), EstimatingCalendar(CHINA)).days) == 1


@pytest.mark.parametrize(
    ("start", "end", "estimated"),
    [
        pytest.param("2026-12-31", "2027-01-04", True, id="days of the year are looked at"),
        pytest.param("2027-01-01", "2026-12-28", False, id="its own day is not looked at"),
        pytest.param("2003-12-31", "2004-01-05", False, id="on the way forward neither"),
        pytest.param("2026-12-01", "2026-12-31", False, id="a known year"),
    ],
)
def test_an_estimate_is_called_one(start: str, end: str, estimated: bool) -> None:
    found = between(day(start), day(end), EstimatingCalendar(CHINA))
    assert (found.estimated, StepCode.ESTIMATED in [step.code for step in found.steps]) == (estimated, estimated)


def test_a_year_nobody_announced_is_not_guessed() -> None:
    with pytest.raises(YearNotAnnounced) as unknown:
        between(day("2026-12-31"), day("2027-01-04"), CHINA)
    assert unknown.value.year == 2027


@given(KNOWN_DAYS, st.integers(1, 300), st.sampled_from([1, -1]))
def test_counting_there_and_back_agree(start: datetime.date, length: int, way: int) -> None:
    due = worked_out(Workdays(GIVEN, way * length), start, GROUND)
    if due.day is not None:
        found = between(start, due.day, CHINA)
        assert (found.workdays, found.days) == (way * length, (due.day - start).days)
        details = {step.code: step.details for step in due.steps}
        assert found.skipped == tuple(sorted(details.get(StepCode.SKIPPED, {"rests": ()})["rests"]))  # type: ignore[call-overload]


@given(st.dates(datetime.date(2005, 4, 1), datetime.date(2025, 9, 30)), st.integers(-400, 400))
def test_a_way_and_the_way_back_differ_only_in_their_ends(one: datetime.date, way: int) -> None:
    other = one + datetime.timedelta(days=way)
    there, back = between(one, other, CHINA), between(other, one, CHINA)
    assert there.days == -back.days == (other - one).days
    worked = [rolled(day, CHINA).day == day for day in (min(one, other), max(one, other))]
    if one != other:
        assert abs(there.workdays) - abs(back.workdays) == (worked[1] - worked[0]) * (1 if other > one else -1)
    assert abs(there.workdays) + len(there.skipped) == abs(there.days)
