"""Replacing files so that neither a crash nor a full disk leaves half of anything.

A reader sees the old text or the new; when the call returns, the new one is on the disk.
"""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from notice_tasks.problems import BadInput
from notice_tasks.store.drafts import draft_of, open_draft

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


def replace_durably(root: Path, texts: Mapping[str, str], *, mode: int = 0o666) -> None:
    """Replace files, named relative to `root`; all drafts are on the disk before the first file is replaced.

    Only one writer at a time may do so: the drafts' names are fixed, so that what a crash leaves is overwritten. `mode`
    are the permissions of what is new, less what the system takes away.

    Raises:
        BadInput: a draft cannot be written (no file has changed), or a file cannot be replaced.
    """
    with ExitStack() as undo:
        drafts = {}
        for file, text in texts.items():
            path = root / file
            with _said(file):
                make_folder(path.parent)
                draft = draft_of(path)
                undo.callback(_discard, draft)
                _write_through(draft, text, mode)
            drafts[draft] = path
        for draft, path in drafts.items():
            with _said(path.relative_to(root).as_posix()):
                draft.replace(path)
        for folder in {path.parent for path in drafts.values()}:
            sync_folder(folder)


def _discard(draft: Path) -> None:
    """Take a draft away; where that is refused too, the next writer overwrites it."""
    with suppress(OSError):
        draft.unlink()


@contextmanager
def _said(file: str) -> Iterator[None]:
    """Turn what the operating system refuses into a sentence about the file."""
    try:
        yield
    except OSError as error:
        raise BadInput("cannot-write", file=file, reason=error.strerror or str(error)) from error


def _write_through(path: Path, text: str, mode: int) -> None:
    with os.fdopen(open_draft(path, mode), "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def make_folder(folder: Path) -> None:
    """Make a folder and its parents, each of them durable."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Put a folder's own entries on the disk; Windows has no such call and does it with the file."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
