"""The names of things on a screen."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from notice_tasks.words.terms import of_occurrence, titled

if TYPE_CHECKING:
    from notice_tasks.model.notice import Notice, Requirement
    from notice_tasks.model.unit import Register, Unit
    from notice_tasks.rules.cell_context import Receipt
    from notice_tasks.rules.cells import Cell


class Labels(NamedTuple):
    """The names of things on this screen; ids if the screen cannot show the names."""

    can_show: Callable[[str], bool]

    def unit(self, unit: "Unit") -> str:
        """A unit's name, or its id."""
        return unit.name if self.can_show(unit.name) else unit.id

    def named(self, ids: "Iterable[str]", register: "Register") -> list[str]:
        """The names of units and groups, or their ids."""
        names = {
            **{one.id: one.name for one in register.groups.values()},
            **{one.id: one.name for one in register.units.values()},
        }
        said = ((id_, names.get(id_, id_)) for id_ in ids)
        return [name if self.can_show(name) else id_ for id_, name in said]

    def requirement(self, requirement: "Requirement") -> str:
        """A requirement's title, or its id."""
        return requirement.title if self.can_show(requirement.title) else requirement.id

    def cell(self, cell: "Cell | Receipt") -> str:
        """A cell's requirement by title or id, with its occurrence if it recurs; of a receipt, the notice."""
        if cell.requirement is None:
            return self.notice(cell.notice)
        return of_occurrence(self.requirement(cell.requirement), cell.occurrence)

    def notice(self, notice: "Notice") -> str:
        """A notice's title with its number, if it has one; or its id."""
        title = titled(notice.title, notice.number)
        return title if self.can_show(title) else notice.id
