"""N302: a unit or group is named that the register does not declare, so no unit would be asked.

Wrong:  who = ["provincal-health"]
Right:  who = ["provincial-health"]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Level, Place, Problem, nearest
from notice_tasks.reading.discover import REGISTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.material import RegisterSheet
    from notice_tasks.checks.sheet import Sheet

CODE: Final = "N302"
LEVEL: Final = Level.ERROR
TITLE: Final = "Undeclared unit or group"
SENTENCES: Final = {"": "'{word}' is neither a unit nor a group of units.toml. Declare it there, or mend the name."}


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem at every `who` that names nothing.

    If the register could not be read, only its own problem is reported.
    """
    if not sheet.around.register_known:
        return
    known = sheet.around.known
    for index, entry in enumerate(sheet.values.get("requirement", ())):
        for number, word in enumerate(entry["who"]):
            if word not in known:
                register = sheet.around.register
                yield _unknown(
                    word, (*register.groups, *register.units), sheet.place("requirement", index, "who", number)
                )


def check_register(sheet: RegisterSheet) -> Iterator[Problem]:
    """Yield a problem at every `groups` and `parent` that names nothing."""
    units, groups = sheet.register.units, sheet.register.groups
    for index, entry in enumerate(sheet.values.get("unit", ())):
        for number, word in enumerate(entry.get("groups", ())):
            if word not in groups:
                yield _unknown(word, tuple(groups), Place(REGISTER, ("unit", index, "groups", number)))
        if "parent" in entry and entry["parent"] not in units:
            yield _unknown(entry["parent"], tuple(units), Place(REGISTER, ("unit", index, "parent")))


def _unknown(word: str, known: tuple[str, ...], place: Place) -> Problem:
    return Problem(CODE, place, {"word": word, "nearest": nearest(word, known)})
