"""The day by which something is due again, as `--to` of a recording command names it.

Without its year or week, it is the next from the day on which it was decided.
"""

import datetime
from typing import Final

from notice_tasks.cli.days import day, day_or_moment, is_from_now, is_from_today, names_its_day
from notice_tasks.cli.session import Session, told
from notice_tasks.dates.span import Near
from notice_tasks.problems import BadRequest

_MOST: Final = 183
"""The largest number of days up to a day without a year: half a year."""


def until(session: Session, word: str, on: datetime.date | None, *, moments: bool) -> datetime.date:
    """Read a day, or a moment where there may be one. `on` is the day or moment of the decision, or None for today.

    Raises:
        BadRequest: it is neither, or the year or week that is meant is not clear.
    """
    read = day_or_moment if moments else day
    today = session.today
    base = today if on is None else _day_of(on, session)
    if names_its_day(word) or is_from_today(word):
        return told(word, read(word, today, Near.COMING))
    found = read(word, base, Near.COMING)
    if is_from_now(word):
        if (other := read(word, today, Near.COMING)) != found:
            raise BadRequest("which-day-from", word=word, right=str(_date(found)), other=str(_date(other)), on=base)
    elif (_date(found) - base).days > _MOST:
        earlier = read(word, base, Near.PAST)
        raise BadRequest("which-year", word=word, right=str(_date(earlier)), other=str(_date(found)))
    return told(word, found)


def _day_of(on: datetime.date, session: Session) -> datetime.date:
    if isinstance(on, datetime.datetime) and on.tzinfo is not None:
        on = on.astimezone(session.timezone)
    return _date(on)


def _date(day: datetime.date) -> datetime.date:
    return day.date() if isinstance(day, datetime.datetime) else day
