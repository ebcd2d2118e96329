"""Batches: what one command wrote is named, and taken back with one line, whole or not at all."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from conftest import refusal

if TYPE_CHECKING:
    from conftest import Desk

NOTICE = "county-2024-cold-chain"
CHECK, TRAINING = f"{NOTICE}/self-check", f"{NOTICE}/training"
CLINICS = ["east-clinic", "west-clinic", "hill-clinic"]
GROUP = ("--group", "clinics", CHECK)


def submitted(desk: Desk, *words: str) -> str:
    """The batch of a group's submissions."""
    return str(desk.json("submit", *words or GROUP, "--on", "2024-03-20")["batch"])


def progress(desk: Desk) -> dict[str, str]:
    """How far each clinic has come."""
    cells = desk.json("status", "--as-of", "2024-03-29", "--group", "clinics")["cells"]
    return {cell["unit"]: cell["progress"] for cell in cells if cell["requirement"] == "self-check"}


def units(document: dict[str, Any], *, new: bool = True) -> list[str]:
    return [result["cell"]["unit"] for result in document["recorded"] if result["new"] is new]


def test_what_one_command_wrote_has_one_batch(clinics: Desk) -> None:
    clinics.said("submit", "west", CHECK, "--on", "2024-03-19")
    told = clinics.said("submit", *GROUP, "--on", "2024-03-20").splitlines()
    assert told[0].endswith(CHECK)
    (line,) = [line.partition(": ")[2] for line in told if "--batch" in line]
    events = clinics.json("log", "--as-of", "2024-03-29")["events"]
    batches = {event["unit"]: event.get("batch") for event in events}
    id_ = line.removeprefix("notice-tasks undo --batch ")
    assert re.fullmatch("[0-9a-hjkmnp-tv-z]{8}", id_)
    assert batches == {"west-clinic": None, "east-clinic": f"{id_}/2", "hill-clinic": f"{id_}/2"}
    clinics.said(*line.split()[1:])
    assert progress(clinics) == {"east-clinic": "pending", "west-clinic": "submitted", "hill-clinic": "pending"}
    assert clinics.run("check").returncode == 0


def test_json_names_the_batch_and_its_line(clinics: Desk) -> None:
    document = clinics.json("submit", *GROUP, "--on", "2024-03-20")
    (batch,) = {result["event"]["batch"] for result in document["recorded"]}
    assert batch == f"{document['batch']}/3"
    assert document["undo"] == f"notice-tasks undo --batch {document['batch']}"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["east", CHECK], id="one unit"),
        pytest.param([*GROUP, "--dry-run"], id="a trial"),
    ],
)
def test_what_has_no_batch(clinics: Desk, words: list[str]) -> None:
    document = clinics.json("submit", *words)
    assert (document["batch"], document["undo"]) == (None, None)
    assert all("batch" not in result["event"] for result in document["recorded"])
    assert "--batch" not in clinics.said("note", *words, "--note", "x")


def test_each_command_has_its_own_batch(clinics: Desk) -> None:
    assert submitted(clinics) != clinics.json("note", *GROUP, "--note", "催过")["batch"]
    assert (clinics.json("submit", *GROUP, "--on", "2024-03-20")["batch"], units(clinics.json("submit", *GROUP))) == (
        None,
        [],
    )


def test_a_batch_is_taken_back_whole(clinics: Desk) -> None:
    batch = submitted(clinics)
    document = clinics.json("undo", "--batch", batch, "--note", "记错了")
    assert units(document) == CLINICS
    (own,) = {result["event"]["batch"] for result in document["recorded"]}
    assert (own, document["undo"]) == (f"{document['batch']}/3", None)
    assert document["batch"] != batch
    assert {result["event"]["note"] for result in document["recorded"]} == {"记错了"}
    assert set(progress(clinics).values()) == {"pending"}
    assert clinics.run("check").returncode == 0


def test_said_twice_nothing_of_it_stands(clinics: Desk) -> None:
    batch = submitted(clinics)
    clinics.said("undo", "--batch", batch)
    before = clinics.tree()
    told = clinics.said("undo", "--batch", batch)
    assert "All of this batch was already taken back" in told
    assert "--event" not in told
    assert (units(clinics.json("undo", "--batch", batch)), clinics.tree()) == ([], before)


