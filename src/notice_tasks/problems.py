"""Problems in files, and exceptions that stop the work.

A mistake in a user's file is a value (`Problem`). An exception (`CannotGoOn`) means that the work stops. Both carry a
code and details; the words are chosen at the edge, in the reader's language.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

KeyPath = tuple[str | int, ...]
"""The path to a value in a TOML document: keys, and 0-based indexes into arrays."""


class Level(StrEnum):
    """How serious a problem is: an error, a likely error, or something to improve. Only errors stop commands."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class At(StrEnum):
    """Which end of a `key = value` pair a place points at."""

    KEY = "key"
    VALUE = "value"


class Place(NamedTuple):
    """A place in a file of the workspace.

    `file` is relative to the workspace, with forward slashes. A place is given either by a key path, which is converted
    to line and column only when it is printed, or by line and column (both 1-based; columns count code points).
    """

    file: str
    path: KeyPath = ()
    at: At = At.VALUE
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """The place as `file:line:column`, the form editors understand; unknown parts are left out."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


class Problem(NamedTuple):
    """One fault at one place."""

    code: str
    place: Place
    details: Mapping[str, object] = MappingProxyType({})
    level: Level = Level.ERROR


class CannotGoOn(Exception):  # noqa: N818  (the name says what it means)
    """The work stops here. `code` names the message, and `details` fill it."""

    def __init__(self, code: str, /, **details: object) -> None:
        """Store the code and the details."""
        super().__init__(code)
        self.code = code
        self.details = details


class BadRequest(CannotGoOn):
    """The request cannot be carried out as it was made: exit code 2."""


class BadInput(CannotGoOn):
    """A file or store cannot be read or written, or its content is faulty: exit code 3."""

    def __init__(self, code: str, /, problems: Sequence[Problem] = (), **details: object) -> None:
        """Store the code, the details and the problems found in files."""
        super().__init__(code, **details)
        self.problems = tuple(problems)


class ChangedMeanwhile(BadInput):
    """A file changed after it was read, so it was left as it is."""


class RecordsMoved(BadInput):
    """Records were written while they were being read, so reading must be repeated."""

    def __init__(self, code: str, root: Path) -> None:
        """Store the workspace, whose writers may have to be waited for."""
        super().__init__(code)
        self.root = root


class Aside(NamedTuple):
    """A message beside the result, for example that an earlier command was interrupted and is now finished."""

    code: str
    details: Mapping[str, object]


ASIDES: Final[list[Aside]] = []
"""The messages to print when this run ends, also if it fails."""


def nearest(word: str, known: Sequence[str]) -> str | None:
    """The known word most similar to a word, for "did you mean", or None."""
    from difflib import get_close_matches  # noqa: PLC0415  (needed only when something is wrong)

    found = get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    return found[0] if found else None
