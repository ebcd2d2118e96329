"""A Saturday or Sunday that is worked is named wherever it is shown as a day of a duty.

Sunday, 20 September 2026 and Saturday, 10 October 2026 are worked; Sunday, 27 September is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Desk

CHECKLIST = """\
format = 1
[notice]
id = "safety"
title = "关于安全生产的通知"
revised = 2026-09-01
[anchors]
issued = 2026-09-01
[[requirement]]
id = "plan"
title = "报送方案"
kind = "report"
actors = "各村卫生室"
who = ["clinics"]
due = 2026-09-20
evidence = "none"
[[requirement]]
id = "weekly"
title = "报送周报"
kind = "report"
actors = "各村卫生室"
who = ["clinics"]
due = { every = "week", weekday = "sunday", from = 2026-09-14, to = 2026-09-30 }
"""

SUNDAY, REST = "2026-09-20 (worked Sun)", "2026-09-27 (worked"


@pytest.fixture
def desk(clinics: Desk) -> Desk:
    (clinics.root / "checklists/safety.toml").write_text(CHECKLIST, encoding="utf-8")
    return clinics


@pytest.mark.parametrize(
    "words",
    [
        ("status", "--notice", "safety"),
        ("matrix", "--notice", "safety"),
        ("show", "safety/plan"),
        ("show", "east"),
        ("explain", "safety/weekly"),
    ],
    ids=lambda words: words[0],
)
def test_a_due_day_in_a_table(desk: Desk, words: tuple[str, ...]) -> None:
    told = desk.said(*words, "--as-of", "2026-09-21")
    assert SUNDAY in told
    assert REST not in told


def test_a_day_with_its_weekday(desk: Desk) -> None:
    told = desk.said("explain", "east", "safety/plan", "--as-of", "2026-09-20")
    assert "Due: 2026-09-20 (Sun, make-up working day)" in told
    told = desk.said("explain", "east", "safety/plan", "--as-of", "2026-09-20", "--lang", "zh")
    assert "时限：2026-09-20（周日，调休上班）" in told


def test_an_extension_in_the_log_and_when_it_is_recorded(desk: Desk) -> None:
    told = desk.said("extend", "east", "safety/plan", "--to", "2026-10-10", "--note", "停电", "--on", "2026-09-18")
    assert "extended to 2026-10-10 (worked Sat)" in told
    assert "extended to 2026-10-10 (worked Sat)" in desk.said("log")
    assert "延期至2026-10-10（周六调休上班）" in desk.said("log", "--lang", "zh")


def test_the_agenda_names_it_once(desk: Desk) -> None:
    told = desk.said("agenda", "--as-of", "2026-09-15")
    assert "  2026-09-20 (Sun)  make-up working day\n" in told
    assert told.count("make-up working day") == 1


def test_calc(desk: Desk) -> None:
    told = desk.said("calc", "--after", "2026-09-18", "--workdays", "1")
    assert told.startswith("Due: 2026-09-20 (Sun, make-up working day)\n")
    assert "Worked in place of a holiday, and counted: 2026-09-20 (Sun).\n" in told
