"""The manual says what the program does: generated pages are up to date, and nothing is left out."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Final

import pytest
from docs_pages import BLOCK, DOCS, PAGES, REPOSITORY, page, section, written_by

from notice_tasks.cli.verbs import VERBS

if TYPE_CHECKING:
    from pathlib import Path

LINK: Final = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)")


def test_the_generated_pages_are_what_generate_py_gives_today(tmp_path: Path) -> None:
    checks = tmp_path / "checks"
    checks.mkdir()
    shutil.copy(DOCS / "checks" / "N301.md", checks / "N999.md")  # of a code that is gone
    (checks / "by_hand.md").write_text("Mine.\n", encoding="utf-8")
    written_by("generate.py", tmp_path)
    assert (checks / "by_hand.md").read_text(encoding="utf-8") == "Mine.\n"
    (checks / "by_hand.md").unlink()
    assert sorted(file.name for file in checks.iterdir()) == sorted(file.name for file in (DOCS / "checks").iterdir())
    for file in tmp_path.rglob("*.md"):
        name = file.relative_to(tmp_path).as_posix()
        today = file.read_text(encoding="utf-8")
        assert page(f"docs/{name}") == today, f"docs/{name} is out of date; run: .venv/bin/python docs/generate.py"


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_has_its_section(verb: str) -> None:
    assert f"Usage: notice-tasks {verb} " in section("docs/cli.md", verb)
    assert f"用法：notice-tasks {verb} " in section("docs/cli.zh-CN.md", verb)


def test_usages_are_in_chinese_on_the_chinese_page_of_commands() -> None:
    usages = "".join(BLOCK.findall(page("docs/cli.zh-CN.md")))
    assert set(re.findall(r"(?<!-)\b[A-Z]+\b", usages)) == {"N", "JSON", "SARIF"}


def test_links_lead_somewhere() -> None:
    for name in PAGES:
        links_lead_somewhere(name)


def links_lead_somewhere(name: str) -> None:
    folder = (REPOSITORY / name).parent
    for file, anchor in LINK.findall(page(name)):
        target = (folder / file).resolve() if file else REPOSITORY / name
        assert target.exists(), f"{name} links to {file}"
        if anchor:
            assert anchor in anchors(target.read_text(encoding="utf-8")), f"{name} links to {file}#{anchor}"


def anchors(text: str) -> set[str]:
    """The anchors that GitHub gives to the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
