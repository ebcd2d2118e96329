"""Names of units, groups and requirements as people type and paste them, in an English county."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from conftest import refusal

if TYPE_CHECKING:
    from conftest import Desk

UNITS = {
    "nch1": "Northvale City Hospital No. 1",
    "nch2": "Northvale City Hospital No. 2",
    "gwh": "Greenfield West Hospital",
    "west": "Westside Clinic",
    "north": "Health Office of the North",
}
REQUIREMENTS = {"receipt": "Confirm receipt", "plan": "Send the drill plan"}
FIRST, SECOND = UNITS["nch1"], UNITS["nch2"]


@pytest.fixture
def county(empty: Desk) -> Desk:
    """Two hospitals with numbers, one with a part of its name in another's id, and a notice for all."""
    groups = '\n[[group]]\nid = "h"\nname = "All hospitals"\n'
    units = (f'\n[[unit]]\nid = "{id_}"\nname = "{name}"\ngroups = ["h"]\n' for id_, name in UNITS.items())
    (empty.root / "units.toml").write_text(f"format = 1\n{groups}{''.join(units)}", encoding="utf-8")
    head = 'format = 1\n[notice]\nid = "fire"\ntitle = "Fire drill"\nissuers = ["P"]\nrevised = 2026-03-01\n'
    duties = (
        f'[[requirement]]\nid = "{id_}"\ntitle = "{title}"\nquote = "x"\nkind = "report"\nactors = "a"\nwho = ["h"]\n'
        "due = 2026-03-29\n"
        for id_, title in REQUIREMENTS.items()
    )
    checklist = f"{head}[anchors]\nissued = 2026-03-01\n{''.join(duties)}"
    (empty.root / "checklists/fire.toml").write_text(checklist, encoding="utf-8")
    return empty


def test_what_is_recorded_for_names_as_they_are_typed(county: Desk) -> None:
    lines = {
        f"{FIRST.replace(' ', '|')}|fire/receipt": ["nch1"],
        f"{FIRST}\n{SECOND}\n|fire/receipt": ["nch1", "nch2"],
        f"west|{SECOND}, gwh|receipt": ["west", "nch2", "gwh"],
        "Greenfield|West|Hospital|west|fire/receipt": ["gwh", "west"],
        "nch1|Send|the|drill|plan": ["nch1"],
        "-g|h|--except|Greenfield  West Hospital\tnorth|Send|the|drill|plan": ["nch1", "nch2", "west"],
        "--under|Greenfield West Hospital|--all|plan": None,
        "--under|Greenfield West Hospital|plan": ["gwh"],
        f"{FIRST} (nch1)|Send the drill plan (fire/plan)": ["nch1"],
        f"{FIRST}（nch1）、{SECOND}（nch2）|Send  the drill plan（fire/plan）": ["nch1", "nch2"],
        "-g|All hospitals (h)|Fire drill/plan": [*UNITS],
        "west|Send|the|drill|plan（fire/plan）": ["west"],
    }
    typed = [["submit", *words.split("|"), "--on", "2026-03-20", "--lang", "en", "--dry-run"] for words in lines]
    for words, units, result in zip(lines, lines.values(), county.run_all(typed), strict=True):
        assert [id_ for id_, name in UNITS.items() if name in result.stdout] == sorted(units or [], key=[*UNITS].index)
        assert (words, result.returncode) == (words, 2 if units is None else 0)


def test_the_same_names_are_understood_when_looking(county: Desk) -> None:
    lines = {
        f"units|-u|{FIRST}\n{SECOND}": ["nch1", "nch2"],
        "units|-u|Greenfield West": ["gwh"],
        f"explain|{FIRST.replace(' ', '|')}|Send|the|drill|plan": ["nch1"],
        f"explain|{FIRST}, nch2|Send the drill plan (fire/plan)": ["nch1", "nch2"],
        f"show|{FIRST} (nch1)": ["nch1"],
        "units|--under|nch1\tnch2|--except|nch2": ["nch1"],
    }
    typed = [[*words.split("|"), "--lang", "en"] for words in lines]
    for words, units, result in zip(lines, lines.values(), county.run_all(typed), strict=True):
        assert (words, [id_ for id_, name in UNITS.items() if name in result.stdout]) == (words, units)
        assert result.returncode == 0, result
    shown = county.run_all([["show", word] for word in ("Fire drill (fire)", "Send the drill plan (fire/plan)")])
    assert [result.stdout.split("  ")[0] for result in shown] == ["Fire drill", "Send the drill plan"]


