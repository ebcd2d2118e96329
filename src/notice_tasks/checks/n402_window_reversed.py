"""N402: a window ends before it opens, so no day lies in it.

Wrong:  due = { from = 2019-08-31, to = 2019-07-11 }
Right:  due = { from = 2019-07-11, to = 2019-08-31 }
"""

from collections.abc import Iterator
from typing import Final

from notice_tasks.checks.material import due_path, requirements
from notice_tasks.dates.workdays import ChinaCalendar
from notice_tasks.problems import Problem
from notice_tasks.reading.load import Loaded
from notice_tasks.rules.due import Counting, StepCode, due_of

CODE: Final = "N402"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem at every window that is turned round."""
    for notice, requirement, place in requirements(loaded):
        if requirement.due is None:
            continue
        due = due_of(requirement.due, Counting(notice.anchors, None, ChinaCalendar(), loaded.settings.timezone))
        for step in due.steps:
            if step.code is StepCode.WINDOW_REVERSED:
                yield Problem(CODE, due_path(place, loaded, "to"), step.details)
