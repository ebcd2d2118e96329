"""What is due on which day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.dates.span import ALWAYS, Period, Span
from notice_tasks.problems import BadRequest
from notice_tasks.rules.agenda import (
    Agenda,
    LeftOut,
    agenda,
    by_day,
    next_days,
    reach_of,
    urgent,
    whole_to,
    within,
    without_day,
)

if TYPE_CHECKING:
    import datetime

    from notice_tasks.actions.opened import Opened, Selection


class AgendaRequest(NamedTuple):
    """The days to list, given in one of four ways. Without any, all days are listed.

    `days` lists what is due within that many days, `span` what is due in a span of days. Both include what is overdue,
    unless the span begins in the future. `period` lists what is due in a month or week, `urgent` what is overdue, due
    today or due soon.
    """

    days: int | None = None
    span: Span = ALWAYS
    period: Period | None = None
    urgent: bool = False

    def as_span(self, today: datetime.date) -> Span:
        """The span of days asked for.

        Raises:
            BadRequest: more than one way is used, or the last day is before the first.
        """
        if (self.days is not None) + (self.span != ALWAYS) + (self.period is not None) + self.urgent > 1:
            raise BadRequest("several-spans")
        if self.span.is_reversed:
            raise BadRequest("span-reversed", first=self.span.first, last=self.span.last)
        if self.days is not None:
            return next_days(today, self.days)
        return self.span if self.period is None else self.period.span


ALL_DAYS: Final = AgendaRequest()


def agenda_of(opened: Opened, selection: Selection, request: AgendaRequest = ALL_DAYS) -> Agenda:
    """What the selected units still owe, the earliest due day first.

    Raises:
        BadRequest: a word of the selection matches nothing or several things, or the days asked for are contradictory.
        BadInput: a record is faulty.
    """
    span = request.as_span(opened.view.as_of.day)
    reach = reach_of(span, opened.view.as_of.day)
    further = opened._replace(view=opened.view._replace(until=reach.until))
    cells = tuple(further.cells(selection, exhortations=request.period is not None))
    slots = within(agenda(urgent(cells) if request.urgent else cells), span, reach.cut_off)
    days = by_day(slots, opened.view.calendar, request.period.days if request.period else ())
    undated = tuple(slot for slot in slots if slot.day is None)
    left_out = without_day(cells) if request.period else LeftOut()
    furthest = None if request.urgent else whole_to(slots, span, reach)
    return Agenda(days, undated, span, request.period, reach.cut_off, furthest, left_out)
