"""What was recorded, in the order in which it happened."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from notice_tasks.rules.cells import Cell
from notice_tasks.rules.progress import Entry


class LogLine(NamedTuple):
    """One event of one cell, and what it came to."""

    cell: Cell
    entry: Entry


def log_of(cells: Iterable[Cell], last_day: datetime.date) -> tuple[LogLine, ...]:
    """All events of these cells, in replay order; a later undo shows only in what it took back."""
    lines = [LogLine(cell, entry) for cell in cells for entry in cell.history.entries if entry.event.on <= last_day]
    return tuple(sorted(lines, key=lambda line: line.entry.event.order))
