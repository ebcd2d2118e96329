"""N406: hours or minutes are counted from an anchor that has only a day, so there is no hour to count from.

Wrong:  due = { after = "alarm", hours = 2 } with alarm = 2024-08-19
Right:  alarm = 2024-08-19T14:30:00
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Level, Problem
from notice_tasks.rules.steps import StepCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.sheet import Sheet

CODE: Final = "N406"
LEVEL: Final = Level.ERROR
TITLE: Final = "Hours counted from a day"
SENTENCES: Final = {
    "": "'{anchor}' has only a day ({day}), so hours cannot be counted from it. Add its time of day.",
}


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem at every rule in hours whose anchor is a day without a time."""
    for written, due in sheet.dues:
        for step in due.steps:
            if step.code is StepCode.ANCHOR_WITHOUT_TIME:
                yield Problem(CODE, sheet.key_place(written.path, "after", "before"), step.details)