@pytest.mark.parametrize("written", ["{}/3", " {} ", "{:A}"])
def test_a_batch_as_people_copy_it(clinics: Desk, written: str) -> None:
    batch = submitted(clinics)
    word = batch.upper() if written == "{:A}" else written.format(batch)
    assert units(clinics.json("undo", "--batch", word)) == CLINICS


def test_what_was_taken_back_alone_stays_so(clinics: Desk) -> None:
    batch = submitted(clinics)
    alone = clinics.json("undo", "west", CHECK)["recorded"][0]["event"]
    document = clinics.json("undo", "--batch", batch)
    assert (units(document), units(document, new=False)) == (["east-clinic", "hill-clinic"], ["west-clinic"])
    assert document["recorded"][1]["event"] == alone


def test_one_unit_of_a_batch_is_taken_back_alone(clinics: Desk) -> None:
    submitted(clinics)
    clinics.said("undo", "east", CHECK)
    assert progress(clinics) == {"east-clinic": "pending", "west-clinic": "submitted", "hill-clinic": "submitted"}


@pytest.mark.parametrize("word", ["west", "西村卫生室", "west-clinic"])
def test_units_are_left_out(clinics: Desk, word: str) -> None:
    batch = submitted(clinics)
    assert units(clinics.json("undo", "--batch", batch, "--except", word)) == ["east-clinic", "hill-clinic"]
    assert progress(clinics) == {"east-clinic": "pending", "west-clinic": "submitted", "hill-clinic": "pending"}


@pytest.mark.parametrize(
    "words",
    [
        ["east", "西村卫生室"],
        ["东村卫生室、西村卫生室"],
        ["--under", "east", "west"],
        ["-g", "clinics", "--except", "hill"],
    ],
)
def test_only_the_units_chosen_are_taken_back(clinics: Desk, words: list[str]) -> None:
    batch = submitted(clinics, "--all", CHECK)
    assert units(clinics.json("undo", "--batch", batch, *words)) == ["east-clinic", "west-clinic"]
    assert progress(clinics) == {"east-clinic": "pending", "west-clinic": "pending", "hill-clinic": "submitted"}
    told = clinics.said("undo", "--batch", batch, *words, "--lang", "zh")
    assert "仍然有效的：2个单位（" in told
    assert f"要撤销它们：notice-tasks undo --batch {batch}" in told
    assert set(units(clinics.json("undo", "--batch", batch))) == {"hill-clinic", "county-hospital"}


def test_one_refusal_keeps_all_of_it(clinics: Desk) -> None:
    """Each unit that keeps it from being taken back is named with its reason, and the line goes round them."""
    batch = submitted(clinics)
    file = clinics.root / "units.toml"
    register = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r'\[\[unit\]\]\nid = "west-clinic"(?:\n.+)+', "", register), encoding="utf-8")
    told = clinics.refused("undo", "--batch", batch, "--except", "hill")
    line = f"notice-tasks undo --batch {batch} --except hill --except west-clinic"
    assert told.splitlines()[0].endswith(line)
    assert [text.split(":")[0] for text in told.splitlines()[1:]] == ["  west-clinic (west-clinic)"]
    assert units(clinics.json(*line.split()[1:])) == ["east-clinic"]


def test_units_that_moved_on_keep_all_of_it(clinics: Desk) -> None:
    """What rests on the batch is named; a note rests on nothing."""
    batch = submitted(clinics)
    accepted = clinics.json("accept", "west", CHECK, "--on", "2024-03-21")["recorded"][0]["event"]["id"]
    clinics.said("note", "east", CHECK, "--note", "催过")
    told = clinics.refused("undo", "--batch", batch).splitlines()
    line = f"notice-tasks undo --batch {batch} --except west-clinic"
    assert told[0].endswith(line)
    assert (len(told), accepted in told[1], "(west-clinic)" in told[1]) == (2, True, True)
    assert units(clinics.json(*line.split()[1:])) == ["east-clinic", "hill-clinic"]
    clinics.said("undo", "west", CHECK)
    assert units(clinics.json("undo", "--batch", batch)) == ["west-clinic"]


def test_an_undo_is_not_before_what_it_takes_back(clinics: Desk) -> None:
    batch = submitted(clinics)
    told = clinics.refused("undo", "--batch", batch, "--on", "2024-03-19")
    assert len(told.splitlines()) == 1 + len(CLINICS)
    clinics.said("undo", "--batch", batch, "--on", "2024-03-21", "--by", "李姐")
    undos = [event for event in clinics.json("log")["events"] if event["did"] == "undo"]
    assert {(event["on"], event["by"]) for event in undos} == {("2024-03-21", "李姐")}


