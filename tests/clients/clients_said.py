"""What a workspace says of its items, put together from what other commands tell and from the files people write.

Nothing here asks the program's feeds: a difference between a calendar and this is a fault of one of them. Feeds hold
all that was recorded, so commands are asked as of a day that is far ahead.
"""

from __future__ import annotations

import datetime
import json
import tomllib
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conftest import Desk

LATEST: Final = "9000-01-01"
_ZONE: Final = ZoneInfo("Asia/Shanghai")
_DAY: Final = datetime.timedelta(days=1)
_SEEN: Final = {"acknowledge", "submit", "return", "accept", "done", "exempt", "extend"}
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
    workspace = _Workspace(desk)
    items = [item for cell in workspace.cells for item in workspace.items(cell)]
    if reminders:
        items += [item for cell in workspace.cells for item in workspace.reminders(cell)]
    return {str(item.properties["UID"]): item for item in items}


class _Workspace:
    """The files of a workspace, and what `status`, `log` and `explain` tell of it."""

    def __init__(self, desk: Desk) -> None:
        files = [tomllib.loads(path.read_text("utf-8")) for path in sorted(desk.root.glob("checklists/*.toml"))]
        self._settings = tomllib.loads((desk.root / "notice-tasks.toml").read_text("utf-8"))
        units = tomllib.loads((desk.root / "units.toml").read_text("utf-8"))["unit"]
        self._units = {unit["id"]: unit for unit in units}
        self._notices = {file["notice"]["id"]: file for file in files}
        self._events = desk.json("log", "--as-of", LATEST)["events"]
        cells = desk.json("status", "--as-of", LATEST)["cells"]
        newest = _newest({file["notice"]["revised"] for file in files} | set(map(_on, self._events)))
        self.cells = [cell for cell in cells if cell["due"] and self._kept(cell, newest)]
        self._steps = dict(zip(map(_key, self.cells), _explained(desk, self.cells), strict=True))

    def _kept(self, cell: Mapping[str, Any], newest: datetime.date) -> bool:
        """What was withdrawn stays for 60 days, and what was due for ten years."""
        withdrawn = self._requirement(cell).get("withdrawn", {"on": newest})["on"]
        due = datetime.date.fromisoformat(cell["due"][:10])
        return bool((newest - withdrawn).days <= 60 and (newest - due).days <= 3660)

    def items(self, cell: Mapping[str, Any]) -> Iterator[Said]:
        """The items of a cell: the due day as an event and as a task and, where there is one, the window before it."""
        requirement = self._requirement(cell)
        due = _day(cell["due"])
        timed = isinstance(due, datetime.datetime)
        last = due if timed else due + _DAY
        first = last - datetime.timedelta(minutes=30) if timed else due
        yield self._event(cell, "due", first, last, self._title(cell))
        yield self._task(cell, due)
        rule = requirement["due"]
        if isinstance(rule, dict) and "to" in rule and "every" not in rule:
            yield self._event(cell, "window", rule["from"], last, self._title(cell, "办理期："))

    def reminders(self, cell: Mapping[str, Any]) -> Iterator[Said]:
        """The days of reminder of a cell as events of their own; at most four, and the due day itself is none."""
        day = datetime.date.fromisoformat(cell["due"][:10])
        for days in [days for days in self._remind(cell) if days][:4]:
            first = day - days * _DAY
            title = f"【还有{days}天】{self._title(cell)}"
            yield self._event(cell, f"remind-{days}", first, first + _DAY, title)

    def _event(self, cell: Mapping[str, Any], part: str, first: Day, last: Day, title: str) -> Said:
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

    def _task(self, cell: Mapping[str, Any], due: Day) -> Said:
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

    def _common(self, cell: Mapping[str, Any]) -> dict[str, object]:
        sequence, stamp = self._stamps(cell)
        properties = {
            "DTSTAMP": stamp,
            "LAST-MODIFIED": stamp,
            "SEQUENCE": sequence,
            "DESCRIPTION": "\n".join(self._lines(cell)),
            "X-NOTICE-TASKS-CELL": f"{cell['notice']}/{cell['unit']}",
        }
        url = self._notice(cell).get("source", {}).get("url")
        return properties | ({"URL": url} if url else {})

    def _feeds(self, cell: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
        groups = self._units[cell["unit"]].get("groups", [])
        return (
            ("", "all"),
            ("notices", cell["notice"]),
            ("units", cell["unit"]),
            *(("groups", group) for group in groups),
        )

    def _title(self, cell: Mapping[str, Any], before: str = "") -> str:
        state = "【已取消】" if _is_cancelled(cell) else _STATES.get(cell["progress"], "")
        occurrence = f"（{cell['occurrence']}期）" if cell["occurrence"] else ""
        unit = self._units[cell["unit"]]["name"]
        return f"{state}{before}{self._requirement(cell)['title']}{occurrence}（{unit}）"

    def _lines(self, cell: Mapping[str, Any]) -> Iterator[str]:
        requirement, notice = self._requirement(cell), self._notice(cell)
        yield f"通知：{notice['title']}"
        steps = self._steps[_key(cell)]
        yield from (step["text"] for step in steps if step["code"] in {"moved", "amended", "estimated"})
        extended = [step["details"] for step in steps if step["code"] == "extended"]
        for number, told in enumerate(extended):
            before = "再次延期至" if number else f"原定{told['from']}，经同意延期至"
            yield _legible(f"{before}{told['to']}：{told['reason']}")
        if "clause" in requirement:
            yield f"条款：{requirement['clause']}"
        quotes = requirement.get("quote", [])
        for quote in [quotes] if isinstance(quotes, str) else quotes:
            yield _legible(f"“{quote}”")
        if "deliver" in requirement:
            yield f"报送至：{requirement['deliver']['to']}"
        if "reach" in requirement:
            yield f"须覆盖：{'、'.join(requirement['reach'])}"
        for contact in self._notices[cell["notice"]]["notice"].get("contact", []):
            parts = [contact[key] for key in ("office", "name", "phone", "email") if key in contact]
            yield f"联系人：{'  '.join(parts)}"

    def _stamps(self, cell: Mapping[str, Any]) -> tuple[int, datetime.datetime]:
        """SEQUENCE, and the stamp that belongs to it: both move with every change that can be seen."""
        seen = [event for event in self._events if self._may_change(event, cell)]
        seen += [event for event in self._events if event.get("undoes") in {one["id"] for one in seen}]
        revised = self._notice(cell)["revised"]
        sequence = (revised - datetime.date(2000, 1, 1)).days + len(seen)
        midnight = datetime.datetime.combine(revised, datetime.time(), datetime.UTC)
        newest = max([midnight, *(datetime.datetime.fromisoformat(event["at"]) for event in seen)])
        stamp = newest.astimezone(datetime.UTC) - _DAY + datetime.timedelta(seconds=sequence)
        return sequence, stamp.replace(microsecond=0)

    def _may_change(self, event: Mapping[str, Any], cell: Mapping[str, Any]) -> bool:
        if (event["notice"], event["unit"]) != (cell["notice"], cell["unit"]) or event["did"] not in _SEEN:
            return False
        same = (event["requirement"], event.get("occurrence")) == (cell["requirement"], cell["occurrence"])
        return same or event["did"] == "acknowledge"

    def _remind(self, cell: Mapping[str, Any]) -> list[int]:
        """How many days before, the nearest first; not at all of what is closed."""
        if cell["progress"] in _STATES or cell["withdrawn"]:
            return []
        return sorted(self._requirement(cell).get("remind", self._settings.get("remind", [7, 3, 1])))

    def _alarms(self, cell: Mapping[str, Any], uid: str, begins: Day) -> Alarms:
        """At nine o'clock on the days of `remind`, before the item begins; of more than four the nearest."""
        start = begins if isinstance(begins, datetime.datetime) else _at(begins, 0)
        leads = [(n, start - (_at(_day(cell["due"]), 9) - n * _DAY)) for n in self._remind(cell)]
        return tuple((f"{n}-{uid}", lead) for n, lead in reversed([one for one in leads if one[1] > 0 * _DAY][:4]))

    def _uid(self, cell: Mapping[str, Any], component: str, part: str) -> str:
        ids = (self._settings["id"], *_key(cell)[:3], cell["occurrence"] or "", component, part)
        return sha256("/".join(ids).encode()).hexdigest()[:32] + "@notice-tasks"

    def _notice(self, cell: Mapping[str, Any]) -> dict[str, Any]:
        return dict(self._notices[cell["notice"]]["notice"])

    def _requirement(self, cell: Mapping[str, Any]) -> dict[str, Any]:
        requirements = self._notices[cell["notice"]]["requirement"]
        return next(dict(one) for one in requirements if one["id"] == cell["requirement"])


def _newest(days: set[datetime.date]) -> datetime.date:
    """The day that ages count from: the newest, unless it lies two years after all others and may be a slip."""
    *_, before, newest = [datetime.date.min, *sorted(days)]
    return before if len(days) > 1 and (newest - before).days > 731 else newest


def _explained(desk: Desk, cells: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The steps by which each cell's due day was found."""
    lines = [["explain", cell["unit"], _path(cell), "--as-of", LATEST, "--json"] for cell in cells]
    for done in desk.run_all(lines):
        (cell,) = json.loads(done.stdout)["cells"]
        yield cell["steps"]


def _path(cell: Mapping[str, Any]) -> str:
    path = f"{cell['notice']}/{cell['requirement']}"
    return f"{path}@{cell['occurrence']}" if cell["occurrence"] else path


def _key(cell: Mapping[str, Any]) -> tuple[str, str, str, str | None]:
    return cell["notice"], cell["requirement"], cell["unit"], cell["occurrence"]


def _is_cancelled(cell: Mapping[str, Any]) -> bool:
    return bool(cell["withdrawn"]) and cell["progress"] not in _STATES


def _legible(text: str) -> str:
    """A text as feeds hold it: whatever some program takes for the end of a line is one, and controls are left out."""
    for end in ("\r\n", "\u2028", "\u2029", "\u0085", "\u000b"):
        text = text.replace(end, "\n")
    return text.replace("\u0007", "").replace("\u0000", "")


def _on(event: Mapping[str, Any]) -> datetime.date:
    return datetime.date.fromisoformat(event["on"])


def _day(text: str) -> Day:
    if len(text) == len("2024-03-29"):
        return datetime.date.fromisoformat(text)
    return datetime.datetime.fromisoformat(text).astimezone(datetime.UTC)


def _at(day: Day, hour: int) -> datetime.datetime:
    local = day.astimezone(_ZONE).date() if isinstance(day, datetime.datetime) else day
    return datetime.datetime.combine(local, datetime.time(hour), _ZONE)
