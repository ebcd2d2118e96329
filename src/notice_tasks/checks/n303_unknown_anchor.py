"""N303: a due rule counts from an anchor that the checklist does not declare, so it can have no day.

`issued` and `received` are always there. An anchor that is declared without a day is no fault but a state.

Wrong:  due = { before = "festivl", days = 1 }
Right:  due = { before = "festival", days = 1 }, with festival = 2024-08-19 under [anchors]
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from notice_tasks.checks.material import due_path, requirements
from notice_tasks.model.deadline import anchors_of
from notice_tasks.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.reading.load import Loaded

CODE: Final = "N303"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem at every due rule that names an undeclared anchor."""
    for notice, requirement, place in requirements(loaded):
        for anchor in anchors_of(requirement.due):
            if anchor not in notice.anchors:
                known = tuple(notice.anchors)
                details: dict[str, object] = {"anchor": anchor, "nearest": nearest(anchor, known), "known": known}
                if _is_day(anchor):
                    details["case"] = "day"
                yield Problem(CODE, due_path(place, loaded, "by", "after", "before"), details)


def _is_day(word: str) -> bool:
    """Whether somebody put a day between quotes."""
    try:
        datetime.date.fromisoformat(word)
    except ValueError:
        return False
    return True
