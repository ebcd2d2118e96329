"""What checks look at where notices forward each other: all that do, and all that are forwarded."""

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

    `checklists_sound` is false where one could not be read: the notice that is missing may be there.
    """

    def __init__(self, sheets: tuple[Sheet, ...], known: tuple[str, ...], *, checklists_sound: bool) -> None:
        """Keep the checklists concerned, and the ids of all notices there are."""
        self.sheets = sheets
        self.known = known
        self.checklists_sound = checklists_sound
        self.notices: dict[str, Notice] = {}
        for sheet in sheets:
            self.notices.setdefault(sheet.notice.id, sheet.notice)

    def due_at(self, notice: Notice, requirement: Requirement) -> Due | None:
        """What a requirement's rule works out to before any unit is asked; none with an undeclared anchor."""
        known = notice.anchors.keys() | notice.requirements.keys()
        if not known >= set(anchors_of(requirement.due)):
            return None
        around = self.sheets[0].around
        return due_of_rule(notice, requirement, around.calendar, around.settings.timezone)
