"""The documents of `--json`: a contract, described in docs/json.md.

Dates are ISO, keys are the words of the glossary, and every document says its format.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, assert_never

from notice_tasks.dates.recurrence import WEEKDAYS, Weekly
from notice_tasks.model.deadline import After, Before, Dropped, Elapsed, Every, Workdays
from notice_tasks.rules.calc import Answer, Between, Listing
from notice_tasks.rules.occurrences import rhythm_details
from notice_tasks.rules.steps import Due, Step
from notice_tasks.rules.views import Explanation, NoticeShown, RequirementShown, Shown, UnitShown
from notice_tasks.words.sentences import problem_sentence, step_sentence

if TYPE_CHECKING:
    from notice_tasks.model.announced import Announced
    from notice_tasks.model.event import Event
    from notice_tasks.model.workspace import AsOf
    from notice_tasks.problems import Problem
    from notice_tasks.rules.agenda import Agenda, DayKind
    from notice_tasks.rules.cells import Cell
    from notice_tasks.rules.forwarding import Level
    from notice_tasks.rules.log import LogLine
    from notice_tasks.rules.matrix import Grid
    from notice_tasks.rules.outcome import Outcome
    from notice_tasks.rules.progress import Entry
    from notice_tasks.rules.rest_days import Imported, Known, Verified, YearShown
    from notice_tasks.rules.summary import Summary, Tally, UnitSummary

Json = dict[str, Any]

FORMAT = 1


def text(document: Mapping[str, object], *, ascii_only: bool) -> str:
    """A document as text; `ascii_only` escapes what a stream may not be able to carry."""
    return json.dumps({"format": FORMAT, **document}, ensure_ascii=ascii_only, indent=2) + "\n"


def status_json(summary: Summary) -> Json:
    """All cells that are shown, and how many stand where."""
    return {
        "as_of": _as_of(summary.as_of),
        "cells": [_cell(cell) for cell in summary.cells],
        "totals": _tally(summary.tally),
        "notices": [{"notice": notice.notice.id, "totals": _tally(notice.tally)} for notice in summary.notices],
    }


def agenda_json(agenda: Agenda, as_of: AsOf) -> Json:
    """What is still owed, by due day, and what kind of days these are."""
    slots = [*(slot for day in agenda.days for slot in day.slots), *agenda.undated]
    return {
        "as_of": _as_of(as_of),
        "from": _day(agenda.span.first),
        "to": _day(agenda.span.last),
        "recurring_to": _day(agenda.cut_off),
        "days": [_kind_of_day(day.kind) for day in agenda.days],
        "agenda": [
            {
                **_due_and_whether_estimated(slot.cells[0].verdict.due),
                "days_left": slot.days_left,
                "notice": slot.notice.id,
                "requirement": slot.requirement.id,
                "occurrence": _day(slot.occurrence),
                "units": [cell.unit.id for cell in slot.cells],
            }
            for slot in slots
        ],
    }


def _kind_of_day(kind: DayKind) -> Json:
    return {
        "day": _day(kind.day),
        "weekday": WEEKDAYS[kind.day.weekday()],
        "working": kind.working,
        "rest": kind.rest,
        "make_up": kind.make_up,
        "estimated": kind.estimated,
    }


def matrix_json(grids: Sequence[Grid], as_of: AsOf) -> Json:
    """Unit by requirement."""
    return {
        "as_of": _as_of(as_of),
        "notices": [
            {
                "notice": grid.notice.id,
                "requirements": list(dict.fromkeys(column.requirement.id for column in grid.columns)),
                "units": [unit.id for unit in grid.units],
                "cells": [_cell(cell) for cell in grid.cells.values()],
            }
            for grid in grids
        ],
    }


def log_json(lines: Sequence[LogLine], as_of: AsOf, limit: int | None = None) -> Json:
    """What was recorded, in replay order; with a limit, the last so many."""
    kept = lines if limit is None else lines[max(0, len(lines) - limit) :]
    return {
        "as_of": _as_of(as_of),
        "events": [{"notice": line.cell.notice.id, "unit": line.cell.unit.id, **_entry(line.entry)} for line in kept],
    }


def units_json(units: Sequence[UnitSummary], as_of: AsOf) -> Json:
    """The register, and how each unit stands."""
    return {
        "as_of": _as_of(as_of),
        "units": [
            {
                "id": summary.unit.id,
                "name": summary.unit.name,
                "code": summary.unit.code,
                "groups": list(summary.unit.groups),
                "totals": _tally(summary.tally),
            }
            for summary in units
        ],
    }


def explain_json(explanation: Explanation) -> Json:
    """The due day and its steps; for each unit asked for, its own."""
    due = explanation.cells[0].verdict.due if len(explanation.cells) == 1 else explanation.due
    requirement = explanation.requirement
    return {
        "as_of": _as_of(explanation.as_of),
        "notice": explanation.notice.id,
        "requirement": requirement.id,
        "clause": requirement.clause,
        "quote": list(requirement.quotes),
        "occurrence": _day(explanation.occurrence),
        **_due_and_whether_estimated(due),
        "steps": _steps(due),
        "occurrences": [
            {"occurrence": _day(instance.occurrence), **_due_and_whether_estimated(instance.due)}
            for instance in explanation.series
        ],
        "cells": [
            {
                **_cell(cell),
                "steps": _steps(cell.verdict.due),
                "events": [_entry(entry) for entry in cell.history.entries],
            }
            for cell in explanation.cells
        ],
        "levels": _levels(explanation.levels),
    }


def calc_json(answer: Answer) -> Json:
    """A day that was worked out, days that recur, or the number of days between two."""
    match answer:
        case Due():
            return {**_due_and_whether_estimated(answer), "steps": _steps(answer)}
        case Listing():
            return {
                "occurrences": [
                    {
                        "occurrence": _day(instance.occurrence),
                        **_due_and_whether_estimated(instance.due),
                        "steps": _steps(instance.due),
                    }
                    for instance in answer.instances
                ],
                "more": answer.more,
            }
        case Between():
            return {
                "from": _day(answer.start),
                "to": _day(answer.end),
                "days": answer.days,
                "workdays": answer.workdays,
                "estimated": answer.estimated,
                "skipped": [{"day": _day(rest.day), "name": rest.name} for rest in answer.skipped],
                "made_up": [_day(day) for day in answer.made_up],
                "steps": _sentences(answer.steps),
            }
        case _:
            assert_never(answer)


def show_json(shown: Shown) -> Json:
    """One notice, requirement or unit."""
    match shown:
        case NoticeShown(notice):
            return {"notice": _plain(notice)}
        case RequirementShown():
            return {
                "as_of": _as_of(shown.as_of),
                "notice": shown.notice.id,
                "requirement": _plain(shown.requirement),
                "cells": [_cell(cell) for cell in shown.cells],
                "levels": _levels(shown.levels),
            }
        case UnitShown():
            cells = [_cell(cell) for cell in shown.cells]
            return {"as_of": _as_of(shown.as_of), "unit": _plain(shown.unit), "cells": cells}


def recorded_json(outcome: Outcome, *, dry_run: bool) -> Json:
    """What became of each unit's cell."""
    return {
        "dry_run": dry_run,
        "recorded": [
            {"new": result.new, "file": result.file, "event": _event(result.event), "cell": _cell(result.cell)}
            for result in outcome.recorded
        ],
        "skipped": [{"unit": skipped.cell.unit.id, "reason": skipped.refused.code} for skipped in outcome.skipped],
    }


