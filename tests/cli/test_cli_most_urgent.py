"""The list below `status` has room for what is due today, however much is overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Desk

HEAD = """
format = 1

[notice]
id = "many"
title = "Many duties"
revised = 2024-03-01

[anchors]
issued = 2024-03-01
"""
REQUIREMENT = """
[[requirement]]
id = "duty-{day}"
title = "Duty of the {day}th"
kind = "action"
actors = "all"
who = ["east-clinic"]
due = 2024-03-{day}
"""


def test_what_is_due_today_is_not_pushed_out_by_what_is_overdue(clinics: Desk) -> None:
    requirements = "".join(REQUIREMENT.format(day=day) for day in range(10, 27))
    (clinics.root / "checklists" / "many.toml").write_text(HEAD + requirements, encoding="utf-8")
    said = clinics.said("status", "-n", "many", "--as-of", "2024-03-25")
    shown = said.partition("due today or due soon\n")[2].splitlines()
    assert [line.split()[0] for line in shown[1:-1]] == [
        *(f"2024-03-{day}" for day in range(10, 19)),
        "2024-03-25",
    ]
    assert shown[-1].startswith("7 lines more. All of it, with every name: notice-tasks agenda --urgent --names")
    assert "; 15 overdue; 1 due today; 1 not due yet" in said
