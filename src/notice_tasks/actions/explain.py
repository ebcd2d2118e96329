"""How a due day was found, where the rule comes from, and what was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.actions.lists import members_in, units_and_last
from notice_tasks.actions.lookup import find_requirement, find_unit
from notice_tasks.actions.occurrences import no_such_occurrence, occurrence_called
from notice_tasks.actions.opened import EVERYTHING
from notice_tasks.actions.unknown_year import refuse_unknown_year
from notice_tasks.problems import BadRequest
from notice_tasks.rules.cells import cell_in, cells_of, due_for_anyone, series_for_anyone
from notice_tasks.rules.forwarding import levels_in
from notice_tasks.rules.views import Explanation

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from notice_tasks.actions.opened import Opened, Selection
    from notice_tasks.model.notice import Notice, Requirement
    from notice_tasks.model.unit import Unit
    from notice_tasks.rules.cells import Cell


def explain(opened: Opened, words: Sequence[str], also: Selection = EVERYTHING) -> Explanation:
    """Explain a requirement, the last of the words, for the units before it or, without any, in general.

    A further selection limits the units to those that are tracked for the requirement.

    Raises:
        BadRequest: a word matches nothing or several things, a unit is not tracked for the requirement, there is no
            such occurrence, or the due day needs the working days of a year that is not announced.
        BadInput: a record is faulty.
    """
    units, requirement_word = units_and_last(words, opened.workspace)
    named, at, called = requirement_word.partition("@")
    try:
        notice, requirement = find_requirement(named, opened.workspace)
        chosen = [find_unit(word, opened.workspace.register) for word in members_in(units, opened.workspace.register)]
    except BadRequest as error:
        from notice_tasks.actions.word_order import mended  # noqa: PLC0415  (needed only when something is wrong)

        raise mended(words, opened.workspace, error) from error
    tracked = opened.workspace.register.expand(requirement.who)
    for unit in chosen:
        if unit not in tracked:
            path = ((requirement.title, f"{notice.id}/{requirement.id}"),)
            raise BadRequest("not-tracked", unit=unit.name, requirement=path, file=notice.file)
    if also.of_units:
        wanted = {unit.id for unit in opened.units(also)} - {unit.id for unit in chosen}
        chosen += [unit for unit in tracked if unit.id in wanted]
    view = opened.view
    occurrence = occurrence_called(called, opened, notice, requirement, chosen) if at else None
    cells = tuple(_cells(opened, notice, requirement, chosen, occurrence))
    due = due_for_anyone(view, notice, requirement, occurrence)
    if due is None and occurrence is not None and not cells:
        raise no_such_occurrence(opened, notice, requirement, occurrence)
    series = () if occurrence else series_for_anyone(view, notice, requirement)
    levels = levels_in(view, notice, requirement)
    explained = Explanation(view.as_of, notice, requirement, due, cells, levels, occurrence, series)
    dues = [cell.verdict.due for cell in cells] or [due]
    if all(one is not None and one.unknown_year for one in dues):  # the other occurrences are still worth showing
        refuse_unknown_year(dues)
    return explained


def _cells(
    opened: Opened,
    notice: Notice,
    requirement: Requirement,
    units: Sequence[Unit],
    occurrence: datetime.date | None,
) -> Iterator[Cell]:
    """The cells of the units, limited to one occurrence if it is given."""
    if occurrence is None:
        yield from cells_of(opened.view, notice, [requirement], units, opened.events_of)
        return
    for unit in units:
        cell = cell_in(opened.view, notice, requirement, unit, opened.events_of(notice.id, unit.id), occurrence)
        if cell is None:
            raise no_such_occurrence(opened, notice, requirement, occurrence, unit)
        yield cell
