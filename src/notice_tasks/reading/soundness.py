"""A quick look at a loaded workspace: most are sound, and need not be looked at by every check to know it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.model.deadline import Every, anchors_of
from notice_tasks.reading.discover import CHECKLISTS, REGISTER

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from notice_tasks.model.notice import Notice
    from notice_tasks.reading.load import Loaded
    from notice_tasks.toml.text import Values


def is_sound(loaded: Loaded) -> bool:
    """Whether no check of structure can find anything; where it is not sure of that, it says no.

    A register that is among the documents was not plain, so the checks must look at it.
    """
    if loaded.problems or any(document.file == REGISTER for document in loaded.documents):
        return False
    if len({notice.id for notice in loaded.notices}) != len(loaded.notices):
        return False
    known = loaded.register.units.keys() | loaded.register.groups.keys()
    checklists = zip(loaded.documents_in(CHECKLISTS), loaded.notices, strict=True)
    sound = all(is_sound_checklist(document.values, notice, known) for document, notice in checklists)
    return sound and (not loaded.announced or _can_be_counted_by(loaded))


def is_sound_checklist(values: Values, notice: Notice, known: AbstractSet[str]) -> bool:
    """Whether no check of structure can find anything in one checklist; `known` are the ids of units and groups."""
    return len(values.get("requirement", ())) == len(notice.requirements) and _can_be_tracked(notice, known)


def _can_be_tracked(notice: Notice, known: AbstractSet[str]) -> bool:
    """Whether every requirement names only units, groups and anchors that there are, and somebody where it counts."""
    # What counts from other requirements, recurs or was amended can be wrong in more ways than are looked at here.
    if notice.amendments or not notice.anchors.keys().isdisjoint(notice.requirements):
        return False
    return all(
        known >= {*requirement.who}
        and (requirement.who or not requirement.kind.counts)
        and not isinstance(requirement.due, Every)
        and notice.anchors.keys() >= {*anchors_of(requirement.due)}
        for requirement in notice.requirements.values()
    )


def _can_be_counted_by(loaded: Loaded) -> bool:
    """Whether every file of rest days has a year of its own and no day is said to be two things."""
    from notice_tasks.reading.rest_days import is_sound_in_itself  # noqa: PLC0415  (most workspaces have no such file)

    values = {document.file: document.values for document in loaded.documents}
    found = [announced.arrangement for announced in loaded.announced]
    rests = {day for arrangement in found for day in arrangement.rests}
    return (
        all(is_sound_in_itself(values[announced.file]) for announced in loaded.announced)
        and len({arrangement.year for arrangement in found}) == len(found)
        and all(rests.isdisjoint(arrangement.worked) for arrangement in found)
    )
