"""N408: a printed due day is a rest day, and the checklist does not say whether it moves.

It is a warning: the issuer chose the day, so it does not move unless `roll` says so. Write `roll` in either case: it
shows that the question was considered. A year whose working days are not announced is not checked.

Wrong:  due = { by = 2024-10-05 }
Right:  due = { by = 2024-10-05, roll = "none" }
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from notice_tasks.dates.workdays import YearNotAnnounced
from notice_tasks.model.deadline import After, Before, By, Elapsed, Every, Unclear, Window, Workdays
from notice_tasks.problems import Level, Problem

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from notice_tasks.checks.sheet import Sheet
    from notice_tasks.dates.workdays import WorkCalendar
    from notice_tasks.model.deadline import Deadline

CODE: Final = "N408"
LEVEL: Final = Level.WARNING
TITLE: Final = "Due day that is a rest day"
SENTENCES: Final = {
    "": 'The due day is a rest day ({rests}). Write roll = "none" if it does not move, or "next" or "previous".',
}


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a warning at every printed due day that is a rest day and may or may not move.

    N401 reports days before the notice. Rules that an amendment replaced are not checked.
    """
    since = sheet.notice.known_since
    for written, due in sheet.dues:
        if written.ended is not None or due.day is None or not _is_printed(written.rule):
            continue
        if since is not None and due.day < since:
            continue
        if name := _rest(due.day, sheet.around.calendar):
            details = {"rests": ((due.day, name),)}
            yield Problem(CODE, sheet.key_place(written.path, "by", "to"), details, LEVEL)


def _is_printed(rule: Deadline) -> bool:
    """Whether the notice prints the day, and the rule has no `roll`."""
    match rule:
        case By(point=last, roll=roll) | Window(last=last, roll=roll):
            return roll is None and not isinstance(last, str)
        case After() | Before() | Workdays() | Elapsed() | Every() | Unclear():
            return False
        case _:
            assert_never(rule)


def _rest(day: datetime.date, calendar: WorkCalendar) -> str | None:
    try:
        return calendar.rest_day(day)
    except YearNotAnnounced:
        return None
