"""vdirsyncer fetches a feed from where nginx serves it, before and after the workspace has moved on."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from clients_county import county, move_on, publish
from clients_hosts import nginx
from clients_programs import ask
from clients_read import Item, items_in, of_feed
from clients_said import said

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from conftest import Desk

pytestmark = [pytest.mark.clients, pytest.mark.parametrize("feed", ["all.ics", "units/far.ics"])]

_SETTINGS = """\
[general]
status_path = "{home}/status"

[pair feed]
a = "served"
b = "folder"
collections = null

[storage served]
type = "http"
url = "{url}"

[storage folder]
type = "filesystem"
path = "{home}/folder"
fileext = ".ics"
"""

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


def sync(home: Path, url: str) -> Held:
    """Let vdirsyncer fetch; what the folder then holds."""
    (home / "folder").mkdir(parents=True, exist_ok=True)
    settings = home / "vdirsyncer.conf"
    settings.write_text(_SETTINGS.format(home=home, url=url), encoding="utf-8")
    if not (home / "status").exists():
        ask(home, "vdirsyncer", "-c", settings, "discover")
    ask(home, "vdirsyncer", "-c", settings, "sync")
    files = (path.read_bytes() for path in (home / "folder").glob("*.ics"))
    return comparable(item for content in files for item in items_in(content))


def test_a_client_follows_what_the_workspace_says(feed: str, tmp_path: Path) -> None:
    desk, folder, home = county(tmp_path / "here"), tmp_path / "feeds", tmp_path / "client"
    publish(desk, folder)
    with nginx(folder, tmp_path / "host") as address:
        url = f"{address}/{feed}"
        before = expected(desk, feed)
        assert sync(home, url) == before

        move_on(desk)
        after = expected(desk, feed)
        assert before != after
        publish(desk, folder)
        assert sync(home, url) == after
        assert (in_view(before, "试行事项"), in_view(after, "试行事项")) == ({"2024-04-30"}, set())
        assert (in_view(before, "报送自查表"), in_view(after, "报送自查表")) == ({"2024-03-29"}, {"2024-04-02"})
        assert in_view(after, "【已办结】👩") == {"2024-03-25 09:30:00+00:00"}


def in_view(held: Held, part: str) -> set[str]:
    """When the items begin whose titles hold a part."""
    return {properties["DTSTART"] for properties, _alarms in held if part in properties["SUMMARY"]}
