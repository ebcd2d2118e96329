"""Requirement x unit x occurrence: the things that have a state, each judged as of an instant."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from notice_tasks.dates.workdays import WorkCalendar
from notice_tasks.model.deadline import Deadline, Every, anchors_of
from notice_tasks.model.event import OF_SERIES, Act, Event
from notice_tasks.model.notice import Amendment, NoDay, Notice, Requirement
from notice_tasks.model.unit import Unit
from notice_tasks.model.workspace import AsOf, Workspace
from notice_tasks.rules.amendments import InForce, rules_until
from notice_tasks.rules.due import due_of
from notice_tasks.rules.occurrences import Instance, due_of_occurrence, instances, takes_place
from notice_tasks.rules.points import Counting, Happened
from notice_tasks.rules.progress import History, Progress, replay, seen_as_of
from notice_tasks.rules.steps import Due, Step, StepCode
from notice_tasks.rules.timeliness import Term, Timeliness, Verdict, judge

EventsOf = Callable[[str, str], tuple[Event, ...]]
"""The events of a notice and a unit, by their ids, in replay order."""


class Cell(NamedTuple):
    """What one unit owes for one requirement, and how it stands.

    `due` is the due day before any extension; none where the requirement has no due rule. `occurrence` is the nominal
    day of the occurrence of what recurs.
    """

    notice: Notice
    requirement: Requirement
    unit: Unit
    due: Due | None
    history: History
    verdict: Verdict
    occurrence: datetime.date | None = None

    @property
    def path(self) -> str:
        """What to type to name it, for a unit."""
        path = f"{self.notice.id}/{self.requirement.id}"
        return path if self.occurrence is None else f"{path}@{self.occurrence}"

    @property
    def progress(self) -> Progress:
        """What people said."""
        return self.history.progress

    @property
    def timeliness(self) -> Timeliness:
        """What the calendar says."""
        return self.verdict.timeliness

    @property
    def due_on(self) -> datetime.date | None:
        """The due day now in force, inclusive."""
        return self.verdict.due.day if self.verdict.due else None

    @property
    def closed(self) -> bool:
        """Whether nothing more is owed: delivered, exempt or withdrawn."""
        return not self.progress.open or self.timeliness is Timeliness.EXEMPT

    @property
    def withdrawn(self) -> bool:
        """Whether its issuer has taken the requirement back: no percentage includes it any more."""
        return self.verdict.withdrawn


def due_days(cells: Iterable[Cell]) -> tuple[datetime.date, ...]:
    """The due days in force, each once, in order."""
    return tuple(sorted({cell.due_on for cell in cells if cell.due_on is not None}))


class View(NamedTuple):
    """From where cells are looked at: the workspace, the instant, and who knows working days.

    Of what recurs, the cells go up to the first that is due after `until`, or after the instant's day; with `recorded`
    there are also those further on of which something was recorded.
    """

    workspace: Workspace
    as_of: AsOf
    calendar: WorkCalendar
    until: datetime.date | None = None
    recorded: bool = False


def received(events: Sequence[Event], zone: datetime.tzinfo) -> Happened | None:
    """When a unit received a notice: its first acknowledgement of anything in it."""
    taken_back = {event.undoes for event in events}
    first = (event for event in events if event.did is Act.ACKNOWLEDGE and event.id not in taken_back)
    return min((Happened.of(event, zone) for event in first), key=_earliest, default=None)


def _earliest(happened: Happened) -> tuple[datetime.date, bool, float]:
    """The earliest day, and on it the earliest moment that is known."""
    moment = happened.moment
    return (happened.day, moment is None, 0.0 if moment is None else moment.timestamp())


def cells_of(
    view: View,
    notice: Notice,
    requirements: Iterable[Requirement],
    units: Iterable[Unit],
    events_of: EventsOf,
) -> Iterator[Cell]:
    """The cells of these requirements for these units, requirement by requirement; untracked pairs have none."""
    desks = {unit.id: _desk(view, unit, events_of(notice.id, unit.id)) for unit in units}
    for requirement in requirements:
        for unit in view.workspace.register.expand(requirement.who):
            if unit.id in desks:
                yield from _cells(_Place(view, notice, requirement, desks[unit.id]), desks[unit.id])


def cell_in(  # noqa: PLR0913, PLR0917  (what names a cell, and what is known of it)
    view: View,
    notice: Notice,
    requirement: Requirement,
    unit: Unit,
    events: tuple[Event, ...],
    occurrence: datetime.date | None = None,
) -> Cell | None:
    """One cell, or none where the requirement has no such occurrence for this unit.

    `events` are all that the unit did about the notice, in replay order. Of what recurs, no occurrence means the whole
    series, which can be acknowledged before any occurrence is known.
    """
    desk = _desk(view, unit, events)
    place = _Place(view, notice, requirement, desk)
    rules = rules_until(notice, requirement, view.as_of.day)
    there, due = _due_at(place, rules, occurrence)
    return _judged(place, desk, rules, Instance(occurrence, due)) if there else None


def has_cell(view: View, notice: Notice, unit: Unit, events: tuple[Event, ...], event: Event) -> bool:
    """Whether what was recorded belongs to a cell or a whole series, at whatever time."""
    requirement = notice.requirements.get(event.requirement)
    if requirement is None:
        return False
    if event.occurrence is None:
        return event.did in OF_SERIES or not isinstance(requirement.due, Every)
    ever = view._replace(as_of=AsOf.end_of(datetime.date.max, datetime.UTC))
    return cell_in(ever, notice, requirement, unit, events, event.occurrence) is not None


def due_for_anyone(
    view: View, notice: Notice, requirement: Requirement, occurrence: datetime.date | None = None
) -> Due | None:
    """What the rule in force gives without regard to any unit: extensions and receipts are each unit's own.

    None where there is no rule, or no such occurrence.
    """
    place = _Place(view, notice, requirement, None)
    rules = rules_until(notice, requirement, view.as_of.day)
    _there, due = _due_at(place, rules, occurrence)
    return _with_story(due, rules, _terms(place, rules, occurrence), occurrence)


def series_for_anyone(view: View, notice: Notice, requirement: Requirement) -> tuple[Instance, ...]:
    """The occurrences of what recurs as far as they are counted, without regard to any unit; none of anything else."""
    place = _Place(view, notice, requirement, None)
    instances = _asked(place, rules_until(notice, requirement, view.as_of.day))
    return tuple(instance for instance in instances if instance.occurrence is not None)


class _Desk(NamedTuple):
    """What one unit did about one notice, as far as it is seen, sorted out by requirement and occurrence."""

    unit: Unit
    events: Mapping[tuple[str, datetime.date | None], list[Event]]
    received: Happened | None

    def history(self, requirement: str, occurrence: datetime.date | None) -> History:
        """What was said about one cell; what was said about a whole series belongs to each of its occurrences."""
        events = self.events.get((requirement, occurrence), [])
        if occurrence is not None and (series := self.events.get((requirement, None))):
            events = sorted([*events, *series], key=lambda event: event.order)
        return replay(tuple(events))

    def occurrences(self, requirement: str) -> set[datetime.date]:
        """The occurrences of which something was said."""
        return {occurrence for id_, occurrence in self.events if id_ == requirement and occurrence is not None}


def _desk(view: View, unit: Unit, events: tuple[Event, ...]) -> _Desk:
    seen = seen_as_of(events, view.as_of)
    sorted_out: dict[tuple[str, datetime.date | None], list[Event]] = {}
    for event in seen:
        sorted_out.setdefault((event.requirement, event.occurrence), []).append(event)
    return _Desk(unit, sorted_out, received(seen, view.workspace.settings.timezone))


class _Place(NamedTuple):
    """A requirement at a unit's desk, or at none in particular, and from where it is looked at."""

    view: View
    notice: Notice
    requirement: Requirement
    desk: _Desk | None

    def counting(self, rule: Deadline | None) -> Counting:
        """What a rule is worked out against here."""
        zone = self.view.workspace.settings.timezone
        if self.desk is None:
            return Counting(self.notice.anchors, NoDay.PER_UNIT, self.view.calendar, zone)
        names = [name for name in anchors_of(rule) if name not in self.notice.anchors]
        deliveries = {name: self.desk.history(name, None).delivery for name in names}
        completed = {name: Happened.of(event, zone) for name, event in deliveries.items() if event is not None}
        return Counting(self.notice.anchors, self.desk.received, self.view.calendar, zone, completed)


