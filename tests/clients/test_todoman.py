"""todoman lists the tasks of a feed, fetched by vdirsyncer, as the workspace says: titles, days and states."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from clients_county import county, move_on, publish, said_at_first
from clients_fetch import fetch
from clients_hosts import nginx
from clients_programs import ask
from clients_read import of_feed
from clients_said import said

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from clients_said import Said

pytestmark = pytest.mark.clients

FEED = "units/far.tasks.ics"
STATES = ("NEEDS-ACTION", "IN-PROCESS", "COMPLETED", "CANCELLED")

_SETTINGS = """\
path = "{home}/folder"
date_format = "%Y-%m-%d"
time_format = "%H:%M"
cache_path = "{home}/todoman.db"
"""


def listed(home: Path) -> list[dict[str, Any]]:
    """What todoman lists of a folder of tasks, by their titles."""
    settings = home / "todoman.py"
    settings.write_text(_SETTINGS.format(home=home), encoding="utf-8")
    found = []
    for state in STATES:
        shown = json.loads(ask(home, "todo", "-c", settings, "--porcelain", "list", "--status", state))
        found += [{"state": state} | {name: task[name] for name in _SHOWN} for task in shown]
    return sorted(found, key=lambda task: str(task["summary"]))


_SHOWN = ("summary", "description", "due", "percent", "completed_at")


def expected(items: Mapping[str, Said]) -> list[dict[str, Any]]:
    """How todoman shows tasks: days begin at midnight, local time."""
    shown = [
        {
            "state": item.properties["STATUS"],
            "summary": item.properties["SUMMARY"],
            "description": item.properties["DESCRIPTION"],
            "due": _seconds(item.properties["DUE"]),
            "percent": item.properties.get("PERCENT-COMPLETE", 0),
            "completed_at": _seconds(item.properties.get("COMPLETED")),
        }
        for item in of_feed(FEED, items).values()
    ]
    return sorted(shown, key=lambda task: str(task["summary"]))


def _seconds(when: object) -> int | None:
    if not isinstance(when, datetime.date):
        return None
    if isinstance(when, datetime.datetime):
        return int(when.timestamp())
    return int(datetime.datetime.combine(when, datetime.time(), ZoneInfo("Asia/Shanghai")).timestamp())


def test_todoman_follows_what_the_workspace_says(tmp_path: Path) -> None:
    desk, feeds, home = county(tmp_path / "here"), tmp_path / "feeds", tmp_path / "client"
    publish(desk, feeds)
    with nginx(feeds, tmp_path / "host") as address:
        fetch(f"{address}/{FEED}", home)
        before = listed(home)
        assert before == expected(said_at_first())

        move_on(desk)
        publish(desk, feeds)
        fetch(f"{address}/{FEED}", home)
        after = listed(home)
        assert after == expected(said(desk)) != before
    assert {task["state"] for task in before} == {"NEEDS-ACTION", "IN-PROCESS", "CANCELLED"}
    assert [task["summary"] for task in after if task["state"] == "COMPLETED"]


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        pytest.param(b"DUE;VALUE=DATE:20240415", b"DUE;VALUE=DATE:20240414", id="another day"),
        pytest.param(b"STATUS:IN-PROCESS", b"STATUS:NEEDS-ACTION", id="another state"),
        pytest.param(b":VTODO", b":VEVENT", id="no tasks"),
    ],
)
def test_a_broken_feed_is_noticed(written: bytes, instead: bytes, tmp_path: Path) -> None:
    feeds, home = tmp_path / "feeds", tmp_path / "client"
    publish(county(tmp_path / "here"), feeds)
    content = (feeds / FEED).read_bytes()
    assert written in content
    (feeds / FEED).write_bytes(content.replace(written, instead))
    with nginx(feeds, tmp_path / "host") as address:
        fetch(f"{address}/{FEED}", home)
    assert listed(home) != expected(said_at_first())
