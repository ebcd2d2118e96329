"""Every property of every item of every feed, read back with icalendar, is what the workspace says."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from clients_county import FAMILY, county, publish, said_at_first, sample
from clients_facts import LATEST
from clients_read import feeds_in, items_of, of_feed, parameters, properties, read
from clients_said import Said, said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from icalendar.cal import Component

    from conftest import Desk

pytestmark = pytest.mark.clients


@pytest.mark.parametrize("make", [county, sample])
@pytest.mark.parametrize("reminders", ["alarms", "both"])
def test_every_item_of_every_feed_is_what_the_workspace_says(
    make: Callable[[Path], Desk], reminders: str, tmp_path: Path
) -> None:
    desk = make(tmp_path / "here")
    publish(desk, tmp_path / "feeds", "--reminders", reminders)
    items, feeds = said(desk, reminders=reminders == "both"), feeds_in(tmp_path / "feeds")
    assert len(items) >= 60
    for name, content in feeds.items():
        assert_holds(content, of_feed(name, items))


def assert_holds(content: bytes, expected: Mapping[str, Said]) -> None:
    found = {str(item["UID"]): item for item in items_of(read(content))}
    assert found.keys() == expected.keys()
    for uid, item in found.items():
        assert_says(item, expected[uid])


def assert_says(item: Component, expected: Said) -> None:
    assert (item.name, properties(item)) == (expected.component, expected.properties)
    days = {name: {"VALUE": "DATE"} for name, when in expected.properties.items() if type(when) is datetime.date}
    assert parameters(item) == days
    assert [properties(alarm) for alarm in item.subcomponents] == [
        {"UID": uid, "ACTION": "DISPLAY", "DESCRIPTION": expected.properties["SUMMARY"], "TRIGGER": -before}
        for uid, before in expected.alarms
    ]
    related = {"TRIGGER": {"RELATED": "END"}} if item.name == "VTODO" else {}
    assert all(parameters(alarm) == related for alarm in item.subcomponents)


def test_every_file_of_a_single_deadline_is_the_event_of_what_is_still_owed(tmp_path: Path) -> None:
    desk, folder = county(tmp_path / "here"), tmp_path / "feeds"
    publish(desk, folder, "--singles")
    singles = [path.read_bytes() for path in folder.glob("units/*/*.ics")]
    uids = [str(items_of(read(content))[0]["UID"]) for content in singles]
    items = said_at_first()
    for uid, content in zip(uids, singles, strict=True):
        assert_holds(content, {uid: items[uid]})
    owed = [cell for cell in desk.json("status", "--as-of", LATEST)["cells"] if cell["due"] and is_owed(cell)]
    assert len(set(uids)) == len(singles) == len(owed)


def is_owed(cell: Mapping[str, object]) -> bool:
    return not cell["withdrawn"] and cell["progress"] not in {"submitted", "done", "exempt"}


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        pytest.param(rb"\\n", rb"\n", id="a backslash that is not escaped"),
        pytest.param(b"DTSTART;VALUE=DATE:20240415", b"DTSTART;VALUE=DATE:20240414", id="a day too early"),
        pytest.param(b"DTSTART;VALUE=DATE:20240415", b"DTSTART:20240415", id="a day that says it is a moment"),
        pytest.param(b"DTEND:20240325T100000Z", b"DTEND:20240325T100000", id="a moment without its zone"),
        pytest.param("【已办结】".encode(), b"", id="a state that is missing"),
        pytest.param(b"TRIGGER:-P6DT15H0M", b"TRIGGER:P6DT15H0M", id="an alarm after its item"),
        pytest.param(b"STATUS:CANCELLED", b"STATUS:CONFIRMED", id="an item that goes on"),
        pytest.param(b"SEQUENCE:88", b"SEQUENCE:87", id="a version that is older"),
        pytest.param(b"\r\nTRANSP:TRANSPARENT", b"", id="a property that is missing"),
    ],
)
def test_a_broken_feed_is_noticed(written: bytes, instead: bytes, tmp_path: Path) -> None:
    publish(county(tmp_path / "here"), tmp_path / "feeds")
    content = (tmp_path / "feeds/all.ics").read_bytes()
    assert written in content
    with pytest.raises((AssertionError, ValueError)):
        assert_holds(content.replace(written, instead), of_feed("all.ics", said_at_first()))


def test_every_calendar_tells_its_name_and_how_often_to_ask(tmp_path: Path) -> None:
    publish(county(tmp_path / "here"), tmp_path / "feeds")
    names = {}
    for file, content in feeds_in(tmp_path / "feeds").items():
        told = properties(read(content))
        names[file] = told["NAME"]  # as it is written: icalendar knows no type of it
        assert told == {
            "VERSION": "2.0",
            "PRODID": "-//notice-tasks//notice-tasks//EN",
            "CALSCALE": "GREGORIAN",
            "NAME": names[file],
            "X-WR-CALNAME": names[file],
            "REFRESH-INTERVAL": datetime.timedelta(hours=6),
            "X-PUBLISHED-TTL": "PT6H",
        }
    events = {
        "all": r"某县；卫健局\, A\\B·全部通知",
        "notices/safety": rf"关于开展“百日”安全行动的通知\; 第1\,2\,3号\\n（𠮷）{FAMILY}",
        "groups/clinics": "村卫生室·通知办理时限",
        "units/east": r"东村卫生室；𠮷野\, “老街”·通知办理时限",
        "units/far": r"Far Clinic: a\;b\,c\\n·通知办理时限",
        "units/west": rf"西村\\北路 {FAMILY} 卫生室·通知办理时限",
    }
    tasks = {f"{place}.tasks.ics": f"{name}（任务）" for place, name in events.items()}
    assert names == {f"{place}.ics": name for place, name in events.items()} | tasks
