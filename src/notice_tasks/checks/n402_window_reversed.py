"""N402: a window ends before it opens, so no day is in it. `roll` may be the cause.

Wrong:  due = { from = 2019-08-30, to = 2019-07-11 }
Right:  due = { from = 2019-07-11, to = 2019-08-30 }
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Level, Problem
from notice_tasks.rules.steps import StepCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.sheet import Sheet

CODE: Final = "N402"
LEVEL: Final = Level.ERROR
TITLE: Final = "Window that ends before it opens"
SENTENCES: Final = {
    "": "The window ends on {last}, before it opens on {first}. Swap the two days.",
    "rolled": (
        "Rolled back off rest days, the window ends on {last}, before it opens on {first}. "
        "Look at the days and at `roll`."
    ),
}


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem at every reversed window."""
    for written, due in sheet.dues:
        if due.day is not None:
            continue
        rolled = any(step.code is StepCode.ROLLED_PREVIOUS for step in due.steps)
        for step in due.steps:
            if step.code is StepCode.WINDOW_REVERSED:
                details = {**step.details, "case": "rolled"} if rolled else step.details
                yield Problem(CODE, sheet.key_place(written.path, "to"), details)
