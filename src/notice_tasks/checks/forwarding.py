"""The subject of checks of forwarding: all notices that forward or are forwarded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.model.deadline import anchors_of
from notice_tasks.rules.forwarding import due_of_rule

if TYPE_CHECKING:
    from notice_tasks.checks.sheet import Sheet
    from notice_tasks.model.notice import Notice, Requirement
    from notice_tasks.rules.steps import Due


class Forwarding:
    """The notices that forward others, and those that they forward, over all levels.

    `checklists_sound` is false if a checklist could not be read: a missing notice may be in it.
    """

    def __init__(self, sheets: tuple[Sheet, ...], known: tuple[str, ...], *, checklists_sound: bool) -> None:
        """Keep the checklists concerned, and the ids of all notices."""
        self.sheets = sheets
        self.known = known
        self.checklists_sound = checklists_sound
        self.notices: dict[str, Notice] = {}
        for sheet in sheets:
            self.notices.setdefault(sheet.notice.id, sheet.notice)

    def due_at(self, notice: Notice, requirement: Requirement) -> Due | None:
        """The due day of a requirement's rule before units are considered; None for an undeclared anchor."""
        known = notice.anchors.keys() | notice.requirements.keys()
        if not known >= set(anchors_of(requirement.due)):
            return None
        around = self.sheets[0].around
        return due_of_rule(notice, requirement, around.calendar, around.settings.timezone)
