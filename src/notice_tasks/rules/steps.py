"""A due day and the steps that led to it.

A due day is inclusive: nothing is late on the named day itself.
"""

import datetime
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class StepCode(StrEnum):
    """The kind of a step on the way to a due day; each has a sentence in both languages."""

    NAMED = "named"
    NAMED_MOMENT = "named-moment"
    ANCHOR = "anchor"
    RECEIVED = "received"
    COMPLETED = "completed"
    ANCHOR_UNKNOWN = "anchor-unknown"
    ANCHOR_WITHOUT_TIME = "anchor-without-time"
    NOT_YET_RECEIVED = "not-yet-received"
    NOT_YET_COMPLETED = "not-yet-completed"
    NOT_YET_FOR_UNIT = "not-yet-for-unit"
    INCLUSIVE_UNSTATED = "inclusive-unstated"
    INCLUSIVE_STATED = "inclusive-stated"
    EXCLUSIVE_STATED = "exclusive-stated"
    WINDOW = "window"
    WINDOW_REVERSED = "window-reversed"
    COUNTED_FORWARD = "counted-forward"
    COUNTED_BACK = "counted-back"
    ELAPSED_FORWARD = "elapsed-forward"
    ELAPSED_BACK = "elapsed-back"
    WORKDAYS_FORWARD = "workdays-forward"
    WORKDAYS_BACK = "workdays-back"
    SKIPPED = "skipped"
    MADE_UP = "made-up"
    WORKDAYS_NOT_ANNOUNCED = "workdays-not-announced"
    BETWEEN = "between"
    MONTH_END = "month-end"
    OUT_OF_RANGE = "out-of-range"
    ROLLED_NEXT = "rolled-next"
    ROLLED_PREVIOUS = "rolled-previous"
    STAYS = "stays"
    YEAR_NOT_ANNOUNCED = "year-not-announced"
    ESTIMATED = "estimated"
    RECURS = "recurs"
    OCCURRENCE = "occurrence"
    MOVED = "moved"
    UNCLEAR = "unclear"
    AMENDED = "amended"
    COUNTED_ANEW = "counted-anew"
    RETURNED = "returned"
    EXTENDED = "extended"
    NOT_EXTENDED = "not-extended"
    WITHDRAWN = "withdrawn"


class Step(NamedTuple):
    """One step, with the values for its sentence."""

    code: StepCode
    details: Mapping[str, object] = MappingProxyType({})


class Due(NamedTuple):
    """The result of a due rule.

    `day` is the last day that is in time, in the workspace's time zone; None while it cannot be calculated. `moment` is
    set if an instant is due; `opens_on` is the first day of a window. The steps tell why. `estimated` tells that the
    day depends on rest days that are not announced yet.
    """

    day: datetime.date | None
    steps: tuple[Step, ...]
    moment: datetime.datetime | None = None
    opens_on: datetime.date | None = None
    estimated: bool = False

    @property
    def unknown_year(self) -> int | None:
        """The year whose unknown working days keep the day from being calculated."""
        wanting = {StepCode.WORKDAYS_NOT_ANNOUNCED, StepCode.YEAR_NOT_ANNOUNCED}
        years = (int(str(step.details["year"])) for step in self.steps if step.code in wanting)
        return next(years, None) if self.day is None else None

    def noted(self, step: Step) -> "Due":
        """The same due day, with one more step."""
        return self._replace(steps=(*self.steps, step))

    def is_before(self, to: datetime.date) -> bool:
        """Whether the end of a day, or a moment, is later than this; False without a due day."""
        if self.day is None:
            return False
        day, moment = _day_and_moment(to)
        if day != self.day or self.moment is None:
            return day > self.day
        return moment is None or moment > self.moment

    def extended(self, to: datetime.date) -> "Due":
        """The same, extended to the end of a day or to a moment; a chosen day is no estimate."""
        day, moment = _day_and_moment(to)
        return self._replace(day=day, moment=moment, estimated=False)


def due_at(to: datetime.date) -> Due:
    """Due by the end of a day, or by a moment in the workspace's time zone."""
    day, moment = _day_and_moment(to)
    return Due(day, (), moment)


def _day_and_moment(to: datetime.date) -> tuple[datetime.date, datetime.datetime | None]:
    return (to.date(), to) if isinstance(to, datetime.datetime) else (to, None)


def unknown_years(dues: Iterable[Due | None]) -> tuple[int, ...]:
    """The years whose unknown working days keep some of these due days from being calculated, in order."""
    found = {None if due is None else due.unknown_year for due in dues}
    return tuple(sorted(year for year in found if year is not None))
