"""What a workspace says of its items, put together from what other commands tell and from the files people write.

Nothing here asks the program's feeds: a difference between a calendar and this is a fault of one of them.
"""

from __future__ import annotations

import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple
from zoneinfo import ZoneInfo

from clients_facts import WorkspaceFacts, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clients_facts import Cell

    from conftest import Desk

_ZONE: Final = ZoneInfo("Asia/Shanghai")
_DAY: Final = datetime.timedelta(days=1)
_STATES: Final = {"done": "【已办结】", "submitted": "【已报送】", "exempt": "【免办】"}
_STATUS: Final = {"done": "COMPLETED", "submitted": "IN-PROCESS", "exempt": "CANCELLED"}

Day = datetime.date | datetime.datetime
Alarms = tuple[tuple[str, datetime.timedelta], ...]
"""UIDs, and how long before the item begins, or before a task is due."""


class Said(NamedTuple):
    """An item: VEVENT or VTODO, whose feeds it stands in, its properties as icalendar decodes them, its alarms."""

    component: str
    feeds: tuple[tuple[str, str], ...]
    properties: Mapping[str, object]
    alarms: Alarms


def said(desk: Desk, *, reminders: bool = False) -> dict[str, Said]:
    """All events and tasks by their UIDs; with the days of reminders, if they are to be events too."""
    facts = WorkspaceFacts(desk)
    workspace = _Items(facts)
    items = [item for cell in facts.cells for item in workspace.items(cell)]
    if reminders:
        items += [item for cell in facts.cells for item in workspace.reminders(cell)]
    return {str(item.properties["UID"]): item for item in items}


class _Items:
    """The items of a workspace."""

    def __init__(self, facts: WorkspaceFacts) -> None:
        self._facts = facts

    def items(self, cell: Cell) -> Iterator[Said]:
        """The items of a cell: the due day as an event and as a task and, where there is one, the window before it."""
        requirement = self._facts.requirement(cell)
        due = _day(cell["due"])
        timed = isinstance(due, datetime.datetime)
        last = due if timed else due + _DAY
        first = last - datetime.timedelta(minutes=30) if timed else due
        yield self._event(cell, "due", first, last, self._title(cell))
        yield self._task(cell, due)
        rule = requirement["due"]
        if isinstance(rule, dict) and "to" in rule and "every" not in rule and not cell["redo"]:
            yield self._event(cell, "window", rule["from"], last, self._title(cell, "办理期："))

    def reminders(self, cell: Cell) -> Iterator[Said]:
        """The days of reminder of a cell as events of their own; at most four, and the due day itself is none."""
        day = datetime.date.fromisoformat(cell["due"][:10])
        for days in [days for days in self._remind(cell) if days][:4]:
            first = day - days * _DAY
            title = self._title(cell, f"【还有{days}天】")
            yield self._event(cell, f"remind-{days}", first, first + _DAY, title)

    def _event(self, cell: Cell, part: str, first: Day, last: Day, title: str) -> Said:
        uid = self._uid(cell, "vevent", part)
        properties = {
            "UID": uid,
            **self._common(cell),
            "DTSTART": first,
            "DTEND": last,
            "SUMMARY": title,
            "STATUS": "CANCELLED" if _is_cancelled(cell) else "CONFIRMED",
            "TRANSP": "TRANSPARENT",
        }
        alarms = self._alarms(cell, uid, first) if part == "due" else ()
        return Said("VEVENT", self._feeds(cell), properties, alarms)

    def _task(self, cell: Cell, due: Day) -> Said:
        uid, status = self._uid(cell, "vtodo", "due"), _STATUS.get(cell["progress"], "NEEDS-ACTION")
        properties = {
            "UID": uid,
            **self._common(cell),
            "DUE": due,
            "SUMMARY": self._title(cell),
            "STATUS": "CANCELLED" if _is_cancelled(cell) else status,
        }
        if cell["progress"] == "done":
            properties["PERCENT-COMPLETE"] = 100
            properties["COMPLETED"] = _at(datetime.date.fromisoformat(cell["done_on"]), 0).astimezone(datetime.UTC)
        return Said("VTODO", self._feeds(cell), properties, self._alarms(cell, uid, due))

    def _common(self, cell: Cell) -> dict[str, object]:
        sequence, stamp = _stamps(self._facts, cell)
        properties = {
            "DTSTAMP": stamp,
            "LAST-MODIFIED": stamp,
            "SEQUENCE": sequence,
            "DESCRIPTION": "\n".join(_lines(self._facts, cell)),
            "X-NOTICE-TASKS-CELL": f"{cell['notice']}/{cell['unit']}",
        }
        url = self._facts.notice(cell).get("source", {}).get("url")
        return properties | ({"URL": url} if url else {})

    def _feeds(self, cell: Cell) -> tuple[tuple[str, str], ...]:
        groups = self._facts.unit(cell).get("groups", [])
        return (
            ("", "all"),
            ("notices", cell["notice"]),
            ("units", cell["unit"]),
            *(("groups", group) for group in groups),
        )

    def _title(self, cell: Cell, before: str = "") -> str:
        state = _STATES.get(cell["progress"], "【补正】" if cell["redo"] else "")
        state = "【已取消】" if _is_cancelled(cell) else state
        occurrence = f"（{cell['occurrence']}期）" if cell["occurrence"] else ""
        unit = self._facts.unit(cell)["name"]
        return f"{state}{before}{self._facts.requirement(cell)['title']}{occurrence}（{unit}）"

    def _remind(self, cell: Cell) -> list[int]:
        """How many days before, the nearest first; not at all of what is closed."""
        if cell["progress"] in _STATES or cell["withdrawn"]:
            return []
        return sorted(self._facts.requirement(cell).get("remind", self._facts.settings.get("remind", [7, 3, 1])))

    def _alarms(self, cell: Cell, uid: str, begins: Day) -> Alarms:
        """At nine o'clock on the days of `remind`, before the item begins; of more than four the nearest."""
        start = begins if isinstance(begins, datetime.datetime) else _at(begins, 0)
        leads = [(n, start - (_at(_day(cell["due"]), 9) - n * _DAY)) for n in self._remind(cell)]
        return tuple((f"{n}-{uid}", lead) for n, lead in reversed([one for one in leads if one[1] > 0 * _DAY][:4]))

    def _uid(self, cell: Cell, component: str, part: str) -> str:
        ids = (self._facts.settings["id"], *key_of(cell)[:3], cell["occurrence"] or "", component, part)
        return sha256("/".join(ids).encode()).hexdigest()[:32] + "@notice-tasks"


