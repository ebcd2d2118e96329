"""Timeliness: in time, late, or still ahead.

Always computed, never stored. A cell due today is not overdue until tomorrow, and a miss never clears.
"""

import datetime
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from notice_tasks.model.event import Act, Event
from notice_tasks.model.notice import Withdrawn
from notice_tasks.model.workspace import AsOf
from notice_tasks.rules.progress import Effect, Entry, History, Progress
from notice_tasks.rules.steps import Due, Step, StepCode, due_at


class Timeliness(StrEnum):
    """The state of a cell relative to its due day."""

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


class Miss(NamedTuple):
    """A due day or redo day that passed without a hand-in.

    `days` counts from it to the hand-in, the exemption or the withdrawal, or to the as-of day while it is still owed;
    it is 0 if only the moment was missed.
    """

    day: datetime.date
    days: int


class Verdict(NamedTuple):
    """The timeliness of one cell.

    `due` is the due day now in force, extensions included, or, while something returned is open, its redo day: then
    `redo` is true. `miss` is kept for good once a due day then in force has passed without a first hand-in,
    `redo_miss` once a redo day has passed. `days_left` counts from the as-of day to `due`, negative when it has
    passed; `withdrawn` tells that the issuer has withdrawn the requirement by then.
    """

    timeliness: Timeliness
    due: Due | None
    miss: Miss | None
    days_left: int | None
    withdrawn: bool = False
    redo: bool = False
    redo_miss: Miss | None = None

    @property
    def missed(self) -> bool:
        """Whether a due day was missed."""
        return self.miss is not None

    @property
    def misses(self) -> "tuple[Miss, ...]":
        """The due day and the redo day that were missed, in this order."""
        return tuple(miss for miss in (self.miss, self.redo_miss) if miss is not None)

    @property
    def redo_missed(self) -> bool:
        """Whether a redo day was missed."""
        return self.redo_miss is not None


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
    """The verdict on a cell as of an instant; a due day up to `soon` days ahead is due soon.

    `terms` are the due days that were in force one after another up to then, at least one.
    """
    taken_back = withdrawn is not None and withdrawn.on <= as_of.day
    closed = history.progress is Progress.EXEMPT or (taken_back and history.progress.open)
    timeline = _followed(terms, history, withdrawn, as_of.zone)
    shown = in_force = timeline.in_force
    if shown is not None and withdrawn is not None and taken_back:
        shown = shown.noted(Step(StepCode.WITHDRAWN, {"on": withdrawn.on, "reason": withdrawn.reason}))
    days_left = None if in_force is None or in_force.day is None else (in_force.day - as_of.day).days
    until = min(as_of.day, withdrawn.on) if withdrawn is not None else as_of.day
    miss, redo_miss = (one and one.told(until) for one in (timeline.missed_by(as_of), timeline.redo_missed_by(as_of)))
    if closed:
        timeliness = Timeliness.EXEMPT
    elif in_force is None or days_left is None:
        timeliness = Timeliness.UNDATED if in_force is None else Timeliness.UNRESOLVED
    elif history.progress.delivered:
        timeliness = _met(missed=miss is not None, extended=timeline.met_extended)
    elif timeline.redo_without_day and _passed(in_force, as_of):
        timeliness = Timeliness.UNDATED
    else:
        timeliness = _ahead(in_force, days_left, as_of, soon)
    return Verdict(timeliness, shown, miss, days_left, taken_back, timeline.redo, redo_miss)


def due_on_day(terms: Sequence[Term], history: History, day: datetime.date) -> Due | None:
    """The due day, or the redo day after a return, that was in force at the end of a day; None without a rule."""
    then = [term for term in terms if term.since <= day] or terms[:1]
    return _followed(then, history.until(day), None, datetime.UTC).in_force


def _followed(
    terms: Sequence[Term], history: History, withdrawn: Withdrawn | None, zone: datetime.tzinfo
) -> "_CellTimeline":
    """The timeline after every change of the due day and every event, in the order in which they happened."""
    timeline = _CellTimeline(terms[0], withdrawn, zone)
    later = list(terms[1:])
    for entry in history.entries:
        if entry.effect is not Effect.COUNTS:
            continue
        while later and later[0].since <= entry.event.on:
            timeline.changed(later.pop(0))
        timeline.told(entry)
    for term in later:
        timeline.changed(term)
    return timeline


