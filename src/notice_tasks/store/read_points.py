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


class ReadPoint(NamedTuple):
    """The state of the records before reading: the journal's identity, if it exists, and the lock file's content."""

    journal: tuple[int, int, int] | None
    token: bytes


def read_point(root: Path) -> ReadPoint:
    """The read point as of now."""
    return ReadPoint(_which(root / JOURNAL), _token(root / LOCK_FILE))


def require_unchanged(root: Path, point: ReadPoint) -> None:
    """Require that no command has written several records since a read point.

    Raises:
        RecordsMoved: one has; what was read since may be half of its work.
    """
    if read_point(root) != point:
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
