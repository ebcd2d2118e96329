"""The plain way of counting, against examples worked out by hand."""

from __future__ import annotations

import ast
import datetime
from pathlib import Path
from typing import Any

import plain_counting
import plain_days
import plain_recurring
import pytest
from arrangements import REST
from plain_counting import due_once
from plain_days import NOTHING, Answer
from plain_recurring import due_again
from program_counting import TYPED_IN
from random_rules import ONCE, RECURRING, Case, RuleChoice, case
from written import day, moment, toml

OWN = {"arrangements", "plain_counting", "plain_days", "plain_recurring"}
FROM_PYTHON = {"__future__", "collections", "datetime", "typing"}


ANCHORS = {
    "issued": day("08-12"),
    "outbreak": moment("08-12T22:30"),
    "abroad": datetime.datetime(2024, 8, 31, 18, 0, tzinfo=datetime.UTC),
    "opening": None,
}


@pytest.mark.parametrize("module", [plain_days, plain_counting, plain_recurring])
def test_it_takes_nothing_from_the_program_or_a_library(module: Any) -> None:
    tree = ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8")))
    imported = set()
    for node in tree:
        if isinstance(node, ast.Import):
            imported |= {name.name.split(".")[0] for name in node.names}
        if isinstance(node, ast.ImportFrom):
            imported.add(str(node.module).split(".")[0])
    assert imported <= OWN | FROM_PYTHON


@pytest.mark.parametrize(
    ("text", "at"),
    [
        pytest.param('{ after = "outbreak", hours = 2 }', "08-13T00:30", id="两小时内, past midnight"),
        pytest.param('{ after = "outbreak", hours = 24 }', "08-13T22:30", id="24小时内"),
        pytest.param('{ after = "outbreak", minutes = 90 }', "08-13T00:00", id="midnight belongs to the new day"),
        pytest.param('{ before = "outbreak", hours = 23 }', "08-11T23:30", id="counted back"),
        pytest.param('{ before = "outbreak", minutes = 1 }', "08-12T22:29", id="a minute before"),
        pytest.param('{ after = "abroad", hours = 1 }', "09-01T03:00", id="Sunday in Beijing, and no roll"),
        pytest.param('{ by = "outbreak" }', "08-12T22:30", id="the moment itself"),
        pytest.param('{ by = "outbreak", inclusive = false }', "08-12T22:30", id="a moment has no day to leave out"),
        pytest.param('{ by = "abroad", roll = "next" }', "09-02T02:00", id="rolled, at the same time of day"),
        pytest.param('{ by = "abroad", roll = "previous" }', "08-30T02:00", id="rolled back"),
        pytest.param("2024-08-19T18:00:00", "08-19T18:00", id="without an offset"),
        pytest.param("2024-08-19T18:00:00Z", "08-20T02:00", id="in universal time"),
    ],
)
def test_moments(text: str, at: str) -> None:
    assert due_once(toml(text), ANCHORS, TYPED_IN) == Answer(moment(at).date(), moment(at))


@pytest.mark.parametrize(
    ("text", "due_on"),
    [
        pytest.param('{ after = "abroad", days = 1 }', "09-02", id="days count from the day in Beijing"),
        pytest.param('{ after = "outbreak", workdays = 1 }', "08-13", id="working days too"),
        pytest.param('{ after = "outbreak", months = 1 }', "09-12", id="and months"),
    ],
)
def test_whole_days_from_a_moment(text: str, due_on: str) -> None:
    assert due_once(toml(text), ANCHORS, TYPED_IN) == Answer(day(due_on))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{ after = "issued", hours = 2 }', id="hours from a day"),
        pytest.param('{ after = "opening", minutes = 2 }', id="minutes from nowhere"),
        pytest.param('{ by = "opening" }', id="an anchor without a day"),
        pytest.param("{ from = 2024-09-02, to = 2024-09-01 }", id="a window reversed"),
        pytest.param('{ from = 2024-08-31, to = 2024-09-01, roll = "previous" }', id="a window reversed by its roll"),
        pytest.param('{ from = 2024-09-01, to = 2024-08-31, roll = "next" }', id="and not put right by it"),
        pytest.param('{ by = 2027-01-04, roll = "next" }', id="a Monday of a year nobody announced"),
        pytest.param("{ by = 0001-01-01, inclusive = false }", id="before the first day"),
        pytest.param('{ after = "issued", years = 8000 }', id="after the last"),
        pytest.param('{ unclear = "另行通知" }', id="另行通知"),
    ],
)
def test_no_day_is_guessed(text: str) -> None:
    assert due_once(toml(text), ANCHORS, TYPED_IN) == NOTHING


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            '{ every = "week", weekday = "friday", from = 2024-08-12, to = 2024-08-30 }',
            "08-16 08-23 08-30",
            id="每周五下班前: both ends belong to the span",
        ),
        pytest.param(
            '{ every = "month", day = 5, from = 2024-10-05 }', "10-05 11-05 12-05", id="每月5日前, open-ended"
        ),
        pytest.param(
            '{ every = "month", day = 31, from = 2024-01-01, to = 2024-05-01 }',
            "01-31 02-29 03-31 04-30",
            id="a short month's last day",
        ),
        pytest.param(
            '{ every = "quarter", month = 1, day = 5, from = 2024-01-06, to = 2024-12-31 }',
            "04-05 07-05 10-05",
            id="每季度首月5日前",
        ),
        pytest.param(
            '{ every = "quarter", month = 3, day = 31, from = 2024-01-01 }', "03-31 06-30 09-30 12-31", id="每季度末前"
        ),
        pytest.param('{ every = "half-year", month = 6, day = 30, from = 2024-01-01 }', "06-30 12-30", id="每半年"),
        pytest.param('{ every = "year", month = 2, day = 30, from = 2023-03-01 }', "02-29", id="a year's short month"),
        pytest.param(
            '{ rrule = "FREQ=WEEKLY;BYDAY=MO,FR;COUNT=3", from = 2024-08-13 }', "08-16 08-19 08-23", id="so many times"
        ),
        pytest.param(
            '{ rrule = "FREQ=DAILY;INTERVAL=10", from = 2024-08-12, to = 2024-09-01 }',
            "08-12 08-22 09-01",
            id="十天一报",
        ),
        pytest.param(
            '{ rrule = "FREQ=MONTHLY;BYMONTHDAY=31", from = 2024-08-12 }',
            "08-31 10-31 12-31",
            id="months too short are passed over",
        ),
        pytest.param(
            '{ rrule = "FREQ=MONTHLY;BYDAY=-1FR", from = 2024-08-12, to = 2024-10-31 }',
            "08-30 09-27 10-25",
            id="每月最后一个周五",
        ),
        pytest.param(
            '{ rrule = "FREQ=MONTHLY;BYDAY=2MO;COUNT=2", from = 2024-08-12 }', "08-12 09-09", id="每月第二个周一"
        ),
        pytest.param("{ on = [2024-10-08, 2024-09-05, 2024-10-08] }", "09-05 10-08", id="days listed, each once"),
        pytest.param(
            '{ every = "week", weekday = "monday", from = "issued", to = "abroad" }',
            "08-12 08-19 08-26",
            id="between anchors",
        ),
        pytest.param('{ every = "month", day = 5, from = 2024-08-12, to = 2024-08-01 }', "", id="a span reversed"),
    ],
)
def test_the_days_of_a_rhythm(text: str, names: str) -> None:
    found = due_again(toml(text), ANCHORS, TYPED_IN, day("12-31"))
    assert found == [(day(name), day(name)) for name in names.split()]


