"""Drafts: what is written beside the file that it will replace.

A draft is always a new file. Git carries links: a name that drafts have may lead to a file of somebody's.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def draft_of(path: Path) -> Path:
    """Where a file is written before it is put in its place."""
    return path.with_name(f".{path.name}.new")


def open_draft(draft: Path, mode: int = 0o666) -> int:
    """Make a draft anew and give its descriptor; what had its name is removed, a link and not what it leads to.

    Only one writer at a time may do so. `mode` are its permissions, less what the system takes away.

    Raises:
        OSError: the draft cannot be made.
    """
    with suppress(FileNotFoundError):
        draft.unlink()
    return os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), mode)


def take_place(draft: Path, path: Path) -> None:
    """Give a draft a name that nothing has yet.

    Raises:
        FileExistsError: something has it, be it only since a moment ago.
        OSError: the folder cannot be written.
    """
    try:
        os.link(draft, path)  # unlike a rename, it replaces nothing
    except FileExistsError:
        raise
    except OSError:  # a file system that has no second name for a file, such as FAT: a last look must do
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        draft.replace(path)
    else:
        draft.unlink()