class _CellTimeline:
    """A cell followed from day to day: what is due, whether it is owed, and whether a due day has been missed.

    The first hand-in decides whether it was in time, for good; from a return on, only the redo day can be missed.
    """

    def __init__(self, first: Term, withdrawn: Withdrawn | None, zone: datetime.tzinfo) -> None:
        self.met_extended = False
        self._handed_in = False
        self._missed: _Missed | None = None
        self._redo_missed: _Missed | None = None
        self._due = _DueDay(first.due)
        self._redo: _DueDay | None = None
        self._rule = first.due
        self._story = [] if first.story is None else [first.story]
        self._withdrawn = withdrawn
        self._zone = zone
        self._owed = True
        self._granted: list[tuple[datetime.date, bool]] = []

    @property
    def redo(self) -> bool:
        """Whether it was returned and is open since."""
        return self._redo is not None and self._owed

    @property
    def in_force(self) -> Due | None:
        """The due day, or the redo day, with all extensions: the rule's own steps, then what changed it."""
        day = self._redo.shown if self._redo is not None and self._owed else None
        shown = day or self._due.shown
        if shown is None:
            return None
        return shown._replace(steps=(*(self._rule.steps if self._rule else ()), *self._story))

    @property
    def redo_without_day(self) -> bool:
        """Whether it was returned, is open since, and has no redo day."""
        return self._redo is not None and self._owed and self._redo.shown is None

    def missed_by(self, as_of: AsOf) -> "_Missed | None":
        """The due day that has passed, by an instant, without a first hand-in."""
        if self._missed is not None or not self._owed or self._handed_in:
            return self._missed
        return self._over(self._due, as_of)

    def redo_missed_by(self, as_of: AsOf) -> "_Missed | None":
        """The redo day that has passed, by an instant, without another hand-in."""
        if self._redo_missed is not None or not self._owed or self._redo is None:
            return self._redo_missed
        return self._over(self._redo, as_of)

    def changed(self, term: Term) -> None:
        """Take the due day that is in force from here on; longer extensions remain."""
        eve = AsOf.end_of(term.since - datetime.timedelta(days=1), self._zone)
        self._missed, self._redo_missed = self.missed_by(eve), self.redo_missed_by(eve)
        self._due = _DueDay(term.due)
        self._rule = term.due
        if term.story is not None:
            self._story.append(term.story)
        for to, in_time in self._granted:
            self._due.put_off(to, in_time=in_time)
        if self._redo is not None and (least := _moment_or_day(self._due.shown)) is not None:
            self._redo.put_off(least, in_time=True)

    def told(self, entry: Entry) -> None:
        """Take an event that counts."""
        event, closes = entry.event, not entry.progress.open
        if self._owed and closes:
            self._closed(event)
        if event.did is Act.EXTEND:
            self._extend(event)
        elif event.did is Act.RETURN:
            self._returned(event)
        self._handed_in = self._handed_in or entry.progress.delivered
        self._owed = not closes

    def _closed(self, event: Event) -> None:
        """Compare a hand-in or an exemption with the day in force."""
        if self._redo is not None:
            self._redo_missed = self._ended(self._redo_missed, self._redo, event)
        else:
            self._missed = self._ended(self._missed, self._due, event)
            self.met_extended = bool(self._granted) and not _by_then(self._rule, event, self._zone)

    def _over(self, day: "_DueDay", as_of: AsOf) -> "_Missed | None":
        return self._missed_on(day) if _passed(day.bound, as_of) else None

    def _ended(self, missed: "_Missed | None", day: "_DueDay", event: Event) -> "_Missed | None":
        """What was missed once an event came, which ends the count of its days."""
        if missed is None and not _by_then(day.bound, event, self._zone):
            missed = self._missed_on(day)
        return missed and missed.until(event.on)

    def _missed_on(self, day: "_DueDay") -> "_Missed | None":
        """The day that was missed; after a withdrawal nothing can be missed."""
        due = day.bound
        if due is None or due.day is None or _withdrawn_in_time(due.day, self._withdrawn):
            return None
        return _Missed(due.day)

    def _returned(self, event: Event) -> None:
        redo = None if event.to is None else _redo_due(self._local(event.to), self._due.shown)
        details: dict[str, object] = {"on": event.on, "by": event.by, "reason": event.note or ""}
        to = _moment_or_day(redo)
        self._story.append(Step(StepCode.RETURNED, details | ({"case": "no-day"} if to is None else {"to": to})))
        self._redo = _DueDay(redo)

    def _extend(self, event: Event) -> None:
        day = self._due if self._redo is None else self._redo
        before, to = day.shown or self._due.shown, None if event.to is None else self._local(event.to)
        if to is None or before is None:
            return
        if not before.is_before(to):
            self._story.extend(_outdone(before, event, to))
            return
        in_time = _by_then(day.bound, event, self._zone)
        day.put_off(to, in_time=in_time)
        if self._redo is None:
            self._granted.append((to, in_time))
        elif day.shown is None:
            self._redo = _DueDay(due_at(to))
        late = "" if in_time else "late" if self._redo is None else "redo-late"
        self._story.append(_extension(before, event, to, late))

    def _local(self, to: datetime.date) -> datetime.date:
        return to.astimezone(self._zone) if isinstance(to, datetime.datetime) else to


