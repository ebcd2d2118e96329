"""The receipt of a whole notice: what it does to each requirement of the notice, and who takes it back."""

from __future__ import annotations

import pytest
from rules_builders import BEIJING, as_of, day, view
from written_builders import acts, cells, written

from notice_tasks.model.event import Act, Event
from notice_tasks.rules.cell_context import Receipt, receipt_of, unit_history_of
from notice_tasks.rules.cells import without_cell
from notice_tasks.rules.log import log_of
from notice_tasks.rules.matrix import grids
from notice_tasks.rules.progress import undone_in
from notice_tasks.rules.recording import Accepted, AlreadySo, Refused, Ruling, ruling_on, ruling_on_receipt
from notice_tasks.rules.settling import is_unsettled
from notice_tasks.rules.summary import summarise, summarise_units

PLAN = written("""
    [anchors]
    festival = 2024-08-19
    report <- { by = 2024-08-30 }
    study <- { after = "received", days = 7 }
    monthly <- { every = "month", day = 5, from = 2024-08-01 }
""")


def receipt(done: str, when: str = "09-10") -> Receipt:
    return receipt_of(PLAN, unit_history_of(view(as_of(when), notices=[PLAN]), BEIJING, acts(done)))


def proposal(on: str, did: Act = Act.ACKNOWLEDGE, requirement: str | None = None, undoes: str | None = None) -> Event:
    return acts(f"{on} {did} *")[0]._replace(id="new", requirement=requirement, undoes=undoes)


def said(ruling: Ruling) -> str:
    """A ruling in a few words: what it adds, or what it is about."""
    match ruling:
        case Accepted(event):
            return f"adds {event.did}" + (f" of {event.undoes}" if event.undoes else "")
        case AlreadySo(event):
            return f"already {event.id}"
        case Refused(code, details):
            return f"{code}.{details['case']}" if "case" in details else code


@pytest.mark.parametrize(
    ("done", "progress", "study"),
    [
        pytest.param("", "pending pending pending", None, id="nothing"),
        pytest.param("08-15 acknowledge *", "acknowledged acknowledged acknowledged", "08-22", id="acknowledged"),
        pytest.param("08-15 acknowledge report", "acknowledged pending pending", "08-22", id="of one requirement"),
        pytest.param(
            "08-17 acknowledge report; 08-16 acknowledge *",
            "acknowledged acknowledged acknowledged",
            "08-23",
            id="both",
        ),
        pytest.param(
            "08-15 submit report; 08-16 acknowledge *", "submitted acknowledged acknowledged", "08-23", id="later"
        ),
        pytest.param("08-15 acknowledge *; 08-16 undo * of e1", "pending pending pending", None, id="taken back"),
        pytest.param(
            "08-15 acknowledge *; 08-16 undo report of e1",
            "acknowledged acknowledged acknowledged",
            "08-22",
            id="not taken back by one requirement",
        ),
        pytest.param(
            "08-15 acknowledge report; 08-16 undo * of e1",
            "acknowledged pending pending",
            "08-22",
            id="the notice takes back nothing else",
        ),
    ],
)
def test_it_shows_on_every_requirement(done: str, progress: str, study: str | None) -> None:
    found = cells(PLAN, "09-04", done)
    assert " ".join(found[name].progress for name in ("report", "study", "monthly@2024-09-05")) == progress
    due = found["study"].due_on
    assert due == (day(study) if study else None)
    received = receipt(done).received
    assert found["report"].received_on == (None if received is None else received.day)
    assert (received is None) is (study is None)


def test_it_is_no_act_out_of_order_of_what_needs_nothing_any_more() -> None:
    cell = cells(PLAN, "09-04", "08-15 exempt report; 08-16 acknowledge *")["report"]
    assert (cell.progress, is_unsettled(cell.history)) == ("exempt", False)


def test_the_step_says_where_the_receipt_was_recorded() -> None:
    for done, where in (("08-15 acknowledge *", None), ("08-15 acknowledge report", "report")):
        due = cells(PLAN, "09-04", done)["study"].due
        assert due is not None
        assert (due.steps[0].details["requirement"], due.steps[0].details["id"]) == (where, "e1")


@pytest.mark.parametrize(
    ("done", "on", "ruling"),
    [
        ("", "08-15", "adds acknowledge"),
        ("08-14 acknowledge *", "08-15", "already e1"),
        ("08-16 acknowledge *", "08-15", "adds acknowledge"),
        ("08-14 acknowledge report", "08-15", "adds acknowledge"),
        ("08-14 acknowledge *; 08-14 undo * of e1", "08-15", "adds acknowledge"),
        ("", "08-15 2021", "on-before-notice.far"),
    ],
)
def test_acknowledging_a_notice(done: str, on: str, ruling: str) -> None:
    month_day, _, year = on.partition(" ")
    asked = proposal(month_day)
    asked = asked._replace(on=asked.on.replace(year=int(year or 2024)))
    assert said(ruling_on_receipt(asked, receipt(done))) == ruling


