"""N501: a record is for a notice, unit or requirement that does not exist, so no screen shows it.

This happens when an id is changed after something was recorded. Change it back, or undo the record.

Wrong:  notice = "pln" in a record, after the notice's id became plan
Right:  notice = "plan": ids stay as they are; titles may change
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Level, Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from notice_tasks.checks.recorded import RecordSheet
    from notice_tasks.problems import KeyPath

CODE: Final = "N501"
LEVEL: Final = Level.ERROR
TITLE: Final = "Record of an unknown notice, unit or requirement"
SENTENCES: Final = {
    "notice": "There is no notice '{word}'. Was its id changed after this was recorded?",
    "unit": "There is no unit '{word}'. Was its id changed after this was recorded?",
    "requirement": "There is no requirement '{word}'. Was its id changed after this was recorded?",
    "notice-cell": "The notice '{word}' asks nothing of unit '{unit}', so no screen shows this. Look at `who`.",
    "cell": "Unit '{unit}' is not tracked for '{word}', so no screen shows this. Look at `who`.",
}


def check(sheet: RecordSheet) -> Iterator[Problem]:
    """Yield a problem for a record whose notice or unit is unknown, else at the first event of each missing cell."""
    notice, unit, register = sheet.notice, sheet.unit, sheet.around.register
    if notice is None:
        yield _problem(sheet, "notice", sheet.record.notice, sheet.known, ("notice",))
    if unit is None:
        yield _problem(sheet, "unit", sheet.record.unit, register.units, ("unit",))
    if notice is None or unit is None:
        return
    blamed: set[str | None] = set()
    for index, event in enumerate(sheet.values["events"]):
        id_, path = event.get("requirement"), ("events", index, "requirement")
        if id_ in blamed:
            continue
        blamed.add(id_)
        requirement = notice.requirements.get(id_)
        if id_ is None:
            if unit not in register.expand(notice.who):
                yield _problem(sheet, "notice-cell", notice.id, (), ("events", index, "did"))
        elif requirement is None:
            yield _problem(sheet, "requirement", id_, notice.requirements, path)
        elif unit not in register.expand(requirement.who):
            yield _problem(sheet, "cell", id_, (), path)


def _problem(sheet: RecordSheet, kind: str, word: str, known: Iterable[str], path: KeyPath) -> Problem:
    details = {"case": kind, "word": word, "unit": sheet.record.unit, "nearest": nearest(word, tuple(known))}
    return Problem(CODE, sheet.place(*path), details)
