"""Units by requirements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.rules.matrix import Grid, grids

if TYPE_CHECKING:
    from notice_tasks.actions.opened import Opened, Selection


def matrix(opened: Opened, selection: Selection, *, exhortations: bool = False) -> tuple[Grid, ...]:
    """The matrices of the selected cells, with exhortations on request.

    Raises:
        BadRequest: a word of the selection matches nothing or several things.
        BadInput: a record is faulty.
    """
    return grids(opened.cells(selection, exhortations=exhortations), exhortations=exhortations)
