"""Which feeds there are: one for each unit, one for each notice, and one of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.feeds.ics_text import feed
from notice_tasks.feeds.items import Item, items_of
from notice_tasks.feeds.publish import NOTICES, UNITS, Feed
from notice_tasks.rules.timeliness import Timeliness
from notice_tasks.words.catalogue import say

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence

    from notice_tasks.model.workspace import Workspace
    from notice_tasks.rules.cells import Cell, EventsOf


def feeds_of(workspace: Workspace, cells: Sequence[Cell], events_of: EventsOf, newest: datetime.date) -> Iterator[Feed]:
    """All feeds; a unit or notice without dated requirements has an empty one, so that people can subscribe early.

    `newest` is the newest day in the data.
    """
    items = [
        (cell, item)
        for cell in cells
        for item in items_of(cell, workspace.settings, newest, events_of(cell.notice.id, cell.unit.id))
    ]
    yield _feed("all.ics", _name_of_all(workspace), (item for _cell, item in items))
    for notice in workspace.notices.values():
        own = (item for cell, item in items if cell.notice is notice)
        yield _feed(f"{NOTICES}/{notice.id}.ics", notice.title, own)
    of_unit: dict[str, list[Item]] = {}
    for cell, item in items:
        of_unit.setdefault(cell.unit.id, []).append(item)
    for unit in workspace.register.units.values():
        name = say("Notices for {unit}", unit=unit.name)
        yield _feed(f"{UNITS}/{unit.id}.ics", name, of_unit.get(unit.id, ()))


def without_day(cells: Iterable[Cell]) -> int:
    """How many owed things stand in no feed, since nobody can work out their day yet."""
    counted = (cell for cell in cells if cell.requirement.kind.counts and not cell.closed)
    return sum(cell.timeliness is Timeliness.UNRESOLVED for cell in counted)


def _name_of_all(workspace: Workspace) -> str:
    organisation = workspace.settings.organisation
    return say("{organisation}: all notices", organisation=organisation) if organisation else say("All notices")


def _feed(file: str, name: str, items: Iterable[Item]) -> Feed:
    in_order = sorted(items, key=lambda item: item.uid)
    return Feed(file, name, len(in_order), feed(name, in_order))
