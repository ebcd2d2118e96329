"""Cells laid out: by due day, unit by requirement, and as a log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rules_builders import REPORT, cell, day, notice

from notice_tasks.model.deadline import By, Deadline, Unclear
from notice_tasks.model.notice import Kind
from notice_tasks.model.unit import Unit
from notice_tasks.rules.agenda import agenda, next_days, within
from notice_tasks.rules.log import log_of
from notice_tasks.rules.matrix import grids
from notice_tasks.rules.progress import Effect

if TYPE_CHECKING:
    from notice_tasks.rules.cells import Cell

SHANGHAI = Unit("shanghai", "上海市卫生健康委员会")


def made(
    id_: str = "report",
    done: str = "",
    due: Deadline | None = REPORT.due,
    *,
    inside: str = "doctors-day",
    kind: Kind = Kind.REPORT,
    unit: Unit | None = None,
) -> Cell:
    requirement = REPORT._replace(id=id_, kind=kind, due=due)
    seen = cell(done, "08-28", requirement, due=due, inside=notice(requirement, id_=inside))
    return seen._replace(unit=unit or seen.unit)


LATER = made("later", due=By(day("09-10")))
NEVER = made("never", due=Unclear("另行通知"))
OVERDUE = made("overdue", due=By(day("08-20")))
BOTH = [made(), made(unit=SHANGHAI)]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        pytest.param([], "", id="nothing"),
        pytest.param(
            [NEVER, made("nor-this", due=NEVER.requirement.due), LATER, *BOTH, OVERDUE],
            "overdue 2024-08-20 1, report 2024-08-30 2, later 2024-09-10 1, never None 1, nor-this None 1",
            id="by due day, units together, what has no day last",
        ),
        pytest.param(
            [made(), made(done="08-20 extend to 09-05", unit=SHANGHAI)],
            "report 2024-08-30 1, report 2024-09-05 1",
            id="an extension stands on its own day",
        ),
        pytest.param(
            [made(), made(inside="other")], "report 2024-08-30 1, report 2024-08-30 1", id="one slot for each notice"
        ),
        pytest.param(
            [made(done="08-20 submit"), made(done="08-20 exempt"), made(done="08-20 done")],
            "",
            id="what is closed is left out",
        ),
        pytest.param([made(due=None)], "", id="what has no due rule is left out"),
        pytest.param([made(kind=Kind.STANDING), made(kind=Kind.ENCOURAGEMENT)], "", id="so are exhortations"),
    ],
)
def test_agenda(cells: list[Cell], found: str) -> None:
    slots = agenda(cells)
    assert ", ".join(f"{slot.requirement.id} {slot.day} {len(slot.cells)}" for slot in slots) == found
    assert all(slot.notice == slot.cells[0].notice for slot in slots)


def test_days_left_are_those_of_the_slot() -> None:
    assert [slot.days_left for slot in agenda([OVERDUE, LATER, NEVER])] == [-8, 13, None]


@pytest.mark.parametrize(
    ("days", "found"),
    [
        pytest.param(0, "overdue", id="what is overdue always"),
        pytest.param(1, "overdue", id="not yet"),
        pytest.param(2, "overdue report", id="the last day belongs to it"),
        pytest.param(30, "overdue report later", id="but never what has no day"),
    ],
)
def test_the_next_days(days: int, found: str) -> None:
    slots = agenda([NEVER, LATER, *BOTH, OVERDUE])
    assert " ".join(slot.requirement.id for slot in within(slots, next_days(day("08-28"), days))) == found


@pytest.mark.parametrize(
    ("exhortations", "across"),
    [
        pytest.param(False, "report later", id="without exhortations"),
        pytest.param(True, "report learn later", id="with"),
    ],
)
def test_a_grid_for_each_notice(exhortations: bool, across: str) -> None:
    learn = made("learn", kind=Kind.STANDING)
    elsewhere = made(inside="other")
    first, other = grids([*BOTH, learn, elsewhere, LATER], exhortations=exhortations)
    assert " ".join(column.requirement.id for column in first.columns) == across
    assert [unit.id for unit in first.units] == ["beijing", "shanghai"]
    assert first.cells["shanghai", "report", None] is BOTH[1]
    assert ("shanghai", "later", None) not in first.cells
    assert (other.notice.id, list(other.cells.values())) == ("other", [elsewhere])


def test_a_column_has_one_place_for_each_unit() -> None:
    grid, other = grids([*BOTH, LATER, made(inside="other")], exhortations=False)
    report, later = grid.columns
    assert grid.cells_in(report) == tuple(BOTH)
    assert grid.cells_in(later) == (LATER,)
    assert (grid.cell(SHANGHAI, report), grid.cell(SHANGHAI, later)) == (BOTH[1], None)
    assert len(other.cells) == 1


def test_the_occurrences_of_a_requirement_stand_in_their_order() -> None:
    """Whichever unit has which: one that is further on shows only where something was recorded."""
    on = [made(unit=unit)._replace(occurrence=day(text)) for unit, text in ((SHANGHAI, "10-05"), (None, "09-05"))]
    (grid,) = grids([*on, made()], exhortations=False)
    assert [column.occurrence for column in grid.columns] == [None, day("09-05"), day("10-05")]


def test_no_cells_make_no_grid() -> None:
    assert grids([], exhortations=True) == ()


def test_a_log_is_in_the_order_in_which_things_happened() -> None:
    """Across cells too, with what came to nothing."""
    report = made(done="08-14 acknowledge; 08-27 submit; 08-28 submit")
    other = made("other", done="08-20 start")
    lines = log_of([report, other], day("08-30"))
    assert [(line.path.partition("/")[2], line.entry.event.did) for line in lines] == [
        ("report", "acknowledge"),
        ("other", "start"),
        ("report", "submit"),
        ("report", "submit"),
    ]
    assert lines[-1].entry.effect is Effect.NO_EFFECT


def test_each_unit_and_each_notice_has_its_own_lines() -> None:
    done = "08-14 acknowledge; 08-28 note"
    cells = [made(done=done), made(done=done, unit=SHANGHAI), made(done=done, inside="other")]
    assert len(log_of([*cells, cells[0]], day("08-28"))) == 6
    assert len(log_of(cells, day("08-27"))) == 3


def test_a_line_names_the_occurrence_that_somebody_named() -> None:
    seen = made(done="08-14 acknowledge; 08-27 submit")
    first, second = seen.history.entries
    second = second._replace(event=second.event._replace(occurrence=day("09-05")))
    cell = seen._replace(history=seen.history._replace(entries=(first, second)), occurrence=day("09-05"))
    assert [line.path for line in log_of([cell], day("08-30"))] == [
        "doctors-day/report",
        "doctors-day/report@2024-09-05",
    ]


def test_an_undo_made_later_shows_only_in_what_it_took_back() -> None:
    (line,) = log_of([made(done="08-14 submit; 09-02 undo of e1")], day("08-30"))
    assert (line.entry.event.did, line.entry.effect) == ("submit", Effect.UNDONE)