def _cells(place: _Place, desk: _Desk) -> Iterator[Cell]:
    rules = rules_until(place.notice, place.requirement, place.view.as_of.day)
    asked = set()
    for instance in _asked(place, rules):
        asked.add(instance.occurrence)
        yield _judged(place, desk, rules, instance)
    if place.view.recorded:
        for occurrence in sorted(desk.occurrences(place.requirement.id) - asked):
            there, due = _due_at(place, rules, occurrence)
            if there:
                yield _judged(place, desk, rules, Instance(occurrence, due))


def _asked(place: _Place, rules: Sequence[InForce]) -> Iterator[Instance]:
    """What is asked for, once or again and again; of rules that recur, each gives the occurrences of its own time."""
    until, current = place.view.until or place.view.as_of.day, rules[-1]
    if isinstance(current.rule, Every):
        for earlier, later in pairwise(rules):
            if isinstance(earlier.rule, Every):
                for instance in instances(earlier.rule, place.counting(earlier.rule), later.since):
                    if instance.occurrence is not None and earlier.since <= instance.occurrence < later.since:
                        yield instance
    for instance in instances(current.rule, place.counting(current.rule), until):
        if instance.occurrence is None or instance.occurrence >= current.since:
            yield instance


def _due_at(place: _Place, rules: Sequence[InForce], occurrence: datetime.date | None) -> tuple[bool, Due | None]:
    """Whether a cell is there, and what is due in it before any extension."""
    rule = rules[-1].rule
    if occurrence is None:
        return True, None if rule is None else due_of(rule, place.counting(rule))
    rule = next(one.rule for one in reversed(rules) if one.since <= occurrence)
    if not isinstance(rules[-1].rule, Every) or not isinstance(rule, Every):
        return False, None
    counting = place.counting(rule)
    there = takes_place(rule, occurrence, counting)
    return there, due_of_occurrence(rule, occurrence, counting) if there else None


