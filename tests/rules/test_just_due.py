"""A hand-in whose day was not given, late by rest days at most: the due day on which it may have happened.

The report is due on Friday, 30 August 2024.
"""

from __future__ import annotations

import pytest
from rules_builders import cell, day, events

from notice_tasks.dates.workdays import ChinaCalendar
from notice_tasks.model.deadline import By
from notice_tasks.rules.just_due import just_due


@pytest.mark.parametrize(
    ("due", "done", "expected"),
    [
        pytest.param("08-30", "08-30 submit", None, id="in time"),
        pytest.param("08-30", "08-31 submit", "08-30", id="the day after"),
        pytest.param("08-30", "09-02 submit", "08-30", id="after the weekend"),
        pytest.param("08-30", "09-02 done", "08-30", id="done"),
        pytest.param("08-30", "09-03 submit", None, id="a working day later"),
        pytest.param("09-13", "09-18 submit", None, id="a make-up Saturday between"),
        pytest.param("09-14", "09-18 submit", "09-14", id="after Mid-autumn"),
        pytest.param("2028-09-29", "2028-10-02 submit", "2028-09-29", id="a weekend of a year not announced"),
        pytest.param("2028-09-29", "2028-10-03 submit", None, id="a Monday of a year not announced"),
        pytest.param("08-30", "08-31 start", None, id="no hand-in"),
        pytest.param("08-30", "08-28 submit; 08-29 return to 09-06; 09-08 submit", "09-06", id="the redo day"),
        pytest.param("08-30", "08-28 submit; 08-29 return to 09-06; 09-06 submit", None, id="redone in time"),
        pytest.param(
            "08-30",
            "08-28 submit; 08-29 return to 09-02; 09-05 submit; 09-06 return to 09-10; 09-09 submit",
            None,
            id="redone in time after a redo that was late",
        ),
    ],
)
def test_the_due_day_just_before(due: str, done: str, expected: str | None) -> None:
    *earlier, last = events(done)
    rule = By(day(due))
    before = cell(tuple(earlier), "2028-12-31", due=rule)
    after = cell((*earlier, last), "2028-12-31", due=rule)
    found = just_due(before, after, last.on, ChinaCalendar())
    assert found == (None if expected is None else day(expected))


def test_what_has_no_due_day_is_never_late() -> None:
    (last,) = events("08-31 submit")
    assert just_due(cell((), due=None), cell((last,), "2028-12-31", due=None), last.on, ChinaCalendar()) is None
