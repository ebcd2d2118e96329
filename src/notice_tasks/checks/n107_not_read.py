"""N107: a file is in a folder of the workspace but is not read, so its content is missing without notice.

Files are read if their names end in .toml, in small letters: checklists in their folder and its subfolders, rest days
directly in theirs, records under their notice. Not reported are texts that a checklist names, evidence that a record
names, hidden files, README files, and files that operating systems create in every folder.

Wrong:  checklists/inspection.TOML
Right:  checklists/inspection.toml
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from notice_tasks.checks.stock_sheet import place_of
from notice_tasks.problems import Level, Problem
from notice_tasks.reading.discover import CHECKLISTS, REST_DAYS, is_read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from notice_tasks.checks.stock_sheet import StockSheet
    from notice_tasks.reading.folder_listing import FolderEntry

CODE: Final = "N107"
LEVEL: Final = Level.WARNING
TITLE: Final = "File that is not read"
SENTENCES: Final = {
    "": "This file is not read: it is not a .toml file, and no checklist or record names it. Move it elsewhere.",
    "ending": (
        "This file is not read: its name does not end in .toml. Rename it to {right}, or move it elsewhere if it is "
        "a copy."
    ),
    "place": "This file is not read: it is in the wrong folder. It would be read here: {where}",
}

_ALMOST: Final = re.compile(r"(?P<stem>.+?)[.](?:toml|tml|tom)(?![a-z0-9]).*", re.IGNORECASE)
"""A name that probably should end in .toml, or once did."""

_OF_NOBODY: Final = re.compile(r"readme(?:[.](?:md|txt|rst))?|thumbs[.]db|desktop[.]ini", re.IGNORECASE)


def check(sheet: StockSheet) -> Iterator[Problem]:
    """Yield a warning at every file that is not read."""
    for thing in sheet.stock.things:
        if _may_be_missed(thing) and thing.file not in sheet.named and (sheet.root / thing.file).exists():
            details = _how_to_mend(thing)
            if sheet.all_read or details:  # what a faulty file names is not known
                yield Problem(CODE, place_of(thing.file), details, LEVEL)


def _may_be_missed(thing: FolderEntry) -> bool:
    """Whether a file is in a folder whose files are read, but is not read itself."""
    idle = thing.is_folder or thing.is_hidden or thing.is_read or "/" not in thing.file
    return not idle and _OF_NOBODY.fullmatch(thing.name) is None


def _how_to_mend(thing: FolderEntry) -> Mapping[str, str]:
    """The name or the place that it should have."""
    folder, _slash, name = thing.file.rpartition("/")
    found = _ALMOST.fullmatch(name)
    if found is None:
        return {}
    right = f"{found['stem']}.toml"
    if is_read(f"{folder}/{right}"):
        return {"case": "ending", "right": right}
    return {"case": "place", "where": _where(folder.partition("/")[0])}


def _where(folder: str) -> str:
    """Where the files of a folder are read. Checklists are read in every subfolder."""
    assert folder != CHECKLISTS
    return f"{REST_DAYS}/YEAR.toml" if folder == REST_DAYS else "records/NOTICE/UNIT.toml"