def test_a_trial_takes_nothing_back(clinics: Desk) -> None:
    batch = submitted(clinics)
    before = clinics.tree()
    told = clinics.said("undo", "--batch", batch, "--dry-run", "--lang", "zh").splitlines()
    assert told[1] == "试运行，没有写入。"
    assert re.fullmatch(r"    3个单位未办，逾期\d+天：东村卫生室、西村卫生室、山顶卫生室", told[3])
    assert len(told) == 4
    assert clinics.tree() == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(["--batch", "{batch}", "east", CHECK], "Leave out the requirement", id="a requirement"),
        pytest.param(["--batch", "{batch}", "--all"], "Leave out the requirement, --all", id="all"),
        pytest.param(["--batch", "{batch}", "--event", "x"], "and --event", id="an event"),
        pytest.param(["--batch", "{batch}", "county-hospital"], "Leave it out", id="a stranger named"),
        pytest.param(["--batch", "{batch}", "--under", "county-hospital"], "Choose others", id="none chosen"),
        pytest.param(["--batch", "{batch}", "nowhere"], "nowhere", id="no unit"),
        pytest.param(["--batch", "{batch}", "--except", "county-hospital"], "nothing of 县人民医院", id="a stranger"),
        pytest.param(
            ["--batch", "{batch}", *(word for unit in CLINICS for word in ("--except", unit))],
            "every unit",
            id="all left out",
        ),
        pytest.param(["--batch", "zzzzzzzz"], "undo --all REQUIREMENT", id="unknown"),
        pytest.param(["--batch", "{batch}x"], "{batch}", id="nearly known"),
        pytest.param(["--batch", ""], "no batch ''", id="empty"),
        pytest.param(["--except", "east", "east", CHECK], "--batch ID", id="left out of nothing"),
    ],
)
def test_what_cannot_be_taken_back(clinics: Desk, words: list[str], told: str) -> None:
    batch = submitted(clinics)
    assert told.format(batch=batch) in clinics.refused("undo", *(word.format(batch=batch) for word in words))


def test_an_undo_of_a_batch_is_not_undone(clinics: Desk) -> None:
    batch = clinics.json("undo", "--batch", submitted(clinics))["batch"]
    assert f"Batch {batch} is itself an undo" in clinics.refused("undo", "--batch", batch)


def test_undo_needs_words(clinics: Desk) -> None:
    told = clinics.refused("undo")
    assert "What comes after 'undo'?" in told
    assert "Usage: notice-tasks undo" in told


def test_a_batch_is_found_among_all_notices(sample: Desk) -> None:
    batch = sample.json("note", "--all", "nhc/report", "--note", "汇总")["batch"]
    document = sample.json("undo", "--batch", batch)
    assert (len(document["recorded"]), document["recorded"][0]["cell"]["notice"]) == (32, "nhc-2024-doctors-day")


def test_a_batch_is_found_without_its_checklist(clinics: Desk) -> None:
    batch = submitted(clinics)
    (clinics.root / "checklists" / f"{NOTICE}.toml").unlink()
    assert f"'{CHECK}' is no longer in this workspace" in clinics.refused("undo", "--batch", batch)


def test_a_batch_of_two_requirements_by_hand(clinics: Desk) -> None:
    """No command writes such a batch, but each event is taken back where it belongs."""
    batch = submitted(clinics, "east", "west", CHECK)
    clinics.said("ack", "hill", TRAINING, "--on", "2024-03-20")
    record = clinics.root / "records" / NOTICE / "hill-clinic.toml"
    text = record.read_text(encoding="utf-8").replace(" },", f', batch = "{batch}/3" }},')
    record.write_text(text, encoding="utf-8")
    recorded = clinics.json("undo", "--batch", batch)["recorded"]
    assert [(one["cell"]["unit"], one["cell"]["requirement"]) for one in recorded] == [
        ("east-clinic", "self-check"),
        ("west-clinic", "self-check"),
        ("hill-clinic", "training"),
    ]


SEVERAL = [
    pytest.param(list(GROUP), id="a group"),
    pytest.param(["--all", CHECK], id="all"),
    pytest.param(["east", "west", CHECK], id="several units"),
]


