"""One writer at a time.

The lock is a file of its own, which is never renamed or removed: a lock on a file that is replaced protects nothing.
The operating system frees it when the process ends, however it ends.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from contextlib import contextmanager, suppress
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
def locked(root: Path, patience: float = PATIENCE) -> Iterator[int]:
    """Hold the workspace's lock; gives the lock file's descriptor.

    Raises:
        BadInput: the lock file cannot be opened or locked, or another writer held it for `patience` seconds.
    """
    handle = _opened(root)
    try:
        _wait_for(handle, time.monotonic() + patience)
        yield handle
    finally:
        with suppress(OSError):  # it is closed even so, and the work is done
            os.close(handle)


def _opened(root: Path) -> int:
    """Open the lock file, creating it if needed, without following a link or waiting for a pipe."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(root / LOCK_FILE, flags, 0o666)
    except OSError as error:
        if error.errno in {errno.ELOOP, errno.EISDIR, errno.ENXIO}:
            raise BadInput("not-a-lock", file=LOCK_FILE) from error
        from notice_tasks.store.durably import why  # noqa: PLC0415  (only failures need it)

        raise BadInput("cannot-write", (), file=LOCK_FILE, **why(error)) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise BadInput("not-a-lock", file=LOCK_FILE)
    _share(handle, root)
    return handle


def _share(handle: int, root: Path) -> None:
    """In a folder shared by a group, let the group lock too, whatever the first user's umask was."""
    shared = stat.S_ISGID | stat.S_IWGRP
    with suppress(OSError):  # it is another user's, or the file system has no permissions
        mode = os.fstat(handle).st_mode
        if not mode & stat.S_IWGRP and root.stat().st_mode & shared == shared:
            os.fchmod(handle, stat.S_IMODE(mode) | stat.S_IRGRP | stat.S_IWGRP)


def put_token(handle: int, token: str) -> None:
    """Write a new token into the locked file; readers see from it that files are changing together.

    Raises:
        OSError: it cannot be written.
    """
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, token.encode())
    os.ftruncate(handle, len(token))


@contextmanager
def shared_lock(root: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Lock out writers while something is read, without creating or writing a file.

    Raises:
        BadInput: the lock file cannot be opened or locked, or a writer held it for `patience` seconds.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(root / LOCK_FILE, flags)
    except OSError as error:
        raise BadInput("unreadable-file", file=LOCK_FILE, reason=error.strerror or str(error)) from error
    try:
        _wait_for(handle, time.monotonic() + patience, shared=True)
        yield
    finally:
        with suppress(OSError):  # it is closed even so, and the work is done
            os.close(handle)


def _wait_for(handle: int, give_up_at: float, *, shared: bool = False) -> None:
    while not _is_taken(handle, shared=shared):
        if time.monotonic() >= give_up_at:
            raise BadInput("locked", file=LOCK_FILE)
        time.sleep(_PAUSE)


def _is_taken(handle: int, *, shared: bool) -> bool:
    """Take the lock if it is free; returns whether it was.

    Raises:
        BadInput: the file system has no locks.
    """
    try:
        _take(handle, shared=shared)
    except BlockingIOError:
        return False
    except OSError as error:
        raise BadInput("no-locks", file=LOCK_FILE, reason=error.strerror or str(error)) from error
    return True


if sys.platform == "win32":
    _FAR = 1 << 30
    """The locked byte lies beyond the content, because Windows lets no one else read it."""

    def _take(handle: int, *, shared: bool) -> None:  # noqa: ARG001  (Windows has one kind only)
        import msvcrt  # noqa: PLC0415

        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:  # another process holds it
            raise BlockingIOError from error

else:

    def _take(handle: int, *, shared: bool) -> None:
        import fcntl  # noqa: PLC0415

        fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
