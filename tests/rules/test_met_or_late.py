"""What the calendar says of a report due on 30 August 2024, by what was done and from when one looks.

A star after the word says that the cell is missed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rules_builders import FESTIVAL, REPORT, ZONE, as_of, cell, day, event, moment

from notice_tasks.dates.shift import PeriodUnit
from notice_tasks.model.deadline import After, By, Deadline, Roll, Unclear, Window
from notice_tasks.model.notice import ISSUED, RECEIVED, Withdrawn
from notice_tasks.model.workspace import AsOf
from notice_tasks.rules.steps import Step, StepCode

if TYPE_CHECKING:
    from notice_tasks.rules.cells import Cell

DUE = By(day("08-30"))
AT_SIX = By(moment("08-19T18:00"))
FROM_RECEIPT = After(RECEIVED, 10, PeriodUnit.DAYS)


def verdict(seen: Cell) -> str:
    return seen.timeliness + ("*" if seen.verdict.missed else "")


@pytest.mark.parametrize(
    ("when", "says", "days_left"),
    [
        pytest.param("08-13", "scheduled", 17, id="far ahead"),
        pytest.param("08-26", "scheduled", 4, id="four days before"),
        pytest.param("08-27", "due-soon", 3, id="three days before is soon"),
        pytest.param("08-29", "due-soon", 1, id="the day before"),
        pytest.param("08-30", "due-today", 0, id="on the named day it is due today"),
        pytest.param("08-31", "overdue*", -1, id="the day after, overdue by one day"),
        pytest.param("09-30", "overdue*", -31, id="and ever after"),
    ],
)
def test_what_is_owed(when: str, says: str, days_left: int) -> None:
    seen = cell("08-14 acknowledge; 08-15 start; 08-29 note", when)
    assert (verdict(seen), seen.verdict.days_left) == (says, days_left)


@pytest.mark.parametrize(
    ("done", "says"),
    [
        pytest.param("08-20 submit", "met", id="early"),
        pytest.param("08-30 submit", "met", id="on the day"),
        pytest.param("08-31 submit", "met-late*", id="a day late"),
        pytest.param("08-30 done at 09-05", "met", id="the day it happened decides, not the recording"),
        pytest.param("08-29 submit; 09-05 accept", "met", id="accepted after the day"),
        pytest.param("08-28 submit; 08-29 return; 08-30 submit", "met", id="returned, and in time all the same"),
        pytest.param("08-28 submit; 09-02 return; 09-03 submit", "met", id="the first hand-in decides"),
        pytest.param("08-29 submit; 08-29 undo of e1", "overdue*", id="handed in by mistake"),
        pytest.param("09-02 submit; 09-02 undo of e1; 08-29 submit at 09-03", "met", id="a wrong day put right"),
        pytest.param("08-28 submit; 08-29 return; 08-29 undo of e2 at 09-05", "met", id="returned by mistake"),
        pytest.param("08-28 exempt", "exempt", id="exempt in time"),
        pytest.param("08-30 exempt", "exempt", id="exempt on the day"),
        pytest.param("08-31 exempt", "exempt*", id="an exemption resets no miss"),
        pytest.param("08-28 exempt; 08-28 undo of e1", "overdue*", id="an exemption taken back"),
        pytest.param("08-31 submit; 09-02 return; 09-03 submit", "met-late*", id="nothing done later resets a miss"),
        pytest.param("08-28 accept; 08-29 submit", "met", id="what came to nothing ends nothing"),
    ],
)
def test_what_was_done(done: str, says: str) -> None:
    assert verdict(cell(done, "09-30")) == says


@pytest.mark.parametrize(
    ("done", "when", "says"),
    [
        pytest.param("08-29 extend to 09-10", "08-31", "scheduled", id="granted in time, nothing is late yet"),
        pytest.param("08-29 extend to 09-10", "09-07", "due-soon", id="soon counts to the later day"),
        pytest.param("08-29 extend to 09-10", "09-10", "due-today", id="on the later day"),
        pytest.param("08-29 extend to 09-10", "09-11", "overdue*", id="after the later day"),
        pytest.param("08-29 extend to 09-10; 08-30 submit", "09-30", "met", id="done by the first day anyway"),
        pytest.param("08-29 extend to 09-10; 08-31 submit", "09-30", "met-extended", id="done by the later day"),
        pytest.param("08-29 extend to 09-10; 09-10 submit", "09-30", "met-extended", id="on the later day itself"),
        pytest.param("08-29 extend to 09-10; 09-11 submit", "09-30", "met-late*", id="done after the later day"),
        pytest.param("08-30 extend to 09-10; 09-05 submit", "09-30", "met-extended", id="granted on the due day"),
        pytest.param("08-31 extend to 09-10", "09-01", "scheduled*", id="granted too late: the miss stays"),
        pytest.param("08-31 extend to 09-10; 09-05 submit", "09-30", "met-late*", id="and what comes then is late"),
        pytest.param(
            "08-29 extend to 09-10; 09-10 extend to 09-20; 09-15 submit", "09-30", "met-extended", id="put off twice"
        ),
        pytest.param(
            "08-29 extend to 09-10; 09-11 extend to 09-20; 09-15 submit",
            "09-30",
            "met-late*",
            id="too late the second time",
        ),
        pytest.param("08-29 extend to 09-10; 08-29 undo of e1", "08-31", "overdue*", id="an extension taken back"),
        pytest.param(
            "08-28 extend to 09-10; 08-29 extend to 09-05", "09-08", "due-soon", id="two branches: the later day stands"
        ),
        pytest.param("08-29 note to 09-10", "08-31", "overdue*", id="a note puts nothing off"),
        pytest.param("08-29 extend to 08-20", "08-30", "due-today", id="an extension to an earlier day is none"),
    ],
)
def test_what_was_put_off(done: str, when: str, says: str) -> None:
    assert verdict(cell(done, when)) == says


def test_an_extension_is_a_step_on_the_way_to_the_due_day() -> None:
    granted = event("08-29 extend to 09-10")._replace(note="flood")
    seen = cell((granted,))
    assert seen.due is not None
    assert seen.verdict.due is not None
    assert (seen.due.day, seen.due_on) == (day("08-30"), day("09-10"))
    details = {"from": day("08-30"), "to": day("09-10"), "on": day("08-29"), "by": "Li", "reason": "flood"}
    assert seen.verdict.due.steps == (*seen.due.steps, Step(StepCode.EXTENDED, details))


def test_an_extension_tells_the_hour_that_was_due() -> None:
    seen = cell("08-18 extend to 08-21", due=AT_SIX)
    assert seen.verdict.due is not None
    assert seen.verdict.due.steps[-1].details["from"] == moment("08-19T18:00")


def test_an_extension_recorded_afterwards_says_so() -> None:
    """A reader who doubts a met-extended must see that it was recorded after the day had passed."""
    seen = cell("08-29 extend to 09-10 at 09-02")
    assert seen.verdict.due is not None
    step = seen.verdict.due.steps[-1]
    assert (step.code, step.details["case"], step.details["recorded"]) == (
        StepCode.EXTENDED,
        "afterwards",
        day("09-02"),
    )


def test_two_branches_that_grant_the_same_extension_are_one_step() -> None:
    seen = cell("08-28 extend to 09-10; 08-29 extend to 09-10")
    assert seen.due is not None
    assert seen.verdict.due is not None
    details = {"from": day("08-30"), "to": day("09-10"), "on": day("08-28"), "by": "Li", "reason": ""}
    assert seen.verdict.due.steps == (*seen.due.steps, Step(StepCode.EXTENDED, details))


def test_an_extension_without_a_day_puts_nothing_off() -> None:
    """Hand-made records may lack it; the program never writes one."""
    assert verdict(cell((event("08-29 extend"),), "08-31")) == "overdue*"


@pytest.mark.parametrize(
    ("done", "when", "says"),
    [
        pytest.param("", as_of("08-18"), "due-soon", id="the day before"),
        pytest.param("", as_of("08-19T17:59"), "due-today", id="a minute before"),
        pytest.param("", as_of("08-19T18:00"), "due-today", id="on the hour"),
        pytest.param("", as_of("08-19T18:01"), "overdue*", id="a minute after"),
        pytest.param("", as_of("08-19"), "overdue*", id="at the end of the day"),
        pytest.param("08-19 submit at 08-19T17:59", as_of("09-30"), "met", id="recorded a minute before"),
        pytest.param("08-19 submit at 08-19T18:01", as_of("09-30"), "met-late*", id="recorded a minute after"),
        pytest.param("08-19 submit at 08-20", as_of("09-30"), "met", id="recorded a day later: the day is believed"),
        pytest.param("08-20 submit", as_of("09-30"), "met-late*", id="the day after"),
        pytest.param("08-20 submit at 08-21", as_of("09-30"), "met-late*", id="the day after, nobody said when"),
        pytest.param("08-19 extend to 08-21 at 08-19T17:00", as_of("08-21"), "due-today", id="put off to a whole day"),
        pytest.param(
            "08-19 extend to 08-21 at 08-19T19:00", as_of("08-21"), "due-today*", id="put off an hour too late"
        ),
        pytest.param(
            "08-19 note at 08-19T19:00; 08-19 submit at 08-20", as_of("09-30"), "met", id="a note makes nothing late"
        ),
        pytest.param(
            "08-19 extend to 08-25 at 08-19T19:00; 08-19 submit at 08-20",
            as_of("09-30"),
            "met",
            id="nor does an extension that was not needed",
        ),
    ],
)
def test_a_moment(done: str, when: AsOf, says: str) -> None:
    assert verdict(cell(done, when, due=AT_SIX)) == says


def test_what_is_recorded_on_the_very_instant_is_in_time() -> None:
    on_the_hour = event("08-19 submit")._replace(at=moment("08-19T18:00"))
    assert verdict(cell((on_the_hour,), due=AT_SIX)) == "met"


@pytest.mark.parametrize(
    ("due", "done", "when", "says"),
    [
        pytest.param(Window(day("08-20"), day("08-30")), "", "08-19", "scheduled", id="not open yet"),
        pytest.param(Window(day("08-28"), day("08-30")), "", "08-27", "scheduled", id="not open yet, though soon due"),
        pytest.param(Window(day("08-28"), day("08-30")), "", "08-28", "due-soon", id="open"),
        pytest.param(Window(day("08-20"), day("08-30")), "", "08-22", "scheduled", id="open, with days to spare"),
        pytest.param(Window(day("08-20"), day("08-30")), "", "08-30", "due-today", id="its last day"),
        pytest.param(Window(day("08-20"), day("08-30")), "", "08-31", "overdue*", id="after its last day"),
        pytest.param(Window(day("08-30"), day("08-30")), "", "08-30", "due-today", id="a window of one day"),
        pytest.param(Window(day("08-20"), day("08-30")), "08-15 done", "08-31", "met", id="early delivery is met"),
        pytest.param(Window(day("08-20"), day("08-31"), Roll.NEXT), "", "09-02", "due-today", id="rolled to Monday"),
    ],
)
def test_a_window(due: Deadline, done: str, when: str, says: str) -> None:
    assert verdict(cell(done, when, due=due)) == says


@pytest.mark.parametrize(
    ("due", "done", "says"),
    [
        pytest.param(None, "", "undated", id="no rule"),
        pytest.param(None, "08-29 submit", "undated", id="no rule, handed in"),
        pytest.param(None, "08-29 exempt", "exempt", id="no rule, exempt"),
        pytest.param(None, "08-29 extend to 09-10", "undated", id="no rule, nothing to put off"),
        pytest.param(Unclear("另行通知"), "", "unresolved", id="另行通知"),
        pytest.param(Unclear("另行通知"), "08-29 submit", "unresolved", id="handed in, but by when?"),
        pytest.param(Unclear("另行通知"), "08-29 exempt", "exempt", id="exempt without a day"),
        pytest.param(Unclear("另行通知"), "08-29 extend to 09-10", "unresolved", id="nothing to put off"),
        pytest.param(After(ISSUED, 30, PeriodUnit.DAYS), "", "unresolved", id="an unknown anchor"),
        pytest.param(FROM_RECEIPT, "", "unresolved", id="not received yet"),
        pytest.param(FROM_RECEIPT, "08-12 acknowledge", "overdue*", id="received"),
        pytest.param(FROM_RECEIPT, "08-12 acknowledge; 08-22 submit", "met", id="received, and in time"),
        pytest.param(FROM_RECEIPT, "08-12 acknowledge; 08-12 undo of e1", "unresolved", id="not received after all"),
        pytest.param(By(FESTIVAL), "08-19 done", "met", id="by an anchor's day"),
    ],
)
def test_without_a_printed_day(due: Deadline | None, done: str, says: str) -> None:
    seen = cell(done, "09-30", due=due)
    assert verdict(seen) == says
    assert (seen.verdict.days_left is None) == (says in {"undated", "unresolved"} or due in {None, Unclear("另行通知")})


@pytest.mark.parametrize(
    ("due", "on", "done", "when", "says"),
    [
        pytest.param(DUE, "08-25", "", "08-24", "scheduled", id="not yet taken back"),
        pytest.param(DUE, "08-25", "", "08-25", "exempt", id="taken back: nobody owes it from that day"),
        pytest.param(DUE, "08-25", "", "09-30", "exempt", id="so the due day passes without a miss"),
        pytest.param(DUE, "08-30", "", "09-30", "exempt", id="taken back on the due day"),
        pytest.param(DUE, "08-31", "", "09-30", "exempt*", id="taken back too late: the miss stays"),
        pytest.param(DUE, "08-25", "08-20 submit", "09-30", "met", id="handed in before"),
        pytest.param(
            DUE, "08-25", "09-02 submit", "09-30", "met", id="handed in all the same: what nobody owes is not late"
        ),
        pytest.param(DUE, "08-31", "09-02 submit", "09-30", "met-late*", id="missed, then taken back, then handed in"),
        pytest.param(DUE, "09-05", "08-29 extend to 09-10", "09-30", "exempt", id="taken back within an extension"),
        pytest.param(DUE, "08-25", "09-02 note", "09-30", "exempt", id="a note afterwards"),
        pytest.param(None, "08-25", "", "09-30", "exempt", id="without a due day"),
        pytest.param(None, "08-25", "", "08-24", "undated", id="without a due day, not yet"),
        pytest.param(Unclear("另行通知"), "08-25", "", "09-30", "exempt", id="with a day that is not known"),
    ],
)
def test_a_requirement_taken_back(due: Deadline | None, on: str, done: str, when: str, says: str) -> None:
    requirement = REPORT._replace(withdrawn=Withdrawn(day(on), "merged with another report"))
    assert verdict(cell(done, when, requirement, due=due)) == says


def test_the_workspaces_time_zone_says_what_day_it_is() -> None:
    """Half past midnight in Beijing is still yesterday in UTC; the record is Beijing's."""
    late = AsOf(day("08-31"), moment("08-31T00:30").astimezone(ZONE))
    assert verdict(cell("", late)) == "overdue*"


