"""Which folder is the workspace, and where its files are.

Found by walking up from a folder, as git does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.problems import BadRequest
from notice_tasks.toml.text import names_in

if TYPE_CHECKING:
    from pathlib import Path

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
        if (folder / SETTINGS).is_file():
            return folder
    raise BadRequest("no-workspace", folder=str(start))


def named_workspace(folder: Path) -> Path:
    """The folder that somebody named as the workspace.

    Raises:
        BadRequest: it holds no notice-tasks.toml.
    """
    if not (folder / SETTINGS).is_file():
        raise BadRequest("not-a-workspace", folder=str(folder))
    return folder.absolute()


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


def _toml_files(root: Path, folder: str) -> tuple[str, ...]:
    names = names_in(root / folder, folder)
    return tuple(f"{folder}/{name}" for name in names if name.endswith(".toml") and not name.startswith("."))
