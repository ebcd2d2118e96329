"""The pages of a folder of feeds in both languages: the list and, with unguessable names, the public page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.feeds.folder import LIST_PAGE
from notice_tasks.feeds.names import FeedKind, secret_part
from notice_tasks.feeds.pages import LeftOut, Row, closed_page, list_page
from notice_tasks.words.catalogue import LANGUAGES, language_in_use, say, speaking

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from notice_tasks.feeds.names import Feed
    from notice_tasks.store.feed_key import FeedKey

INDEX: Final = "index"


def pages(  # noqa: PLR0913  (all that the pages show)
    feeds: Sequence[Feed],
    counts: Mapping[str, int],
    *,
    singles: Mapping[str, str],
    url: str | None,
    left_out: LeftOut,
    key: FeedKey | None,
) -> Iterator[tuple[str, bytes]]:
    """Each page with its file. `singles` are the pages of single deadlines, by the unit's feed."""
    rows = tuple(_rows(feeds, counts, singles))
    first = language_in_use()
    for language in LANGUAGES:
        (other,) = (one for one in LANGUAGES if one != language)
        with speaking(language):
            title = say("Calendars of notices")
            page, beside = file_of(INDEX, language, first), file_of(INDEX, other, first)
            if key is not None:
                yield page, closed_page(title, other=beside)
                secret = list_name(key)
                page, beside = file_of(secret, language, first), file_of(secret, other, first)
            yield page, list_page(title, rows, url=url, left_out=left_out, other=beside)


def list_name(key: FeedKey | None) -> str:
    """The name, without its ending, of the page that lists all feeds."""
    return INDEX if key is None else f"{LIST_PAGE}-{secret_part(LIST_PAGE, INDEX, key)}"


def file_of(name: str, language: str, first: str) -> str:
    """The file of a page in a language. The workspace's own language has the plain name, which servers look for."""
    return f"{name}.html" if language == first else f"{name}.{language}.html"


def _rows(feeds: Sequence[Feed], counts: Mapping[str, int], singles: Mapping[str, str]) -> Iterator[Row]:
    tasks = {(feed.of, feed.id): feed.file for feed in feeds if feed.tasks}
    for feed in feeds:
        if not feed.tasks:
            yield Row(
                feed.name,
                counts[feed.file],
                feed.file,
                tasks.get((feed.of, feed.id)),
                singles.get(feed.file) if feed.of is FeedKind.UNIT else None,
            )
