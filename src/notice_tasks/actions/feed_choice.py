"""The feeds to write, and the key from which their names are derived."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from notice_tasks.actions.lists import words_among
from notice_tasks.actions.lookup import find_notice, find_unit_or_group, group_choices, notice_choices, unit_choices
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
    """The key for the names of feeds, and the file to write it to if it changed."""

    key: FeedKey | None = None
    path: Path | None = None

    def keep(self) -> None:
        """Write the key, before the first file gets a name derived from it.

        Raises:
            BadInput: the file cannot be written.
        """
        if self.key is not None and self.path is not None:
            write_key(self.path, self.key)


@contextmanager
def holding_key(root: Path, place: str | None, folder: Path, *, make: bool, renew: bool) -> Iterator[None]:
    """Hold the lock of the key's folder while the key may be written; another run may publish into another folder.

    `place` is the place of the key in the settings, `folder` the folder of feeds, whose lock is already held. If no
    lock can be made in the key's folder, none is held; writing the key reports the error.

    Raises:
        BadRequest: git would track the key, or it would be written through a link.
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
    """Hold the lock, and remove drafts of the key left by killed runs."""
    try:
        stack.enter_context(locked(path.parent))
    except BadInput as error:
        if error.code != "cannot-write":
            raise
    else:
        with suppress(OSError):
            draft_of_key(path).unlink()


def _is_published(path: Path, folder: Path) -> bool:
    """Whether a key file would be published with the feeds of this folder or another one."""
    return path.is_relative_to(resolved(folder)) or any(os.path.lexists(up / LIST) for up in path.parents)


def names_of(root: Path, place: str | None, folder: Path, *, make: bool, renew: Sequence[str] = ()) -> FeedNames:
    """The key for unguessable names, if the settings name a place for it; it is made if `make` asks for it.

    `place` is the place of the key in the settings, `folder` the folder of feeds. `renew` are the ids of units whose
    feeds get new names. If a folder has feeds with unguessable names, they are never changed by accident, neither by a
    missing key nor without a key.

    Raises:
        BadRequest: the settings name no place for the key, git would track it, or it would be published.
        BadInput: the file cannot be read, is no key, or is missing.
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
    """The feeds that lists name: `all`, an id, OF/ID if a notice and a unit share an id, or a name.

    Raises:
        BadRequest: a word matches no feed.
    """
    if not only:
        return tuple(feeds)
    names = [{feed.id, f"{feed.of}/{feed.id}"} for feed in feeds]
    known = {name for both in names for name in both}
    register = workspace.register
    choices = [*unit_choices(register), *group_choices(register), *notice_choices(workspace)]
    words = (word for value in only for word in words_among((value,), choices))
    wanted = {word if word in known else _id_of(word, feeds, workspace) for word in words}
    return tuple(feed for feed, both in zip(feeds, names, strict=True) if not both.isdisjoint(wanted))


def _id_of(word: str, feeds: Sequence[Feed], workspace: Workspace) -> str:
    """The id of the unit, group or notice that a word names."""
    try:
        return find_unit_or_group(word, workspace.register)
    except BadRequest:
        pass
    try:
        return find_notice(word, workspace).id
    except BadRequest:
        near = nearest(word, tuple(feed.id for feed in feeds))
        raise BadRequest("no-such-feed", word=word, nearest=near) from None
