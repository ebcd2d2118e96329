"""Whether record files changed together while they were read.

Readers take no lock. Before its first file, a command that writes several files writes the journal and a new token in
the lock file. A reader that finds both unchanged has seen all of the command or nothing of it.
"""

import os
from pathlib import Path
from typing import Final, NamedTuple

from notice_tasks.problems import RecordsMoved
from notice_tasks.store.lock import LOCK_FILE

JOURNAL: Final = ".notice-tasks.journal"
"""The file that exists while a command writes several records."""


class Mark(NamedTuple):
    """Which journal exists, and the content of the lock file."""

    journal: tuple[int, int, int] | None
    token: bytes


def mark_of(root: Path) -> Mark:
    """The mark as it is now."""
    return Mark(_which(root / JOURNAL), _token(root / LOCK_FILE))


def must_be_still(root: Path, mark: Mark) -> None:
    """Require that no command has written several records since a mark.

    Raises:
        RecordsMoved: one has; what was read since may be half of its work.
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
