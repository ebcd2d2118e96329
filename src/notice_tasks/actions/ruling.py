"""The cells or the whole notice that an order names, and the ruling on what is proposed for each of them."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple, assert_never

from notice_tasks.actions.confirm import new_id
from notice_tasks.actions.opened import Opened
from notice_tasks.model.event import Act, Event, replay_order
from notice_tasks.model.notice import Notice, Requirement
from notice_tasks.model.unit import Unit
from notice_tasks.rules.cell_context import Receipt, receipt_of, unit_history_of
from notice_tasks.rules.cells import Cell, cell_in
from notice_tasks.rules.outcome import Recorded
from notice_tasks.rules.recording import (
    Accepted,
    AlreadySo,
    Refused,
    Ruling,
    rule_on_member,
    ruling_on,
    ruling_on_receipt,
)
from notice_tasks.rules.redo import with_redo_day


class NoticeTarget(NamedTuple):
    """A whole notice that an order is for, and the units. `named` are the ids of those that it names themselves.

    `words` are those of the order, one for each unit and the notice last, however they were typed.
    """

    opened: Opened
    notice: Notice
    units: tuple[Unit, ...]
    named: frozenset[str]
    words: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The word that names it on the command line."""
        return self.notice.id

    @property
    def title_and_path(self) -> tuple[tuple[str, str]]:
        """How messages name it."""
        return ((self.notice.title, self.path),)


class Target(NamedTuple):
    """The cells an order is for. `named` are the ids of the units that the order names themselves.

    `words` are those of the order, one for each unit and the requirement last, however they were typed.
    """

    opened: Opened
    notice: Notice
    requirement: Requirement
    occurrence: datetime.date | None
    units: tuple[Unit, ...]
    named: frozenset[str]
    words: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The path of the requirement, or of its occurrence, on the command line."""
        path = f"{self.notice.id}/{self.requirement.id}"
        return path if self.occurrence is None else f"{path}@{self.occurrence}"

    @property
    def title_and_path(self) -> tuple[tuple[str, str]]:
        """How messages name it."""
        return ((self.requirement.title, self.path),)


def ruling_of(
    target: Target | NoticeTarget, unit: Unit, proposal: Event, *, dated: bool
) -> tuple[Cell | Receipt, Recorded | Refused]:
    """A unit's cell, or its receipt of the notice, and the ruling on what is proposed for it.

    Raises:
        BadRequest: the requirement has no such occurrence for this unit.
    """
    opened, notice = target.opened, target.notice
    events = opened.events_of(notice.id, unit.id)
    cell = _cell(target, unit, events)
    if cell is None:
        from notice_tasks.actions.occurrences import no_such_occurrence  # noqa: PLC0415  (a mistake is rare)

        assert isinstance(target, Target)
        assert target.occurrence is not None  # a requirement that does not recur always has its cell
        raise no_such_occurrence(opened, notice, target.requirement, target.occurrence, unit)
    if isinstance(cell, Receipt):
        ruling = ruling_on_receipt(_stamped(proposal, events), cell)
    else:
        ruling = ruling_on_cell(target, cell, proposal, dated=dated)
    file = opened.store.place_of(notice.id, unit.id)
    match ruling:
        case Refused():
            return cell, ruling
        case AlreadySo(event):
            return cell, Recorded(cell, event, new=False, file=file)
        case Accepted(event):
            after = _cell(target, unit, replay_order((*events, event))) or cell
            return cell, Recorded(after, event, new=True, file=file)
        case _:
            assert_never(ruling)


def _cell(target: Target | NoticeTarget, unit: Unit, events: tuple[Event, ...]) -> Cell | Receipt | None:
    """A unit's cell, or its receipt of the notice; None if the requirement has no such occurrence for this unit."""
    view = target.opened.view
    if isinstance(target, NoticeTarget):
        return receipt_of(target.notice, unit_history_of(view, unit, events))
    return cell_in(view, target.notice, target.requirement, unit, events, target.occurrence)


def ruling_on_cell(target: Target | NoticeTarget, cell: Cell, proposal: Event, *, dated: bool) -> Ruling:
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
