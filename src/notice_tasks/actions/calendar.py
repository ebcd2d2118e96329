"""Write the calendar feeds."""

from __future__ import annotations

import datetime
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.actions.feed_choice import chosen_feeds, holding_key, names_of
from notice_tasks.actions.lists import members_of
from notice_tasks.actions.lookup import find_unit
from notice_tasks.actions.opened import EVERYTHING
from notice_tasks.actions.partly_opened import Records
from notice_tasks.doctor.limits import GOOGLE_BYTES, GOOGLE_ITEMS
from notice_tasks.feeds.assemble import Assembly, lacks_day
from notice_tasks.feeds.changes import horizon, newest_day
from notice_tasks.feeds.drafts import Drafts
from notice_tasks.feeds.folder import (
    folders_of,
    has_secret_names,
    make_folders,
    manifest_of,
    must_be_ours,
    publishing,
    remove_folders,
    remove_others,
)
from notice_tasks.feeds.manifest import write_manifest
from notice_tasks.feeds.names import FeedKind, feeds_of
from notice_tasks.feeds.pages import LeftOut
from notice_tasks.feeds.published_items import published_items
from notice_tasks.feeds.single_deadlines import SingleDeadlines
from notice_tasks.feeds.site import list_name, pages
from notice_tasks.long_work import Tell, Work, untold
from notice_tasks.model.workspace import RECORDS
from notice_tasks.problems import BadInput, BadRequest, Problem
from notice_tasks.reading.discover import CHECKLISTS, REST_DAYS, SETTINGS, resolved
from notice_tasks.store.read_points import read_point, require_unchanged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from notice_tasks.actions.partly_opened import PartlyOpened
    from notice_tasks.feeds.names import Feed
    from notice_tasks.model.event import Event
    from notice_tasks.model.workspace import CalendarSettings
    from notice_tasks.rules.cells import Cell

CALENDAR: Final = "calendar"
"""The default folder for feeds, in the workspace."""

END_OF_TIME: Final = datetime.date(9000, 1, 1)
"""Feeds hold everything that was recorded, regardless of the clock."""


class Published(NamedTuple):
    """What a run wrote into a folder.

    `feeds` are all feeds with the number of their items. `changed` and `removed` are files, relative to the folder.
    `large` are feeds above Google's reported limit. `list_file` is the page that lists all feeds. `renewed` are the
    feeds that got new names. `problems` are the faults because of which published items were kept; `fresh` means that
    there were none to keep. `left_out` counts what is in no feed. `recurs_to` is the last day for which occurrences are
    in the feeds, if there are later ones.
    """

    folder: Path
    feeds: tuple[tuple[Feed, int], ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...] = ()
    large: tuple[str, ...] = ()
    list_file: str = "index.html"
    secret: bool = False
    renewed: tuple[Feed, ...] = ()
    problems: tuple[Problem, ...] = ()
    fresh: bool = False
    left_out: LeftOut = LeftOut()
    recurs_to: datetime.date | None = None


class CalendarRequest(NamedTuple):
    """What to write. `secret` makes the key for unguessable names if there is none.

    `renew` are units whose feeds get new names. `only` are the feeds to write. Both are words that the user typed.
    """

    secret: bool = False
    renew: tuple[str, ...] = ()
    only: tuple[str, ...] = ()


ALL_FEEDS: Final = CalendarRequest()


def calendar(
    part: PartlyOpened, folder: Path | None, request: CalendarRequest = ALL_FEEDS, tell: Tell = untold
) -> Published:
    """Write a feed for each unit, group and notice, one feed of everything, and the pages that list them.

    `tell` is told how far it is.

    `part` must look as of `END_OF_TIME`, so that the same input gives the same bytes on any day. If only some feeds are
    asked for, the other feeds and the pages are left as they are.

    Raises:
        BadInput: the folder cannot be written or belongs to another workspace; a file or link that the program did not
            write has the name of a feed; the key cannot be read or written, is no key, or is missing; or something is
            faulty whose feed is to get a new name.
        BadRequest: there is no such feed or unit, or the folder or the place of the key is not suitable.
    """
    where = _place(part.opened.root) if folder is None else folder
    if _holds_other_files(part.opened.root, where):
        raise BadRequest("out-is-workspace", folder=str(where))
    if request.renew and request.only:
        raise BadRequest("renew-and-only")
    try:
        with publishing(where, part.opened.workspace.settings.id), _holding_key(part, where, request):
            return _Run(part, where, request, tell).published()
    except OSError as error:
        file = error.filename or str(where)
        raise BadInput("cannot-write-feeds", file=str(file), reason=error.strerror or str(error)) from error


