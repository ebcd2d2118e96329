"""One writer at a time.

The lock is a file of its own, which is never renamed or removed: a lock on a file that is replaced protects nothing.
The operating system frees it when the process ends, however it ends.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from notice_tasks.problems import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK_FILE = ".notice-tasks.lock"
PATIENCE = 30.0
"""Seconds to wait for another writer before giving up."""

_PAUSE = 0.01


@contextmanager
def locked(root: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the workspace's lock.

    Raises:
        BadInput: the lock file cannot be opened, or another writer held it for `patience` seconds.
    """
    try:
        handle = os.open(root / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise BadInput("cannot-write", file=LOCK_FILE, reason=error.strerror or str(error)) from error
    try:
        _wait_for(handle, time.monotonic() + patience)
        yield
    finally:
        os.close(handle)


def _wait_for(handle: int, give_up_at: float) -> None:
    while not _take(handle):
        if time.monotonic() >= give_up_at:
            raise BadInput("locked", file=LOCK_FILE)
        time.sleep(_PAUSE)


if sys.platform == "win32":

    def _take(handle: int) -> bool:
        import msvcrt  # noqa: PLC0415

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _take(handle: int) -> bool:
        import fcntl  # noqa: PLC0415

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
