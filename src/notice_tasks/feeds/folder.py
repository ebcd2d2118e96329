"""The folder of feeds: whose it is, which of its files the program wrote, and which of those are of no use any more.

The program knows its files and folders by its own list. What is not on it, or has been made something else of, is
somebody else's: it is never written over, renamed or removed, and no link below the folder is followed.
"""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from notice_tasks.feeds.drafts import drafts_left
from notice_tasks.feeds.ics_text import PRODID
from notice_tasks.feeds.manifest import Manifest, read_manifest
from notice_tasks.feeds.names import FeedKind
from notice_tasks.problems import BadInput
from notice_tasks.store.lock import LOCK_FILE, locked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

GENERATOR: Final = '<meta name="generator" content="notice-tasks">'
"""What every page has in its head."""

LIST_PAGE: Final = "list"
"""What the name of the page that lists secret names begins with."""

PATIENCE: Final = 300.0
"""Seconds to wait for other runs: each may have thousands of records to read."""

_MARKS: Final = (f"PRODID:{PRODID}\r\n".encode(), GENERATOR.encode())
_LOOKED_AT: Final = 1024
"""Octets at the beginning of a file within which its mark stands."""


@contextmanager
def publishing(folder: Path, workspace: str) -> Iterator[None]:
    """Hold a folder of feeds, which is made if there is none; its lock stands in it, as a workspace may be read-only.

    What is published must be read inside: a run that read earlier and writes later would put old feeds over new ones.

    Raises:
        OSError: the folder cannot be written.
        BadInput: its lock is a link, or another run did not finish in time.
    """
    _make(folder)
    lock = folder / LOCK_FILE
    _must_be_no_link(lock)
    # What is wrong with the folder is then said as of any file in it.
    os.close(os.open(lock, os.O_RDWR | os.O_CREAT, 0o666))
    with locked(folder, PATIENCE):
        for draft in drafts_left(folder, workspace):
            if draft.is_file() or draft.is_symlink():
                draft.unlink(missing_ok=True)
        yield


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:  # it is no folder, or a link that leads nowhere
        code = errno.ENOTDIR if folder.exists() else errno.ENOENT
        raise OSError(code, os.strerror(code), str(folder)) from error


def manifest_of(folder: Path, workspace: str) -> Manifest:
    """What the program wrote into a folder so far, and which folders it made in it.

    Raises:
        BadInput: it was written for another workspace, whose feeds these would replace, or the list is none.
        OSError: the folder cannot be read.
    """
    manifest = read_manifest(folder, workspace)
    if manifest.folders is not None:
        return manifest
    named = {place.relative_to(folder).as_posix(): place for place in _places(folder)}
    return manifest.with_folders(
        name for name, place in named.items() if any(manifest.wrote(f"{name}/{path.name}") for path in place.iterdir())
    )


def has_secret_names(folder: Path) -> bool:
    """Whether the feeds in a folder have names that nobody can guess: then a list of them is there."""
    return any(_has_mark(path) for path in folder.glob(f"{LIST_PAGE}-*.html"))


def must_be_ours(folder: Path, files: Iterable[str], manifest: Manifest) -> None:
    """Refuse to write over what the program did not write, or what somebody has made something else of.

    Raises:
        BadInput: one of these files is there and is somebody else's, or one of their folders is a link or none.
    """
    files = tuple(files)
    for place in (folder / name for name in folders_of(files)):
        _must_be_no_link(place)
        if place.exists() and not place.is_dir():
            raise BadInput("not-our-file", file=str(place))
    for file in files:
        path = folder / file
        _must_be_no_link(path)
        if path.exists() and not (manifest.wrote(file) and _has_mark(path)):
            raise BadInput("not-our-file", file=str(path))


def folders_of(files: Iterable[str]) -> list[str]:
    """The folders that files stand in, the outer ones first."""
    inner = {file.rpartition("/")[0] for file in files}
    return sorted({*inner, *(name.rpartition("/")[0] for name in inner)} - {""})


def make_folders(folder: Path, names: Iterable[str]) -> Iterator[str]:
    """Make folders, the outer ones first, and name each; what somebody made a moment ago is his.

    Raises:
        OSError: the folder cannot be written.
    """
    for name in names:
        with suppress(FileExistsError):
            (folder / name).mkdir()
            yield name


def remove_folders(folder: Path, names: Iterable[str]) -> None:
    """Remove folders in which nothing is left, the inner ones first."""
    for name in sorted(names, reverse=True):
        with suppress(OSError):  # something is in it
            (folder / name).rmdir()


def remove_others(folder: Path, files: Iterable[str], manifest: Manifest) -> tuple[str, ...]:
    """Remove what the program once wrote and writes no more, and name it; what others changed is left alone.

    Raises:
        OSError: the folder cannot be written.
    """
    current = set(files)
    found = (path for place in (folder, *_places(folder)) for path in sorted(place.glob("[!.]*")))
    gone = []
    for path in found:
        file = path.relative_to(folder).as_posix()
        if file not in current and manifest.wrote(file) and _has_mark(path):
            path.unlink()
            gone.append(file)
    kept = folders_of(current)
    places = [place.relative_to(folder).as_posix() for place in _places(folder)]
    remove_folders(folder, (name for name in places if manifest.made(name) and name not in kept))
    return tuple(gone)


def _places(folder: Path) -> Iterator[Path]:
    """The folders below that the program writes into, as far as they are there; links lead elsewhere."""
    for of in FeedKind:
        if of is not FeedKind.ALL and _is_folder(place := folder / f"{of}s"):
            yield place
            if of is FeedKind.UNIT:
                yield from filter(_is_folder, place.glob("*"))


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _must_be_no_link(path: Path) -> None:
    if path.is_symlink():
        raise BadInput("link-in-feeds", file=str(path))


def _has_mark(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as opened:
        beginning = opened.read(_LOOKED_AT)
    return any(mark in beginning for mark in _MARKS)
