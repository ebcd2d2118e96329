"""When reminders ring: at nine in the morning, a number of days before the due day."""

import datetime
from typing import Final

RINGS_AT: Final = datetime.time(9)
"""Local time at which reminders ring."""

LEAD: Final = datetime.timedelta(minutes=30)
"""How long before a due moment its calendar item begins: a reminder at the moment itself would be too late."""


def lead_of(start: datetime.date, due_on: datetime.date, days: int, zone: datetime.tzinfo) -> datetime.timedelta:
    """How long before an item's start a reminder `days` days before the due day rings; if not positive, it never rings.

    `start` is the due day, or, for a due moment, the moment at which its item begins.

    Raises:
        OverflowError: there is no such day.
    """
    rings = datetime.datetime.combine(due_on - datetime.timedelta(days=days), RINGS_AT)
    if isinstance(start, datetime.datetime):
        return start - rings.replace(tzinfo=zone)
    return datetime.datetime.combine(start, datetime.time()) - rings
