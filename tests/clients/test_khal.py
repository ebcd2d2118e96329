"""khal imports a feed and lists what the workspace says: on which day, under which title."""

from __future__ import annotations

import datetime
import json
from itertools import chain
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from clients_county import county, publish, said_at_first
from clients_programs import ask
from clients_read import Item, of_feed

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.clients

_SETTINGS = """\
[calendars]
[[feed]]
path = {home}/feed
[locale]
local_timezone = Asia/Shanghai
default_timezone = Asia/Shanghai
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {home}/khal.db
"""


def listed(feed: Path, home: Path) -> list[dict[str, Any]]:
    """What khal lists of a feed that it has imported, in the order of UIDs."""
    (home / "feed").mkdir(parents=True)
    settings = home / "khal.conf"
    settings.write_text(_SETTINGS.format(home=home), encoding="utf-8")
    ask(home, "khal", "-c", settings, "import", "--batch", "-a", "feed", feed)
    fields = [word for field in ("uid", "title", "start", "end", "description") for word in ("--json", field)]
    days = ask(home, "khal", "-c", settings, "list", "--once", *fields, "2024-01-01", "2024-12-31")
    found = chain.from_iterable(map(json.loads, filter(None, days.split("\n"))))
    return sorted(found, key=lambda event: str(event["uid"]))


def expected(item: Item) -> dict[str, Any]:
    r"""How khal shows an item: local times, and the last day of several as the end.

    A backslash before an N it takes for a line break when it writes its own file: docs/feeds.md.
    """
    told = item.properties
    start, end = told["DTSTART"], told["DTEND"]
    assert isinstance(end, datetime.date)
    timed = isinstance(end, datetime.datetime)
    return {
        "uid": item.uid,
        "title": told["SUMMARY"],
        "start": _local(start),
        "end": _local(end if timed else end - datetime.timedelta(days=1)),
        "description": str(told["DESCRIPTION"]).replace("\\N", "\n"),
    }


def _local(when: object) -> str:
    if isinstance(when, datetime.datetime):
        return f"{when.astimezone(ZoneInfo('Asia/Shanghai')):%Y-%m-%d %H:%M}"
    return str(when)


@pytest.mark.parametrize("feed", ["all.ics", "units/far.ics"])
def test_khal_lists_what_the_workspace_says(feed: str, tmp_path: Path) -> None:
    publish(county(tmp_path / "here"), tmp_path / "feeds")
    own = [expected(Item.said(item)) for item in of_feed(feed, said_at_first()).values()]
    assert listed(tmp_path / "feeds" / feed, tmp_path / "khal") == sorted(own, key=lambda event: str(event["uid"]))


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        pytest.param(b"DTSTART;VALUE=DATE:20240415", b"DTSTART;VALUE=DATE:20240414", id="another day"),
        pytest.param("【已取消】".encode(), b"", id="no state"),
        pytest.param("东".encode(), "东\u2028".encode(), id="a line separator"),
    ],
)
def test_a_broken_feed_is_noticed(written: bytes, instead: bytes, tmp_path: Path) -> None:
    publish(county(tmp_path / "here"), tmp_path / "feeds")
    feed = tmp_path / "feeds/all.ics"
    content = feed.read_bytes()
    assert written in content
    feed.write_bytes(content.replace(written, instead))
    own = [expected(Item.said(item)) for item in of_feed("all.ics", said_at_first()).values()]
    assert listed(feed, tmp_path / "khal") != sorted(own, key=lambda event: str(event["uid"]))
