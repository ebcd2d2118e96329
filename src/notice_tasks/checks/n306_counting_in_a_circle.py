"""N306: requirements count from each other, so none of them could ever be the first to have a day.

It is told once, at the first of them.

Wrong:  due = { after = "report", days = 10 } in the requirement report itself
Right:  due = { after = "issued", days = 10 } in report, and { after = "report", days = 10 } in what comes after it
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.checks.material import due_path, requirements
from notice_tasks.model.deadline import anchors_of
from notice_tasks.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.model.notice import Notice
    from notice_tasks.reading.load import Loaded

CODE: Final = "N306"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for every circle, at the first of its requirements."""
    told: set[tuple[str, str]] = set()
    for notice, requirement, place in requirements(loaded):
        circle = _way_back(notice, requirement.id)
        if circle and (notice.file, requirement.id) not in told:
            told.update((notice.file, id_) for id_ in circle)
            details: dict[str, object] = {"case": "self"} if len(circle) == 1 else {"circle": circle}
            yield Problem(CODE, due_path(place, loaded, "by", "after", "before", "from"), details)


def _way_back(notice: Notice, start: str) -> tuple[str, ...]:
    """The requirements on a way from one back to itself, each counting from the next; none if there is no way."""
    came_from: dict[str, str] = {}
    ahead = [start]
    while ahead:
        here = ahead.pop()
        for anchor in anchors_of(notice.requirements[here].due):
            if anchor in notice.anchors or anchor not in notice.requirements or anchor in came_from:
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
