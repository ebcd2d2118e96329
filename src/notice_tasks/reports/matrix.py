"""The screen of `matrix`: one letter for each cell, with a legend and colours."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

from notice_tasks.reports.content import Block, Column, Document, Facts, Heading, Line, Mark, Table, Tone, line
from notice_tasks.reports.phrases import acknowledged, as_of_phrase, when_due
from notice_tasks.rules.progress import Progress
from notice_tasks.rules.timeliness import Timeliness
from notice_tasks.words.catalogue import P_, say, say_in, with_remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notice_tasks.model.unit import Unit
    from notice_tasks.model.workspace import AsOf
    from notice_tasks.reports.labels import Labels
    from notice_tasks.rules.cells import Cell
    from notice_tasks.rules.matrix import Grid

_NOT_ASKED = (P_("matrix", "-"), P_("matrix", "not asked"), Tone.QUIET)
_REDO_OVERDUE = (P_("matrix", "B"), P_("matrix", "redo overdue"), Tone.BAD)
_REDO_LATE = (P_("matrix", "M"), P_("matrix", "redone late"), Tone.BAD)

# The first match gives the letter: the result of a return, then timeliness, then progress.
_BY_TIMELINESS = {
    Timeliness.EXEMPT: (P_("matrix", "X"), P_("matrix", "exempt or withdrawn"), Tone.QUIET),
    Timeliness.OVERDUE: (P_("matrix", "O"), P_("matrix", "overdue"), Tone.BAD),
    Timeliness.DUE_TODAY: (P_("matrix", "T"), P_("matrix", "due today"), Tone.NEAR),
    Timeliness.DUE_SOON: (P_("matrix", "N"), P_("matrix", "due soon"), Tone.NEAR),
    Timeliness.MET_LATE: (P_("matrix", "L"), P_("matrix", "handed in late"), Tone.BAD),
}
_BY_PROGRESS = {
    Progress.DONE: (P_("matrix", "D"), P_("matrix", "done"), Tone.GOOD),
    Progress.SUBMITTED: (P_("matrix", "S"), P_("matrix", "submitted"), Tone.GOOD),
    Progress.RETURNED: (P_("matrix", "R"), P_("matrix", "returned"), Tone.NEAR),
    Progress.IN_PROGRESS: (P_("matrix", "P"), P_("matrix", "in progress"), Tone.PLAIN),
    Progress.ACKNOWLEDGED: (P_("matrix", "A"), P_("matrix", "acknowledged"), Tone.PLAIN),
    Progress.PENDING: (P_("matrix", "."), P_("matrix", "pending"), Tone.QUIET),
    Progress.EXEMPT: (P_("matrix", "X"), P_("matrix", "exempt or withdrawn"), Tone.QUIET),
}


def matrix_screen(grids: Sequence[Grid], as_of: AsOf, labels: Labels) -> Document:
    """A table for each notice, then a legend of the letters in use."""
    blocks: list[Block] = [Line(Mark(as_of_phrase(as_of), Tone.STRONG))]
    for grid in grids:
        blocks += _grid(grid, labels)
    used = {_kind(grid.cell(unit, column)) for grid in grids for unit in grid.units for column in grid.columns}
    used |= {_receipt(grid, unit) for grid in grids for unit in grid.units}
    if not used:
        return [*blocks, line(say("Nothing is asked of these units here."), Tone.QUIET)]
    by_timeliness, by_progress = _BY_TIMELINESS.values(), _BY_PROGRESS.values()
    every = dict.fromkeys((*by_timeliness, _REDO_OVERDUE, _REDO_LATE, *by_progress, _NOT_ASKED))
    legend = "  ".join(
        f"{_say(letter)} {_say(meaning)}" for kind in every if kind in used for letter, meaning, _ in [kind]
    )
    return [*blocks, Heading(say("Letters")), Line(Mark(legend))]


def _grid(grid: Grid, labels: Labels) -> Iterator[Block]:
    letters = [_column_name(number) for number in range(len(grid.columns))]
    yield Heading(labels.notice(grid.notice), grid.notice.id)
    columns = (Column(say("Unit"), wide=True), Column(say_in("matrix", "Ack.")), *map(Column, letters))
    rows = (
        (
            Mark(labels.unit(unit)),
            _mark(_receipt(grid, unit)),
            *(_mark(_kind(grid.cell(unit, column))) for column in grid.columns),
        )
        for unit in grid.units
    )
    yield Table(columns, tuple(rows))
    receipts = (Mark(acknowledged(sum(map(bool, grid.received.values())), len(grid.units))),)
    yield Facts(((say_in("matrix", "Ack."), receipts), *zip(letters, _explained(grid, labels), strict=True)))


def _explained(grid: Grid, labels: Labels) -> Iterator[tuple[Mark, ...]]:
    """The requirement of each column, and when it is due."""
    for column in grid.columns:
        requirement, occurrence = column
        name = requirement.id if occurrence is None else f"{requirement.id}@{occurrence}"
        title = labels.requirement(requirement)
        named = name if title == requirement.id else with_remark(title, name)
        yield (Mark(f"{named}  {when_due(grid.cells_in(column))}"),)


def _column_name(number: int) -> str:
    """A, B ... Z, AA, AB ..., as in spreadsheets; `number` counts from 0."""
    name = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, 26)
        name = ascii_uppercase[letter] + name
    return name


def _say(word: str) -> str:
    return say_in("matrix", word)


def _kind(cell: Cell | None) -> tuple[str, str, Tone]:
    if cell is None:
        return _NOT_ASKED
    return _kind_of_redo(cell) or _BY_TIMELINESS.get(cell.timeliness) or _BY_PROGRESS[cell.progress]


def _kind_of_redo(cell: Cell) -> tuple[str, str, Tone] | None:
    verdict = cell.verdict
    if cell.timeliness is Timeliness.EXEMPT or not (verdict.redo or verdict.redo_missed):
        return None
    if verdict.redo:
        return _REDO_OVERDUE if cell.timeliness is Timeliness.OVERDUE else _BY_PROGRESS[Progress.RETURNED]
    return None if verdict.missed else _REDO_LATE


def _receipt(grid: Grid, unit: Unit) -> tuple[str, str, Tone]:
    """Whether a unit has acknowledged the notice."""
    return _BY_PROGRESS[Progress.PENDING if grid.received_on(unit) is None else Progress.ACKNOWLEDGED]


def _mark(kind: tuple[str, str, Tone]) -> Mark:
    letter, _meaning, tone = kind
    return Mark(_say(letter), tone)
