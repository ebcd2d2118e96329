"""N401: a due day lies before the notice was issued, which is nearly always a wrong year.

Where the day of issue is unknown, the day the notice's page was published stands in for it: it serves checks, never
counting. A page that reprints an old notice can be ignored with a reason under [check] in notice-tasks.toml.

Wrong:  issued = 2024-08-12 with due = 2023-08-30
Right:  issued = 2024-08-12 with due = 2024-08-30
"""

from collections.abc import Iterator
from typing import Final

from notice_tasks.checks.material import due_path, requirements
from notice_tasks.dates.workdays import ChinaCalendar
from notice_tasks.problems import Problem
from notice_tasks.reading.load import Loaded
from notice_tasks.rules.due import Counting, due_of

CODE: Final = "N401"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem at every due rule whose day, where it can be worked out, is before the notice."""
    calendar = ChinaCalendar()
    for notice, requirement, place in requirements(loaded):
        since = notice.known_since
        if since is None or requirement.due is None:
            continue
        day = due_of(requirement.due, Counting(notice.anchors, None, calendar, loaded.settings.timezone)).day
        if day is not None and day < since:
            yield Problem(CODE, due_path(place, loaded, "by", "to"), {"day": day, "since": since})
