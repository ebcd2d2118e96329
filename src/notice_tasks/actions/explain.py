"""How a due day was found, whose word it is, and what was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.actions.lookup import find_requirement, find_unit
from notice_tasks.actions.opened import EVERYTHING
from notice_tasks.problems import BadRequest
from notice_tasks.rules.cells import cells_of
from notice_tasks.rules.forwarding import due_of_rule, levels_in
from notice_tasks.rules.views import Explanation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notice_tasks.actions.opened import Opened, Selection


def explain(opened: Opened, units: Sequence[str], requirement_word: str, also: Selection = EVERYTHING) -> Explanation:
    """Explain one requirement, for the units named or, with none named, for no unit in particular.

    Of the units that are also selected, those count that are tracked for it.

    Raises:
        BadRequest: a word fits nothing or several things, or a unit is not tracked for the requirement.
        BadInput: a record is faulty.
    """
    notice, requirement = find_requirement(requirement_word, opened.workspace)
    chosen = [find_unit(word, opened.workspace.register) for word in units]
    tracked = opened.workspace.register.expand(requirement.who)
    for unit in chosen:
        if unit not in tracked:
            raise BadRequest("not-tracked", unit=unit.id, requirement=f"{notice.id}/{requirement.id}", file=notice.file)
    if also.units or also.groups:
        wanted = {unit.id for unit in opened.units(also)} - {unit.id for unit in chosen}
        chosen += [unit for unit in tracked if unit.id in wanted]
    view = opened.view
    due = due_of_rule(notice, requirement, view.calendar, opened.workspace.settings.timezone)
    cells = tuple(cells_of(view, notice, [requirement], chosen, opened.events_of))
    return Explanation(view.as_of, notice, requirement, due, cells, levels_in(view, notice, requirement))
