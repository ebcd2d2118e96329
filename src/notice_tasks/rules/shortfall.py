"""What is lacking of what has fallen due, and the states of cells that --fail-on looks for."""

from enum import StrEnum

from notice_tasks.rules.cells import Cell
from notice_tasks.rules.progress import Progress
from notice_tasks.rules.timeliness import Timeliness


class Shortfall(StrEnum):
    """What is lacking of a cell that has fallen due.

    They count what the totals leave over: `fallen_due` less `handed_in`, `handed_in` less `in_time`, and `fallen_due`
    less `accepted`.
    """

    NOT_HANDED_IN = "not-handed-in"
    HANDED_IN_LATE = "handed-in-late"
    NOT_ACCEPTED = "not-accepted"


State = Timeliness | Shortfall
"""A timeliness means the cells that are still owed only."""


def is_in(cell: Cell, state: State) -> bool:
    """Whether a cell is in a state."""
    if isinstance(state, Timeliness):
        return cell.timeliness is state and not cell.closed
    if cell.withdrawn or cell.timeliness is Timeliness.EXEMPT or not cell.fallen_due:
        return False
    delivered = cell.progress.delivered
    return {
        Shortfall.NOT_HANDED_IN: not delivered,
        Shortfall.HANDED_IN_LATE: delivered and cell.verdict.missed,
        Shortfall.NOT_ACCEPTED: cell.progress is not Progress.DONE,
    }[state]
