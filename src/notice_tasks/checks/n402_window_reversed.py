"""N402: a window ends before it opens, so no day lies in it.

Wrong:  due = { from = 2019-08-30, to = 2019-07-11 }
Right:  due = { from = 2019-07-11, to = 2019-08-30 }
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.checks.material import due_path, dues
from notice_tasks.problems import Problem
from notice_tasks.rules.steps import StepCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.reading.load import Loaded

CODE: Final = "N402"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem at every window that is turned round."""
    for _notice, _requirement, due, place in dues(loaded):
        for step in due.steps:
            if step.code is StepCode.WINDOW_REVERSED:
                yield Problem(CODE, due_path(place, loaded, "to"), step.details)