@pytest.mark.parametrize("whom", SEVERAL)
def test_undo_for_several_names_the_batches(clinics: Desk, whom: list[str]) -> None:
    """Today's fault: what a unit had alone before was taken back with the group's."""
    clinics.said("submit", "east", CHECK, "--on", "2024-03-19", "--by", "李姐")
    first = submitted(clinics)
    second = clinics.json("note", *GROUP, "--note", "催过", "--by", "王工")["batch"]
    clinics.said("undo", "west", CHECK)
    before = clinics.tree()
    result = clinics.run("undo", *whom, "--lang", "en")
    assert (result.returncode, clinics.tree()) == (2, before)
    assert result.stderr.startswith("error: Nothing was taken back")
    lines = result.stdout.splitlines()
    assert [lines[1], lines[3]] == [f"    notice-tasks undo --batch {batch}" for batch in (second, first)]
    assert re.search(r"note on [\d-]+ by 王工: 3 units, 2 of them still in force", lines[0])
    assert re.search(r"submitted on 2024-03-20 by keeper: 2 units, all still in force", lines[2])
    (alone,) = [line for line in lines if "--event" in line]
    assert alone.startswith(f"    notice-tasks undo east-clinic {CHECK} --event ")


def test_batches_that_touch_none_of_the_units_are_not_named(clinics: Desk) -> None:
    batch = submitted(clinics, "east", "west", CHECK)
    other = submitted(clinics, "hill", "county-hospital", CHECK)
    told = clinics.run("undo", "hill", "county-hospital", CHECK).stdout
    assert (other in told, batch in told) == (True, False)


def test_what_is_taken_back_has_no_line(clinics: Desk) -> None:
    batch = submitted(clinics)
    clinics.said("undo", "--batch", batch)
    told = clinics.run("undo", *GROUP).stdout
    assert "3 units, all taken back" in told
    assert "--batch" not in told
    document = json.loads(clinics.run("undo", *GROUP, "--json").stdout)
    (known,) = document["batches"]
    assert (known["batch"], known["units"], known["standing"], known["undo"]) == (batch, 3, 0, None)


def test_the_list_for_programs(clinics: Desk) -> None:
    event = clinics.json("submit", "east", CHECK, "--on", "2024-03-19")["recorded"][0]["event"]
    batch = submitted(clinics)
    result = clinics.run("undo", *GROUP, "--json")
    document = json.loads(result.stdout)
    assert (result.returncode, document["format"]) == (2, 1)
    assert [(one["batch"], one["did"], one["undo"]) for one in document["batches"]] == [
        (batch, "submit", f"notice-tasks undo --batch {batch}")
    ]
    (alone,) = document["records"]
    assert (alone["id"], alone["unit"], alone["on"]) == (event["id"], "east-clinic", "2024-03-19")
    clinics.said(*alone["undo"].split()[1:])


def test_where_nothing_was_recorded_there_is_no_list(clinics: Desk) -> None:
    assert f"There is no record for 报送冷链自查表 ({CHECK})" in clinics.refused("undo", *GROUP)


def test_records_of_older_versions_are_undone_one_by_one(sample: Desk) -> None:
    result = sample.run("undo", "--all", "nhc/report", "--lang", "zh")
    assert "只能逐个撤销" in result.stdout
    lines = [line.strip() for line in result.stdout.splitlines() if "--event" in line]
    assert len(lines) == len({line.split()[2] for line in lines}) > 20
    sample.said(*lines[0].split()[1:])


def test_an_event_of_one_unit_is_not_looked_for_in_a_group(clinics: Desk) -> None:
    event = clinics.json("submit", "east", CHECK, "--on", "2024-03-19")["recorded"][0]["event"]
    assert "2 units (西村卫生室, 山顶卫生室)" in clinics.refused("undo", *GROUP, "--event", event["id"])


def test_long_lists_are_whole(clinics: Desk) -> None:
    for number in range(52):
        clinics.said("note", "east", "west", CHECK, "--note", str(number))
    told = clinics.run("undo", "east", "west", CHECK).stdout.splitlines()
    assert len([line for line in told if "undo --batch" in line]) == 52


def test_refusals_have_their_language(clinics: Desk) -> None:
    assert refusal(clinics.run("undo", "--batch", "zz", "--lang", "zh"), "zh")