def years_json(known: Known) -> Json:
    """Which years' working days are known, and by whose word."""
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
    holidays = [{**_plain(holiday), "days": holiday.days} for holiday in shown.holidays]
    whose_word = _whose_word(shown.announced, shown.library)
    return {"year": shown.year, **whose_word, "holidays": holidays, "make_up_days": _plain(shown.worked)}


def imported_json(imported: Imported) -> Json:
    """What became of an import."""
    announced = imported.announced
    return {"year": announced.arrangement.year, "file": announced.file, "new": imported.is_new}


def verified_json(verified: Verified) -> Json:
    """How a file and the library compare."""
    return {
        "file": verified.file,
        "year": verified.year,
        "library": _library(verified.library),
        "compared": verified.is_known,
        "differences": _plain(verified.differences),
    }


def _whose_word(announced: Announced | None, library: str) -> Json:
    if announced is None:
        return {"file": None, "library": _library(library), "announcement": None, "announced": None, "sources": []}
    return {
        "file": announced.file,
        "library": None,
        "announcement": announced.announcement,
        "announced": _day(announced.announced),
        "sources": list(announced.sources),
    }


def _library(version: str) -> str:
    return f"chinesecalendar {version}"


def problems_json(problems: Sequence[Problem]) -> Json:
    """What `check` found."""
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


