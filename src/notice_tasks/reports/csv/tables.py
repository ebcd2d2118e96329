"""The table of each command. Every name stands in a column of its own, beside its id."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from notice_tasks.reports.csv.columns import (
    contact_columns,
    count_columns,
    due_value,
    names_of,
    notice_columns,
    requirement_columns,
    unit_columns,
)
from notice_tasks.reports.csv.table import Column, CsvTable, csv_table
from notice_tasks.reports.due_rule import due_rule_on, rule
from notice_tasks.rules.cells import due_days
from notice_tasks.rules.summary import each_occurrence
from notice_tasks.rules.views import NoticeShown, RequirementShown, Shown, UnitShown
from notice_tasks.words.catalogue import P_, join

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from notice_tasks.model.notice import Notice, Requirement
    from notice_tasks.model.unit import Group, Register, Unit
    from notice_tasks.rules.agenda import Agenda
    from notice_tasks.rules.cells import Cell
    from notice_tasks.rules.log import LogLine
    from notice_tasks.rules.matrix import Grid
    from notice_tasks.rules.summary import NoticeSummary, RequirementSummary, Summary, UnitSummary
    from notice_tasks.rules.sums import UnitsSum

    StatusRow = tuple[NoticeSummary, RequirementSummary]


def status_csv(summary: Summary) -> CsvTable:
    """A row for each requirement, or for each of its occurrences, with the number of cells in each state."""
    return csv_table(
        ((notice, one) for notice in summary.notices for row in notice.rows for one in each_occurrence(row)),
        notice_columns(lambda row: row[0].notice),
        requirement_columns(lambda row: row[1].requirement),
        (
            Column(P_("table", "Occurrence"), lambda row: next(iter(row[1].occurrences), None)),
            Column(P_("table", "First due day"), lambda row: next(iter(due_days(row[1].cells)), None)),
            Column(P_("table", "Last due day"), lambda row: next(reversed(due_days(row[1].cells)), None)),
        ),
        count_columns(lambda row: row[1].tally),
    )


def sums_csv(sums: Iterable[UnitsSum]) -> CsvTable:
    """A row for each sum over units that belong together."""
    return csv_table(
        sums,
        (
            Column(P_("table", "Sum id"), lambda row: row.id),
            Column(P_("table", "Sum"), lambda row: row.name),
            Column(P_("table", "Units"), lambda row: row.units),
        ),
        count_columns(lambda row: row.tally),
    )


def agenda_csv(agenda: Agenda) -> CsvTable:
    """A row for each cell that is still owed, the earliest due day first."""
    slots = (*(slot for day in agenda.days for slot in day.slots), *agenda.undated)
    return cells_csv(cell for slot in slots for cell in slot.cells)


def matrix_csv(grids: Sequence[Grid]) -> CsvTable:
    """A row for each cell, notice by notice and requirement by requirement."""
    return cells_csv(cell for grid in grids for cell in grid.cells.values())


def cells_csv(cells: Iterable[Cell]) -> CsvTable:
    """A row for each cell."""
    return csv_table(
        cells,
        notice_columns(lambda cell: cell.notice),
        requirement_columns(lambda cell: cell.requirement),
        (Column(P_("table", "Occurrence"), lambda cell: cell.occurrence),),
        unit_columns(lambda cell: cell.unit),
        (
            Column(P_("table", "Notice received"), lambda cell: cell.received_on),
            Column(P_("table", "Progress"), lambda cell: cell.progress),
            Column(P_("table", "Timeliness"), lambda cell: cell.timeliness),
            Column(P_("table", "Due"), lambda cell: due_value(cell.verdict.due)),
            Column(P_("table", "Original due day"), lambda cell: due_value(cell.due)),
            Column(P_("table", "Days left"), lambda cell: None if cell.closed else cell.verdict.days_left),
            Column(P_("table", "First handed in"), _first_handed_in_on),
            Column(P_("table", "Last handed in"), lambda cell: cell.history.done_on),
            Column(P_("table", "Missed"), lambda cell: cell.verdict.missed),
            Column(P_("table", "Missed by days"), lambda cell: cell.verdict.miss and cell.verdict.miss.days),
            Column(P_("table", "To be redone"), lambda cell: cell.verdict.redo),
            Column(P_("table", "Redo missed"), lambda cell: cell.verdict.redo_missed),
            Column(
                P_("table", "Redo missed by days"), lambda cell: cell.verdict.redo_miss and cell.verdict.redo_miss.days
            ),
            Column(P_("table", "Withdrawn"), lambda cell: cell.withdrawn),
            Column(P_("table", "Estimate"), lambda cell: cell.verdict.due is not None and cell.verdict.due.estimated),
        ),
        contact_columns(lambda cell: cell.unit),
    )


def _first_handed_in_on(cell: Cell) -> datetime.date | None:
    first = cell.history.first_delivery
    return None if first is None else first.on


def log_csv(lines: Iterable[LogLine]) -> CsvTable:
    """A row for each event, in replay order."""
    return csv_table(
        lines,
        (
            Column(P_("table", "Happened"), lambda line: line.entry.event.on),
            Column(P_("table", "Time"), lambda line: _time(line.entry.event.clock)),
            Column(P_("table", "Recorded"), lambda line: line.entry.event.at),
            Column(P_("table", "Record id"), lambda line: line.entry.event.id),
        ),
        notice_columns(lambda line: line.cell.notice),
        requirement_columns(lambda line: line.cell.requirement),
        (Column(P_("table", "Occurrence"), lambda line: line.entry.event.occurrence),),
        unit_columns(lambda line: line.cell.unit),
        (
            Column(P_("table", "Act"), lambda line: line.entry.event.did),
            Column(P_("table", "By"), lambda line: line.entry.event.by),
            Column(P_("table", "New day"), lambda line: line.entry.event.to),
            Column(P_("table", "Note"), lambda line: line.entry.event.note),
            Column(P_("table", "Without evidence"), lambda line: line.entry.event.without_evidence),
            Column(P_("table", "File or link"), lambda line: line.entry.event.path or line.entry.event.url),
            Column(P_("table", "Dated"), lambda line: line.entry.event.dated),
            Column(P_("table", "SHA-256"), lambda line: line.entry.event.sha256),
            Column(P_("table", "Takes back"), lambda line: line.entry.event.undoes),
            Column(P_("table", "Batch"), lambda line: line.entry.event.batch_id),
            Column(P_("table", "Effect"), lambda line: line.entry.effect),
            Column(P_("table", "Progress after it"), lambda line: line.entry.progress),
        ),
    )


def _time(clock: datetime.time | None) -> str | None:
    return None if clock is None else f"{clock:%H:%M}"


def units_csv(units: Iterable[UnitSummary], register: Register) -> CsvTable:
    """A row for each unit, with the number of its cells in each state."""

    def parent(unit: Unit) -> str:
        return names_of([unit.parent] if unit.parent else [], register.units)

    return csv_table(
        units,
        unit_columns(lambda row: row.unit),
        (
            Column(P_("table", "Division code"), lambda row: row.unit.code),
            Column(P_("table", "Group ids"), lambda row: join([*row.unit.groups])),
            Column(P_("table", "Groups"), lambda row: names_of(row.unit.groups, register.groups)),
            Column(P_("table", "Parent id"), lambda row: row.unit.parent),
            Column(P_("table", "Parent"), lambda row: parent(row.unit)),
            Column(P_("table", "Level"), lambda row: row.unit.level),
            Column(P_("table", "Not acknowledged ids"), lambda row: join([one.id for one in row.not_acknowledged])),
            Column(P_("table", "Not acknowledged"), lambda row: join([one.title for one in row.not_acknowledged])),
        ),
        count_columns(lambda row: row.tally),
        contact_columns(lambda row: row.unit),
    )


def missed_csv(units: Iterable[UnitSummary]) -> CsvTable:
    """A row for each cell that missed a due day or redo day, unit by unit."""
    return cells_csv(cell for unit in units for cell in unit.missed)


def show_csv(shown: Shown, register: Register) -> CsvTable:
    """The requirements of a notice; the cells of a requirement or a unit."""
    match shown:
        case NoticeShown():
            return _requirements_csv(shown, register)
        case RequirementShown() | UnitShown():
            return cells_csv(shown.cells)
        case _:
            assert_never(shown)


def _requirements_csv(shown: NoticeShown, register: Register) -> CsvTable:
    notice, day = shown.notice, shown.as_of.day
    known: dict[str, Unit | Group] = {**register.units, **register.groups}

    def of_notice(_requirement: Requirement) -> Notice:
        return notice

    return csv_table(
        notice.requirements.values(),
        notice_columns(of_notice),
        requirement_columns(lambda requirement: requirement),
        (
            Column(P_("table", "Actors"), lambda requirement: requirement.actors),
            Column(P_("table", "Tracked ids"), lambda requirement: join([*requirement.who])),
            Column(P_("table", "Tracked for"), lambda requirement: names_of(requirement.who, known)),
            Column(P_("table", "Due"), lambda requirement: rule(due_rule_on(notice, requirement, day), notice)),
            Column(P_("table", "Deliver to"), lambda requirement: requirement.deliver_to),
            Column(P_("table", "Evidence"), lambda requirement: requirement.evidence),
            Column(P_("table", "Withdrawn"), lambda requirement: requirement.withdrawn_by(day)),
        ),
    )
