"""What falls on which day, and what kind of day that is."""

import datetime
from collections.abc import Iterable
from typing import Final, NamedTuple

from notice_tasks.dates.shift import PeriodUnit, shifted
from notice_tasks.dates.span import ALWAYS, Month, Span
from notice_tasks.dates.workdays import WorkCalendar, YearNotAnnounced
from notice_tasks.model.notice import Notice, Requirement
from notice_tasks.rules.cells import Cell
from notice_tasks.rules.timeliness import Timeliness

YEARS_AHEAD: Final = 10
"""What recurs without an end is listed for so many years: some end there must be, and nobody plans further."""

_SATURDAY: Final = 5


class Slot(NamedTuple):
    """What is still owed for one requirement, or one occurrence of it, on one due day or redo day.

    The day is none where it cannot be worked out.
    """

    day: datetime.date | None
    notice: Notice
    requirement: Requirement
    cells: tuple[Cell, ...]

    @property
    def occurrence(self) -> datetime.date | None:
        """The occurrence, of what recurs."""
        return self.cells[0].occurrence

    @property
    def redo(self) -> bool:
        """Whether it was returned and is to be handed in again."""
        return self.cells[0].verdict.redo

    @property
    def days_left(self) -> int | None:
        """Days from the day looked at to the due day; negative when it has passed."""
        return self.cells[0].verdict.days_left


class DayKind(NamedTuple):
    """What is known of a day.

    `working` is none where nobody has announced its year; `rest` is the name of a rest day. `estimated` says that
    both are an estimate.
    """

    day: datetime.date
    working: bool | None
    rest: str | None = None
    estimated: bool = False

    @property
    def make_up(self) -> bool:
        """Whether it is a Saturday or Sunday that is worked in place of a holiday."""
        return bool(self.working) and self.day.weekday() >= _SATURDAY


class AgendaDay(NamedTuple):
    """A day and what is still owed on it."""

    kind: DayKind
    slots: tuple[Slot, ...]

    @property
    def owed(self) -> int:
        """How many things are still owed: a unit's requirement, or one occurrence of it, is one."""
        return sum(len(slot.cells) for slot in self.slots)

    @property
    def overdue(self) -> int:
        """How many of them are overdue: of what is due today, a moment may have passed."""
        return sum(cell.timeliness is Timeliness.OVERDUE for slot in self.slots for cell in slot.cells)


class Agenda(NamedTuple):
    """What is still owed, day by day: the days on which something falls, or every day of a month that was asked for.

    `undated` has what has no due day yet, unless a span was asked for. `cut_off` is the day up to which what recurs is
    listed, where the span goes further. `whole_to` is the day up to which it is listed whole where the span has a first
    day and no last: of each rule one occurrence more follows.
    """

    days: tuple[AgendaDay, ...]
    undated: tuple[Slot, ...] = ()
    span: Span = ALWAYS
    month: Month | None = None
    cut_off: datetime.date | None = None
    whole_to: datetime.date | None = None


class Reach(NamedTuple):
    """How far what recurs is worked out.

    `until` is as a view takes it; `cut_off` is the same day where more was asked for than is worked out.
    """

    until: datetime.date | None
    cut_off: datetime.date | None


def reach_of(span: Span, today: datetime.date) -> Reach:
    """How far what recurs must be worked out for a span: to its last day, or just beyond the first of an open one."""
    wanted = span.last or span.first
    if wanted is None:
        return Reach(None, None)
    wanted, furthest = max(wanted, today), _furthest(today)
    return Reach(min(wanted, furthest), furthest if wanted > furthest else None)


def _furthest(today: datetime.date) -> datetime.date:
    try:
        return shifted(today, YEARS_AHEAD, PeriodUnit.YEARS)
    except OverflowError:
        return datetime.date.max


def next_days(today: datetime.date, count: int) -> Span:
    """What is overdue, and the days up to so many after `today`."""
    try:
        return Span(last=today + datetime.timedelta(days=count))
    except OverflowError:
        return Span(last=datetime.date.max)


def agenda(cells: Iterable[Cell]) -> tuple[Slot, ...]:
    """What is still owed, by due day; what has no day to work out comes last, what has no due rule is left out.

    Exhortations are left out too: nobody is held to them.
    """
    slots: dict[tuple[datetime.date | None, str, bool], list[Cell]] = {}
    for cell in cells:
        if cell.verdict.due is not None and not cell.closed and cell.requirement.kind.counts:
            slots.setdefault((cell.due_on, cell.path, cell.verdict.redo), []).append(cell)
    found = [
        Slot(day, together[0].notice, together[0].requirement, tuple(together))
        for (day, _path, _redo), together in slots.items()
    ]
    return tuple(sorted(found, key=lambda slot: (slot.day is None, slot.day or datetime.date.max)))


def within(slots: Iterable[Slot], span: Span, cut_off: datetime.date | None = None) -> tuple[Slot, ...]:
    """The slots that fall due in a span; of what recurs, none after `cut_off`, where it would begin to have gaps."""
    if span == ALWAYS:
        return tuple(slots)
    recurring = Span(last=cut_off)
    return tuple(
        slot
        for slot in slots
        if slot.day is not None and span.holds(slot.day) and (slot.occurrence is None or recurring.holds(slot.day))
    )


def whole_to(slots: Iterable[Slot], span: Span, reach: Reach) -> datetime.date | None:
    """The day up to which what recurs is listed whole, where something does and nobody said up to which day."""
    if span.last is not None or reach.cut_off is not None:
        return None
    return reach.until if any(slot.occurrence is not None for slot in slots) else None


def by_day(slots: Iterable[Slot], calendar: WorkCalendar, days: Iterable[datetime.date] = ()) -> tuple[AgendaDay, ...]:
    """Slots, which are in the order of their days, together on each day; `days` are there even with nothing owed."""
    together: dict[datetime.date, list[Slot]] = {day: [] for day in days}
    for slot in slots:
        if slot.day is not None:
            together.setdefault(slot.day, []).append(slot)
    return tuple(AgendaDay(day_kind(day, calendar), tuple(owed)) for day, owed in together.items())


def day_kind(day: datetime.date, calendar: WorkCalendar) -> DayKind:
    """Whether a day is worked, as far as it is known."""
    try:
        rest = calendar.rest_day(day)
    except YearNotAnnounced:
        return DayKind(day, None)
    return DayKind(day, rest is None, rest, calendar.is_estimate(day.year))
