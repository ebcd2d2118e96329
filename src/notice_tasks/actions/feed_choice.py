"""Which feeds somebody wants, and the key that their names are derived from."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from notice_tasks.actions.lookup import find_notice, find_unit_or_group
from notice_tasks.feeds.folder import has_secret_names
from notice_tasks.feeds.manifest import LIST
from notice_tasks.problems import BadInput, BadRequest, nearest
from notice_tasks.reading.discover import resolved
from notice_tasks.store.feed_key import (
    FeedKey,
    draft_of_key,
    must_be_no_link,
    must_stay_out_of_git,
    new_key,
    read_key,
    write_key,
)
from notice_tasks.store.lock import locked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from notice_tasks.feeds.names import Feed
    from notice_tasks.model.workspace import Workspace


class FeedNames(NamedTuple):
    """The key that names are derived from, and, where it is another than the file has, where to keep it."""

    key: FeedKey | None = None
    path: Path | None = None

    def keep(self) -> None:
        """Keep the key, right before the first file has such a name.

        Raises:
            BadInput: the file cannot be written.
        """
        if self.key is not None and self.path is not None:
            write_key(self.path, self.key)


@contextmanager
def holding_key(root: Path, place: str | None, folder: Path, *, make: bool, renew: bool) -> Iterator[None]:
    """Let no other run write the key meanwhile, where this one may: it may publish into another folder.

    `place` is what the settings say, `folder` where the feeds are, which is held already. A folder in which no lock can
    be made is not held: whoever writes the key there will say why he cannot.

    Raises:
        BadRequest: git would take the key up, or it would be written through a link.
        BadInput: another run did not finish in time.
    """
    with ExitStack() as stack:
        path = None if place is None else resolved(root / place)
        if path is not None and not _is_published(path, folder):
            writes = renew if path.exists() else make
            if writes:
                must_stay_out_of_git(path)
                must_be_no_link(root, str(place))
            if writes or os.path.lexists(draft_of_key(path)):
                _hold(path, stack)
        yield


def _hold(path: Path, stack: ExitStack) -> None:
    """Hold the key, and take away what a run left that was killed while it wrote one."""
    try:
        stack.enter_context(locked(path.parent))
    except BadInput as error:
        if error.code != "cannot-write":
            raise
    else:
        with suppress(OSError):
            draft_of_key(path).unlink()


def _is_published(path: Path, folder: Path) -> bool:
    """Whether a key would be published with the feeds, in this folder or in another one."""
    return path.is_relative_to(resolved(folder)) or any(os.path.lexists(up / LIST) for up in path.parents)


def names_of(root: Path, place: str | None, folder: Path, *, make: bool, renew: Sequence[str] = ()) -> FeedNames:
    """The key for names that nobody can guess, where the settings say where it is; made now if somebody wants it.

    `place` is what the settings say, `folder` where the feeds are; `renew` are the ids of units whose names shall be
    others from now on. A folder of secret names gets no others by a slip: neither by a lost key nor without one.

    Raises:
        BadRequest: the settings name no place for it, git would take it up, or it would be published.
        BadInput: the file cannot be read, holds no key, or is gone.
    """
    if place is None:
        if make or renew:
            raise BadRequest("no-place-for-key")
        if has_secret_names(folder):
            raise BadRequest("names-were-secret", folder=str(folder))
        return FeedNames()
    path = resolved(root / place)
    if _is_published(path, folder):
        raise BadRequest("key-in-folder", file=str(path))
    must_stay_out_of_git(path)
    key = read_key(path)
    if key is None:
        if not make:
            raise BadInput("key-gone", file=str(path))
        if has_secret_names(folder):
            raise BadInput("key-lost", file=str(path), folder=str(folder))
        return FeedNames(new_key(), path)
    if renew:
        return FeedNames(
            FeedKey(key.secret, {**key.renewed, **{id_: key.renewed.get(id_, 0) + 1 for id_ in renew}}), path
        )
    return FeedNames(key)


def chosen_feeds(feeds: Sequence[Feed], only: Sequence[str], workspace: Workspace) -> tuple[Feed, ...]:
    """The feeds that somebody names: `all`, an id, OF/ID where a notice and a unit have the same, or their own words.

    Raises:
        BadRequest: one names no feed.
    """
    if not only:
        return tuple(feeds)
    names = [{feed.id, f"{feed.of}/{feed.id}"} for feed in feeds]
    known = {name for both in names for name in both}
    wanted = {word if word in known else _id_of(word, feeds, workspace) for word in only}
    return tuple(feed for feed, both in zip(feeds, names, strict=True) if not both.isdisjoint(wanted))


def _id_of(word: str, feeds: Sequence[Feed], workspace: Workspace) -> str:
    """The id of the unit, group or notice that a word means."""
    try:
        return find_unit_or_group(word, workspace.register)
    except BadRequest:
        pass
    try:
        return find_notice(word, workspace).id
    except BadRequest:
        near = nearest(word, tuple(feed.id for feed in feeds))
        raise BadRequest("no-such-feed", word=word, nearest=near) from None