def _terms(place: _Place, rules: Sequence[InForce], occurrence: datetime.date | None) -> list[Term]:
    """What was due before each amendment; an occurrence keeps the due day that it had in its own time."""
    if occurrence is not None:
        return []
    return [
        Term(one.since, None if one.rule is None else due_of(one.rule, place.counting(one.rule))) for one in rules[:-1]
    ]


def _judged(place: _Place, desk: _Desk, rules: Sequence[InForce], instance: Instance) -> Cell:
    settings, requirement, occurrence = place.view.workspace.settings, place.requirement, instance.occurrence
    history = desk.history(requirement.id, occurrence)
    terms = _terms(place, rules, occurrence)
    due = _with_story(instance.due, rules, terms, occurrence)
    terms.append(Term(rules[-1].since, due))
    verdict = judge(terms, history, requirement.withdrawn, place.view.as_of, settings.due_soon_days)
    return Cell(place.notice, requirement, desk.unit, due, history, verdict, occurrence)


def _with_story(
    due: Due | None, rules: Sequence[InForce], terms: Sequence[Term], occurrence: datetime.date | None
) -> Due | None:
    """A due day with a step for each amendment that led to it, and what was due before."""
    for number, rule in enumerate(rules[1:]):
        if due is not None and rule.by is not None and (occurrence is None or rule.since <= occurrence):
            due = due.noted(_amended(rule.by, None if occurrence else terms[number].due, occurrence))
    return due


def _amended(by: Amendment, before: Due | None, occurrence: datetime.date | None) -> Step:
    details: dict[str, object] = {"on": by.on, "reason": by.reason}
    was = None if before is None else before.moment or before.day
    if occurrence is not None:
        details |= {"case": "recurs"}
    elif was is None:
        details |= {"case": "undated"}
    else:
        details |= {"was": was}
    return Step(StepCode.AMENDED, details)
