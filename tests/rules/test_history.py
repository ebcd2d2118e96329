"""What a cell's events amount to."""

import pytest
from rules_builders import ZONE, as_of, day, event, events, moment

from notice_tasks.model.event import Act
from notice_tasks.model.workspace import AsOf
from notice_tasks.rules.progress import replay, seen_as_of


def ids(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize(
    ("done", "progress", "effects"),
    [
        pytest.param("", "pending", "", id="nothing"),
        pytest.param("08-29 submit; 09-03 accept", "done", "counts counts", id="handed in and accepted"),
        pytest.param("08-29 done", "done", "counts", id="reported by telephone"),
        pytest.param(
            "08-29 submit; 08-30 note; 08-30 evidence", "submitted", "counts counts counts", id="notes change nothing"
        ),
        pytest.param("08-29 done; 08-30 done", "done", "counts no-effect", id="both branches said done"),
        pytest.param("08-29 submit; 08-30 submit", "submitted", "counts no-effect", id="both branches said submitted"),
        pytest.param(
            "08-28 exempt; 08-29 submit", "exempt", "counts no-effect", id="one branch exempted it, one did it"
        ),
        pytest.param("08-28 submit; 08-29 exempt", "submitted", "counts no-effect", id="done before the exemption"),
        pytest.param("08-20 accept; 08-29 submit", "submitted", "no-effect counts", id="accepted before it was there"),
        pytest.param("08-29 submit; 08-29 undo of e1", "pending", "undone counts", id="taken back"),
        pytest.param(
            "08-28 submit; 08-29 accept; 08-28 undo of e1",
            "pending",
            "undone counts no-effect",
            id="what rested on the submission falls with it",
        ),
        pytest.param(
            "08-28 submit; 08-29 return; 08-29 undo of e2",
            "submitted",
            "counts undone counts",
            id="the return never was",
        ),
        pytest.param(
            "08-29 submit; 08-29 undo of e1; 08-30 undo of e1", "pending", "undone counts counts", id="undone twice"
        ),
        pytest.param(
            "08-29 submit; 08-29 undo of x", "submitted", "counts counts", id="an undo of something elsewhere"
        ),
        pytest.param(
            "09-02 submit; 08-14 acknowledge", "submitted", "counts counts", id="acknowledged, written down later"
        ),
    ],
)
def test_replay(done: str, progress: str, effects: str) -> None:
    history = replay(events(done))
    assert history.progress == progress
    assert [entry.effect for entry in history.entries] == ids(effects)


@pytest.mark.parametrize(
    ("done", "latest", "change"),
    [
        pytest.param("", None, None, id="nothing"),
        pytest.param("08-20 start; 08-29 submit", "e2", "e2", id="the latest act"),
        pytest.param("08-29 submit; 08-30 note", "e2", "e1", id="a note changes nothing"),
        pytest.param(
            "08-29 submit at 09-01; 08-20 note at 09-02",
            "e2",
            "e1",
            id="the latest is the one recorded last, whenever it was",
        ),
        pytest.param("08-20 start; 08-29 submit; 08-29 undo of e2", "e1", "e1", id="what was taken back is gone"),
        pytest.param("08-20 note; 08-20 undo of e1", None, None, id="an undo is none"),
        pytest.param("08-20 start; 08-29 accept", "e1", "e1", id="what had no effect is none"),
    ],
)
def test_the_latest_events(done: str, latest: str | None, change: str | None) -> None:
    history = replay(events(done))
    assert (history.latest and history.latest.id) == latest
    assert (history.latest_change and history.latest_change.id) == change


@pytest.mark.parametrize(
    ("done", "delivery", "done_on"),
    [
        pytest.param("08-20 start", None, None, id="not yet"),
        pytest.param("08-29 submit", "e1", "08-29", id="handed in"),
        pytest.param("08-29 submit; 09-03 accept", "e1", "08-29", id="acceptance leaves the day of handing in"),
        pytest.param("08-29 submit; 08-30 return", None, None, id="returned"),
        pytest.param("08-28 submit; 08-29 return; 08-30 submit", "e3", "08-30", id="the last one not returned"),
        pytest.param("08-28 done; 08-29 return; 08-30 done; 08-31 note", "e3", "08-30", id="the same with done"),
        pytest.param("08-28 submit; 08-29 return; 08-29 undo of e2", "e1", "08-28", id="a return taken back"),
        pytest.param("08-28 submit; 08-29 submit", "e1", "08-28", id="both branches submitted: the first"),
    ],
)
def test_the_delivery_decides_the_day(done: str, delivery: str | None, done_on: str | None) -> None:
    history = replay(events(done))
    assert (history.delivery and history.delivery.id) == delivery
    assert history.done_on == (day(done_on) if done_on else None)


def test_counting_events_can_be_asked_for_by_act() -> None:
    history = replay(events("08-14 acknowledge; 08-20 note; 08-28 submit; 08-29 submit"))
    assert [event.id for event in history.counting()] == ["e1", "e2", "e3"]
    assert [event.id for event in history.counting(Act.NOTE, Act.SUBMIT)] == ["e2", "e3"]


AT_THREE = event("08-29 submit at 08-29T15:00").at


def asked(text: str) -> AsOf:
    """A moment given as --as-of."""
    return AsOf(moment(text).date(), moment(text), recorded_until=moment(text))


@pytest.mark.parametrize(
    ("happened", "seen_from", "seen"),
    [
        pytest.param("08-29 submit", as_of("08-28"), False, id="not before it happened"),
        pytest.param("08-29 submit", as_of("08-29"), True, id="a day means its end"),
        pytest.param("08-29 submit", as_of("08-30"), True, id="the next day"),
        pytest.param(
            "08-29 submit at 09-02", as_of("08-29"), True, id="the day it happened decides, not the recording"
        ),
        pytest.param("08-29 submit at 08-29T15:00", asked("08-29T14:00"), False, id="asked for before it was recorded"),
        pytest.param("08-29 submit at 08-29T15:00", asked("08-29T16:00"), True, id="asked for after it was recorded"),
        pytest.param(
            "08-29 submit at 08-29T15:00", as_of("08-29T14:00"), True, id="now is never earlier than the record"
        ),
        pytest.param("08-29 submit at 09-02", asked("08-29T14:00"), True, id="recorded later: the day is believed"),
        pytest.param("08-29 submit at 08-29T15:00", asked("08-30T01:00"), True, id="an instant of the next day"),
        pytest.param("08-29 submit", asked("08-28T23:00"), False, id="an instant of the day before"),
        pytest.param("08-29 submit at 09-02", asked("08-28T23:00"), False, id="believed, but not for the day before"),
        pytest.param(
            "08-29 submit at 08-29T15:00",
            AsOf(AT_THREE.date(), AT_THREE, recorded_until=AT_THREE),
            True,
            id="the very instant",
        ),
    ],
)
def test_what_belongs_to_a_look(happened: str, seen_from: AsOf, seen: bool) -> None:
    assert seen_as_of([event(happened)], seen_from) == ([event(happened)] if seen else [])


@pytest.mark.parametrize(
    ("seen_from", "seen"),
    [
        pytest.param(as_of("08-28"), "", id="before both"),
        pytest.param(as_of("08-29"), "e1 e2", id="an undo is seen with what it takes back"),
        pytest.param(as_of("09-02"), "e1 e2", id="on its own day"),
        pytest.param(asked("09-02T08:00"), "e1", id="but not on its own day before it was recorded"),
        pytest.param(asked("09-01T08:00"), "e1 e2", id="nor does an earlier instant hide it"),
    ],
)
def test_when_an_undo_is_seen(seen_from: AsOf, seen: str) -> None:
    found = seen_as_of(events("08-29 submit; 09-02 undo of e1; 09-03 undo of x"), seen_from)
    assert [event.id for event in found] == ids(seen)


def test_days_are_those_of_the_workspaces_time_zone() -> None:
    assert asked("08-29T00:30").zone is ZONE
