"""What stands in a calendar feed: which items, when, how they are named and when they ring.

An item depends only on the checklists and the records, never on the clock: the same input gives the same item on any
day. The same cell gives the same item in the unit's feed, the notice's and the one of all.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from notice_tasks.model.deadline import anchors_of
from notice_tasks.model.event import Act, Event
from notice_tasks.model.notice import Notice
from notice_tasks.model.workspace import Settings
from notice_tasks.rules.amendments import amendments_of
from notice_tasks.rules.cells import Cell
from notice_tasks.rules.progress import Progress
from notice_tasks.rules.reminders import LEAD, lead_of
from notice_tasks.rules.steps import Due, StepCode
from notice_tasks.words.catalogue import join, say
from notice_tasks.words.sentences import step_sentence
from notice_tasks.words.terms import of_occurrence

ALARMS_AT_MOST = 4
CANCELLED_KEPT = datetime.timedelta(days=60)
"""How long what was withdrawn stays in the feeds as cancelled."""

AHEAD = datetime.timedelta(days=400)
"""How far ahead of the newest change the occurrences of what recurs stand in the feeds: a year and a month."""

_COUNTED_FROM = datetime.date(2000, 1, 1)

_STAMPED_BEFORE = datetime.timedelta(days=1)
"""How long before the newest change the seconds begin that a stamp counts off, one for each step of SEQUENCE.

Some programs look for a later stamp alone. The newest change itself would not do: what a merge brings may be older than
what was there, and a checklist tells the day of its change and no hour. Beginning a day before, no stamp lies ahead of
the clock until SEQUENCE, which counts days from 2000, has as many steps as a day has seconds, in 2236.
"""

_FIRST = datetime.datetime.min.replace(tzinfo=datetime.UTC)
_LAST = datetime.datetime.max.replace(tzinfo=datetime.UTC)
_TOLD = frozenset({StepCode.MOVED, StepCode.AMENDED, StepCode.ESTIMATED})
_VISIBLE = frozenset({Act.SUBMIT, Act.RETURN, Act.ACCEPT, Act.DONE, Act.EXEMPT, Act.EXTEND})


class Alarm(NamedTuple):
    """A reminder; `before` is how long before the item's start it rings and is always more than nothing."""

    uid: str
    before: datetime.timedelta


class Item(NamedTuple):
    """One VEVENT. All-day items have days, `end` exclusive; timed ones have instants in UTC."""

    uid: str
    sequence: int
    changed: datetime.datetime
    summary: str
    description: str
    url: str | None
    cancelled: bool
    start: datetime.date | datetime.datetime
    end: datetime.date | datetime.datetime
    alarms: tuple[Alarm, ...]


def items_of(cell: Cell, settings: Settings, newest: datetime.date, said: Sequence[Event]) -> Iterator[Item]:
    """The items of one cell: its due day, and before it the whole window where there is one.

    `newest` is the newest day in the data: ages count from it. `said` is all that the unit recorded about the notice.
    """
    due = cell.verdict.due
    if due is None or due.day is None or not cell.requirement.kind.counts:
        return
    withdrawn = cell.requirement.withdrawn
    if withdrawn is not None and newest - withdrawn.on > CANCELLED_KEPT:
        return
    try:
        after, times = _next(due.day), _times(due, due.day)
    except OverflowError:  # a slip in a year: there is no day after the last one, and no half hour before the first
        return
    changes = _changes(cell, said)
    if due.opens_on is not None:
        uid = _uid(cell, settings, "window")
        yield _item(cell, uid, changes, _summary(cell, window=True), (due.opens_on, after), ())
    uid = _uid(cell, settings, "due")
    alarms = _alarms(cell, settings, uid, times[0], due.day)
    yield _item(cell, uid, changes, _summary(cell, window=False), times, alarms)


def newest_day(notices: Iterable[Notice], events: Iterable[Event]) -> datetime.date:
    """The newest day on which these checklists or records changed: it stands in for today, which no feed may know."""
    days = {notice.revised for notice in notices} | {event.on for event in events}
    return max(days, default=datetime.date.min)


def horizon(newest: datetime.date) -> datetime.date:
    """Up to which due day the occurrences of what recurs stand in the feeds."""
    return newest + AHEAD if newest < datetime.date.max - AHEAD else datetime.date.max


