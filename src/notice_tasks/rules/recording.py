"""Whether a new act can be recorded for a cell, and as what.

An act is judged by the state on its own day, so that events may be recorded in any order. The table that replays old
events judges new ones too.
"""

import datetime
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, assert_never

from notice_tasks.model.event import Act, Event, replay_order
from notice_tasks.model.notice import EvidenceNeed
from notice_tasks.rules.cell_context import Receipt
from notice_tasks.rules.cells import Cell
from notice_tasks.rules.progress import LEADS_TO, Effect, Entry, History, Progress, replay
from notice_tasks.rules.steps import Due, StepCode, due_at
from notice_tasks.rules.timeliness import due_on_day

NEEDS_NOTE = frozenset({Act.NOTE, Act.RETURN, Act.EXEMPT, Act.EXTEND})
"""Acts that need a note: the reason, or the note itself."""


DOES_NOT_APPLY = frozenset({"act-not-allowed", "already-otherwise"})
"""Refusals that only tell a unit's state: they do not keep the act from the other units of a group."""


class Accepted(NamedTuple):
    """The event to add."""

    event: Event


class AlreadySo(NamedTuple):
    """There is nothing to add: this event is the same."""

    event: Event


class Refused(NamedTuple):
    """It cannot be recorded; the code selects the message that tells why."""

    code: str
    details: Mapping[str, object] = MappingProxyType({})


Ruling = Accepted | AlreadySo | Refused


def ruling_on(proposal: Event, cell: Cell, *, dated: bool) -> Ruling:
    """Whether a proposed event can be added to a cell's record.

    `dated` tells that its `on` was given and is not the default.
    """
    if refusal := _too_early(proposal, cell):
        return refusal
    ruling = _on_its_day(proposal, cell, cell.history.until(proposal.on), dated=dated)
    if isinstance(ruling, Accepted):
        return _later_act_lost(ruling.event, cell) or ruling
    return ruling


def _on_its_day(proposal: Event, cell: Cell, then: History, *, dated: bool) -> Ruling:
    """The ruling by the history up to its own day, which is `then`."""
    match proposal.did:
        case Act.UNDO:
            return _undo(proposal, cell)
        case Act.ACKNOWLEDGE | Act.NOTE | Act.EVIDENCE:
            return _already_said(proposal, then) or _if_allowed(proposal, cell, then)
        case Act.EXTEND:
            return _extension(proposal, cell, then)
        case Act.ACCEPT | Act.DONE:
            return _already_there(proposal, cell, then, dated=dated) or _if_supported(proposal, cell, then)
        case Act.RETURN:
            return (
                _already_there(proposal, cell, then, dated=dated)
                or _redo_too_early(proposal, cell)
                or _if_allowed(proposal, cell, then)
            )
        case Act.START | Act.SUBMIT | Act.EXEMPT:
            return _already_there(proposal, cell, then, dated=dated) or _if_allowed(proposal, cell, then)
        case _:
            assert_never(proposal.did)


def ruling_on_receipt(proposal: Event, receipt: Receipt) -> Ruling:
    """Whether an acknowledgement of a whole notice, or an undo of it, can be added to a unit's record."""
    if refusal := _too_early(proposal, receipt):
        return refusal
    if proposal.did is Act.UNDO:
        return _undo(proposal, receipt)
    return _already_said(proposal, receipt.history.until(proposal.on)) or Accepted(proposal)


def _later_act_lost(event: Event, cell: Cell) -> Refused | None:
    """Refuses a new event that would take the effect from a later act."""
    entries = cell.history.entries
    after = replay(replay_order((*(entry.event for entry in entries), event)))
    effects = {entry.event.id: entry.effect for entry in after.entries}
    for entry in entries:
        if entry.effect is Effect.COUNTS and effects[entry.event.id] is Effect.NO_EFFECT:
            return _lost(event, entry, cell)
        if event.did is Act.EXTEND and _is_outdone(entry, event):
            return _lost(event, entry, cell)
    return None


def _is_outdone(entry: Entry, extension: Event) -> bool:
    """Whether a later extension would no longer have an effect."""
    later = entry.event
    if entry.effect is not Effect.COUNTS or later.did is not Act.EXTEND or later.on <= extension.on:
        return False
    return later.to is not None and extension.to is not None and not due_at(extension.to).is_before(later.to)


def _lost(event: Event, entry: Entry, cell: Cell) -> Refused:
    later = entry.event
    if not entry.progress.open and event.did is not Act.UNDO:
        return _already(entry.progress, later, cell)
    details = {"act": later.did, "later": later.on, **_named(later, cell)}
    return Refused("later-act-lost", details | ({"case": "undo"} if event.did is Act.UNDO else {}))


def _already(progress: Progress, event: Event, cell: Cell) -> Refused:
    return Refused("already-otherwise", {"progress": progress, "on": event.on, "by": event.by, **_named(event, cell)})


