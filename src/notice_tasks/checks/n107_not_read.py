"""N107: a file lies among those that are read, but is not read itself, so that nobody would miss what it says.

Read are files whose names end in .toml, in small letters: checklists in their folder and in folders within it, rest
days right in theirs, records under their notice. Texts that a checklist names and evidence that a record names are
used, hidden files and a README are nobody's checklist, and some systems put files of their own into every folder.

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
    "": "This file is not read: neither is it a .toml, nor does any checklist or record name it. Move it elsewhere.",
    "ending": (
        "This file is not read: its name does not end in .toml. Rename it {right}; or move it elsewhere, if it is a "
        "copy."
    ),
    "place": "This file is not read: it stands in the wrong folder. Where it would be: {where}",
}

_ALMOST: Final = re.compile(r"(?P<stem>.+?)[.](?:toml|tml|tom)(?![a-z0-9]).*", re.IGNORECASE)
"""A name that was meant to end in .toml, or once did."""

_OF_NOBODY: Final = re.compile(r"readme(?:[.](?:md|txt|rst))?|thumbs[.]db|desktop[.]ini", re.IGNORECASE)


def check(sheet: StockSheet) -> Iterator[Problem]:
    """Yield a warning at every file that nobody reads."""
    for thing in sheet.stock.things:
        if _may_be_missed(thing) and thing.file not in sheet.named and (sheet.root / thing.file).exists():
            details = _how_to_mend(thing)
            if sheet.all_read or details:  # what a faulty file would have named is not known
                yield Problem(CODE, place_of(thing.file), details, LEVEL)


def _may_be_missed(thing: FolderEntry) -> bool:
    """Whether it is a file that stands where others are read, and is not."""
    idle = thing.is_folder or thing.is_hidden or thing.is_read or "/" not in thing.file
    return not idle and _OF_NOBODY.fullmatch(thing.name) is None


def _how_to_mend(thing: FolderEntry) -> Mapping[str, str]:
    """The name that it should have, or where it should stand."""
    folder, _slash, name = thing.file.rpartition("/")
    found = _ALMOST.fullmatch(name)
    if found is None:
        return {}
    right = f"{found['stem']}.toml"
    if is_read(f"{folder}/{right}"):
        return {"case": "ending", "right": right}
    return {"case": "place", "where": _where(folder.partition("/")[0])}


def _where(folder: str) -> str:
    """Where the files of a folder are read; those of checklists are read wherever they are."""
    assert folder != CHECKLISTS
    return f"{REST_DAYS}/YEAR.toml" if folder == REST_DAYS else "records/NOTICE/UNIT.toml"
