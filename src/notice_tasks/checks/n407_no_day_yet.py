"""N407: a due rule counts from an anchor whose day is not known, so nobody can be told when it is due.

It is a warning: nothing is wrong with the checklist, but somebody has to find the day out. With --strict it counts.

Wrong:  due = { after = "issued", days = 30 } with issued = "unknown"
Right:  issued = 2024-08-12
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.checks.material import due_path, dues
from notice_tasks.problems import Level, Problem
from notice_tasks.rules.steps import StepCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.reading.load import Loaded

CODE: Final = "N407"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a warning at every rule that counts from an anchor without a day, the unit's own receipt aside."""
    for _notice, _requirement, due, place in dues(loaded):
        for step in due.steps:
            if step.code in {StepCode.ANCHOR_UNKNOWN, StepCode.NOT_YET_FOR_UNIT}:
                where = due_path(place, loaded, "by", "after", "before", "from")
                yield Problem(CODE, where, step.details, Level.WARNING)
