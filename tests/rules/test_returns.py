"""What is returned: the first hand-in decides whether it was in time, and the redo day by when it must come again.

The report is due on 30 August 2024. A star after the word says that the cell is missed, a plus that a redo day was.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from rules_builders import REPORT, ZONE, cell, day, event, events, moment

from notice_tasks.dates.workdays import ChinaCalendar
from notice_tasks.model.deadline import By, Deadline, Unclear, Window
from notice_tasks.model.event import replay_order
from notice_tasks.model.notice import Withdrawn
from notice_tasks.rules.progress import Progress
from notice_tasks.rules.recording import Accepted, AlreadySo, Refused, ruling_on
from notice_tasks.rules.redo import with_redo_day
from notice_tasks.rules.steps import StepCode

if TYPE_CHECKING:
    from notice_tasks.rules.cells import Cell

AT_SIX = By(moment("08-30T18:00"))


def verdict(seen: Cell) -> str:
    found = seen.verdict
    return f"{seen.timeliness}{'*' if found.missed else ''}{'+' if found.redo_missed else ''}"


@pytest.mark.parametrize(
    ("done", "when", "says", "due_on"),
    [
        pytest.param(
            "08-28 submit; 09-05 return to 09-10", "09-05", "scheduled", "09-10", id="open until the redo day"
        ),
        pytest.param("08-28 submit; 09-05 return to 09-10", "09-08", "due-soon", "09-10", id="soon"),
        pytest.param("08-28 submit; 09-05 return to 09-10", "09-10", "due-today", "09-10", id="on the redo day"),
        pytest.param("08-28 submit; 09-05 return to 09-10", "09-11", "overdue+", "09-10", id="after the redo day"),
        pytest.param(
            "08-28 submit; 09-05 return to 09-10; 09-09 submit", "09-30", "met", "08-30", id="handed in again in time"
        ),
        pytest.param(
            "08-28 submit; 09-05 return to 09-10; 09-12 submit", "09-30", "met+", "08-30", id="handed in again too late"
        ),
        pytest.param(
            "09-02 submit; 09-05 return to 09-10; 09-09 submit", "09-30", "met-late*", "08-30", id="late the first time"
        ),
        pytest.param(
            "09-02 submit; 09-05 return to 09-10; 09-12 done", "09-30", "met-late*+", "08-30", id="late both times"
        ),
        pytest.param("08-28 submit; 08-29 return to 09-03", "08-31", "due-soon", "09-03", id="returned before the day"),
        pytest.param("08-28 submit; 08-29 return to 08-30", "08-31", "overdue+", "08-30", id="a redo day on the day"),
        pytest.param(
            "08-28 submit; 08-29 return to 08-29", "08-29", "due-soon", "08-30", id="never before the day in force"
        ),
        pytest.param(
            "08-20 extend to 09-20; 08-28 submit; 08-29 return to 09-03",
            "09-01",
            "scheduled",
            "09-20",
            id="nor before an extended one",
        ),
        pytest.param(
            "08-28 submit; 09-05 return to 09-10; 09-06 start", "09-11", "overdue+", "09-10", id="begun anew, and late"
        ),
        pytest.param(
            "08-28 submit; 09-05 return to 09-10; 09-09 submit; 09-10 return to 09-13",
            "09-11",
            "due-soon",
            "09-13",
            id="returned twice",
        ),
        pytest.param(
            "08-28 submit; 09-05 return to 09-10; 09-12 submit; 09-13 return to 09-20; 09-15 submit",
            "09-30",
            "met+",
            "08-30",
            id="one redo day of two was missed",
        ),
        pytest.param("08-28 submit; 09-05 return to 09-10; 09-06 exempt", "09-30", "exempt", "08-30", id="exempt"),
        pytest.param(
            "09-02 submit; 09-05 return to 09-10; 09-12 exempt", "09-30", "exempt*+", "08-30", id="both marks are kept"
        ),
        pytest.param("08-28 submit; 09-05 return", "09-30", "undated", "08-30", id="an older record names no redo day"),
        pytest.param("09-02 submit; 09-05 return", "09-30", "undated*", "08-30", id="nor does it clear a miss"),
        pytest.param("08-28 submit; 08-29 return", "08-29", "due-soon", "08-30", id="then the due day still stands"),
        pytest.param(
            "08-28 submit; 09-05 return; 09-20 submit", "09-30", "met", "08-30", id="and nobody is late by it"
        ),
    ],
)
def test_a_return_makes_nobody_late(done: str, when: str, says: str, due_on: str) -> None:
    seen = cell(done, when)
    assert (verdict(seen), seen.due_on) == (says, day(due_on))


@pytest.mark.parametrize(
    ("granted", "when", "says"),
    [
        pytest.param("09-08 extend to 09-20", "09-15", "scheduled", id="in time"),
        pytest.param("09-08 extend to 09-20; 09-19 submit", "09-30", "met", id="and met"),
        pytest.param("09-08 extend to 09-20; 09-21 submit", "09-30", "met+", id="and missed"),
        pytest.param("09-11 extend to 09-20", "09-15", "scheduled+", id="after the redo day, which stays missed"),
        pytest.param("09-11 extend to 09-20; 09-19 submit", "09-30", "met+", id="whatever comes then"),
    ],
)
def test_an_extension_of_what_was_returned_moves_the_redo_day(granted: str, when: str, says: str) -> None:
    assert verdict(cell(f"08-28 submit; 09-05 return to 09-10; {granted}", when)) == says


def test_an_extension_gives_an_older_return_a_redo_day() -> None:
    seen = cell("08-28 submit; 09-05 return; 09-06 extend to 09-10", "09-11")
    assert (verdict(seen), seen.due_on) == ("overdue+", day("09-10"))
    assert seen.verdict.due is not None
    step = seen.verdict.due.steps[-1]
    assert (step.code, step.details["from"], step.details["to"]) == (StepCode.EXTENDED, day("08-30"), day("09-10"))


def test_an_extension_that_came_too_late_for_the_redo_day_says_so() -> None:
    seen = cell("08-28 submit; 09-05 return to 09-10; 09-11 extend to 09-20", "09-15")
    assert seen.verdict.due is not None
    assert seen.verdict.due.steps[-1].details["case"] == "redo-late"


@pytest.mark.parametrize(
    ("due", "says", "due_on"),
    [
        pytest.param(None, "overdue+", "09-10", id="no due rule"),
        pytest.param(Unclear("另行通知"), "overdue+", "09-10", id="no day"),
        pytest.param(Window(day("08-25"), day("09-20")), "scheduled", "09-20", id="a window that is open longer"),
    ],
)
def test_what_has_no_due_day_has_a_redo_day_too(due: Deadline | None, says: str, due_on: str) -> None:
    seen = cell("08-28 submit; 09-05 return to 09-10", "09-12", due=due)
    assert (verdict(seen), seen.due_on) == (says, day(due_on))
    after = cell("08-28 submit; 09-05 return to 09-10; 09-12 submit", "09-30", due=due)
    assert (after.verdict.missed, after.verdict.redo_missed) == (False, due_on == "09-10")


@pytest.mark.parametrize(
    ("to", "when", "says"),
    [
        pytest.param("08-30", "08-30T17:00", "due-today", id="before the hour"),
        pytest.param("08-30", "08-30T18:01", "overdue+", id="a moment due that day is the redo's end too"),
        pytest.param("08-31", "08-30T18:01", "due-soon", id="another day has no hour"),
    ],
)
def test_a_redo_day_on_the_day_of_a_moment(to: str, when: str, says: str) -> None:
    assert verdict(cell(f"08-28 submit; 08-29 return to {to}", when, due=AT_SIX)) == says


def test_nothing_is_missed_by_what_its_issuer_took_back_in_time() -> None:
    requirement = REPORT._replace(withdrawn=Withdrawn(day("09-08"), "merged"))
    seen = cell("08-28 submit; 09-05 return to 09-10", "09-30", requirement)
    assert verdict(seen) == "exempt"


def test_if_the_first_hand_in_never_happened_the_next_is_the_first() -> None:
    done = "08-28 submit; 08-29 return to 09-03; 09-02 submit; 09-03 undo of e2; 09-03 undo of e1"
    assert verdict(cell(done)) == "met-late*"


def test_a_return_is_a_step_on_the_way_to_the_redo_day() -> None:
    handed_in, returned = events("08-28 submit; 09-05 return to 09-10")
    seen = cell((handed_in, returned._replace(note="印章不清")), "09-06")
    assert seen.verdict.redo
    assert seen.verdict.due is not None
    step = seen.verdict.due.steps[-1]
    assert step.code is StepCode.RETURNED
    assert step.details == {"on": day("09-05"), "by": "Li", "reason": "印章不清", "to": day("09-10")}


@pytest.mark.parametrize(
    ("done", "on", "to"),
    [
        pytest.param("08-28 submit", "09-05", "09-10", id="three working days later"),
        pytest.param("08-28 submit", "09-12", "09-18", id="over the Mid-autumn Festival"),
        pytest.param("08-20 submit", "08-21", "08-30", id="not before the due day"),
        pytest.param("08-19 extend to 09-20; 08-20 submit", "08-21", "09-20", id="nor before the extended one"),
        pytest.param("08-20 submit; 08-21 note", "08-30", "09-04", id="a weekend between"),
    ],
)
def test_the_redo_day_that_nobody_named(done: str, on: str, to: str) -> None:
    before = cell(done)
    ruling = ruling_on(event(f"{on} return", 9), before, dated=True)
    assert isinstance(ruling, Accepted)
    found = with_redo_day(ruling.event, before, 3, ChinaCalendar())
    assert found == Accepted(ruling.event._replace(to=day(to)))


def test_a_redo_day_that_somebody_named_is_kept() -> None:
    returned = event("09-05 return to 09-30", 9)
    assert with_redo_day(returned, cell("08-28 submit"), 3, ChinaCalendar()) == Accepted(returned)


@pytest.mark.parametrize(("on", "year"), [("2099-12-31", 2100), ("9999-12-31", 9999)])
def test_where_the_year_is_not_announced_somebody_must_name_it(on: str, year: int) -> None:
    found = with_redo_day(
        event(f"{on} return", 9), cell("08-28 submit"), 3, Weekdays() if year > 9000 else ChinaCalendar()
    )
    assert isinstance(found, Refused)
    assert found.code == "redo-unknown"


class Weekdays:
    """A calendar that knows every year."""

    def rest_day(self, day: datetime.date) -> str | None:
        return None if day.weekday() < 5 else "weekend"

    def is_estimate(self, year: int) -> bool:
        return year < 0


@pytest.mark.parametrize(
    ("to", "becomes"),
    [
        pytest.param("09-04", Refused("redo-too-early", {"to": day("09-04"), "on": day("09-05")}), id="before itself"),
        pytest.param(
            "09-08",
            Refused("redo-too-early", {"to": day("09-08"), "due": day("09-09"), "case": "due"}),
            id="before the day in force",
        ),
        pytest.param("09-09", None, id="on the day in force"),
    ],
)
def test_a_redo_day_that_is_too_early(to: str, becomes: Refused | None) -> None:
    proposal = event(f"09-05 return to {to}", 9)
    ruling = ruling_on(proposal, cell("08-28 submit", due=By(day("09-09"))), dated=True)
    assert ruling == (becomes or Accepted(proposal))


@pytest.mark.parametrize(
    ("to", "becomes"),
    [pytest.param("", "so", id="no day named"), pytest.param(" to 09-10", "so", id="the same day")],
)
def test_returned_already(to: str, becomes: str) -> None:
    ruling = ruling_on(event(f"09-05 return{to}", 9), cell("08-28 submit; 09-05 return to 09-10"), dated=False)
    assert isinstance(ruling, AlreadySo) == (becomes == "so")


def test_returned_already_to_another_day() -> None:
    ruling = ruling_on(event("09-05 return to 09-12", 9), cell("08-28 submit; 09-05 return to 09-10"), dated=False)
    assert isinstance(ruling, Refused)
    assert ruling.code == "already-otherwise"


def test_an_extension_written_down_after_the_return_lifts_the_redo_day_as_if_it_had_come_before() -> None:
    first = cell("08-25 extend to 09-20; 08-28 submit; 08-29 return to 09-20", "09-05")
    second = cell("08-28 submit; 08-29 return to 09-03; 08-25 extend to 09-20 at 09-04", "09-05")
    assert (first.due_on, verdict(first)) == (second.due_on, verdict(second)) == (day("09-20"), "scheduled")


def test_a_moment_given_by_an_extension() -> None:
    granted = event("08-29 extend to 09-10T12:00", 1)
    assert cell((granted,), "09-10T11:59").timeliness == "due-today"
    assert cell((granted,), "09-10T12:01").timeliness == "overdue"
    utc = granted._replace(to=moment("09-10T03:00").astimezone(datetime.UTC))
    seen = cell((utc,), "09-09")
    assert seen.verdict.due is not None
    assert seen.verdict.due.moment == moment("09-10T03:00").astimezone(ZONE)
    assert seen.due_on == day("09-10")


@pytest.mark.parametrize(
    ("due", "to", "becomes"),
    [
        pytest.param(AT_SIX, "08-30T20:00", "accepted", id="two hours later"),
        pytest.param(AT_SIX, "08-30T18:00", "extension-not-later", id="the same hour"),
        pytest.param(AT_SIX, "08-30", "accepted", id="until the end of the day"),
        pytest.param(REPORT.due, "08-30T20:00", "extension-not-later", id="before the end of the day"),
        pytest.param(REPORT.due, "08-31T08:00", "accepted", id="the next morning"),
    ],
)
def test_an_extension_to_a_moment(due: Deadline, to: str, becomes: str) -> None:
    ruling = ruling_on(event(f"08-29 extend to {to}", 9), cell("", due=due), dated=True)
    assert (ruling.code if isinstance(ruling, Refused) else "accepted") == becomes


def test_who_is_returned_is_open_and_waits_for_the_redo() -> None:
    seen = cell("08-28 submit; 09-05 return to 09-10; 09-06 start", "09-07")
    assert (seen.progress, seen.verdict.redo, seen.closed) == (Progress.IN_PROGRESS, True, False)
    again = cell(replay_order((*events("08-28 submit; 09-05 return to 09-10"), event("09-07 submit", 8))), "09-07")
    assert not again.verdict.redo
