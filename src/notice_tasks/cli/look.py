"""What the reading commands have in common."""

from notice_tasks.actions.opened import Selection


def selection(
    notices: list[str] | None = None, units: list[str] | None = None, groups: list[str] | None = None
) -> Selection:
    """What somebody chose to see, in their own words."""
    return Selection(tuple(notices or ()), tuple(units or ()), tuple(groups or ()))
