"""N310: an exception names an occurrence that the rule does not have, or one that has an exception already.

An occurrence is named by its nominal day: the day that the rule gives, before any move.

Wrong:  { occurrence = 2024-10-08, moved = 2024-10-09, reason = "holiday" } with every = "month", day = 5
Right:  { occurrence = 2024-10-05, moved = 2024-10-09, reason = "holiday" }
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.checks.n307_bad_recurrence import fault_of
from notice_tasks.model.deadline import Every
from notice_tasks.model.notice import NoDay
from notice_tasks.problems import Level, Problem
from notice_tasks.rules.occurrences import span_of, takes_place
from notice_tasks.rules.points import Counting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.sheet import Sheet, Written

CODE: Final = "N310"
LEVEL: Final = Level.ERROR
TITLE: Final = "Exception for an occurrence that does not exist, or a second one for the same"
SENTENCES: Final = {
    "": "The rule has no occurrence of {occurrence}. Name it by the day that the rule gives, before any move.",
    "twice": "There is already an exception for {occurrence}. Keep one of them.",
}


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem at every exception for no occurrence, or for one that has an exception already."""
    for written in sheet.rules:
        # N307 reports a faulty rule.
        if isinstance(written.rule, Every) and fault_of(written.rule, written) is None:
            yield from _faults(written, written.rule, sheet)


def _faults(written: Written, rule: Every, sheet: Sheet) -> Iterator[Problem]:
    counting = Counting(written.notice.anchors, NoDay.PER_UNIT, sheet.around.calendar, sheet.around.settings.timezone)
    whole = rule._replace(exceptions=())
    known = span_of(whole, counting) is not None
    seen = set()
    for index, exception in enumerate(sheet.value_at(written.path).get("except", ())):
        occurrence = exception["occurrence"]
        place = sheet.place(*written.path, "except", index, "occurrence")
        details: dict[str, object] = {"occurrence": occurrence}
        if occurrence in seen:
            yield Problem(CODE, place, details | {"case": "twice"})
        elif known and not takes_place(whole, occurrence, counting):
            yield Problem(CODE, place, details)
        seen.add(occurrence)
