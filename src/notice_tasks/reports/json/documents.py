"""The documents of `--json`, which are a contract: see docs/json.md.

Dates are ISO, keys are words of the glossary, and every document has its format number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from notice_tasks.dates.recurrence import WEEKDAYS
from notice_tasks.dates.span import ALWAYS
from notice_tasks.reports.commands import undo_command
from notice_tasks.reports.json.parts import (
    as_of_part,
    cell_part,
    day_part,
    due_and_estimate,
    entry_part,
    event_part,
    level_parts,
    names_part,
    notice_part,
    requirement_part,
    sentence_parts,
    step_parts,
    subject_part,
    sum_parts,
    tally_part,
    title_part,
    unit_part,
    units_part,
)
from notice_tasks.reports.json.plain import Json, plain
from notice_tasks.reports.json.text import json_text
from notice_tasks.reports.problem_sentences import problem_sentence
from notice_tasks.rules.calc import Answer, Between, Listing
from notice_tasks.rules.steps import Due
from notice_tasks.rules.views import Explanation, NoticeShown, RequirementShown, Shown, UnitShown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from notice_tasks.dates.span import Period
    from notice_tasks.model.announced import Announced
    from notice_tasks.model.notice import Requirement
    from notice_tasks.model.unit import Group, Register, Unit
    from notice_tasks.model.workspace import AsOf
    from notice_tasks.problems import Problem
    from notice_tasks.rules.agenda import Agenda, DayKind
    from notice_tasks.rules.cells import Cell
    from notice_tasks.rules.log import LogLine
    from notice_tasks.rules.matrix import Grid
    from notice_tasks.rules.outcome import Outcome
    from notice_tasks.rules.rest_days import Imported, Known, Verified, YearShown
    from notice_tasks.rules.summary import Summary, UnitSummary
    from notice_tasks.rules.sums import UnitsSum

FORMAT = 1


def text(document: Mapping[str, object], *, ascii_only: bool) -> str:
    """A document as text. `ascii_only` escapes all other characters, for streams that may not support them."""
    return json_text({"format": FORMAT, **document}, ascii_only=ascii_only)


def status_json(summary: Summary, unsettled: Sequence[Cell] = (), sums: Sequence[UnitsSum] | None = None) -> Json:
    """All cells that are shown, the totals, the sums if they were asked for, and the cells to be settled."""
    return {
        "as_of": as_of_part(summary.as_of),
        "cells": [cell_part(cell) for cell in summary.cells],
        "totals": tally_part(summary.tally),
        "notices": [
            {
                **notice_part(notice.notice),
                "totals": tally_part(notice.tally),
                "units": notice.units,
                "acknowledged": notice.acknowledged,
            }
            for notice in summary.notices
        ],
        "unsettled": [
            {**unit_part(cell.unit), "requirement": cell.path, "requirement_title": cell.requirement.title}
            for cell in unsettled
        ],
        **({} if sums is None else {"sums": sum_parts(sums)}),
    }


def agenda_json(agenda: Agenda, as_of: AsOf, *, contacts: bool = False) -> Json:
    """What is still owed, by due day, with the kind of each day; with the contacts of the units on request."""
    slots = [*(slot for day in agenda.days for slot in day.slots), *agenda.undated]
    return {
        "as_of": as_of_part(as_of),
        "from": day_part(agenda.span.first),
        "to": day_part(agenda.span.last),
        "recurring_to": day_part(agenda.cut_off or agenda.whole_to),
        "days": [_kind_of_day(day.kind) for day in agenda.days],
        "without_day": None if agenda.period is None else plain(agenda.left_out),
        "agenda": [
            {
                **due_and_estimate(slot.cells[0].verdict.due),
                "days_left": slot.days_left,
                "redo": slot.redo,
                **notice_part(slot.notice),
                **requirement_part(slot.requirement),
                "occurrence": day_part(slot.occurrence),
                **units_part([cell.unit for cell in slot.cells]),
                **({"contacts": [plain(cell.unit.contact) for cell in slot.cells]} if contacts else {}),
            }
            for slot in slots
        ],
    }


def _kind_of_day(kind: DayKind) -> Json:
    return {
        "day": day_part(kind.day),
        "weekday": WEEKDAYS[kind.day.weekday()],
        "working": kind.working,
        "rest": kind.rest,
        "make_up": kind.make_up,
        "estimated": kind.estimated,
    }


def matrix_json(grids: Sequence[Grid], as_of: AsOf) -> Json:
    """Units by requirements."""
    return {
        "as_of": as_of_part(as_of),
        "notices": [
            {
                **notice_part(grid.notice),
                **_requirements_part(grid),
                **units_part(grid.units),
                "received_on": [day_part(grid.received_on(unit)) for unit in grid.units],
                "cells": [cell_part(cell) for cell in grid.cells.values()],
            }
            for grid in grids
        ],
    }


def _requirements_part(grid: Grid) -> Json:
    titles = {column.requirement.id: column.requirement.title for column in grid.columns}
    return {"requirements": list(titles), "requirement_titles": list(titles.values())}


def log_json(lines: Sequence[LogLine], as_of: AsOf) -> Json:
    """The recorded events in replay order."""
    return {
        "as_of": as_of_part(as_of),
        "events": [
            {
                **notice_part(line.cell.notice),
                **unit_part(line.cell.unit),
                **entry_part(line.entry),
                "requirement_title": title_part(line.cell.requirement),
            }
            for line in lines
        ],
    }


def units_json(units: Sequence[UnitSummary], as_of: AsOf, register: Register, *, missed: bool = False) -> Json:
    """The units and the state of their work; with what they missed on request."""
    return {
        "as_of": as_of_part(as_of),
        "units": [
            {
                "id": summary.unit.id,
                "name": summary.unit.name,
                "code": summary.unit.code,
                "groups": list(summary.unit.groups),
                "group_names": names_part(summary.unit.groups, register.groups),
                "totals": tally_part(summary.tally),
                **({"missed": [_missed_part(cell) for cell in summary.missed]} if missed else {}),
                "not_acknowledged": [notice.id for notice in summary.not_acknowledged],
                "not_acknowledged_titles": [notice.title for notice in summary.not_acknowledged],
            }
            for summary in units
        ],
    }


def _missed_part(cell: Cell) -> Json:
    return {**cell_part(cell), "miss": plain(cell.verdict.miss), "redo_miss": plain(cell.verdict.redo_miss)}


def explain_json(explanation: Explanation) -> Json:
    """The due day with its steps; for each unit asked for, its own."""
    due = explanation.cells[0].verdict.due if len(explanation.cells) == 1 else explanation.due
    requirement = explanation.requirement
    return {
        "as_of": as_of_part(explanation.as_of),
        **notice_part(explanation.notice),
        **requirement_part(requirement),
        "clause": requirement.clause,
        "quote": list(requirement.quotes),
        "occurrence": day_part(explanation.occurrence),
        **due_and_estimate(due),
        "steps": step_parts(due),
        "occurrences": [
            {"occurrence": day_part(instance.occurrence), **due_and_estimate(instance.due)}
            for instance in explanation.series
        ],
        "cells": [
            {
                **cell_part(cell),
                "steps": step_parts(cell.verdict.due),
                "events": [entry_part(entry) for entry in cell.history.entries],
            }
            for cell in explanation.cells
        ],
        "levels": level_parts(explanation.levels),
    }


def calc_json(answer: Answer) -> Json:
    """A calculated day, days that recur, or the number of days between two."""
    match answer:
        case Due():
            return {**due_and_estimate(answer), "steps": step_parts(answer)}
        case Listing():
            return {
                "occurrences": [
                    {
                        "occurrence": day_part(instance.occurrence),
                        **due_and_estimate(instance.due),
                        "steps": step_parts(instance.due),
                    }
                    for instance in answer.instances
                ],
                "more": answer.more,
            }
        case Between():
            return {
                "from": day_part(answer.start),
                "to": day_part(answer.end),
                "days": answer.days,
                "workdays": answer.workdays,
                "estimated": answer.estimated,
                "skipped": [{"day": day_part(rest.day), "name": rest.name} for rest in answer.skipped],
                "made_up": [day_part(day) for day in answer.made_up],
                "steps": sentence_parts(answer.steps),
            }
        case _:
            assert_never(answer)


def show_json(shown: Shown, register: Register) -> Json:
    """One notice, requirement or unit."""
    match shown:
        case NoticeShown():
            return {"notice": _notice_shown(shown, register)}
        case RequirementShown():
            return {
                "as_of": as_of_part(shown.as_of),
                **notice_part(shown.notice),
                "requirement": _requirement_shown(shown.requirement, register),
                "cells": [cell_part(cell) for cell in shown.cells],
                "levels": level_parts(shown.levels),
                **_period_part(shown.period),
            }
        case UnitShown():
            cells, below = [cell_part(cell) for cell in shown.cells], {"below": sum_parts(shown.below)}
            return {
                "as_of": as_of_part(shown.as_of),
                "unit": _unit_shown(shown.unit, register),
                "cells": cells,
                **below,
                **_period_part(shown.period),
            }


def _period_part(period: Period | None) -> Json:
    """The first and the last day asked for; null if no period was asked for."""
    span = ALWAYS if period is None else period.span
    return {"from": day_part(span.first), "to": day_part(span.last)}


def _notice_shown(shown: NoticeShown, register: Register) -> Json:
    notice = shown.notice
    requirements = {id_: _requirement_shown(one, register) for id_, one in notice.requirements.items()}
    amendments = [
        {**plain(amendment), "requirement_title": title_part(notice.requirements.get(amendment.requirement))}
        for amendment in notice.amendments
    ]
    more = {"requirements": requirements, "amendments": amendments, "forwards_title": title_part(shown.forwarded)}
    return {**plain(notice), **more}


def _requirement_shown(requirement: Requirement, register: Register) -> Json:
    known: dict[str, Unit | Group] = {**register.units, **register.groups}
    return {**plain(requirement), "who_names": names_part(requirement.who, known)}


def _unit_shown(unit: Unit, register: Register) -> Json:
    groups = names_part(unit.groups, register.groups)
    parent = None if unit.parent is None else names_part([unit.parent], register.units)[0]
    return {**plain(unit), "group_names": groups, "parent_name": parent}


def recorded_json(outcome: Outcome, *, dry_run: bool) -> Json:
    """The new state of each unit's cell, and the command that undoes the change."""
    return {
        "dry_run": dry_run,
        "batch": outcome.batch,
        "undo": undo_command(outcome),
        "recorded": [
            {
                "new": result.new,
                "file": result.file,
                "event": event_part(result.event),
                "cell": subject_part(result.cell),
            }
            for result in outcome.recorded
        ],
        "skipped": [{**unit_part(skipped.cell.unit), "reason": skipped.refused.code} for skipped in outcome.skipped],
    }


