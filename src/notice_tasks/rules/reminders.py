"""When a reminder rings: at nine in the morning, some days before the due day."""

import datetime
from typing import Final

RINGS_AT: Final = datetime.time(9)
"""Local time at which reminders ring."""

LEAD: Final = datetime.timedelta(minutes=30)
"""How long before a due moment its item in a calendar begins: a reminder at its beginning comes too late."""


def lead_of(start: datetime.date, due_on: datetime.date, days: int, zone: datetime.tzinfo) -> datetime.timedelta:
    """How long before an item's start a reminder rings, `days` days before the due day; nothing or less is never.

    `start` is the due day itself, or, where a moment is due, the moment at which its item begins.

    Raises:
        OverflowError: there is no such day.
    """
    rings = datetime.datetime.combine(due_on - datetime.timedelta(days=days), RINGS_AT)
    if isinstance(start, datetime.datetime):
        return start - rings.replace(tzinfo=zone)
    return datetime.datetime.combine(start, datetime.time()) - rings
