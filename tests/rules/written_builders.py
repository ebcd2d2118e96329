"""Small checklists as people write them, and what Beijing did about them.

An act is written "DAY act requirement[@OCCURRENCE]", or "DAY act *" of the whole notice, with, where it matters, "to
DAY", "of ID" and "clock HH:MM"; it is recorded at nine the same day. Acts are called e1, e2, ... in the order they
are written. Days may leave out 2024.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import tomli
from rules_builders import BEIJING, ZONE, as_of, day, moment, view

from notice_tasks.model.event import Act, Event, replay_order
from notice_tasks.problems import Place
from notice_tasks.reading.build import notice_of
from notice_tasks.reading.shapes import CHECKLIST
from notice_tasks.rules.cells import Cell, cells_of
from notice_tasks.toml.faults import faults

if TYPE_CHECKING:
    from notice_tasks.model.notice import Notice

HEAD = """
format = 1
[notice]
id = "plan"
title = "关于开展秋季安全检查的通知"
revised = 2024-08-13
"""


def written(body: str) -> Notice:
    """A checklist: its anchors, `ID = RULE` for each requirement, and its amendments; parted by lines of their own."""
    text = HEAD
    for line in body.strip().splitlines():
        id_, equals, rule = line.strip().partition(" <- ")
        if equals:
            text += f'[[requirement]]\nid = "{id_}"\ntitle = "{id_}"\nkind = "report"\nactors = "各单位"\n'
            text += 'who = ["beijing"]\n' + (f"due = {rule}\n" if rule != "nothing" else "")
        else:
            text += f"{line}\n"
    values = tomli.loads(text)
    assert faults(values, CHECKLIST, Place("checklists/plan.toml")) == []
    return notice_of(values, "checklists/plan.toml", ZONE)


def act(text: str, number: int) -> Event:
    """One act."""
    on, did, target, *rest = text.split()
    said = dict(zip(rest[::2], rest[1::2], strict=True))
    requirement, _, occurrence = target.partition("@")
    return Event(
        id=f"e{number}",
        at=moment(said.get("at", on)) + datetime.timedelta(milliseconds=number),
        on=day(on),
        by="Li",
        requirement=None if requirement == "*" else requirement,
        did=Act(did),
        occurrence=day(occurrence) if occurrence else None,
        clock=datetime.time.fromisoformat(said["clock"]) if "clock" in said else None,
        to=day(said["to"]) if "to" in said else None,
        undoes=said.get("of"),
    )


def acts(text: str) -> tuple[Event, ...]:
    """Acts separated by semicolons, in replay order."""
    parts = [part for part in text.split(";") if part.strip()]
    return replay_order(tuple(act(part, number) for number, part in enumerate(parts, start=1)))


def cells(notice: Notice, when: str, done: str = "", **looking: Any) -> dict[str, Cell]:
    """Beijing's cells by requirement and occurrence, as of a day or, with a time, an instant."""
    seen = view(as_of(when), notices=[notice])._replace(**looking)
    events = acts(done)
    found = cells_of(seen, notice, notice.requirements.values(), [BEIJING], lambda _notice, _unit: events)
    return {cell.path.partition("/")[2]: cell for cell in found}


def codes(cell: Cell) -> str:
    """The steps of a cell's due day."""
    return " ".join(step.code for step in cell.verdict.due.steps) if cell.verdict.due else ""


def standing(found: dict[str, Cell]) -> dict[str, str]:
    """Each cell's due day, its timeliness, and whether it was missed."""
    return {
        name: f"{cell.due_on} {cell.timeliness}{' missed' if cell.verdict.missed else ''}"
        for name, cell in found.items()
    }
