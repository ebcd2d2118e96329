"""N705: a unit is never asked: no requirement names it or one of its groups.

Wrong:  id = "county-hospital" under [[unit]], and no `who` that names it or a group of its
Right:  who = ["county-hospitals"] with groups = ["county-hospitals"] in that unit
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Level, Place, Problem
from notice_tasks.reading.discover import REGISTER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from notice_tasks.model.unit import Register

CODE: Final = "N705"
LEVEL: Final = Level.HINT
TITLE: Final = "Unit that no requirement names"
SENTENCES: Final = {"": "No requirement names '{id}' ({name}). Name it, or a group it belongs to, in a `who`."}


def check(register: Register, asked: AbstractSet[str]) -> Iterator[Problem]:
    """Yield a hint at every unit that is never asked; none if there are no requirements yet."""
    if not asked:
        return
    for index, unit in enumerate(register.units.values()):
        if unit.id not in asked and asked.isdisjoint(unit.groups):
            yield Problem(CODE, Place(REGISTER, ("unit", index, "id")), {"id": unit.id, "name": unit.name}, LEVEL)
