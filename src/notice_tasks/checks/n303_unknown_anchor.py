"""N303: a due rule counts from an anchor that the checklist does not declare, so it has no day.

`received` is always declared. `issued` needs a line under [anchors] if a rule counts from it, and issued = "unknown" is
such a line: an anchor that is declared without a day is valid. The id of another requirement means the day on which the
unit submitted that one: then the unit must be asked for it, and it must not recur.

Wrong:  due = { before = "festivl", days = 1 }
Right:  due = { before = "festival", days = 1 }, with festival = 2024-08-19 under [anchors]
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from notice_tasks.checks import n302_unknown_unit
from notice_tasks.model.deadline import Every
from notice_tasks.model.notice import ISSUED
from notice_tasks.problems import Level, Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.sheet import Sheet, Written
    from notice_tasks.model.deadline import Anchor
    from notice_tasks.model.notice import Requirement

CODE: Final = "N303"
LEVEL: Final = Level.ERROR
TITLE: Final = "Due rule that counts from an unknown anchor"
SENTENCES: Final = {
    "": "The anchor '{anchor}' is not declared. Declare it under [anchors]. Known: {known}.",
    "issued": (
        "This counts from the day of issue, but [anchors] does not give it. Add a line there: issued = 2024-08-12, or "
        'issued = "unknown".'
    ),
    "which-day": "{written} may be {right} or {other}. Write the one that is meant, without quotes.",
    "day": "'{anchor}' is a day in quotes. Write it without them: {right}",
    "no-such-day": "There is no such day: {written}. Look at its year, month and day.",
    "no-year": "{written} has no year. Write the whole day, such as 2024-08-30, without quotes.",
    "both": (
        "'{anchor}' is both an anchor and a requirement, so it is unclear which to count from. Rename one of them."
    ),
    "recurs": (
        "Requirement '{anchor}' recurs, so there is no single day on which it is done. Count from something else."
    ),
    "not-asked": "Unit '{unit}' is not asked for '{anchor}', so the count never begins for it. Look at `who` of both.",
}


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem at every due rule that names an anchor it cannot count from."""
    for written in sheet.rules:
        for anchor, place in sheet.anchors_named(written):
            details = _fault(anchor, written, sheet)
            if details is not None:
                yield Problem(CODE, place, {"anchor": anchor, **details})


def _fault(anchor: Anchor, written: Written, sheet: Sheet) -> dict[str, object] | None:
    notice = written.notice
    if anchor == ISSUED and not sheet.gives_issued:
        return {"case": "issued"}
    if anchor not in notice.anchors and anchor not in notice.requirements:
        known = (*notice.anchors, *(id_ for id_ in notice.requirements if id_ != written.requirement.id))
        details: dict[str, object] = {"nearest": nearest(anchor, known), "known": tuple(notice.anchors)}
        return _as_a_day(anchor) or details
    if anchor not in notice.requirements:
        return None
    if anchor in notice.anchors:  # a requirement that counts from its own id can only mean an anchor
        return None if anchor == written.requirement.id else {"case": "both"}
    before = notice.requirements[anchor]
    if isinstance(before.due, Every):
        return {"case": "recurs"}
    lacking = _lacking(written.requirement, before, sheet)
    return {"case": "not-asked", "unit": lacking[0]} if lacking else None


def _lacking(requirement: Requirement, before: Requirement, sheet: Sheet) -> list[str]:
    """The units that are asked for a requirement but not for the one it counts from.

    If `who` is faulty, that problem is reported instead.
    """
    if before.kind.counts and not before.who:
        return []
    expand = sheet.around.register.expand
    lacking = sorted({unit.id for unit in expand(requirement.who)} - {unit.id for unit in expand(before.who)})
    return [] if lacking and any(n302_unknown_unit.check(sheet)) else lacking


def _as_a_day(word: str) -> dict[str, object] | None:
    """The case and details for a word that looks like a day; None for other words."""
    from notice_tasks.toml.days import details_of_day  # noqa: PLC0415  (only faults need it)

    if (details := details_of_day(word)) is not None:
        return details
    try:
        return {"case": "day", "right": datetime.date.fromisoformat(word)}  # 20240830
    except ValueError:
        return None
