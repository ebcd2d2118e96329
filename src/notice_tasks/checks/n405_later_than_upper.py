"""N405: a due day is later than that of the notice above, so whoever keeps it is late there.

It is held against every level above, as far as both have a day before any unit is asked, and told of the nearest one
that it is later than. Two moments are compared as such; else days are.

Wrong:  due = 2024-09-02, where the forwarded notice has due = 2024-08-30
Right:  due = 2024-08-20, where the forwarded notice has due = 2024-08-30
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.checks.material import inside, key_path, requirements, rule_alone
from notice_tasks.problems import Problem
from notice_tasks.rules.forwarding import circle_of, levels_above

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.reading.load import Loaded

CODE: Final = "N405"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem at every due rule that is later than a level above.

    In a circle nothing is above anything; N404 is the one to say so.
    """
    notices, due_at = loaded.workspace.notices, rule_alone(loaded)
    circles = {id_ for notice in notices.values() for id_ in circle_of(notice, notices)}
    for notice, requirement, place in requirements(loaded):
        for level in levels_above(notice, requirement, notices, due_at):
            if level.late is not None and level.notice_id not in circles:
                upper = f"{level.notice_id}/{level.requirement_id}"
                at = key_path(inside(place, "due"), loaded, "by", "to")
                yield Problem(CODE, at, {**level.late._asdict(), "requirement": upper})
                break
