"""What checks of records have in common: a unit's desk after everything that was ever recorded."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from notice_tasks.model.workspace import AsOf, Workspace
from notice_tasks.rules.places import View, desk_of

if TYPE_CHECKING:
    from notice_tasks.checks.material import RecordSheet
    from notice_tasks.model.notice import Notice
    from notice_tasks.model.unit import Unit
    from notice_tasks.rules.places import Desk


def view_at_the_end(sheet: RecordSheet, notice: Notice) -> View:
    """The notice as it stands after everything that was ever recorded."""
    workspace = Workspace(sheet.around.settings, sheet.around.register, {notice.id: notice})
    return View(workspace, AsOf.end_of(datetime.date.max, datetime.UTC), sheet.around.calendar)


def desk_at(sheet: RecordSheet, notice: Notice, unit: Unit) -> Desk:
    """All that a unit did about a notice."""
    return desk_of(view_at_the_end(sheet, notice), unit, sheet.record.events)
