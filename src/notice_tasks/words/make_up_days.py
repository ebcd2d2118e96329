"""Which Saturdays and Sundays are worked, for the words of days on screens.

The calendar is chosen where a workspace is opened, as the language is. Without one, no such day is known.
"""

import datetime
from collections.abc import Callable
from typing import Final

_SATURDAY: Final = 5


class _CalendarInUse:
    """Whether a day is worked by the chosen calendar; False if it is not known."""

    is_worked: Callable[[datetime.date], bool] | None = None


def use_calendar(is_worked: Callable[[datetime.date], bool] | None) -> None:
    """Use a calendar from now on; it tells whether a Saturday or Sunday is worked."""
    _CalendarInUse.is_worked = is_worked


def is_make_up_day(day: datetime.date) -> bool:
    """Whether a day is a Saturday or Sunday that is worked in place of another day."""
    ask = _CalendarInUse.is_worked
    if ask is None or day.weekday() < _SATURDAY:
        return False
    return ask(day.date() if isinstance(day, datetime.datetime) else day)
