"""Radicale, a CalDAV server, takes every item of a feed and finds it by its time."""

from __future__ import annotations

import datetime
import http.client
from contextlib import contextmanager
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from clients_county import county, move_on, publish, said_at_first
from clients_programs import free_port, serving
from clients_read import Item, items_in, of_feed
from clients_said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.clients

_SETTINGS = """\
[server]
hosts = 127.0.0.1:{port}
[auth]
type = none
[storage]
filesystem_folder = {home}/storage
"""

_QUERY = """\
<?xml version="1.0" encoding="utf-8"?>
<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
  <D:prop><C:calendar-data/></D:prop>
  <C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="{component}">
    <C:time-range start="{start:%Y%m%dT%H%M%SZ}" end="{end:%Y%m%dT%H%M%SZ}"/>
  </C:comp-filter></C:comp-filter></C:filter>
</C:calendar-query>
"""

_DATA = "{urn:ietf:params:xml:ns:caldav}calendar-data"
_COLLECTION = "/keeper/feed/"


class Radicale:
    """A server to talk to."""

    def __init__(self, port: int) -> None:
        self._port = port

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, bytes]:
        """Send a request; the status and what it answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        told = {"Authorization": "Basic a2VlcGVyOng=", **headers}  # anybody may be keeper:x
        try:
            connection.request(method, path, body, told)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def put(self, path: str, content: bytes) -> int:
        """Put a calendar there; the status."""
        return self.ask("PUT", path, content, **{"Content-Type": "text/calendar; charset=utf-8"})[0]

    def between(self, first: str, last: str, component: str = "VEVENT") -> list[Item]:
        """The items that it finds in a span of time, from one midnight of UTC to another."""
        query = _QUERY.format(component=component, start=utc(first), end=utc(last)).encode()
        status, answer = self.ask("REPORT", _COLLECTION, query, Depth="1", **{"Content-Type": "application/xml"})
        assert status == 207
        found = [data.text or "" for data in ElementTree.fromstring(answer).iter(_DATA)]
        return [item for text in found for item in items_in(text.encode())]


@contextmanager
def radicale(home: Path) -> Iterator[Radicale]:
    """A server with an empty calendar."""
    port = free_port()
    home.mkdir()
    settings = home / "radicale.conf"
    settings.write_text(_SETTINGS.format(port=port, home=home), encoding="utf-8")
    with serving(home, port, "radicale", "--config", settings):
        server = Radicale(port)
        assert server.ask("MKCALENDAR", _COLLECTION)[0] == 201
        yield server


def one_by_one(feed: bytes) -> Iterator[bytes]:
    """Each item of a feed as a calendar of its own, in the feed's own bytes."""
    head, *items = feed.split(b"BEGIN:VEVENT\r\n")
    for item in items:
        event, end, _rest = item.partition(b"END:VEVENT\r\n")
        yield head + b"BEGIN:VEVENT\r\n" + event + end + b"END:VCALENDAR\r\n"


def utc(day: str) -> datetime.datetime:
    return datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time(), datetime.UTC)


def moment(when: object) -> datetime.datetime:
    assert isinstance(when, datetime.date)
    return when if isinstance(when, datetime.datetime) else utc(when.isoformat())


def in_order(items: Iterable[Item]) -> list[Item]:
    return sorted(items, key=lambda item: item.uid)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        pytest.param("2024-01-01", "2025-01-01", id="all"),
        pytest.param("2024-04-01", "2024-04-20", id="some days, a window among them"),
        pytest.param("2024-03-25", "2024-03-26", id="moments of one day"),
    ],
)
def test_radicale_finds_what_the_workspace_says(first: str, last: str, tmp_path: Path) -> None:
    publish(county(tmp_path / "here"), tmp_path / "feeds")
    expected = [
        Item.said(item)
        for item in of_feed("all.ics", said_at_first()).values()
        if moment(item.properties["DTSTART"]) < utc(last) and moment(item.properties["DTEND"]) > utc(first)
    ]
    assert expected
    with radicale(tmp_path / "radicale") as server:
        for number, item in enumerate(one_by_one((tmp_path / "feeds/all.ics").read_bytes())):
            assert server.put(f"{_COLLECTION}{number}.ics", item) == 201
        assert in_order(server.between(first, last)) == in_order(expected)


@pytest.mark.parametrize(("feed", "component"), [("all.ics", "VEVENT"), ("units/far.tasks.ics", "VTODO")])
def test_radicale_takes_a_whole_feed_at_once(feed: str, component: str, tmp_path: Path) -> None:
    publish(county(tmp_path / "here"), tmp_path / "feeds")
    with radicale(tmp_path / "radicale") as server:
        assert server.put(_COLLECTION, (tmp_path / "feeds" / feed).read_bytes()) == 201
        found = server.between("2024-01-01", "2025-01-01", component)
    assert in_order(found) == in_order(map(Item.said, of_feed(feed, said_at_first()).values()))


def test_radicale_follows_what_the_workspace_says(tmp_path: Path) -> None:
    desk, folder = county(tmp_path / "here"), tmp_path / "feeds"
    publish(desk, folder)
    with radicale(tmp_path / "radicale") as server:
        assert server.put(_COLLECTION, (folder / "all.ics").read_bytes()) == 201
        move_on(desk)
        publish(desk, folder)
        assert server.put(_COLLECTION, (folder / "all.ics").read_bytes()) == 201
        found = server.between("2024-01-01", "2025-01-01")
    now = of_feed("all.ics", said(desk))
    assert in_order(found) == in_order(map(Item.said, now.values()))
    assert now.keys() < of_feed("all.ics", said_at_first()).keys()  # some are gone, and the rest kept their UIDs


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        pytest.param(b"UID:", b"X-UID:", id="no UID"),
        pytest.param(b"DTSTART;VALUE=DATE:2024", b"DTSTART;VALUE=DATE:in ", id="a day in words"),
        pytest.param("东".encode(), "东\u2028".encode(), id="a line separator"),
        pytest.param("东".encode(), "西".encode(), id="another word"),
    ],
)
def test_a_broken_feed_is_noticed(written: bytes, instead: bytes, tmp_path: Path) -> None:
    publish(county(tmp_path / "here"), tmp_path / "feeds")
    content = (tmp_path / "feeds/units/east.ics").read_bytes()
    assert written in content
    with radicale(tmp_path / "radicale") as server:
        server.put(_COLLECTION, content.replace(written, instead))  # what it refuses, it does not find
        found = server.between("2024-01-01", "2025-01-01")
    own = map(Item.said, of_feed("units/east.ics", said_at_first()).values())
    assert in_order(found) != in_order(own)
