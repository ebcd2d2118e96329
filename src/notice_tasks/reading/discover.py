"""Which folder is the workspace, and where its files are.

Found by walking up from a folder, as git does.
"""

from __future__ import annotations

import os
from pathlib import Path

from notice_tasks.model.workspace import RECORDS
from notice_tasks.problems import BadRequest
from notice_tasks.toml.text import names_in

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
    """The folder that somebody named as the workspace.

    Raises:
        BadRequest: it holds no notice-tasks.toml.
    """
    if not _has_settings(folder):
        raise BadRequest("not-a-workspace", folder=str(folder))
    return folder.absolute()


def _has_settings(folder: Path) -> bool:
    """Whether settings are there; a link that leads nowhere, or a pipe, has to be mended and not passed over."""
    file = folder / SETTINGS
    return file.is_symlink() or (file.exists() and not file.is_dir())


def checklist_files(root: Path) -> tuple[str, ...]:
    """The checklists' paths, relative to the workspace, in the order of their names; hidden files are none.

    Raises:
        BadInput: the folder cannot be read.
    """
    return _toml_files(root, CHECKLISTS)


def rest_day_files(root: Path) -> tuple[str, ...]:
    """The paths of the files that declare rest days, relative to the workspace, in the order of their names.

    Raises:
        BadInput: the folder cannot be read.
    """
    return _toml_files(root, REST_DAYS)


def name_in_workspace(word: str, root: Path, *, must_exist: bool = False) -> str:
    """The name, relative to the workspace, of a file or folder that somebody named from the folder they are in.

    A name that is not there may also be meant from the workspace.

    Raises:
        BadRequest: it lies outside the workspace, is none of its files, or is not there and must be.
    """
    home = resolved(root)
    here = resolved(Path.cwd() / word)
    path = here if here.exists() or here.is_relative_to(home) else resolved(home / word)
    if must_exist and not path.exists():
        raise BadRequest("no-such-file", file=word)
    name = path.relative_to(home).as_posix() if path.is_relative_to(home) else ""
    if not _is_looked_at(name):
        raise BadRequest("not-looked-at", file=word, folder=str(root))
    return name


def resolved(path: Path) -> Path:
    """A path without links; one on which links lead in a circle stays, where Path.resolve would fail before 3.13."""
    return Path(os.path.realpath(path))


_DEPTHS = {CHECKLISTS: 2, REST_DAYS: 2, RECORDS: 3}
"""How many names a file has that stands where it belongs under each folder: records/NOTICE/UNIT.toml has three."""


def _is_looked_at(name: str) -> bool:
    folder, *rest = name.split("/")
    if folder in {".", SETTINGS, REGISTER}:
        return not rest
    left = _DEPTHS.get(folder, 0) - len(rest) - 1
    return left > 0 or (left == 0 and _is_toml(rest[-1]))


def _is_toml(name: str) -> bool:
    return name.endswith(".toml") and not name.startswith(".")


def is_checklist(file: str) -> bool:
    """Whether a path, relative to the workspace, is one that a checklist may have."""
    folder, _slash, name = file.rpartition("/")
    return folder == CHECKLISTS and _is_toml(name)


def _toml_files(root: Path, folder: str) -> tuple[str, ...]:
    names = names_in(root / folder, folder)
    return tuple(f"{folder}/{name}" for name in names if _is_toml(name))
