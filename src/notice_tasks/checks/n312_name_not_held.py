"""N312: a name that other systems cannot store: there the workspace cannot be checked out, or files are missing.

Ids become the names of files: records, feeds. Windows reserves con, prn, aux, nul, com0 to com9 and lpt0 to lpt9 for
devices. A name that begins with a hyphen is taken for an option. More than 100 characters are too long in a path. Of
two names that differ only in case, or in the form of their accents, Windows and macOS keep one.

Wrong:  id = "aux"
Right:  id = "auxiliary-hospital"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.checks.stock_sheet import place_of
from notice_tasks.model.workspace import RECORDS
from notice_tasks.problems import Level, Place, Problem
from notice_tasks.reading.discover import CHECKLISTS, REGISTER
from notice_tasks.reading.file_names import case_folded, part_not_held, why_not_held

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from notice_tasks.checks.sheet import Sheet
    from notice_tasks.checks.stock_sheet import StockSheet

CODE: Final = "N312"
LEVEL: Final = Level.ERROR
TITLE: Final = "Name that other systems do not allow"
SENTENCES: Final = {
    "": (
        "Windows reserves the name '{id}' for a device, so no file can have it there. Choose another id, and change "
        "it everywhere, also in file names: {where}"
    ),
    "hyphen": (
        "'{id}' begins with a hyphen, so commands take it for an option. Choose another id, and change it "
        "everywhere, also in file names: {where}"
    ),
    "long": (
        "An id of {n} characters is too long for file names. Choose one of up to 100, and change it everywhere, also "
        "in file names: {where}"
    ),
    "file": "Not every system allows a file with this name: {part}. Rename it.",
    "twins": (
        "'{first}' differs from this name only in capital letters or the form of accents, so Windows and macOS keep "
        "only one of the two. Rename or remove one."
    ),
}


def check_checklist(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem at the id of a notice or requirement that cannot be a file name or a word on the command line."""
    id_ = sheet.notice.id
    yield from _of_id(id_, sheet.place("notice", "id"), f"{RECORDS}/{id_}/*.toml")
    for index, requirement in sheet.requirements:
        if why_not_held(requirement.id) != "reserved":  # no file is named by this id alone
            yield from _of_id(requirement.id, sheet.place("requirement", index, "id"), f"{RECORDS}/{id_}/*.toml")


def check_register(kind: str, ids: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem at every id of one kind, units or groups, that cannot be a file name."""
    for index, id_ in enumerate(ids):
        where = f"{RECORDS}/*/{id_}.toml" if kind == "unit" else f"{CHECKLISTS}/*.toml"
        yield from _of_id(id_, Place(REGISTER, (kind, index, "id")), where)


def _of_id(id_: str, place: Place, where: str) -> Iterator[Problem]:
    case = why_not_held(id_)
    if case is not None:
        details = {"id": id_, "where": where, "n": str(len(id_))}
        yield Problem(CODE, place, details if case == "reserved" else {**details, "case": case})


def check_files(sheet: StockSheet) -> Iterator[Problem]:
    """Yield a problem at every file or folder with such a name, and at names that some systems take for the same."""
    first: dict[str, str] = {}
    for name in sorted(sheet.stock.names):
        first.setdefault(case_folded(name), name)
    for thing in sheet.stock.things:
        if thing.is_hidden:
            continue
        earlier = first[case_folded(thing.name)]
        if earlier != thing.name:
            yield Problem(CODE, place_of(thing.file), {"case": "twins", "first": earlier})
        part = part_not_held(thing.name)
        if part is not None and thing.name.removesuffix(".toml") not in sheet.known:
            yield Problem(CODE, place_of(thing.file), {"case": "file", "part": part})
