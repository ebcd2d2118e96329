"""Name the occurrences of a requirement, for when a command asks for one that does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.model.deadline import Dropped, Every
from notice_tasks.problems import BadRequest
from notice_tasks.rules.cells import cells_of, due_for_anyone, series_for_anyone

if TYPE_CHECKING:
    import datetime

    from notice_tasks.actions.opened import Opened
    from notice_tasks.model.notice import Notice, Requirement
    from notice_tasks.model.unit import Unit
    from notice_tasks.rules.cell_context import View

LISTED = 6
"""The largest number of occurrences to list; these are the latest."""


def no_such_occurrence(
    opened: Opened, notice: Notice, requirement: Requirement, occurrence: datetime.date, unit: Unit | None = None
) -> BadRequest:
    """The error for an occurrence that does not exist: the issuer dropped it, or the rule has no such day."""
    path = f"{notice.id}/{requirement.id}"
    exceptions = requirement.due.exceptions if isinstance(requirement.due, Every) else ()
    for exception in exceptions:
        if isinstance(exception, Dropped) and exception.occurrence == occurrence:
            details = {"occurrence": occurrence, "requirement": path, "words": exception.reason}
            return BadRequest("occurrence-dropped", **details)
    asked: dict[str, object] = {"occurrence": occurrence, "requirement": path}
    if candidates := occurrences_near(opened.view, notice, requirement):
        return BadRequest("no-such-occurrence", **asked, candidates=candidates)
    if not each_has_its_own(opened.view, notice, requirement):
        return BadRequest("no-such-occurrence", **asked, case="none")
    if unit is None:
        return BadRequest("no-such-occurrence", requirement=path, word=f"{path}@{occurrence}", case="each")
    cells = tuple(cells_of(opened.view, notice, [requirement], [unit], opened.events_of))
    candidates = tuple(cell.path for cell in cells if cell.occurrence is not None)[-LISTED:]
    case = "unit" if candidates else "unit-none"
    return BadRequest("no-such-occurrence", **asked, unit=unit.id, candidates=candidates, case=case)


def occurrences_near(view: View, notice: Notice, requirement: Requirement) -> tuple[str, ...]:
    """The names of the latest occurrences as of the view's day; none if each unit has its own."""
    path = f"{notice.id}/{requirement.id}"
    series = series_for_anyone(view, notice, requirement)
    return tuple(f"{path}@{instance.occurrence}" for instance in series[-LISTED:])


def each_has_its_own(view: View, notice: Notice, requirement: Requirement) -> bool:
    """Whether a rule counts from each unit's own acts."""
    due = due_for_anyone(view, notice, requirement)
    return due is not None and any(step.details.get("case") == "each" for step in due.steps)
