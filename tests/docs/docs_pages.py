"""The pages of the manual, and the programs that write some of them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

from conftest import UNCOVERED, environment

REPOSITORY: Final = Path(__file__).resolve().parents[2]
DOCS: Final = REPOSITORY / "docs"
LANGUAGES: Final = (".md", ".zh-CN.md")
"""How the names of pages end, English and Chinese."""

READMES: Final = tuple(f"README{ending}" for ending in LANGUAGES)
MANUAL: Final = tuple(sorted(page.relative_to(REPOSITORY).as_posix() for page in DOCS.glob("*.md")))
"""The pages of the manual but those of each code."""

PAGES: Final = (
    *READMES,
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    *sorted(page.relative_to(REPOSITORY).as_posix() for page in DOCS.rglob("*.md")),
)
BLOCK: Final = re.compile(r"^```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
"""The content of a code block."""


def page(name: str) -> str:
    """The text of a page, by its path in the repository."""
    return (REPOSITORY / name).read_text(encoding="utf-8")


def section(name: str, heading: str) -> str:
    """The content under a heading of the second level."""
    return page(name).partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def written_by(script: str, folder: Path) -> None:
    """Let a script of docs/ write its pages into a folder instead of the repository.

    It starts the program a hundred times, with commands that other tests are about: their coverage is measured there.
    """
    line = [sys.executable, str(DOCS / script), str(folder)]
    subprocess.run(line, env=environment(UNCOVERED), check=True, encoding="utf-8")
