"""Alarms: at nine in the morning in the workspace's time zone, before the item begins, four at most."""

import datetime
import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from feeds_builders import (
    day,
    everything,
    items,
    moment,
    notice,
    only,
    published,
    requirement,
    settings,
    speaking,
    triggers,
    value,
    workspace,
)
from hypothesis import given
from hypothesis import strategies as st

from notice_tasks.feeds.ics_text import duration
from notice_tasks.model.deadline import By, Window

LEGAL = re.compile(r"-P(?:\d+D|\d+DT\d+H\d+M)")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking("en"):
        yield


@pytest.mark.parametrize(
    ("days", "trigger"),
    [
        (1, "-P0DT15H0M"),
        (3, "-P2DT15H0M"),
        (7, "-P6DT15H0M"),
        (8, "-P7DT15H0M"),
        (10, "-P9DT15H0M"),
        (14, "-P13DT15H0M"),
        (15, "-P14DT15H0M"),
        (30, "-P29DT15H0M"),
        (366, "-P365DT15H0M"),
    ],
)
def test_an_alarm_rings_at_nine_days_before_an_all_day_item(days: int, trigger: str) -> None:
    content = published(requirement(remind=(days,)))
    assert triggers(content) == [trigger]
    item = only(content)
    [alarm] = item.walk("VALARM")
    rings = datetime.datetime.combine(item["DTSTART"].dt, datetime.time()) + alarm["TRIGGER"].dt
    assert rings == datetime.datetime.combine(day("08-30") - datetime.timedelta(days=days), datetime.time(9))


@pytest.mark.parametrize(
    ("due", "days", "trigger"),
    [
        pytest.param("08-19T18:00", 1, "-P1DT8H30M", id="the day before, at nine"),
        pytest.param("08-19T18:00", 0, "-P0DT8H30M", id="the same day, at nine"),
        pytest.param("08-19T09:30", 1, "-P1D", id="whole days"),
        pytest.param("08-19T08:00", 1, "-P0DT22H30M", id="before nine"),
    ],
)
def test_an_alarm_rings_at_nine_days_before_a_moment(due: str, days: int, trigger: str) -> None:
    content = published(requirement(due=By(moment(due)), remind=(days,)))
    assert triggers(content) == [trigger]
    item = only(content)
    [alarm] = item.walk("VALARM")
    rings = item["DTSTART"].dt + alarm["TRIGGER"].dt
    assert rings == moment(due).replace(hour=9, minute=0) - datetime.timedelta(days=days)


def test_an_alarm_rings_at_nine_in_the_workspaces_zone_across_a_clock_change() -> None:
    """New York set its clocks back on 3 November 2024: the day had 25 hours."""
    zone = ZoneInfo("America/New_York")
    due = requirement(due=By(moment("11-04T18:00", zone)), remind=(3,))
    item = only(everything(workspace(notice(due), chosen=settings(timezone=zone))))
    [alarm] = item.walk("VALARM")
    assert item["DTSTART"].dt + alarm["TRIGGER"].dt == moment("11-01T09:00", zone)


@given(st.timedeltas(min_value=datetime.timedelta(minutes=1), max_value=datetime.timedelta(days=400)))
def test_a_duration_has_days_hours_and_minutes_and_never_weeks(length: datetime.timedelta) -> None:
    whole = length - datetime.timedelta(seconds=length.seconds % 60, microseconds=length.microseconds)
    written = duration(whole)
    assert LEGAL.fullmatch(f"-{written}")
    days, hours, minutes = (int(number) for number in (*re.findall(r"\d+", written), 0, 0)[:3])
    assert datetime.timedelta(days=days, hours=hours, minutes=minutes) == whole


