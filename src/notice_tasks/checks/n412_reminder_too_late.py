"""N412: a reminder never rings: it would come at or after the due moment, or there is no due day.

Reminders ring at nine in the morning, the given number of days before the due day. Calendars ring none at or after the
beginning of an item, and an all-day item begins at midnight: 0 is useful only for an item due at a later hour.

Wrong:  remind = [7, 0] with due = 2024-08-30
Right:  remind = [7, 1] with due = 2024-08-30
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final, assert_never

from notice_tasks.model.deadline import After, Before, By, Elapsed, Every, Unclear, Window, Workdays
from notice_tasks.problems import Level, Problem
from notice_tasks.rules.reminders import LEAD, lead_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.sheet import Sheet
    from notice_tasks.model.deadline import Deadline
    from notice_tasks.rules.steps import Due

CODE: Final = "N412"
LEVEL: Final = Level.WARNING
TITLE: Final = "Reminder that never rings"
SENTENCES: Final = {
    "": "A reminder on the day itself (0) never rings here: it is due {due}. Write 1 or more.",
    "days": "A reminder on the day itself (0) never rings here: whole days are due. Write 1 or more.",
    "undated": "There are reminders here, but no due rule, so they never ring. Add `due`, or remove them.",
}


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a warning at every reminder of a requirement's own that never rings."""
    for index, requirement in sheet.requirements:
        if requirement.remind and requirement.due is None:
            yield Problem(CODE, sheet.place("requirement", index, "remind"), {"case": "undated"}, LEVEL)
    for written, due in sheet.dues:
        remind = written.requirement.remind or ()
        # A reminder one day before, or earlier, always comes in time.
        if 0 not in remind or written.ended is not None:
            continue
        place = sheet.place(*written.path[:-1], "remind", remind.index(0))
        if due.day is None and _gives_whole_days(written.rule):
            yield Problem(CODE, place, {"case": "days"}, LEVEL)
        elif due.day is not None and _is_too_late(due, due.day, sheet.around.settings.timezone):
            yield Problem(CODE, place, {"due": due.moment or due.day}, LEVEL)


def _gives_whole_days(rule: Deadline) -> bool:
    """Whether a rule always gives days without a time, whatever it counts from."""
    match rule:
        case After() | Before() | Workdays() | Every():
            return True
        case By() | Window() | Elapsed() | Unclear():
            return False
        case _:
            assert_never(rule)


def _is_too_late(due: Due, day: datetime.date, zone: datetime.tzinfo) -> bool:
    try:
        start = day if due.moment is None else due.moment - LEAD
        return lead_of(start, day, 0, zone) <= datetime.timedelta()
    except OverflowError:  # the year 1: there is no half hour before
        return False
