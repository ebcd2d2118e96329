"""Counting cells: a share keeps its numerator, its denominator and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rules_builders import REPORT, as_of, cell, day, notice

from notice_tasks.model.deadline import By, Deadline, Unclear
from notice_tasks.model.notice import Kind, Notice, Requirement, Withdrawn
from notice_tasks.model.unit import Unit
from notice_tasks.rules.cells import due_days
from notice_tasks.rules.shortfall import Shortfall, is_in
from notice_tasks.rules.summary import Tally, each_occurrence, summarise, summarise_units, tally
from notice_tasks.rules.timeliness import Miss, Timeliness

if TYPE_CHECKING:
    from notice_tasks.rules.cells import Cell

SHANGHAI = Unit("shanghai", "上海市卫生健康委员会")
LEARN = REPORT._replace(id="learn", kind=Kind.STANDING, due=None)
ACTIVITIES = REPORT._replace(id="activities", kind=Kind.ACTION)
UNCLEAR = REPORT._replace(id="later", due=Unclear("另行通知"))
NOTICE = notice(REPORT, LEARN, ACTIVITIES, UNCLEAR)
OTHER = notice(REPORT, id_="other")

NOTHING = Tally(**dict.fromkeys(Tally._fields, 0))
LATE = {"fallen_due": 1, "handed_in": 1, "accepted": 1}
IN_TIME = {"fallen_due": 1, "handed_in": 1, "in_time": 1}
EARLY = {"not_due": 1, "not_due_handed_in": 1}


def made(
    done: str, when: str = "08-30", requirement: Requirement = REPORT, inside: Notice = NOTICE, unit: Unit | None = None
) -> Cell:
    seen = cell(done, when, requirement, due=requirement.due, inside=inside)
    return seen._replace(unit=unit or seen.unit)


@pytest.mark.parametrize(
    ("done", "due", "when", "count"),
    [
        pytest.param("", By(day("08-30")), "08-20", {"owed": 1, "not_due": 1}, id="scheduled"),
        pytest.param("", By(day("08-30")), "08-28", {"owed": 1, "due_soon": 1, "not_due": 1}, id="due soon"),
        pytest.param("", By(day("08-30")), "08-30", {"owed": 1, "due_today": 1, "fallen_due": 1}, id="due today"),
        pytest.param(
            "", By(day("08-30")), "08-31", {"owed": 1, "overdue": 1, "missed": 1, "fallen_due": 1}, id="overdue"
        ),
        pytest.param("08-29 submit", By(day("08-30")), "08-31", {"owed": 1, "submitted": 1, **IN_TIME}, id="submitted"),
        pytest.param(
            "08-29 submit", By(day("08-30")), "08-29", {"owed": 1, "submitted": 1, **EARLY}, id="submitted early"
        ),
        pytest.param(
            "08-29 done", By(day("08-30")), "08-31", {"owed": 1, "done": 1, "accepted": 1, **IN_TIME}, id="done"
        ),
        pytest.param(
            "08-31 done", By(day("08-30")), "08-31", {"owed": 1, "done": 1, "missed": 1, **LATE}, id="done late"
        ),
        pytest.param("08-29 exempt", By(day("08-30")), "08-31", {"exempt": 1}, id="exempt is not owed"),
        pytest.param("08-31 exempt", By(day("08-30")), "08-31", {"exempt": 1, "missed": 1}, id="exempt too late"),
        pytest.param("", Unclear("另行通知"), "08-31", {"owed": 1, "unresolved": 1}, id="not checkable"),
        pytest.param(
            "08-29 done",
            Unclear("另行通知"),
            "08-31",
            {"owed": 1, "done": 1, "unresolved_handed_in": 1},
            id="done, though not checkable",
        ),
        pytest.param("", None, "08-31", {"owed": 1, "undated": 1}, id="undated"),
        pytest.param(
            "08-29 done",
            None,
            "08-31",
            {"owed": 1, "done": 1, "undated": 1, "undated_handed_in": 1},
            id="done, undated",
        ),
        pytest.param(
            "08-29 submit; 08-31 return to 09-02",
            By(day("08-30")),
            "08-31",
            {"owed": 1, "returned": 1, "fallen_due": 1, "due_soon": 1},
            id="returned counts as not handed in",
        ),
        pytest.param(
            "08-20 submit; 08-21 return to 09-10",
            By(day("08-30")),
            "08-25",
            {"owed": 1, "returned": 1, "not_due": 1},
            id="returned before it was due",
        ),
    ],
)
def test_where_a_cell_is_counted(done: str, due: Deadline | None, when: str, count: dict[str, int]) -> None:
    counted = tally([cell(done, when, due=due)])
    assert counted == NOTHING._replace(**count)
    apart = counted.fallen_due + counted.not_due + counted.undated + counted.unresolved + counted.unresolved_handed_in
    assert apart == counted.owed
    assert [is_in(cell(done, when, due=due), state) for state in Shortfall] == [
        counted.fallen_due > counted.handed_in,
        counted.handed_in > counted.in_time,
        counted.fallen_due > counted.accepted,
    ]


@pytest.mark.parametrize(
    ("done", "when", "miss", "redo"),
    [
        pytest.param("", "09-02", 3, None, id="still owed"),
        pytest.param("09-01 submit", "09-09", 2, None, id="handed in late"),
        pytest.param("08-30 submit", "09-09", None, None, id="in time"),
        pytest.param("09-01 exempt", "09-09", 2, None, id="exempt too late"),
        pytest.param("08-30 submit; 08-31 return to 09-02; 09-05 submit", "09-09", None, 3, id="redo late"),
        pytest.param("08-31 submit; 09-01 return to 09-02", "09-09", 1, 7, id="late, and the redo is owed"),
        pytest.param(
            "08-31 submit; 09-01 return to 09-02; 09-04 submit; 09-05 return to 09-06", "09-09", 1, 2, id="redo twice"
        ),
    ],
)
def test_by_how_many_days_it_was_missed(done: str, when: str, miss: int | None, redo: int | None) -> None:
    verdict = cell(done, when, due=By(day("08-30"))).verdict
    assert (verdict.miss and verdict.miss.days, verdict.redo_miss and verdict.redo_miss.days) == (miss, redo)
    assert (verdict.missed, verdict.redo_missed) == (miss is not None, redo is not None)
    assert [one.days for one in verdict.misses] == [days for days in (miss, redo) if days is not None]


def test_days_end_with_the_withdrawal() -> None:
    gone = REPORT._replace(withdrawn=Withdrawn(day("09-01"), "并入月报"))
    miss = cell("", "09-09", gone, due=By(day("08-30"))).verdict.miss
    assert miss == Miss(day("08-30"), 2)


@pytest.mark.parametrize(
    ("owed", "done", "percent"),
    [
        pytest.param(0, 0, None, id="nothing is owed"),
        pytest.param(3, 0, 0, id="none"),
        pytest.param(3, 1, 33, id="a third"),
        pytest.param(3, 2, 66, id="rounded down"),
        pytest.param(200, 199, 99, id="100 means all"),
        pytest.param(3, 3, 100, id="all"),
    ],
)
def test_percent(owed: int, done: int, percent: int | None) -> None:
    assert NOTHING._replace(owed=owed, done=done).percent == percent


def test_what_is_withdrawn_is_neither_owed_nor_done() -> None:
    gone = REPORT._replace(withdrawn=Withdrawn(day("08-20"), "merged"))
    cells = [made("08-15 done", requirement=gone), made("09-02 done", "09-30", gone), made("", requirement=gone)]
    assert tally(cells) == NOTHING._replace(withdrawn=3)


def test_what_is_withdrawn_leaves_the_percentages_from_that_day() -> None:
    """However far it had come; a miss from before then stays one."""
    gone = REPORT._replace(withdrawn=Withdrawn(day("09-05"), "merged"))
    for when, expected in [
        (
            "09-04",
            NOTHING._replace(owed=2, done=1, overdue=1, missed=1, fallen_due=2, handed_in=1, in_time=1, accepted=1),
        ),
        ("09-05", NOTHING._replace(withdrawn=2, missed=1)),
    ]:
        assert tally([made("08-15 done", when, gone), made("", when, gone)]) == expected


CELLS = [
    made("08-29 done"),
    made("", requirement=LEARN),
    made("", requirement=ACTIVITIES),
    made("", "08-31", requirement=ACTIVITIES, unit=SHANGHAI),
    made("08-29 exempt", requirement=UNCLEAR),
    made("08-20 extend to 08-28", "09-30", inside=OTHER),
]


@pytest.mark.parametrize(
    ("exhortations", "rows", "shown"),
    [
        pytest.param(False, "report activities later", 5, id="exhortations stay out"),
        pytest.param(True, "report learn activities later", 6, id="unless they are asked for"),
    ],
)
def test_a_notice_is_summed_up_by_requirement(exhortations: bool, rows: str, shown: int) -> None:
    summary = summarise(as_of("08-30"), [NOTICE, OTHER], CELLS, exhortations=exhortations)
    first, other = summary.notices
    assert " ".join(row.requirement.id for row in first.rows) == rows
    assert (first.exhortations, other.exhortations) == (1, 0)
    assert (first.tally.owed, first.tally.done, first.tally.exempt) == (3, 1, 1)
    assert len(summary.cells) == shown
    assert (summary.tally.owed, summary.tally.done) == (4, 1)
    assert summary.as_of == as_of("08-30")


def test_a_row_counts_its_own_cells_and_names_their_due_days() -> None:
    summary = summarise(as_of("08-30"), [NOTICE], CELLS, exhortations=False)
    row = summary.notices[0].rows[1]
    assert [one.unit.id for one in row.cells] == ["beijing", "shanghai"]
    assert (row.tally.owed, row.tally.due_today, row.tally.overdue) == (2, 1, 1)
    assert due_days(row.cells) == (day("08-30"),)
    assert due_days(summary.notices[0].rows[2].cells) == ()


def test_due_days_are_those_in_force() -> None:
    cells = [made(""), made("08-20 extend to 09-10", unit=SHANGHAI)]
    summary = summarise(as_of("08-30"), [NOTICE], cells, exhortations=False)
    assert due_days(summary.notices[0].rows[0].cells) == (day("08-30"), day("09-10"))


def test_attention_is_for_what_is_overdue_due_today_or_soon_the_longest_overdue_first() -> None:
    earlier = REPORT._replace(due=By(day("08-20")))
    standing = LEARN._replace(due=By(day("08-20")))
    cells = [
        made(""),
        made("08-29 done"),
        made("", requirement=earlier),
        made("", "08-29"),
        made("", requirement=standing),
    ]
    summary = summarise(as_of("08-30"), [NOTICE], reversed(cells), exhortations=True)
    assert [slot.cells for slot in summary.attention] == [(cells[2],), (cells[3], cells[0])]
    assert (summary.standing(Timeliness.OVERDUE), summary.standing(Timeliness.DUE_TODAY)) == (1, 1)


def test_a_notice_without_cells_is_there_with_nothing_in_it() -> None:
    summary = summarise(as_of("08-30"), [OTHER], [], exhortations=False)
    assert [(one.notice, one.rows, one.tally) for one in summary.notices] == [(OTHER, (), NOTHING)]


@pytest.mark.parametrize(
    ("inside", "asks"),
    [
        pytest.param(OTHER, True, id="a report"),
        pytest.param(NOTICE, True, id="and an exhortation"),
        pytest.param(notice(LEARN), False, id="nothing else"),
    ],
)
def test_whether_a_notice_asks_for_anything(inside: Notice, asks: bool) -> None:
    (found,) = summarise(as_of("08-30"), [inside], [], exhortations=False).notices
    assert found.asks is asks


def test_units_are_summed_up_without_exhortations() -> None:
    found = summarise_units([SHANGHAI, CELLS[0].unit, Unit("corps", "兵团")], CELLS)
    assert [(one.unit.id, one.tally.owed, one.tally.done) for one in found] == [
        ("shanghai", 1, 0),
        ("beijing", 3, 1),
        ("corps", 0, 0),
    ]


def test_what_recurs_has_a_row_for_each_of_its_latest_occurrences_and_one_for_the_older() -> None:
    days = [day(f"0{month}-05") for month in range(3, 9)]
    cells = [made("")._replace(occurrence=one) for one in days for _unit in range(2)]
    summary = summarise(as_of("08-30"), [NOTICE], cells, exhortations=False)
    rows = summary.notices[0].rows
    assert [(row.occurrences, row.older, len(row.cells)) for row in rows] == [
        ((days[5],), False, 2),
        ((days[4],), False, 2),
        ((days[3],), False, 2),
        ((days[0], days[1], days[2]), True, 6),
    ]
    each = [one.occurrences for row in rows for one in each_occurrence(row)]
    assert each == [(one,) for one in reversed(days)]
    assert [*each_occurrence(summarise(as_of("08-30"), [NOTICE], [made("")], exhortations=False).notices[0].rows[0])]


def test_what_has_no_day_never_falls_due() -> None:
    assert not cell("", due=None).fallen_due
