"""N601: a finding is accepted in the settings that cannot be accepted, or that is not there.

Findings of N4, N5, N7 and N8 can be accepted: with the others no screen could be shown. An entry that accepts nothing
has a wrong code or file, or what it accepted has been mended.

Wrong:  ignore = [{ code = "n401", reason = "a reprint" }]
Right:  ignore = [{ code = "N401", in = "checklists/reprint.toml", reason = "a reprint" }]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Place, Problem
from notice_tasks.reading.discover import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notice_tasks.model.workspace import Ignored

CODE: Final = "N601"
ACCEPTABLE: Final = ("N4", "N5", "N7", "N8")
_BY_THE_DAY: Final = "N8"
"""What is found on some days only: that it is not there today makes no entry idle."""


def accepts(entry: Ignored, problem: Problem) -> bool:
    """Whether an entry of the settings accepts this finding."""
    fits = entry.code == problem.code and entry.file in {None, problem.place.file}
    return fits and problem.code.startswith(ACCEPTABLE)


def check(ignored: Sequence[Ignored], found: Sequence[Problem], selected: Sequence[str] | None) -> Iterator[Problem]:
    """Yield a problem at every entry that accepts none of the findings, of codes that were looked for."""
    for index, entry in enumerate(ignored):
        case = None
        if not entry.code.startswith(ACCEPTABLE):
            case = "never"
        elif not entry.code.startswith(_BY_THE_DAY) and (selected is None or entry.code.startswith(tuple(selected))):
            case = None if any(accepts(entry, problem) for problem in found) else "idle"
        if case is not None:
            place = Place(SETTINGS, ("check", "ignore", index, "code"))
            yield Problem(CODE, place, {"code": entry.code, "case": case})