def _lines(facts: WorkspaceFacts, cell: Cell) -> Iterator[str]:
    """The lines of a description."""
    requirement, notice = facts.requirement(cell), facts.notice(cell)
    yield f"通知：{notice['title']}"
    steps = facts.steps(cell)
    yield from (step["text"] for step in steps if step["code"] in {"moved", "amended", "estimated", "returned"})
    extended = [step["details"] for step in steps if step["code"] == "extended"]
    for number, details in enumerate(extended):
        before = "再次延期至" if number else f"原定{details['from']}，经同意延期至"
        yield _legible(f"{before}{details['to']}：{details['reason']}")
    if "clause" in requirement:
        yield f"条款：{requirement['clause']}"
    quotes = requirement.get("quote", [])
    for quote in [quotes] if isinstance(quotes, str) else quotes:
        yield _legible(f"“{quote}”")
    if "deliver" in requirement:
        yield f"报送至：{requirement['deliver']['to']}"
    if "reach" in requirement:
        yield f"须覆盖：{'、'.join(requirement['reach'])}"
    for contact in notice.get("contact", []):
        parts = [contact[key] for key in ("office", "name", "phone", "email") if key in contact]
        yield f"联系人：{'  '.join(parts)}"


def _stamps(facts: WorkspaceFacts, cell: Cell) -> tuple[int, datetime.datetime]:
    """SEQUENCE, and the stamp that belongs to it: both move with every change that can be seen."""
    changes = facts.changes(cell)
    revised = facts.notice(cell)["revised"]
    sequence = (revised - datetime.date(2000, 1, 1)).days + len(changes)
    midnight = datetime.datetime.combine(revised, datetime.time(), datetime.UTC)
    newest = max([midnight, *(datetime.datetime.fromisoformat(event["at"]) for event in changes)])
    stamp = newest.astimezone(datetime.UTC) - _DAY + datetime.timedelta(seconds=sequence)
    return sequence, stamp.replace(microsecond=0)


def _is_cancelled(cell: Cell) -> bool:
    return bool(cell["withdrawn"]) and cell["progress"] not in _STATES


def _legible(text: str) -> str:
    """A text as feeds hold it: whatever some program takes for the end of a line is one, and controls are left out."""
    for end in ("\r\n", "\u2028", "\u2029", "\u0085", "\u000b"):
        text = text.replace(end, "\n")
    return text.replace("\u0007", "").replace("\u0000", "")


def _day(text: str) -> Day:
    if len(text) == len("2024-03-29"):
        return datetime.date.fromisoformat(text)
    return datetime.datetime.fromisoformat(text).astimezone(datetime.UTC)


def _at(day: Day, hour: int) -> datetime.datetime:
    local = day.astimezone(_ZONE).date() if isinstance(day, datetime.datetime) else day
    return datetime.datetime.combine(local, datetime.time(hour), _ZONE)
