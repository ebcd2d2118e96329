"""All checks of meaning.

The structural ones keep a workspace from being read at all; the others only `check` looks at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

from notice_tasks.checks import (
    n301_duplicate_id,
    n302_unknown_unit,
    n303_unknown_anchor,
    n304_nobody_tracked,
    n401_due_before_issue,
    n402_window_reversed,
    n501_record_of_nothing,
)
from notice_tasks.problems import Problem
from notice_tasks.reading.load import Loaded

if TYPE_CHECKING:
    from notice_tasks.checks.material import RecordFile

Check = Callable[[Loaded], Iterator[Problem]]

STRUCTURAL: Final[tuple[Check, ...]] = (
    n301_duplicate_id.check,
    n302_unknown_unit.check,
    n303_unknown_anchor.check,
    n304_nobody_tracked.check,
)
"""Without these, nobody could say what a tick belongs to or when it is due."""

OF_DATES: Final[tuple[Check, ...]] = (n401_due_before_issue.check, n402_window_reversed.check)


def faults_of_meaning(loaded: Loaded) -> Iterator[Problem]:
    """What keeps a workspace from being read."""
    for check in STRUCTURAL:
        yield from check(loaded)


def all_faults(loaded: Loaded, records: Iterable[RecordFile]) -> Iterator[Problem]:
    """Everything the checks find, in the checklists, the register and the records.

    What a faulty file would have declared is not known, so records are held against whole workspaces only.
    """
    for check in (*STRUCTURAL, *OF_DATES):
        yield from check(loaded)
    if not loaded.problems:
        for record in records:
            yield from n501_record_of_nothing.check(loaded.workspace, record)
