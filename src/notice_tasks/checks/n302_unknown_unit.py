"""N302: a unit or group is named that the register does not declare, so no unit would be asked.

Wrong:  who = ["provincal-health"]
Right:  who = ["provincial-health"]
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Level, Place, Problem, nearest
from notice_tasks.reading.discover import REGISTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.material import RegisterSheet
    from notice_tasks.checks.sheet import Sheet
    from notice_tasks.model.unit import Register
    from notice_tasks.toml.text import Values

CODE: Final = "N302"
LEVEL: Final = Level.ERROR
TITLE: Final = "Undeclared unit or group"
SENTENCES: Final = {
    "": "'{word}' is neither a unit nor a group of units.toml. Declare it there, or mend the name.",
    "parent": "There is no unit '{word}' in units.toml. `parent` names the unit above this one by its id.",
    "parent-group": (
        "'{word}' is a group, and `parent` names the unit above this one. To put this unit into the group, write: "
        "{line}"
    ),
    "group": "There is no group '{word}' in units.toml. Declare it there under [[group]], or mend the name.",
    "group-unit": "'{word}' is a unit, and `groups` names groups. If it is the unit above this one, write: {line}",
}


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
    for index, entry in enumerate(sheet.values.get("unit", ())):
        for number, word in enumerate(entry.get("groups", ())):
            if word not in sheet.register.groups:
                yield _no_group(word, sheet.register, Place(REGISTER, ("unit", index, "groups", number)))
        if "parent" in entry and entry["parent"] not in sheet.register.units:
            yield _no_parent(entry, sheet.register, Place(REGISTER, ("unit", index, "parent")))


def _no_group(word: str, register: Register, place: Place) -> Problem:
    if word in register.units:
        return Problem(CODE, place, {"case": "group-unit", "word": word, "line": f'parent = "{word}"'})
    return _unknown(word, tuple(register.groups), place, "group")


def _no_parent(entry: Values, register: Register, place: Place) -> Problem:
    word = entry["parent"]
    if word in register.groups:
        line = f"groups = {json.dumps(list(dict.fromkeys([*entry.get('groups', ()), word])))}"
        return Problem(CODE, place, {"case": "parent-group", "word": word, "line": line})
    return _unknown(word, tuple(register.units), place, "parent")


def _unknown(word: str, known: tuple[str, ...], place: Place, case: str | None = None) -> Problem:
    details = {"word": word, "nearest": nearest(word, known)}
    return Problem(CODE, place, details if case is None else details | {"case": case})
