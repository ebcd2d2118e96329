"""A command that a screen names lists exactly what the screen counted."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Desk

MORE = """
[[requirement]]
id = "daily"
title = "每日测温"
kind = "report"
actors = "各单位"
who = ["clinics", "extra"]
due = { rrule = "FREQ=DAILY", from = 2024-03-01, to = 2024-04-20 }

[[requirement]]
id = "drill"
title = "演练"
kind = "action"
actors = "各单位"
who = ["extra"]
due = { from = 2024-03-31, to = 2024-04-01 }

[[requirement]]
id = "creed"
title = "弘扬精神"
kind = "standing"
actors = "各单位"
who = []
"""


@pytest.fixture
def busy(begun: Desk) -> Desk:
    """The county with eight more units, something daily, a window that opens in two days, and a duty of no unit."""
    extra = "".join(f'\n[[unit]]\nid = "x{n}"\nname = "第{n}门诊部"\ngroups = ["extra"]\n' for n in range(8))
    with (begun.root / "units.toml").open("a", encoding="utf-8") as register:
        register.write(f'\n[[group]]\nid = "extra"\nname = "门诊 部"\n{extra}')
    with (begun.root / "checklists/county-2024-cold-chain.toml").open("a", encoding="utf-8") as checklist:
        checklist.write(MORE)
    return begun


def named(text: str, command: str) -> list[str]:
    """The words of the command that a screen names."""
    (found,) = re.findall(rf"notice-tasks ({command}.*)$", text, re.MULTILINE)
    return shlex.split(found)


SELECTIONS = [
    "",
    "-n county-2024 -g clinics",
    "-g '门诊 部' --except x3 --except x4",
    "--under x1 -u x1",
    "--estimate",
]


@pytest.mark.parametrize("selection", SELECTIONS)
@pytest.mark.parametrize("as_of", ["2024-03-29", "2024-03-31T12:00"])
def test_the_list_below_status_is_whole_in_the_command_it_names(busy: Desk, selection: str, as_of: str) -> None:
    words = [*shlex.split(selection), "--as-of", as_of]
    counted = urgent(busy.json("status", *words)["cells"])
    command = named(busy.said("status", *words, "--lang", "en"), "agenda")
    assert "--names" in command
    slots = busy.json(*command)["agenda"]
    assert sorted((slot["requirement"], str(slot["occurrence"]), u) for slot in slots for u in slot["units"]) == counted
    listed = busy.said(*command, "--lang", "zh")
    assert all(name in listed for slot in slots for name in slot["unit_names"])


def urgent(cells: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """What is overdue, due today or due soon."""
    states = {"overdue", "due-today", "due-soon"}
    return sorted((c["requirement"], str(c["occurrence"]), c["unit"]) for c in cells if c["timeliness"] in states)


def test_the_workspace_and_a_day_in_words_are_named_too(busy: Desk, tmp_path: Path) -> None:
    words = ("--workspace", str(busy.root), "status", "--as-of", "4月1日")
    result = busy.run(*words, "--lang", "en", cwd=tmp_path)
    command = named(result.stdout, "agenda")
    assert command[-4] == "--as-of"
    assert re.fullmatch(r"\d{4}-04-01", command[-3])
    assert command[-2:] == ["--workspace", str(busy.root)]
    assert busy.run(*command, cwd=tmp_path).returncode == 0


def test_exhortations_that_are_counted_are_in_the_command_that_is_named(busy: Desk) -> None:
    shown = busy.said("status", "-u", "x1", "--as-of", "2024-03-29", "--lang", "en")
    (number,) = re.findall(r"^(\d+) standing dut", shown, re.MULTILINE)
    requirements = busy.json(*named(shown, "show"))["notice"]["requirements"].values()
    kinds = [one["kind"] for one in requirements]
    assert sum(kind in {"standing", "encouragement"} for kind in kinds) == int(number)


@pytest.mark.parametrize(
    "days", ["", "--days 3", "--from 2024年3月1日", "--to 2024-04-01", "--month 2024-04", "--week 4月1日"]
)
def test_the_agenda_names_the_command_that_names_every_unit(busy: Desk, days: str) -> None:
    words = ["agenda", *days.split(), "-g", "extra", "--as-of", "2024-03-29", "--lang"]
    shown = busy.run(*words, "en").stdout
    command = named(shown, "agenda --names")
    assert busy.json(*command) == busy.json(*words[:-1])
    listed = busy.said(*command, "--lang", "en")
    assert "With every name" not in listed
    assert "第7门诊部" in listed
    assert "第7门诊部" not in shown


def test_the_log_names_the_command_that_shows_all(busy: Desk) -> None:
    busy.said("note", "x1", "x2", "drill", "--note", "已催")
    shown = busy.said("log", "-g", "extra", "--limit", "1", "--lang", "en")
    assert "1 earlier record is not shown" in shown
    assert len(busy.json(*named(shown, "log"))["events"]) == 2


def test_what_a_month_leaves_out_is_in_the_command_that_is_named(busy: Desk) -> None:
    words = ("agenda", "--month", "2024-04", "-u", "east-clinic", "--as-of", "2024-03-29", "--lang", "en")
    shown = busy.said(*words)
    left_out = busy.json(*words)["without_day"]
    cells = busy.json(*named(shown, "status --all-kinds"))["cells"]
    undated = [cell for cell in cells if cell["due"] is None]
    standing = [cell for cell in undated if cell["kind"] in {"standing", "encouragement"}]
    assert left_out == {"owed": len(undated) - len(standing), "exhortations": len(standing)}
