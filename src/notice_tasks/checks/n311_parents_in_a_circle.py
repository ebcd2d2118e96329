"""N311: units are each other's parents in a circle, so none of them is at the top.

It is reported once, at the first of them.

Wrong:  parent = "county" in the unit county itself
Right:  parent = "city" in the unit county, and no `parent` in city
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Level, Place, Problem
from notice_tasks.reading.discover import REGISTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.material import RegisterSheet

CODE: Final = "N311"
LEVEL: Final = Level.ERROR
TITLE: Final = "Circle of parent units"
SENTENCES: Final = {
    "": "These units are each other's parents: {circle}. Remove `parent` from the one at the top.",
    "self": "The unit is its own parent. Name the unit above it, or remove the line.",
}


def check(sheet: RegisterSheet) -> Iterator[Problem]:
    """Yield a problem for every circle, at the first of its units."""
    for circle in sheet.register.circles():
        written = [entry["id"] for entry in sheet.values["unit"]]
        details: dict[str, object] = {"case": "self"} if len(circle) == 1 else {"circle": circle}
        yield Problem(CODE, Place(REGISTER, ("unit", written.index(circle[0]), "parent")), details)
