"""All checks of meaning, for `check`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.checks import n401_due_before_issue, n402_window_reversed, n501_record_of_nothing
from notice_tasks.checks.structure import STRUCTURAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from notice_tasks.checks.material import RecordFile
    from notice_tasks.problems import Problem
    from notice_tasks.reading.load import Loaded

OF_DATES: Final = (n401_due_before_issue.check, n402_window_reversed.check)


def all_faults(loaded: Loaded, records: Iterable[RecordFile]) -> Iterator[Problem]:
    """Everything the checks find, in the checklists, the register and the records.

    What faulty files would have declared is not known, so records are held against whole workspaces only.
    """
    for check in (*STRUCTURAL, *OF_DATES):
        yield from check(loaded)
    if not loaded.problems:
        for record in records:
            yield from n501_record_of_nothing.check(loaded.workspace, record)
