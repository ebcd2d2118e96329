"""N401: a due day lies before the notice was issued, which is nearly always a wrong year.

Where the day of issue is unknown, the day the notice's page was published stands in for it: it serves checks, never
counting. No amendment or withdrawal can be from before the notice either. A page that reprints an old notice can be
ignored with a reason under [check] in notice-tasks.toml.

Wrong:  issued = 2024-08-12 with due = 2023-08-30
Right:  issued = 2024-08-12 with due = 2024-08-30
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.checks.material import dues, inside, key_path, requirements
from notice_tasks.problems import Place, Problem

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from notice_tasks.model.notice import Notice
    from notice_tasks.reading.load import Loaded

CODE: Final = "N401"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem at every due rule, amendment and withdrawal whose day is before the notice."""
    for written, due in dues(loaded):
        if due.day is not None and is_before(due.day, written.notice):
            details = {"day": due.day, "since": written.notice.known_since}
            yield Problem(CODE, key_path(written.place, loaded, "by", "to"), details)
    for case, notice, day, place in _changes(loaded):
        if is_before(day, notice):
            yield Problem(CODE, place, {"case": case, "day": day, "since": notice.known_since})


def _changes(loaded: Loaded) -> Iterator[tuple[str, Notice, datetime.date, Place]]:
    """The day of each amendment and withdrawal, and where it stands."""
    for notice in loaded.notices:
        for index, amendment in enumerate(notice.amendments):
            yield "amendment", notice, amendment.on, Place(notice.file, ("amendment", index, "on"))
    for notice, requirement, place in requirements(loaded):
        if requirement.withdrawn is not None:
            yield "withdrawn", notice, requirement.withdrawn.on, inside(place, "withdrawn", "on")


def is_before(day: datetime.date, notice: Notice) -> bool:
    """Whether a day lies before its notice was there."""
    return notice.known_since is not None and day < notice.known_since
