"""What falls when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.rules.agenda import Slot, agenda, within

if TYPE_CHECKING:
    from notice_tasks.actions.opened import Opened, Selection


def agenda_of(opened: Opened, selection: Selection, days: int | None = None) -> tuple[Slot, ...]:
    """What the selected units still owe, the earliest due day first; `days` keeps what falls due within so many days.

    Raises:
        BadRequest: a word of the selection fits nothing, or several things.
        BadInput: a record is faulty.
    """
    slots = agenda(opened.cells(selection))
    return slots if days is None else within(slots, opened.view.as_of.day, days)
