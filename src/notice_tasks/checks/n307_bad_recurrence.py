"""N307: a recurring rule gives no occurrence or too many, or is not an RFC 5545 rule in whole days.

The occurrences of a rule are counted up to its last day. A rule without a last day is counted up to ten years after the
checklist was revised or, if an [[amendment]] replaced it, up to that day: screens may have to count as far.

Wrong:  due = { rrule = "FREQ=HOURLY", from = 2024-09-01 }
Right:  due = { rrule = "FREQ=WEEKLY;BYDAY=FR", from = 2024-09-01, to = 2024-12-31 }
"""

from __future__ import annotations

import datetime
from itertools import islice
from typing import TYPE_CHECKING, Final

from notice_tasks.dates.recurrence import Rrule, fault_of_rrule, occurrences
from notice_tasks.model.deadline import Every
from notice_tasks.model.notice import NoDay, day_of
from notice_tasks.problems import Level, Problem
from notice_tasks.rules.occurrences import MOST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.sheet import Sheet, Written
    from notice_tasks.model.deadline import Anchor
    from notice_tasks.model.notice import Notice

CODE: Final = "N307"
LEVEL: Final = Level.ERROR
TITLE: Final = "Recurrence rule that is invalid, or gives no day"
SENTENCES: Final = {
    "part": "'{rrule}' is not a rule that can be read. Write parts separated by ; such as FREQ=MONTHLY;BYDAY=-1FR.",
    "hours": "'{rrule}' recurs within a day. Rules must be in whole days: DAILY, WEEKLY, MONTHLY or YEARLY.",
    "count": "INTERVAL and COUNT must be whole numbers of at least 1: '{rrule}'.",
    "until": "UNTIL must be a day such as 20241231: '{rrule}'. Or leave it out and write `to`.",
    "both": "'{rrule}' has both COUNT and UNTIL, which is not allowed. Remove one of them.",
    "form": "One of the values in '{rrule}' is not allowed for its part. Look at the days and numbers.",
    "reversed": "It ends on {last}, before it begins on {first}. Swap the two days.",
    "nothing": "This rule gives no day at all. Look at its days and its span.",
    "much": "This rule gives more than {most} days. Let it begin later, end sooner, or come less often.",
}

_LOOKED_AT: Final = datetime.timedelta(days=36_525)
"""How far a rule without a last day is searched for its first occurrence: a hundred years."""

_IN_USE: Final = datetime.timedelta(days=3_653)
"""How long a checklist may be in use after its last revision: ten years."""


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem at every recurring rule that gives nothing or too much, or is not valid."""
    for written in sheet.rules:
        if isinstance(written.rule, Every):
            details = fault_of(written.rule, written)
            if details is not None:
                yield Problem(CODE, sheet.key_place(written.path, *_KEYS[details["case"]]), details)


_KEYS: Final[dict[object, tuple[str, ...]]] = {
    "reversed": ("to",),
    "nothing": ("rrule", "every", "on"),
    "much": ("to", "rrule", "every", "on"),
    **dict.fromkeys(("part", "hours", "count", "until", "both", "form"), ("rrule",)),
}


def fault_of(rule: Every, written: Written) -> dict[str, object] | None:
    """The case and details of a rule's fault. A rule without a known span is not examined further."""
    if isinstance(rule.rhythm, Rrule) and (case := fault_of_rrule(rule.rhythm.text)):
        return {"case": case, "rrule": rule.rhythm.text}
    ends = [_day(end, written.notice) for end in (rule.first, rule.last)]
    if any(end is None and named is not None for end, named in zip(ends, (rule.first, rule.last), strict=True)):
        return None
    first, last = ends
    if first is not None and last is not None and last < first:
        return {"case": "reversed", "first": first, "last": last}
    if next(occurrences(rule.rhythm, first, last or _later(first, _LOOKED_AT)), None) is None:
        return {"case": "nothing"}
    counted_to = last or written.ended or _later(written.notice.revised, _IN_USE)
    found = sum(1 for _day in islice(occurrences(rule.rhythm, first, counted_to), MOST + 1))
    return {"case": "much", "most": MOST} if found > MOST else None


def _day(end: datetime.date | Anchor | None, notice: Notice) -> datetime.date | None:
    """The day on which a span begins or ends, if it is known."""
    return day_of(notice.anchors.get(end, NoDay.UNKNOWN)) if isinstance(end, str) else end


def _later(day: datetime.date | None, span: datetime.timedelta) -> datetime.date | None:
    """A day that much later, or the calendar's last day; None for None."""
    return None if day is None else min(day, datetime.date.max - span) + span
