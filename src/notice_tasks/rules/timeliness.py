"""What the calendar says: in time, late, or still ahead.

Always computed, never stored. A thing due today is not overdue until tomorrow, and a miss never clears.
"""

import datetime
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from notice_tasks.model.event import Act, Event
from notice_tasks.model.notice import Withdrawn
from notice_tasks.model.workspace import AsOf
from notice_tasks.rules.progress import Effect, Entry, History, Progress
from notice_tasks.rules.steps import Due, Step, StepCode


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
    passed undelivered; `days_left` counts from the day looked at to the due day, negative when it has passed;
    `withdrawn` tells that the issuer has taken the requirement back by then.
    """

    timeliness: Timeliness
    due: Due | None
    missed: bool
    days_left: int | None
    withdrawn: bool = False


class Term(NamedTuple):
    """A due day before any extension, and the first day on which it was in force; `story` tells how it changed."""

    since: datetime.date
    due: Due | None
    story: Step | None = None


def judge(
    terms: Sequence[Term],
    history: History,
    withdrawn: Withdrawn | None,
    as_of: AsOf,
    soon: int,
) -> Verdict:
    """Where a cell stands as of an instant; `soon` is how many days ahead a due day counts as near.

    `terms` are the due days that were in force one after another up to then, at least one.
    """
    due = terms[-1].due
    taken_back = withdrawn is not None and withdrawn.on <= as_of.day
    closed = history.progress is Progress.EXEMPT or (taken_back and history.progress.open)
    standing = _followed(terms, history, withdrawn, as_of)
    missed = standing.missed or standing.owed_past(as_of)
    in_force = shown = standing.in_force
    if shown is not None and withdrawn is not None and taken_back:
        shown = shown.noted(Step(StepCode.WITHDRAWN, {"on": withdrawn.on, "reason": withdrawn.reason}))
    if due is None or in_force is None or in_force.day is None:
        no_day = Timeliness.UNDATED if due is None else Timeliness.UNRESOLVED
        return Verdict(Timeliness.EXEMPT if closed else no_day, shown, missed, None, taken_back)
    days_left = (in_force.day - as_of.day).days
    if closed:
        timeliness = Timeliness.EXEMPT
    elif (delivery := history.delivery) is not None:
        extended = standing.extended and not _by_then(due, delivery, as_of.zone)
        timeliness = _met(missed=missed, extended=extended)
    else:
        timeliness = _ahead(in_force, days_left, as_of, soon)
    return Verdict(timeliness, shown, missed, days_left, taken_back)


def _followed(terms: Sequence[Term], history: History, withdrawn: Withdrawn | None, as_of: AsOf) -> "_Standing":
    """Every change of the due day and everything that was recorded, in the order in which it happened."""
    standing = _Standing(terms[0], withdrawn, as_of.zone)
    later = list(terms[1:])
    for entry in history.entries:
        if entry.effect is not Effect.COUNTS:
            continue
        while later and later[0].since <= entry.event.on:
            standing.changed(later.pop(0))
        standing.told(entry)
    for term in later:
        standing.changed(term)
    return standing


class _Standing:
    """A cell followed from day to day: what is due, whether it is owed, and whether a due day has been missed.

    What is missed is held against the extensions that were granted in time; what is shown has them all.
    """

    def __init__(self, first: Term, withdrawn: Withdrawn | None, zone: datetime.tzinfo) -> None:
        self.missed = False
        self.extended = False
        self._shown = self._bound = first.due
        self._rule_steps = first.due.steps if first.due else ()
        self._story = [] if first.story is None else [first.story]
        self._withdrawn = withdrawn
        self._zone = zone
        self._owed = True
        self._granted: list[tuple[datetime.date, bool]] = []

    @property
    def in_force(self) -> Due | None:
        """The due day with all extensions: the rule's own steps, then what changed it, one after another."""
        return None if self._shown is None else self._shown._replace(steps=(*self._rule_steps, *self._story))

    def owed_past(self, as_of: AsOf) -> bool:
        """Whether it is still owed as of an instant although its due day has passed."""
        return self._owed and _passed(self._bound, as_of) and not _withdrawn_in_time(self._bound, self._withdrawn)

    def changed(self, term: Term) -> None:
        """Another due day is in force from here on; extensions stay where they are longer."""
        eve = AsOf.end_of(term.since - datetime.timedelta(days=1), self._zone)  # only a first term has no day before
        self.missed = self.missed or self.owed_past(eve)
        self._shown = self._bound = term.due
        self._rule_steps = term.due.steps if term.due else ()
        if term.story is not None:
            self._story.append(term.story)
        for to, in_time in self._granted:
            self._put_off(to, in_time=in_time)

    def told(self, entry: Entry) -> None:
        """Something was recorded that counts."""
        in_time = _by_then(self._bound, entry.event, self._zone)
        # Nothing done after the withdrawal can make a miss of what was no longer owed.
        if self._owed and not entry.progress.open and not in_time:
            self.missed = self.missed or not _withdrawn_in_time(self._bound, self._withdrawn)
        if entry.event.did is Act.EXTEND:
            self._extend(entry.event, in_time=in_time)
        self._owed = entry.progress.open

    def _extend(self, event: Event, *, in_time: bool) -> None:
        before = self._shown
        if event.to is None or before is None or not _is_later(event.to, before):
            return
        self._granted.append((event.to, in_time))
        self._put_off(event.to, in_time=in_time)
        self._story.append(_extension(before, event, in_time=in_time))
        self.extended = True

    def _put_off(self, to: datetime.date, *, in_time: bool) -> None:
        if self._shown is not None and _is_later(to, self._shown):
            self._shown = self._shown.extended(to)
        if in_time and self._bound is not None and _is_later(to, self._bound):
            self._bound = self._bound.extended(to)


