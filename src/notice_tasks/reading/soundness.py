"""A quick test of a loaded workspace, so that sound ones, which most are, do not need every check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.model.deadline import Every, anchors_of
from notice_tasks.model.notice import ISSUED
from notice_tasks.reading.discover import CHECKLISTS, REGISTER

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from notice_tasks.model.notice import Notice
    from notice_tasks.model.unit import Register
    from notice_tasks.reading.load import Loaded
    from notice_tasks.toml.text import Values


def is_sound(loaded: Loaded) -> bool:
    """Whether no check of structure can find anything; False if that is not certain."""
    if loaded.problems or not all(
        is_sound_register(document.values, loaded.register) for document in loaded.documents_in(REGISTER)
    ):
        return False
    if len({notice.id for notice in loaded.notices}) != len(loaded.notices):
        return False
    known = loaded.register.units.keys() | loaded.register.groups.keys()
    checklists = zip(loaded.documents_in(CHECKLISTS), loaded.notices, strict=True)
    sound = all(is_sound_checklist(document.values, notice, known) for document, notice in checklists)
    return sound and (not loaded.announced or _can_be_counted_by(loaded))


def is_sound_register(values: Values, register: Register) -> bool:
    """Whether no check of structure can find anything in the register."""
    units, groups = register.units, register.groups
    if len(values.get("unit", ())) != len(units) or len(values.get("group", ())) != len(groups):
        return False  # a duplicate id
    parents = {unit.parent for unit in units.values()} - {None}
    return (
        units.keys().isdisjoint(groups)
        and groups.keys() >= {group for unit in units.values() for group in unit.groups}
        and units.keys() >= parents
        and not (parents and any(register.circles()))
    )


def is_sound_checklist(values: Values, notice: Notice, known: AbstractSet[str]) -> bool:
    """Whether no check of structure can find anything in one checklist; `known` are the ids of units and groups."""
    anchors = notice.anchors.keys() if ISSUED in values.get("anchors", ()) else notice.anchors.keys() - {ISSUED}
    return len(values.get("requirement", ())) == len(notice.requirements) and _can_be_tracked(notice, known, anchors)


def _can_be_tracked(notice: Notice, known: AbstractSet[str], anchors: AbstractSet[str]) -> bool:
    """Whether every requirement names only existing units, groups and anchors, and at least one unit if it counts."""
    # Rules that count from requirements, recur or were amended can have more problems than are tested here.
    if notice.amendments or not notice.anchors.keys().isdisjoint(notice.requirements):
        return False
    return all(
        known >= {*requirement.who}
        and (requirement.who or not requirement.kind.counts)
        and not isinstance(requirement.due, Every)
        and anchors >= {*anchors_of(requirement.due)}
        for requirement in notice.requirements.values()
    )


def _can_be_counted_by(loaded: Loaded) -> bool:
    """Whether each file of rest days has a different year and no day is declared in two ways."""
    from notice_tasks.reading.rest_days import is_sound_in_itself  # noqa: PLC0415  (most workspaces have no such file)

    values = {document.file: document.values for document in loaded.documents}
    found = [announced.arrangement for announced in loaded.announced]
    rests = {day for arrangement in found for day in arrangement.rests}
    return (
        all(is_sound_in_itself(values[announced.file]) for announced in loaded.announced)
        and len({arrangement.year for arrangement in found}) == len(found)
        and all(rests.isdisjoint(arrangement.worked) for arrangement in found)
    )
