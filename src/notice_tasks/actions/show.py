"""All details of one notice, requirement or unit."""

from notice_tasks.actions.lookup import (
    best_matches,
    find_notice,
    find_requirement,
    find_unit,
    notice_choices,
    requirement_choices,
    unit_choices,
)
from notice_tasks.actions.opened import EVERYTHING, Opened, Selection
from notice_tasks.model.workspace import Workspace
from notice_tasks.problems import BadRequest, nearest
from notice_tasks.rules.cells import cells_of
from notice_tasks.rules.forwarding import levels_in
from notice_tasks.rules.views import NoticeShown, RequirementShown, Shown, UnitShown


def show(opened: Opened, word: str, chosen: Selection = EVERYTHING) -> Shown:
    """The notice, unit or requirement that a word names. A requirement is limited to the chosen units.

    Raises:
        BadRequest: the word matches nothing or several things.
        BadInput: a record is faulty.
    """
    workspace = opened.workspace
    kind = _kind(word, workspace)
    if kind == "notice":
        notice = find_notice(word, workspace)
        return NoticeShown(opened.view.as_of, notice, workspace.notices.get(notice.forwards or ""))
    if kind == "unit":
        unit = find_unit(word, workspace.register)
        return UnitShown(opened.view.as_of, unit, tuple(opened.cells(Selection(chosen.notices, (unit.id,)))))
    notice, requirement = find_requirement(word, workspace)
    wanted = {unit.id for unit in opened.units(chosen)}
    units = [unit for unit in workspace.register.expand(requirement.who) if unit.id in wanted]
    cells = tuple(cells_of(opened.view, notice, [requirement], units, opened.events_of))
    return RequirementShown(opened.view.as_of, notice, requirement, cells, levels_in(opened.view, notice, requirement))


def _kind(word: str, workspace: Workspace) -> str:
    """The sort of thing a word names; if several sorts match equally well, the first of them.

    If nothing matches, the sort of the most similar thing, so that the message is about it.
    """
    if "/" in word:
        return "requirement"
    sorts = {
        "notice": notice_choices(workspace),
        "unit": unit_choices(workspace.register),
        "requirement": requirement_choices(workspace),
    }
    choices = [choice._replace(key=sort) for sort, choices in sorts.items() for choice in choices]
    if found := best_matches(word, choices):
        return found[0]
    by_id = {choice.names[0]: choice.key for choice in choices}
    like = nearest(word, tuple(by_id))
    if like is None:
        raise BadRequest("unknown-thing", word=word)
    return by_id[like]
