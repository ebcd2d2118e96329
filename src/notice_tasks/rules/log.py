"""The records, in the order in which things happened."""

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from notice_tasks.rules.cell_context import Receipt
from notice_tasks.rules.cells import Cell
from notice_tasks.rules.progress import Entry


class LogLine(NamedTuple):
    """One event of one cell or about a whole notice, and its effect."""

    cell: Cell | Receipt
    entry: Entry

    @property
    def path(self) -> str:
        """The path of the cell or of the whole series; the notice's id if the event is about the whole notice."""
        if self.cell.requirement is None:
            return self.cell.path
        path = f"{self.cell.notice.id}/{self.cell.requirement.id}"
        return path if self.entry.event.occurrence is None else f"{path}@{self.entry.event.occurrence}"


def last(lines: Sequence[LogLine], limit: int | None) -> Sequence[LogLine]:
    """The last lines, as many as the limit says; without a limit all."""
    return lines if limit is None else lines[max(0, len(lines) - limit) :]


def log_of(cells: Iterable[Cell], last_day: datetime.date) -> tuple[LogLine, ...]:
    """All events of these cells, in replay order; an undo shows only in the event that it undid."""
    lines: dict[tuple[str, str, str | None, str], LogLine] = {}
    for cell in cells:
        of_cell = (LogLine(cell, entry) for entry in cell.history.own.entries)
        of_notice = (LogLine(cell.receipt, entry) for entry in cell.receipt.history.entries)
        for line in (*of_cell, *of_notice):
            event = line.entry.event
            if event.on <= last_day:  # an event of a series or of the notice is listed once
                lines.setdefault((cell.notice.id, cell.unit.id, event.requirement, event.id), line)
    return tuple(sorted(lines.values(), key=lambda line: line.entry.event.order))
