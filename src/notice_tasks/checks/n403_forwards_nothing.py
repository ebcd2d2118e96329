"""N403: a notice forwards, or a requirement tightens, what is not there, so its due day is held against nothing.

`tightens` names a requirement of the notice that `forwards` names. A notice whose upper one is not kept in this
workspace does without both, or the finding is accepted with a reason under [check] in notice-tasks.toml.

Wrong:  forwards = "nhc-2024" with no such notice
Right:  forwards = "nhc-2024-doctors-day" with tightens = "report"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.checks.material import inside, requirements
from notice_tasks.problems import Place, Problem, nearest
from notice_tasks.reading.discover import CHECKLISTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.model.notice import Notice
    from notice_tasks.reading.load import Loaded

CODE: Final = "N403"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem at every `forwards` and `tightens` that names nothing.

    The notice may be in a checklist that could not be read, whose own fault is then the one to mend.
    """
    known = tuple(loaded.workspace.notices)
    if not any(problem.place.file.startswith(f"{CHECKLISTS}/") for problem in loaded.problems):
        for notice in loaded.notices:
            if notice.forwards is not None and notice.forwards not in known:
                details = {"word": notice.forwards, "nearest": nearest(notice.forwards, known)}
                yield Problem(CODE, Place(notice.file, ("notice", "forwards")), details)
    for notice, requirement, place in requirements(loaded):
        if requirement.tightens is not None:
            yield from _tightens(notice, requirement.tightens, inside(place, "tightens"), loaded)


def _tightens(notice: Notice, word: str, place: Place, loaded: Loaded) -> Iterator[Problem]:
    """What is wrong with a `tightens`; of a notice that is not there, or forwards itself, that alone is told."""
    if notice.forwards is None:
        yield Problem(CODE, place, {"case": "alone"})
        return
    uppers = [] if notice.forwards == notice.id else [n for n in loaded.notices if n.id == notice.forwards]
    known = tuple(id_ for upper in uppers for id_ in upper.requirements)
    if uppers and word not in known:
        details = {"case": "requirement", "word": word, "notice": notice.forwards, "nearest": nearest(word, known)}
        yield Problem(CODE, place, details)
