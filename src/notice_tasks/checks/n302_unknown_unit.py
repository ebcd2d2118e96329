"""N302: a unit or group is named that the register does not declare, so nobody would be asked.

Wrong:  who = ["provincal-health"]
Right:  who = ["provincial-health"]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.checks.material import entries, inside
from notice_tasks.problems import Place, Problem, nearest
from notice_tasks.reading.discover import REGISTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.reading.load import Loaded

CODE: Final = "N302"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem at every `who`, `groups` and `parent` that names nothing.

    A register that could not be read declares nothing, and its own fault is the one to mend.
    """
    if any(problem.place.file == REGISTER for problem in loaded.problems):
        return
    units, groups = tuple(loaded.register.units), tuple(loaded.register.groups)
    for place, entry in entries(loaded, "requirement"):
        for index, word in enumerate(entry["who"]):
            yield from _unknown(word, (*groups, *units), inside(place, "who", index))
    for place, entry in entries(loaded, "unit"):
        for index, word in enumerate(entry.get("groups", ())):
            yield from _unknown(word, groups, inside(place, "groups", index))
        if "parent" in entry:
            yield from _unknown(entry["parent"], units, inside(place, "parent"))


def _unknown(word: str, known: tuple[str, ...], place: Place) -> Iterator[Problem]:
    if word not in known:
        yield Problem(CODE, place, {"word": word, "nearest": nearest(word, known)})
