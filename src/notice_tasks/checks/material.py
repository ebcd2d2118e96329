"""The subject of checks of structure: everything that was loaded, sorted by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notice_tasks.checks.sheet import Sheet, surroundings_of
from notice_tasks.reading.discover import CHECKLISTS, REGISTER, REST_DAYS

if TYPE_CHECKING:
    from notice_tasks.model.unit import Register
    from notice_tasks.reading.load import Loaded
    from notice_tasks.toml.text import Files, Values


class RegisterSheet(NamedTuple):
    """The register and its values as written in the file."""

    values: Values
    register: Register


class RestDaySheet(NamedTuple):
    """A file of rest days and its values as written in the file."""

    file: str
    values: Values


class Material(NamedTuple):
    """Everything that was loaded, sorted by kind."""

    register: tuple[RegisterSheet, ...]
    rest_days: tuple[RestDaySheet, ...]
    checklists: tuple[Sheet, ...]


def material_of(loaded: Loaded, files: Files) -> Material:
    """Sort the loaded files by kind."""
    around = surroundings_of(loaded, files)
    notices = {notice.file: notice for notice in loaded.notices}
    return Material(
        tuple(RegisterSheet(document.values, loaded.register) for document in loaded.documents_in(REGISTER)),
        rest_day_sheets(loaded),
        tuple(Sheet(document, notices[document.file], around) for document in loaded.documents_in(CHECKLISTS)),
    )


def rest_day_sheets(loaded: Loaded) -> tuple[RestDaySheet, ...]:
    """The files of rest days that were loaded."""
    return tuple(RestDaySheet(document.file, document.values) for document in loaded.documents_in(REST_DAYS))
