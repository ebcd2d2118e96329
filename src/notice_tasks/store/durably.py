"""Writing files so that neither a crash nor a full disk leaves half of anything.

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
"""What a file system says that does not put folders on the disk, such as CIFS, vboxsf and some of FUSE."""


def write_whole(root: Path, file: str, text: str, *, before: bytes | None) -> None:
    """Write a file of the workspace, all of it or nothing, if it still holds what it held `before`; none: nothing.

    Only one writer at a time may do so: the draft's name is fixed, so that what a crash leaves is overwritten.

    Raises:
        BadInput: it cannot be written or holds something else by now, and has not changed; or it has, and whether the
            disk has it is not known.
    """
    path = place_in(root, file)
    _write(path, draft_of(path), text, before, file)


def write_alone(path: Path, text: str, *, before: bytes | None) -> None:
    """The same for a file in somebody's own folder, where no name is the program's.

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
    """Put a draft in its file's place, if that still holds what it held `before`; none: if it is not there.

    Raises:
        OSError: the file cannot be replaced.
        BadInput: it holds something else by now.
    """
    if before is None:
        _put_new(draft, path, file)
        return
    must_hold(path, before, file)
    draft.replace(path)


def _put_new(draft: Path, path: Path, file: str) -> None:
    """Give a draft the name of a file that is not there: the system itself refuses where it is by now."""
    try:
        take_place(draft, path)
    except FileExistsError:
        raise ChangedMeanwhile("changed-meanwhile", file=file) from None


def must_hold(path: Path, before: bytes | None, file: str) -> None:
    """Refuse to go on where a file holds something else than it did.

    Raises:
        BadInput: it does.
        OSError: it cannot be read.
    """
    if content_of(path) != before:
        raise ChangedMeanwhile("changed-meanwhile", file=file)


def content_of(path: Path) -> bytes | None:
    """What a file holds; none where there is none.

    Raises:
        OSError: it cannot be read.
    """
    try:
        return read_file(path)
    except FileNotFoundError:
        return None


@contextmanager
def said(file: str) -> Iterator[None]:
    """Turn what the operating system refuses into a sentence about the file."""
    try:
        yield
    except OSError as error:
        raise BadInput("cannot-write", (), file=file, **why(error)) from error


def why(error: OSError) -> dict[str, str]:
    """Why the system refused, for a sentence; where it is that something is another user's, that."""
    if error.errno in {errno.EACCES, errno.EPERM}:
        from notice_tasks.store.owners import details_of_owner  # noqa: PLC0415  (only failures need it)

        return details_of_owner(error)
    return {"reason": error.strerror or str(error)}


def write_draft(draft: Path, text: str, path: Path) -> None:
    """Write a draft and put it on the disk; it gets the permissions of the file it will replace.

    Raises:
        OSError: it cannot be written.
    """
    with os.fdopen(open_draft(draft), "wb") as file:
        _permit(file.fileno(), path)
        file.write(text.encode("utf-8", "surrogateescape"))  # a line end or byte that was there is as it was
        file.flush()
        os.fsync(file.fileno())


def _permit(handle: int, path: Path) -> None:
    """Give a draft the permissions of its file; what is new in a folder shared by a group is shared as well."""
    if os.name == "nt":
        return
    with suppress(OSError):  # a file system without permissions
        if path.exists():
            os.fchmod(handle, stat.S_IMODE(path.stat().st_mode))
        elif is_shared(path.parent):
            os.fchmod(handle, stat.S_IMODE(os.fstat(handle).st_mode) | stat.S_IRGRP | stat.S_IWGRP)


def is_shared(folder: Path) -> bool:
    """Whether a folder is one that a group works in: writable for it, and what is made in it is the group's."""
    shared = stat.S_ISGID | stat.S_IWGRP
    return folder.stat().st_mode & shared == shared


def make_folder(folder: Path) -> list[Path]:
    """Make a folder and its parents, each of them durable; those that were not there.

    Raises:
        OSError: one cannot be made; the others are gone again.
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
    """Take away what was made, as far as that is allowed and nobody has put anything into it; what stays."""
    return [path for path in reversed(made) if not _is_away(path)]


def _is_away(path: Path) -> bool:
    try:
        path.unlink()
    except FileNotFoundError:
        return True
    except OSError:  # a folder, perhaps: by which error that is told, the system decides
        with suppress(OSError):
            path.rmdir()
            return True
        return False
    return True


def sync_after(folders: set[Path], file: str, **case: str) -> None:
    """Put the folders of files that were replaced on the disk.

    Raises:
        BadInput: the disk has a fault: the files are replaced, but whether that survives is not known.
    """
    try:
        for folder in sorted(folders):
            sync_folder(folder)
    except OSError as error:
        raise BadInput("not-synced", (), file=file, reason=error.strerror or str(error), **case) from error


def sync_folder(folder: Path) -> None:
    """Put a folder's own entries on the disk; where the system has no such call, it does that with the file.

    Raises:
        OSError: the disk has a fault.
    """
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # a folder that may be written and not read cannot be opened for that
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SUCH_CALL:
            raise
    finally:
        os.close(handle)
