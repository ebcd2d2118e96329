"""Undo what one command recorded, as far as it is still in force: all of it or nothing."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from notice_tasks.actions.confirm import record_confirmed
from notice_tasks.actions.lists import members_in, members_of
from notice_tasks.actions.lookup import best_matches, requirement_choices
from notice_tasks.actions.moment import Moment
from notice_tasks.actions.opened import Opened, left_out, open_for, open_workspace, units_selected
from notice_tasks.actions.record import Order, proposal_of
from notice_tasks.actions.ruling import NoticeTarget, Target, ruling_of
from notice_tasks.actions.undo_ids import refuse_ids
from notice_tasks.model.event import Act, Event
from notice_tasks.model.unit import Register, Unit
from notice_tasks.model.workspace import Workspace
from notice_tasks.problems import BadRequest
from notice_tasks.rules.outcome import Outcome, Recorded, Refusals
from notice_tasks.rules.recording import Refused
from notice_tasks.store.opening import open_store

if TYPE_CHECKING:
    from notice_tasks.actions.confirm import Ask
    from notice_tasks.store.base import RecordStore

_Found = Mapping[tuple[str, str], tuple[Event, ...]]
"""The events of a batch, by the notice and the unit of their record."""


def undo_batch(root: Path, moment: Moment, order: Order, ask: "Ask | None" = None) -> Outcome:
    """Undo an order's batch, for the units chosen and without those left out.

    With `ask`, the user must confirm a large outcome.

    Raises:
        BadRequest: there is no such batch, or a unit's state has changed since; nothing was written.
        BadInput: a file is faulty or cannot be read or written; nothing was written.
    """
    if order.everyone or order.event is not None:
        raise BadRequest("batch-alone")
    # The id may be copied from a record, where the number of events follows it.
    batch = str(order.batch).partition("/")[0].strip().lower()
    found = _events_of(batch, open_store(root))

    def plan(moment: Moment) -> tuple[Opened, Callable[[], Outcome]]:
        opened = _opened_for(found, root, moment)
        out = _not_chosen(found, order, batch, opened.workspace)
        proposal = proposal_of(order, opened, moment)
        return opened, lambda: _judged(opened, batch, found, out, proposal, dated=order.on is not None)

    return record_confirmed(plan, moment, ask, dry_run=order.dry_run)


def _events_of(batch: str, store: "RecordStore") -> _Found:
    """The events of a batch, in all records.

    Raises:
        BadRequest: there are none, or they are undos.
    """
    found: dict[tuple[str, str], tuple[Event, ...]] = {}
    count = 0
    for key in store.of_batch(batch):
        events = tuple(event for event in store.read(*key).events if event.batch_id == batch)
        if events:
            found[key] = events
            count += len(events)
            if f"{batch}/{count}" == events[0].batch:
                break  # complete: reading on would take long where there are many records
    if not found:
        refuse_ids((batch,), store)
        raise BadRequest("unknown-batch", **_near(batch, store))
    if any(event.did is Act.UNDO for events in found.values() for event in events):
        raise BadRequest("undo-of-undo-batch", batch=batch)
    return found


def _near(batch: str, store: "RecordStore") -> dict[str, object]:
    """Details for the message, with similar batch ids."""
    from difflib import get_close_matches  # noqa: PLC0415  (needed only when something is wrong)

    like = get_close_matches(batch, sorted(store.batches()), cutoff=0.6)
    return {"batch": batch, "candidates": tuple(like), "case": "like"} if like else {"batch": batch}


def _opened_for(found: _Found, root: Path, moment: Moment) -> Opened:
    """The part of the workspace that is needed: usually the checklist of one requirement."""
    paths = {f"{notice}/{event.requirement or ''}" for (notice, _unit), events in found.items() for event in events}
    return open_for(paths.pop(), root, moment) if len(paths) == 1 else open_workspace(root, moment)


def _not_chosen(found: _Found, order: Order, batch: str, workspace: Workspace) -> frozenset[str]:
    """The ids of the units of a batch that are left out, or not chosen where some are.

    Raises:
        BadRequest: the batch has nothing of a unit that is named, or nothing is left of it.
    """
    units, register = {unit for _notice, unit in found}, workspace.register
    out = _named(members_of("--except", order.excepted, register, recording=True), units, register)
    if strangers := sorted(out - units):
        raise BadRequest("not-in-batch", unit=register.units[strangers[0]].name, batch=batch)
    case = {}
    if order.words or order.groups or order.under:
        out |= units - _chosen(order, units, batch, workspace)
        case = {"case": "chosen"}
    if out == units:
        raise BadRequest("nothing-left-of-batch", batch=batch, **case)
    return out


def _named(words: list[str], units: set[str], register: Register) -> frozenset[str]:
    """The ids of units that words for units and groups name; one of the batch's that is gone is named by its id."""
    gone = frozenset(units.intersection(words))
    return gone | left_out(tuple(word for word in words if word not in gone), register, recording=True)


