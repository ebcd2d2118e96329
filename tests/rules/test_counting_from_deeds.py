"""Rules that count in hours, and rules that count from what a unit did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rules_builders import day, moment
from written_builders import cells, codes, standing, written

if TYPE_CHECKING:
    import datetime

ALARM = "[anchors]\nalarm = 2024-08-30T22:30:00\n"


@pytest.mark.parametrize(
    ("rule", "due", "steps"),
    [
        pytest.param('{ after = "alarm", hours = 2 }', "2024-08-31T00:30:00", "anchor elapsed-forward", id="at once"),
        pytest.param(
            '{ after = "alarm", minutes = 30 }', "2024-08-30T23:00:00", "anchor elapsed-forward", id="半小时内"
        ),
        pytest.param('{ after = "alarm", hours = 1 }', "2024-08-30T23:30:00", "anchor elapsed-forward", id="一小时内"),
        pytest.param('{ before = "alarm", hours = 24 }', "2024-08-29T22:30:00", "anchor elapsed-back", id="提前一天"),
        pytest.param('{ by = "alarm" }', "2024-08-30T22:30:00", "anchor", id="the moment itself"),
        pytest.param(
            '{ by = "alarm", inclusive = false }', "2024-08-30T22:30:00", "anchor", id="a moment is what it is"
        ),
        pytest.param(
            '{ from = 2024-08-01, to = "alarm" }',
            "2024-08-30T22:30:00",
            "named anchor window",
            id="the end of a window",
        ),
        pytest.param(
            '{ after = "alarm", hours = 72 }', "2024-09-02T22:30:00", "anchor elapsed-forward", id="through the weekend"
        ),
    ],
)
def test_an_anchor_may_be_a_moment(rule: str, due: str, steps: str) -> None:
    cell = cells(written(f"{ALARM}report <- {rule}"), "08-01")["report"]
    assert cell.verdict.due is not None
    assert cell.verdict.due.moment is not None
    assert (cell.verdict.due.moment.isoformat(), codes(cell)) == (f"{due}+08:00", steps)


def test_longer_periods_count_from_the_day_of_a_moment() -> None:
    cell = cells(written(f'{ALARM}report <- {{ after = "alarm", days = 3 }}'), "08-01")["report"]
    assert (str(cell.due_on), codes(cell)) == ("2024-09-02", "anchor counted-forward")
    assert cell.verdict.due is not None
    assert cell.verdict.due.moment is None


def test_a_moment_counts_in_the_workspaces_zone_whatever_its_offset() -> None:
    plan = written('[anchors]\nalarm = 2024-08-30T17:00:00Z\nreport <- { after = "alarm", days = 1, roll = "none" }')
    assert str(cells(plan, "08-01")["report"].due_on) == "2024-09-01"


def test_hours_cannot_be_counted_from_a_day() -> None:
    cell = cells(written('[anchors]\nalarm = 2024-08-30\nreport <- { after = "alarm", hours = 2 }'), "08-01")["report"]
    assert (cell.timeliness, codes(cell)) == ("unresolved", "anchor anchor-without-time")


@pytest.mark.parametrize(
    ("done", "due", "steps"),
    [
        pytest.param("", None, "not-yet-received", id="not yet received"),
        pytest.param("08-19 acknowledge report", "11:00", "received elapsed-forward", id="when it was recorded"),
        pytest.param("08-19 acknowledge report clock 08:15", "10:15", "received elapsed-forward", id="when they said"),
        pytest.param("08-19 acknowledge report at 08-20", None, "received anchor-without-time", id="nobody said when"),
        pytest.param(
            "08-19 acknowledge report clock 08:15; 08-19 acknowledge other clock 07:30",
            "09:30",
            "received elapsed-forward",
            id="the first of all acknowledgements",
        ),
        pytest.param(
            "08-19 acknowledge report at 08-20; 08-19 acknowledge other clock 07:30",
            "09:30",
            "received elapsed-forward",
            id="of which one has a time",
        ),
        pytest.param(
            "08-18 acknowledge report at 08-20; 08-19 acknowledge other clock 07:30",
            None,
            "received anchor-without-time",
            id="but the day before nobody said when",
        ),
        pytest.param(
            "08-19 acknowledge report; 08-20 undo report of e1", None, "not-yet-received", id="one taken back is none"
        ),
    ],
)
def test_within_two_hours_of_receipt(done: str, due: str | None, steps: str) -> None:
    cell = cells(written('report <- { after = "received", hours = 2 }\nother <- nothing'), "08-30", done)["report"]
    assert cell.verdict.due is not None
    moment = cell.verdict.due.moment
    assert (moment and f"{moment:%H:%M}", codes(cell)) == (due, steps)


@pytest.mark.parametrize(
    ("done", "timeliness"),
    [
        pytest.param("08-19 submit report clock 10:15", "met", id="to the minute"),
        pytest.param("08-19 submit report clock 10:16", "met-late", id="a minute late"),
        pytest.param("08-19 submit report", "met", id="recorded at nine"),
        pytest.param("08-19 submit report at 08-20", "met", id="recorded later without a time: believed"),
        pytest.param("08-20 submit report", "met-late", id="the day after"),
    ],
)
def test_a_moment_is_met_or_missed_to_the_minute(done: str, timeliness: str) -> None:
    plan = written('report <- { after = "received", hours = 2 }')
    assert cells(plan, "08-30", f"08-19 acknowledge report clock 08:15; {done}")["report"].timeliness == timeliness


CHAIN = """
check <- 2024-08-20
mend <- { after = "check", workdays = 5 }
report <- { after = "mend", days = 10 }
"""


def test_a_requirement_may_count_from_another() -> None:
    assert standing(cells(written(CHAIN), "08-10")) == {
        "check": "2024-08-20 scheduled",
        "mend": "None unresolved",
        "report": "None unresolved",
    }
    assert standing(cells(written(CHAIN), "08-20", "08-16 submit check; 08-19 done mend")) == {
        "check": "2024-08-20 met",
        "mend": "2024-08-23 met",
        "report": "2024-08-29 scheduled",
    }


def test_the_steps_say_what_it_counts_from() -> None:
    assert codes(cells(written(CHAIN), "08-10")["mend"]) == "not-yet-completed"
    mend = cells(written(CHAIN), "08-20", "08-16 submit check")["mend"]
    assert codes(mend) == "completed workdays-forward skipped"


@pytest.mark.parametrize(
    "done",
    [
        pytest.param("08-16 start check", id="begun is not handed in"),
        pytest.param("08-16 submit check; 08-17 return check", id="what was returned is not handed in any more"),
        pytest.param("08-16 exempt check", id="who is exempt hands nothing in"),
        pytest.param("08-16 submit check; 08-17 undo check of e1", id="what was taken back never came"),
    ],
)
def test_until_it_was_handed_in_the_count_does_not_begin(done: str) -> None:
    assert cells(written(CHAIN), "08-30", done)["mend"].timeliness == "unresolved"


def test_hours_may_count_from_a_deed() -> None:
    plan = written('check <- nothing\nreport <- { after = "check", hours = 24 }')
    cell = cells(plan, "08-17", "08-16 submit check clock 15:00")["report"]
    assert cell.verdict.due is not None
    assert str(cell.verdict.due.moment) == "2024-08-17 15:00:00+08:00"


def test_an_anchor_that_is_declared_is_meant_before_a_requirement() -> None:
    plan = written('[anchors]\nfestival = 2024-08-19\nfestival <- { before = "festival", days = 1 }')
    assert str(cells(plan, "08-01")["festival"].due_on) == "2024-08-18"


ANEW = """
first <- nothing
then <- { after = "first", days = 5 }
"""


@pytest.mark.parametrize(
    ("done", "when", "expected", "steps"),
    [
        pytest.param("", "08-16", "2024-08-15 overdue missed", "completed counted-forward", id="missed"),
        pytest.param(
            "08-21 return first", "08-21", "None unresolved missed", "not-yet-completed counted-anew", id="handed back"
        ),
        pytest.param(
            "08-21 return first; 08-26 submit first",
            "08-30",
            "2024-09-02 due-soon missed",
            "completed counted-forward rolled-next counted-anew",
            id="handed in anew",
        ),
        pytest.param(
            "08-21 return first; 08-26 submit first; 08-28 submit then",
            "08-30",
            "2024-09-02 met-late missed",
            "completed counted-forward rolled-next counted-anew",
            id="a miss never clears",
        ),
        pytest.param(
            "08-14 submit then; 08-21 return first; 08-26 submit first",
            "08-30",
            "2024-09-02 met",
            "completed counted-forward rolled-next counted-anew",
            id="nothing was missed",
        ),
        pytest.param(
            "08-22 undo first of e1",
            "08-30",
            "None unresolved",
            "not-yet-completed",
            id="what was undone never happened",
        ),
        pytest.param(
            "08-12 return first",
            "08-20",
            "None unresolved",
            "not-yet-completed counted-anew",
            id="handed back before it was due",
        ),
    ],
)
def test_what_it_counts_from_may_be_handed_back(done: str, when: str, expected: str, steps: str) -> None:
    found = cells(written(ANEW), when, f"08-10 submit first; {done}")
    assert (standing(found)["then"], codes(found["then"])) == (expected, steps)


@pytest.mark.parametrize(
    ("length", "clock", "was"),
    [
        pytest.param("days = 5", "", day("08-15"), id="a day"),
        pytest.param("hours = 24", " clock 15:00", moment("08-11T15:00"), id="an hour"),
    ],
)
def test_what_counts_anew_tells_what_was_due(length: str, clock: str, was: datetime.date) -> None:
    plan = written(f'first <- nothing\nthen <- {{ after = "first", {length} }}')
    due = cells(plan, "08-30", f"08-10 submit first{clock}; 08-21 return first")["then"].verdict.due
    assert due is not None
    assert (due.steps[-1].code, due.steps[-1].details) == ("counted-anew", {"on": day("08-21"), "was": was})


def test_an_amendment_is_told_once() -> None:
    plan = written(
        ANEW + '[[amendment]]\non = 2024-08-12\nreason = "x"\nrequirement = "then"\n'
        'was = { due = { after = "first", days = 3 } }'
    )
    found = cells(plan, "08-30", "08-10 submit first; 08-21 return first")["then"]
    assert codes(found) == "not-yet-completed amended counted-anew"


def test_a_series_once_begun_does_not_begin_anew() -> None:
    plan = written('first <- nothing\nthen <- { every = "month", day = 10, from = "first" }')
    done = (
        "08-05 acknowledge first; 09-01 submit first; 09-10 submit then@09-10; 09-20 return first; 09-25 submit first"
    )
    assert standing(cells(plan, "09-30", done)) == {
        "first": "None undated",
        "then@2024-09-10": "2024-09-10 met",
        "then@2024-10-10": "2024-10-10 scheduled",
    }
