"""N301: an id is used for two things, so a record could belong to either.

Ids are unique among the requirements of a checklist, the units and groups of the register, and the notices of the
workspace.

Wrong:  two requirements with id = "report" in one checklist
Right:  id = "report" and id = "report-final"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Level, Place, Problem
from notice_tasks.reading.discover import REGISTER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from notice_tasks.checks.material import RegisterSheet
    from notice_tasks.checks.sheet import Sheet

CODE: Final = "N301"
LEVEL: Final = Level.ERROR
TITLE: Final = "Duplicate id"
SENTENCES: Final = {"": "The id '{id}' is already used at {first}. Choose another."}


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem at every requirement whose id an earlier one already took."""
    entries = sheet.values.get("requirement", ())
    if len(entries) != len(sheet.notice.requirements):
        own = ((entry["id"], sheet.place("requirement", index, "id")) for index, entry in enumerate(entries))
        yield from _doubles(own)


def check_register(sheet: RegisterSheet) -> Iterator[Problem]:
    """Yield a problem at every unit and group whose id an earlier one already took."""
    yield from _doubles(
        (entry["id"], Place(REGISTER, (key, index, "id")))
        for key in ("group", "unit")
        for index, entry in enumerate(sheet.values.get(key, ()))
    )


def check_notices(files: Mapping[str, Iterable[str]]) -> Iterator[Problem]:
    """Yield a problem at every notice whose id an earlier one already took; `files` are the checklists of each id."""
    path = ("notice", "id")
    yield from _doubles((id_, Place(file, path)) for id_, named in files.items() for file in named)


def _doubles(ids: Iterable[tuple[str, Place]]) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for id_, place in ids:
        earlier = first.setdefault(id_, place)
        if earlier is not place:
            yield Problem(CODE, place, {"id": id_, "first": earlier})
