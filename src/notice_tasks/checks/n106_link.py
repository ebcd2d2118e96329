"""N106: a file or folder of the workspace is a link, and git distributes links to every clone.

A link that leads out of the workspace lets another person's commit choose which of your files is read or written. A
link within it fails on systems without links: there git leaves a file that contains only the name of another file.

Wrong:  records/inspection/.first-hospital.toml.new, a link to ../../../.bashrc
Right:  no such file; and files in place of all other links
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Final

from notice_tasks.checks.stock_sheet import place_of
from notice_tasks.problems import Level, Problem
from notice_tasks.reading.discover import resolved
from notice_tasks.reading.folder_listing import OF_GIT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from notice_tasks.checks.stock_sheet import StockSheet
    from notice_tasks.reading.folder_listing import FolderEntry

CODE: Final = "N106"
LEVEL: Final = Level.ERROR
TITLE: Final = "Link in the workspace"
SENTENCES: Final = {
    "": "This is a link that leads out of the workspace ({target}). Replace it with the file or folder itself.",
    "nowhere": "This is a link without a target ({target}). Replace it with the file or folder itself.",
    "inside": (
        "This is a link ({target}). On systems without links, git leaves a file that contains only that name. "
        "Replace it with the file or folder itself."
    ),
    "folder": "This folder is a link ({target}), so nothing in it is read. Replace it with the folder itself.",
    "draft": "This is a link ({target}) in place of one of the program's own files. Remove it.",
    "git": "Git does not follow this link ({target}), so the file has no effect. Replace it with the file itself.",
}


def check(sheet: StockSheet) -> Iterator[Problem]:
    """Yield a problem at every link. Links among files that the program does not read are left alone."""
    for thing in sheet.stock.things:
        if not thing.is_link or thing.file in sheet.named:
            continue
        if (case := _case(thing, sheet.root)) is not None:
            details = {"target": str((sheet.root / thing.file).readlink()), **({"case": case} if case else {})}
            level = Level.WARNING if case == "inside" else Level.ERROR
            yield Problem(CODE, place_of(thing.file), details, level)


def _case(thing: FolderEntry, root: Path) -> str | None:
    """The case of a link; None if the program does not read it, or if another problem reports it."""
    if thing.file in OF_GIT:
        return "git"
    if thing.is_hidden:
        return "draft"
    path = root / thing.file
    if thing.is_read and not path.is_file():
        return None
    if not thing.is_read and (fault := _fault(path)):
        return None if thing.is_looked_into and fault == errno.ELOOP else "nowhere"
    if thing.is_read or (thing.is_folder and thing.is_looked_into):
        return "inside" if resolved(path).is_relative_to(resolved(root)) else ""
    return "folder" if thing.is_folder else None


def _fault(path: Path) -> int:
    """The system's error number for a link without a target; 0 if it has one."""
    try:
        path.stat()
    except OSError as error:
        return error.errno or 0
    return 0
