"""Writing files so that neither a crash nor a full disk leaves a partial file.

A reader sees the old text or the new. A file is replaced only if it still holds what was read: git takes no lock.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, Final

from notice_tasks.problems import BadInput, ChangedMeanwhile
from notice_tasks.store.drafts import draft_of, free_draft_of, open_draft, place_in, take_place
from notice_tasks.toml.text import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NO_SUCH_CALL: Final = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}
"""The errors of file systems that cannot sync folders, such as CIFS, vboxsf and some of FUSE."""


def write_whole(root: Path, file: str, text: str, *, before: bytes | None) -> None:
    """Write a file of the workspace as a whole, if it still holds `before`; None means that it does not exist.

    Only one writer may do this at a time: the draft's name is fixed, so that the next run overwrites what a crash left.

    Raises:
        BadInput: the file cannot be written or has changed, and is left as it is; or it was written, and whether it is
            on the disk is not known.
    """
    path = place_in(root, file)
    _write(path, draft_of(path), text, before, file)


def write_alone(path: Path, text: str, *, before: bytes | None) -> None:
    """Write a file outside the workspace as a whole, under the same condition.

    Raises:
        BadInput: as `write_whole`.
    """
    _write(path, free_draft_of(path, text.encode()), text, before, str(path))


def _write(path: Path, draft: Path, text: str, before: bytes | None, file: str) -> None:
    with ExitStack() as undo:
        with said(file):
            made = make_folder(path.parent)
            undo.callback(take_away, made)
            undo.callback(take_away, [draft])
            write_draft(draft, text, path)
            put(draft, path, before, file)
        undo.pop_all()
        sync_after({path.parent}, file)


def put(draft: Path, path: Path, before: bytes | None, file: str) -> None:
    """Replace a file with its draft, if it still holds `before`; None means that it does not exist.

    Raises:
        OSError: the file cannot be replaced.
        BadInput: the file has changed.
    """
    if before is None:
        _put_new(draft, path, file)
        return
    must_hold(path, before, file)
    draft.replace(path)


def _put_new(draft: Path, path: Path, file: str) -> None:
    """Give a draft the name of a new file; the system refuses if the file exists."""
    try:
        take_place(draft, path)
    except FileExistsError:
        raise ChangedMeanwhile("changed-meanwhile", file=file) from None


def must_hold(path: Path, before: bytes | None, file: str) -> None:
    """Require that a file still holds `before`.

    Raises:
        BadInput: it holds something else.
        OSError: it cannot be read.
    """
    if content_of(path) != before:
        raise ChangedMeanwhile("changed-meanwhile", file=file)


def content_of(path: Path) -> bytes | None:
    """The content of a file; None if it does not exist.

    Raises:
        OSError: it cannot be read.
    """
    try:
        return read_file(path)
    except FileNotFoundError:
        return None


@contextmanager
def said(file: str) -> Iterator[None]:
    """Turn an OSError into a BadInput that names the file."""
    try:
        yield
    except OSError as error:
        raise BadInput("cannot-write", (), file=file, **why(error)) from error


def why(error: OSError) -> dict[str, str]:
    """Why the system refused, as details of a BadInput; for a lack of permission, whose the file is."""
    if error.errno in {errno.EACCES, errno.EPERM}:
        from notice_tasks.store.owners import details_of_owner  # noqa: PLC0415  (only failures need it)

        return details_of_owner(error)
    return {"reason": error.strerror or str(error)}


def write_draft(draft: Path, text: str, path: Path) -> None:
    """Write a draft and sync it; it gets the permissions of the file it will replace.

    Raises:
        OSError: it cannot be written.
    """
    with os.fdopen(open_draft(draft), "wb") as file:
        _permit(file.fileno(), path)
        file.write(text.encode("utf-8", "surrogateescape"))  # keeps line ends and undecodable bytes
        file.flush()
        os.fsync(file.fileno())


def _permit(handle: int, path: Path) -> None:
    """Give a draft the permissions of its file; a new file in a folder shared by a group is shared too."""
    if os.name == "nt":
        return
    with suppress(OSError):  # a file system without permissions
        if path.exists():
            os.fchmod(handle, stat.S_IMODE(path.stat().st_mode))
        elif is_shared(path.parent):
            os.fchmod(handle, stat.S_IMODE(os.fstat(handle).st_mode) | stat.S_IRGRP | stat.S_IWGRP)


def is_shared(folder: Path) -> bool:
    """Whether a group shares a folder: the group may write to it, and new files belong to the group."""
    shared = stat.S_ISGID | stat.S_IWGRP
    return folder.stat().st_mode & shared == shared


def make_folder(folder: Path) -> list[Path]:
    """Make a folder and its parents durably; returns those that are new.

    Raises:
        OSError: a folder cannot be made; the others were removed again.
    """
    if folder.is_dir():
        return []
    made = make_folder(folder.parent)
    try:
        folder.mkdir(exist_ok=True)
        made.append(folder)
        if is_shared(folder.parent):
            folder.chmod(stat.S_IMODE(folder.stat().st_mode) | stat.S_IRWXG)
        sync_folder(folder.parent)
    except OSError:
        take_away(made)
        raise
    return made


def take_away(made: list[Path]) -> list[Path]:
    """Remove files and empty folders as far as possible, the last first; returns those that remain."""
    return [path for path in reversed(made) if not _is_away(path)]


def _is_away(path: Path) -> bool:
    try:
        path.unlink()
    except FileNotFoundError:
        return True
    except OSError:  # perhaps a folder: the error for that depends on the system
        with suppress(OSError):
            path.rmdir()
            return True
        return False
    return True


def sync_after(folders: set[Path], file: str, **case: str) -> None:
    """Sync the folders of replaced files.

    Raises:
        BadInput: the disk has a fault; the files are replaced, but whether that survives is not known.
    """
    try:
        for folder in sorted(folders):
            sync_folder(folder)
    except OSError as error:
        raise BadInput("not-synced", (), file=file, reason=error.strerror or str(error), **case) from error


def sync_folder(folder: Path) -> None:
    """Sync the entries of a folder. Where a system has no such call, syncing the file is enough.

    Raises:
        OSError: the disk has a fault.
    """
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # a folder that is writable but not readable cannot be opened
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SUCH_CALL:
            raise
    finally:
        os.close(handle)
