"""vdirsyncer fetches a feed from where nginx serves it, before and after the workspace has moved on."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from clients_county import county, move_on, publish
from clients_fetch import fetch
from clients_hosts import nginx
from clients_read import Item, items_in, of_feed
from clients_said import said

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from conftest import Desk

pytestmark = pytest.mark.clients

Held = list[tuple[dict[str, str], tuple[tuple[str, datetime.timedelta], ...]]]


def comparable(items: Iterable[Item]) -> Held:
    """Items without their UIDs: vdirsyncer gives what it fetches by http UIDs of its own. Those of alarms stay."""
    told = [({name: str(text) for name, text in item.properties.items()}, item.alarms) for item in items]
    for properties, _alarms in told:
        del properties["UID"]
    return sorted(told, key=lambda one: sorted(one[0].items()))


def expected(desk: Desk, feed: str) -> Held:
    """What a client of a feed must hold."""
    return comparable(Item.said(item) for item in of_feed(feed, said(desk)).values())


def held(folder: Path) -> Held:
    """What a folder of a client holds."""
    return comparable(item for path in folder.glob("*.ics") for item in items_in(path.read_bytes()))


@pytest.mark.parametrize("feed", ["all.ics", "units/far.ics", "groups/clinics.tasks.ics"])
def test_a_client_follows_what_the_workspace_says(feed: str, tmp_path: Path) -> None:
    desk, folder, home = county(tmp_path / "here"), tmp_path / "feeds", tmp_path / "client"
    publish(desk, folder)
    with nginx(folder, tmp_path / "host") as address:
        url = f"{address}/{feed}"
        before = expected(desk, feed)
        assert held(fetch(url, home)) == before

        move_on(desk)
        after = expected(desk, feed)
        assert before != after
        publish(desk, folder)
        assert held(fetch(url, home)) == after
        assert (in_view(before, "试行事项"), in_view(after, "试行事项")) == ({"2024-04-30"}, set())
        assert (in_view(before, "报送自查表"), in_view(after, "报送自查表")) == ({"2024-03-29"}, {"2024-04-02"})
        assert (in_view(before, "【已办结】👩"), len(in_view(after, "【已办结】👩"))) == (set(), 1)


def in_view(items: Held, part: str) -> set[str]:
    """When the items begin, or tasks are due, whose titles hold a part."""
    shown = [properties for properties, _alarms in items if part in properties["SUMMARY"]]
    return {properties.get("DTSTART", properties.get("DUE", "")) for properties in shown}


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        pytest.param(b"DTSTART;VALUE=DATE:20240415", b"DTSTART;VALUE=DATE:20240414", id="another day"),
        pytest.param("卫生室".encode(), "卫生\u2028室".encode(), id="a line separator"),
        pytest.param(b"BEGIN:VCALENDAR\r\n", b"BEGIN:VCALENDAR\r\nUID:feed\r\n", id="a UID of the calendar itself"),
    ],
)
def test_a_broken_feed_is_noticed(written: bytes, instead: bytes, tmp_path: Path) -> None:
    desk, folder = county(tmp_path / "here"), tmp_path / "feeds"
    publish(desk, folder)
    content = (folder / "all.ics").read_bytes()
    assert written in content
    (folder / "all.ics").write_bytes(content.replace(written, instead))
    with nginx(folder, tmp_path / "host") as address:
        fetched = fetch(f"{address}/all.ics", tmp_path / "client")
    with pytest.raises((AssertionError, ValueError)):
        assert held(fetched) == expected(desk, "all.ics")
