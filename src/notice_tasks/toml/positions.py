"""From key paths to lines and columns.

Both are 1-based; columns count code points. This runs only if there is a problem to print.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from notice_tasks.problems import At, Place, Problem
from notice_tasks.toml.adding import how_to_add
from notice_tasks.toml.faults import MISSING
from notice_tasks.toml.key_positions import PositionTree, key_positions
from notice_tasks.toml.text import BYTE_ORDER_MARK, Files, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_NOTHING: Mapping[str, bytes] = MappingProxyType({})


def located(problems: Iterable[Problem], root: Path, instead: Mapping[str, bytes] = _NOTHING) -> list[Problem]:
    """The problems with line and column filled in, also for places in their details, sorted by file and place.

    `instead` has the contents that were read instead of some files, by their names.
    """
    read = Files(root, instead)
    files: dict[str, _Scanned] = {}

    def scanned(file: str) -> _Scanned:
        if file not in files:
            files[file] = _scanned(read, file)
        return files[file]

    def fill(place: Place) -> Place:
        return scanned(place.file).filled(place) if place.line is None else place

    def details(problem: Problem) -> Iterator[tuple[str, object]]:
        for key, value in problem.details.items():
            yield key, str(fill(value)) if isinstance(value, Place) else value
        if problem.code == MISSING and "case" not in problem.details:
            yield from scanned(problem.place.file).how_to_add(str(problem.details["key"]), problem.place).items()

    found = [problem._replace(place=fill(problem.place), details=dict(details(problem))) for problem in problems]
    return sorted(found, key=lambda problem: (_order(problem.place), problem.code))


class _Scanned(NamedTuple):
    """A file's text, its key positions, and the offsets of its lines: one file may have very many problems."""

    text: str
    positions: PositionTree
    lines: list[int]

    def filled(self, place: Place) -> Place:
        """A place with its line and column; a path that is not in the text gets those of its nearest parent."""
        position = self.positions.nearest(place.path)
        offset = position.key if place.at is At.KEY else position.value
        line = bisect_right(self.lines, offset)
        return place._replace(line=line, column=offset - self.lines[line - 1] + 1)

    def how_to_add(self, key: str, place: Place) -> Mapping[str, str]:
        """How to add a missing key to the table at a place."""
        return how_to_add(key, self.text, self.positions.nearest(place.path)) if place.path else {"case": "top"}


def _scanned(read: Files, file: str) -> _Scanned:
    """A file as it is now; one that was deleted or broken in the meantime is treated as empty."""
    try:
        content = read.content(file)
    except OSError:
        content = b""
    text = content.removeprefix(BYTE_ORDER_MARK).decode() if isinstance(parse(content, file), dict) else ""
    return _Scanned(text, key_positions(text), [0, *(found.end() for found in re.finditer("\n", text))])


def _order(place: Place) -> tuple[str, int, int]:
    return place.file, place.line or 0, place.column or 0
