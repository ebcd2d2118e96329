"""N802: a duty has a state named by `check --fail-on`, such as overdue or not-handed-in.

It is reported once for each duty, with the number of units. It lets a scheduled run fail when something is late, and is
checked only with --fail-on.

Wrong:  due = 2024-08-20 a week ago, with --fail-on overdue, and units that have submitted nothing
Right:  due = 2024-08-20 with everything submitted or exempt: notice-tasks done, notice-tasks exempt
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.checks.standing import cells, of_one_kind, told
from notice_tasks.problems import Level, Problem
from notice_tasks.rules.shortfall import is_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.standing import Standing

CODE: Final = "N802"
LEVEL: Final = Level.ERROR
TITLE: Final = "Duty in a state named by --fail-on"
SENTENCES: Final = {
    "": "Open for {n} of its units ({state}, due {due}): {units}.",
    "more": "Open for {n} of its units ({state}, due {due}): {units} and {more} more. All units: {command}",
    "redo": "Returned, and open for {n} of its units ({state}, redo day {due}): {units}.",
    "redo-more": (
        "Returned, and open for {n} of its units ({state}, redo day {due}): "
        "{units} and {more} more. All units: {command}"
    ),
    "no-day": "Open for {n} of its units ({state}): {units}.",
    "no-day-more": "Open for {n} of its units ({state}): {units} and {more} more. All units: {command}",
    "handed-in": "Handed in by {n} of its units ({state}, due {due}): {units}.",
    "handed-in-more": (
        "Handed in by {n} of its units ({state}, due {due}): {units} and {more} more. All units: {command}"
    ),
}


def check(standing: Standing) -> Iterator[Problem]:
    """Yield a problem for every duty with cells in such a state, for each occurrence."""
    every = tuple(cells(standing)) if standing.fail_on else ()
    for state in sorted(standing.fail_on):
        for place, same in of_one_kind([cell for cell in every if is_in(cell, state)], standing):
            yield Problem(CODE, place, told(same, state, standing))