@pytest.mark.parametrize(
    ("due", "remind", "kept"),
    [
        pytest.param(By(day("08-30")), (0,), 0, id="the all-day item's own day"),
        pytest.param(By(day("08-30")), (0, 1), 1, id="its own day and the day before"),
        pytest.param(By(moment("08-19T09:30")), (0,), 0, id="when the item begins"),
        pytest.param(By(moment("08-19T09:31")), (0,), 1, id="a minute before"),
        pytest.param(By(moment("08-19T08:00")), (0,), 0, id="after the moment"),
        pytest.param(By(day("08-30")), (), 0, id="none wanted"),
        pytest.param(By(day("0001-01-03")), (7, 1), 1, id="before the first day there is"),
    ],
)
def test_no_alarm_at_or_after_the_start(due: By, remind: tuple[int, ...], kept: int) -> None:
    found = only(published(requirement(due=due, remind=remind))).walk("VALARM")
    assert len(found) == kept
    assert all(alarm["TRIGGER"].dt < datetime.timedelta() for alarm in found)


@pytest.mark.parametrize(
    ("remind", "kept"),
    [
        pytest.param((30, 14, 7, 3), [30, 14, 7, 3], id="four"),
        pytest.param((30, 14, 7, 3, 1), [14, 7, 3, 1], id="the nearest four"),
        pytest.param((1, 3, 7, 10, 14, 30), [10, 7, 3, 1], id="in whatever order they are written"),
        pytest.param((5, 4, 3, 2, 1, 0), [4, 3, 2, 1], id="one that cannot ring does not count"),
        pytest.param((7, 7, 1), [7, 1], id="each once"),
    ],
)
def test_at_most_four_alarms_the_earliest_first(remind: tuple[int, ...], kept: list[int]) -> None:
    assert triggers(published(requirement(remind=remind))) == [f"-P{days - 1}DT15H0M" for days in kept]


def test_an_alarm_has_action_description_trigger_and_a_stable_uid() -> None:
    first, second = (only(published(requirement(remind=remind))) for remind in [(14, 7), (30, 7)])
    for item in (first, second):
        for alarm in item.walk("VALARM"):
            assert [*alarm] == ["UID", "ACTION", "DESCRIPTION", "TRIGGER"]
            assert value(alarm, "ACTION") == "DISPLAY"
            assert alarm["DESCRIPTION"] == item["SUMMARY"]
            assert value(alarm, "UID").isascii()
    uids = [[value(alarm, "UID") for alarm in item.walk("VALARM")] for item in (first, second)]
    assert uids[0][1] == uids[1][1]
    assert len({*uids[0], *uids[1]}) == 3


def test_the_settings_remind_where_the_requirement_says_nothing() -> None:
    for own, expected in ((None, ["-P4DT15H0M", "-P1DT15H0M"]), ((3,), ["-P2DT15H0M"]), ((), [])):
        around = workspace(notice(requirement(remind=own)), chosen=settings(remind=(2, 5)))
        assert triggers(everything(around)) == expected


@pytest.mark.parametrize("done", ["08-29 submit", "08-29 done", "08-29 exempt", "08-28 submit; 08-29 accept"])
def test_no_alarm_for_what_is_no_longer_owed(done: str) -> None:
    assert b"VALARM" not in published(done=done)


@pytest.mark.parametrize("done", ["08-29 done; 08-30 undo of e1", "08-28 submit; 08-29 return", "08-14 start"])
def test_an_alarm_again_for_what_is_owed_again(done: str) -> None:
    assert published(done=done).count(b"BEGIN:VALARM") == 3


def test_an_extension_moves_the_alarm() -> None:
    content = published(requirement(due=By(moment("08-19T18:00")), remind=(1,)), done="08-18 extend to 08-26")
    assert value(only(content), "DTSTART") == "20240826"
    assert triggers(content) == ["-P0DT15H0M"]


def test_a_window_has_no_alarm_of_its_own() -> None:
    content = published(requirement(due=Window(day("07-11"), day("08-31"))))
    window, last = items(content)
    assert not window.walk("VALARM")
    assert len(last.walk("VALARM")) == 3
    assert triggers(content) == ["-P6DT15H0M", "-P2DT15H0M", "-P0DT15H0M"]
