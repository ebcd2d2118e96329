"""N704: a group has no units, so requirements for it apply to no unit.

Wrong:  [[group]] with id = "hospitals", which no unit names under groups
Right:  groups = ["hospitals"] in each [[unit]] that belongs to it
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Level, Place, Problem
from notice_tasks.reading.discover import REGISTER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from notice_tasks.model.unit import Register

CODE: Final = "N704"
LEVEL: Final = Level.WARNING
TITLE: Final = "Group without units"
SENTENCES: Final = {"": "No unit belongs to '{id}' ({name}). Name it under `groups` of its units, or remove it."}


def check(register: Register, asked: AbstractSet[str]) -> Iterator[Problem]:  # noqa: ARG001  (as other checks)
    """Yield a warning at every group that no unit belongs to."""
    filled = {group for unit in register.units.values() for group in unit.groups}
    for index, group in enumerate(register.groups.values()):
        if group.id not in filled:
            yield Problem(CODE, Place(REGISTER, ("group", index, "id")), {"id": group.id, "name": group.name}, LEVEL)
