"""How often and when an item changed: its SEQUENCE and its stamps, from the checklist's dates and the records alone."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from notice_tasks.model.deadline import anchors_of
from notice_tasks.model.event import Act, Event
from notice_tasks.model.notice import Notice
from notice_tasks.rules.amendments import amendments_of
from notice_tasks.rules.cells import Cell

AHEAD: Final = datetime.timedelta(days=400)
"""How far ahead of the newest change the occurrences of what recurs stand in the feeds: a year and a month."""

_COUNTED_FROM: Final = datetime.date(2000, 1, 1)

_STAMPED_BEFORE: Final = datetime.timedelta(days=1)
"""How long before the newest change the seconds begin that a stamp counts off, one for each step of SEQUENCE.

Some programs look for a later stamp alone. The newest change itself would not do: what a merge brings may be older than
what was there, and a checklist tells the day of its change and no hour. Beginning a day before, no stamp lies ahead of
the clock until SEQUENCE, which counts days from 2000, has as many steps as a day has seconds, in 2236.
"""

_FIRST: Final = datetime.datetime.min.replace(tzinfo=datetime.UTC)
_LAST: Final = datetime.datetime.max.replace(tzinfo=datetime.UTC)
_VISIBLE: Final = frozenset({Act.SUBMIT, Act.RETURN, Act.ACCEPT, Act.DONE, Act.EXEMPT, Act.EXTEND})


class Newest(NamedTuple):
    """The newest day on which anything changed, which stands in for today, which no feed may know.

    `for_ages` is the one that ages count from. They are two where a single day lies far after all others: it may be a
    slip in a year, and must not let everything else seem old.
    """

    day: datetime.date
    for_ages: datetime.date


def newest_day(notices: Iterable[Notice], events: Iterable[Event]) -> Newest:
    """The newest day on which these checklists or records changed."""
    days = {notice.revised for notice in notices} | {event.on for event in events}
    newest = max(days, default=datetime.date.min)
    before = max(days - {newest}, default=newest)
    return Newest(newest, before if newest - before > _ALONE else newest)


_ALONE: Final = datetime.timedelta(days=731)


def horizon(newest: datetime.date) -> datetime.date:
    """Up to which due day the occurrences of what recurs stand in the feeds."""
    return newest + AHEAD if newest < datetime.date.max - AHEAD else datetime.date.max


def stamps_of(cell: Cell, said: Sequence[Event], revised: datetime.date | None = None) -> tuple[int, datetime.datetime]:
    """SEQUENCE and the moment of the last change.

    `said` is all that the unit recorded about the notice, `revised` when settings or register changed for all items.
    """
    changes = _changes(cell, said)
    days = [day for day in (cell.notice.revised, revised) if day is not None]
    sequence = sum(max(0, (day - _COUNTED_FROM).days) for day in days) + len(changes)
    newest = max([*map(_midnight, days), *(event.at for event in changes)])
    return sequence, _stamp(newest, sequence)


def _changes(cell: Cell, said: Sequence[Event]) -> list[Event]:
    """The events that may change what the item shows; they only ever become more.

    The day of receipt is found in all that the unit said about the notice, so every acknowledgement may move it. Each
    is counted even while the rule does not ask for it: it may have done so before the checklist was changed.
    """
    shown = [event for event in said if event.did is Act.ACKNOWLEDGE or (event.did in _VISIBLE and _moves(event, cell))]
    ids = {event.id for event in shown}
    return shown + [event for event in said if event.did is Act.UNDO and event.undoes in ids]


def _moves(event: Event, cell: Cell) -> bool:
    """Whether an event is about a cell, or about what its due day is or was counted from."""
    if event.requirement == cell.requirement.id:
        return event.occurrence == cell.occurrence
    rules = (cell.requirement.due, *(amendment.was for amendment in amendments_of(cell.notice, cell.requirement)))
    return any(event.requirement in anchors_of(rule) for rule in rules)


def _stamp(newest: datetime.datetime, sequence: int) -> datetime.datetime:
    """The stamp that goes with a step of SEQUENCE, or, where a slip in a year leaves no room, the nearest there is."""
    try:
        return newest.astimezone(datetime.UTC) - _STAMPED_BEFORE + datetime.timedelta(seconds=sequence)
    except OverflowError:
        return _LAST if newest.year > _COUNTED_FROM.year else _FIRST


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)
