"""Whether files of records changed together while somebody read them.

Whoever reads takes no lock. A command that writes several files leaves its mark before the first: the journal, then
another token in the lock file. A reader who finds both as they were has seen all of it or nothing.
"""

import os
from pathlib import Path
from typing import Final, NamedTuple

from notice_tasks.problems import RecordsMoved
from notice_tasks.store.lock import LOCK_FILE

JOURNAL: Final = ".notice-tasks.journal"
"""Where a command that writes several records says so, until it is done."""


class Mark(NamedTuple):
    """Which journal is there, and what stands in the lock file."""

    journal: tuple[int, int, int] | None
    token: bytes


def mark_of(root: Path) -> Mark:
    """How things are now."""
    return Mark(_which(root / JOURNAL), _token(root / LOCK_FILE))


def must_be_still(root: Path, mark: Mark) -> None:
    """Make sure that nothing was written together since.

    Raises:
        RecordsMoved: it was; what was read since may be part of it.
    """
    if mark_of(root) != mark:
        raise RecordsMoved("records-moving", root)


def _which(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.lstat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _token(path: Path) -> bytes:
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return b""
    try:
        return os.read(handle, 100)
    except OSError:
        return b""
    finally:
        os.close(handle)
