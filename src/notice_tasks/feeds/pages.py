"""The pages beside the feeds: the list of feeds and, with single deadlines, a page for each unit.

A page loads nothing from elsewhere. Its script only adds the server's name, which only the browser knows. A page lists
what this run wrote, and the same input gives the same bytes.
"""

from __future__ import annotations

import html
from string import Template
from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.feeds.clients import CLIENTS
from notice_tasks.feeds.folder import GENERATOR
from notice_tasks.feeds.ics_text import without_controls
from notice_tasks.words.catalogue import join, language_in_use, say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Row(NamedTuple):
    """A row of the list: the feed's name and number of items, and its files within the folder."""

    name: str
    items: int
    file: str
    tasks: str | None = None
    singles: str | None = None


class LeftOut(NamedTuple):
    """The number of owed cells that are in no feed: without a due day, or waiting for the working days of `years`."""

    without_day: int = 0
    without_year: int = 0
    years: tuple[int, ...] = ()


class SingleDeadline(NamedTuple):
    """A row of a unit's page: what is due, when (as text), and the file beside the page."""

    title: str
    day: str
    file: str


_PAGE: Final = Template("""\
<!doctype html>
<html lang="$language">
<meta charset="utf-8">
$generator
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>$title</title>
<style>
body { font: 16px/1.6 system-ui, "Noto Sans CJK SC", sans-serif; max-width: 56rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
td, th { border-bottom: 1px solid #ccc; padding: .3rem .5rem; text-align: left; vertical-align: top }
td.number { text-align: right }
td a { margin-right: .8rem }
td a[data-feed], th { white-space: nowrap }
.address { overflow-wrap: anywhere; color: #555; font-size: 85% }
</style>
$body
<script>
// The links need the name of the server, which only the browser knows.
for (const place of document.querySelectorAll("[data-feed]")) {
  const address = new URL(place.dataset.feed, location.href);
  if (!address.protocol.startsWith("http")) continue;
  if (place.href) place.href = address.href.replace(/^https?:/, "webcal:");
  else place.textContent = address.href;
}
</script>
""")


def list_page(title: str, rows: Iterable[Row], *, url: str | None, left_out: LeftOut, other: str) -> bytes:
    """The page that lists feeds, each with its address and a link to subscribe.

    `other` is the page in the other language. The page also gives the number of cells without a due day, how to
    subscribe in common programs, and what these do not show.
    """
    head = "".join(f"<th>{_html(word)}" for word in (say("Calendar"), say("Items"), say("Subscribe")))
    lines = "\n".join(_row(row, url or "") for row in rows)
    how = say("“subscribe” opens your calendar program. If it does not, copy the calendar's address into it.")
    not_listed = say("A calendar that is not listed here is no longer updated.")
    body = (
        f"{_heading(title, other)}\n<p>{how}</p>\n{_said_of(left_out)}"
        f"<table>\n<tr>{head}\n{lines}\n</table>\n<p>{not_listed}</p>\n{_how_to()}"
    )
    return _page(title, body)


def closed_page(title: str, *, other: str) -> bytes:
    """The public page of a folder with unguessable names. It lists no feed."""
    ask = say("Each unit has a calendar of its own here. Ask your coordinator for its address.")
    return _page(title, f"{_heading(title, other)}\n<p>{ask}</p>\n{_how_to()}")


def deadlines_page(title: str, deadlines: Sequence[SingleDeadline]) -> bytes:
    """The page of a unit's single deadlines."""
    lines = "\n".join(
        f'<tr><td><a href="{_html(one.file)}">{_html(one.title)}</a><td>{_html(one.day)}' for one in deadlines
    )
    how = say("Each file adds one deadline to a calendar. It is not updated: if a day moves, add it again.")
    return _page(title, f"<h1>{_html(title)}</h1>\n<p>{how}</p>\n<table>\n{lines}\n</table>\n")


def _page(title: str, body: str) -> bytes:
    language = "zh-CN" if language_in_use() == "zh" else "en"
    return _PAGE.substitute(language=language, generator=GENERATOR, title=_html(title), body=body).encode()


def _heading(title: str, other: str) -> str:
    name, code = ("English", "en") if language_in_use() == "zh" else ("中文", "zh-CN")
    return f'<p><a href="{_html(other)}" hreflang="{code}" lang="{code}">{name}</a></p>\n<h1>{_html(title)}</h1>'


def _row(row: Row, base: str) -> str:
    address = _html(base + row.file)
    links = [_subscribe(base + row.file, say("subscribe"))]
    if row.tasks is not None:
        links.append(_subscribe(base + row.tasks, say("tasks")))
    if row.singles is not None:
        word = say("single deadlines")
        links.append(f'<a href="{_html(base + row.singles)}">{word}</a>')
    return (
        f'<tr><td><a href="{address}">{_html(row.name)}</a>'
        f'<br><span class="address" data-feed="{address}">{address}</span>'
        f'<td class="number">{row.items}<td>{"".join(links)}'
    )


def _subscribe(address: str, word: str) -> str:
    """A link that opens a calendar program; it needs no script if the server is known."""
    scheme, found, rest = address.partition("://")
    link = f"webcal://{rest}" if found and scheme in {"http", "https"} else address
    return f'<a data-feed="{_html(address)}" href="{_html(link)}">{word}</a>'


def _said_of(left_out: LeftOut) -> str:
    said = [*_said_of_days(left_out.without_day), *_said_of_years(left_out)]
    return "".join(f"<p>{sentence}</p>\n" for sentence in said)


def _said_of_years(left_out: LeftOut) -> Iterator[str]:
    """The sentence about cells that wait for the announcement of working days."""
    if left_out.without_year:
        yield say_n(
            "{n} duty is in no calendar, because the working days of {years} are not announced yet.",
            "{n} duties are in no calendar, because the working days of {years} are not announced yet.",
            left_out.without_year,
            years=join([str(year) for year in left_out.years]),
        )


def _said_of_days(without_day: int) -> Iterator[str]:
    if not without_day:
        return
    yield say_n(
        "{n} duty has no day yet and is in no calendar; one that counts from the receipt gets its day when the "
        "unit's receipt is recorded.",
        "{n} duties have no day yet and are in no calendar; those that count from the receipt get their day when "
        "the unit's receipt is recorded.",
        without_day,
    )


def _how_to() -> str:
    lines = "\n".join(
        f"<tr><th>{_html(say(one.name))}<td>{_html(say(one.how))}<td>{_html(say(one.limits))}" for one in CLIENTS
    )
    heads = "".join(f"<th>{_html(word)}" for word in (say("Program"), say("How to subscribe"), say("What to expect")))
    title = say("How to subscribe")
    return f"<h2>{title}</h2>\n<table>\n<tr>{heads}\n{lines}\n</table>\n"


def _html(text: str) -> str:
    """Escaped text for a page or an attribute. HTML allows no control characters except line ends and tabs."""
    return html.escape(without_controls(text))
