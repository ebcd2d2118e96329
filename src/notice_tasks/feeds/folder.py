"""The folder of feeds: its workspace, the files that the program wrote, and which of them are obsolete.

The program knows its files and folders from its manifest. Everything else, and every file that was replaced, belongs to
other people: it is never overwritten, renamed or removed. No link below the folder is followed.
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
"""The tag in the head of every page."""

LIST_PAGE: Final = "list"
"""The prefix of the name of the page that lists unguessable names."""

PATIENCE: Final = 300.0
"""Seconds to wait for other runs, which may have thousands of records to read."""

_MARKS: Final = (f"PRODID:{PRODID}\r\n".encode(), GENERATOR.encode())
_LOOKED_AT: Final = 1024
"""The octets at the beginning of a file in which its mark is looked for."""


@contextmanager
def publishing(folder: Path, workspace: str) -> Iterator[None]:
    """Hold the lock of a folder of feeds, which is made if needed. The lock is in it, as a workspace may be read-only.

    What is published must be read under the lock. Otherwise a run that reads earlier and writes later would replace new
    feeds with old ones.

    Raises:
        OSError: the folder cannot be written.
        BadInput: the lock is a link, or another run did not finish in time.
    """
    _make(folder)
    lock = folder / LOCK_FILE
    _must_be_no_link(lock)
    # Other faults of the folder are reported when a file in it is written.
    os.close(os.open(lock, os.O_RDWR | os.O_CREAT, 0o666))
    with locked(folder, PATIENCE):
        for draft in drafts_left(folder, workspace):
            if draft.is_file() or draft.is_symlink():
                draft.unlink(missing_ok=True)
        yield


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:  # it is not a folder, or is a link that leads nowhere
        code = errno.ENOTDIR if folder.exists() else errno.ENOENT
        raise OSError(code, os.strerror(code), str(folder)) from error


def manifest_of(folder: Path, workspace: str) -> Manifest:
    """The manifest of a folder, with the folders that older versions did not list.

    Raises:
        BadInput: the folder belongs to another workspace, whose feeds would be replaced, or the manifest is not valid.
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
    """Whether the feeds in a folder have unguessable names; then a page that lists them exists."""
    return any(_has_mark(path) for path in folder.glob(f"{LIST_PAGE}-*.html"))


def must_be_ours(folder: Path, files: Iterable[str], manifest: Manifest) -> None:
    """Refuse to overwrite files that the program did not write or that were changed by other programs.

    Raises:
        BadInput: one of the files exists and does not belong to the program, or its folder is a link or not a folder.
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
    """The folders of files, the outer ones first."""
    inner = {file.rpartition("/")[0] for file in files}
    return sorted({*inner, *(name.rpartition("/")[0] for name in inner)} - {""})


def make_folders(folder: Path, names: Iterable[str]) -> Iterator[str]:
    """Make folders, the outer ones first, and yield each. A folder that exists by now is not the program's.

    Raises:
        OSError: the folder cannot be written.
    """
    for name in names:
        with suppress(FileExistsError):
            (folder / name).mkdir()
            yield name


def remove_folders(folder: Path, names: Iterable[str]) -> None:
    """Remove empty folders, the inner ones first."""
    for name in sorted(names, reverse=True):
        with suppress(OSError):  # it is not empty
            (folder / name).rmdir()


def remove_others(folder: Path, files: Iterable[str], manifest: Manifest) -> tuple[str, ...]:
    """Remove files that the program wrote earlier and no longer writes, and return them. Changed files are kept.

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
    """The existing folders into which the program writes; links are ignored."""
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
