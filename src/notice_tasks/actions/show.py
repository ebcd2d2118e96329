"""Everything about one notice, requirement or unit."""

from notice_tasks.actions.lookup import find_notice, find_requirement, find_unit
from notice_tasks.actions.opened import Opened, Selection
from notice_tasks.model.workspace import Workspace
from notice_tasks.problems import nearest
from notice_tasks.rules.cells import cells_of
from notice_tasks.rules.views import NoticeShown, RequirementShown, Shown, UnitShown


def show(opened: Opened, word: str) -> Shown:
    """What a word means: a notice, a unit, or a requirement.

    Raises:
        BadRequest: it means nothing, or several things.
        BadInput: a record is faulty.
    """
    workspace = opened.workspace
    kind = _kind(word, workspace)
    if kind == "notice":
        return NoticeShown(find_notice(word, workspace))
    if kind == "unit":
        unit = find_unit(word, workspace.register)
        return UnitShown(opened.view.as_of, unit, tuple(opened.cells(Selection(units=(unit.id,)))))
    notice, requirement = find_requirement(word, workspace)
    units = workspace.register.expand(requirement.who)
    cells = tuple(cells_of(opened.view, notice, [requirement], units, opened.events_of))
    return RequirementShown(opened.view.as_of, notice, requirement, cells)


def _kind(word: str, workspace: Workspace) -> str:
    """What sort of thing a word means: an id of any sort wins over every name, a name over every beginning.

    Where nothing fits, the sort of what is most like it, so that the reader is told of that.
    """
    if "/" in word:
        return "requirement"
    notices = workspace.notices.values()
    sorts = {
        "notice": [(notice.id, notice.title) for notice in notices],
        "unit": [(unit.id, unit.name) for unit in workspace.register.units.values()],
        "requirement": [(item.id, item.title) for notice in notices for item in notice.requirements.values()],
    }
    for sort, things in sorts.items():
        if any(word == id_ for id_, _name in things):
            return sort
    for sort, things in sorts.items():
        if any(word == name for _id, name in things):
            return sort
    for sort, things in sorts.items():
        if any(text.startswith(word) for thing in things for text in thing):
            return sort
    like = nearest(word, [id_ for things in sorts.values() for id_, _name in things])
    return next((sort for sort, things in sorts.items() if any(like == id_ for id_, _name in things)), "requirement")
