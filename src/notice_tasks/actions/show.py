"""Everything about one notice, requirement or unit."""

from notice_tasks.actions.lookup import find_notice, find_requirement, find_unit
from notice_tasks.actions.opened import Opened, Selection
from notice_tasks.problems import BadRequest
from notice_tasks.rules.cells import cells_of
from notice_tasks.rules.views import NoticeShown, RequirementShown, Shown, UnitShown


def show(opened: Opened, word: str) -> Shown:
    """What a word means: a notice, a unit, or a requirement.

    Raises:
        BadRequest: it means nothing, or several things.
        BadInput: a record is faulty.
    """
    workspace = opened.workspace
    if "/" not in word:
        try:
            return NoticeShown(find_notice(word, workspace))
        except BadRequest as error:
            if error.code != "unknown-notice":
                raise
        try:
            unit = find_unit(word, workspace.register)
            return UnitShown(opened.view.as_of, unit, tuple(opened.cells(Selection(units=(unit.id,)))))
        except BadRequest as error:
            if error.code != "unknown-unit":
                raise
    notice, requirement = find_requirement(word, workspace)
    units = workspace.register.expand(requirement.who)
    cells = tuple(cells_of(opened.view, notice, [requirement], units, opened.events_of))
    return RequirementShown(opened.view.as_of, notice, requirement, cells)
