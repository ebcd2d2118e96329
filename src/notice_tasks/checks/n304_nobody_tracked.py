"""N304: a duty is tracked for no unit, so it could never be met or missed.

Only exhortations (`standing`, `encouragement`) may have an empty `who`.

Wrong:  kind = "report" with who = []
Right:  kind = "report" with who = ["provincial-health"]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.sheet import Sheet

CODE: Final = "N304"
LEVEL: Final = Level.ERROR
TITLE: Final = "Duty without units"
SENTENCES: Final = {"": "Requirement '{id}' is tracked for no unit. Name groups or units in `who`."}


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem at every duty whose `who` is empty."""
    for index, requirement in sheet.requirements:
        if not requirement.who and requirement.kind.counts:
            yield Problem(
                CODE, sheet.place("requirement", index, "who"), {"id": requirement.id, "kind": requirement.kind}
            )
