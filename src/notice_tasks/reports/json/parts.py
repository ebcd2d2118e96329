"""Parts that several JSON documents share: a cell, a due day with its steps, an event, totals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.reports.json.plain import Json, plain
from notice_tasks.rules.cell_context import Receipt
from notice_tasks.words.steps import step_sentence

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping, Sequence

    from notice_tasks.model.event import Event
    from notice_tasks.model.notice import Notice, Requirement
    from notice_tasks.model.unit import Group, Unit
    from notice_tasks.model.workspace import AsOf
    from notice_tasks.rules.cells import Cell
    from notice_tasks.rules.forwarding import LevelAbove
    from notice_tasks.rules.progress import Entry
    from notice_tasks.rules.steps import Due, Step
    from notice_tasks.rules.summary import Tally
    from notice_tasks.rules.sums import UnitsSum


def subject_part(cell: Cell | Receipt) -> Json:
    """A cell, or a unit's receipt of a whole notice."""
    return receipt_part(cell) if isinstance(cell, Receipt) else cell_part(cell)


def receipt_part(receipt: Receipt) -> Json:
    """A unit's receipt of a whole notice."""
    return {
        **notice_part(receipt.notice),
        "requirement": None,
        "requirement_title": None,
        **unit_part(receipt.unit),
        "occurrence": None,
        "progress": receipt.progress,
        "received_on": day_part(None if receipt.received is None else receipt.received.day),
    }


def cell_part(cell: Cell) -> Json:
    """A cell: a requirement of one unit, or one occurrence of it."""
    return {
        **notice_part(cell.notice),
        **requirement_part(cell.requirement),
        **unit_part(cell.unit),
        "occurrence": day_part(cell.occurrence),
        "kind": cell.requirement.kind,
        "received_on": day_part(cell.received_on),
        "progress": cell.progress,
        "timeliness": cell.timeliness,
        **due_and_estimate(cell.verdict.due),
        "original_due": due_part(cell.due),
        "days_left": cell.verdict.days_left,
        "done_on": day_part(cell.history.done_on),
        "first_handed_in_on": day_part(None if (first := cell.history.first_delivery) is None else first.on),
        "missed": cell.verdict.missed,
        "redo": cell.verdict.redo,
        "redo_missed": cell.verdict.redo_missed,
        "withdrawn": cell.withdrawn,
    }


def notice_part(notice: Notice) -> Json:
    """A notice by id and title."""
    return {"notice": notice.id, "notice_title": notice.title}


def requirement_part(requirement: Requirement) -> Json:
    """A requirement by id and title."""
    return {"requirement": requirement.id, "requirement_title": requirement.title}


def unit_part(unit: Unit) -> Json:
    """A unit by id and name."""
    return {"unit": unit.id, "unit_name": unit.name}


def units_part(units: Sequence[Unit]) -> Json:
    """Units by id, and their names in the same order."""
    return {"units": [unit.id for unit in units], "unit_names": [unit.name for unit in units]}


def names_part(ids: Sequence[str], known: Mapping[str, Unit | Group]) -> list[str]:
    """The names of units and groups, in the order of their ids."""
    return [known[id_].name for id_ in ids]


def title_part(titled: Notice | Requirement | None) -> str | None:
    """A title; None for what is not in the workspace."""
    return None if titled is None else titled.title


def level_parts(levels: Sequence[LevelAbove]) -> list[Json]:
    """The levels above a requirement, the nearest first."""
    return [
        {
            "notice": level.notice_id,
            "notice_title": title_part(level.notice),
            "requirement": level.requirement_id,
            "requirement_title": title_part(level.requirement),
            "due": due_part(level.due),
            "slack_days": level.slack_days,
            "step_days": level.step_days,
        }
        for level in levels
    ]


def due_part(due: Due | None) -> str | None:
    """A due day or moment, or None."""
    if due is None or due.day is None:
        return None
    return (due.moment or due.day).isoformat()


def due_and_estimate(due: Due | None) -> Json:
    """A due day, and whether it is an estimate."""
    return {"due": due_part(due), "estimated": due is not None and due.estimated}


def step_parts(due: Due | None) -> list[Json]:
    """The steps that led to a due day."""
    return sentence_parts(due.steps if due else ())


def sentence_parts(steps: Sequence[Step]) -> list[Json]:
    """Steps with their sentences and values."""
    return [
        {"code": step.code, "text": step_sentence(step.code, step.details), "details": plain(dict(step.details))}
        for step in steps
    ]


def entry_part(entry: Entry) -> Json:
    """An event and its effect."""
    return {**event_part(entry.event), "effect": entry.effect, "progress": entry.progress}


def event_part(event: Event) -> Json:
    """An event; unset fields are left out. The requirement of an event about the whole notice is None."""
    said = {key: value for key, value in plain(event).items() if value not in (None, False)}
    return said | {"requirement": event.requirement}


def tally_part(tally: Tally) -> Json:
    """The number of cells in each state."""
    return {**plain(tally), "percent": tally.percent}


def as_of_part(as_of: AsOf) -> str:
    """The as-of day, or the instant if one was asked for."""
    return (as_of.recorded_until or as_of.day).isoformat()


def day_part(day: datetime.date | None) -> str | None:
    """A day, or None."""
    return None if day is None else day.isoformat()


def sum_parts(sums: Iterable[UnitsSum]) -> list[Json]:
    """Sums over units that belong together."""
    return [{"id": one.id, "name": one.name, "units": one.units, "totals": tally_part(one.tally)} for one in sums]
