"""Cells: requirement x unit x occurrence, each judged as of an instant."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from notice_tasks.model.deadline import Every
from notice_tasks.model.event import OF_SERIES, Event
from notice_tasks.model.notice import Notice, Requirement
from notice_tasks.model.unit import Unit
from notice_tasks.model.workspace import AsOf
from notice_tasks.rules.amendments import InForce, rules_until
from notice_tasks.rules.cell_context import CellContext, Receipt, UnitHistory, View, receipt_of, unit_history_of
from notice_tasks.rules.due import due_of
from notice_tasks.rules.occurrences import Instance, due_of_occurrence, instances, takes_place, taking_place
from notice_tasks.rules.progress import History, Progress
from notice_tasks.rules.steps import Due
from notice_tasks.rules.terms import amended_series, due_in_force, terms_of
from notice_tasks.rules.timeliness import Term, Timeliness, Verdict, judge

EventsOf = Callable[[str, str], tuple[Event, ...]]
"""The events of a notice and a unit, by their ids, in replay order."""


class DaysLate(NamedTuple):
    """Days after the extended due day (0 or less if the extension was recorded later) and after the original one."""

    days: int
    of_original: int


class Cell(NamedTuple):
    """What one unit owes for one requirement, and its state.

    `terms` are the due days that were in force one after another, before any extension. `receipt` is the unit's receipt
    of the notice. `occurrence` is the nominal day of the occurrence, if the requirement recurs.
    """

    notice: Notice
    requirement: Requirement
    unit: Unit
    terms: tuple[Term, ...]
    history: History
    verdict: Verdict
    receipt: Receipt
    occurrence: datetime.date | None = None

    @property
    def path(self) -> str:
        """The path that names it on the command line, for a unit."""
        path = f"{self.notice.id}/{self.requirement.id}"
        return path if self.occurrence is None else f"{path}@{self.occurrence}"

    @property
    def received_on(self) -> datetime.date | None:
        """The day of the unit's first acknowledgement of the notice or of anything in it."""
        return None if self.receipt.received is None else self.receipt.received.day

    @property
    def undoable(self) -> History:
        """The events that an undo of this cell can take back."""
        return self.history.own

    @property
    def due(self) -> Due | None:
        """The due day under the present rule, before any extension; None without a due rule."""
        return self.terms[-1].due

    @property
    def progress(self) -> Progress:
        """How far its events say that it has come."""
        return self.history.progress

    @property
    def state(self) -> tuple[object, ...]:
        """All that a user confirms of it."""
        return (self.progress, self.verdict)

    @property
    def timeliness(self) -> Timeliness:
        """How it stands against its due day."""
        return self.verdict.timeliness

    @property
    def due_on(self) -> datetime.date | None:
        """The due day now in force, inclusive."""
        return self.verdict.due.day if self.verdict.due else None

    @property
    def fallen_due(self) -> bool:
        """Whether its due day has been reached; of what was returned, the due day before the return."""
        left, day = self.verdict.days_left, self.due_on
        if left is None or day is None:
            return False
        if not self.verdict.redo:
            return left <= 0
        first = None if self.due is None else self.due.day
        return self.verdict.missed or (first is not None and (day - first).days >= left)

    @property
    def closed(self) -> bool:
        """Whether nothing more is owed: delivered, exempt or withdrawn."""
        return not self.progress.open or self.timeliness is Timeliness.EXEMPT

    @property
    def late(self) -> DaysLate | None:
        """By how many days an extended due day was missed; None if it was not missed or not extended."""
        if self.due is None or self.due.day is None or self.due_on is None or self.verdict.redo:
            return None
        put_off = (self.due_on - self.due.day).days
        if self.timeliness is Timeliness.OVERDUE and self.verdict.days_left is not None:
            days = -self.verdict.days_left
        elif self.timeliness is Timeliness.MET_LATE and (first := self.history.first_delivery) is not None:
            days = (first.on - self.due_on).days
        else:
            return None
        return DaysLate(days, days + put_off) if put_off > 0 else None

    @property
    def withdrawn(self) -> bool:
        """Whether the issuer has withdrawn the requirement: no percentage includes it any more."""
        return self.verdict.withdrawn


def due_days(cells: Iterable[Cell]) -> tuple[datetime.date, ...]:
    """The due days in force, each once, in order."""
    return tuple(sorted({cell.due_on for cell in cells if cell.due_on is not None}))