def _chosen(order: Order, units: set[str], batch: str, workspace: Workspace) -> frozenset[str]:
    """The ids of the units that an order names, and of those it selects otherwise."""
    register = workspace.register
    try:
        named = _named(members_in(order.words, register, recording=True), units, register)
    except BadRequest as error:
        if best_matches(order.words[-1].partition("@")[0].rpartition("/")[2], requirement_choices(workspace)):
            raise BadRequest("batch-alone") from error
        raise
    if strangers := sorted(named - units):
        raise BadRequest("not-in-batch", unit=register.units[strangers[0]].name, batch=batch, case="chosen")
    if not (order.groups or order.under):
        return named
    return named | {unit.id for unit in units_selected(order.members, register, recording=True)}


def _judged(  # noqa: PLR0913  (all that a batch is judged by)
    opened: Opened, batch: str, found: _Found, out: frozenset[str], proposal: Event, *, dated: bool
) -> Outcome:
    """Rule on the events of a batch, without the units left out, in the order of the register.

    Raises:
        BadRequest: one of them cannot be undone.
    """
    rank = {unit: number for number, unit in enumerate(opened.workspace.register.units)}
    recorded, refused = [], []
    for notice, unit in sorted(found.keys(), key=lambda key: rank.get(key[1], -1)):
        for event in found[notice, unit] if unit not in out else ():
            asked, ruling = _ruling(opened, notice, unit, event, proposal, dated=dated)
            if isinstance(ruling, Recorded):
                recorded.append(ruling)
            else:
                refused.append((asked, ruling))
    if refused:
        units = tuple(dict.fromkeys(unit.id for unit, _refused in refused))
        more: dict[str, object] = {"units_refused": units} if any(one.new for one in recorded) else {"case": "all"}
        raise BadRequest("batch-refused", refusals=Refusals(batch, tuple(refused)), **more)
    return Outcome(("--batch", batch), tuple(recorded), (), of_batch=True, still=_still(opened, found, out))


def _still(opened: Opened, found: _Found, out: frozenset[str]) -> tuple[str, ...]:
    """The units left out whose records of the batch are still in force: their names, or ids if they are gone."""
    units, still = opened.workspace.register.units, dict[str, None]()
    for (notice, unit), events in found.items():
        undone = {event.undoes for event in opened.events_of(notice, unit) if event.did is Act.UNDO}
        if unit in out and any(event.id not in undone for event in events):
            still[units[unit].name if unit in units else unit] = None
    return tuple(still)


def _ruling(  # noqa: PLR0913  (as above)
    opened: Opened, notice_id: str, unit_id: str, event: Event, proposal: Event, *, dated: bool
) -> tuple[Unit, Recorded | Refused]:
    """The unit of one event of a batch, and the ruling on undoing it."""
    unit = opened.workspace.register.units.get(unit_id)
    target = None if unit is None else _target(opened, notice_id, unit, event)
    if unit is None or target is None:
        path = notice_id if event.requirement is None else f"{notice_id}/{event.requirement}"
        missing = unit_id if unit is None else path
        return unit or Unit(unit_id, unit_id), Refused("belongs-to-nothing", {"missing": missing})
    words = proposal._replace(requirement=event.requirement, occurrence=event.occurrence, undoes=event.id)
    return unit, ruling_of(target, unit, words, dated=dated)[1]


def _target(opened: Opened, notice_id: str, unit: Unit, event: Event) -> Target | NoticeTarget | None:
    """The cell that an event is about, or the whole notice; None if it is no longer in the workspace."""
    notice = opened.workspace.notices.get(notice_id)
    if notice is None:
        return None
    if event.requirement is None:
        return NoticeTarget(opened, notice, (unit,), frozenset({unit.id}))
    requirement = notice.requirements.get(event.requirement)
    return requirement and Target(opened, notice, requirement, event.occurrence, (unit,), frozenset({unit.id}))
