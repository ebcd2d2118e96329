"""A file under rest-days/: one year's arrangement, and whose word it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime

    from notice_tasks.dates.arrangement import Arrangement


class Announced(NamedTuple):
    """What a file declares, and the announcement that it has that from."""

    file: str
    arrangement: Arrangement
    announcement: str | None = None
    announced: datetime.date | None = None
    sources: tuple[str, ...] = ()
