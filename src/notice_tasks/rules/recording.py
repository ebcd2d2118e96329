"""Whether a new act can be recorded for a cell, and as what.

The same table that replays old events judges new ones.
"""

import datetime
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, assert_never

from notice_tasks.model.event import Act, Event
from notice_tasks.model.notice import EvidenceNeed
from notice_tasks.rules.cells import Cell
from notice_tasks.rules.progress import LEADS_TO, UNDATED_ACTS, Progress
from notice_tasks.rules.steps import StepCode

NEEDS_NOTE = frozenset({Act.NOTE, Act.RETURN, Act.EXEMPT, Act.EXTEND})
"""Acts that must say why (or, for a note, what)."""


DOES_NOT_APPLY = frozenset({"act-not-allowed", "already-otherwise"})
"""Refusals that only say where a unit stands: a group's other units are no worse for it."""


class Accepted(NamedTuple):
    """The event to add."""

    event: Event


class AlreadySo(NamedTuple):
    """Nothing to add: this event says the same."""

    event: Event


class Refused(NamedTuple):
    """It cannot be recorded; the code names the sentence that says why."""

    code: str
    details: Mapping[str, object] = MappingProxyType({})


Ruling = Accepted | AlreadySo | Refused


def rule_on(proposal: Event, cell: Cell, *, dated: bool) -> Ruling:
    """Whether a proposed event can be added to a cell's record.

    `dated` tells that its `on` was chosen by a person and is not the default.
    """
    if refusal := _too_early(proposal, cell):
        return refusal
    match proposal.did:
        case Act.UNDO:
            return _undo(proposal, cell)
        case Act.ACKNOWLEDGE | Act.NOTE | Act.EVIDENCE:
            return _already_said(proposal, cell) or _if_allowed(proposal, cell)
        case Act.EXTEND:
            return _already_said(proposal, cell) or _not_later(proposal, cell) or _if_allowed(proposal, cell)
        case Act.ACCEPT | Act.DONE:
            return _already_there(proposal, cell, dated=dated) or _if_supported(proposal, cell)
        case Act.START | Act.SUBMIT | Act.RETURN | Act.EXEMPT:
            return _already_there(proposal, cell, dated=dated) or _if_allowed(proposal, cell)
        case _:
            assert_never(proposal.did)


def rule_on_member(proposal: Event, cell: Cell, *, dated: bool) -> Ruling:
    """The same for a unit that nobody named: what was accepted is handed back one by one, never with a whole group."""
    if proposal.did is Act.RETURN and cell.progress is Progress.DONE:
        return _not_allowed(proposal, cell)
    return rule_on(proposal, cell, dated=dated)


def allowed_acts(progress: Progress) -> tuple[Act, ...]:
    """The acts that can be recorded from here."""
    return tuple(act for act in Act if progress in LEADS_TO[act])


def _too_early(proposal: Event, cell: Cell) -> Refused | None:
    if (issued := cell.notice.issued_on) is not None:
        since, case = issued, {}
    elif named := cell.notice.days_named:
        # The notice is older than the page that shows it, and than its days; a year before them, it is a slip.
        since, case = datetime.date(max(1, min(named).year - 1), 1, 1), {"case": "far"}
    else:
        return None
    if proposal.on >= since:
        return None
    return Refused("on-before-notice", {"on": proposal.on, "since": since, "file": cell.notice.file, **case})


def _if_allowed(proposal: Event, cell: Cell) -> Ruling:
    progress = cell.progress
    if progress not in LEADS_TO[proposal.did]:
        return _not_allowed(proposal, cell)
    latest = cell.history.latest_change
    # What was not possible on its own day would have no effect in the replay: nothing is put off that was not owed.
    bound = proposal.did not in UNDATED_ACTS or cell.history.progress_on(proposal.on) not in LEADS_TO[proposal.did]
    if latest is not None and bound and proposal.on < latest.on:
        details = {"on": proposal.on, "act": latest.did, "latest": latest.on, "id": latest.id}
        return Refused("before-latest", details)
    return Accepted(proposal)


def _not_allowed(proposal: Event, cell: Cell) -> Refused:
    allowed = allowed_acts(cell.progress)
    return Refused("act-not-allowed", {"act": proposal.did, "progress": cell.progress, "allowed": allowed})


def _already_there(proposal: Event, cell: Cell, *, dated: bool) -> AlreadySo | Refused | None:
    """Whether the cell already stands where the act would lead, by that act or one like it."""
    if cell.progress is not _target(proposal.did):
        return _took_effect(proposal, cell, dated=dated)
    latest = cell.history.latest_change
    assert latest is not None  # nothing else leads to a target
    if (dated and proposal.on != latest.on) or proposal.note not in {None, latest.note}:
        details = {"progress": cell.progress, "on": latest.on, "by": latest.by, "id": latest.id}
        return Refused("already-otherwise", details)
    return AlreadySo(latest)