def _holding_key(part: PartlyOpened, folder: Path, request: CalendarRequest) -> AbstractContextManager[None]:
    opened = part.opened
    place = opened.workspace.settings.calendar.key
    return holding_key(opened.root, place, folder, make=request.secret, renew=bool(request.renew))


def _place(root: Path) -> Path:
    """The default folder for feeds. It must not be a link out of the workspace, because git can bring such links.

    Raises:
        BadRequest: it is such a link.
    """
    place = root / CALENDAR
    if place.is_symlink() and not resolved(place).is_relative_to(resolved(root)):
        raise BadRequest("calendar-is-link", folder=str(place))
    return place


def _holds_other_files(root: Path, folder: Path) -> bool:
    """Whether a folder is git's own, or holds files of this workspace or another one."""
    place, own = resolved(folder), (CHECKLISTS, REST_DAYS, RECORDS)
    return (
        (place / SETTINGS).exists()
        or ".git" in place.parts
        or any(place.is_relative_to(resolved(root / name)) for name in own)
        or any((up / SETTINGS).exists() and place.relative_to(up).parts[0] in own for up in place.parents)
    )


def _is_large(size: int, items: int) -> bool:
    """Whether a feed with that many octets and items is above Google Calendar's reported limit."""
    return size > GOOGLE_BYTES or items > GOOGLE_ITEMS


