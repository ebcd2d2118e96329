"""Writing the calendar feeds."""

import datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from notice_tasks.actions.opened import EVERYTHING, Opened
from notice_tasks.feeds.assemble import feeds_of, without_day
from notice_tasks.feeds.items import horizon, newest_day
from notice_tasks.feeds.publish import Feed, index_page, publish, publishing, strays_in
from notice_tasks.problems import BadInput

CALENDAR = "calendar"
"""The folder of feeds, in the workspace, where no other is named."""

END_OF_TIME = datetime.date(9000, 1, 1)
"""Feeds hold everything that was recorded, whatever the clock says."""


class Published(NamedTuple):
    """The folder, its feeds, and, relative to the folder, the files that changed and feeds of what is gone.

    `recurs_to` is the day up to which what recurs stands in the feeds, where it goes on after it.
    """

    folder: Path
    feeds: tuple[Feed, ...]
    changed: tuple[str, ...]
    strays: tuple[str, ...]
    recurs_to: datetime.date | None = None


def calendar(opened: Opened, folder: Path | None, title: str) -> Published:
    """Write a feed for each unit and notice, one of all, and a page that lists them.

    `opened` must look as of `END_OF_TIME`, so that the same input gives the same bytes on any day.

    Raises:
        BadInput: a record is faulty, or the folder cannot be written.
    """
    where = opened.root / CALENDAR if folder is None else folder
    try:
        with publishing(where):
            return _published(opened, where, title)
    except OSError as error:
        file = error.filename or str(where)
        raise BadInput("cannot-write-feeds", file=str(file), reason=error.strerror or str(error)) from error


def _published(opened: Opened, folder: Path, title: str) -> Published:
    events_of = cache(opened.events_of)  # each record is read once, however often it is asked for
    workspace = opened.workspace
    notices, units = workspace.notices.values(), workspace.register.units
    newest = newest_day(
        notices, (event for notice in notices for unit in units for event in events_of(notice.id, unit))
    )
    end = horizon(newest)
    ahead = opened._replace(view=opened.view._replace(until=end))
    cells = tuple(ahead.cells(EVERYTHING, events_of=events_of))
    feeds = tuple(feeds_of(workspace, cells, events_of, newest))
    page = index_page(title, feeds, without_day(cells))
    files = {feed.file: feed.content for feed in feeds} | {"index.html": page}
    goes_on = any(cell.occurrence is not None and (cell.due_on or cell.occurrence) > end for cell in cells)
    return Published(folder, feeds, publish(folder, files), strays_in(folder, files), end if goes_on else None)
