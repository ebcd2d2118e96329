"""N506: acts in a record do not follow one another as they must.

The program refuses to record such acts. They come from edits by hand, or from merging the records of two people.
Nothing is lost, and `log` shows the effect of each. `explain` shows how to settle the cell.

Wrong:  did = "accept" of what was never handed in
Right:  did = "submit", and after it did = "accept"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.checks.recorded import unit_history_at, view_at_the_end
from notice_tasks.model.event import Act
from notice_tasks.problems import Level, Problem
from notice_tasks.rules.cells import without_cell
from notice_tasks.rules.progress import Effect

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

    from notice_tasks.checks.recorded import RecordSheet
    from notice_tasks.rules.progress import History

CODE: Final = "N506"
LEVEL: Final = Level.WARNING
TITLE: Final = "Acts out of order"
SENTENCES: Final = {
    "no-effect": "'{act}' was not possible here: it was {progress}. To settle it: notice-tasks explain {unit} {path}",
    "future": "It is dated {on}, but was recorded before that ({at}). Mend one of the two.",
    "undo": "It undoes '{id}', but there is no such event here. Was a line lost in a merge?",
    "other": "It undoes '{id}', but only one of the two is about the whole notice. Mend `requirement`.",
}


def check(sheet: RecordSheet) -> Iterator[Problem]:
    """Yield a warning at every act that was not possible on its day, or was recorded before it happened."""
    unit = sheet.unit
    if sheet.notice is None or unit is None:
        return
    out_of_order: dict[str, Mapping[str, object]] = {}
    unit_history = unit_history_at(sheet, sheet.notice, unit)
    for requirement, occurrence in unit_history.events:
        path = f"{sheet.notice.id}/{requirement}" + ("" if occurrence is None else f"@{occurrence}")
        for id_, why in _out_of_order(unit_history.history(requirement, occurrence)):
            out_of_order[id_] = {**why, "unit": unit.id, "path": path}
    # N501 and N505 report acts that belong to no cell.
    for event in without_cell(view_at_the_end(sheet, sheet.notice), sheet.notice, unit, sheet.record.events):
        out_of_order.pop(event.id, None)
    of_notice = {event.id: event.requirement is None for event in sheet.record.events}
    zone = sheet.around.settings.timezone
    for event in sheet.record.events:
        if event.on > event.at.date() and event.on > _day_in(zone, event.at):
            out_of_order[event.id] = {"case": "future", "on": event.on, "at": event.at}
        if event.did is Act.UNDO and of_notice.get(str(event.undoes)) is not (event.requirement is None):
            case = "other" if event.undoes in of_notice else "undo"
            out_of_order[event.id] = {"case": case, "id": event.undoes}
    for index, entry in enumerate(sheet.values["events"]):
        if (details := out_of_order.pop(entry["id"], None)) is not None:
            key = {"undo": "undoes", "other": "undoes", "no-effect": "did"}.get(str(details["case"]), "on")
            yield Problem(CODE, sheet.place("events", index, key), details, LEVEL)


def _day_in(zone: datetime.tzinfo, at: datetime.datetime) -> datetime.date:
    """The day of a moment in a zone; if the zone has no such day, the moment's own."""
    try:
        return at.astimezone(zone).date()
    except OverflowError:
        return at.date()


def _out_of_order(history: History) -> Iterator[tuple[str, Mapping[str, object]]]:
    """The acts that were not possible on their day, by the ids of their events."""
    for entry in history.entries:
        if entry.effect is Effect.NO_EFFECT:
            yield entry.event.id, {"case": "no-effect", "act": entry.event.did, "progress": entry.progress}
