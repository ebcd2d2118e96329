"""Fetching a feed with vdirsyncer into a folder of a file for each item, which khal and todoman read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clients_programs import ask

if TYPE_CHECKING:
    from pathlib import Path

_SETTINGS: Final = """\
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


def fetch(url: str, home: Path) -> Path:
    """Fetch a feed, for the first time or again; the folder."""
    folder = home / "folder"
    folder.mkdir(parents=True, exist_ok=True)
    settings = home / "vdirsyncer.conf"
    settings.write_text(_SETTINGS.format(home=home, url=url), encoding="utf-8")
    if not (home / "status").exists():
        ask(home, "vdirsyncer", "-c", settings, "discover")
    ask(home, "vdirsyncer", "-c", settings, "sync")
    return folder
