"""Faults and where they are.

A mistake in someone's file is a value (`Problem`); an exception (`CannotGoOn`) means the work stops here.
Both carry a code and details; their words are chosen at the edge, in the reader's language.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

KeyPath = tuple[str | int, ...]
"""The way to a value in a TOML document: keys, and 0-based indexes into arrays."""


class Level(StrEnum):
    """How bad a problem is: a fault; what is likely to be one; what could be done better. Only errors stop commands."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class At(StrEnum):
    """Which end of a `key = value` pair a place points at."""

    KEY = "key"
    VALUE = "value"


class Place(NamedTuple):
    """A place in a file of the workspace.

    `file` is relative to the workspace, with forward slashes. A place is known either by its key path, which is
    turned into line and column only when there is something to print, or at once by line and column (both 1-based,
    columns in code points).
    """

    file: str
    path: KeyPath = ()
    at: At = At.VALUE
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """file:line:column, as editors understand it, as far as it is known."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


class Problem(NamedTuple):
    """One fault at one place."""

    code: str
    place: Place
    details: Mapping[str, object] = MappingProxyType({})
    level: Level = Level.ERROR


class CannotGoOn(Exception):  # noqa: N818  (it says what it means)
    """The work stops here; `code` names the sentence to say, `details` fills it."""

    def __init__(self, code: str, /, **details: object) -> None:
        """Keep the code and the details for the one who speaks."""
        super().__init__(code)
        self.code = code
        self.details = details


class BadRequest(CannotGoOn):
    """What was asked for cannot be done as it was asked: exit code 2."""


class BadInput(CannotGoOn):
    """A file or store cannot be read or written, or its content is faulty: exit code 3."""

    def __init__(self, code: str, /, problems: Sequence[Problem] = (), **details: object) -> None:
        """Keep, beside code and details, the faults that were found in files."""
        super().__init__(code, **details)
        self.problems = tuple(problems)


class ChangedMeanwhile(BadInput):
    """A file is not any more what was read of it, so it was left as it is."""


class RecordsMoved(BadInput):
    """Records were written together while they were read: whoever reads them again sees all of that or nothing."""

    def __init__(self, code: str, root: Path) -> None:
        """Keep the workspace, whose writers may have to wait then."""
        super().__init__(code)
        self.root = root


class Aside(NamedTuple):
    """What is told beside the answer, whatever that is: a command that was cut short, and what became of it."""

    code: str
    details: Mapping[str, object]


ASIDES: Final[list[Aside]] = []
"""What is to be told when this run ends; an action that fails tells it as well."""


def nearest(word: str, known: Sequence[str]) -> str | None:
    """The known word most like this one, for "did you mean"; none where nothing is alike."""
    from difflib import get_close_matches  # noqa: PLC0415  (needed only when something is wrong)

    found = get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    return found[0] if found else None
