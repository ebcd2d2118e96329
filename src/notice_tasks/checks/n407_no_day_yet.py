"""N407: a due rule counts from an anchor whose day is not known, so its due day is not known either.

It is a warning: the checklist is correct, but the day has to be found out. With --strict it counts as a problem. A
"per-unit" anchor other than `received` has no day for any unit, because it cannot be recorded.

Wrong:  due = { after = "issued", days = 30 } with issued = "unknown"
Right:  issued = 2024-08-12
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.model.notice import ISSUED
from notice_tasks.problems import Level, Problem
from notice_tasks.rules.steps import StepCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.sheet import Sheet

CODE: Final = "N407"
LEVEL: Final = Level.WARNING
TITLE: Final = "Anchor without a day"
SENTENCES: Final = {
    "": "The day of '{anchor}' is not known, so this has no due day yet. Find it out and write it under [anchors].",
    "per-unit": (
        "The day of '{anchor}' is each unit's own, and there is nowhere to record it yet, so this has no due day. "
        "Count from `received`, or write a day under [anchors]."
    ),
}

_CASES: Final[dict[StepCode, dict[str, object]]] = {
    StepCode.ANCHOR_UNKNOWN: {},
    StepCode.NOT_YET_FOR_UNIT: {"case": "per-unit"},
}


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a warning at every rule that counts from an anchor without a day, except the unit's receipt.

    Rules that an amendment replaced are not checked. N303 reports that `issued` is not given at all.
    """
    for written, due in sheet.dues:
        if due.day is not None or written.ended is not None:
            continue
        cases = {step.details["anchor"]: _CASES[step.code] for step in due.steps if step.code in _CASES}
        for anchor, where in sheet.anchors_named(written):
            if anchor in cases and (anchor != ISSUED or sheet.gives_issued):
                yield Problem(CODE, where, {"anchor": anchor, **cases[anchor]}, LEVEL)
