"""Tasks, reminders as events, and files of single deadlines for phones that import one event."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest
from feeds_builders import (
    ZONE,
    day,
    feeds,
    items,
    logical_lines,
    moment,
    notice,
    read,
    requirement,
    settings,
    speaking,
    value,
    workspace,
)

from notice_tasks.model.deadline import By, Window
from notice_tasks.model.notice import Withdrawn
from notice_tasks.model.workspace import CalendarSettings, Reminders

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    with speaking("zh"):
        yield


def task(done: str = "", **fields: Any) -> Any:
    """The only task of a workspace, parsed by the icalendar library."""
    [found] = read(feeds(workspace(notice(requirement(**fields))), done, tasks=True)["all.tasks.ics"].content).todos
    return found


def test_each_feed_of_events_has_a_feed_of_tasks_beside_it() -> None:
    made = feeds(workspace(), tasks=True)
    assert sorted(made) == [
        "all.ics",
        "all.tasks.ics",
        "notices/doctors-day.ics",
        "notices/doctors-day.tasks.ics",
        "units/beijing.ics",
        "units/beijing.tasks.ics",
    ]
    for file, feed in made.items():
        found = {component.name for component in read(feed.content).subcomponents}
        assert found == ({"VTODO"} if file.endswith(".tasks.ics") else {"VEVENT"})
        assert feed.items == 1
    assert made["all.tasks.ics"].name == "全部通知（任务）"


def test_no_feeds_of_tasks_unless_the_settings_ask_for_them() -> None:
    assert all(b"VTODO" not in feed.content for feed in feeds(workspace()).values())


def test_a_task_has_another_uid_than_its_event_and_keeps_it() -> None:
    made = feeds(workspace(), tasks=True)
    [event], [todo] = read(made["all.ics"].content).events, read(made["all.tasks.ics"].content).todos
    assert event["UID"] != todo["UID"]
    assert task("08-20 done")["UID"] == todo["UID"]


@pytest.mark.parametrize(
    ("done", "status", "title"),
    [
        pytest.param("", "NEEDS-ACTION", "", id="nothing done"),
        pytest.param("08-14 acknowledge; 08-15 start", "NEEDS-ACTION", "", id="begun"),
        pytest.param("08-20 submit", "IN-PROCESS", "【已报送】", id="handed in"),
        pytest.param("08-20 submit; 08-21 return", "NEEDS-ACTION", "【补正】", id="handed back"),
        pytest.param("08-20 done", "COMPLETED", "【已办结】", id="done"),
        pytest.param("08-20 exempt", "CANCELLED", "【免办】", id="exempt"),
    ],
)
def test_the_status_of_a_task_follows_the_records(done: str, status: str, title: str) -> None:
    found = task(done)
    assert value(found, "STATUS") == status
    assert str(found["SUMMARY"]) == f"{title}报送节日活动组织开展情况（北京市卫生健康委员会）"
    assert ("PERCENT-COMPLETE" in found, "COMPLETED" in found) == (status == "COMPLETED",) * 2
    assert bool(found.walk("VALARM")) is (status == "NEEDS-ACTION")


def test_a_withdrawn_task_is_cancelled() -> None:
    assert value(task(withdrawn=Withdrawn(day("08-15"), "合并")), "STATUS") == "CANCELLED"


def test_a_task_is_completed_on_the_day_of_the_hand_in() -> None:
    found = task("08-20 submit; 08-25 accept")
    assert found["PERCENT-COMPLETE"] == 100
    assert found["COMPLETED"].dt == datetime.datetime(2024, 8, 20, tzinfo=ZONE)


def test_a_task_is_due_on_a_day_or_at_a_moment() -> None:
    assert value(task(), "DUE") == "20240830"
    assert task()["DUE"].params["VALUE"] == "DATE"
    timed = task(due=By(moment("08-30T18:00")))
    assert value(timed, "DUE") == "20240830T100000Z"
    window = task(due=Window(day("08-10"), day("08-20")))
    assert value(window, "DUE") == "20240820"
    assert all("DTSTART" not in one for one in (task(), timed, window))


@pytest.mark.parametrize(
    ("due", "triggers"),
    [
        pytest.param(By(day("08-30")), ["-P6DT15H0M", "-P2DT15H0M", "-PT15H0M"], id="a day"),
        pytest.param(By(moment("08-30T18:00")), ["-P7DT9H0M", "-P3DT9H0M", "-P1DT9H0M"], id="a moment"),
    ],
)
def test_alarms_of_a_task_count_from_its_end(due: By, triggers: list[str]) -> None:
    content = feeds(workspace(notice(requirement(due=due))), tasks=True)["all.tasks.ics"].content
    found = [line for line in logical_lines(content) if line.startswith("TRIGGER")]
    assert found == [f"TRIGGER;RELATED=END:{trigger.replace('-PT', '-P0DT')}" for trigger in triggers]


def reminding(reminders: Reminders, done: str = "", **fields: Any) -> tuple[list[str], int, int]:
    """The titles and days of the events, and the number of alarms of the events and of the task."""
    chosen = settings(calendar=CalendarSettings(keep_days=10**7, reminders=reminders))
    made = feeds(workspace(notice(requirement(**fields)), chosen=chosen), done, tasks=True)
    events, tasks = made["all.ics"].content, made["all.tasks.ics"].content
    titles = [f"{value(item, 'DTSTART')[4:]} {str(item['SUMMARY'])[:9]}" for item in items(events)]
    return titles, events.count(b"BEGIN:VALARM"), tasks.count(b"BEGIN:VALARM")


DUE_ITEM = "0830 报送节日活动组织开"
DAYS = ["0823 【还有7天】报送节", "0827 【还有3天】报送节", "0829 【还有1天】报送节", DUE_ITEM]


@pytest.mark.parametrize(
    ("reminders", "titles", "alarms"),
    [(Reminders.ALARMS, [DUE_ITEM], 3), (Reminders.EVENTS, DAYS, 0), (Reminders.BOTH, DAYS, 3)],
)
def test_reminders_may_be_events_of_their_own(reminders: Reminders, titles: list[str], alarms: int) -> None:
    assert reminding(reminders) == (titles, alarms, alarms)


def test_no_reminders_for_what_is_closed() -> None:
    titles, *alarms = reminding(Reminders.BOTH, "08-20 done")
    assert titles == ["0830 【已办结】报送节日"]
    assert alarms == [0, 0]


def test_at_most_four_reminders_the_nearest_and_none_on_the_due_day() -> None:
    titles, *_alarms = reminding(Reminders.EVENTS, remind=(30, 14, 7, 3, 1, 0))
    assert [title[:4] for title in titles] == ["0816", "0823", "0827", "0829", "0830"]


def test_reminders_keep_their_uids_when_the_due_day_moves() -> None:
    chosen = settings(calendar=CalendarSettings(keep_days=10**7, reminders=Reminders.EVENTS))

    def uids(due: str) -> list[str]:
        made = feeds(workspace(notice(requirement(due=By(day(due)))), chosen=chosen))
        return [str(item["UID"]) for item in items(made["all.ics"].content)]

    assert uids("08-30") == uids("09-05")
    assert len(set(uids("08-30"))) == 4


def test_a_later_revised_day_in_the_settings_raises_the_stamps_of_every_item() -> None:
    def stamps(revised: str | None) -> tuple[int, str]:
        on = None if revised is None else day(revised)
        chosen = settings(calendar=CalendarSettings(keep_days=10**7, revised=on))
        [event] = items(feeds(workspace(chosen=chosen))["all.ics"].content)
        return int(value(event, "SEQUENCE")), value(event, "DTSTAMP")

    found = [stamps(revised) for revised in (None, "08-10", "08-20", "08-21")]
    assert found == sorted(set(found))
    assert [dtstamp for _sequence, dtstamp in found] == sorted({dtstamp for _sequence, dtstamp in found})
