"""Bounds of time that turn a program that hangs into a test that fails."""

from __future__ import annotations

import faulthandler
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LAST_RESORT = 30


class TooSlow(Exception):  # noqa: N818  (it says what it means)
    """Something took longer than it may; no AssertionError, which the program under test might catch."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Let nothing take longer.

    Raises:
        TooSlow: it does. Compiled code that never looks at signals is ended half a minute later, with this process.
    """

    def stop(*_: object) -> None:
        raise TooSlow(f"longer than {seconds:.2f} s")

    faulthandler.dump_traceback_later(seconds + _LAST_RESORT, exit=True)
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        faulthandler.cancel_dump_traceback_later()
