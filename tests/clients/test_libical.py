"""libical, on which Evolution, KOrganizer and others stand, finds no property missing, doubled or malformed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from clients_county import county, publish
from clients_programs import REPOSITORY, ask
from clients_read import feeds_in, items_in

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.clients


@pytest.fixture(scope="module")
def restrictions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The C program that asks libical."""
    folder = tmp_path_factory.mktemp("libical")
    source, made = REPOSITORY / "tests/clients/restrictions.c", folder / "restrictions"
    ask(folder, "gcc", "-Wall", "-Werror", "-o", made, source, "-lical")
    return made


@pytest.fixture(scope="module")
def feeds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("county")
    publish(county(folder / "here"), folder / "feeds", "--singles", "--reminders", "both")
    return feeds_in(folder / "feeds")


def test_no_feed_breaks_a_restriction(restrictions: Path, feeds: dict[str, bytes], tmp_path: Path) -> None:
    for name, content in feeds.items():
        assert ask(tmp_path, restrictions, stdin=content) == f"{len(items_in(content))} components\n", name


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        pytest.param(b"LAST-MODIFIED:", b"COMPLETED:", id="a property that events do not have"),
        pytest.param(b"TRANSP:TRANSPARENT\r\n", b"TRANSP:TRANSPARENT\r\nTRANSP:OPAQUE\r\n", id="a property twice"),
        pytest.param(b"TRANSP:TRANSPARENT\r\n", b"DURATION:P1D\r\n", id="a length beside an end"),
        pytest.param(b"DTSTART:20240325T093000Z", b"DTSTART:at half past nine", id="a moment in words"),
        pytest.param(b"TRIGGER:-P6DT15H0M", b"TRIGGER:a week before", id="an alarm in words"),
    ],
)
def test_a_broken_feed_is_noticed(
    restrictions: Path, feeds: dict[str, bytes], written: bytes, instead: bytes, tmp_path: Path
) -> None:
    content = feeds["all.ics"]
    assert written in content
    broken = content.replace(written, instead)
    assert "X-LIC-ERROR" in ask(tmp_path, restrictions, stdin=broken)
