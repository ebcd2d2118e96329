"""N405: a due day is later than that of the notice above, so a unit that meets it is late there.

It is compared with every level above where both have a day before units are considered. The nearest level that it is
later than is reported. Two moments are compared as moments, otherwise days are compared. A day above that is before its
own notice is wrong itself: N401 reports it there, and nothing is compared with it.

Wrong:  due = 2024-09-02, where the forwarded notice has due = 2024-08-30
Right:  due = 2024-08-20, where the forwarded notice has due = 2024-08-30
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Level, Problem
from notice_tasks.rules.forwarding import circle_of, levels_above

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.forwarding import Forwarding
    from notice_tasks.rules.forwarding import LevelAbove

CODE: Final = "N405"
LEVEL: Final = Level.ERROR
TITLE: Final = "Due day later than the one above"
SENTENCES: Final = {
    "": "The due day {due} is later than the one above, {upper} ({requirement}). Make it no later than that.",
}


def check(forwarding: Forwarding) -> Iterator[Problem]:
    """Yield a problem at every due rule that is later than a level above.

    In a circle nothing is above anything; N404 is the one to say so.
    """
    notices = forwarding.notices
    circles = {id_ for notice in notices.values() for id_ in circle_of(notice, notices)}
    for sheet in forwarding.sheets:
        for index, requirement in sheet.requirements:
            for level in levels_above(sheet.notice, requirement, notices, forwarding.due_at):
                if level.late is not None and level.notice_id not in circles and not _is_before_its_notice(level):
                    upper = f"{level.notice_id}/{level.requirement_id}"
                    at = sheet.key_place(("requirement", index, "due"), "by", "to")
                    yield Problem(CODE, at, {**level.late._asdict(), "requirement": upper})
                    break


def _is_before_its_notice(level: LevelAbove) -> bool:
    """Whether the due day of a level above is before the notice itself."""
    since = None if level.notice is None else level.notice.known_since
    return since is not None and level.due is not None and level.due.day is not None and level.due.day < since
