"""The folder of feeds: whose it is, which of its files the program wrote, and which of those are of no use any more.

The program knows its files by a list in the folder. Names in it are digests: where feeds have names that nobody can
guess, the list must not tell them. What is not on it, or has been changed into something else, is somebody else's.
"""

from __future__ import annotations

from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.feeds.drafts import Drafts, draft_of
from notice_tasks.feeds.ics_text import PRODID
from notice_tasks.feeds.names import Of
from notice_tasks.problems import BadInput
from notice_tasks.store.lock import LOCK_FILE, locked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

LIST: Final = ".notice-tasks-feeds"
GENERATOR: Final = '<meta name="generator" content="notice-tasks">'
"""What every page has in its head."""

LIST_PAGE: Final = "list"
"""What the name of the page that lists secret names begins with."""

PATIENCE: Final = 300.0
"""Seconds to wait for other runs: each may have thousands of records to read."""

_MARKS: Final = (f"PRODID:{PRODID}\r\n".encode(), GENERATOR.encode())
_LOOKED_AT: Final = 1024
"""Octets at the beginning of a file within which its mark stands."""

_BEGUN: Final = (b"BEGIN:VCALENDAR\r\n", b"<!doctype html>\n")
_MARKED_BY: Final = 128
"""Octets at the beginning of a file after which its mark stands there for sure."""


class Owned(NamedTuple):
    """The digests of the names of the files that the program wrote into a folder, for the workspace of this id."""

    workspace: str
    files: frozenset[str] = frozenset()

    def has(self, file: str) -> bool:
        """Whether the program wrote a file of this name."""
        return _digest(file) in self.files

    def with_files(self, files: Iterable[str]) -> Owned:
        """The same, and these files as well."""
        return self._replace(files=self.files | {_digest(file) for file in files})


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
        _sweep(folder)
        yield


def _places(folder: Path) -> Iterator[Path]:
    """The folders that the program writes into, as far as they are there."""
    for place in (folder, *(folder / f"{of}s" for of in Of if of is not Of.ALL)):
        if place.is_dir():
            yield place
    yield from (place for place in (folder / f"{Of.UNIT}s").glob("*") if place.is_dir())


def _sweep(folder: Path) -> None:
    """Take away the drafts of runs that were killed; those of feeds that are gone would stay."""
    for place in _places(folder):
        for draft in place.glob(draft_of(place / "*").name):
            if draft.is_file() and (draft.name == draft_of(folder / LIST).name or _may_be_begun(draft)):
                draft.unlink(missing_ok=True)


def _may_be_begun(draft: Path) -> bool:
    """Whether a draft is one of the program's, however little of it was written."""
    beginning = _beginning(draft)
    return any(mark in beginning for mark in _MARKS) or any(
        begun.startswith(beginning[: len(begun)]) for begun in _BEGUN if len(beginning) < _MARKED_BY
    )


def owned_in(folder: Path, workspace: str) -> Owned:
    """What the program wrote into a folder so far.

    Raises:
        BadInput: it was written for another workspace, whose feeds these would replace.
    """
    try:
        owner, *files = (folder / LIST).read_text(encoding="utf-8").split()
    except (FileNotFoundError, ValueError):  # ValueError: somebody emptied it, or it is no text
        return Owned(workspace)
    if owner != workspace:
        raise BadInput("feeds-of-another", folder=str(folder), workspace=owner)
    return Owned(owner, frozenset(files))


def has_secret_names(folder: Path) -> bool:
    """Whether the feeds in a folder have names that nobody can guess: then a list of them is there."""
    return any(_has_mark(path) for path in folder.glob(f"{LIST_PAGE}-*.html"))


def must_be_ours(folder: Path, files: Iterable[str], owned: Owned) -> None:
    """Refuse to write over what the program did not write, or what somebody has made something else of.

    Raises:
        BadInput: one of these files is there and is somebody else's.
    """
    for file in files:
        path = folder / file
        there = path.exists() or path.is_symlink()
        if there and not (owned.has(file) and _has_mark(path)):
            raise BadInput("not-our-file", file=str(path))


def remember(folder: Path, owned: Owned) -> None:
    """Write down which files are the program's, in one step.

    Raises:
        OSError: the folder cannot be written.
    """
    drafts = Drafts(folder)
    drafts.add(LIST, "".join(f"{line}\n" for line in (owned.workspace, *sorted(owned.files))).encode())
    drafts.finish(LIST)


def remove_others(folder: Path, files: Iterable[str], owned: Owned) -> tuple[str, ...]:
    """Remove what the program once wrote and writes no more, and name it; what others changed is left alone.

    Raises:
        OSError: the folder cannot be written.
    """
    current = set(files)
    found = (path for place in _places(folder) for path in sorted(place.glob("[!.]*")) if path.is_file())
    names = [path.relative_to(folder).as_posix() for path in found]
    gone = tuple(file for file in names if file not in current and owned.has(file) and _has_mark(folder / file))
    for file in gone:
        path = folder / file
        path.unlink()
        while (path := path.parent) != folder and not any(path.iterdir()):
            path.rmdir()
    return gone


def _digest(file: str) -> str:
    return sha256(file.encode()).hexdigest()


def _has_mark(path: Path) -> bool:
    return path.is_file() and any(mark in _beginning(path) for mark in _MARKS)


def _beginning(path: Path) -> bytes:
    with path.open("rb") as opened:
        return opened.read(_LOOKED_AT)
