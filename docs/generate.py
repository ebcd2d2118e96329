"""Writes the pages that are made from the program itself, in English and in Chinese: commands, checks, the doctor.

Run it when a command, a check or a sentence has changed: .venv/bin/python docs/generate.py [FOLDER]
"""  # noqa: INP001  (a script, not a package)

from __future__ import annotations

import sys
from pathlib import Path

from check_pages import check_pages
from check_pages_zh import check_pages_zh
from cli_pages import CHINESE, ENGLISH, cli_page
from doctor_pages import CHINESE as DOCTOR_CHINESE
from doctor_pages import ENGLISH as DOCTOR_ENGLISH
from doctor_pages import doctor_page
from pages import DOCS, GENERATED

CHECKS = "checks"


def main(folder: Path) -> None:
    """Write every page into a folder, and remove the pages of checks that no longer exist."""
    for name, edition in (("cli.md", ENGLISH), ("cli.zh-CN.md", CHINESE)):
        write(folder / name, cli_page(edition))
    for name, language in (("doctor.md", DOCTOR_ENGLISH), ("doctor.zh-CN.md", DOCTOR_CHINESE)):
        write(folder / name, doctor_page(language))
    pages = check_pages() | check_pages_zh()
    (folder / CHECKS).mkdir(exist_ok=True)
    for name, text in pages.items():
        write(folder / CHECKS / name, text)
    for page in (folder / CHECKS).glob("*.md"):
        if page.name not in pages and page.read_text(encoding="utf-8").startswith(GENERATED):
            page.unlink()


def write(page: Path, text: str) -> None:
    """Write a page with the same bytes on every system."""
    page.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DOCS)
