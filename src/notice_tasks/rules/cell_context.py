"""What one unit did about a notice, as of an instant, and what its due rules count from.

A due rule may count from the day of receipt, or from the hand-in of another requirement.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from notice_tasks.dates.workdays import WorkCalendar
from notice_tasks.model.deadline import Anchor, Deadline, Every, anchors_of
from notice_tasks.model.event import OF_SERIES, Act, Event
from notice_tasks.model.notice import NoDay, Notice, Requirement
from notice_tasks.model.unit import Unit
from notice_tasks.model.workspace import AsOf, Workspace
from notice_tasks.rules.points import Counting, Happened
from notice_tasks.rules.progress import History, Progress, replay, seen_as_of, undone_in


class View(NamedTuple):
    """The workspace, the as-of instant and the working days with which cells are judged.

    A recurring requirement has cells up to the first that is due after `until`, or else after the as-of day. With
    `recorded` there are also later or missing occurrences that have records. With `withdrawn` occurrences continue
    after a withdrawal, for feeds that had shown them before.
    """

    workspace: Workspace
    as_of: AsOf
    calendar: WorkCalendar
    until: datetime.date | None = None
    recorded: bool = False
    withdrawn: bool = False


class UnitHistory(NamedTuple):
    """The events of one unit and one notice as of an instant, by requirement and occurrence.

    `of_notice` has those about the whole notice.
    """

    unit: Unit
    events: Mapping[tuple[str, datetime.date | None], list[Event]]
    of_notice: History
    received: Happened | None

    def history(self, requirement: str, occurrence: datetime.date | None) -> History:
        """The history of one cell.

        Events of a whole series belong to each of its occurrences, and those of the whole notice to every cell.
        """
        events = self.events.get((requirement, occurrence), [])
        wider = [entry.event for entry in self.of_notice.entries]
        if occurrence is not None and (others := self.events.get((requirement, None))):
            wider = [*wider, *(event for event in others if event.did in OF_SERIES)]
        return replay(tuple(sorted([*events, *wider], key=lambda event: event.order) if wider else events))

    def occurrences(self, requirement: str) -> set[datetime.date]:
        """The occurrences that have events."""
        return {occurrence for id_, occurrence in self.events if id_ == requirement and occurrence is not None}

    def acted_once(self, requirement: str) -> bool:
        """Whether a requirement has an event without an occurrence that is not about a whole series."""
        return any(event.did not in OF_SERIES for event in self.events.get((requirement, None), ()))


def unit_history_of(view: View, unit: Unit, events: tuple[Event, ...]) -> UnitHistory:
    """A unit's history; `events` are all its events of the notice, in replay order."""
    seen = seen_as_of(events, view.as_of)
    sorted_out: dict[tuple[str, datetime.date | None], list[Event]] = {}
    of_notice = []
    for event in seen:
        if event.requirement is None:
            of_notice.append(event)
        else:
            sorted_out.setdefault((event.requirement, event.occurrence), []).append(event)
    return UnitHistory(unit, sorted_out, replay(tuple(of_notice)), received(seen, view.workspace.settings.timezone))


def received(events: Sequence[Event], zone: datetime.tzinfo) -> Happened | None:
    """When a unit received a notice: its first acknowledgement of the notice or of anything in it."""
    taken_back = undone_in(events)
    acknowledged = (event for event in events if event.did is Act.ACKNOWLEDGE and event.id not in taken_back)
    each = (Happened.of(event, zone)._replace(event=event) for event in acknowledged)
    return min(each, key=_earliest, default=None)


class Receipt(NamedTuple):
    """A unit's receipt of a whole notice: what was recorded for the notice itself.

    `received` is the unit's first acknowledgement of the notice or of anything in it; None before that.
    """

    notice: Notice
    unit: Unit
    history: History
    received: Happened | None

    @property
    def requirement(self) -> None:
        """None, unlike a cell's: it is about the whole notice."""
        return None

    @property
    def path(self) -> str:
        """The word that names it on the command line, for a unit."""
        return self.notice.id

    @property
    def undoable(self) -> History:
        """The events that an undo for the notice can take back."""
        return self.history

    @property
    def progress(self) -> Progress:
        """Whether it was acknowledged."""
        return Progress.PENDING if self.received is None else Progress.ACKNOWLEDGED

    @property
    def state(self) -> tuple[object, ...]:
        """All that a user confirms of it."""
        return (self.progress,)


def receipt_of(notice: Notice, unit_history: UnitHistory) -> Receipt:
    """A unit's receipt of a notice."""
    return Receipt(notice, unit_history.unit, unit_history.of_notice, unit_history.received)


def _earliest(happened: Happened) -> tuple[datetime.date, bool, float]:
    """The sort key by day, then by moment; an unknown moment comes last."""
    moment = happened.moment
    return (happened.day, moment is None, 0.0 if moment is None else moment.timestamp())


class Completed(NamedTuple):
    """What a unit had handed in as of a day, by the ids of requirements."""

    since: datetime.date
    when: Mapping[Anchor, Happened] = MappingProxyType({})


NOTHING = Completed(datetime.date.min)
"""The state at the beginning: nothing was handed in."""


class CellContext(NamedTuple):
    """A requirement with all that its due rules are worked out against; without a unit if no single one is meant."""

    view: View
    notice: Notice
    requirement: Requirement
    unit_history: UnitHistory | None = None

    @property
    def zone(self) -> datetime.tzinfo:
        """The workspace's time zone."""
        return self.view.workspace.settings.timezone

    def counting(self, completed: Completed = NOTHING) -> Counting:
        """What a rule is worked out against, given what was handed in."""
        receipt = NoDay.PER_UNIT if self.unit_history is None else self.unit_history.received
        return Counting(self.notice.anchors, receipt, self.view.calendar, self.zone, completed.when)

    def counting_series(self, rule: Every) -> Counting:
        """What a recurring rule is worked out against: its span, once begun, always begins on the same day.

        So it counts from the first hand-in of a requirement, even if that is returned later.
        """
        first = {name: history.first_delivery for name, history in self._histories([rule]).items()}
        return self.counting(Completed(datetime.date.min, self._happened(first)))

    def completed(self, rules: Iterable[Deadline | None]) -> list[Completed]:
        """The hand-ins that these rules count from, from day to day; each return changes them."""
        histories = self._histories(rules)
        states = [NOTHING]
        for day in sorted({entry.event.on for history in histories.values() for entry in history.entries}):
            then = {name: history.until(day).delivery for name, history in histories.items()}
            if (when := self._happened(then)) != states[-1].when:
                states.append(Completed(day, when))
        return states

    def _histories(self, rules: Iterable[Deadline | None]) -> dict[Anchor, History]:
        """The histories of the requirements that rules count from."""
        if self.unit_history is None:
            return {}
        names = {name for rule in rules for name in anchors_of(rule) if name not in self.notice.anchors}
        return {name: self.unit_history.history(name, None) for name in sorted(names)}

    def _happened(self, deliveries: Mapping[Anchor, Event | None]) -> dict[Anchor, Happened]:
        return {name: Happened.of(event, self.zone) for name, event in deliveries.items() if event is not None}
