"""N703: an exhortation has a due day, but exhortations are not counted, so a miss would not be seen.

If the notice sets a limit, it is a duty, and its `kind` is report, action or event.

Wrong:  kind = "standing" with due = 2024-08-30
Right:  kind = "action" with due = 2024-08-30
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.sheet import Sheet

CODE: Final = "N703"
LEVEL: Final = Level.WARNING
TITLE: Final = "Exhortation with a due day"
SENTENCES: Final = {
    "": "'{id}' is {kind} and not counted, so a miss of this day would not be seen. Mend `kind`, or remove `due`.",
}


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a warning at every due rule of an exhortation."""
    for index, requirement in sheet.requirements:
        if requirement.due is not None and not requirement.kind.counts:
            details = {"id": requirement.id, "kind": requirement.kind}
            yield Problem(CODE, sheet.place("requirement", index, "due"), details, LEVEL)