TOLD = {
    "submit|Greenfield|West|fire/receipt": (
        "two ways|两种读法",
        "Greenfield West Hospital (gwh), or|Greenfield West Hospital（gwh）；",
        "Westside Clinic (west)|Westside Clinic（west）",
        "in quotes|加引号",
        "commas|逗号",
    ),
    "submit|Greenfield\nWest|fire/receipt": ("two lines|分在两行", "Westside Clinic (west)|Westside Clinic（west）"),
    "submit|-g|h|--except|Greenfield West|fire/receipt": ("two ways|两种读法",),
    "undo|Greenfield|West|fire/receipt": ("two ways|两种读法",),
    "submit|Northvale City Hospital No 1, nch2|fire/receipt": (
        "no unit 'Northvale City Hospital No 1'|没有“Northvale City Hospital No 1”这个单位",
        "'nch1'|“nch1”",
    ),
    "submit|Nortvale|City|Hospital|No.|2|fire/receipt": ("Nortvale City Hospital No. 2", "'nch2'|“nch2”"),
    "status|-u|Nortvale City Hospital No. 1, nch2": ("Nortvale City Hospital No. 1", "'nch1'|“nch1”"),
    "submit|All hospitals|fire/plan": ('notice-tasks submit --group "All hospitals" fire/plan',),
    "submit|nch1|All|hospitals|fire/plan": ('notice-tasks submit nch1 --group "All hospitals" fire/plan',),
    "submit|fire/plan|Greenfield|West|Hospital": ('notice-tasks submit "Greenfield West Hospital" fire/plan',),
    "submit|fire/plan|Greenfield|West": ("two ways|两种读法",),
    "submit|nch1|Send|the|dril|plan": ("'Send the dril plan'|“Send the dril plan”", "'fire/plan'|“fire/plan”"),
    "submit|nch1|nch3|plan": ("'nch3'|“nch3”",),
    "submit|nch1|Send the drill plan (fire/receipt)": (
        "'Send the drill plan' is not|“Send the drill plan”不是",
        "Confirm receipt (fire/receipt)|Confirm receipt（fire/receipt）",
    ),
    "submit||fire/plan": ("For which unit|是哪个单位",),
    "submit|\n|fire/plan": ("For which unit|是哪个单位",),
    "submit|-g|\n|fire/plan": ("--group",),
    "submit|-g||fire/plan": ("--group",),
    "submit|-g|h|--except||fire/plan": ("--except",),
    "status|-u|": ("--unit",),
    "status|-n|,": ("--notice",),
    "submit|nch1|the|drill|plan": ("need quotes|要加引号", 'notice-tasks submit nch1 "the drill plan"'),
    "undo|fire/plan|nch1|nch2": ("notice-tasks undo nch1 nch2 fire/plan",),
    "status|-u|Greenfield|West|Hospital": ("'West Hospital'|“West Hospital”", "need quotes|要加引号"),
    "show|Greenfield|West|Hospital": ("'West Hospital'|“West Hospital”", "need quotes|要加引号"),
    "submit": ("What comes after 'submit'?|“submit”后面还没写全", "notice-tasks submit shanghai report"),
    "explain": ("Units (id, name|单位（短名", "notice-tasks explain xizang report"),
    "show": ("A notice, a requirement or a unit|通知、事项或单位", "notice-tasks show shanghai"),
    "coverage": ("The notice: id or title|通知", "notice-tasks coverage nhc-2024"),
    "undo": ("the requirement or the notice|事项或通知", "notice-tasks undo xizang report"),
}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_is_said_of_names_that_are_not_clear(county: Desk, lang: str) -> None:
    before = county.tree()
    found = county.run_all([[*words.split("|"), "--lang", lang] for words in TOLD])
    for parts, result in zip(TOLD.values(), found, strict=True):
        said = refusal(result, lang)
        assert [part for part in parts if part.split("|")[-1 if lang == "zh" else 0] not in said] == [], said
    assert county.tree() == before


