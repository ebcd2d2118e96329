"""From key paths to lines and columns.

Both are 1-based; columns count code points. All this runs only when there is something to print.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from notice_tasks.problems import At, Place, Problem
from notice_tasks.toml.spots import Spotted, spots
from notice_tasks.toml.text import Files, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_NOTHING: Mapping[str, bytes] = MappingProxyType({})


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The 1-based line and column, in code points, of an offset into a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def located(problems: Iterable[Problem], root: Path, instead: Mapping[str, bytes] = _NOTHING) -> list[Problem]:
    """The problems with line and column filled in, places in their details written out, sorted by file and place.

    `instead` is what was read in place of some files, by their names.
    """
    read = Files(root, instead)
    files: dict[str, _Scanned] = {}

    def fill(place: Place) -> Place:
        if place.line is not None:
            return place
        if place.file not in files:
            files[place.file] = _scanned(read, place.file)
        return files[place.file].filled(place)

    found = [
        problem._replace(
            place=fill(problem.place),
            details={key: str(fill(v)) if isinstance(v, Place) else v for key, v in problem.details.items()},
        )
        for problem in problems
    ]
    return sorted(found, key=lambda problem: (_order(problem.place), problem.code))


class _Scanned(NamedTuple):
    """The spots of a file, and the offsets at which its lines begin: one file may have very many problems."""

    spotted: Spotted
    lines: list[int]

    def filled(self, place: Place) -> Place:
        """A place with its line and column; a path that is not in the text stands where its nearest parent does."""
        spot = self.spotted.nearest(place.path)
        offset = spot.key if place.at is At.KEY else spot.value
        line = bisect_right(self.lines, offset)
        return place._replace(line=line, column=offset - self.lines[line - 1] + 1)


def _scanned(read: Files, file: str) -> _Scanned:
    """A file as it is now; of one that was deleted or broken meanwhile only the beginning is known."""
    try:
        content = read.content(file)
    except OSError:
        content = b""
    text = content.decode() if isinstance(parse(content, file), dict) else ""
    return _Scanned(spots(text), [0, *(found.end() for found in re.finditer("\n", text))])


def _order(place: Place) -> tuple[str, int, int]:
    return place.file, place.line or 0, place.column or 0
