"""Writes the pages that can be read off the program itself: its commands and its checks, in English and in Chinese.

Run it when a command, a check or a sentence has changed: .venv/bin/python docs/generate.py [FOLDER]
"""  # noqa: INP001  (a script, not a package)

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from checks_page import checks_page
from checks_page_zh import checks_page_zh
from cli_pages import CHINESE, ENGLISH, cli_page
from pages import DOCS

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES: Final[dict[str, Callable[[], str]]] = {
    "cli.md": lambda: cli_page(ENGLISH),
    "cli.zh-CN.md": lambda: cli_page(CHINESE),
    "checks.md": checks_page,
    "checks.zh-CN.md": checks_page_zh,
}


def main(folder: Path) -> None:
    """Write every page into a folder."""
    for file, page in PAGES.items():
        (folder / file).write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DOCS)
