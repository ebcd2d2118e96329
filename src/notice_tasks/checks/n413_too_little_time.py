"""N413: a notice leaves fewer working days than it should between its issue and a due day.

It is a warning to the issuer (基层减负): units need time for the work. `lead_workdays` under [check] in
notice-tasks.toml is the number of working days that they need: 3 by default, 0 for no warning. The day of issue is not
counted. If it is unknown, the day of publication is used in its place.

Wrong:  issued = 2024-08-28 with due = { by = 2024-08-30 }
Right:  issued = 2024-08-12 with due = { by = 2024-08-30 }
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.dates.workdays import YearNotAnnounced, workdays_after, workdays_between
from notice_tasks.problems import Level, Problem

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from notice_tasks.checks.sheet import Sheet
    from notice_tasks.dates.workdays import WorkCalendar

CODE: Final = "N413"
LEVEL: Final = Level.WARNING
TITLE: Final = "Too little time before a due day"
SENTENCES: Final = {
    "": (
        "Too few working days from {since} to {due}: {left} instead of {lead}. Ask the issuer for more time, or "
        "accept this under [check]."
    ),
}


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a warning at every rule in force of a duty that leaves too few working days.

    N401 reports days before the notice.
    """
    since, calendar = sheet.notice.known_since, sheet.around.calendar
    lead = sheet.around.settings.lead_workdays
    earliest = None if since is None or not lead else _after(since, lead, calendar)
    if since is None or earliest is None:
        return
    for written, due in sheet.dues:
        if due.day is None or not since <= due.day < earliest:
            continue
        if written.ended is None and written.requirement.kind.counts:
            left = workdays_between(since, due.day, calendar).workdays
            details = {"left": left, "lead": lead, "since": since, "due": due.day}
            yield Problem(CODE, sheet.key_place(written.path, "by", "to"), details, LEVEL)


def _after(since: datetime.date, lead: int, calendar: WorkCalendar) -> datetime.date | None:
    """The first day that leaves enough time; None if it is not known."""
    try:
        return workdays_after(since, lead, calendar).day
    except (YearNotAnnounced, OverflowError):
        return None
