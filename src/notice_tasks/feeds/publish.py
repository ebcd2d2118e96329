"""The folder of feeds: one for each unit and notice, one of all, and a page that lists them.

A file is replaced in one step, and not touched when its bytes are the same. Of several runs at once, one after
another holds the folder.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from html import escape
from pathlib import Path
from string import Template
from typing import Final, NamedTuple

from notice_tasks.store.lock import LOCK_FILE, locked
from notice_tasks.words.catalogue import language_in_use, say, say_n

NOTICES: Final = "notices"
UNITS: Final = "units"
"""The folders, within the folder of feeds, of the notices' and the units' own."""

PATIENCE: Final = 300.0
"""Seconds to wait for other runs: each may have thousands of records to read."""

GOOGLE_BYTES: Final = 900_000
GOOGLE_ITEMS: Final = 900
"""Above these, Google Calendar is said to stop reading a feed."""


class Feed(NamedTuple):
    """One feed: its file within the folder, its name, how many items it has, and its bytes."""

    file: str
    name: str
    items: int
    content: bytes

    @property
    def too_large(self) -> bool:
        """Whether it is over what Google is said to read."""
        return len(self.content) > GOOGLE_BYTES or self.items > GOOGLE_ITEMS


@contextmanager
def publishing(folder: Path) -> Iterator[None]:
    """Hold a folder of feeds, which is made if there is none; its lock stands in it, as a workspace may be read-only.

    What is published must be read inside: a run that read earlier and writes later would put old feeds over new ones.

    Raises:
        OSError: the folder cannot be written.
        BadInput: another run did not finish in time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / LOCK_FILE).open("ab").close()  # what is wrong with the folder is then said as of any file in it
    with locked(folder, PATIENCE):
        yield


def publish(folder: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write files into a folder and name those that changed. Only inside `publishing`: the drafts' names are fixed.

    Raises:
        OSError: the folder cannot be written.
    """
    _sweep(folder)
    return tuple(file for file, content in files.items() if _replaced(folder / file, content))


def strays_in(folder: Path, files: Container[str]) -> tuple[str, ...]:
    """The feeds in a folder that are none of `files`: their unit or notice is gone, and they stay as they were."""
    paths = [path for place in (NOTICES, UNITS) for path in sorted((folder / place).glob("[!.]*.ics"))]
    found = [path.relative_to(folder).as_posix() for path in paths]
    return tuple(file for file in found if file not in files)


def _sweep(folder: Path) -> None:
    """Take away the drafts of runs that were killed; those of feeds that are gone would never be overwritten."""
    drafts = [folder / ".index.html.new"]
    for place in (folder, folder / NOTICES, folder / UNITS):
        drafts += place.glob(".*.ics.new")
    for draft in drafts:
        draft.unlink(missing_ok=True)


def _replaced(path: Path, content: bytes) -> bool:
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    return True


_PAGE: Final = Template("""\
<!doctype html>
<html lang="$language">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<style>
body { font: 16px/1.6 system-ui, "Noto Sans CJK SC", sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
td, th { border-bottom: 1px solid #ccc; padding: .3rem .5rem; text-align: left }
td.number { text-align: right }
</style>
<h1>$title</h1>
<p>$how</p>
$without_day<table>
<tr><th>$calendar<th>$items<th>$link
$rows
</table>
<p>$not_listed</p>
<script>
// A webcal: link needs the name of the server, which only the browser knows.
for (const link of document.querySelectorAll("a[data-feed]")) {
  const address = new URL(link.dataset.feed, location.href);
  if (address.protocol.startsWith("http")) link.href = address.href.replace(/^https?:/, "webcal:");
}
</script>
""")


def index_page(title: str, feeds: Iterable[Feed], without_day: int) -> bytes:
    """A page that lists the feeds, each with its address and a link to subscribe.

    It says how many duties have no day yet, and what it means for a feed not to be listed. What lies in the folder
    besides, the feeds of what is gone, must not change the page: the same input gives the same bytes.
    """
    subscribe = say("subscribe")
    rows = "\n".join(
        f'<tr><td><a href="{escape(feed.file)}">{escape(feed.name)}</a><td class="number">{feed.items}'
        f'<td><a data-feed="{escape(feed.file)}" href="{escape(feed.file)}">{subscribe}</a>'
        for feed in feeds
    )
    page = _PAGE.substitute(
        language="zh-CN" if language_in_use() == "zh" else "en",
        title=escape(title),
        how=say("“subscribe” opens your calendar program. If it does not, copy the calendar's address into it."),
        without_day=f"<p>{_said_of(without_day)}</p>\n" if without_day else "",
        not_listed=say("A calendar that is not listed here is no longer updated."),
        calendar=say("Calendar"),
        items=say("Items"),
        link=say("Subscribe"),
        rows=rows,
    )
    return page.encode()


def _said_of(without_day: int) -> str:
    return say_n(
        "{n} duty has no day yet and stands in no calendar; "
        "one that counts from the receipt gets its day when the unit's receipt is recorded.",
        "{n} duties have no day yet and stand in no calendar; "
        "those that count from the receipt get their day when the unit's receipt is recorded.",
        without_day,
    )
