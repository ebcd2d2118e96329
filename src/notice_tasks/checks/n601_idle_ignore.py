"""N601: the settings accept a finding that cannot be accepted, or that no longer exists.

Findings of N4, N5, N7, N8, N102, N107 and N313 can be accepted. The others keep screens from being shown. An entry that
accepts nothing has a wrong code or file, or the finding has been mended.

Wrong:  ignore = [{ code = "n401", reason = "a reprint" }]
Right:  ignore = [{ code = "N401", in = "checklists/reprint.toml", reason = "a reprint" }]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.checks.by_code import codes
from notice_tasks.problems import Level, Place, Problem
from notice_tasks.reading.discover import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from notice_tasks.model.workspace import Ignored

CODE: Final = "N601"
LEVEL: Final = Level.ERROR
TITLE: Final = "Accepted finding that does not exist"
SENTENCES: Final = {
    "never": "{code} cannot be accepted: only N102, N107, N313, N4, N5, N7 and N8 can. Mend the fault instead.",
    "no-code": "'{code}' is not a code. Each entry accepts one whole code, such as N411.",
    "no-file": "There is no file {file} here, so this accepts nothing. Remove the entry, or mend the name.",
    "idle": "No problem of code {code} was found here, so this accepts nothing. Remove the entry, or mend it.",
}

ACCEPTABLE: Final = ("N102", "N107", "N313", "N4", "N5", "N7", "N8")
_BY_THE_DAY: Final = "N8"
"""Findings of some days only. Their absence today does not make an entry idle."""


def accepts(entry: Ignored, problem: Problem) -> bool:
    """Whether an entry of the settings accepts this finding."""
    fits = entry.code == problem.code and entry.file in {None, problem.place.file}
    return fits and problem.code.startswith(ACCEPTABLE)


def check(
    ignored: Sequence[Ignored], found: Sequence[Problem], selected: Sequence[str] | None, root: Path
) -> Iterator[Problem]:
    """Yield a problem at every entry that accepts no finding, among entries of the selected codes."""
    for index, entry in enumerate(ignored):
        place = Place(SETTINGS, ("check", "ignore", index, "code"))
        if entry.code not in codes():
            yield Problem(CODE, place, {"case": "no-code", "code": entry.code, "nearest": _in_capitals(entry.code)})
        elif not entry.code.startswith(ACCEPTABLE):
            yield Problem(CODE, place, {"case": "never", "code": entry.code})
        elif entry.file is not None and not (root / entry.file).exists():
            place = Place(SETTINGS, ("check", "ignore", index, "in"))
            yield Problem(CODE, place, {"case": "no-file", "file": entry.file})
        elif _was_looked_for(entry.code, selected) and not any(accepts(entry, problem) for problem in found):
            yield Problem(CODE, place, {"case": "idle", "code": entry.code})


def _in_capitals(code: str) -> str | None:
    return code.upper() if code.upper() in codes() else None


def _was_looked_for(code: str, selected: Sequence[str] | None) -> bool:
    return not code.startswith(_BY_THE_DAY) and (selected is None or code.startswith(tuple(selected)))
