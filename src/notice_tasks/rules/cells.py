"""Requirement x unit: the things that have a state, each judged as of an instant."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from notice_tasks.dates.workdays import WorkCalendar
from notice_tasks.model.event import Act, Event
from notice_tasks.model.notice import Notice, Requirement
from notice_tasks.model.unit import Unit
from notice_tasks.model.workspace import AsOf, Workspace
from notice_tasks.rules.due import Counting, Due, due_of
from notice_tasks.rules.progress import History, Progress, replay, seen_as_of
from notice_tasks.rules.timeliness import Timeliness, Verdict, judge

EventsOf = Callable[[str, str], tuple[Event, ...]]
"""The events of a notice and a unit, by their ids, in replay order."""


class Cell(NamedTuple):
    """What one unit owes for one requirement, and how it stands.

    `due` is the due day before any extension; none where the requirement has no due rule.
    """

    notice: Notice
    requirement: Requirement
    unit: Unit
    due: Due | None
    history: History
    verdict: Verdict

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


def due_days(cells: Iterable[Cell]) -> tuple[datetime.date, ...]:
    """The due days in force, each once, in order."""
    return tuple(sorted({cell.due_on for cell in cells if cell.due_on is not None}))


class View(NamedTuple):
    """From where cells are looked at: the workspace, the instant, and who knows working days."""

    workspace: Workspace
    as_of: AsOf
    calendar: WorkCalendar


def received_on(events: Sequence[Event]) -> datetime.date | None:
    """The day a unit received a notice: its first acknowledgement of anything in it."""
    taken_back = {event.undoes for event in events}
    return min((e.on for e in events if e.did is Act.ACKNOWLEDGE and e.id not in taken_back), default=None)


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
                yield _cell(view, notice, requirement, desks[unit.id])


def cell_in(view: View, notice: Notice, requirement: Requirement, unit: Unit, events: tuple[Event, ...]) -> Cell:
    """One cell; `events` are all that the unit did about the notice, in replay order."""
    return _cell(view, notice, requirement, _desk(view, unit, events))


class _Desk(NamedTuple):
    """What one unit did about one notice, as far as it is seen, sorted out by requirement."""

    unit: Unit
    events: Mapping[str, list[Event]]
    received_on: datetime.date | None


def _desk(view: View, unit: Unit, events: tuple[Event, ...]) -> _Desk:
    seen = seen_as_of(events, view.as_of)
    by_requirement: dict[str, list[Event]] = {}
    for event in seen:
        by_requirement.setdefault(event.requirement, []).append(event)
    return _Desk(unit, by_requirement, received_on(seen))


def _cell(view: View, notice: Notice, requirement: Requirement, desk: _Desk) -> Cell:
    settings = view.workspace.settings
    history = replay(tuple(desk.events.get(requirement.id, ())))
    counting = Counting(notice.anchors, desk.received_on, view.calendar, settings.timezone)
    due = None if requirement.due is None else due_of(requirement.due, counting)
    verdict = judge(due, history, requirement.withdrawn, view.as_of, settings.due_soon_days)
    return Cell(notice, requirement, desk.unit, due, history, verdict)
