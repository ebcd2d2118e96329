"""What `status`, `log` and `explain` tell of a workspace, beside the files that people write.

Feeds hold all that was recorded, so commands are asked as of a day that is far ahead.
"""

from __future__ import annotations

import datetime
import json
import tomllib
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conftest import Desk

    Cell = Mapping[str, Any]
    """One cell of `status --json`."""

LATEST: Final = "9000-01-01"
_DAY: Final = datetime.timedelta(days=1)
_SEEN: Final = {"acknowledge", "submit", "return", "accept", "done", "exempt", "extend"}


class WorkspaceFacts:
    """A workspace: its settings, and the cells that feeds have items for."""

    def __init__(self, desk: Desk) -> None:
        files = [tomllib.loads(path.read_text("utf-8")) for path in sorted(desk.root.glob("checklists/*.toml"))]
        units = tomllib.loads((desk.root / "units.toml").read_text("utf-8"))["unit"]
        self.settings: dict[str, Any] = tomllib.loads((desk.root / "notice-tasks.toml").read_text("utf-8"))
        self._units = {unit["id"]: unit for unit in units}
        self._files = {file["notice"]["id"]: file for file in files}
        self._events = desk.json("log", "--as-of", LATEST)["events"]
        cells = desk.json("status", "--as-of", LATEST)["cells"]
        newest = _newest({file["notice"]["revised"] for file in files} | set(map(_on, self._events)))
        self.cells: list[Cell] = [cell for cell in cells if cell["due"] and self._kept(cell, newest)]
        self._steps = dict(zip(map(key_of, self.cells), _explained(desk, self.cells), strict=True))

    def _kept(self, cell: Cell, newest: datetime.date) -> bool:
        """What was withdrawn stays for 60 days, and what was due for ten years."""
        withdrawn = self.requirement(cell).get("withdrawn", {"on": newest})["on"]
        due = datetime.date.fromisoformat(cell["due"][:10])
        return bool((newest - withdrawn).days <= 60 and (newest - due).days <= 3660)

    def unit(self, cell: Cell) -> dict[str, Any]:
        """The unit of a cell, as the register has it."""
        return dict(self._units[cell["unit"]])

    def notice(self, cell: Cell) -> dict[str, Any]:
        """The notice of a cell, as its checklist has it."""
        return dict(self._files[cell["notice"]]["notice"])

    def requirement(self, cell: Cell) -> dict[str, Any]:
        """The requirement of a cell, as its checklist has it."""
        requirements = self._files[cell["notice"]]["requirement"]
        return next(dict(one) for one in requirements if one["id"] == cell["requirement"])

    def steps(self, cell: Cell) -> list[dict[str, Any]]:
        """The steps by which the due day of a cell was found."""
        return self._steps[key_of(cell)]

    def changes(self, cell: Cell) -> list[dict[str, Any]]:
        """The events that may have changed what one sees of a cell."""
        seen = [event for event in self._events if _may_change(event, cell)]
        return seen + [event for event in self._events if event.get("undoes") in {one["id"] for one in seen}]


def key_of(cell: Cell) -> tuple[str, str, str, str | None]:
    """What names a cell."""
    return cell["notice"], cell["requirement"], cell["unit"], cell["occurrence"]


def _may_change(event: Mapping[str, Any], cell: Cell) -> bool:
    if (event["notice"], event["unit"]) != (cell["notice"], cell["unit"]) or event["did"] not in _SEEN:
        return False
    same = (event["requirement"], event.get("occurrence")) == (cell["requirement"], cell["occurrence"])
    return same or event["did"] == "acknowledge"


def _newest(days: set[datetime.date]) -> datetime.date:
    """The day that ages count from: the newest, unless it is two years after all others and may be a mistake."""
    *_, before, newest = [datetime.date.min, *sorted(days)]
    return before if len(days) > 1 and (newest - before).days > 731 else newest


def _explained(desk: Desk, cells: list[Cell]) -> Iterator[list[dict[str, Any]]]:
    """The steps by which each cell's due day was found."""
    lines = [["explain", cell["unit"], _path(cell), "--as-of", LATEST, "--json"] for cell in cells]
    for done in desk.run_all(lines):
        (cell,) = json.loads(done.stdout)["cells"]
        yield cell["steps"]


def _path(cell: Cell) -> str:
    path = f"{cell['notice']}/{cell['requirement']}"
    return f"{path}@{cell['occurrence']}" if cell["occurrence"] else path


def _on(event: Mapping[str, Any]) -> datetime.date:
    return datetime.date.fromisoformat(event["on"])
