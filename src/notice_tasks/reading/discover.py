"""Finds the workspace's folder and its files.

The folder is found by walking up from the current one, as git does.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from notice_tasks.model.workspace import RECORDS
from notice_tasks.problems import BadInput, BadRequest
from notice_tasks.toml.text import entries_in, names_in

if TYPE_CHECKING:
    from collections.abc import Callable

SETTINGS = "notice-tasks.toml"
REGISTER = "units.toml"
CHECKLISTS = "checklists"
REST_DAYS = "rest-days"


def find_workspace(start: Path) -> Path:
    """The nearest folder at or above `start` that holds notice-tasks.toml.

    Raises:
        BadRequest: there is none.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        if _has_settings(folder):
            return folder
    raise BadRequest("no-workspace", folder=str(start))


def named_workspace(folder: Path) -> Path:
    """The folder that was given as the workspace.

    Raises:
        BadRequest: it holds no notice-tasks.toml.
    """
    if not _has_settings(folder):
        raise BadRequest("not-a-workspace", folder=str(folder))
    return folder.absolute()


def _has_settings(folder: Path) -> bool:
    """Whether settings exist; a broken link or a pipe counts, because it must be reported and not skipped."""
    file = folder / SETTINGS
    return file.is_symlink() or (file.exists() and not file.is_dir())


def checklist_files(root: Path, unreadable: Callable[[BadInput], None] | None = None) -> tuple[str, ...]:
    """The checklists' paths, relative to the workspace, in the order of their names.

    They may be in subfolders at any depth. Hidden files, and folders behind links, are skipped. `unreadable`, if given,
    is called for each folder that cannot be read, and the search goes on.

    Raises:
        BadInput: a folder cannot be read.
    """
    found = []
    folders = [CHECKLISTS]
    while folders:
        folder = folders.pop()
        try:
            entries = entries_in(root / folder, folder)
        except BadInput as error:
            if unreadable is None:
                raise
            unreadable(error)
            continue
        for entry in entries:
            if _is_toml(entry.name):
                found.append(f"{folder}/{entry.name}")
            elif entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                folders.append(f"{folder}/{entry.name}")
    return tuple(sorted(found))


def rest_day_files(root: Path) -> tuple[str, ...]:
    """The paths of the files that declare rest days, relative to the workspace, in the order of their names.

    Raises:
        BadInput: the folder cannot be read.
    """
    return tuple(f"{REST_DAYS}/{name}" for name in names_in(root / REST_DAYS, REST_DAYS) if _is_toml(name))


def name_in_workspace(word: str, root: Path, *, must_exist: bool = False) -> str:
    """The name, relative to the workspace, of a file or folder given relative to the current folder.

    A name that does not exist there is looked for relative to the workspace.

    Raises:
        BadRequest: it is outside the workspace, is none of its files, or does not exist although it must.
    """
    home = resolved(root)
    path = resolved(Path.cwd() / word)
    if not path.exists() and not path.is_relative_to(home):
        path = resolved(home / word)
    if must_exist and not path.exists():
        raise BadRequest("no-such-file", file=word)
    name = path.relative_to(home).as_posix() if path.is_relative_to(home) else ""
    if not _is_looked_at(name, is_folder=path.is_dir()):
        raise BadRequest("not-looked-at", file=word, folder=str(root))
    return name


def resolved(path: Path) -> Path:
    """A path with its links resolved; unchanged if they form a circle, where Path.resolve fails before Python 3.13."""
    return Path(os.path.realpath(path))


_DEPTHS: Final = {REST_DAYS: 2, RECORDS: 3}
"""How many parts the path of a file has under each folder: records/NOTICE/UNIT.toml has three."""


def is_read(file: str) -> bool:
    """Whether a path, relative to the workspace, can be that of a checklist, a record or a file of rest days."""
    folder, *within = file.split("/")
    depth = _DEPTHS.get(folder)
    in_place = depth == len(within) + 1 or (folder == CHECKLISTS and within)
    return bool(in_place) and _is_toml(within[-1]) and not any(name.startswith(".") for name in within)


def is_checklist(file: str) -> bool:
    """Whether a path, relative to the workspace, can be that of a checklist."""
    return file.startswith(f"{CHECKLISTS}/") and is_read(file)


def _is_looked_at(name: str, *, is_folder: bool) -> bool:
    """Whether a file with this name is read, or a folder with this name is searched."""
    if name in {".", SETTINGS, REGISTER}:
        return True
    within = "a.toml"
    if name == RECORDS:
        within = "a/a.toml"
    return is_read(name) or (is_folder and is_read(f"{name}/{within}"))


def _is_toml(name: str) -> bool:
    return name.endswith(".toml") and not name.startswith(".")
