"""What falls on which day, and what kind of day that is."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from notice_tasks.dates.shift import PeriodUnit, shifted
from notice_tasks.dates.span import ALWAYS, Period, Span
from notice_tasks.dates.workdays import WorkCalendar, YearNotAnnounced
from notice_tasks.model.notice import Notice, Requirement
from notice_tasks.rules.cells import Cell
from notice_tasks.rules.timeliness import Timeliness

YEARS_AHEAD: Final = 10
"""Recurring requirements without an end are listed for this many years ahead."""

_SATURDAY: Final = 5


class Slot(NamedTuple):
    """What is still owed for one requirement, or one occurrence of it, on one due day or redo day.

    `day` is None if it cannot be calculated.
    """

    day: datetime.date | None
    notice: Notice
    requirement: Requirement
    cells: tuple[Cell, ...]

    @property
    def occurrence(self) -> datetime.date | None:
        """The occurrence, if the requirement recurs."""
        return self.cells[0].occurrence

    @property
    def redo(self) -> bool:
        """Whether it was returned and has to be handed in again."""
        return self.cells[0].verdict.redo

    @property
    def days_left(self) -> int | None:
        """Days from the as-of day to the due day; negative when it has passed."""
        return self.cells[0].verdict.days_left


class DayKind(NamedTuple):
    """What is known of a day.

    `working` is None if its year is not announced; `rest` is the name of a rest day. `estimated` tells that both are an
    estimate.
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
        """How many cells are still owed."""
        return sum(len(slot.cells) for slot in self.slots)

    @property
    def overdue(self) -> int:
        """How many of them are overdue; a cell due today is if its moment has passed."""
        return sum(cell.timeliness is Timeliness.OVERDUE for slot in self.slots for cell in slot.cells)


class LeftOut(NamedTuple):
    """How many requirements a list by day leaves out, because they have no due day."""

    owed: int = 0
    exhortations: int = 0


class Agenda(NamedTuple):
    """What is still owed, day by day: the days with due cells, or every day of a month or week that was asked for.

    `undated` has the cells without a due day yet, in a span only occurrences. `cut_off` is the last day up to which
    recurring requirements are listed, if the span goes further. `whole_to` is the day up to which they are listed
    completely if the span has no last day: one more occurrence of each rule follows. `left_out` counts for a month or
    week.
    """

    days: tuple[AgendaDay, ...]
    undated: tuple[Slot, ...] = ()
    span: Span = ALWAYS
    period: Period | None = None
    cut_off: datetime.date | None = None
    whole_to: datetime.date | None = None
    left_out: LeftOut = LeftOut()


class Reach(NamedTuple):
    """How far recurring rules are calculated.

    `until` is that of a view; `cut_off` is the same day if more was asked for.
    """

    until: datetime.date | None
    cut_off: datetime.date | None


def reach_of(span: Span, today: datetime.date) -> Reach:
    """How far recurring rules must be calculated for a span: to its last day, or just beyond its first."""
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
    """What is overdue, and the days up to `count` days after `today`."""
    try:
        return Span(last=today + datetime.timedelta(days=count))
    except OverflowError:
        return Span(last=datetime.date.max)


def agenda(cells: Iterable[Cell]) -> tuple[Slot, ...]:
    """What is still owed, by due day; cells without a day yet come last, those without a due rule are left out.

    Exhortations are left out too: they are not owed.
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


_URGENT: Final = frozenset({Timeliness.OVERDUE, Timeliness.DUE_TODAY, Timeliness.DUE_SOON})


def urgent(cells: Iterable[Cell]) -> Iterator[Cell]:
    """The cells that are overdue, due today or due soon."""
    return (cell for cell in cells if cell.timeliness in _URGENT)


def without_day(cells: Iterable[Cell]) -> LeftOut:
    """The requirements without a due day: those still owed, and the exhortations; none that recurs."""
    lacking = [cell for cell in cells if cell.due_on is None and cell.occurrence is None and not cell.closed]
    owed = {cell.path for cell in lacking if cell.requirement.kind.counts}
    return LeftOut(len(owed), len({cell.path for cell in lacking if not cell.requirement.kind.counts}))


def asked_in(cell: Cell, span: Span) -> bool:
    """Whether a cell's due day lies in a span, before or after any extension, or its window shares a day with the span.

    What has no day lies in every span.
    """
    days = {day for day in (cell.due_on, cell.due and cell.due.day) if day is not None}
    opens_on = cell.due and cell.due.opens_on
    return not days or any(map(span.holds, days)) or (opens_on is not None and span.meets(opens_on, max(days)))


def within(slots: Iterable[Slot], span: Span, cut_off: datetime.date | None = None) -> tuple[Slot, ...]:
    """The slots that fall due in a span; an occurrence without a due day yet is found by its nominal day.

    There is none of a recurring requirement after `cut_off`, where the list has gaps.
    """
    if span == ALWAYS:
        return tuple(slots)
    recurring = Span(last=cut_off)
    return tuple(
        slot
        for slot in slots
        if (day := slot.day or slot.occurrence) is not None
        and span.holds(day)
        and (slot.occurrence is None or recurring.holds(day))
    )


def whole_to(slots: Iterable[Slot], span: Span, reach: Reach) -> datetime.date | None:
    """The day up to which recurring requirements are listed completely, if there are any and the span is open."""
    if span.last is not None or reach.cut_off is not None:
        return None
    return reach.until if any(slot.occurrence is not None for slot in slots) else None


def by_day(slots: Iterable[Slot], calendar: WorkCalendar, days: Iterable[datetime.date] = ()) -> tuple[AgendaDay, ...]:
    """The slots grouped by day; they must be in order. `days` are listed even if nothing is owed."""
    together: dict[datetime.date, list[Slot]] = {day: [] for day in days}
    for slot in slots:
        if slot.day is not None:
            together.setdefault(slot.day, []).append(slot)
    return tuple(AgendaDay(day_kind(day, calendar), tuple(owed)) for day, owed in together.items())


def day_kind(day: datetime.date, calendar: WorkCalendar) -> DayKind:
    """Whether a day is a working day, as far as is known."""
    try:
        rest = calendar.rest_day(day)
    except YearNotAnnounced:
        return DayKind(day, None)
    return DayKind(day, rest is None, rest, calendar.is_estimate(day.year))
