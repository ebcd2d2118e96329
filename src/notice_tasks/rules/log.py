"""What was recorded, in the order in which it happened."""

from collections.abc import Iterable
from typing import NamedTuple

from notice_tasks.rules.cells import Cell
from notice_tasks.rules.progress import Entry


class LogLine(NamedTuple):
    """One event of one cell, and what it came to."""

    cell: Cell
    entry: Entry


def log_of(cells: Iterable[Cell]) -> tuple[LogLine, ...]:
    """All events of these cells, in replay order."""
    lines = [LogLine(cell, entry) for cell in cells for entry in cell.history.entries]
    return tuple(sorted(lines, key=lambda line: line.entry.event.order))
