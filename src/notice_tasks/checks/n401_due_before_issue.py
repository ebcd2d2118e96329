"""N401: a due day is before the day of issue, which is nearly always a wrong year.

If the day of issue is unknown, the day of publication is used in its place, for checks but never for counting. An
amendment or withdrawal cannot be earlier than the notice either. A finding on a reprint of an old notice can be
accepted with a reason under [check] in notice-tasks.toml.

Wrong:  issued = 2024-08-12 with due = 2023-08-30
Right:  issued = 2024-08-12 with due = 2024-08-30
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Level, Problem

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from notice_tasks.checks.sheet import Sheet
    from notice_tasks.problems import Place

CODE: Final = "N401"
LEVEL: Final = Level.ERROR
TITLE: Final = "Day before the notice was issued"
SENTENCES: Final = {
    "": "The due day {day} is before the notice itself ({since}). Look at the year.",
    "amendment": "The amendment of {day} is before the notice itself ({since}). Look at the year.",
    "withdrawn": "The withdrawal of {day} is before the notice itself ({since}). Look at the year.",
}


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem at every due rule, amendment and withdrawal whose day is before the notice."""
    since = sheet.notice.known_since
    if since is None:
        return
    for written, due in sheet.dues:
        if due.day is not None and due.day < since:
            yield Problem(CODE, sheet.key_place(written.path, "by", "to"), {"day": due.day, "since": since})
    for case, day, place in _changes(sheet):
        if day < since:
            yield Problem(CODE, place, {"case": case, "day": day, "since": since})


def _changes(sheet: Sheet) -> Iterator[tuple[str, datetime.date, Place]]:
    """The day of each amendment and withdrawal, and its place."""
    for index, amendment in enumerate(sheet.notice.amendments):
        yield "amendment", amendment.on, sheet.place("amendment", index, "on")
    for index, requirement in sheet.requirements:
        if requirement.withdrawn is not None:
            yield "withdrawn", requirement.withdrawn.on, sheet.place("requirement", index, "withdrawn", "on")