def years_json(known: Known) -> Json:
    """The years whose working days are known, and the source of each."""
    return {
        "known_from": known.first_day.isoformat(),
        "known_until": known.last_day.isoformat(),
        "missing": list(known.missing),
        "years": [
            {
                "year": year.arrangement.year,
                **_whose_word(year.announced, known.library),
                "days_off": len(year.arrangement.rests),
                "make_up_days": len(year.arrangement.worked),
            }
            for year in known.years
        ],
    }


def year_json(shown: YearShown) -> Json:
    """One year's holidays and make-up days."""
    holidays = [{**plain(holiday), "days": holiday.days} for holiday in shown.holidays]
    whose_word = _whose_word(shown.announced, shown.library)
    return {"year": shown.year, **whose_word, "holidays": holidays, "make_up_days": plain(shown.worked)}


def imported_json(imported: Imported) -> Json:
    """The result of an import."""
    announced = imported.announced
    return {"year": announced.arrangement.year, "file": announced.file, "new": imported.is_new}


def verified_json(verified: Verified) -> Json:
    """The comparison of a file with the library."""
    return {
        "file": verified.file,
        "year": verified.year,
        "library": _library(verified.library),
        "compared": verified.is_known,
        "differences": plain(verified.differences),
    }


def _whose_word(announced: Announced | None, library: str) -> Json:
    if announced is None:
        return {"file": None, "library": _library(library), "announcement": None, "announced": None, "sources": []}
    return {
        "file": announced.file,
        "library": None,
        "announcement": announced.announcement,
        "announced": day_part(announced.announced),
        "sources": list(announced.sources),
    }


def _library(version: str) -> str:
    return f"chinesecalendar {version}"


def problems_json(problems: Sequence[Problem]) -> Json:
    """The problems that `check` found."""
    return {
        "problems": [
            {
                "code": problem.code,
                "level": problem.level,
                "file": problem.place.file,
                "line": problem.place.line,
                "column": problem.place.column,
                "message": problem_sentence(problem.code, problem.details),
            }
            for problem in problems
        ]
    }
