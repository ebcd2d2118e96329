"""N409: a due day depends on working days that are not announced yet, so it is not known yet.

The arrangement of a year is announced in the autumn before. Until then screens show no day. --estimate shows an
estimate, marked as such.

Wrong:  due = { after = "issued", workdays = 10 } with issued = 2031-12-25
Right:  due = { after = "issued", workdays = 10 } with issued = 2024-12-25
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.sheet import Sheet

CODE: Final = "N409"
LEVEL: Final = Level.WARNING
TITLE: Final = "Due day in a year not announced yet"
SENTENCES: Final = {
    "": (
        "The working days of {year} are not announced, so this has no due day yet. Write the announcement into "
        "rest-days/{year}.toml once it is published."
    ),
}


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a warning at every rule in force that waits for a year to be announced."""
    for written, due in sheet.dues:
        if written.ended is None and (year := due.unknown_year) is not None:
            yield Problem(CODE, sheet.place(*written.path), {"year": year}, LEVEL)
