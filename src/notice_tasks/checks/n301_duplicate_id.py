"""N301: an id stands for two things, so a tick could land on either.

Requirements share a checklist's space of ids; units and groups share the register's; notices share the workspace's.

Wrong:  two requirements with id = "report" in one checklist
Right:  id = "report" and id = "report-final"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.checks.material import entries, inside
from notice_tasks.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from notice_tasks.reading.load import Loaded

CODE: Final = "N301"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem at every id that something earlier already took."""
    for file in (document.file for document in loaded.documents):
        own = [(e["id"], inside(p, "id")) for p, e in entries(loaded, "requirement") if p.file == file]
        yield from _doubles(own)
    members = [*entries(loaded, "group"), *entries(loaded, "unit")]
    yield from _doubles((entry["id"], inside(place, "id")) for place, entry in members)
    yield from _doubles((notice.id, Place(notice.file, ("notice", "id"))) for notice in loaded.notices)


def _doubles(ids: Iterable[tuple[str, Place]]) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for id_, place in ids:
        earlier = first.setdefault(id_, place)
        if earlier is not place:
            yield Problem(CODE, place, {"id": id_, "first": earlier})