def test_an_id_alone_is_told_with_the_command_that_takes_it_back(county: Desk) -> None:
    batch = county.json("submit", "-g", "h", "fire/plan", "--on", "2026-03-20")["batch"]
    event = county.json("ack", "gwh", "fire", "--on", "2026-03-10")["recorded"][0]["event"]["id"]
    one = county.json("submit", "nch1", "fire/receipt", "--on", "2026-03-20")["recorded"][0]["event"]["id"]
    lines = {
        ("undo", batch): f"notice-tasks undo --batch {batch}",
        ("undo", f"{batch}/5"): f"notice-tasks undo --batch {batch}",
        ("undo", "nch1", "fire/plan", batch): f"notice-tasks undo --batch {batch}",
        ("undo", "nch1", "fire/plan", "--event", batch): f"notice-tasks undo --batch {batch}",
        ("undo", event): f"notice-tasks undo gwh fire --event {event}",
        ("undo", "nch1", one): f"notice-tasks undo nch1 fire/receipt --event {one}",
        ("undo", "--batch", one): f"notice-tasks undo nch1 fire/receipt --event {one}",
    }
    for command, result in zip(lines.values(), county.run_all([*lines]), strict=True):
        assert refusal(result, "en").rstrip().endswith(f": {command}")
    assert county.run(*lines["undo", "nch1", one].split()[1:]).returncode == 0


def test_an_undo_of_one_unit_is_one_however_it_is_typed(county: Desk) -> None:
    county.said("submit", "nch1", "nch2", "fire/plan", "--on", "2026-03-20")
    undone, several = county.run_all(
        [["undo", *FIRST.split(), "fire/plan", "--on", "2026-03-21"], ["undo", "nch1, nch2", "fire/plan"]]
    )
    assert (undone.returncode, FIRST in undone.stdout) == (0, True)
    assert "Nothing was taken back" in several.stderr


def test_a_later_hand_in_is_told_where_it_keeps_a_group_out(county: Desk) -> None:
    county.said("submit", "-g", "h", "fire/plan", "--on", "2026-03-25", "--by", "Li")
    told = county.said("submit", "-g", "h", "fire/plan", "--on", "2026-03-20", "--lang", "en")
    assert "recorded otherwise" in told
    assert "5 units, submitted since 2026-03-25 by Li: " in told
    commands = re.findall(r"notice-tasks (undo \w+ fire/plan --event \w+)", told)
    assert [command.split()[1] for command in commands] == [*UNITS]
    chinese = county.said("submit", "-g", "h", "fire/plan", "--on", "2026-03-20", "--lang", "zh")
    assert "2026-03-25已由Li记为“已报送”" in chinese
    county.said(*commands[0].split(), "--on", "2026-03-26")
    again = county.json("submit", "-g", "h", "fire/plan", "--on", "2026-03-20")
    assert [result["cell"]["unit"] for result in again["recorded"]] == ["nch1"]


@pytest.mark.parametrize(("lang", "nothing"), [("en", "so nothing was recorded"), ("zh", "所以什么也没有记录")])
def test_a_faulty_file_keeps_all_from_being_recorded(county: Desk, lang: str, nothing: str) -> None:
    units = county.root / "units.toml"
    units.write_text("<<<<<<< HEAD\n" + units.read_text(encoding="utf-8"), encoding="utf-8")
    words = ("--requirement", "r", "--title", "T", "--actors", "A", "--who", "h", "--what", "R")
    recorded, undone, written, seen = county.run_all(
        [
            ["submit", "gwh", "fire/plan", "--lang", lang],
            ["undo", "gwh", "fire/plan", "--lang", lang],
            ["new", "n", *words, "--lang", lang],
            ["status", "--lang", lang],
        ]
    )
    assert nothing in refusal(recorded, lang, 3)
    assert nothing in refusal(undone, lang, 3)
    assert {"en": "so nothing was written", "zh": "所以什么也没有写入"}[lang] in refusal(written, lang, 3)
    assert {"en": "so no numbers are shown", "zh": "先不显示"}[lang] in refusal(seen, lang, 3)
