"""N306: requirements count from each other in a circle, so none of them can have a day.

It is reported once, at the first of them.

Wrong:  due = { after = "report", days = 10 } in the requirement report itself
Right:  due = { after = "issued", days = 10 } in report, and { after = "report", days = 10 } in what comes after it
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.model.deadline import Every, anchors_of
from notice_tasks.problems import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.sheet import Sheet, Written

CODE: Final = "N306"
LEVEL: Final = Level.ERROR
TITLE: Final = "Requirements that count from each other"
SENTENCES: Final = {
    "": "These count from each other: {circle}. Let one of them count from a day or an anchor.",
    "self": "This counts from itself. Let it count from a day or an anchor.",
}


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem for every circle, at the first of its requirements.

    N303 reports a rule that counts from a recurring requirement.
    """
    told: set[str] = set()
    for written in sheet.rules:
        circle = _way_back(written)
        if circle and circle[0] not in told:
            told.update(circle)
            details: dict[str, object] = {"case": "self"} if len(circle) == 1 else {"circle": circle}
            following = circle[1 % len(circle)]
            place = next(place for anchor, place in sheet.anchors_named(written) if anchor == following)
            yield Problem(CODE, place, details)


def _way_back(written: Written) -> tuple[str, ...]:
    """The requirements of a circle through one, each counting from the next; empty if there is no circle."""
    start, asked = written.requirement.id, written.notice.requirements
    came_from: dict[str, str] = {}
    ahead = [start]
    while ahead:
        here = ahead.pop()
        for anchor in anchors_of(written.rule if here == start else asked[here].due):
            known = anchor in asked and anchor not in written.notice.anchors and anchor not in came_from
            if not known or isinstance(asked[anchor].due, Every):
                continue
            if anchor == start:
                return _walked(came_from, start, here)
            came_from[anchor] = here
            ahead.append(anchor)
    return ()


def _walked(came_from: dict[str, str], start: str, last: str) -> tuple[str, ...]:
    way = [last]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))
