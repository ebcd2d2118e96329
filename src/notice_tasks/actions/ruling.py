"""The cells that an order names, and the ruling on what is proposed for each of them."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple, assert_never

from notice_tasks.actions.confirm import new_id
from notice_tasks.actions.opened import Opened
from notice_tasks.model.event import Act, Event, replay_order
from notice_tasks.model.notice import Notice, Requirement
from notice_tasks.model.unit import Unit
from notice_tasks.rules.cells import Cell, cell_in
from notice_tasks.rules.outcome import Recorded
from notice_tasks.rules.recording import Accepted, AlreadySo, Refused, Ruling, rule_on_member, ruling_on
from notice_tasks.rules.redo import with_redo_day


class Target(NamedTuple):
    """The cells an order is for. `named` are the ids of the units that the order names themselves."""

    opened: Opened
    notice: Notice
    requirement: Requirement
    occurrence: datetime.date | None
    units: tuple[Unit, ...]
    named: frozenset[str]


def ruling_of(target: Target, unit: Unit, proposal: Event, *, dated: bool) -> tuple[Cell, Recorded | Refused]:
    """A unit's cell, and the ruling on what is proposed for it.

    Raises:
        BadRequest: the requirement has no such occurrence for this unit.
    """
    opened, notice, requirement = target.opened, target.notice, target.requirement
    events = opened.events_of(notice.id, unit.id)
    cell = cell_in(opened.view, notice, requirement, unit, events, target.occurrence)
    if cell is None:
        from notice_tasks.actions.occurrences import no_such_occurrence  # noqa: PLC0415  (a mistake is rare)

        assert target.occurrence is not None  # a requirement that does not recur always has its cell
        raise no_such_occurrence(opened, notice, requirement, target.occurrence, unit)
    file = opened.store.place_of(notice.id, unit.id)
    ruling = ruling_on_cell(target, cell, proposal, dated=dated)
    match ruling:
        case Refused():
            return cell, ruling
        case AlreadySo(event):
            return cell, Recorded(cell, event, new=False, file=file)
        case Accepted(event):
            with_event = replay_order((*events, event))
            after = cell_in(opened.view, notice, requirement, unit, with_event, target.occurrence) or cell
            return cell, Recorded(after, event, new=True, file=file)
        case _:
            assert_never(ruling)


def ruling_on_cell(target: Target, cell: Cell, proposal: Event, *, dated: bool) -> Ruling:
    """The ruling on what is proposed for a cell; accepted work is never returned for a whole group."""
    opened, unit = target.opened, cell.unit
    rule = ruling_on if unit.id in target.named else rule_on_member
    ruling = rule(_stamped(proposal, opened.events_of(target.notice.id, unit.id)), cell, dated=dated)
    if isinstance(ruling, Accepted) and ruling.event.did is Act.RETURN:
        workdays = opened.workspace.settings.redo_workdays
        return with_redo_day(ruling.event, cell, workdays, opened.view.calendar)
    return ruling


def _stamped(proposal: Event, events: Sequence[Event]) -> Event:
    """The proposal with a new id, recorded after all other events of the record even if the clock was set back."""
    taken = {event.id for event in events}
    while (id_ := new_id()) in taken:
        pass
    latest = max((event.at for event in events), default=proposal.at)
    at = proposal.at
    if latest >= at and events:
        at = latest.astimezone(at.tzinfo) + datetime.timedelta(milliseconds=1)
    return proposal._replace(id=id_, at=at)
