"""Drafts: what is written beside the file that it will replace.

A draft is always a new file: its name may already be a symbolic link, which git can carry.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from notice_tasks.problems import BadInput

if TYPE_CHECKING:
    from pathlib import Path


def place_in(root: Path, file: str) -> Path:
    """The real path of a file of the workspace, for writing; links inside the workspace are followed.

    Raises:
        BadInput: a link on the way leads out of the workspace.
    """
    home, place = os.path.realpath(root), os.path.realpath(root / file)
    if place.startswith(home.rstrip(os.sep) + os.sep):
        return root.__class__(place)
    path = root / file
    for link in (*reversed([p for p in path.parents if p.is_relative_to(root) and p != root]), path):
        if link.is_symlink():
            name = link.relative_to(root).as_posix()
            raise BadInput("link-out", file=name, target=str(link.readlink()))
    raise BadInput("link-out", file=file, target=place)


def draft_of(path: Path) -> Path:
    """The path of the draft of a file."""
    return path.with_name(f".{path.name}.new")


def free_draft_of(path: Path, content: bytes) -> Path:
    """An unused path for the draft of a file in a folder that is not the program's own.

    A draft that a killed run left, the beginning of the same content, counts as unused.
    """
    draft = draft_of(path)
    with suppress(FileNotFoundError):
        if not (stat.S_ISREG(draft.lstat().st_mode) and _begins(draft, content)):
            return path.with_name(f".{path.name}.{os.urandom(4).hex()}.new")
    return draft


def _begins(draft: Path, content: bytes) -> bool:
    """Whether a file holds the beginning of this content; an empty file may be anyone's and does not count."""
    try:
        with draft.open("rb") as file:
            found = file.read(len(content) + 1)
    except OSError:
        return False
    return bool(found) and content.startswith(found)


def open_draft(draft: Path, mode: int = 0o666) -> int:
    """Create a draft and return its descriptor; a file or link of that name is removed first.

    Only one writer may do this at a time. `mode` is reduced by the umask.

    Raises:
        OSError: the draft cannot be made.
    """
    with suppress(FileNotFoundError):
        draft.unlink()
    return os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), mode)


def take_place(draft: Path, path: Path) -> None:
    """Give a draft a name that does not exist yet.

    Raises:
        FileExistsError: the name exists.
        OSError: the folder cannot be written.
    """
    try:
        os.link(draft, path)  # unlike a rename, it replaces nothing
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links, such as FAT: check, then rename
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        draft.replace(path)
    else:
        with suppress(OSError):  # the file is in place, whether or not its other name goes
            draft.unlink()
