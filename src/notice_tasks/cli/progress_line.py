"""The line on standard error that shows how far long work has come.

Only a terminal gets it, and only after a second; it is gone when the work ends.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from notice_tasks.cli.console import columns, errors_are_seen, tell_in_place
from notice_tasks.long_work import Tell, Work, untold

_PATIENCE: Final = 1.0
"""Seconds before the line appears."""

_BETWEEN: Final = 0.1
"""Seconds from one line to the next."""


class ProgressLine:
    """The line, for one piece of work. `clock` gives seconds from any beginning."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Begin to wait."""
        self._clock = clock
        self._next = clock() + _PATIENCE
        self._shown = 0

    def __call__(self, work: Work, notice: int, notices: int, count: int) -> None:
        """Show how far the work has come, if it is time to."""
        now = self._clock()
        if now < self._next:
            return
        self._next = now + _BETWEEN
        from notice_tasks.reports.how_far import how_far, shortened  # noqa: PLC0415  (most work is done before)

        text, width = shortened(how_far(work, notice, notices, count), columns() - 1)
        tell_in_place(text + " " * (self._shown - width))
        self._shown = max(width, self._shown)

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            tell_in_place(" " * self._shown)
            tell_in_place("")


@contextmanager
def progress_line() -> Iterator[Tell]:
    """What shows the progress of work inside this context; without a terminal, nothing does."""
    if not errors_are_seen() or os.environ.get("TERM") == "dumb":
        yield untold
        return
    line = ProgressLine(time.monotonic)
    try:
        yield line
    finally:
        line.clear()
