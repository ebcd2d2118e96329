"""ical.js, which Thunderbird and Nextcloud read calendars with, and node-ical, which home servers use."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from clients_county import county, publish, said_at_first
from clients_programs import INSTALLED, REPOSITORY, ask
from clients_read import Item, feeds_in, items_in, of_feed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


pytestmark = [pytest.mark.clients, pytest.mark.parametrize("library", ["ical.js", "node-ical"])]


@pytest.fixture(scope="module")
def feeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("county")
    publish(county(folder / "here"), folder / "feeds")
    return folder / "feeds"


def read_by(library: str, content: bytes, home: Path) -> list[dict[str, Any]]:
    """What a library reads in a feed, in the order of UIDs."""
    reader = REPOSITORY / "tests/clients/read.mjs"
    found = json.loads(ask(home, "node", reader, INSTALLED, library, stdin=content))
    return sorted(found, key=lambda event: str(event["uid"]))


def expected_of(library: str, items: Iterable[Item]) -> list[dict[str, Any]]:
    """What a library must read, in the order of UIDs."""
    return sorted((_expected(library, item) for item in items), key=lambda event: str(event["uid"]))


def _expected(library: str, item: Item) -> dict[str, Any]:
    told = item.properties
    shown = {
        "uid": item.uid,
        "start": str(told.get("DTSTART", "")).replace(" ", "T"),
        "end": str(told.get("DTEND", told.get("DUE"))).replace(" ", "T"),
        "title": told["SUMMARY"],
        "description": told["DESCRIPTION"],
    }
    if library == "ical.js":
        return shown | {"alarms": [[uid, before.total_seconds()] for uid, before in item.alarms]}
    return {key: _by_node_ical(str(text)) for key, text in shown.items()} | {
        "alarms": [
            [uid, f"-P{before.days}DT{before.seconds // 3600}H{before.seconds % 3600 // 60}M"]
            for uid, before in item.alarms
        ]
    }


def _by_node_ical(text: str) -> str:
    r"""node-ical takes an escaped backslash before an n for a backslash and a line break: docs/feeds.md."""
    return text.replace("\\n", "\\\n").replace("\\N", "\\\n")


def test_every_event_is_what_the_workspace_says(library: str, feeds: Path, tmp_path: Path) -> None:
    for name, content in feeds_in(feeds).items():
        own = [Item.said(item) for item in of_feed(name, said_at_first()).values()]
        assert read_by(library, content, tmp_path) == expected_of(library, own), name
        assert read_by(library, content, tmp_path) == expected_of(library, items_in(content)), name


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        pytest.param(b"DTSTART;VALUE=DATE:20240415", b"DTSTART;VALUE=DATE:20240414", id="another day"),
        pytest.param("【已办结】".encode(), b"", id="no state"),
        pytest.param(b"TRIGGER:-P6DT15H0M", b"TRIGGER:-P5DT15H0M", id="another alarm"),
        pytest.param(b"\r\n ", b"\r\n", id="lines that are not folded"),
    ],
)
def test_a_broken_feed_is_noticed(library: str, written: bytes, instead: bytes, feeds: Path, tmp_path: Path) -> None:
    content = (feeds / "all.ics").read_bytes()
    assert written in content
    try:
        found = read_by(library, content.replace(written, instead), tmp_path)
    except AssertionError:
        return  # the library itself refuses it
    assert found != expected_of(library, map(Item.said, of_feed("all.ics", said_at_first()).values()))
