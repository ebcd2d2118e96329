"""The program's own list of what it wrote into a folder of feeds, and made there.

Names in it are digests: where feeds have names that nobody can guess, the list must not tell them. Folders stand behind
a slash; where no line wrote one, the list was written before folders were listed.
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
    """What the program wrote into a folder, for the workspace of this id: the digests of names.

    `folders` are none where a version wrote the list that listed no folders.
    """

    workspace: str
    files: frozenset[str] = frozenset()
    folders: frozenset[str] | None = frozenset()

    def wrote(self, file: str) -> bool:
        """Whether the program wrote a file of this name."""
        return _digest(file) in self.files

    def made(self, folder: str) -> bool:
        """Whether the program made a folder of this name."""
        return _digest(folder) in (self.folders or ())

    def with_files(self, files: Iterable[str]) -> Manifest:
        """The same, and these files as well."""
        return self._replace(files=self.files | {_digest(file) for file in files})

    def only(self, files: Iterable[str], folders: Iterable[str]) -> Manifest:
        """These files, and of these folders those that the program made."""
        return Manifest(self.workspace).with_files(files).with_folders(filter(self.made, folders))

    def with_folders(self, folders: Iterable[str]) -> Manifest:
        """The same, and these folders as well."""
        return self._replace(folders=(self.folders or frozenset()) | {_digest(folder) for folder in folders})


def read_manifest(folder: Path, workspace: str) -> Manifest:
    """What the program wrote into a folder so far.

    Raises:
        BadInput: it was written for another workspace, whose feeds these would replace, or its name is that of
            something else than a list.
        OSError: the list cannot be read.
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
    """Write down what is the program's, in one step, and on the disk before anything that is written after it.

    Raises:
        OSError: the folder cannot be written.
        BadInput: somebody put something else in the list's place.
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
