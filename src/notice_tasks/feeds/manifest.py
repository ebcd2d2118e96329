"""The manifest of a folder of feeds: which files and folders in it the program made.

Names are stored as digests, so that the manifest does not reveal unguessable names. Folders have a slash before the
digest; a manifest without any slash was written by a version that did not list folders.
"""

from __future__ import annotations

import os
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.feeds.drafts import Drafts
from notice_tasks.problems import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LIST: Final = ".notice-tasks-feeds"
_LISTED: Final = "/"
_ENTRY: Final = re.compile(r"/?[0-9a-f]{64}|/")


class Manifest(NamedTuple):
    """The digests of the names that the program wrote for the workspace with this id.

    `folders` is None if the manifest was written by a version that did not list folders.
    """

    workspace: str
    files: frozenset[str] = frozenset()
    folders: frozenset[str] | None = frozenset()

    def wrote(self, file: str) -> bool:
        """Whether the program wrote a file with this name."""
        return _digest(file) in self.files

    def made(self, folder: str) -> bool:
        """Whether the program made a folder with this name."""
        return _digest(folder) in (self.folders or ())

    def with_files(self, files: Iterable[str]) -> Manifest:
        """The manifest with these files added."""
        return self._replace(files=self.files | {_digest(file) for file in files})

    def only(self, files: Iterable[str], folders: Iterable[str]) -> Manifest:
        """A manifest of these files, and of those folders that the program made."""
        return Manifest(self.workspace).with_files(files).with_folders(filter(self.made, folders))

    def with_folders(self, folders: Iterable[str]) -> Manifest:
        """The manifest with these folders added."""
        return self._replace(folders=(self.folders or frozenset()) | {_digest(folder) for folder in folders})


def read_manifest(folder: Path, workspace: str) -> Manifest:
    """Read the manifest of a folder.

    Raises:
        BadInput: the folder belongs to another workspace, whose feeds would be replaced, or the manifest is not valid.
        OSError: the manifest cannot be read.
    """
    path = folder / LIST
    if not os.path.lexists(path):
        return Manifest(workspace)
    if path.is_symlink():
        raise BadInput("link-in-feeds", file=str(path))
    if not path.is_file():
        raise BadInput("not-our-file", file=str(path))
    owner, *entries = path.read_text(encoding="utf-8", errors="replace").removesuffix("\n").split("\n")
    if not entries or not all(map(_ENTRY.fullmatch, entries)):
        raise BadInput("not-our-file", file=str(path))
    if owner != workspace:
        raise BadInput("feeds-of-another", folder=str(folder), workspace=owner)
    folders = frozenset(entry.removeprefix(_LISTED) for entry in entries if entry.startswith(_LISTED))
    files = frozenset(entry for entry in entries if not entry.startswith(_LISTED))
    return Manifest(owner, files, folders - {""} if folders else None)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write a manifest in one step. It is on the disk before anything that is written later.

    Raises:
        OSError: the folder cannot be written.
        BadInput: another file has the manifest's name.
    """
    folders = (f"{_LISTED}{digest}" for digest in ("", *sorted(manifest.folders or ())))
    lines = (manifest.workspace, *folders, *sorted(manifest.files))

    def look(_file: str) -> None:
        read_manifest(folder, manifest.workspace)

    drafts = Drafts(folder, manifest.workspace, look)
    drafts.add(LIST, "".join(f"{line}\n" for line in lines).encode())
    try:
        drafts.finish(LIST, sync=True)
    finally:
        drafts.discard()


def _digest(name: str) -> str:
    return sha256(name.encode()).hexdigest()
