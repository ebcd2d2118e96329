"""N505: a record is for an occurrence that does not exist, so it does not count.

Recurring requirements are recorded occurrence by occurrence. Only an acknowledgement, a note or an undo may be for all
of them. This happens when a record is written by hand, or when the rule was changed without an [[amendment]].

Wrong:  requirement = "monthly", did = "extend" without its occurrence
Right:  requirement = "monthly", did = "extend", occurrence = 2024-09-05
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from notice_tasks.checks.recorded import view_at_the_end
from notice_tasks.model.deadline import Every
from notice_tasks.problems import Level, Problem
from notice_tasks.rules.amendments import rules_until
from notice_tasks.rules.cells import without_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.recorded import RecordSheet
    from notice_tasks.model.notice import Notice
    from notice_tasks.model.unit import Unit

CODE: Final = "N505"
LEVEL: Final = Level.ERROR
TITLE: Final = "Record of an occurrence that does not exist"
SENTENCES: Final = {
    "missing": "'{requirement}' recurs, so this needs its occurrence: occurrence = DAY.",
    "single": "'{requirement}' does not recur, so it has no occurrence of {occurrence}. Remove that key.",
    "none": "'{requirement}' has no occurrence of {occurrence}. Mend the day, or the rule.",
}


def check(sheet: RecordSheet) -> Iterator[Problem]:
    """Yield a problem at the first event of each occurrence that is missing or does not exist."""
    notice, unit = sheet.notice, sheet.unit
    if notice is None or unit is None:
        return
    lost = {event.id for event in without_cell(view_at_the_end(sheet, notice), notice, unit, sheet.record.events)}
    blamed: set[tuple[str, datetime.date | None]] = set()
    for index, event in enumerate(sheet.values["events"]):
        id_, occurrence = event.get("requirement"), event.get("occurrence")
        if event["id"] in lost and (id_, occurrence) not in blamed and _is_asked(sheet, notice, unit, id_):
            blamed.add((id_, occurrence))
            key, case = "requirement" if occurrence is None else "occurrence", _case(notice, id_, occurrence)
            details = {"requirement": id_, "occurrence": occurrence, "case": case}
            yield Problem(CODE, sheet.place("events", index, key), details)


def _case(notice: Notice, id_: str, occurrence: datetime.date | None) -> str:
    if occurrence is None:
        return "missing"
    rules = rules_until(notice, notice.requirements[id_], datetime.date.max)
    return "none" if any(isinstance(one.rule, Every) for one in rules) else "single"


def _is_asked(sheet: RecordSheet, notice: Notice, unit: Unit, id_: str) -> bool:
    """Whether a unit is asked for a requirement. If not, N501 reports it."""
    requirement = notice.requirements.get(id_)
    return requirement is not None and unit in sheet.around.register.expand(requirement.who)