def _named(event: Event, cell: Cell) -> dict[str, object]:
    """The details for the command that undoes an event of a cell."""
    return {"unit": cell.unit.id, "path": cell.path, "id": event.id}


def rule_on_member(proposal: Event, cell: Cell, *, dated: bool) -> Ruling:
    """The ruling for a unit that was not named itself: accepted work is never returned for a whole group."""
    then = cell.history.until(proposal.on)
    if proposal.did is Act.RETURN and then.progress is Progress.DONE:
        return Refused("act-not-allowed", _what_is_allowed(proposal, then.progress))
    return ruling_on(proposal, cell, dated=dated)


def allowed_acts(progress: Progress) -> tuple[Act, ...]:
    """The acts that can be recorded at this progress."""
    return tuple(act for act in Act if progress in LEADS_TO[act])


def _too_early(proposal: Event, cell: Cell | Receipt) -> Refused | None:
    if (issued := cell.notice.issued_on) is not None:
        since, case = issued, {}
    elif named := cell.notice.days_named:
        # A notice is older than the page that shows it and than its days; more than a year before them is a typo.
        since, case = datetime.date(max(1, min(named).year - 1), 1, 1), {"case": "far"}
    else:
        return None
    if proposal.on >= since:
        return None
    return Refused("on-before-notice", {"on": proposal.on, "since": since, "file": cell.notice.file, **case})


def _if_allowed(proposal: Event, cell: Cell, then: History) -> Ruling:
    return Accepted(proposal) if then.progress in LEADS_TO[proposal.did] else _not_allowed(proposal, cell, then)


def _not_allowed(proposal: Event, cell: Cell, then: History) -> Refused:
    """Why an act is not possible: because of the present state, or, if it is possible now, of the state then."""
    if cell.progress not in LEADS_TO[proposal.did]:
        return Refused("act-not-allowed", _what_is_allowed(proposal, cell.progress))
    return Refused("not-allowed-then", {"on": proposal.on, **_what_is_allowed(proposal, then.progress)})


def _what_is_allowed(proposal: Event, progress: Progress) -> dict[str, object]:
    return {"act": proposal.did, "progress": progress, "allowed": allowed_acts(progress)}


def _already_there(proposal: Event, cell: Cell, then: History, *, dated: bool) -> AlreadySo | Refused | None:
    """Whether the cell was already in the state that the act leads to."""
    if then.progress is not _target(proposal.did):
        return _took_effect(proposal, then, dated=dated)
    latest = then.latest_change
    assert latest is not None  # no other act leads to a target
    other_day = (dated and proposal.on != latest.on) or proposal.to not in {None, latest.to}
    if other_day or proposal.note not in {None, latest.note}:
        return _already(then.progress, latest, cell)
    return AlreadySo(latest)


def _took_effect(proposal: Event, then: History, *, dated: bool) -> AlreadySo | None:
    """Whether it was recorded before and the cell has moved on since, such as a submission that was accepted."""
    if then.progress in LEADS_TO[proposal.did]:
        return None
    for event in reversed(then.counting()):
        if event.did is Act.RETURN:
            return None
        same_day = not dated or event.on == proposal.on
        if event.did is proposal.did and same_day and proposal.note in {None, event.note}:
            return AlreadySo(event)
    return None


def _target(act: Act) -> Progress:
    """The progress that an act leads to, which is the same wherever it is allowed."""
    return next(iter(LEADS_TO[act].values()))


def _already_said(proposal: Event, then: History) -> AlreadySo | None:
    """Whether an event that counts is already the same as this one."""
    if proposal.did is Act.ACKNOWLEDGE:
        # An earlier day or time is a change: periods may count from it.
        same = [event for event in then.counting(Act.ACKNOWLEDGE) if _when(event) <= _when(proposal)]
    else:
        said = _what_is_said(proposal)
        same = [event for event in then.counting(proposal.did) if _what_is_said(event) == said]
    return AlreadySo(same[0]) if same else None


def _when(event: Event) -> tuple[datetime.date, datetime.time]:
    """The day and time that were given; without a time, the end of the day."""
    return (event.on, event.clock or datetime.time.max)


def _what_is_said(event: Event) -> tuple[object, ...]:
    if event.did is Act.NOTE:
        return (event.on, event.note)
    return (event.path, event.sha256, event.url, event.dated)


_WHY_NO_DAY = {
    StepCode.NOT_YET_RECEIVED: "not-received",
    StepCode.NOT_YET_COMPLETED: "not-completed",
    StepCode.YEAR_NOT_ANNOUNCED: "not-announced",
    StepCode.WORKDAYS_NOT_ANNOUNCED: "not-announced",
}
"""Why a due day is not known, if the checklist is not the reason."""


