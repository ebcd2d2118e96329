"""Due rules that their issuer changed: what was in force when, and who was late by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st
from rules_builders import as_of, day, moment, view
from written_builders import acts, cells, codes, standing, written

from notice_tasks.dates.estimate import EstimatingCalendar
from notice_tasks.dates.workdays import ChinaCalendar
from notice_tasks.model.notice import Withdrawn
from notice_tasks.rules.cells import due_for_anyone, series_for_anyone
from notice_tasks.rules.recording import Accepted, Refused, ruling_on

if TYPE_CHECKING:
    from notice_tasks.model.notice import Notice

PUT_OFF = """
report <- 2024-09-10
[[amendment]]
on = 2024-08-26
reason = "台风影响"
requirement = "report"
was = { due = 2024-08-30 }
"""
TOO_LATE = PUT_OFF.replace("2024-08-26", "2024-09-03")
AT_NOON = PUT_OFF.replace("2024-08-26", "2024-08-30").replace("{ due = 2024-08-30 }", "{ due = 2024-08-30T12:00:00 }")


@pytest.mark.parametrize(
    ("plan", "when", "done", "expected"),
    [
        pytest.param(PUT_OFF, "08-25", "", "2024-08-30 scheduled", id="the day before, the old day stands"),
        pytest.param(PUT_OFF, "08-26", "", "2024-09-10 scheduled", id="on its day, the new one"),
        pytest.param(PUT_OFF, "09-10", "", "2024-09-10 due-today", id="nobody was late by the old one"),
        pytest.param(PUT_OFF, "09-11", "09-05 submit report", "2024-09-10 met", id="so this was in time"),
        pytest.param(PUT_OFF, "09-11", "", "2024-09-10 overdue missed", id="late by the new one"),
        pytest.param(TOO_LATE, "09-02", "", "2024-08-30 overdue missed", id="late by the old one"),
        pytest.param(TOO_LATE, "09-03", "", "2024-09-10 scheduled missed", id="a miss never clears"),
        pytest.param(TOO_LATE, "09-11", "09-05 submit report", "2024-09-10 met-late missed", id="for good"),
        pytest.param(TOO_LATE, "09-11", "08-29 submit report", "2024-09-10 met", id="who was in time by both"),
        pytest.param(TOO_LATE, "09-11", "09-01 submit report", "2024-09-10 met-late missed", id="late by the first"),
        pytest.param(
            TOO_LATE, "09-12", "08-29 extend report to 09-06", "2024-09-10 overdue missed", id="extended, then amended"
        ),
        pytest.param(
            TOO_LATE, "09-09", "08-29 extend report to 09-20", "2024-09-20 scheduled", id="a longer extension stays"
        ),
        pytest.param(
            TOO_LATE, "09-12", "08-29 extend report to 09-06; 09-08 submit report", "2024-09-10 met", id="not a shorter"
        ),
        pytest.param(
            TOO_LATE, "09-15", "08-29 extend report to 09-20", "2024-09-20 scheduled", id="and nobody is late by less"
        ),
        pytest.param(
            PUT_OFF.replace("2024-08-26", "2024-08-31"), "09-05", "", "2024-09-10 scheduled", id="the very next day"
        ),
        pytest.param(
            PUT_OFF.replace("2024-08-26", "2024-09-01"), "09-05", "", "2024-09-10 scheduled missed", id="a day too late"
        ),
        pytest.param(
            AT_NOON, "09-11", "08-30 submit report clock 15:00", "2024-09-10 met", id="it holds from its day's morning"
        ),
        pytest.param(
            TOO_LATE, "09-09", "09-01 extend report to 09-20", "2024-09-20 scheduled missed", id="one that came late"
        ),
        pytest.param(
            TOO_LATE,
            "09-09",
            "08-20 submit report; 09-04 return report to 09-06",
            "2024-09-10 due-soon",
            id="owed again after the amendment only",
        ),
    ],
)
def test_what_was_due_and_who_was_late(plan: str, when: str, done: str, expected: str) -> None:
    assert standing(cells(written(plan), when, done)) == {"report": expected}


PUT_OFF_TWICE = """
report <- 2024-09-20
[[amendment]]
on = 2024-08-10
reason = "材料未印好"
requirement = "report"
was = { due = 2024-08-20 }
[[amendment]]
on = 2024-09-08
reason = "台风影响"
requirement = "report"
was = { due = 2024-09-10 }
"""


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        pytest.param("08-05 submit report", "met", id="before both"),
        pytest.param("09-05 submit report", "met", id="by the second, before the third"),
        pytest.param("09-18 submit report", "met", id="by the third"),
        pytest.param("09-21 submit report", "met-late missed", id="too late by all three"),
    ],
)
def test_what_was_amended_twice_is_judged_by_what_was_in_force(done: str, expected: str) -> None:
    assert standing(cells(written(PUT_OFF_TWICE), "09-30", done)) == {"report": f"2024-09-20 {expected}"}


def test_a_withdrawal_clears_no_miss_from_before_an_amendment() -> None:
    plan = written(TOO_LATE)
    gone = plan.requirements["report"]._replace(withdrawn=Withdrawn(day("09-05"), "并入年报"))
    plan = plan._replace(requirements={"report": gone})
    assert standing(cells(plan, "09-20", "09-15 submit report")) == {"report": "2024-09-10 met-late missed"}


def test_an_extension_to_a_day_somebody_chose_is_no_estimate() -> None:
    plan = written('[anchors]\nissued = 2027-08-02\nreport <- { after = "issued", workdays = 5 }')
    guessing = EstimatingCalendar(ChinaCalendar())
    cell = cells(plan, "2027-08-04", "2027-08-03 extend report to 2027-09-01", calendar=guessing)["report"]
    assert cell.due is not None
    assert cell.verdict.due is not None
    assert (cell.due.estimated, cell.verdict.due.estimated) == (True, False)


TWICE = """
report <- 2024-09-10
other <- 2024-09-10
[[amendment]]
on = 2024-08-20
reason = "材料未印好"
requirement = "report"
was = { }
[[amendment]]
on = 2024-09-02
reason = "台风影响"
requirement = "report"
was = { due = { after = "issued", days = 20 } }
[anchors]
issued = 2024-08-12
"""


@pytest.mark.parametrize(
    ("when", "steps"),
    [
        pytest.param("08-19", "", id="at first no day was set"),
        pytest.param("08-20", "anchor counted-forward rolled-next amended", id="then one was"),
        pytest.param("09-02", "named inclusive-unstated amended amended", id="and was changed"),
    ],
)
def test_the_steps_tell_the_story_up_to_the_day(when: str, steps: str) -> None:
    assert codes(cells(written(TWICE), when)["report"]) == steps


def test_each_amendment_says_what_it_changed() -> None:
    due = cells(written(TWICE), "09-05")["report"].verdict.due
    assert due is not None
    assert [step.details for step in due.steps if step.code == "amended"] == [
        {"on": day("08-20"), "reason": "材料未印好", "case": "undated"},
        {"on": day("09-02"), "reason": "台风影响", "was": day("09-02")},
    ]


def test_other_requirements_are_not_touched() -> None:
    assert codes(cells(written(TWICE), "09-05")["other"]) == "named inclusive-unstated"


def test_a_due_day_can_be_taken_away() -> None:
    plan = written(
        'report <- nothing\n[[amendment]]\non = 2024-09-03\nreason = "不再限期"\nrequirement = "report"\n'
        "was = { due = 2024-08-30 }"
    )
    assert standing(cells(plan, "09-02")) == {"report": "2024-08-30 overdue missed"}
    assert standing(cells(plan, "09-03")) == {"report": "None undated missed"}
    assert standing(cells(plan, "09-03", "08-29 extend report to 09-06")) == {"report": "None undated"}


def test_an_amendment_of_the_first_day_of_all() -> None:
    plan = written(PUT_OFF.replace("2024-08-26", "0001-01-01"))
    assert standing(cells(plan, "08-31")) == {"report": "2024-09-10 scheduled"}


RHYTHM = """
monthly <- { every = "month", day = 10, from = 2024-07-01 }
[[amendment]]
on = 2024-09-20
reason = "改为每月10日"
requirement = "monthly"
was = { due = { every = "month", day = 5, from = 2024-07-01 } }
"""


def test_an_occurrence_keeps_the_rule_of_its_own_time() -> None:
    assert list(cells(written(RHYTHM), "09-19")) == [f"monthly@2024-{month}-05" for month in ("07", "08", "09", "10")]
    found = cells(written(RHYTHM), "10-10", "09-04 submit monthly@09-05")
    assert standing(found) == {
        "monthly@2024-07-05": "2024-07-05 overdue missed",
        "monthly@2024-08-05": "2024-08-05 overdue missed",
        "monthly@2024-09-05": "2024-09-05 met",
        "monthly@2024-10-10": "2024-10-10 due-today",
        "monthly@2024-11-10": "2024-11-10 scheduled",
    }
    assert codes(found["monthly@2024-09-05"]) == "occurrence inclusive-unstated"
    assert codes(found["monthly@2024-10-10"]) == "occurrence inclusive-unstated amended"


ONCE_THEN_AGAIN = RHYTHM.replace('{ due = { every = "month", day = 5, from = 2024-07-01 } }', "{ due = DUE }")


@pytest.mark.parametrize(
    ("due", "done", "once"),
    [
        pytest.param("2024-08-30", "", "2024-08-30 overdue missed", id="it fell due before"),
        pytest.param("2024-08-30", "08-29 submit monthly", "2024-08-30 met", id="and was handed in"),
        pytest.param("2024-09-19", "", "2024-09-19 overdue missed", id="if only on the day before"),
        pytest.param("2024-09-20", "", None, id="it was replaced on the day on which it fell due"),
        pytest.param("2024-09-30", "", None, id="it was replaced before it fell due"),
        pytest.param('{ unclear = "另行通知" }', "", None, id="it never fell due"),
        pytest.param("2024-09-30", "09-02 acknowledge monthly", None, id="a receipt is for all of it"),
        pytest.param("2024-09-30", "09-02 submit monthly", "2024-09-30 met", id="but handed in before that"),
    ],
)
def test_what_was_asked_once_may_come_again_from_then_on(due: str, done: str, once: str | None) -> None:
    plan = written(ONCE_THEN_AGAIN.replace("DUE", due))
    assert list(cells(plan, "09-19", done)) == ["monthly"]
    found = standing(cells(plan, "09-20", done))
    assert found == {**({"monthly": once} if once else {}), "monthly@2024-10-10": "2024-10-10 scheduled"}


def test_what_was_done_once_is_not_done_again_and_again() -> None:
    plan = written(ONCE_THEN_AGAIN.replace("DUE", "2024-08-30"))
    found = cells(plan, "11-20", "08-29 submit monthly; 08-29 extend monthly to 12-31")
    assert [cell.progress for cell in found.values()] == ["submitted", "pending", "pending", "pending"]
    assert found["monthly@2024-10-10"].verdict.missed


def test_without_any_rule_before_nothing_fell_due() -> None:
    plan = written(ONCE_THEN_AGAIN.replace("{ due = DUE }", "{ }"))
    assert list(cells(plan, "09-20")) == ["monthly@2024-10-10"]


def test_the_series_that_is_in_force_is_told_of_whatever_was_before() -> None:
    for before in (RHYTHM, ONCE_THEN_AGAIN.replace("DUE", "2024-08-30")):
        plan = written(before)
        due = due_for_anyone(view(as_of("09-20"), notices=[plan]), plan, plan.requirements["monthly"])
        assert due is not None
        assert [step.code for step in due.steps] == ["recurs", "amended"]


@pytest.mark.parametrize(("on", "there"), [("07-05", True), ("09-05", True), ("10-05", False), ("10-10", True)])
def test_each_occurrence_is_known_by_the_rule_of_its_own_time(on: str, there: bool) -> None:
    plan = written(RHYTHM)
    seen = view(as_of("09-30"), notices=[plan])
    assert (due_for_anyone(seen, plan, plan.requirements["monthly"], day(on)) is not None) is there


def changed(*rules: str) -> Notice:
    """What was asked for by one rule after another, changed on the 20th of August and of September."""
    *before, last = rules
    changes = zip(before, ("08", "09"), strict=True)
    return written(
        f"report <- {last}\n"
        + "\n".join(
            f'[[amendment]]\non = 2024-{month}-20\nreason = "x"\nrequirement = "report"\nwas = {{ due = {rule} }}'
            for rule, month in changes
        )
    )


FIFTH, TENTH, LAST = (f'{{ every = "month", day = {number}, from = 2024-07-01 }}' for number in (5, 10, 31))


@pytest.mark.parametrize(
    ("rules", "found"),
    [
        pytest.param((FIFTH, TENTH, LAST), "@07-05 @08-05 @09-10 @09-30 @10-31", id="again and again"),
        pytest.param(("2024-08-30", "2024-09-10", LAST), "once @09-30 @10-31", id="once, later, then again"),
        pytest.param(("2024-08-10", LAST, "2024-10-31"), "once @08-31", id="once, again, then once"),
    ],
)
def test_what_was_changed_twice(rules: tuple[str, str, str], found: str) -> None:
    names = [name.partition("@")[2] for name in cells(changed(*rules), "10-20")]
    assert " ".join(f"@{name.removeprefix('2024-')}" if name else "once" for name in names) == found


AGAIN_THEN_ONCE = """
report <- 2024-10-31
[[amendment]]
on = 2024-09-20
reason = "并为一次"
requirement = "report"
was = { due = { every = "month", day = 5, from = 2024-08-01 } }
"""


def test_what_recurred_keeps_its_past_when_it_is_asked_once() -> None:
    found = cells(written(AGAIN_THEN_ONCE), "10-31", "08-05 submit report@08-05")
    assert standing(found) == {
        "report": "2024-10-31 due-today",
        "report@2024-08-05": "2024-08-05 met",
        "report@2024-09-05": "2024-09-05 overdue missed",
    }
    assert codes(found["report"]) == "named inclusive-unstated amended"
    due = found["report"].verdict.due
    assert due is not None
    assert due.steps[-1].details == {"on": day("09-20"), "reason": "并为一次", "case": "recurred"}


def test_a_day_that_was_not_known_before_is_said_so() -> None:
    due = cells(written(PUT_OFF.replace("{ due = 2024-08-30 }", '{ due = { unclear = "另行通知" } }')), "09-01")
    assert due["report"].verdict.due is not None
    assert due["report"].verdict.due.steps[-1].details["case"] == "unresolved"


def test_extensions_and_amendments_are_told_in_their_order() -> None:
    plan = written(PUT_OFF.replace("2024-08-26", "2024-09-15").replace("report <- 2024-09-10", "report <- 2024-09-25"))
    found = cells(plan, "09-28", "09-12 extend report to 09-28")["report"]
    assert (str(found.due_on), found.verdict.missed) == ("2024-09-28", True)
    assert codes(found) == "named inclusive-unstated extended amended"
    assert found.verdict.due is not None
    extended = found.verdict.due.steps[2].details
    assert (extended["from"], extended["case"]) == (day("08-30"), "late")
    before = cells(plan, "09-13", "09-12 extend report to 09-28")["report"].verdict.due
    assert before is not None
    assert before.steps[-1].details == extended


ON_THE_DAY = RHYTHM.replace("2024-09-20", "2024-09-05").replace("day = 10", "day = 5")


def test_an_occurrence_of_the_very_day_is_of_the_new_rule() -> None:
    found = cells(written(ON_THE_DAY), "09-30")
    assert [codes(cell).endswith("amended") for cell in found.values()] == [False, False, True, True]
    plan = written(ON_THE_DAY)
    series = series_for_anyone(view(as_of("09-30"), notices=[plan]), plan, plan.requirements["monthly"])
    assert [str(one.occurrence) for one in series] == [f"2024-{month}-05" for month in ("07", "08", "09", "10")]
    due = found["monthly@2024-09-05"].verdict.due
    assert due is not None
    assert due.steps[-1].details == {"on": day("09-05"), "reason": "改为每月10日", "case": "recurs"}


def test_what_began_on_a_day_nobody_knew_may_begin_on_another() -> None:
    was = '{ due = { every = "month", day = 5, from = "opening" } }'
    plan = written(
        '[anchors]\nopening = "unknown"\n'
        + RHYTHM.replace('{ due = { every = "month", day = 5, from = 2024-07-01 } }', was)
    )
    assert list(cells(plan, "09-19")) == ["monthly"]
    assert list(cells(plan, "09-20")) == ["monthly@2024-10-10"]


def test_the_hour_that_was_due_before_is_told() -> None:
    due = cells(written(AT_NOON), "09-01")["report"].verdict.due
    assert due is not None
    assert due.steps[-1].details["was"] == moment("08-30T12:00")


def test_before_any_extension_the_rule_in_force_says_when() -> None:
    cell = cells(written(PUT_OFF), "09-05", "08-29 extend report to 09-20")["report"]
    assert cell.due is not None
    assert (cell.due.day, cell.due_on) == (day("09-10"), day("09-20"))


@pytest.mark.parametrize(
    ("plan", "extended", "refused"),
    [
        pytest.param(TOO_LATE, "08-29 extend report to 09-05", None, id="later than what was due then"),
        pytest.param(TOO_LATE, "09-02 extend report to 09-05", None, id="the day before it was changed"),
        pytest.param(TOO_LATE, "09-03 extend report to 09-05", "2024-09-10", id="on the day of the change no more"),
        pytest.param(TOO_LATE, "08-29 extend report to 08-30", "2024-08-30", id="not later than what was due then"),
        pytest.param(TWICE, "08-25 extend report to 09-05", None, id="between two changes"),
        pytest.param(AGAIN_THEN_ONCE, "09-15 extend report to 10-20", "2024-10-31", id="before it was asked once"),
    ],
)
def test_an_extension_is_held_against_what_was_due_on_its_day(plan: str, extended: str, refused: str | None) -> None:
    (proposal,) = acts(extended)
    ruling = ruling_on(proposal, cells(written(plan), "09-25")["report"], dated=True)
    if refused is None:
        assert ruling == Accepted(proposal)
    else:
        assert ruling == Refused("extension-not-later", {"to": proposal.to, "due": day(refused)})


def test_an_amendment_lifts_the_redo_day_of_what_was_returned_before() -> None:
    """A redo day is never before the day in force."""
    done = "08-20 submit report; 08-28 return report to 09-05"
    assert standing(cells(written(TOO_LATE), "09-02", done)) == {"report": "2024-09-05 due-soon"}
    assert standing(cells(written(TOO_LATE), "09-05", done)) == {"report": "2024-09-10 scheduled"}


def test_nothing_is_put_off_while_nothing_is_due() -> None:
    (proposal,) = acts("08-15 extend report to 09-05")
    ruling = ruling_on(proposal, cells(written(TWICE), "09-25")["report"], dated=True)
    assert ruling == Refused("nothing-to-extend", {"on": day("08-15"), "case": "then"})


def test_without_a_unit_the_story_is_the_same() -> None:
    plan = written(TWICE + 'again <- { on = [2024-09-05, 2024-10-08] }\nlater <- { after = "received", days = 3 }')
    seen = view(as_of("09-05"), notices=[plan])
    found = {name: due_for_anyone(seen, plan, requirement) for name, requirement in plan.requirements.items()}
    assert {name: due and " ".join(step.code for step in due.steps) for name, due in found.items()} == {
        "report": "named inclusive-unstated amended amended",
        "other": "named inclusive-unstated",
        "again": "recurs",
        "later": "not-yet-received",
    }
    again = plan.requirements["again"]
    one = due_for_anyone(seen, plan, again, day("10-08"))
    assert one is not None
    assert one.day == day("10-08")
    assert due_for_anyone(seen, plan, again, day("10-09")) is None
    assert due_for_anyone(seen, plan, plan.requirements["report"], day("10-09")) is None
    assert [instance.occurrence for instance in series_for_anyone(seen, plan, again)] == [day("09-05"), day("10-08")]
    assert series_for_anyone(seen, plan, plan.requirements["report"]) == ()


DAYS = st.integers(1, 60).map(lambda number: f"2024-{8 + (number - 1) // 30:02}-{(number - 1) % 30 + 1:02}")


@effort(deadline=None)
@given(st.tuples(DAYS, DAYS, DAYS), DAYS, DAYS, st.lists(DAYS, min_size=2, max_size=2, unique=True))
def test_replay_only_goes_forward(
    dues: tuple[str, str, str], submitted: str, looked_at: str, amended: list[str]
) -> None:
    """What was missed as of a day is missed as of every later one, and the past does not know the future."""
    first, second = sorted(amended)
    plan = written(
        f"report <- {dues[2]}\n"
        f'[[amendment]]\non = {first}\nreason = "x"\nrequirement = "report"\nwas = {{ due = {dues[0]} }}\n'
        f'[[amendment]]\non = {second}\nreason = "x"\nrequirement = "report"\nwas = {{ due = {dues[1]} }}'
    )
    done = f"{submitted} submit report"
    sooner, later = sorted([looked_at, submitted])
    now, then = (cells(plan, when, done)["report"] for when in (sooner, later))
    assert then.verdict.missed or not now.verdict.missed
    in_force = dues[(sooner >= first) + (sooner >= second)]
    assert str(now.due_on) == in_force


@pytest.mark.parametrize(
    ("said", "refused_for"),
    [
        pytest.param("08-29 extend report to 09-20", None, id="in time under the old day"),
        pytest.param("09-14 extend report to 08-31", None, id="the day before the amendment"),
        pytest.param("08-29 extend report to 08-30", "08-30", id="no later than the old day"),
        pytest.param("09-15 extend report to 09-20", "09-25", id="no later than the new day"),
    ],
)
def test_an_extension_is_held_against_the_due_day_of_its_own_time(said: str, refused_for: str | None) -> None:
    """Whichever was typed in first, the extension or the amendment, the outcome is the same."""
    plan = written(PUT_OFF.replace("2024-08-26", "2024-09-15").replace("report <- 2024-09-10", "report <- 2024-09-25"))
    ruling = ruling_on(acts(said)[0], cells(plan, "09-16")["report"], dated=True)
    due = ruling.details["due"] if isinstance(ruling, Refused) else None
    assert due == (None if refused_for is None else day(refused_for))
