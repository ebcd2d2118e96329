"""N702: a duty has neither a due rule nor an evidence rule, so it is unclear when or how it is met.

A notice without a day may still say what to submit. `evidence = "none"` means that the unit's word is enough.

Wrong:  kind = "action" without due and without evidence
Right:  kind = "action" with evidence = "optional"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.sheet import Sheet

CODE: Final = "N702"
LEVEL: Final = Level.WARNING
TITLE: Final = "Duty without due or evidence rule"
SENTENCES: Final = {
    "": (
        "'{id}' has neither a due rule nor an evidence rule, so it is unclear when or how it is met. Add `due`, or "
        'evidence = "optional".'
    ),
}


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a warning at every duty without a due rule and an evidence rule."""
    for index, requirement in sheet.requirements:
        if requirement.due is None and requirement.kind.counts:
            entry = sheet.values["requirement"][index]
            if "evidence" not in entry:
                details = {"id": requirement.id, "kind": requirement.kind}
                yield Problem(CODE, sheet.place("requirement", index), details, LEVEL)
