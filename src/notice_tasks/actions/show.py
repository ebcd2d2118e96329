"""All details of one notice, requirement or unit."""

from notice_tasks.actions.lookup import (
    best_matches,
    find_notice,
    find_requirement,
    find_unit,
    group_choices,
    notice_choices,
    path_shown,
    requirement_choices,
    unit_choices,
)
from notice_tasks.actions.opened import EVERYTHING, Opened, Selection
from notice_tasks.dates.span import ALWAYS, Period, Week
from notice_tasks.model.workspace import Workspace
from notice_tasks.problems import BadRequest, nearest
from notice_tasks.rules.agenda import asked_in, reach_of
from notice_tasks.rules.cells import cells_of
from notice_tasks.rules.forwarding import levels_in
from notice_tasks.rules.sums import sums_below
from notice_tasks.rules.views import NoticeShown, RequirementShown, Shown, UnitShown


def show(opened: Opened, word: str, chosen: Selection = EVERYTHING, period: Period | None = None) -> Shown:
    """The notice, unit or requirement that a word names. A requirement is limited to the chosen units.

    A unit or a requirement may be limited to what falls due in a month or week.

    Raises:
        BadRequest: the word matches nothing or several things, or names a notice, which no period limits.
        BadInput: a record is faulty.
    """
    workspace, span = opened.workspace, ALWAYS if period is None else period.span
    opened = opened._replace(view=opened.view._replace(until=reach_of(span, opened.view.as_of.day).until))
    word = path_shown(word, workspace)
    kind = _kind(word, workspace)
    if kind == "notice":
        notice = find_notice(word, workspace)
        if period is not None:
            option = "--week" if isinstance(period, Week) else "--month"
            raise BadRequest("period-of-notice", notice=notice.id, option=option, period=str(period))
        return NoticeShown(opened.view.as_of, notice, workspace.notices.get(notice.forwards or ""))
    if kind == "unit":
        unit = find_unit(word, workspace.register)
        own = opened.cells(Selection(chosen.notices, (unit.id,)), exhortations=True)
        cells = tuple(cell for cell in own if asked_in(cell, span))
        others = opened.cells(Selection(chosen.notices, under=(unit.id,)))
        below = sums_below(unit.id, workspace.register, (cell for cell in others if asked_in(cell, span)))
        return UnitShown(opened.view.as_of, unit, cells, below, period)
    notice, requirement = find_requirement(word, workspace)
    wanted = {unit.id for unit in opened.units(chosen)}
    units = [unit for unit in workspace.register.expand(requirement.who) if unit.id in wanted]
    found = cells_of(opened.view, notice, [requirement], units, opened.events_of)
    cells = tuple(cell for cell in found if asked_in(cell, span))
    levels = levels_in(opened.view, notice, requirement)
    return RequirementShown(opened.view.as_of, notice, requirement, cells, levels, period)


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
    found = best_matches(word, choices)
    if not any(word in choice.names for choice in choices):
        _refuse_group(word, workspace, exactly=bool(found))
    if found:
        return found[0]
    by_id = {choice.names[0]: choice.key for choice in choices}
    like = nearest(word, tuple(by_id))
    if like is None:
        raise BadRequest("unknown-thing", word=word)
    return by_id[like]


def _refuse_group(word: str, workspace: Workspace, *, exactly: bool) -> None:
    """Refuse the name of a group or, unless it must be the exact name, a part of one.

    Raises:
        BadRequest: the word names a group.
    """
    groups = group_choices(workspace.register)
    found = [group.key for group in groups if word in group.names] if exactly else best_matches(word, groups)
    if found:
        raise BadRequest("unknown-thing", word=word, group=found[0], case="group")
