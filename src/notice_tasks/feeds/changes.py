"""The SEQUENCE and stamps of an item, calculated from the checklist's dates and the records alone."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from notice_tasks.model.deadline import anchors_of
from notice_tasks.model.event import Act, Event
from notice_tasks.model.notice import Notice
from notice_tasks.rules.amendments import amendments_of
from notice_tasks.rules.cells import Cell

AHEAD: Final = datetime.timedelta(days=400)
"""How far after the newest change occurrences are in the feeds: a year and a month."""

_COUNTED_FROM: Final = datetime.date(2000, 1, 1)

_STAMPED_BEFORE: Final = datetime.timedelta(days=1)
"""How long before the newest change the stamps begin; each step of SEQUENCE adds a second.

Some programs only compare stamps. The newest change itself cannot be the stamp: a merge may bring older changes, and a
checklist gives the day of its change without a time. Because stamps begin a day earlier, none is in the future until
SEQUENCE, which counts days from 2000, exceeds the seconds of a day in 2236.
"""

_FIRST: Final = datetime.datetime.min.replace(tzinfo=datetime.UTC)
_LAST: Final = datetime.datetime.max.replace(tzinfo=datetime.UTC)
_VISIBLE: Final = frozenset({Act.SUBMIT, Act.RETURN, Act.ACCEPT, Act.DONE, Act.EXEMPT, Act.EXTEND})


class Newest(NamedTuple):
    """The newest day on which anything changed. It replaces today, on which feeds must not depend.

    `for_ages` is the day from which ages are counted. It differs if one day is far later than all others: that may be a
    typo in a year, and must not make everything else seem old.
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
    """The last due day for which occurrences are in the feeds."""
    return newest + AHEAD if newest < datetime.date.max - AHEAD else datetime.date.max


def stamps_of(cell: Cell, said: Sequence[Event], revised: datetime.date | None = None) -> tuple[int, datetime.datetime]:
    """SEQUENCE and the moment of the last change.

    `said` are all events of the unit about the notice. `revised` is the day on which a change of settings or register
    changed all items.
    """
    changes = _changes(cell, said)
    days = [day for day in (cell.notice.revised, revised) if day is not None]
    sequence = sum(max(0, (day - _COUNTED_FROM).days) for day in days) + len(changes)
    newest = max([*map(_midnight, days), *(event.at for event in changes)])
    return sequence, _stamp(newest, sequence)


def _changes(cell: Cell, said: Sequence[Event]) -> list[Event]:
    """The events that may have changed what the item shows. Their number never decreases.

    The day of receipt depends on all events of the unit about the notice, so every acknowledgement may move it. Each
    one counts even if the rule does not need it, because an earlier version of the checklist may have needed it.
    """
    shown = [event for event in said if event.did is Act.ACKNOWLEDGE or (event.did in _VISIBLE and _moves(event, cell))]
    ids = {event.id for event in shown}
    return shown + [event for event in said if event.did is Act.UNDO and event.undoes in ids]


def _moves(event: Event, cell: Cell) -> bool:
    """Whether an event is about a cell, or about something its due day is or was counted from."""
    if event.requirement == cell.requirement.id:
        return event.occurrence == cell.occurrence
    rules = (cell.requirement.due, *(amendment.was for amendment in amendments_of(cell.notice, cell.requirement)))
    return any(event.requirement in anchors_of(rule) for rule in rules)


def _stamp(newest: datetime.datetime, sequence: int) -> datetime.datetime:
    """The stamp for a step of SEQUENCE, or the nearest possible one if a typo in a year puts it out of range."""
    try:
        return newest.astimezone(datetime.UTC) - _STAMPED_BEFORE + datetime.timedelta(seconds=sequence)
    except OverflowError:
        return _LAST if newest.year > _COUNTED_FROM.year else _FIRST


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)
