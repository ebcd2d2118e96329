"""The order of a replay: by day, moment and id, never by line."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notice_tasks.model.event import Act, Event, replay_order

EIGHT = datetime.timezone(datetime.timedelta(hours=8))


def noted(id_: str, on: int, at: str = "2024-09-02T09:00:00+08:00") -> Event:
    moment = datetime.datetime.fromisoformat(at)
    return Event(id=id_, at=moment, on=datetime.date(2024, 8, on), by="Li", requirement="report", did=Act.NOTE)


@pytest.mark.parametrize(
    ("lines", "order"),
    [
        pytest.param([], "", id="nothing"),
        pytest.param([noted("b", 29), noted("a", 30)], "b a", id="by the day it happened"),
        pytest.param(
            [noted("b", 29, "2024-09-03T09:00:00+08:00"), noted("a", 30, "2024-09-01T09:00:00+08:00")],
            "b a",
            id="the day goes before the moment it was recorded",
        ),
        pytest.param(
            [noted("a", 29, "2024-09-02T10:00:00+08:00"), noted("b", 29, "2024-09-02T09:00:00+08:00")],
            "b a",
            id="on one day by the moment",
        ),
        pytest.param(
            [noted("a", 29, "2024-09-02T10:00:00+08:00"), noted("b", 29, "2024-09-02T01:30:00+00:00")],
            "b a",
            id="moments are instants, whatever their offset",
        ),
        pytest.param([noted("b", 29), noted("a", 29)], "a b", id="at one moment by the id"),
        pytest.param([noted("a", 29), noted("b", 29), noted("a", 29)], "a b", id="a doubled line counts once"),
    ],
)
def test_replay_order(lines: list[Event], order: str) -> None:
    assert " ".join(event.id for event in replay_order(tuple(lines))) == order


@pytest.mark.parametrize("at", ["9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59"])
def test_nobody_can_say_when_it_happened_outside_the_calendar(at: str) -> None:
    assert noted("a", 29, at).moment(EIGHT) is None


EVENTS = st.builds(
    Event,
    id=st.text("abc", min_size=1, max_size=3),
    at=st.datetimes(timezones=st.sampled_from([EIGHT, datetime.UTC])),
    on=st.dates(datetime.date(2024, 8, 28), datetime.date(2024, 9, 1)),
    by=st.just("Li"),
    requirement=st.just("report"),
    did=st.sampled_from(Act),
)


@settings(deadline=None)
@given(st.data(), st.lists(EVENTS, unique_by=lambda event: event.id))
def test_the_order_of_lines_and_doubled_lines_change_nothing(data: st.DataObject, events: list[Event]) -> None:
    doubled = data.draw(st.lists(st.sampled_from(events))) if events else []
    shuffled = data.draw(st.permutations(events + doubled))
    found = replay_order(tuple(shuffled))
    assert found == replay_order(tuple(events))
    assert sorted(event.id for event in found) == sorted(event.id for event in events)
    assert [event.order for event in found] == sorted(event.order for event in events)


def test_a_moment_outside_the_calendar_is_not_known() -> None:
    early = noted("a", 29, "0001-01-01T00:00:00+23:59")
    assert early.moment(datetime.UTC) is None
    assert noted("a", 29, "2024-08-29T09:00:00+08:00").moment(EIGHT) is not None
