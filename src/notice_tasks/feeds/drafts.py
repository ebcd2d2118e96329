"""Write many feeds at the same time, in pieces and with bounded memory. Each replaces its file in one step.

Drafts are in the folder of feeds itself, under unguessable names. The drafts of killed runs are recognised by their
names, and no other file is ever taken for a draft.
"""

from __future__ import annotations

import filecmp
import os
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

from notice_tasks.problems import BadInput
from notice_tasks.store.drafts import take_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HELD: Final = 4_000_000
"""The number of octets held in memory before they are written."""

_WRITING: Final = os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class Drafts:
    """The drafts of one run. Only one run at a time may write into a folder."""

    def __init__(self, folder: Path, workspace: str, look: Callable[[str], None]) -> None:
        """Begin without drafts. `look` raises if the program did not write the file that a draft is to replace."""
        self.sizes: dict[str, int] = {}
        """The number of octets in each file so far."""
        self._folder = folder
        prefix = _prefix(workspace)
        self._names = (folder / f"{prefix}{number}.new" for number in count())
        self._look = look
        self._held: dict[str, bytearray] = {}
        self._size = 0
        self._begun: dict[str, Path] = {}

    def add(self, file: str, octets: bytes) -> None:
        """Add octets to a file.

        Raises:
            OSError: the folder cannot be written.
        """
        self._held.setdefault(file, bytearray()).extend(octets)
        self.sizes[file] = self.sizes.get(file, 0) + len(octets)
        self._size += len(octets)
        if self._size > HELD:
            for name, held in self._held.items():
                self._write(name, held)
            self._held.clear()
            self._size = 0

    def finish(self, file: str, *, sync: bool = False) -> bool:
        """Put a draft in its place and return whether the file changed. A file with the same octets is not touched.

        With `sync`, the draft is on the disk before it gets its name.

        Raises:
            OSError: the folder cannot be written.
            BadInput: a file is in its place that the program did not write, even if it is new.
        """
        path, held = self._folder / file, self._held.pop(file, bytearray())
        self._size -= len(held)
        if file not in self._begun and path.is_file() and path.read_bytes() == held:
            return False
        self._write(file, held, sync=sync)
        draft = self._begun[file]
        if path.is_file() and filecmp.cmp(draft, path, shallow=False):
            self._begun.pop(file).unlink()
            return False
        self._put(file, draft)
        del self._begun[file]
        return True

    def discard(self) -> None:
        """Remove the drafts that were begun and not finished.

        Raises:
            OSError: the folder cannot be written.
        """
        while self._begun:
            self._begun.popitem()[1].unlink(missing_ok=True)

    def _put(self, file: str, draft: Path) -> None:
        path = self._folder / file
        put = Path.replace if os.path.lexists(path) else take_place
        self._look(file)
        try:
            put(draft, path)
        except FileExistsError as error:
            raise BadInput("not-our-file", file=str(path)) from error

    def _write(self, file: str, octets: bytes | bytearray, *, sync: bool = False) -> None:
        begun = self._begun.get(file)
        handle = self._begin(file) if begun is None else os.open(begun, _WRITING | os.O_APPEND)
        with os.fdopen(handle, "wb") as opened:
            opened.write(octets)
            if sync:
                opened.flush()
                os.fsync(opened.fileno())

    def _begin(self, file: str) -> int:
        """Make the draft of a file under the first unused name. Nothing is replaced, and no link is followed."""
        while True:
            draft = next(self._names)
            try:
                handle = os.open(draft, _WRITING | os.O_CREAT | os.O_EXCL, 0o666)
            except FileExistsError:
                continue
            self._begun[file] = draft
            return handle


def drafts_left(folder: Path, workspace: str) -> Iterator[Path]:
    """The drafts of killed runs."""
    return folder.glob(f"{_prefix(workspace)}*.new")


def _prefix(workspace: str) -> str:
    """The prefix of the names of drafts: a digest of the workspace's id."""
    return f".notice-tasks-{sha256(f'drafts of {workspace}'.encode()).hexdigest()[:32]}-"