def _item(  # noqa: PLR0913, PLR0917  (what differs between a cell's items)
    cell: Cell,
    uid: str,
    changes: Sequence[Event],
    summary: str,
    times: tuple[datetime.date, datetime.date],
    alarms: tuple[Alarm, ...],
) -> Item:
    sequence = max(0, (cell.notice.revised - _COUNTED_FROM).days) + len(changes)
    newest = max([_midnight(cell.notice.revised), *(event.at for event in changes)])
    return Item(
        uid=uid,
        sequence=sequence,
        changed=_stamp(newest, sequence),
        summary=summary,
        description=_description(cell),
        url=cell.notice.source.url,
        cancelled=_withdrawn(cell),
        start=times[0],
        end=times[1],
        alarms=alarms,
    )


def _uid(cell: Cell, settings: Settings, part: str) -> str:
    """Made of ids alone, so that a changed title, day or state keeps it; an occurrence's id is its nominal day."""
    occurrence = "" if cell.occurrence is None else cell.occurrence.isoformat()
    parts = (settings.id, cell.notice.id, cell.requirement.id, cell.unit.id, occurrence, "vevent", part)
    return f"{sha256('/'.join(parts).encode()).hexdigest()[:32]}@notice-tasks"


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


def _next(day: datetime.date) -> datetime.date:
    return day + datetime.timedelta(days=1)


def _times(due: Due, day: datetime.date) -> tuple[datetime.date, datetime.date]:
    if due.moment is None:
        return day, _next(day)
    moment = due.moment.astimezone(datetime.UTC)
    return moment - LEAD, moment


def _withdrawn(cell: Cell) -> bool:
    return cell.withdrawn and cell.progress.open


def _summary(cell: Cell, *, window: bool) -> str:
    title = of_occurrence(cell.requirement.title, cell.occurrence)
    text = say("{requirement} ({unit})", requirement=title, unit=cell.unit.name)
    if window:
        text = say("Open: {text}", text=text)
    return f"{_state(cell)}{text}"


def _state(cell: Cell) -> str:
    """The state in words: some programs hide STATUS. Overdue is not said: it would change with the clock."""
    if _withdrawn(cell):
        return say("[withdrawn] ")
    if cell.verdict.due is not None and cell.verdict.due.estimated and not cell.closed:
        return say("[estimate] ")
    states = {
        Progress.DONE: say("[done] "),
        Progress.SUBMITTED: say("[submitted] "),
        Progress.EXEMPT: say("[exempt] "),
    }
    return states.get(cell.progress, "")


def _description(cell: Cell) -> str:
    notice, requirement = cell.notice, cell.requirement
    lines = [say("Notice: {title}", title=notice.title), *_extensions(cell)]
    if requirement.clause:
        lines.append(say("Clause: {clause}", clause=requirement.clause))
    lines += [say("“{quote}”", quote=quote) for quote in requirement.quotes]
    if requirement.deliver_to:
        lines.append(say("Deliver to: {to}", to=requirement.deliver_to))
    if requirement.reach:
        lines.append(say("Must reach: {reach}", reach=join(list(requirement.reach))))
    for contact in notice.contacts:
        parts = (contact.office, contact.name, contact.phone, contact.email)
        lines.append(say("Contact: {contact}", contact="  ".join(part for part in parts if part)))
    return "\n".join(lines)


def _extensions(cell: Cell) -> Iterator[str]:
    """How the due day came to be another than the notice says: the title and the day alone would not tell."""
    steps = cell.verdict.due.steps if cell.verdict.due else ()
    yield from (step_sentence(step.code, step.details) for step in steps if step.code in _TOLD)
    granted = [step.details for step in steps if step.code is StepCode.EXTENDED]
    for number, details in enumerate(granted):
        values = {**details, "reason": details["reason"] or say("no reason written down")}
        if number == 0:
            yield say("Originally due {from}, extended to {to}: {reason}", **values)
        else:
            yield say("Extended again to {to}: {reason}", **values)


def _alarms(cell: Cell, settings: Settings, uid: str, start: datetime.date, due_on: datetime.date) -> tuple[Alarm, ...]:
    if cell.closed:
        return ()
    remind = settings.remind if cell.requirement.remind is None else cell.requirement.remind
    nearest = sorted({days for days in remind if days < due_on.toordinal()})
    alarms = []
    for days in nearest:
        before = lead_of(start, due_on, days, settings.timezone)
        if before > datetime.timedelta():
            alarms.append(Alarm(f"{days}-{uid}", before))
    return tuple(reversed(alarms[:ALARMS_AT_MOST]))
