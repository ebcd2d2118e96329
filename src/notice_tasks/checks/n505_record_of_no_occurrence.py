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
from notice_tasks.model.event import OF_SERIES
from notice_tasks.model.workspace import AsOf
from notice_tasks.problems import Place, Problem
from notice_tasks.rules.cells import View, has_cell

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
    of_each = {(event.requirement, event.occurrence): event for event in file.record.events}
    settled: set[tuple[str, datetime.date | None]] = set()
    for index, event in enumerate(file.values["events"]):
        id_, occurrence = event["requirement"], event.get("occurrence")
        if (id_, occurrence) in settled or not _is_asked(workspace, notice, unit, id_):
            continue
        recurs = isinstance(notice.requirements[id_].due, Every)
        details: dict[str, object] = {"requirement": id_, "occurrence": occurrence}
        path = ("events", index, "requirement" if occurrence is None else "occurrence")
        if occurrence is None:
            case = "missing" if recurs and event["did"] not in OF_SERIES else None
        else:
            settled.add((id_, occurrence))  # whatever was done: to look for an occurrence is dear
            there = has_cell(view, notice, unit, file.record.events, of_each[id_, occurrence])
            case = None if there else "none" if recurs else "single"
        if case is not None:
            settled.add((id_, occurrence))
            yield Problem(CODE, Place(file.file, path), details | {"case": case})


def _is_asked(workspace: Workspace, notice: Notice, unit: Unit, id_: str) -> bool:
    """Whether a unit is asked for a requirement; where it is not, N501 is the one to say so."""
    requirement = notice.requirements.get(id_)
    return requirement is not None and unit in workspace.register.expand(requirement.who)
