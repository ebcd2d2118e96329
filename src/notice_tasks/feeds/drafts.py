"""Many feeds written at the same time, piece by piece, within a bounded memory; each replaces its file in one step."""

from __future__ import annotations

import filecmp
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

HELD: Final = 4_000_000
"""So many octets are held in memory before they go to the disk."""


class Drafts:
    """The files that a run writes, as far as they have come. Only one run at a time may write into a folder."""

    def __init__(self, folder: Path) -> None:
        """Begin with nothing."""
        self.sizes: dict[str, int] = {}
        """How many octets each file has so far."""
        self._folder = folder
        self._held: dict[str, bytearray] = {}
        self._size = 0
        self._begun: set[str] = set()

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

    def finish(self, file: str) -> bool:
        """Put a file in its place and tell whether it changed; one with the same octets is not touched.

        Raises:
            OSError: the folder cannot be written.
        """
        path, held = self._folder / file, self._held.pop(file, bytearray())
        self._size -= len(held)
        if file not in self._begun and path.is_file() and path.read_bytes() == held:
            return False
        draft = draft_of(path)
        try:
            self._write(file, held)
            if path.is_file() and filecmp.cmp(draft, path, shallow=False):
                draft.unlink()
                return False
            draft.replace(path)
        except OSError:
            draft.unlink(missing_ok=True)
            raise
        return True

    def _write(self, file: str, octets: bytes | bytearray) -> None:
        draft = draft_of(self._folder / file)
        draft.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("ab" if file in self._begun else "wb") as opened:
            self._begun.add(file)
            opened.write(octets)


def draft_of(path: Path) -> Path:
    """Where a file is written before it is put in its place."""
    return path.with_name(f".{path.name}.new")
