"""N801: a duty is due soon, and some units have no record for the notice, not even an acknowledgement.

It asks the coordinator to call these units. `due_soon_days` in notice-tasks.toml says what soon means. It is a warning
if --as-of names the day, and a hint otherwise, so that the same files always pass or fail `check --strict`.

Wrong:  due = 2024-08-30, two days ahead, and a unit without a record
Right:  due = 2024-08-30, two days ahead, and every unit has at least acknowledged: notice-tasks ack
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.checks.standing import cells, of_one_kind, told
from notice_tasks.problems import Level, Problem
from notice_tasks.rules.timeliness import Timeliness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.standing import Standing

CODE: Final = "N801"
LEVEL: Final = Level.WARNING
TITLE: Final = "Nothing recorded shortly before a due day"
SENTENCES: Final = {
    "": "Due {due}, and nothing is recorded for this notice by {units}. Call them.",
    "more": (
        "Due {due}, and nothing is recorded for this notice by {units} and {more} more. Call them; all units: {command}"
    ),
}

_SOON: Final = frozenset({Timeliness.DUE_SOON, Timeliness.DUE_TODAY})


def check(standing: Standing) -> Iterator[Problem]:
    """Yield a warning or hint at every duty that is due soon and has units without a record for the notice."""
    near = [cell for cell in cells(standing) if cell.timeliness in _SOON and cell.progress.open]
    for place, asked in of_one_kind(near, standing):
        silent = [cell for cell in asked if not standing.events.get(cell.unit.id, ())]
        if silent:
            yield Problem(
                CODE, place, told(silent, silent[0].timeliness, standing), LEVEL if standing.day_given else Level.HINT
            )
