"""N401: a due day lies before the notice was issued, which is nearly always a wrong year.

Where the day of issue is unknown, the day the notice's page was published stands in for it: it serves checks, never
counting. A page that reprints an old notice can be ignored with a reason under [check] in notice-tasks.toml.

Wrong:  issued = 2024-08-12 with due = 2023-08-30
Right:  issued = 2024-08-12 with due = 2024-08-30
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.checks.material import due_path, dues
from notice_tasks.problems import Problem

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from notice_tasks.model.notice import Notice
    from notice_tasks.reading.load import Loaded

CODE: Final = "N401"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem at every due rule whose day, where it can be worked out, is before the notice."""
    for notice, _requirement, due, place in dues(loaded):
        if due.day is not None and is_before(due.day, notice):
            details = {"day": due.day, "since": notice.known_since}
            yield Problem(CODE, due_path(place, loaded, "by", "to"), details)


def is_before(day: datetime.date, notice: Notice) -> bool:
    """Whether a day lies before its notice was there."""
    return notice.known_since is not None and day < notice.known_since
