"""Writing the calendar feeds."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.actions.lookup import find_unit
from notice_tasks.actions.opened import EVERYTHING
from notice_tasks.actions.opened_in_part import Records
from notice_tasks.feeds.assemble import Assembly, lacks_day
from notice_tasks.feeds.changes import horizon, newest_day
from notice_tasks.feeds.drafts import Drafts
from notice_tasks.feeds.folder import must_be_ours, owned_in, publishing, remember, remove_others
from notice_tasks.feeds.kept import items_kept
from notice_tasks.feeds.names import feeds_of
from notice_tasks.feeds.singles import Singles
from notice_tasks.feeds.site import list_name, pages
from notice_tasks.problems import BadInput, BadRequest, Problem, nearest
from notice_tasks.store.feed_key import FeedKey, make_key, read_key, write_key

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from notice_tasks.actions.opened import Opened
    from notice_tasks.actions.opened_in_part import InPart
    from notice_tasks.feeds.changes import Newest
    from notice_tasks.feeds.names import Feed
    from notice_tasks.model.workspace import CalendarSettings, Workspace

CALENDAR: Final = "calendar"
"""The folder of feeds, in the workspace, where no other is named."""

END_OF_TIME: Final = datetime.date(9000, 1, 1)
"""Feeds hold everything that was recorded, whatever the clock says."""

GOOGLE_BYTES: Final = 900_000
GOOGLE_ITEMS: Final = 900
"""Above these, Google Calendar is said to stop reading a feed."""


class Published(NamedTuple):
    """What a run wrote into a folder.

    `feeds` are all with the number of their items; `changed` and `removed` are files, relative to the folder; `large`
    are feeds over what Google is said to read; `list_file` is the page that lists all feeds. `problems` say what was
    left as it was and why. `recurs_to` is the day up to which what recurs stands in the feeds, where it goes on.
    """

    folder: Path
    feeds: tuple[tuple[Feed, int], ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...] = ()
    large: tuple[str, ...] = ()
    list_file: str = "index.html"
    secret: bool = False
    problems: tuple[Problem, ...] = ()
    recurs_to: datetime.date | None = None


def key_for(opened: Opened, *, wanted: bool, renew: Sequence[str] = ()) -> FeedKey | None:
    """The key for names that nobody can guess, where the settings say where it is; made now if somebody wants it.

    `renew` are units, in somebody's own words, whose names shall be others from now on.

    Raises:
        BadRequest: the settings name no file for it, git would take the file up, or there is no such unit.
        BadInput: the file cannot be read or written, holds no key, or is gone.
    """
    place = opened.workspace.settings.calendar.key
    if place is None:
        if wanted or renew:
            raise BadRequest("no-place-for-key")
        return None
    path = opened.root / place
    key = read_key(path)
    if key is None:
        if not wanted:
            raise BadInput("key-gone", file=str(path))
        key = make_key(path)
    if renew:
        names = [find_unit(word, opened.workspace.register).id for word in renew]
        key = FeedKey(key.secret, {**key.renewed, **{name: key.renewed.get(name, 0) + 1 for name in names}})
        write_key(path, key)
    return key


def calendar(part: InPart, folder: Path | None, *, key: FeedKey | None = None, only: Sequence[str] = ()) -> Published:
    """Write a feed for each unit, group and notice, one of all, and the pages that list them.

    `part` must look as of `END_OF_TIME`, so that the same input gives the same bytes on any day. `only` are the ids of
    feeds; the others are then left as they are, and the pages too.

    Raises:
        BadInput: the folder cannot be written, is another workspace's, or holds a file of somebody's in a feed's place.
        BadRequest: `only` names no feed.
    """
    where = part.opened.root / CALENDAR if folder is None else folder
    try:
        with publishing(where):
            return _Run(part, where, key, only).published()
    except OSError as error:
        file = error.filename or str(where)
        raise BadInput("cannot-write-feeds", file=str(file), reason=error.strerror or str(error)) from error


class _Run:
    """One run, which holds the folder."""

    def __init__(self, part: InPart, folder: Path, key: FeedKey | None, only: Sequence[str]) -> None:
        self.opened, self.folder, self.key = part.opened, folder, key
        self.chosen: CalendarSettings = self.opened.workspace.settings.calendar
        self.records = Records(self.opened)
        self.newest = self._newest(self.opened.workspace)
        self.problems = (*part.problems, *(p for found in self.records.faulty.values() for p in found))
        every = tuple(feeds_of(self.opened.workspace, key, tasks=self.chosen.tasks))
        self.feeds = _chosen(every, only)
        self.whole = not only
        self.drafts = Drafts(folder)
        self.singles = Singles(self.opened.workspace, key, self.drafts.add) if self.chosen.singles else None
        self.without_day = 0
        self.recurs_to: datetime.date | None = None

    def _newest(self, workspace: Workspace) -> Newest:
        notices, units = workspace.notices.values(), workspace.register.units
        events = (event for notice in notices for unit in units for event in self.records.events_of(notice.id, unit))
        return newest_day(notices, events)

    def published(self) -> Published:
        """Write everything."""
        owned = owned_in(self.folder, self.opened.workspace.settings.id)
        files = [feed.file for feed in self.feeds]
        must_be_ours(self.folder, files)
        remember(self.folder, owned.with_files(files))
        counts = self._assembled()
        if self.whole:
            files += self._other_files(counts)
            must_be_ours(self.folder, files)
        remember(self.folder, owned.with_files(files))
        changed = tuple([file for file in files if self.drafts.finish(file)])
        removed: tuple[str, ...] = ()
        if self.whole and not self.problems:  # what is faulty may have feeds that only wait to be written again
            removed = remove_others(self.folder, files, owned)
            remember(self.folder, owned._replace(files=frozenset()).with_files(files))
        sizes = self.drafts.sizes
        return Published(
            self.folder,
            tuple((feed, counts[feed.file]) for feed in self.feeds),
            changed,
            removed,
            tuple(f for f in counts if sizes[f] > GOOGLE_BYTES or counts[f] > GOOGLE_ITEMS),
            f"{list_name(self.key)}.html",
            self.key is not None,
            self.problems,
            self.recurs_to,
        )

    def _assembled(self) -> dict[str, int]:
        """Write all feeds into drafts, and count the items in each."""
        end, settings = horizon(self.newest.day), self.opened.workspace.settings
        ahead = self.opened._replace(view=self.opened.view._replace(until=end))
        assembly = Assembly(self.feeds, settings, self.newest.for_ages, self.drafts.add)
        for cell in ahead.cells(EVERYTHING, events_of=self.records.events_of):
            if (cell.notice.id, cell.unit.id) in self.records.faulty:
                continue
            items = assembly.put(cell, self.records.events_of)
            if self.singles is not None:
                self.singles.put(cell, items)
            self.without_day += lacks_day(cell)
            if cell.occurrence is not None and (cell.due_on or cell.occurrence) > end:
                self.recurs_to = end
        if self.problems:
            self._keep_items(assembly)
        assembly.end()
        return assembly.counts

    def _keep_items(self, assembly: Assembly) -> None:
        """Keep the items of what is faulty as they were published last."""
        for feed in self.feeds:
            path = self.folder / feed.file
            if path.is_file():
                for text in items_kept(path.read_bytes(), self._is_faulty):
                    assembly.put_text(feed, text)

    def _is_faulty(self, notice: str, unit: str) -> bool:
        workspace = self.opened.workspace
        known = notice in workspace.notices and unit in workspace.register.units
        return not known or (notice, unit) in self.records.faulty

    def _other_files(self, counts: dict[str, int]) -> list[str]:
        """Write the pages, and single deadlines with theirs, into drafts, and name them.

        Where something is faulty, a list that is there already stays: it may name feeds that wait to be mended.
        """
        singles = {} if self.singles is None else self.singles.pages()
        files = [] if self.singles is None else [*self.singles.files, *singles.values()]
        if self.problems and (self.folder / f"{list_name(self.key)}.html").exists():
            return files
        found = pages(
            self.feeds,
            counts,
            singles=singles,
            url=self.chosen.url,
            without_day=self.without_day,
            key=self.key,
        )
        for file, content in found:
            self.drafts.add(file, content)
            files.append(file)
        return files


def _chosen(feeds: Sequence[Feed], only: Sequence[str]) -> tuple[Feed, ...]:
    """The feeds of these ids, or of OF/ID where a notice, a group and a unit have the same.

    Raises:
        BadRequest: one names no feed.
    """
    if not only:
        return tuple(feeds)
    names = [(feed.id, f"{feed.of}/{feed.id}") for feed in feeds]
    for word in only:
        if not any(word in both for both in names):
            known = tuple(name for name, _long in names)
            raise BadRequest("no-such-feed", word=word, nearest=nearest(word, known))
    return tuple(feed for feed, both in zip(feeds, names, strict=True) if not set(both).isdisjoint(only))
