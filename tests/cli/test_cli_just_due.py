"""Forgetting --on the day after a due day: what to type if the hand-in was in time."""

from __future__ import annotations

import datetime
import shlex
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Desk

TODAY = datetime.datetime.now(datetime.UTC).astimezone(datetime.timezone(datetime.timedelta(hours=8))).date()
YESTERDAY = TODAY - datetime.timedelta(days=1)

CHECKLIST = f"""\
format = 1
[notice]
id = "drill"
title = "关于应急演练的通知"
revised = {YESTERDAY}
[[requirement]]
id = "plan"
title = "报送方案"
kind = "report"
actors = "各村卫生室"
who = ["clinics"]
due = {YESTERDAY}
evidence = "none"
"""


@pytest.fixture
def desk(clinics: Desk) -> Desk:
    (clinics.root / "checklists/drill.toml").write_text(CHECKLIST, encoding="utf-8")
    return clinics


def pasted(told: str) -> list[list[str]]:
    """The lines to paste at the end of an answer."""
    lines = [line.strip() for line in told.splitlines()]
    return [shlex.split(line)[1:] for line in lines if line.startswith("notice-tasks ")]


def standings(desk: Desk) -> dict[str, str]:
    cells = desk.json("status", "--notice", "drill")["cells"]
    return {cell["unit"]: cell["timeliness"] for cell in cells}


@pytest.mark.parametrize(
    "words",
    [
        ["submit", "east", "plan"],
        ["done", "east", "west", "plan", "--note", "by phone, twice"],
        ["submit", "--group", "clinics", "drill/plan"],
    ],
    ids=["one", "two", "group"],
)
def test_the_lines_take_it_back_and_record_it_in_time(desk: Desk, words: list[str]) -> None:
    told = desk.said(*words)
    assert f"If it happened on the due day, {YESTERDAY} (" in told
    assert "met-late" in standings(desk).values()
    for line in pasted(told):
        desk.said(*line)
    after = standings(desk)
    assert "met" in after.values()
    assert "met-late" not in after.values()


def test_the_others_of_a_command_stay_as_they_are(desk: Desk) -> None:
    desk.said("extend", "east", "plan", "--to", str(TODAY), "--note", "asked", "--on", str(YESTERDAY))
    for line in pasted(desk.said("submit", "--all", "plan")):
        desk.said(*line)
    assert standings(desk) == {"east-clinic": "met-extended", "west-clinic": "met", "hill-clinic": "met"}


def test_a_trial_gives_the_line_only(desk: Desk) -> None:
    assert pasted(desk.said("submit", "east", "plan", "--dry-run")) == [
        ["submit", "east", "drill/plan", "--on", str(YESTERDAY)]
    ]


def test_a_day_that_was_given_is_believed(desk: Desk) -> None:
    assert "If it happened" not in desk.said("submit", "east", "plan", "--on", str(TODAY))


def test_in_chinese(desk: Desk) -> None:
    told = desk.said("submit", "east", "plan", "--lang", "zh")
    assert f"如果在时限当天{YESTERDAY}（" in told
