"""Shared code of the reading commands."""

from notice_tasks.actions.opened import Selection
from notice_tasks.cli.console import as_text


def selection(
    notices: list[str] | None = None, units: list[str] | None = None, groups: list[str] | None = None
) -> Selection:
    """The typed selection of units, groups and notices."""
    return Selection(*(tuple(map(as_text, words or ())) for words in (notices, units, groups)))
