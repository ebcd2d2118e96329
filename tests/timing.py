"""Bounds of time that turn a program that hangs into a test that fails."""

from __future__ import annotations

import faulthandler
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOM = 8
"""How many times as long it may take by the clock: other processes may have the processor, most of the time."""

_LAST_RESORT = 30


class TooSlow(Exception):  # noqa: N818  (it says what it means)
    """Something took longer than it may; no AssertionError, which the program under test might catch."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Let nothing take more seconds of the processor; the load of the machine does not count.

    Raises:
        TooSlow: it does, or it waits for something. Compiled code that never looks at signals is ended half a minute
            later, with this process.
    """

    def stop(*_: object) -> None:
        raise TooSlow(f"longer than {seconds:.2f} s")

    faulthandler.dump_traceback_later(seconds * _ROOM + _LAST_RESORT, exit=True)
    timers = {signal.ITIMER_PROF: (signal.SIGPROF, seconds), signal.ITIMER_REAL: (signal.SIGALRM, seconds * _ROOM)}
    before = {number: signal.signal(number, stop) for number, _seconds in timers.values()}
    for timer, (_number, limit) in timers.items():
        signal.setitimer(timer, limit)
    try:
        yield
    finally:
        for timer in timers:
            signal.setitimer(timer, 0)
        for number, handler in before.items():
            signal.signal(number, handler)
        faulthandler.cancel_dump_traceback_later()
