"""The records, in the order in which things happened."""

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from notice_tasks.rules.cells import Cell
from notice_tasks.rules.progress import Entry


class LogLine(NamedTuple):
    """One event of one cell, and its effect."""

    cell: Cell
    entry: Entry

    @property
    def path(self) -> str:
        """The path of the cell or of the whole series."""
        path = f"{self.cell.notice.id}/{self.cell.requirement.id}"
        return path if self.entry.event.occurrence is None else f"{path}@{self.entry.event.occurrence}"


def last(lines: Sequence[LogLine], limit: int | None) -> Sequence[LogLine]:
    """The last lines, as many as the limit says; without a limit all."""
    return lines if limit is None else lines[max(0, len(lines) - limit) :]


def log_of(cells: Iterable[Cell], last_day: datetime.date) -> tuple[LogLine, ...]:
    """All events of these cells, in replay order; an undo shows only in the event that it undid."""
    lines: dict[tuple[str, str, str, str], LogLine] = {}
    for cell in cells:
        for entry in cell.history.entries:
            if entry.event.on <= last_day:  # an event of a series is listed once
                key = (cell.notice.id, cell.unit.id, entry.event.requirement, entry.event.id)
                lines.setdefault(key, LogLine(cell, entry))
    return tuple(sorted(lines.values(), key=lambda line: line.entry.event.order))
