"""A month or a week as a calendar: a row for each week, Monday to Sunday.

Below the days of a week are the numbers of overdue and due cells, if there are any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.dates.span import Month
from notice_tasks.reports.content import Block, Column, Facts, Mark, Table, Tone, line
from notice_tasks.words.catalogue import P_, join, say, say_in, say_n, with_remark
from notice_tasks.words.terms import WEEKEND, rest_days, weekdays, with_weekday

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notice_tasks.dates.span import Period
    from notice_tasks.model.workspace import AsOf
    from notice_tasks.rules.agenda import AgendaDay, DayKind

    Week = Sequence[AgendaDay | None]
    Row = tuple[Mark, ...]

_REST = P_("Month", "rest")
_MAKE_UP = P_("Month", "work")


def period(asked: Period) -> str:
    """A month by its name; a week with its first and last day too."""
    if isinstance(asked, Month):
        return str(asked)
    span = say("{first} to {last}", first=asked.span.first, last=asked.span.last)
    return with_remark(str(asked), span)


def month_blocks(days: Sequence[AgendaDay], as_of: AsOf) -> Iterator[Block]:
    """The weeks, and the holidays and make-up days in them."""
    columns = tuple(Column(name) for name in weekdays())
    yield Table(columns, tuple(row for week in _weeks(days) for row in _rows(week, as_of)), even=True)
    yield from _rest_days([day.kind for day in days])


def _weeks(days: Sequence[AgendaDay]) -> Iterator[Week]:
    """The days in weeks; None stands for days of other months."""
    before = days[0].kind.day.weekday()
    places = [*[None] * before, *days]
    places += [None] * (-len(places) % 7)
    for monday in range(0, len(places), 7):
        yield places[monday : monday + 7]


def _rows(week: Week, as_of: AsOf) -> Iterator[Row]:
    """The days, then the overdue and the due cells of each, if there are any."""
    yield tuple(_number(day.kind, as_of) if day else Mark("") for day in week)
    counts = (
        tuple(_overdue(day.overdue if day else 0) for day in week),
        tuple(_due(day.owed - day.overdue if day else 0) for day in week),
    )
    yield from (row for row in counts if any(mark.text for mark in row))


def _number(kind: DayKind, as_of: AsOf) -> Mark:
    """A day's number, marked if it is today, a rest day or a make-up day."""
    is_today = kind.day == as_of.day
    parts = [f"{kind.day.day:2}", say("today") if is_today else "", _mark(kind)]
    tone = Tone.STRONG if is_today else Tone.QUIET if kind.rest else Tone.PLAIN
    return Mark(" ".join(part for part in parts if part), tone)


def _mark(kind: DayKind) -> str:
    if kind.make_up:
        return say_in("Month", _MAKE_UP)
    return say_in("Month", _REST) if kind.rest else ""


def _overdue(count: int) -> Mark:
    return Mark(say_n("{n} overdue", "{n} overdue", count) if count else "", Tone.BAD)


def _due(count: int) -> Mark:
    return Mark(say_n("{n} due", "{n} due", count) if count else "")


def _rest_days(kinds: Sequence[DayKind]) -> Iterator[Block]:
    """Holidays and make-up days by name, and a note if they are not announced."""
    for year in sorted({kind.day.year for kind in kinds if kind.working is None}):
        yield line(say("The working days of {year} are not announced yet, so rest days are not marked.", year=year))
    for year in sorted({kind.day.year for kind in kinds if kind.estimated}):
        yield line(say("The working days of {year} are not announced yet: rest days are an estimate.", year=year))
    holidays = [(kind.day, kind.rest) for kind in kinds if kind.rest and kind.rest != WEEKEND]
    made_up = [with_weekday(kind.day) for kind in kinds if kind.make_up]
    facts = ((say("Holidays"), rest_days(holidays)), (say("Make-up working days"), join(made_up)))
    if known := tuple((name, (Mark(days),)) for name, days in facts if days):
        yield Facts(known)