def _extension(proposal: Event, cell: Cell, then: History) -> Ruling:
    """The ruling on an extension: it must be later than the due day, or the redo day, that was in force then."""
    due = due_on_day(cell.terms, cell.history, proposal.on)
    granted = [event for event in then.counting(Act.EXTEND) if event.to == proposal.to]
    if granted and due is not None and proposal.to == (due.moment or due.day):
        return AlreadySo(granted[0])
    if due is None and cell.due is not None:
        return Refused("nothing-to-extend", {"on": proposal.on, "case": "then"})
    if refusal := _not_later(proposal.to, due):
        return refusal
    return _if_allowed(proposal, cell, then)


def _not_later(to: datetime.date | None, due: Due | None) -> Refused | None:
    if due is None:
        return Refused("nothing-to-extend")
    if due.day is None:
        case = next((why for step in due.steps if (why := _WHY_NO_DAY.get(step.code))), None)
        return Refused("cannot-extend-unresolved", {} if case is None else {"case": case})
    if to is None or due.is_before(to):
        return None
    return Refused("extension-not-later", {"to": to, "due": due.moment or due.day})


def _redo_too_early(proposal: Event, cell: Cell) -> Refused | None:
    """A given redo day must not be before the return or before the day in force."""
    if proposal.to is None:
        return None
    if proposal.to < proposal.on:
        return Refused("redo-too-early", {"to": proposal.to, "on": proposal.on})
    due = due_on_day(cell.terms, cell.history, proposal.on)
    if due is None or due.day is None or proposal.to >= due.day:
        return None
    return Refused("redo-too-early", {"to": proposal.to, "due": due.moment or due.day, "case": "due"})


def _if_supported(proposal: Event, cell: Cell, then: History) -> Ruling:
    """Evidence is asked for last, so that it is not searched for in vain if the act is not possible."""
    ruling = _if_allowed(_as_acceptance(proposal, then), cell, then)
    if isinstance(ruling, Accepted) and not proposal.without_evidence and lacks_evidence(cell):
        return Refused("evidence-required", {"unit": cell.unit.id, "path": cell.path})
    return ruling


def lacks_evidence(cell: Cell) -> bool:
    """Whether evidence is required and there is none."""
    return cell.requirement.evidence is EvidenceNeed.REQUIRED and not cell.history.counting(Act.EVIDENCE)


def lacks_receipt(cell: Cell) -> bool:
    """Whether the count that leads to the due day has not begun because an acknowledgement is missing."""
    return cell.due is not None and any(step.code is StepCode.NOT_YET_RECEIVED for step in cell.due.steps)


def _as_acceptance(proposal: Event, then: History) -> Event:
    """`done` after a submission accepts it: the day of the submission remains the day of the hand-in."""
    return proposal._replace(did=Act.ACCEPT) if then.progress is Progress.SUBMITTED else proposal


def _undo(proposal: Event, cell: Cell | Receipt) -> Ruling:
    """The ruling on an undo of the named event, or of the latest: it is then treated as if it had never happened."""
    if (said := _undone_before(proposal, cell)) is not None:
        return AlreadySo(said)
    if proposal.undoes is None:
        target: Event | None = cell.undoable.latest
        if target is None:
            return Refused("nothing-to-undo", _of_notice(cell))
    else:
        target = next((e.event for e in cell.undoable.entries if e.event.id == proposal.undoes), None)
        if target is None:
            return Refused("no-such-event", {"id": proposal.undoes, **_of_notice(cell, proposal.undoes)})
        if target.did is Act.UNDO:
            return Refused("undo-of-undo", {"id": proposal.undoes})
    if proposal.on < target.on:
        return Refused("undo-before-event", {"on": proposal.on, "event": target.on, "id": target.id})
    # An event of a whole series is undone for all of it.
    return Accepted(proposal._replace(undoes=target.id, occurrence=target.occurrence))


def _of_notice(cell: Cell | Receipt, id_: str | None = None) -> dict[str, object]:
    """The details for the command that takes back what was recorded for the whole notice, if that is what is meant.

    `id_` is the id of the event, if it was given.
    """
    if isinstance(cell, Receipt) or (latest := cell.receipt.history.latest) is None or id_ not in {None, latest.id}:
        return {}
    return {"case": "notice", "unit": cell.unit.id, "notice": cell.notice.id, "on": latest.on}


def _undone_before(proposal: Event, cell: Cell | Receipt) -> Event | None:
    """An undo that is the same; without an id it must be the last event recorded in this cell, or for the notice."""
    if proposal.undoes is not None:
        return next((event for event in cell.undoable.counting(Act.UNDO) if event.undoes == proposal.undoes), None)
    latest = max(cell.undoable.counting(), key=lambda event: (event.at, event.order), default=None)
    return latest if latest is not None and latest.did is Act.UNDO else None


def undone(event: Event, cell: Cell | Receipt) -> Event | None:
    """The event that an undo of this cell, or for this notice, undoes; None if the record does not have it."""
    return next((entry.event for entry in cell.history.entries if entry.event.id == event.undoes), None)
