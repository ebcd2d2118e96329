"""The units and the state of their work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.rules.summary import UnitSummary, summarise_units

if TYPE_CHECKING:
    from notice_tasks.actions.opened import Opened, Selection


def units(opened: Opened, selection: Selection, *, not_acknowledged: bool = False) -> tuple[UnitSummary, ...]:
    """The summaries of the selected units; on request, only of those that have not acknowledged a selected notice.

    Raises:
        BadRequest: a word of the selection matches nothing or several things.
        BadInput: a record is faulty.
    """
    rows = summarise_units(opened.units(selection), opened.cells(selection))
    return tuple(row for row in rows if row.not_acknowledged or not not_acknowledged)