def test_an_extension_granted_when_it_was_too_late_says_so() -> None:
    seen = cell("09-02 extend to 09-10; 09-05 submit", "09-30", due=DUE)
    assert (seen.timeliness, seen.verdict.missed) == ("met-late", True)
    assert seen.verdict.due is not None
    (code, details) = seen.verdict.due.steps[-1]
    assert (code, details["case"], details["from"], details["to"]) == ("extended", "late", day("08-30"), day("09-10"))


def test_an_extension_merged_beside_a_longer_one_is_told() -> None:
    """Each of two people extended in a branch of his own; the longer one stands, and the other is not silent."""
    seen = cell("08-20 extend to 09-10; 08-22 extend to 09-05", "08-23", due=DUE)
    assert (seen.due_on, verdict(seen)) == (day("09-10"), "scheduled")
    assert seen.verdict.due is not None
    longer, shorter = seen.verdict.due.steps[-2:]
    assert (longer.code, longer.details["to"]) == ("extended", day("09-10"))
    assert (shorter.code, shorter.details["to"], shorter.details["in_force"]) == (
        "not-extended",
        day("09-05"),
        day("09-10"),
    )


def test_a_withdrawal_is_a_step_from_its_day_on() -> None:
    requirement = REPORT._replace(withdrawn=Withdrawn(day("08-25"), "并入年度总结"))
    steps = [cell("", when, requirement, due=DUE).verdict.due for when in ("08-24", "08-25")]
    assert [due.steps[-1].code if due else None for due in steps] == ["inclusive-unstated", "withdrawn"]