@pytest.mark.parametrize(
    ("done", "undoes", "of_notice", "of_report"),
    [
        ("", None, "nothing-to-undo", "nothing-to-undo"),
        ("08-14 acknowledge *", None, "adds undo of e1", "nothing-to-undo.notice"),
        ("08-14 acknowledge *", "e1", "adds undo of e1", "no-such-event.notice"),
        ("08-14 acknowledge *", "e9", "no-such-event", "no-such-event"),
        ("08-14 acknowledge report", None, "nothing-to-undo", "adds undo of e1"),
        ("08-14 acknowledge report", "e1", "no-such-event", "adds undo of e1"),
        ("08-14 acknowledge *; 08-15 acknowledge report", None, "adds undo of e1", "adds undo of e2"),
        ("08-14 acknowledge *; 08-15 undo * of e1", None, "already e2", "nothing-to-undo"),
        ("08-14 submit report; 08-15 undo report of e1; 08-16 acknowledge *", None, "adds undo of e3", "already e2"),
    ],
)
def test_an_undo_takes_back_only_its_own(done: str, undoes: str | None, of_notice: str, of_report: str) -> None:
    asked = proposal("08-17", Act.UNDO, undoes=undoes)
    assert said(ruling_on_receipt(asked, receipt(done))) == of_notice
    cell = cells(PLAN, "09-10", done)["report"]
    assert said(ruling_on(asked._replace(requirement="report"), cell, dated=True)) == of_report


def test_a_requirement_need_not_be_acknowledged_again() -> None:
    cell = cells(PLAN, "09-10", "08-14 acknowledge *")["report"]
    assert said(ruling_on(proposal("08-15", requirement="report"), cell, dated=True)) == "already e1"


def test_how_a_receipt_is_named_and_what_is_confirmed_of_it() -> None:
    for done, progress in (("", "pending"), ("08-14 acknowledge report", "acknowledged")):
        one = receipt(done)
        assert (one.path, one.requirement, one.state) == ("plan", None, (progress,))
    cell = cells(PLAN, "09-10")["report"]
    assert cell.state == (cell.progress, cell.verdict)


def test_it_belongs_to_no_cell_and_is_not_lost() -> None:
    assert without_cell(view(as_of("09-04"), notices=[PLAN]), PLAN, BEIJING, acts("08-14 acknowledge *")) == ()


def test_the_log_has_it_once_and_says_the_notice() -> None:
    found = cells(PLAN, "09-04", "08-14 acknowledge *; 08-15 acknowledge report; 08-16 undo * of e1")
    assert [
        (line.path, line.entry.event.id, str(line.entry.effect)) for line in log_of(found.values(), day("09-04"))
    ] == [
        ("plan", "e1", "undone"),
        ("plan/report", "e2", "counts"),
        ("plan", "e3", "counts"),
    ]


@pytest.mark.parametrize(
    ("done", "acknowledged"),
    [("", 0), ("08-14 acknowledge *", 1), ("08-14 acknowledge report", 1), ("08-14 submit report", 0)],
)
def test_how_many_have_acknowledged(done: str, acknowledged: int) -> None:
    """A hand-in is no receipt: no due day counts from it."""
    found = list(cells(PLAN, "09-04", done).values())
    (notice,) = summarise(as_of("09-04"), [PLAN], found, exhortations=False).notices
    assert (notice.acknowledged, notice.units) == (acknowledged, 1)
    (unit,) = summarise_units([BEIJING], found)
    assert unit.not_acknowledged == (() if acknowledged else (PLAN,))
    (grid,) = grids(found, exhortations=False)
    assert (grid.received_on(BEIJING) is not None) is bool(acknowledged)


def test_what_was_withdrawn_need_not_be_acknowledged() -> None:
    plan = written("report <- { by = 2024-08-30 }\n[requirement.withdrawn]\non = 2024-08-20\nreason = 'R'")
    found = list(cells(plan, "09-04").values())
    (notice,) = summarise(as_of("09-04"), [plan], found, exhortations=False).notices
    assert (notice.acknowledged, notice.units) == (0, 0)
    (unit,) = summarise_units([BEIJING], found)
    assert unit.not_acknowledged == ()


def test_an_undo_reaches_only_what_is_as_wide_as_itself() -> None:
    assert (
        undone_in(acts("08-14 acknowledge *; 08-14 submit report; 08-15 undo report of e1; 08-15 undo * of e2"))
        == set()
    )
    assert undone_in(acts("08-14 acknowledge *; 08-14 submit report; 08-15 undo report of e2; 08-15 undo * of e1")) == {
        "e1",
        "e2",
    }