@pytest.mark.parametrize("end", ['from = "opening"', 'from = 2024-08-12, to = "opening"'])
def test_a_span_that_is_not_known_has_no_occurrences(end: str) -> None:
    assert due_again(toml(f'{{ every = "month", day = 5, {end} }}'), ANCHORS, TYPED_IN, day("12-31")) is None


@pytest.mark.parametrize(
    ("changes", "due_on"),
    [
        pytest.param("", "09-05 10-05 11-05", id="as they are"),
        pytest.param("inclusive = false", "09-04 10-04 11-04", id="the day itself is left out"),
        pytest.param('roll = "next"', "09-05 10-08 11-05", id="rolled past the national holiday"),
        pytest.param('roll = "previous"', "09-05 09-30 11-05", id="rolled back over it"),
        pytest.param('inclusive = false, roll = "next"', "09-04 10-08 11-04", id="left out before the roll"),
        pytest.param(
            'roll = "next", except = [{ occurrence = 2024-10-05, moved = 2024-10-12, reason = "会期调整" }]',
            "09-05 10-12 11-05",
            id="one moved",
        ),
        pytest.param(
            'inclusive = false, roll = "next", except = [{ occurrence = 2024-10-05, moved = 2024-10-06 }]',
            "09-04 10-06 11-04",
            id="due on the new day just as written",
        ),
        pytest.param(
            'except = [{ occurrence = 2024-10-05, dropped = true, reason = "并入年报" }]',
            "09-05 - 11-05",
            id="one dropped",
        ),
        pytest.param(
            'except = [{ occurrence = 2024-10-06, dropped = true, reason = "并入年报" }]',
            "09-05 10-05 11-05",
            id="a day that is no occurrence",
        ),
    ],
)
def test_an_occurrence_keeps_its_name(changes: str, due_on: str) -> None:
    more = f", {changes}" if changes else ""
    text = f'{{ every = "month", day = 5, from = 2024-09-01, to = 2024-11-30{more} }}'
    wanted = zip(("09-05", "10-05", "11-05"), due_on.split(), strict=True)
    found = due_again(toml(text), ANCHORS, TYPED_IN, day("12-31"))
    assert found == [(day(name), day(on)) for name, on in wanted if on != "-"]


def test_an_occurrence_in_a_year_nobody_announced_has_no_day() -> None:
    text = '{ every = "month", day = 31, from = 2026-12-01, to = 2027-01-31, roll = "next" }'
    found = due_again(toml(text), ANCHORS, TYPED_IN, day("2027-12-31"))
    assert found == [(day("2026-12-31"), day("2026-12-31")), (day("2027-01-31"), None)]


@pytest.mark.parametrize("form", [*ONCE, *RECURRING])
def test_random_rules_reach_every_form_with_a_day_and_without(form: str) -> None:
    reached = set()
    for number in range(2_000):
        reached.add(has_a_day(form, case(number, RuleChoice((form,)))))
        if reached == {True, False}:
            break
    assert reached == ({False} if form == "unclear" else {True, False})


def has_a_day(form: str, asked: Case) -> bool:
    """Whether a rule of this form gives any day, counted plainly."""
    if form in RECURRING:
        return bool(due_again(asked.due, asked.anchors(), TYPED_IN, datetime.date(max(REST) + 1, 6, 30)))
    return due_once(asked.due, asked.anchors(), TYPED_IN).day is not None
