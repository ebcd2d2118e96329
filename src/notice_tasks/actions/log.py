"""The recorded events, in the order in which they happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.rules.log import LogLine, log_of

if TYPE_CHECKING:
    from notice_tasks.actions.opened import Opened, Selection


def log(opened: Opened, selection: Selection) -> tuple[LogLine, ...]:
    """The events of the selected cells.

    Raises:
        BadRequest: a word of the selection matches nothing or several things.
        BadInput: a record is faulty.
    """
    whole = opened._replace(view=opened.view._replace(recorded=True))
    return log_of(whole.cells(selection, exhortations=True), opened.view.as_of.day)