def _is_later(to: datetime.date, due: Due) -> bool:
    """Whether an extension puts a due day off; of two branches' extensions, merged anyhow, the longer one stands."""
    return due.day is not None and to > due.day


def _extension(before: Due, event: Event, *, in_time: bool) -> Step:
    details: dict[str, object] = {
        "from": before.moment or before.day,
        "to": event.to,
        "on": event.on,
        "by": event.by,
        "reason": event.note or "",
    }
    if not in_time:
        details |= {"case": "late"}
    elif event.at.date() > event.on:
        details |= {"recorded": event.at.date(), "case": "afterwards"}
    return Step(StepCode.EXTENDED, details)


def _withdrawn_in_time(due: Due | None, withdrawn: Withdrawn | None) -> bool:
    return withdrawn is not None and due is not None and due.day is not None and withdrawn.on <= due.day


def _passed(due: Due | None, as_of: AsOf) -> bool:
    if due is None:
        return False
    if due.moment is not None:
        return as_of.instant > due.moment
    return due.day is not None and as_of.day > due.day


def _by_then(due: Due | None, event: Event, zone: datetime.tzinfo) -> bool:
    """Whether an event came in time, or nothing was due.

    Where an instant is due that very day, the time said decides, or else the one at which it was recorded, if that was
    on the day itself; an event recorded later without a time is believed.
    """
    if due is None or due.day is None:
        return True
    if event.on != due.day or due.moment is None:
        return event.on <= due.day
    moment = event.moment(zone)
    return moment is None or moment <= due.moment


def _met(*, missed: bool, extended: bool) -> Timeliness:
    if missed:
        return Timeliness.MET_LATE
    # Delivered after the due day without an extension or a miss: the requirement had been withdrawn by then.
    return Timeliness.MET_EXTENDED if extended else Timeliness.MET


def _ahead(due: Due, days_left: int, as_of: AsOf, soon: int) -> Timeliness:
    if _passed(due, as_of):
        return Timeliness.OVERDUE
    if days_left == 0:
        return Timeliness.DUE_TODAY
    if due.opens_on is not None and as_of.day < due.opens_on:
        return Timeliness.SCHEDULED
    return Timeliness.DUE_SOON if days_left <= soon else Timeliness.SCHEDULED