def cells_of(
    view: View,
    notice: Notice,
    requirements: Iterable[Requirement],
    units: Iterable[Unit],
    events_of: EventsOf,
) -> Iterator[Cell]:
    """The cells of these requirements for these units, requirement by requirement; untracked pairs have none."""
    histories = {unit.id: unit_history_of(view, unit, events_of(notice.id, unit.id)) for unit in units}
    for requirement in requirements:
        for unit in view.workspace.register.expand(requirement.who):
            if unit.id in histories:
                yield from _cells(CellContext(view, notice, requirement, histories[unit.id]), histories[unit.id])


def cell_in(  # noqa: PLR0913, PLR0917  (what names a cell, and what is known of it)
    view: View,
    notice: Notice,
    requirement: Requirement,
    unit: Unit,
    events: tuple[Event, ...],
    occurrence: datetime.date | None = None,
) -> Cell | None:
    """One cell; None if the requirement has no such occurrence for this unit.

    `events` are all events of the unit and the notice, in replay order. For a recurring requirement, no occurrence
    means the whole series, which can be acknowledged before any occurrence is known.
    """
    unit_history = unit_history_of(view, unit, events)
    context = CellContext(view, notice, requirement, unit_history)
    terms = _terms_at(context, rules_until(notice, requirement, view.as_of.day), occurrence)
    return _judged(context, unit_history, occurrence, terms) if terms else None


