"""A file under rest-days/: one year's arrangement and its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime

    from notice_tasks.dates.arrangement import Arrangement


class Announced(NamedTuple):
    """What a file declares, and the announcement it is taken from."""

    file: str
    arrangement: Arrangement
    announcement: str | None = None
    announced: datetime.date | None = None
    sources: tuple[str, ...] = ()
