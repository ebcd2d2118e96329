"""The state of all work, by notice and by requirement."""

from typing import NamedTuple

from notice_tasks.actions.opened import Opened, Selection
from notice_tasks.model.event import Event
from notice_tasks.rules.cells import Cell, without_cell
from notice_tasks.rules.settling import is_unsettled
from notice_tasks.rules.summary import Summary, summarise


class Status(NamedTuple):
    """The counts of the selected cells.

    `strays` are records with events that belong to no cell and are not counted. `unsettled` are the cells with an act
    that has no effect.
    """

    summary: Summary
    strays: tuple[str, ...]
    unsettled: tuple[Cell, ...]


def status(opened: Opened, selection: Selection, *, exhortations: bool = False) -> Status:
    """Count the selected cells.

    Raises:
        BadRequest: a word of the selection matches nothing or several things.
        BadInput: a record is faulty.
    """
    strays = list(opened.strays())

    def events_of(notice: str, unit: str) -> tuple[Event, ...]:
        events = opened.events_of(notice, unit)
        workspace = opened.workspace
        if without_cell(opened.view, workspace.notices[notice], workspace.register.units[unit], events):
            strays.append(opened.store.place_of(notice, unit))
        return events

    notices = opened.notices(selection)
    cells = opened.cells(selection, exhortations=exhortations, events_of=events_of)
    summary = summarise(opened.view.as_of, notices, cells, exhortations=exhortations)
    return Status(summary, tuple(strays), tuple(cell for cell in summary.cells if is_unsettled(cell.history)))