def without_cell(view: View, notice: Notice, unit: Unit, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events that belong to no cell, no whole series and no whole notice, whenever they were recorded."""
    ever = view._replace(as_of=AsOf.end_of(datetime.date.max, datetime.UTC))
    recurs = any(event.occurrence is not None for event in events)
    unit_history = unit_history_of(ever, unit, events) if recurs else None
    of_requirement: dict[str, list[Event]] = {}
    for event in events:
        if event.requirement is not None:
            of_requirement.setdefault(event.requirement, []).append(event)
    lost: list[Event] = []
    for id_, own in of_requirement.items():
        requirement = notice.requirements.get(id_)
        lost += own if requirement is None else _lost(CellContext(ever, notice, requirement, unit_history), own)
    return tuple(lost)


def _lost(context: CellContext, events: Sequence[Event]) -> Iterator[Event]:
    rules = rules_until(context.notice, context.requirement, datetime.date.max)
    once = any(not isinstance(one.rule, Every) for one in rules)
    there = _there(context, rules, {event.occurrence for event in events if event.occurrence is not None})
    for event in events:
        if event.occurrence is None:
            if not once and event.did not in OF_SERIES:
                yield event
        elif event.occurrence not in there:
            yield event


def _there(context: CellContext, rules: Sequence[InForce], names: set[datetime.date]) -> set[datetime.date]:
    """Which of these occurrences exist; each rule has those of the time in which it was in force."""
    found: set[datetime.date] = set()
    for one, end in _times(rules):
        if isinstance(one.rule, Every):
            own = {name for name in names if one.since <= name < end}
            found |= taking_place(one.rule, own, context.counting_series(one.rule))
    return found


def _times(rules: Sequence[InForce]) -> Iterator[tuple[InForce, datetime.date]]:
    """Each rule and the first day on which it was no longer in force; for the last one, the end of the calendar."""
    ends = [*(one.since for one in rules[1:]), datetime.date.max]
    return zip(rules, ends, strict=True)


def due_for_anyone(
    view: View, notice: Notice, requirement: Requirement, occurrence: datetime.date | None = None
) -> Due | None:
    """The due day under the rule in force without regard to any unit: extensions and receipts are each unit's own.

    None without a rule, or if there is no such occurrence.
    """
    context = CellContext(view, notice, requirement)
    terms = _terms_at(context, rules_until(notice, requirement, view.as_of.day), occurrence)
    return due_in_force(terms) if terms else None


def series_for_anyone(view: View, notice: Notice, requirement: Requirement) -> tuple[Instance, ...]:
    """The occurrences of a recurring requirement, without regard to any unit; empty for any other requirement."""
    context = CellContext(view, notice, requirement)
    series = _series(context, rules_until(notice, requirement, view.as_of.day))
    return tuple(Instance(occurrence, term.due) for occurrence, term in series if term.due is not None)


def _cells(context: CellContext, unit_history: UnitHistory) -> Iterator[Cell]:
    rules = rules_until(context.notice, context.requirement, context.view.as_of.day)
    series = list(_series(context, rules))
    if _asks_once(context, unit_history, rules) or not series:
        yield _judged(context, unit_history, None, _terms_at(context, rules, None, once=True))
    for occurrence, term in series:
        yield _judged(context, unit_history, occurrence, (term,))
    if context.view.recorded:
        yield from _further(context, unit_history, rules, {occurrence for occurrence, _term in series})


def _further(
    context: CellContext, unit_history: UnitHistory, rules: Sequence[InForce], listed: set[datetime.date]
) -> Iterator[Cell]:
    """The occurrences that have records although they come later or do not exist."""
    nothing = (Term(datetime.date.min, None),)
    for occurrence in sorted(unit_history.occurrences(context.requirement.id) - listed):
        yield _judged(context, unit_history, occurrence, _terms_at(context, rules, occurrence) or nothing)


def _asks_once(context: CellContext, unit_history: UnitHistory, rules: Sequence[InForce]) -> bool:
    """Whether there is a cell without occurrence: for a requirement that does not recur, or did not at first.

    A single rule that was replaced before it fell due has a cell only if it has events.
    """
    single = [number for number, one in enumerate(rules) if not isinstance(one.rule, Every)]
    if not single or single[-1] == len(rules) - 1:
        return bool(single)
    due = terms_of(context, rules)[-1].due
    fell_due = due is not None and due.day is not None and due.day < rules[single[-1] + 1].since
    return fell_due or unit_history.acted_once(context.requirement.id)


def _series(context: CellContext, rules: Sequence[InForce]) -> Iterator[tuple[datetime.date, Term]]:
    """The occurrences of recurring rules: each rule gives those of the time in which it was in force.

    After a withdrawal only the next one follows, to show what was withdrawn, unless the view asks for all.
    """
    view, withdrawn = context.view, context.requirement.withdrawn
    until = view.until or view.as_of.day
    if withdrawn is not None and withdrawn.on <= view.as_of.day and not view.withdrawn:
        until = min(until, withdrawn.on)
    for one, end in _times(rules):
        if isinstance(one.rule, Every):
            for instance in instances(one.rule, context.counting_series(one.rule), min(until, end)):
                if one.since <= instance.occurrence < end:
                    yield instance.occurrence, _term_of_series(one, instance.due)


def _term_of_series(rule: InForce, due: Due | None) -> Term:
    """The term of an occurrence, which no later amendment changes."""
    return Term(datetime.date.min, due, None if rule.by is None else amended_series(rule.by))


def _terms_at(
    context: CellContext, rules: Sequence[InForce], occurrence: datetime.date | None, *, once: bool = False
) -> tuple[Term, ...]:
    """The terms of a cell in order; empty if there is no such cell.

    Without an occurrence, the terms of a recurring requirement are those of the whole series, or, with `once`, those of
    the single rules before it.
    """
    if occurrence is not None:
        return _terms_of_occurrence(context, rules, occurrence)
    current = rules[-1]
    if not isinstance(current.rule, Every) or (once and any(not isinstance(one.rule, Every) for one in rules)):
        return terms_of(context, rules)
    return (_term_of_series(current, due_of(current.rule, context.counting_series(current.rule))),)


def _terms_of_occurrence(context: CellContext, rules: Sequence[InForce], occurrence: datetime.date) -> tuple[Term, ...]:
    one = next(one for one in reversed(rules) if one.since <= occurrence)
    if not isinstance(one.rule, Every):
        return ()
    counting = context.counting_series(one.rule)
    if not takes_place(one.rule, occurrence, counting):
        return ()
    return (_term_of_series(one, due_of_occurrence(one.rule, occurrence, counting)),)


def _judged(
    context: CellContext, unit_history: UnitHistory, occurrence: datetime.date | None, terms: tuple[Term, ...]
) -> Cell:
    settings, requirement = context.view.workspace.settings, context.requirement
    history = unit_history.history(requirement.id, occurrence)
    receipt = receipt_of(context.notice, unit_history)
    verdict = judge(terms, history, requirement.withdrawn, context.view.as_of, settings.due_soon_days)
    return Cell(context.notice, requirement, unit_history.unit, terms, history, verdict, receipt, occurrence)
