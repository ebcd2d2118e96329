"""Long work tells how far it has come."""

from collections.abc import Callable
from enum import StrEnum


class Work(StrEnum):
    """Work that may take long."""

    CHECKING = "checking"
    READING = "reading"
    WRITING = "writing"


Tell = Callable[[Work, int, int, int], None]
"""Is told how far work has come: the number of the notice in hand, of how many, and the records or items so far."""


def untold(_work: Work, _notice: int, _notices: int, _count: int) -> None:
    """Show nothing."""
