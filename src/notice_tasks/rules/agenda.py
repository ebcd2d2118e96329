"""What falls on which day."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from notice_tasks.model.notice import Notice, Requirement
from notice_tasks.rules.cells import Cell


class Slot(NamedTuple):
    """What is still owed for one requirement, or one occurrence of it, on one due day.

    The day is none where it cannot be worked out.
    """

    day: datetime.date | None
    notice: Notice
    requirement: Requirement
    cells: tuple[Cell, ...]

    @property
    def occurrence(self) -> datetime.date | None:
        """The occurrence, of what recurs."""
        return self.cells[0].occurrence

    @property
    def days_left(self) -> int | None:
        """Days from the day looked at to the due day; negative when it has passed."""
        return self.cells[0].verdict.days_left


def agenda(cells: Iterable[Cell]) -> tuple[Slot, ...]:
    """What is still owed, by due day; what has no day to work out comes last, what has no due rule is left out.

    Exhortations are left out too: nobody is held to them.
    """
    slots: dict[tuple[datetime.date | None, str], list[Cell]] = {}
    for cell in cells:
        if cell.verdict.due is not None and not cell.closed and cell.requirement.kind.counts:
            slots.setdefault((cell.due_on, cell.path), []).append(cell)
    found = [
        Slot(day, together[0].notice, together[0].requirement, tuple(together))
        for (day, _path), together in slots.items()
    ]
    return tuple(sorted(found, key=lambda slot: (slot.day is None, slot.day or datetime.date.max)))


def within(slots: Iterable[Slot], today: datetime.date, days: int) -> tuple[Slot, ...]:
    """The slots that fall due at most so many days after `today`, and all that are overdue."""
    return tuple(slot for slot in slots if slot.day is not None and (slot.day - today).days <= days)
