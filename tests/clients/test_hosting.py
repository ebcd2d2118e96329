"""The folder of feeds on real web servers, set up as docs/feeds.md says."""

from __future__ import annotations

import http.client
import sys
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import pytest
from clients_county import county, move_on, publish
from clients_hosts import apache, caddy, nginx
from clients_programs import free_port, serving

if TYPE_CHECKING:
    from pathlib import Path

    from clients_hosts import Host

pytestmark = pytest.mark.clients
hosts = pytest.mark.parametrize("host", [nginx, caddy, apache])


class Answer(NamedTuple):
    """What a server answered."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


def get(address: str, path: str, **headers: str) -> Answer:
    """Ask for a file; underscores in a header's name stand for hyphens."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    try:
        connection.request("GET", path, headers={name.replace("_", "-"): text for name, text in headers.items()})
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())
    finally:
        connection.close()


def faults(feed: Answer) -> set[str]:
    """The headers of a feed that are not as they must be."""
    wanted = {"Content-Type": "text/calendar; charset=utf-8", "Cache-Control": "no-cache"}
    wrong = {name for name, text in wanted.items() if feed.headers.get(name, "").lower() != text}
    return wrong if "ETag" in feed.headers else wrong | {"ETag"}


@hosts
def test_a_feed_is_fetched_again_only_after_a_change(host: Host, tmp_path: Path) -> None:
    desk, folder = county(tmp_path / "here"), tmp_path / "feeds"
    publish(desk, folder)
    with host(folder, tmp_path / "host") as address:
        first = get(address, "/units/far.ics")
        assert (first.status, first.body) == (200, (folder / "units/far.ics").read_bytes())
        assert faults(first) == set()

        publish(desk, folder)
        same = get(address, "/units/far.ics", If_None_Match=first.headers["ETag"])
        assert (same.status, same.body) == (304, b"")
        assert same.headers["ETag"] == first.headers["ETag"]
        assert same.headers["Cache-Control"] == "no-cache"

        move_on(desk)
        publish(desk, folder)
        changed = get(address, "/units/far.ics", If_None_Match=first.headers["ETag"])
        assert (changed.status, changed.body) == (200, (folder / "units/far.ics").read_bytes())
        assert changed.headers["ETag"] != first.headers["ETag"]
        assert changed.body != first.body


@hosts
def test_every_link_of_the_page_leads_to_a_feed_and_the_page_to_nothing_else(host: Host, tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    publish(county(tmp_path / "here"), folder)
    with host(folder, tmp_path / "host") as address:
        page = get(address, "/")
        assert page.headers["Content-Type"].lower() == "text/html; charset=utf-8"
        links = {part.partition('"')[0] for part in page.body.decode().split('href="')[1:]}
        feeds = {path.relative_to(folder).as_posix() for path in folder.rglob("*.ics")}
        assert links == feeds | {"index.en.html"}
        for link in feeds:
            feed = get(address, f"/{link}")
            assert (feed.status, feed.headers["Content-Type"].lower()) == (200, "text/calendar; charset=utf-8")
            assert feed.body == (folder / link).read_bytes()


@hosts
@pytest.mark.parametrize(
    "path",
    ["/.notice-tasks.lock", "/.notice-tasks-feeds", "/units/.far.ics.new", "/.git/config", "/units/", "/nothing"],
)
def test_neither_folders_nor_files_with_a_dot_are_shown(host: Host, path: str, tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    publish(county(tmp_path / "here"), folder)
    for name in ("units/.far.ics.new", ".git/config"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("secret", encoding="utf-8")
    with host(folder, tmp_path / "host") as address:
        answer = get(address, path)
        assert answer.status in {403, 404}
        assert b"far.ics" not in answer.body


def test_a_server_that_nobody_set_up_is_noticed(tmp_path: Path) -> None:
    folder, port = tmp_path / "feeds", free_port()
    publish(county(tmp_path / "here"), folder)
    words = ("-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", folder)
    with serving(tmp_path / "host", port, sys.executable, *words):
        address = f"http://127.0.0.1:{port}"
        assert faults(get(address, "/units/far.ics")) == {"Content-Type", "Cache-Control", "ETag"}
        assert get(address, "/.notice-tasks.lock").status == 200
        assert b"far.ics" in get(address, "/units/").body