def _cell(cell: Cell) -> Json:
    return {
        "notice": cell.notice.id,
        "requirement": cell.requirement.id,
        "unit": cell.unit.id,
        "occurrence": _day(cell.occurrence),
        "kind": cell.requirement.kind,
        "progress": cell.progress,
        "timeliness": cell.timeliness,
        **_due_and_whether_estimated(cell.verdict.due),
        "original_due": _due(cell.due),
        "days_left": cell.verdict.days_left,
        "done_on": _day(cell.history.done_on),
        "missed": cell.verdict.missed,
        "withdrawn": cell.withdrawn,
    }


def _levels(levels: Sequence[Level]) -> list[Json]:
    return [
        {
            "notice": level.notice_id,
            "requirement": level.requirement_id,
            "due": _due(level.due),
            "slack_days": level.slack_days,
            "step_days": level.step_days,
        }
        for level in levels
    ]


def _due(due: Due | None) -> str | None:
    if due is None or due.day is None:
        return None
    return (due.moment or due.day).isoformat()


def _due_and_whether_estimated(due: Due | None) -> Json:
    return {"due": _due(due), "estimated": due is not None and due.estimated}


def _steps(due: Due | None) -> list[Json]:
    return _sentences(due.steps if due else ())


def _sentences(steps: Sequence[Step]) -> list[Json]:
    return [
        {"code": step.code, "text": step_sentence(step.code, step.details), "details": _plain(dict(step.details))}
        for step in steps
    ]


def _entry(entry: Entry) -> Json:
    return {**_event(entry.event), "effect": entry.effect, "progress": entry.progress}


def _event(event: Event) -> Json:
    return {key: value for key, value in _plain(event).items() if value not in (None, False)}


def _tally(tally: Tally) -> Json:
    return {**_plain(tally), "percent": tally.percent}


def _as_of(as_of: AsOf) -> str:
    return (as_of.recorded_until or as_of.day).isoformat()


def _day(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _plain(value: Any) -> Any:
    """A fact of the model as JSON knows values."""
    match value:
        case After() | Before() | Workdays() | Elapsed():
            plain: Any = _period(value)
        case Every():
            plain = _recurring(value)
        case datetime.date() | datetime.time():
            plain = value.isoformat()
        case StrEnum():
            plain = value.value
        case Mapping():
            plain = {str(key): _plain(entry) for key, entry in value.items()}
        case tuple() if hasattr(value, "_asdict"):
            plain = {name: _plain(entry) for name, entry in value._asdict().items()}
        case list() | tuple():
            plain = [_plain(entry) for entry in value]
        case _:
            plain = value
    return plain


def _recurring(rule: Every) -> Json:
    """As in a checklist."""
    rhythm = rhythm_details(rule.rhythm)
    if isinstance(rule.rhythm, Weekly):
        rhythm["weekday"] = WEEKDAYS[rule.rhythm.weekday]
    exceptions = [
        {key: _plain(value) for key, value in exception._asdict().items()}
        | ({"dropped": True} if isinstance(exception, Dropped) else {})
        for exception in rule.exceptions
    ]
    span = {"from": _plain(rule.first), "to": _plain(rule.last)}
    return {**_plain(rhythm), **span, "inclusive": rule.inclusive, "roll": _plain(rule.roll), "except": exceptions}


def _period(rule: After | Before | Workdays | Elapsed) -> Json:
    """As in a checklist, the anchor's key tells which way is counted."""
    key = "before" if isinstance(rule, Before) or rule.length < 0 else "after"
    if isinstance(rule, Workdays):
        return {key: rule.anchor, "length": abs(rule.length), "unit": "workdays"}
    if isinstance(rule, Elapsed):
        return {key: rule.anchor, "length": abs(rule.length), "unit": rule.unit.value}
    return {key: rule.anchor, "length": rule.length, "unit": rule.unit.value, "roll": _plain(rule.roll)}
