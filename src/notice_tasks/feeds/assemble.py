"""Assemble feeds from cells. Each item is made once and added to every feed it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.feeds.ics_text import END, head, item_text
from notice_tasks.feeds.item import Item, Task
from notice_tasks.feeds.items import items_of
from notice_tasks.feeds.names import Feed, FeedKind
from notice_tasks.rules.timeliness import Timeliness

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Iterator

    from notice_tasks.model.unit import Unit
    from notice_tasks.model.workspace import Settings
    from notice_tasks.rules.cells import Cell, EventsOf

    Add = Callable[[str, bytes], None]
    """Adds octets to a file."""


class Assembly:
    """The feeds of one run while they are written. `add` takes the octets of each file in order.

    `counts` is the number of items in each feed so far.
    """

    def __init__(self, feeds: Iterable[Feed], settings: Settings, newest: datetime.date, add: Add) -> None:
        """Begin every feed. A feed without dated requirements stays empty, because people may already subscribe to it.

        `newest` is the newest day in the data, from which ages are counted.
        """
        self.counts: dict[str, int] = {}
        self._settings = settings
        self._newest = newest
        self._add = add
        self._feeds: dict[tuple[FeedKind, str, bool], Feed] = {}
        for feed in feeds:
            self._feeds[feed.of, feed.id, feed.tasks] = feed
            self.counts[feed.file] = 0
            add(feed.file, head(feed.name))

    def put(self, cell: Cell, events_of: EventsOf) -> tuple[Item | Task, ...]:
        """Add the items of a cell to its feeds, and return them."""
        names = ((FeedKind.ALL, "all"), (FeedKind.NOTICE, cell.notice.id), *_of_unit(cell.unit))
        feeds = {tasks: [f for of, id_ in names if (f := self._feeds.get((of, id_, tasks)))] for tasks in (False, True)}
        if not feeds[False] and not feeds[True]:
            return ()
        said = events_of(cell.notice.id, cell.unit.id)
        items = tuple(items_of(cell, self._settings, self._newest, said, tasks=bool(feeds[True])))
        for item in items:
            text = item_text(item)
            for feed in feeds[isinstance(item, Task)]:
                self.put_text(feed, text)
        return items

    def put_text(self, feed: Feed, text: bytes) -> None:
        """Add the text of an item to a feed."""
        self.counts[feed.file] += 1
        self._add(feed.file, text)

    def end(self) -> None:
        """End every feed."""
        for feed in self._feeds.values():
            self._add(feed.file, END)


def _of_unit(unit: Unit) -> Iterator[tuple[FeedKind, str]]:
    yield from ((FeedKind.GROUP, group) for group in unit.groups)
    yield FeedKind.UNIT, unit.id


def lacks_day(cell: Cell) -> bool:
    """Whether a cell is owed but is in no feed, because its due day cannot be calculated yet."""
    return cell.requirement.kind.counts and not cell.closed and cell.timeliness is Timeliness.UNRESOLVED
