"""N407: a due rule counts from an anchor whose day is not known, so nobody can be told when it is due.

It is a warning: nothing is wrong with the checklist, but somebody has to find the day out. With --strict it counts.

Wrong:  due = { after = "issued", days = 30 } with issued = "unknown"
Right:  issued = 2024-08-12
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.checks.material import anchors_named, dues, inside
from notice_tasks.problems import Level, Problem
from notice_tasks.rules.steps import StepCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.reading.load import Loaded

CODE: Final = "N407"

_WITHOUT_DAY: Final = {StepCode.ANCHOR_UNKNOWN, StepCode.NOT_YET_FOR_UNIT}


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a warning at every rule that counts from an anchor without a day, the unit's own receipt aside."""
    for _notice, _requirement, due, place in dues(loaded):
        without = [step.details["anchor"] for step in due.steps if step.code in _WITHOUT_DAY]
        for anchor, where in anchors_named(inside(place, "due"), loaded):
            if anchor in without:
                yield Problem(CODE, where, {"anchor": anchor}, Level.WARNING)
