"""Opens the store of a workspace: the only place that chooses a store's class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.store.toml_files import TomlFiles

if TYPE_CHECKING:
    from pathlib import Path

    from notice_tasks.store.base import RecordStore
    from notice_tasks.toml.text import Files


def open_store(root: Path, files: Files | None = None) -> RecordStore:
    """The store of a workspace; `files` reads its files, for a caller that watches or replaces what is read."""
    return TomlFiles(root, files)
