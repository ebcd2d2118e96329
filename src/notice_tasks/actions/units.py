"""The units and the state of their work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.rules.summary import UnitSummary, summarise_units

if TYPE_CHECKING:
    from notice_tasks.actions.opened import Opened, Selection


def units(
    opened: Opened, selection: Selection, *, missed: bool = False, not_acknowledged: bool = False
) -> tuple[UnitSummary, ...]:
    """The summaries of the selected units.

    On request only of those that have missed a due day or redo day, or have not acknowledged a selected notice.

    Raises:
        BadRequest: a word of the selection matches nothing or several things.
        BadInput: a record is faulty.
    """
    found = summarise_units(opened.units(selection), opened.cells(selection))
    return tuple(
        unit for unit in found if (unit.missed or not missed) and (unit.not_acknowledged or not not_acknowledged)
    )
