"""The contents of the workspace's own folders, whether they are read or not.

Most entries are as they should be: files that are read, with lower-case names. Only the others are examined.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.model.workspace import RECORDS
from notice_tasks.problems import BadInput
from notice_tasks.reading.discover import CHECKLISTS, REGISTER, REST_DAYS, SETTINGS, is_read
from notice_tasks.reading.file_names import LONGEST, RESERVED, case_folded
from notice_tasks.toml.text import entries_in

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator
    from pathlib import Path

OF_GIT: Final = (".gitattributes", ".gitignore")
"""What `init` writes for git."""

_FOLDERS: Final = (CHECKLISTS, REST_DAYS, RECORDS)
_AT_THE_TOP: Final = frozenset({SETTINGS, REGISTER, *_FOLDERS, *OF_GIT})
_PLAIN: Final = re.compile(r"[a-z0-9][a-z0-9_-]*")
_HIDDEN: Final = re.compile(r"\.notice-tasks\..*|\..+\.new")
"""The program's own hidden files: the lock and similar ones, and drafts."""


class FolderEntry(NamedTuple):
    """A file or folder to examine, by its name relative to the workspace."""

    file: str
    is_folder: bool
    is_link: bool

    @property
    def name(self) -> str:
        """Its name in its folder."""
        return self.file.rpartition("/")[2]

    @property
    def is_hidden(self) -> bool:
        """Whether it is hidden."""
        return self.name.startswith(".")

    @property
    def is_read(self) -> bool:
        """Whether it has the name of a file that is read."""
        return self.file in {SETTINGS, REGISTER} or is_read(self.file)

    @property
    def is_looked_into(self) -> bool:
        """Whether it has the name of a folder in which files are read, except those within checklists/."""
        top, *within = self.file.split("/")
        return top in _FOLDERS and len(within) <= (top == RECORDS)


class FolderListing(NamedTuple):
    """The contents of one folder: all names, and the entries to examine."""

    names: tuple[str, ...]
    things: tuple[FolderEntry, ...]


def list_folders(root: Path) -> Iterator[FolderListing]:
    """The contents of each folder; of the workspace's top folder only its own files.

    Folders that cannot be read, and folders behind links, are skipped.
    """
    top = [entry for entry in _entries(root, "") if _is_own(entry.name)]
    yield _stock("", top)
    folders = [entry.name for entry in top if entry.name in _FOLDERS and _is_gone_into("", entry)]
    while folders:
        folder = folders.pop()
        entries = [e for e in _entries(root, folder) if not e.name.startswith(".") or _is_linked_draft(e)]
        yield _stock(f"{folder}/", entries)
        folders += [f"{folder}/{entry.name}" for entry in entries if _is_gone_into(f"{folder}/", entry)]


def _is_own(name: str) -> bool:
    return case_folded(name) in _AT_THE_TOP or _HIDDEN.fullmatch(name) is not None


def _is_linked_draft(entry: os.DirEntry[str]) -> bool:
    return entry.is_symlink() and _HIDDEN.fullmatch(entry.name) is not None


def _is_gone_into(folder: str, entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder to look into; one with the name of a file to read is reported elsewhere."""
    return entry.is_dir(follow_symlinks=False) and not is_read(f"{folder}{entry.name}")


def _stock(folder: str, entries: list[os.DirEntry[str]]) -> FolderListing:
    things = [_thing(folder, entry) for entry in entries if not _is_plain(folder, entry)]
    return FolderListing(tuple(entry.name for entry in entries), tuple(sorted(things)))


def _thing(folder: str, entry: os.DirEntry[str]) -> FolderEntry:
    return FolderEntry(f"{folder}{entry.name}", _is_dir(entry), entry.is_symlink())


def _is_dir(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _is_plain(folder: str, entry: os.DirEntry[str]) -> bool:
    """Whether an entry is read, or a folder that is searched, with an unsuspicious name."""
    if entry.is_symlink():
        return False
    name = entry.name
    if not folder:
        return name in _AT_THE_TOP or name.startswith(".")
    stem = name.removesuffix(".toml")
    if _PLAIN.fullmatch(stem) is None or len(stem) > LONGEST or stem in RESERVED:
        return False
    return is_read(f"{folder}{name}") if stem != name else entry.is_dir()


def _entries(root: Path, folder: str) -> list[os.DirEntry[str]]:
    try:
        return entries_in(root / folder, folder)
    except BadInput:
        return []
