"""The subject of checks of names and places: one folder, and the files that the files read refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notice_tasks.problems import Place

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from notice_tasks.reading.folder_listing import FolderListing


class StockSheet(NamedTuple):
    """One folder, and what is known of its files.

    `named` are the texts and evidence that checklists and records name; `all_read` is false if a file that could not be
    read may name more. `known` are the ids of notices and units, which other checks report.
    """

    root: Path
    stock: FolderListing
    named: AbstractSet[str]
    known: AbstractSet[str]
    all_read: bool


def place_of(file: str) -> Place:
    """The place of a whole file."""
    return Place(file, line=1, column=1)
