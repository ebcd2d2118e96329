"""N309: amendments of one requirement are not in the order of their days, so it is unclear which was in force when.

Each `was` gives the rule in force before the amendment: the first one is the rule of the notice as issued. Two
amendments of one requirement cannot take effect on the same day.

Wrong:  on = 2024-08-26 in an [[amendment]], and on = 2024-08-20 in a later one of the same requirement
Right:  on = 2024-08-20 in the first, and on = 2024-08-26 in the later one
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Level, Problem

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from notice_tasks.checks.sheet import Sheet

CODE: Final = "N309"
LEVEL: Final = Level.ERROR
TITLE: Final = "Amendments out of order"
SENTENCES: Final = {
    "": "The amendment of '{id}' of {on} comes after that of {before}. Put them in the order of their days.",
    "twice": "'{id}' was already amended on {on}. Combine the two amendments, or mend the day.",
}


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem at every amendment that is not later than the one before it."""
    latest: dict[str, datetime.date] = {}
    for index, amendment in enumerate(sheet.notice.amendments):
        before = latest.get(amendment.requirement)
        if before is not None and amendment.on <= before:
            details: dict[str, object] = {"on": amendment.on, "before": before, "id": amendment.requirement}
            if amendment.on == before:
                details["case"] = "twice"
            yield Problem(CODE, sheet.place("amendment", index, "on"), details)
        else:
            latest[amendment.requirement] = amendment.on
