"""The as-of moment."""

import datetime
from typing import NamedTuple

from notice_tasks.model.workspace import AsOf
from notice_tasks.problems import BadRequest


class Moment(NamedTuple):
    """The clock's instant (aware), and the day or instant asked for, if any."""

    now: datetime.datetime
    as_of: datetime.date | datetime.datetime | None = None

    def in_zone(self, zone: datetime.tzinfo) -> AsOf:
        """The as-of instant in the workspace's time zone. A day means its end.

        Raises:
            BadRequest: the instant does not exist in that zone.
        """
        if self.as_of is None:
            now = self.now.astimezone(zone)
            return AsOf(now.date(), now)
        if not isinstance(self.as_of, datetime.datetime):
            return AsOf.end_of(self.as_of, zone)
        try:
            asked = self.as_of.astimezone(zone) if self.as_of.tzinfo else self.as_of.replace(tzinfo=zone)
        except OverflowError:  # the first or last representable day, seen from another zone
            raise BadRequest("not-a-moment", word=self.as_of.isoformat()) from None
        return AsOf(asked.date(), asked, recorded_until=asked)
