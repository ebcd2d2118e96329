"""Files with a single deadline, for programs that import one event at a time, and a page of them for each unit."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from notice_tasks.feeds.ics_text import END, head, item_text
from notice_tasks.feeds.item import Item, Task
from notice_tasks.feeds.names import FeedKind, place_of
from notice_tasks.feeds.pages import SingleDeadline, deadlines_page
from notice_tasks.words.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notice_tasks.feeds.assemble import Add
    from notice_tasks.model.workspace import Workspace
    from notice_tasks.rules.cells import Cell
    from notice_tasks.store.feed_key import FeedKey


_LONGEST: Final = 150
"""The largest length of the ids in a file's name together; systems allow 255 octets."""


def _short(ids: str) -> str:
    return ids if len(ids) <= _LONGEST else f"{ids[:_LONGEST]}-{sha256(ids.encode()).hexdigest()[:12]}"


class SingleDeadlines:
    """The files of single deadlines of one run. `add` takes their octets; `files` are those written so far."""

    def __init__(self, workspace: Workspace, key: FeedKey | None, add: Add) -> None:
        """Begin without files."""
        self.files: list[str] = []
        self._workspace = workspace
        self._key = key
        self._add = add
        self._deadlines: dict[str, list[SingleDeadline]] = {}

    def put(self, cell: Cell, items: Sequence[Item | Task]) -> None:
        """Write the file of a cell that is still owed: the event of its due day, as it is in the feeds.

        The window and the days of reminder are left out, because some programs only take the first event of a file.
        """
        events = [item for item in items if isinstance(item, Item)]
        if not events or cell.closed:
            return
        due = events[-1]
        occurrence = "" if cell.occurrence is None else f".{cell.occurrence}"
        name = f"{_short(f'{cell.notice.id}.{cell.requirement.id}')}{occurrence}.ics"
        file = f"{self._folder(cell.unit.id)}/{name}"
        self._add(file, head(due.summary) + item_text(due) + END)
        self.files.append(file)
        self._deadlines.setdefault(cell.unit.id, []).append(SingleDeadline(due.summary, self._when(cell), name))

    def _when(self, cell: Cell) -> str:
        """The due day and, if there is one, the time, in the workspace's time zone."""
        moment = cell.verdict.due.moment if cell.verdict.due else None
        if moment is None:
            return str(cell.due_on)
        return f"{moment.astimezone(self._workspace.settings.timezone):%Y-%m-%d %H:%M}"

    def pages(self, *, write: bool) -> dict[str, str]:
        """The page of each unit with single deadlines, by the unit's feed. The pages are written only with `write`."""
        pages = {}
        for unit, deadlines in self._deadlines.items():
            place = self._folder(unit)
            title = say("Notices for {unit}", unit=self._workspace.register.units[unit].name)
            in_order = sorted(deadlines, key=lambda one: (one.day, one.file))
            pages[f"{place}.ics"] = page = f"{place}/index.html"
            if write:
                self._add(page, deadlines_page(title, in_order))
        return pages

    def _folder(self, unit: str) -> str:
        return place_of(FeedKind.UNIT, unit, self._key)