def _took_effect(proposal: Event, cell: Cell, *, dated: bool) -> AlreadySo | None:
    """Whether it was recorded before and the cell has gone on from there, such as a submission that was accepted."""
    if cell.progress in LEADS_TO[proposal.did]:
        return None
    for event in reversed(cell.history.counting()):
        if event.did is Act.RETURN:
            return None
        same_day = not dated or event.on == proposal.on
        if event.did is proposal.did and same_day and proposal.note in {None, event.note}:
            return AlreadySo(event)
    return None


def _target(act: Act) -> Progress:
    """Where an act that changes progress leads: the same from wherever it is allowed."""
    return next(iter(LEADS_TO[act].values()))


def _already_said(proposal: Event, cell: Cell) -> AlreadySo | None:
    """Whether a counting event already says what this one would."""
    if proposal.did is Act.EXTEND:
        same = [event for event in cell.history.counting(Act.EXTEND) if event.to == proposal.to == cell.due_on]
    elif proposal.did is Act.ACKNOWLEDGE:
        # An earlier day or time of day is news: periods may count from it.
        same = [event for event in cell.history.counting(Act.ACKNOWLEDGE) if _when(event) <= _when(proposal)]
    else:
        said = _what_is_said(proposal)
        same = [event for event in cell.history.counting(proposal.did) if _what_is_said(event) == said]
    return AlreadySo(same[0]) if same else None


def _when(event: Event) -> tuple[datetime.date, datetime.time]:
    """The day and the time of day that were said; without a time, the end of the day."""
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
"""What keeps a due day from being known, where it is not the checklist."""


def _not_later(proposal: Event, cell: Cell) -> Refused | None:
    if cell.due is None:
        return Refused("nothing-to-extend")
    if cell.due_on is None or proposal.to is None:
        case = next((why for step in cell.due.steps if (why := _WHY_NO_DAY.get(step.code))), None)
        return Refused("cannot-extend-unresolved", {} if case is None else {"case": case})
    due = _due_then(cell, proposal.on) or cell.due_on
    return Refused("extension-not-later", {"to": proposal.to, "due": due}) if proposal.to <= due else None


def _due_then(cell: Cell, day: datetime.date) -> datetime.date | None:
    """The due day that was in force on a day before it was changed; none where it has not changed since."""
    *_before, then = [term for term in cell.terms if term.since <= day] or cell.terms[:1]
    return None if then is cell.terms[-1] or then.due is None else then.due.day


def _if_supported(proposal: Event, cell: Cell) -> Ruling:
    """Evidence is asked for last: nobody shall look for a file and then learn that the act is not possible."""
    ruling = _if_allowed(_as_acceptance(proposal, cell), cell)
    if isinstance(ruling, Accepted) and not proposal.without_evidence and lacks_evidence(cell):
        return Refused("evidence-required")
    return ruling


def lacks_evidence(cell: Cell) -> bool:
    """Whether evidence is required and there is none."""
    return cell.requirement.evidence is EvidenceNeed.REQUIRED and not cell.history.counting(Act.EVIDENCE)


def lacks_receipt(cell: Cell) -> bool:
    """Whether the count that leads to the due day has not begun, for want of an acknowledgement."""
    return cell.due is not None and any(step.code is StepCode.NOT_YET_RECEIVED for step in cell.due.steps)


def _as_acceptance(proposal: Event, cell: Cell) -> Event:
    """`done` of what was submitted accepts it: the submission's day stays the day it was handed in."""
    return proposal._replace(did=Act.ACCEPT) if cell.progress is Progress.SUBMITTED else proposal


def _undo(proposal: Event, cell: Cell) -> Ruling:
    """Take back the named event, or the latest: it then never happened, as of whatever day one looks."""
    if proposal.undoes is None:
        target: Event | None = cell.history.latest
        if target is None:
            return Refused("nothing-to-undo")
    else:
        target = next((e.event for e in cell.history.entries if e.event.id == proposal.undoes), None)
        if target is None:
            return Refused("no-such-event", {"id": proposal.undoes})
        if target.did is Act.UNDO:
            return Refused("undo-of-undo", {"id": proposal.undoes})
        for event in cell.history.counting(Act.UNDO):
            if event.undoes == proposal.undoes:
                return AlreadySo(event)
    if proposal.on < target.on:
        return Refused("undo-before-event", {"on": proposal.on, "event": target.on, "id": target.id})
    # What was said about a whole series is taken back for all of it.
    return Accepted(proposal._replace(undoes=target.id, occurrence=target.occurrence))


def undone(event: Event, cell: Cell) -> Event | None:
    """What an undo of this cell takes back; none where the record does not hold it."""
    return next((entry.event for entry in cell.history.entries if entry.event.id == event.undoes), None)
