"""The receipt of a whole notice: acknowledged and taken back, for one unit or many, and where it shows."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Desk

NOTICE = "county-2024-cold-chain"
TITLE = "关于开展疫苗冷链自查的通知"
CLINICS = ["east-clinic", "west-clinic", "hill-clinic"]
ON = ("--on", "2024-03-04")
AS_OF = ("--as-of", "2024-03-20")


def acknowledged(desk: Desk, *words: str) -> list[str]:
    """The units for which a notice is newly acknowledged."""
    recorded = desk.json("ack", *words, *ON)["recorded"]
    assert all(one["event"]["requirement"] is one["cell"]["requirement"] is None for one in recorded)
    return [one["cell"]["unit"] for one in recorded if one["new"]]


def numbers(desk: Desk, *words: str) -> tuple[int, int]:
    (notice,) = desk.json("status", *AS_OF, *words)["notices"]
    return notice["acknowledged"], notice["units"]


@pytest.mark.parametrize(
    ("words", "units"),
    [
        pytest.param(["east-clinic", NOTICE], ["east-clinic"], id="one"),
        pytest.param(["山顶、东村", NOTICE], ["east-clinic", "hill-clinic"], id="several"),
        pytest.param(["east", TITLE], ["east-clinic"], id="a title"),
        pytest.param(["east", "2024-cold"], ["east-clinic"], id="part of an id"),
        pytest.param(["-g", "clinics", NOTICE], CLINICS, id="a group"),
        pytest.param(["-g", "clinics", "--except", "hill", NOTICE], ["east-clinic", "west-clinic"], id="but one"),
        pytest.param(["--under", "county-hospital", NOTICE], ["county-hospital"], id="a unit and those below it"),
        pytest.param(["--all", NOTICE], [*CLINICS, "county-hospital"], id="all that it asks"),
    ],
)
def test_whom_it_is_for(clinics: Desk, words: list[str], units: list[str]) -> None:
    before = clinics.tree()
    assert acknowledged(clinics, *words, "--dry-run") == units
    assert clinics.tree() == before
    assert acknowledged(clinics, *words) == units
    assert acknowledged(clinics, *words) == []
    assert numbers(clinics) == (len(units), 4)
    assert clinics.run("check").returncode == 0


def test_the_record_has_no_requirement_and_is_read_the_quick_way(clinics: Desk) -> None:
    clinics.said("ack", "east", NOTICE, *ON)
    (line,) = [
        line
        for line in (clinics.root / f"records/{NOTICE}/east-clinic.toml").read_text(encoding="utf-8").splitlines()
        if "acknowledge" in line
    ]
    assert "requirement" not in line
    assert clinics.cell("east", "training", "2024-03-20")["due"] == "2024-03-14"
    assert {clinics.cell("east", one, "2024-03-20")["progress"] for one in ("training", "self-check")} == {
        "acknowledged"
    }


def test_what_the_commands_say(clinics: Desk) -> None:
    said = clinics.said("ack", "east", NOTICE, *ON, "--by", "Li").splitlines()
    assert said[0] == f"{TITLE}  {NOTICE}"
    assert said[1].startswith("东村卫生室: 2024-03-04 acknowledged by Li; recorded only on ")
    assert said[1].endswith("-> acknowledged")
    assert "already so since 2024-03-04 by Li" in clinics.said("ack", "east", NOTICE)
    assert "already so since 2024-03-04 by Li" in clinics.said("ack", "east", f"{NOTICE}/self-check")
    assert "Acknowledged 1/4" in clinics.said("status", *AS_OF)
    assert "签收1/3" in clinics.said("status", "-g", "clinics", *AS_OF, "--lang", "zh")
    assert "1. The unit received the notice on 2024-03-04 (Mon): it acknowledged the whole notice (" in clinics.said(
        "explain", "east", "training", *AS_OF
    )
    (line,) = [line for line in clinics.said("log", *AS_OF).splitlines() if "acknowledged" in line]
    assert f"  {TITLE}  " in line
    shown = clinics.said("show", "east", *AS_OF)
    assert f"Notices acknowledged  2024-03-04  {TITLE}" in shown
    assert f"Notices acknowledged  not yet  {TITLE}" in clinics.said("show", "west", *AS_OF)
    undone = clinics.said("undo", "east", NOTICE)
    assert undone.splitlines()[1].endswith("-> not acknowledged")
    assert "taken back already" in clinics.said("undo", "east", NOTICE)
    assert "Acknowledged 0/4" in clinics.said("status", *AS_OF)


def test_a_receipt_of_a_requirement_is_told_apart(clinics: Desk) -> None:
    clinics.said("ack", "east", NOTICE, *ON)
    clinics.said("ack", "east", f"{NOTICE}/training", "--on", "2024-03-02")
    assert "; the whole notice; recorded only on" in clinics.said("explain", "east", "self-check", *AS_OF)
    said = clinics.said("explain", "east", "training", *AS_OF)
    assert "on 2024-03-02 (Sat): its first acknowledgement, recorded for '收文十天内培训管理员' (" in said
    undone = clinics.said("undo", "east", NOTICE).splitlines()[1]
    assert undone.endswith("-> acknowledged (recorded for 收文十天内培训管理员)")


def test_selections_count_only_their_units(clinics: Desk) -> None:
    acknowledged(clinics, "east", "county-hospital", NOTICE)
    assert numbers(clinics) == (2, 4)
    assert numbers(clinics, "-g", "clinics") == (1, 3)
    assert numbers(clinics, "--except", "east") == (1, 3)
    assert numbers(clinics, "--under", "county-hospital") == (1, 1)
    assert numbers(clinics, "-n", NOTICE, "-u", "west") == (0, 1)


def test_who_has_not_acknowledged(clinics: Desk) -> None:
    acknowledged(clinics, "east", "county-hospital", NOTICE)
    document = clinics.json("units", "--not-acknowledged", *AS_OF)
    assert [(unit["id"], unit["not_acknowledged"]) for unit in document["units"]] == [
        ("west-clinic", [NOTICE]),
        ("hill-clinic", [NOTICE]),
    ]
    screen = clinics.said("units", "--not-acknowledged", "-n", NOTICE, *AS_OF)
    assert "2 units have not acknowledged" in screen
    assert [word in screen for word in ("东村卫生室", "西村卫生室", "山顶卫生室", TITLE)] == [False, True, True, True]
    table = list(csv.DictReader(io.StringIO(clinics.said("units", "--not-acknowledged", "--csv", "-", *AS_OF))))
    assert [(row["Unit id"], row["Not acknowledged ids"], row["Not acknowledged"]) for row in table] == [
        ("west-clinic", NOTICE, TITLE),
        ("hill-clinic", NOTICE, TITLE),
    ]
    acknowledged(clinics, "--all", NOTICE)
    assert "Every unit has acknowledged" in clinics.said("units", "--not-acknowledged", *AS_OF)
    assert len(clinics.json("units", "--not-acknowledged", "--as-of", "2024-03-03")["units"]) == 4


def test_the_matrix_has_a_column_for_it(clinics: Desk) -> None:
    acknowledged(clinics, "east", NOTICE)
    rows = [line.split() for line in clinics.said("matrix", *AS_OF).splitlines()]
    assert {row[0]: row[1] for row in rows if row and row[0].endswith("卫生室")} == {
        "东村卫生室": "A",
        "西村卫生室": ".",
        "山顶卫生室": ".",
    }
    (notice,) = clinics.json("matrix", *AS_OF)["notices"]
    assert dict(zip(notice["units"], notice["received_on"], strict=True))["east-clinic"] == "2024-03-04"
    table = csv.DictReader(io.StringIO(clinics.said("matrix", "--csv", "-", *AS_OF)))
    assert {(row["Unit id"], row["Notice received"]) for row in table if row["Unit id"] in CLINICS[:2]} == {
        ("east-clinic", "2024-03-04"),
        ("west-clinic", ""),
    }


def test_tables_and_json_of_the_log(clinics: Desk) -> None:
    clinics.said("ack", "east", NOTICE, *ON)
    (event,) = clinics.json("log", *AS_OF)["events"]
    assert (event["requirement"], event["requirement_title"], event["progress"]) == (None, None, "acknowledged")
    (row,) = csv.DictReader(io.StringIO(clinics.said("log", "--csv", "-", *AS_OF)))
    assert (row["Notice id"], row["Requirement id"], row["Requirement"], row["Kind"]) == (NOTICE, "", "", "")


def test_a_cell_does_not_take_it_back_and_says_what_does(clinics: Desk) -> None:
    (recorded,) = clinics.json("ack", "east", NOTICE, *ON)["recorded"]
    line = f"notice-tasks undo east-clinic {NOTICE}"
    for words in ([], ["--event", recorded["event"]["id"]]):
        said = clinics.refused("undo", "east", f"{NOTICE}/self-check", *words)
        assert said.rstrip().endswith(line)
    clinics.said(*line.split()[1:])
    assert numbers(clinics) == (0, 4)


def test_a_batch_is_taken_back_whole(clinics: Desk) -> None:
    document = clinics.json("ack", "-g", "clinics", NOTICE, *ON)
    assert document["undo"] == f"notice-tasks undo --batch {document['batch']}"
    listed = clinics.run("undo", "-g", "clinics", NOTICE)
    assert listed.returncode == 2
    assert f"notice-tasks undo --batch {document['batch']}" in listed.stdout
    clinics.said("undo", "--batch", document["batch"], "--except", "hill")
    assert numbers(clinics) == (1, 4)


def test_what_a_batch_was_about_is_gone(clinics: Desk) -> None:
    document = clinics.json("ack", "-g", "clinics", NOTICE, *ON)
    (clinics.root / f"checklists/{NOTICE}.toml").unlink()
    assert f"'{NOTICE}' is no longer in this workspace" in clinics.refused("undo", "--batch", document["batch"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(
            ["ack", NOTICE, "east"],
            f"The units come first and the notice last. Write: notice-tasks ack east {NOTICE}",
            id="order",
        ),
        pytest.param(["undo", NOTICE, "east"], f"Write: notice-tasks undo east {NOTICE}", id="order of an undo"),
        pytest.param(
            ["ack", "clinics", NOTICE],
            f"'clinics' is a group. Write: notice-tasks ack --group clinics {NOTICE}",
            id="a group",
        ),
        pytest.param(
            ["submit", "east", NOTICE], f"'{NOTICE}' is a notice. Name one of its requirements:", id="another act"
        ),
        pytest.param(["ack", "east", "county-2023"], "There is no notice or requirement 'county-2023'.", id="unknown"),
        pytest.param(["ack", NOTICE], "For which unit?", id="no unit"),
        pytest.param(["undo", "east", NOTICE], "nothing was recorded that could be undone", id="nothing to undo"),
        pytest.param(["ack", "east", NOTICE, "--on", "2024-02-01"], "is before the notice itself", id="too early"),
        pytest.param(
            ["ack", "east", "冷链自查"],
            (
                f"'冷链自查' matches notices and requirements: 报送冷链自查表 ({NOTICE}/self-check), "
                f"报送冷链自查表 (other/self-check), {TITLE} ({NOTICE})."
            ),
            id="a notice and a requirement",
        ),
        pytest.param(["ack", "east", "关于开展"], "'关于开展' matches several notices", id="several notices"),
    ],
)
def test_what_is_refused(clinics: Desk, words: list[str], said: str) -> None:
    other = (clinics.root / f"checklists/{NOTICE}.toml").read_text(encoding="utf-8")
    other = other.replace(NOTICE, "other").replace(TITLE, "关于开展消防演练的通知")
    (clinics.root / "checklists/other.toml").write_text(other, encoding="utf-8")
    assert said in clinics.refused(*words)


def test_a_unit_that_is_not_asked_is_refused(clinics: Desk) -> None:
    register = clinics.root / "units.toml"
    more = '\n[[unit]]\nid = "school"\nname = "县中学"\n'
    register.write_text(register.read_text(encoding="utf-8") + more, encoding="utf-8")
    said = clinics.refused("ack", "school", NOTICE)
    assert f"The notice {TITLE} ({NOTICE}) asks nothing of 县中学" in said
    assert acknowledged(clinics, "--all", NOTICE) == [*CLINICS, "county-hospital"]
    (unit,) = [unit for unit in clinics.json("units", *AS_OF)["units"] if unit["id"] == "school"]
    assert unit["not_acknowledged"] == []


def test_in_chinese(clinics: Desk) -> None:
    assert clinics.run("签收", "东村", TITLE, "--on", "2024-03-04").returncode == 0
    assert numbers(clinics) == (1, 4)
    assert f"notice-tasks ack 东村 {NOTICE}" in clinics.refused("签收", NOTICE, "东村", lang="zh")


def test_the_next_step_names_only_the_units_without_a_receipt(clinics: Desk) -> None:
    clinics.said("ack", "east", NOTICE, *ON)
    said = clinics.said("submit", "-g", "clinics", "training", "--on", "2024-03-06")
    assert f"Next: notice-tasks ack west-clinic hill-clinic {NOTICE}/training --on DAY" in said


def test_an_undo_twice_never_offers_to_take_back_the_receipt_of_the_notice(clinics: Desk) -> None:
    clinics.said("ack", "east", NOTICE, *ON)
    clinics.said("note", "east", "self-check", "--note", "x", "--on", "2024-03-05")
    clinics.said("undo", "east", "self-check", "--on", "2024-03-06")
    said = clinics.said("undo", "east", "self-check", "--on", "2024-03-06")
    assert "taken back already" in said
    assert "--event" not in said
