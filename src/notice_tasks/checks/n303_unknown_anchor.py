"""N303: a due rule counts from an anchor that the checklist does not declare, so it can have no day.

`issued` and `received` are always there, and the id of another requirement stands for the day on which the unit handed
that one in: then it must be asked for it, once. An anchor that is declared without a day is no fault but a state.

Wrong:  due = { before = "festivl", days = 1 }
Right:  due = { before = "festival", days = 1 }, with festival = 2024-08-19 under [anchors]
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from notice_tasks.checks.material import key_path, rules_written
from notice_tasks.model.deadline import Every, anchors_of
from notice_tasks.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.material import Written
    from notice_tasks.model.deadline import Anchor
    from notice_tasks.reading.load import Loaded

CODE: Final = "N303"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem at every due rule that names an anchor it cannot count from."""
    for written in rules_written(loaded):
        for anchor in anchors_of(written.rule):
            details = _fault(anchor, written, loaded)
            if details is not None:
                place = key_path(written.place, loaded, *_KEYS)
                yield Problem(CODE, place, {"anchor": anchor, **details})


_KEYS: Final = ("by", "after", "before", "from")


def _fault(anchor: Anchor, written: Written, loaded: Loaded) -> dict[str, object] | None:
    notice = written.notice
    if anchor not in notice.anchors and anchor not in notice.requirements:
        known = (*notice.anchors, *(id_ for id_ in notice.requirements if id_ != written.requirement.id))
        details: dict[str, object] = {"nearest": nearest(anchor, known), "known": tuple(notice.anchors)}
        return details | ({"case": "day"} if _is_day(anchor) else {})
    if anchor not in notice.requirements:
        return None
    if anchor in notice.anchors:  # what counts from its own name can mean the anchor only
        return None if anchor == written.requirement.id else {"case": "both"}
    before = notice.requirements[anchor]
    if isinstance(before.due, Every):
        return {"case": "recurs"}
    lacking = set(loaded.register.expand(written.requirement.who)) - set(loaded.register.expand(before.who))
    if lacking:
        return {"case": "not-asked", "unit": min(unit.id for unit in lacking)}
    return None


def _is_day(word: str) -> bool:
    """Whether somebody put a day between quotes."""
    try:
        datetime.date.fromisoformat(word)
    except ValueError:
        return False
    return True
