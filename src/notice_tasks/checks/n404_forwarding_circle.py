"""N404: notices forward each other in a circle, so none of them is the upper one.

It is reported once, at the first of them. The original notice forwards nothing.

Wrong:  forwards = "plan" in the notice plan itself
Right:  forwards = "nhc-2024-doctors-day" in the notice plan, and no `forwards` in the other
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Level, Place, Problem
from notice_tasks.rules.forwarding import circle_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.forwarding import Forwarding

CODE: Final = "N404"
LEVEL: Final = Level.ERROR
TITLE: Final = "Notices that forward each other in a circle"
SENTENCES: Final = {
    "": "These notices forward each other in a circle: {circle}. Remove `forwards` from the first one issued.",
    "self": "The notice forwards itself. Name the notice that it passes on, or remove the line.",
}


def check(forwarding: Forwarding) -> Iterator[Problem]:
    """Yield a problem for every circle, at the first of its notices."""
    notices = forwarding.notices
    told: set[str] = set()
    for notice in notices.values():
        circle = circle_of(notice, notices)
        if circle and notice.id not in told:
            told.update(circle)
            details: dict[str, object] = {"case": "self"} if len(circle) == 1 else {"circle": circle}
            yield Problem(CODE, Place(notice.file, ("notice", "forwards")), details)
