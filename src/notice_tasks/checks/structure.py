"""The checks without which nobody could say what a tick belongs to or when it is due.

What they find keeps a workspace from being read at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.checks import (
    n301_duplicate_id,
    n302_unknown_unit,
    n303_unknown_anchor,
    n304_nobody_tracked,
    n305_amendment_of_nothing,
    n306_counting_in_a_circle,
    n307_bad_recurrence,
    n308_rest_days,
    n309_amendments_out_of_order,
    n310_exception_of_nothing,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.problems import Problem
    from notice_tasks.reading.load import Loaded

STRUCTURAL: Final = (
    n301_duplicate_id.check,
    n302_unknown_unit.check,
    n303_unknown_anchor.check,
    n304_nobody_tracked.check,
    n305_amendment_of_nothing.check,
    n306_counting_in_a_circle.check,
    n307_bad_recurrence.check,
    n308_rest_days.check,
    n309_amendments_out_of_order.check,
    n310_exception_of_nothing.check,
)


def faults_of_structure(loaded: Loaded) -> Iterator[Problem]:
    """What keeps a workspace from being read."""
    for check in STRUCTURAL:
        yield from check(loaded)
