"""N505: something was recorded for an occurrence that there is not, so it counts nowhere.

What recurs is recorded occurrence by occurrence; only an acknowledgement, a note or an undo may be for all of them. It
happens when a record was written by hand, or when the rule was changed without an [[amendment]].

Wrong:  requirement = "monthly", did = "extend" without its occurrence
Right:  requirement = "monthly", did = "extend", occurrence = 2024-09-05
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from notice_tasks.dates.workdays import ChinaCalendar
from notice_tasks.model.deadline import Every
from notice_tasks.model.workspace import AsOf
from notice_tasks.problems import Place, Problem
from notice_tasks.rules.amendments import rules_until
from notice_tasks.rules.cells import without_cell
from notice_tasks.rules.places import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.material import RecordFile
    from notice_tasks.model.notice import Notice
    from notice_tasks.model.unit import Unit
    from notice_tasks.model.workspace import Workspace

CODE: Final = "N505"


def check(workspace: Workspace, file: RecordFile) -> Iterator[Problem]:
    """Yield a problem at the first event of each occurrence that is missing, or is not there."""
    record = file.record
    notice, unit = workspace.notices.get(record.notice), workspace.register.units.get(record.unit)
    if notice is None or unit is None:
        return
    view = View(workspace, AsOf.end_of(datetime.date.max, datetime.UTC), ChinaCalendar())
    lost = {event.id for event in without_cell(view, notice, unit, record.events)}
    blamed: set[tuple[str, datetime.date | None]] = set()
    for index, event in enumerate(file.values["events"]):
        id_, occurrence = event["requirement"], event.get("occurrence")
        if event["id"] in lost and (id_, occurrence) not in blamed and _is_asked(workspace, notice, unit, id_):
            blamed.add((id_, occurrence))
            key, case = "requirement" if occurrence is None else "occurrence", _case(notice, id_, occurrence)
            details = {"requirement": id_, "occurrence": occurrence, "case": case}
            yield Problem(CODE, Place(file.file, ("events", index, key)), details)


def _case(notice: Notice, id_: str, occurrence: datetime.date | None) -> str:
    if occurrence is None:
        return "missing"
    rules = rules_until(notice, notice.requirements[id_], datetime.date.max)
    return "none" if any(isinstance(one.rule, Every) for one in rules) else "single"


def _is_asked(workspace: Workspace, notice: Notice, unit: Unit, id_: str) -> bool:
    """Whether a unit is asked for a requirement; where it is not, N501 is the one to say so."""
    requirement = notice.requirements.get(id_)
    return requirement is not None and unit in workspace.register.expand(requirement.who)
