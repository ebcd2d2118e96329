"""The subject of checks of records: one file, and the unit's history after everything recorded so far."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from notice_tasks.model.workspace import AsOf, Workspace
from notice_tasks.problems import Place
from notice_tasks.rules.cell_context import View, unit_history_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notice_tasks.checks.sheet import Surroundings
    from notice_tasks.model.event import Record
    from notice_tasks.model.notice import Notice
    from notice_tasks.model.unit import Unit
    from notice_tasks.rules.cell_context import UnitHistory
    from notice_tasks.toml.text import Values


class RecordSheet(NamedTuple):
    """A sound record file and its values.

    `notice` is None if there is no such notice; `known` are the ids of the existing ones.
    """

    file: str
    record: Record
    values: Values
    notice: Notice | None
    around: Surroundings
    known: Sequence[str] = ()

    @property
    def unit(self) -> Unit | None:
        """The unit of the record; None if the register has no such unit."""
        return self.around.register.units.get(self.record.unit)

    def place(self, *path: str | int) -> Place:
        """A place in this record."""
        return Place(self.file, path)


def view_at_the_end(sheet: RecordSheet, notice: Notice) -> View:
    """The view of the notice after everything recorded so far."""
    workspace = Workspace(sheet.around.settings, sheet.around.register, {notice.id: notice})
    return View(workspace, AsOf.end_of(datetime.date.max, datetime.UTC), sheet.around.calendar)


def unit_history_at(sheet: RecordSheet, notice: Notice, unit: Unit) -> UnitHistory:
    """A unit's history of a notice."""
    return unit_history_of(view_at_the_end(sheet, notice), unit, sheet.record.events)
