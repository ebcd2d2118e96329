"""How far everything has come, by notice and by requirement."""

from typing import NamedTuple

from notice_tasks.actions.opened import Opened, Selection
from notice_tasks.model.event import OF_SERIES, Event
from notice_tasks.rules.cells import has_cell
from notice_tasks.rules.summary import Summary, summarise


class Status(NamedTuple):
    """The count of the selected cells, and the records of which something belongs to no cell and is not counted."""

    summary: Summary
    strays: tuple[str, ...]


def status(opened: Opened, selection: Selection, *, exhortations: bool = False) -> Status:
    """Count the selected cells.

    Raises:
        BadRequest: a word of the selection fits nothing, or several things.
        BadInput: a record is faulty.
    """
    strays = list(opened.strays())

    def events_of(notice: str, unit: str) -> tuple[Event, ...]:
        events = opened.events_of(notice, unit)
        found = (opened.workspace.notices[notice], opened.workspace.register.units[unit], events)
        of_each = {(event.requirement, event.occurrence, event.did in OF_SERIES): event for event in events}
        if not all(has_cell(opened.view, *found, event) for event in of_each.values()):
            strays.append(opened.store.place_of(notice, unit))
        return events

    notices = opened.notices(selection)
    cells = opened.cells(selection, exhortations=exhortations, events_of=events_of)
    summary = summarise(opened.view.as_of, notices, cells, exhortations=exhortations)
    return Status(summary, tuple(strays))
