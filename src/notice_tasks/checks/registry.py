"""All checks of meaning, for `check`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.checks import (
    n401_due_before_issue,
    n402_window_reversed,
    n403_forwards_nothing,
    n404_forwarding_circle,
    n405_later_than_upper,
    n406_hours_from_a_day,
    n407_no_day_yet,
    n408_due_on_a_rest_day,
    n501_record_of_nothing,
    n505_record_of_no_occurrence,
)
from notice_tasks.checks.structure import STRUCTURAL
from notice_tasks.reading.discover import REGISTER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from notice_tasks.checks.material import RecordFile
    from notice_tasks.problems import Problem
    from notice_tasks.reading.load import Loaded

OF_DATES: Final = (
    n401_due_before_issue.check,
    n402_window_reversed.check,
    n403_forwards_nothing.check,
    n404_forwarding_circle.check,
    n405_later_than_upper.check,
    n406_hours_from_a_day.check,
    n407_no_day_yet.check,
    n408_due_on_a_rest_day.check,
)

OF_RECORDS: Final = (n501_record_of_nothing.check, n505_record_of_no_occurrence.check)


def all_faults(loaded: Loaded, records: Iterable[RecordFile]) -> Iterator[Problem]:
    """Everything the checks find, in the checklists, the register and the records.

    What a faulty file would have declared is not known, so a record is held only against files without fault.
    """
    structural = [problem for check in STRUCTURAL for problem in check(loaded)]
    yield from structural
    for of_dates in OF_DATES:
        yield from of_dates(loaded)
    unread = {problem.place.file for problem in loaded.problems}
    faulty = unread | {problem.place.file for problem in structural}
    for record in records:
        notice = loaded.workspace.notices.get(record.record.notice)
        # The notice of a record that has none may be in any file that could not be read.
        needed = {REGISTER, *((notice.file,) if notice else unread)}
        if needed.isdisjoint(faulty):
            for of_record in OF_RECORDS:
                yield from of_record(loaded.workspace, record)