class _Missed(NamedTuple):
    """A day that was missed, and the day of what came then, if anything came."""

    day: datetime.date
    end: datetime.date | None = None

    def until(self, day: datetime.date) -> "_Missed":
        """The same, ended on a day; a second end changes nothing."""
        return self if self.end is not None else self._replace(end=day)

    def told(self, until: datetime.date) -> Miss:
        """The miss, counted to a day unless it has ended."""
        return Miss(self.day, ((self.end or until) - self.day).days)


class _DueDay:
    """A due day or a redo day: `bound`, which can be missed, has the extensions granted in time; `shown` has all."""

    def __init__(self, due: Due | None) -> None:
        self.shown = self.bound = due

    def put_off(self, to: datetime.date, *, in_time: bool) -> None:
        """Extend it; of two extensions, for example from a merge, the longer one holds."""
        if self.shown is not None and self.shown.is_before(to):
            self.shown = self.shown.extended(to)
        if in_time and self.bound is not None and self.bound.is_before(to):
            self.bound = self.bound.extended(to)


def _redo_due(to: datetime.date, due: Due | None) -> Due:
    """The redo day of a return: never before the day in force, and at the due moment if it is on the same day."""
    redo = due_at(to)
    if due is None or due.day is None or due_at(due.day).is_before(to):
        return redo
    return due._replace(steps=(), opens_on=None)


def _moment_or_day(due: Due | None) -> datetime.date | None:
    return None if due is None else due.moment or due.day


def _extension(before: Due, event: Event, to: datetime.date, late: str = "") -> Step:
    details: dict[str, object] = {
        "from": _moment_or_day(before),
        "to": to,
        "on": event.on,
        "by": event.by,
        "reason": event.note or "",
    }
    if late:
        details |= {"case": late}
    elif event.at.date() > event.on:
        details |= {"recorded": event.at.date(), "case": "afterwards"}
    return Step(StepCode.EXTENDED, details)


def _outdone(before: Due, event: Event, to: datetime.date) -> Iterator[Step]:
    """The step that tells that an extension has no effect beside a longer one; none for an equal one."""
    in_force = _moment_or_day(before)
    if in_force is not None and due_at(to).is_before(in_force):
        details = {"in_force": in_force, "to": to, "on": event.on, "by": event.by, "reason": event.note or ""}
        yield Step(StepCode.NOT_EXTENDED, details)


def _withdrawn_in_time(day: datetime.date, withdrawn: Withdrawn | None) -> bool:
    return withdrawn is not None and withdrawn.on <= day


def _passed(due: Due | None, as_of: AsOf) -> bool:
    if due is None:
        return False
    if due.moment is not None:
        return as_of.instant > due.moment
    return due.day is not None and as_of.day > due.day


def _by_then(due: Due | None, event: Event, zone: datetime.tzinfo) -> bool:
    """Whether an event came in time, or nothing was due.

    If a moment is due on the event's day, the given time decides, or else the time of recording if that was the same
    day; an event recorded later without a time counts as in time.
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
    # Delivered after the due day without an extension or a miss: the requirement was already withdrawn.
    return Timeliness.MET_EXTENDED if extended else Timeliness.MET


def _ahead(due: Due, days_left: int, as_of: AsOf, soon: int) -> Timeliness:
    if _passed(due, as_of):
        return Timeliness.OVERDUE
    if days_left == 0:
        return Timeliness.DUE_TODAY
    if due.opens_on is not None and as_of.day < due.opens_on:
        return Timeliness.SCHEDULED
    return Timeliness.DUE_SOON if days_left <= soon else Timeliness.SCHEDULED
