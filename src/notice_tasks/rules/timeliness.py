"""What the calendar says: in time, late, or still ahead.

Always computed, never stored. A thing due today is not overdue until tomorrow, and a miss never clears.
"""

import datetime
from enum import StrEnum
from typing import NamedTuple

from notice_tasks.model.event import Act, Event
from notice_tasks.model.notice import Withdrawn
from notice_tasks.model.workspace import AsOf
from notice_tasks.rules.due import Due, Step, StepCode
from notice_tasks.rules.progress import Effect, History, Progress


class Timeliness(StrEnum):
    """Where a cell stands against its due day."""

    UNDATED = "undated"
    UNRESOLVED = "unresolved"
    SCHEDULED = "scheduled"
    DUE_SOON = "due-soon"
    DUE_TODAY = "due-today"
    OVERDUE = "overdue"
    MET = "met"
    MET_EXTENDED = "met-extended"
    MET_LATE = "met-late"
    EXEMPT = "exempt"


class Verdict(NamedTuple):
    """What the calendar says of one cell.

    `due` is the due day now in force, extensions included; `missed` is true for good once a due day then in force has
    passed undelivered; `days_left` counts from the day looked at to the due day, negative when it has passed.
    """

    timeliness: Timeliness
    due: Due | None
    missed: bool
    days_left: int | None


def judge(
    due: Due | None,
    history: History,
    withdrawn: Withdrawn | None,
    as_of: AsOf,
    soon: int,
) -> Verdict:
    """Where a cell stands as of an instant; `soon` is how many days ahead a due day counts as near."""
    gone = withdrawn is not None and withdrawn.on <= as_of.day and history.progress.open
    in_force = in_force_of(due, history)
    shown = in_force
    if shown is not None and withdrawn is not None and withdrawn.on <= as_of.day:
        shown = shown.noted(Step(StepCode.WITHDRAWN, {"on": withdrawn.on, "reason": withdrawn.reason}))
    if due is None or due.day is None or in_force is None or in_force.day is None:
        closed = gone or history.progress is Progress.EXEMPT
        no_day = Timeliness.UNDATED if due is None else Timeliness.UNRESOLVED
        return Verdict(Timeliness.EXEMPT if closed else no_day, shown, missed=False, days_left=None)
    missed = _missed(due, history, withdrawn, as_of)
    days_left = (in_force.day - as_of.day).days
    if gone or history.progress is Progress.EXEMPT:
        timeliness = Timeliness.EXEMPT
    elif (delivery := history.delivery) is not None:
        timeliness = _met(due, in_force, delivery, as_of.zone, missed=missed)
    else:
        timeliness = _ahead(in_force, days_left, as_of, soon)
    return Verdict(timeliness, shown, missed, days_left)


def in_force_of(due: Due | None, history: History) -> Due | None:
    """The due day after all extensions, with a step for each."""
    if due is None or due.day is None:
        return due
    for event in history.counting(Act.EXTEND):
        due = _extended(due, event)
    return due


def _extended(due: Due, event: Event) -> Due:
    # Only ever later: of two branches' extensions, merged in whichever order, the longer one stands.
    if event.to is None or due.day is None or event.to <= due.day:
        return due
    details: dict[str, object] = {
        "from": due.moment or due.day,
        "to": event.to,
        "on": event.on,
        "by": event.by,
        "reason": event.note or "",
    }
    if event.on > due.day:
        details |= {"case": "late"}
    elif event.at.date() > event.on:
        details |= {"recorded": event.at.date(), "case": "afterwards"}
    return due.extended(event.to, Step(StepCode.EXTENDED, details))


def _missed(due: Due, history: History, withdrawn: Withdrawn | None, as_of: AsOf) -> bool:
    """Whether any due day, as it stood at the time, passed while the unit still owed the thing."""
    owed = True
    for entry in history.entries:
        if entry.effect is not Effect.COUNTS:
            continue
        in_time = _by_then(due, entry.event, as_of.zone)
        if owed and not entry.progress.open and not in_time:
            # Nothing done after the withdrawal can make a miss of what was no longer owed.
            return not _withdrawn_in_time(due, withdrawn)
        if entry.event.did is Act.EXTEND and in_time:
            due = _extended(due, entry.event)
        owed = entry.progress.open
    return owed and _passed(due, as_of) and not _withdrawn_in_time(due, withdrawn)


def _withdrawn_in_time(due: Due, withdrawn: Withdrawn | None) -> bool:
    return withdrawn is not None and due.day is not None and withdrawn.on <= due.day


def _passed(due: Due, as_of: AsOf) -> bool:
    if due.moment is not None:
        return as_of.instant > due.moment
    return due.day is not None and as_of.day > due.day


def _by_then(due: Due, event: Event, zone: datetime.tzinfo) -> bool:
    """Whether an event came in time.

    A record tells the day, not the hour. Where an instant is due that very day, an event recorded on the day came when
    it was recorded; one recorded later is believed.
    """
    if due.day is None or event.on != due.day:
        return due.day is None or event.on < due.day
    return due.moment is None or event.at.astimezone(zone).date() != event.on or event.at <= due.moment


def _met(due: Due, in_force: Due, delivery: Event, zone: datetime.tzinfo, *, missed: bool) -> Timeliness:
    if missed:
        return Timeliness.MET_LATE
    # Delivered after the due day without an extension or a miss: the requirement had been withdrawn by then.
    extended = in_force is not due and not _by_then(due, delivery, zone)
    return Timeliness.MET_EXTENDED if extended else Timeliness.MET


def _ahead(due: Due, days_left: int, as_of: AsOf, soon: int) -> Timeliness:
    if _passed(due, as_of):
        return Timeliness.OVERDUE
    if days_left == 0:
        return Timeliness.DUE_TODAY
    if due.opens_on is not None and as_of.day < due.opens_on:
        return Timeliness.SCHEDULED
    return Timeliness.DUE_SOON if days_left <= soon else Timeliness.SCHEDULED
