"""What checks of names and places look at: one folder, and what the files that were read say of others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notice_tasks.problems import Place

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from notice_tasks.reading.folder_listing import FolderListing


class StockSheet(NamedTuple):
    """One folder as checks look at it.

    `named` are the files that checklists and records name: texts and evidence; `all_read` is false where a file that
    could not be read may name more. `known` are the ids of notices and units, of which other checks tell.
    """

    root: Path
    stock: FolderListing
    named: AbstractSet[str]
    known: AbstractSet[str]
    all_read: bool


def place_of(file: str) -> Place:
    """A file as a whole."""
    return Place(file, line=1, column=1)
