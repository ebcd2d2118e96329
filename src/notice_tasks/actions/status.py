"""How far everything has come, by notice and by requirement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.rules.summary import Summary, summarise

if TYPE_CHECKING:
    from notice_tasks.actions.opened import Opened, Selection


def status(opened: Opened, selection: Selection, *, exhortations: bool = False) -> Summary:
    """Count the selected cells.

    Raises:
        BadRequest: a word of the selection fits nothing, or several things.
        BadInput: a record is faulty.
    """
    notices = opened.notices(selection)
    cells = opened.cells(selection, exhortations=exhortations)
    return summarise(opened.view.as_of, notices, cells, exhortations=exhortations)
