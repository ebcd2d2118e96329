"""N501: something was recorded for a notice, unit or requirement that does not exist, so no screen would show it.

It happens when an id is changed after the first tick. Change it back, or undo what was recorded.

Wrong:  records/nhc-2024/beijing.toml after the notice's id became nhc-2024-doctors-day
Right:  ids stay as they are; titles may change
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import KeyPath, Place, Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from notice_tasks.checks.material import RecordFile
    from notice_tasks.model.workspace import Workspace

CODE: Final = "N501"


def check(workspace: Workspace, file: RecordFile) -> Iterator[Problem]:
    """Yield a problem for a record whose notice or unit is unknown, else at the first event of each missing cell."""
    record = file.record
    notice, unit = workspace.notices.get(record.notice), workspace.register.units.get(record.unit)
    if notice is None:
        yield _problem(file, "notice", record.notice, workspace.notices, ("notice",))
    if unit is None:
        yield _problem(file, "unit", record.unit, workspace.register.units, ("unit",))
    if notice is None or unit is None:
        return
    blamed: set[str] = set()
    for index, event in enumerate(file.values["events"]):
        if event["requirement"] in blamed:
            continue
        blamed.add(event["requirement"])
        id_, path = event["requirement"], ("events", index, "requirement")
        requirement = notice.requirements.get(id_)
        if requirement is None:
            yield _problem(file, "requirement", id_, notice.requirements, path)
        elif unit not in workspace.register.expand(requirement.who):
            yield _problem(file, "cell", id_, (), path)


def _problem(file: RecordFile, kind: str, word: str, known: Iterable[str], path: KeyPath) -> Problem:
    details = {"case": kind, "word": word, "unit": file.record.unit, "nearest": nearest(word, tuple(known))}
    return Problem(CODE, Place(file.file, path), details)
