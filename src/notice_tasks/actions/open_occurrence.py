"""Find the occurrence that a recording command means when none was typed after the requirement.

It is the one that is open and has begun its period or fallen due, the same for all units named; of several, the one due
on the day of a hand-in, or the only one begun by the day of the act. Nothing is guessed.
"""

import datetime
from collections.abc import Iterable

from notice_tasks.actions.occurrences import each_has_its_own, listed_occurrences, named, occurrences_of
from notice_tasks.actions.ruling import Target, ruling_on_cell
from notice_tasks.model.deadline import Every
from notice_tasks.model.event import OF_SERIES, Act, Event
from notice_tasks.problems import BadRequest
from notice_tasks.rules.amendments import rules_until
from notice_tasks.rules.cells import Cell, cells_of
from notice_tasks.rules.periods import period_of
from notice_tasks.rules.progress import Progress
from notice_tasks.rules.recording import DOES_NOT_APPLY, AlreadySo, Refused


def settled(target: Target, proposal: Event, *, dated: bool) -> tuple[Target, Event]:
    """The target and the proposal for a requirement that recurs, with the occurrence that is meant.

    Raises:
        BadRequest: an occurrence must be typed.
    """
    occurrence = None
    if proposal.did is Act.UNDO:
        occurrence = _acted_on(target, proposal)
    elif proposal.did not in OF_SERIES:
        occurrence = open_occurrence(target, proposal, dated=dated)
    return target._replace(occurrence=occurrence), proposal._replace(occurrence=occurrence)


def open_occurrence(target: Target, proposal: Event, *, dated: bool) -> datetime.date:
    """The one occurrence that has begun and for which an act can be recorded.

    If there is none, but the act was recorded for the latest one that has begun, it is that one.

    Raises:
        BadRequest: there is none, or there are several.
    """
    begun = _begun(target)
    can_be, already = set[datetime.date](), dict[datetime.date, bool]()
    for cell, _first in begun:
        assert cell.occurrence is not None
        ruling = ruling_on_cell(target, cell, proposal._replace(occurrence=cell.occurrence), dated=dated)
        already[cell.occurrence] = already.get(cell.occurrence, True) and isinstance(ruling, AlreadySo)
        refused = isinstance(ruling, Refused) and ruling.code in {*DOES_NOT_APPLY, "not-allowed-then"}
        settled_already = cell.withdrawn or cell.progress in {Progress.DONE, Progress.EXEMPT}
        if not (refused or settled_already or isinstance(ruling, AlreadySo)):
            can_be.add(cell.occurrence)
    if not can_be and already and already[latest := max(already)]:
        return latest
    if dated and len(can_be) > 1:
        can_be = _on_its_day([one for one in begun if one[0].occurrence in can_be], proposal) or can_be
    if len(can_be) != 1:
        raise _occurrence_needed(target, proposal, can_be, near=proposal.on if dated else None)
    return can_be.pop()


def _on_its_day(cells: Iterable[tuple[Cell, datetime.date]], proposal: Event) -> set[datetime.date]:
    """The occurrences that an act of an earlier day can be about.

    A hand-in on the due day of one occurrence is for that one. Any other act can be about each that had begun then.
    """
    due, begun = set[datetime.date](), set[datetime.date]()
    for cell, first in cells:
        assert cell.occurrence is not None
        if cell.due_on == proposal.on and proposal.did in {Act.SUBMIT, Act.DONE}:
            due.add(cell.occurrence)
        if first <= proposal.on or (cell.due_on is not None and cell.due_on <= proposal.on):
            begun.add(cell.occurrence)
    return due if len(due) == 1 else begun


def _begun(target: Target) -> list[tuple[Cell, datetime.date]]:
    """The cells of the units whose period has begun or whose due day has passed, as of the view's day.

    Each has the first day of its period.
    """
    view, notice, requirement = target.opened.view, target.notice, target.requirement
    today = view.as_of.day
    rules = rules_until(notice, requirement, today)
    found = []
    for cell in cells_of(view, notice, [requirement], target.units, target.opened.events_of):
        rule = cell.occurrence and next((one.rule for one in reversed(rules) if one.since <= cell.occurrence), None)
        if cell.occurrence is not None and isinstance(rule, Every):
            first = period_of(rule.rhythm, cell.occurrence).first
            if first <= today or (cell.due_on is not None and cell.due_on <= today):
                found.append((cell, first))
    return found


def _occurrence_needed(
    target: Target, proposal: Event, can_be: set[datetime.date], near: datetime.date | None = None
) -> BadRequest:
    opened, notice, requirement = target.opened, target.notice, target.requirement
    path = f"{notice.id}/{requirement.id}"
    known = occurrences_of(opened, notice, requirement, target.units)
    shown = [one for one in known if one.nominal in can_be] or known
    details: dict[str, object] = {"act": proposal.did, "requirement": named(notice, requirement), "path": path}
    if shown:
        details["occurrences"] = listed_occurrences(path, shown, near)
        if can_be:
            details["case"] = "several"
    else:
        details["case"] = "each" if each_has_its_own(opened.view, notice, requirement) else "none"
    return BadRequest("occurrence-needed", **details)


def _acted_on(target: Target, proposal: Event) -> datetime.date | None:
    """The occurrence of the event that an undo takes back: the one named, or the latest recorded for the units.

    Raises:
        BadRequest: the latest of each unit belong to different occurrences.
    """
    found = set()
    for unit in target.units:
        events = target.opened.events_of(target.notice.id, unit.id)
        own = [event for event in events if event.requirement == target.requirement.id]
        meant = [event for event in own if event.id == proposal.undoes] or own
        if meant:
            found.add(max(meant, key=lambda event: (event.at, event.order)).occurrence)
    if len(found) > 1:
        raise _occurrence_needed(target, proposal, {day for day in found if day is not None})
    return found.pop() if found else None
