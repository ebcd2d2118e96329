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

Day = datetime.date | datetime.datetime


class Said(NamedTuple):
    """An item: who it is for, its properties as icalendar decodes them, and its alarms: UID and how long before."""

    unit: str
    notice: str
    properties: Mapping[str, object]
    alarms: tuple[tuple[str, datetime.timedelta], ...]


def said(desk: Desk) -> dict[str, Said]:
    """All items by their UIDs."""
    workspace = _Workspace(desk)
    return {str(item.properties["UID"]): item for cell in workspace.cells for item in workspace.items(cell)}


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
        newest = max([notice["notice"]["revised"] for notice in self._notices.values()] + list(map(_on, self._events)))
        self.cells = [cell for cell in cells if cell["due"] and self._kept(cell, newest)]
        self._steps = dict(zip(map(_key, self.cells), _explained(desk, self.cells), strict=True))

    def _kept(self, cell: Mapping[str, Any], newest: datetime.date) -> bool:
        withdrawn = self._requirement(cell).get("withdrawn")
        return withdrawn is None or (newest - withdrawn["on"]).days <= 60

    def items(self, cell: Mapping[str, Any]) -> Iterator[Said]:
        """The items of a cell: the due day and, where there is one, the window before it."""
        requirement = self._requirement(cell)
        due = _day(cell["due"])
        timed = isinstance(due, datetime.datetime)
        last = due if timed else due + _DAY
        first = last - datetime.timedelta(minutes=30) if timed else due
        uid = self._uid(cell, "due")
        alarms = self._alarms(cell, uid, first, due)
        yield self._item(cell, uid, {"DTSTART": first, "DTEND": last, "SUMMARY": self._title(cell)}, alarms)
        rule = requirement["due"]
        if isinstance(rule, dict) and "to" in rule and "every" not in rule:
            window = {"DTSTART": rule["from"], "DTEND": last, "SUMMARY": self._title(cell, "办理期：")}
            yield self._item(cell, self._uid(cell, "window"), window, ())

    def _item(
        self,
        cell: Mapping[str, Any],
        uid: str,
        shown: Mapping[str, object],
        alarms: tuple[tuple[str, datetime.timedelta], ...],
    ) -> Said:
        sequence, stamp = self._stamps(cell)
        properties = {
            **shown,
            "UID": uid,
            "DTSTAMP": stamp,
            "LAST-MODIFIED": stamp,
            "SEQUENCE": sequence,
            "DESCRIPTION": "\n".join(self._lines(cell)),
            "STATUS": "CANCELLED" if _is_cancelled(cell) else "CONFIRMED",
            "TRANSP": "TRANSPARENT",
        }
        url = self._notice(cell).get("source", {}).get("url")
        return Said(cell["unit"], cell["notice"], properties | ({"URL": url} if url else {}), alarms)

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
            yield f"{before}{told['to']}：{told['reason']}".replace("\r\n", "\n")
        if "clause" in requirement:
            yield f"条款：{requirement['clause']}"
        quotes = requirement.get("quote", [])
        for quote in [quotes] if isinstance(quotes, str) else quotes:
            yield f"“{quote}”".replace("\r\n", "\n")
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

    def _alarms(
        self, cell: Mapping[str, Any], uid: str, first: Day, due: Day
    ) -> tuple[tuple[str, datetime.timedelta], ...]:
        """At nine o'clock on the days of `remind`, before the item begins; of more than four the nearest."""
        if cell["progress"] in _STATES or cell["withdrawn"]:
            return ()
        begins = first if isinstance(first, datetime.datetime) else _at(first, 0)
        days = sorted(self._requirement(cell).get("remind", self._settings.get("remind", [7, 3, 1])))
        leads = [(n, begins - (_at(due, 9) - n * _DAY)) for n in days]
        return tuple((f"{n}-{uid}", lead) for n, lead in reversed([one for one in leads if one[1] > 0 * _DAY][:4]))

    def _uid(self, cell: Mapping[str, Any], part: str) -> str:
        ids = (self._settings["id"], *_key(cell)[:3], cell["occurrence"] or "", "vevent", part)
        return sha256("/".join(ids).encode()).hexdigest()[:32] + "@notice-tasks"

    def _notice(self, cell: Mapping[str, Any]) -> dict[str, Any]:
        return dict(self._notices[cell["notice"]]["notice"])

    def _requirement(self, cell: Mapping[str, Any]) -> dict[str, Any]:
        requirements = self._notices[cell["notice"]]["requirement"]
        return next(dict(one) for one in requirements if one["id"] == cell["requirement"])


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


def _on(event: Mapping[str, Any]) -> datetime.date:
    return datetime.date.fromisoformat(event["on"])


def _day(text: str) -> Day:
    if len(text) == len("2024-03-29"):
        return datetime.date.fromisoformat(text)
    return datetime.datetime.fromisoformat(text).astimezone(datetime.UTC)


def _at(day: Day, hour: int) -> datetime.datetime:
    local = day.astimezone(_ZONE).date() if isinstance(day, datetime.datetime) else day
    return datetime.datetime.combine(local, datetime.time(hour), _ZONE)
