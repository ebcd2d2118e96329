"""docs/feeds.md in both languages: the same snippets, each of them whole."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("feeds.md", "feeds.zh-CN.md")


def text_of(page: str) -> str:
    """The page."""
    return (DOCS / page).read_text(encoding="utf-8")


def snippets(page: str) -> list[tuple[str, str]]:
    """The kinds and texts of a page's snippets, in order."""
    return re.findall(r"^```(\w+)\n(.*?)^```$", text_of(page), re.MULTILINE | re.DOTALL)


def test_both_pages_have_the_same_snippets() -> None:
    english, chinese = map(snippets, PAGES)
    assert english == chinese
    assert [kind for kind, _text in english] == ["nginx", "caddy", "apache", "xml", "text", "sh", "console"]


@pytest.mark.parametrize("kind", ["nginx", "caddy", "apache", "xml", "text"])
def test_every_server_is_told_the_type_and_not_to_cache(kind: str) -> None:
    text = dict(snippets("feeds.md"))[kind]
    assert "text/calendar" in text
    assert "utf-8" in text
    assert re.search(r"Cache-Control:? no-cache|DisableCache", text)


def test_the_file_for_iis_is_well_formed() -> None:
    assert ElementTree.fromstring(dict(snippets("feeds.md"))["xml"]).tag == "configuration"


def test_both_pages_tell_of_the_same_files() -> None:
    english, chinese = (re.findall(r"^\| `([^|`]+)`", text_of(page), re.MULTILINE) for page in PAGES)
    assert english == chinese
    assert {"index.html", "all.ics", "units/ID.ics", "groups/ID.ics", "notices/ID.ics", "*.tasks.ics"} < set(english)