class _Run:
    """One run, which holds the lock of the folder."""

    def __init__(self, part: PartlyOpened, folder: Path, request: CalendarRequest, tell: Tell) -> None:
        self.read_point = read_point(part.opened.root)
        self.opened, self.folder, self.workspace = part.opened, folder, part.opened.workspace
        self.chosen: CalendarSettings = self.workspace.settings.calendar
        self.manifest = manifest_of(folder, self.workspace.settings.id)
        self.records = Records(self.opened)
        self.tell = tell
        self.numbers = {notice: number for number, notice in enumerate(self.workspace.notices, 1)}
        self.newest = newest_day(self.workspace.notices.values(), self._every_event())
        self.problems = (*part.problems, *(p for found in self.records.faulty.values() for p in found))
        register = self.workspace.register
        self.renewed = tuple(find_unit(word, register).id for word in members_of("--renew", request.renew, register))
        if self.problems and (self.renewed or self._becomes_secret()):
            raise BadInput("renew-while-faulty", self.problems)
        self.names = names_of(self.opened.root, self.chosen.key, folder, make=request.secret, renew=self.renewed)
        self.key = self.names.key
        every = tuple(feeds_of(self.workspace, self.key, tasks=self.chosen.tasks))
        self.feeds = chosen_feeds(every, request.only, self.workspace)
        self.whole = not request.only
        self.drafts = Drafts(folder, self.manifest.workspace, self._look)
        self.made: list[str] = []
        singles = self.chosen.singles and self.whole
        self.singles = SingleDeadlines(self.workspace, self.key, self.drafts.add) if singles else None
        self.left_out = LeftOut()
        self.recurs_to: datetime.date | None = None

    def _every_event(self) -> Iterator[Event]:
        pairs = product(self.workspace.notices, self.workspace.register.units)
        for count, (notice, unit) in enumerate(pairs, 1):
            self._tell(Work.READING, notice, count)
            yield from self.records.events_of(notice, unit)

    def _tell(self, work: Work, notice: str, count: int) -> None:
        self.tell(work, self.numbers[notice], len(self.numbers), count)

    def _becomes_secret(self) -> bool:
        """Whether feeds published under plain names are about to get unguessable names."""
        return self.chosen.key is not None and bool(self.manifest.files) and not has_secret_names(self.folder)

    def _look(self, file: str) -> None:
        must_be_ours(self.folder, (file,), self.manifest)

    def published(self) -> Published:
        """Write everything. If that fails, remove the drafts and new folders."""
        try:
            return self._published()
        finally:
            self.drafts.discard()
            remove_folders(self.folder, self.made)

    def _published(self) -> Published:
        files = [feed.file for feed in self.feeds]
        must_be_ours(self.folder, files, self.manifest)
        write_manifest(self.folder, self.manifest.with_files(files))
        counts = self._assembled()
        if self.whole:
            more = self._other_files(counts)
            must_be_ours(self.folder, more, self.manifest)
            files += more
        require_unchanged(self.opened.root, self.read_point)
        folders = folders_of(files)
        new_folders = [name for name in folders if not (self.folder / name).exists()]
        write_manifest(self.folder, self.manifest.with_files(files).with_folders(new_folders))
        self.names.keep()
        self.made.extend(make_folders(self.folder, new_folders))
        changed = tuple([file for file in files if self.drafts.finish(file)])
        removed: tuple[str, ...] = ()
        if self.whole and not self.problems:  # feeds of faulty notices or units may be written again later
            removed = remove_others(self.folder, files, self.manifest)
            write_manifest(self.folder, self.manifest.with_folders(self.made).only(files, folders))
        sizes = self.drafts.sizes
        return Published(
            self.folder,
            tuple((feed, counts[feed.file]) for feed in self.feeds),
            changed,
            removed,
            tuple(
                f.file if self.key is None else f.name for f in self.feeds if _is_large(sizes[f.file], counts[f.file])
            ),
            f"{list_name(self.key)}.html",
            self.key is not None,
            tuple(f for f in self.feeds if f.of is FeedKind.UNIT and f.id in self.renewed),
            self.problems,
            bool(self.problems) and not self.manifest.files,
            self.left_out,
            self.recurs_to,
        )

    def _assembled(self) -> dict[str, int]:
        """Write all feeds into drafts and count the items in each."""
        end, settings = horizon(self.newest.day), self.workspace.settings
        ahead = self.opened._replace(view=self.opened.view._replace(until=end, withdrawn=True))
        assembly = Assembly(self.feeds, settings, self.newest.for_ages, self.drafts.add)
        for count, cell in enumerate(ahead.cells(EVERYTHING, events_of=self.records.events_of), 1):
            self._tell(Work.WRITING, cell.notice.id, count)
            if (cell.notice.id, cell.unit.id) in self.records.faulty:
                continue
            items = assembly.put(cell, self.records.events_of)
            if self.singles is not None:
                self.singles.put(cell, items)
            self._count_missing(cell)
            if cell.occurrence is not None and (cell.due_on or cell.occurrence) > end:
                self.recurs_to = end
        if self.problems:
            self._keep_items(assembly)
        assembly.end()
        return assembly.counts

    def _count_missing(self, cell: Cell) -> None:
        if lacks_day(cell):
            year = cell.verdict.due.unknown_year if cell.verdict.due else None
            days, waiting, years = self.left_out
            if year is None:
                self.left_out = LeftOut(days + 1, waiting, years)
            else:
                self.left_out = LeftOut(days, waiting + 1, tuple(sorted({*years, year})))

    def _keep_items(self, assembly: Assembly) -> None:
        """Keep the published items of faulty notices and units."""
        for feed in self.feeds:
            path = self.folder / feed.file
            if path.is_file():
                for text in published_items(path.read_bytes(), self._is_faulty):
                    assembly.put_text(feed, text)

    def _is_faulty(self, notice: str, unit: str) -> bool:
        known = notice in self.workspace.notices and unit in self.workspace.register.units
        return not known or (notice, unit) in self.records.faulty

    def _other_files(self, counts: dict[str, int]) -> list[str]:
        """Write the pages and the single deadlines into drafts, and return their names.

        If something is faulty, an existing list page is kept, because it may name feeds that cannot be written now.
        """
        anew = not self.problems or not self.manifest.files
        singles = {} if self.singles is None else self.singles.pages(write=anew)
        files = [] if self.singles is None else [*self.singles.files, *(singles.values() if anew else ())]
        if self.problems and (self.folder / f"{list_name(self.key)}.html").exists():
            return files
        found = pages(
            self.feeds,
            counts,
            singles=singles,
            url=self.chosen.url,
            left_out=self.left_out,
            key=self.key,
        )
        for file, content in found:
            self.drafts.add(file, content)
            files.append(file)
        return files
