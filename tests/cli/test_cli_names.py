"""Names and places of files: checklists in folders, names that other systems cannot hold, conflicts in records."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from conftest import NOTICE, findings

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Desk

CHECKLIST = f"checklists/{NOTICE}.toml"
DEEP = f"checklists/2024/卫生/{NOTICE}.toml"


def moved(desk: Desk, file: str) -> None:
    """Put the checklist where a file of this name stands."""
    path = desk.root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    (desk.root / CHECKLIST).rename(path)


@pytest.mark.parametrize("file", [DEEP, "checklists/a/b/c/d/another.toml"])
def test_a_checklist_in_a_folder_is_a_checklist(begun: Desk, file: str) -> None:
    before = {
        command: begun.said(command, "--as-of", "2024-08-20") for command in ("status", "agenda", "matrix", "log")
    }
    moved(begun, file)
    for command, said in before.items():
        assert begun.said(command, "--as-of", "2024-08-20") == said
    assert begun.json("status")["cells"]
    unit, requirement = (begun.json("status")["cells"][0][key] for key in ("unit", "requirement"))
    assert begun.run("note", unit, f"{NOTICE}/{requirement}", "--note", "called").returncode == 0
    assert file in begun.said("show", NOTICE)


def test_somebody_elses_mistake_stops_no_record_of_a_checklist_in_a_folder(begun: Desk) -> None:
    cell = begun.json("status")["cells"][0]
    moved(begun, DEEP)
    (begun.root / "checklists/2024/broken.toml").write_text("?", encoding="utf-8")
    assert begun.run("note", cell["unit"], f"{NOTICE}/{cell['requirement']}", "--note", "called").returncode == 0
    assert begun.run("status").returncode == 3


def test_one_of_two_checklists_of_a_name_is_found(begun: Desk) -> None:
    cell = begun.json("status")["cells"][0]
    moved(begun, DEEP)
    other = (begun.root / DEEP).read_text(encoding="utf-8").replace(f'id = "{NOTICE}"', 'id = "another"')
    (begun.root / f"checklists/{NOTICE}.toml").write_text(other, encoding="utf-8")
    assert begun.run("note", cell["unit"], f"{NOTICE}/{cell['requirement']}", "--note", "called").returncode == 0


def test_check_of_a_file_or_folder_within_the_folder(clinics: Desk) -> None:
    moved(clinics, DEEP)
    broken = (clinics.root / DEEP).read_text(encoding="utf-8").replace("format = 1", "format = 2")
    found = clinics.run("check", "-", "--as-file", DEEP, "--lang", "en", input=broken)
    assert [line.split()[1] for line in findings(found)] == ["N205"]
    (clinics.root / DEEP).write_text(broken, encoding="utf-8")
    for word in (DEEP, "checklists/2024", "checklists"):
        assert clinics.run("check", word).returncode == 1
    assert clinics.run("check", "units.toml").returncode == 0
    assert clinics.run("check", "records/none").returncode == 2


def test_one_id_in_two_folders(clinics: Desk) -> None:
    (clinics.root / "checklists/old").mkdir()
    (clinics.root / f"checklists/old/{NOTICE}.toml").write_bytes((clinics.root / CHECKLIST).read_bytes())
    assert any("N301" in line for line in findings(clinics.run("check", "--lang", "en")))
    assert clinics.run("status").returncode == 3


def asked(id_: str, requirement: str = "report") -> tuple[str, ...]:
    """The words of `new` for a notice."""
    words = ("new", "--title", "T", "--actors", "A", "--who", "clinics", "--what", "R")
    return (*words, f"--requirement={requirement}", "--", id_)


@pytest.mark.parametrize("word", ["con", "nul", "lpt1", "-x", "x" * 101])
def test_nothing_new_has_a_name_that_other_systems_cannot_hold(clinics: Desk, word: str) -> None:
    found = clinics.run("--lang", "en", *asked(word))
    assert found.returncode == 2
    assert "cannot be an id" in found.stderr
    assert "cannot be an id" in clinics.run("--lang", "en", *asked("sound", word)).stderr


def test_an_id_that_is_taken_in_a_folder_or_in_capitals(clinics: Desk) -> None:
    moved(clinics, DEEP)
    assert DEEP in clinics.run("--lang", "en", *asked(NOTICE)).stderr
    (clinics.root / "checklists/Safety.TOML").write_bytes(b"")
    assert "checklists/Safety.TOML" in clinics.run("--lang", "en", *asked("safety")).stderr


def test_no_record_is_begun_under_such_a_name(clinics: Desk) -> None:
    cell = clinics.json("status")["cells"][0]
    for file in ("units.toml", CHECKLIST):
        path = clinics.root / file
        path.write_text(path.read_text(encoding="utf-8").replace(f'"{cell["unit"]}"', '"aux"'), encoding="utf-8")
    assert any("N312" in line for line in findings(clinics.run("check", "--lang", "en")))
    words = ("note", "aux", f"{NOTICE}/{cell['requirement']}", "--note", "called")
    assert "Windows" in clinics.refused(*words)
    assert clinics.run("status").returncode == 0
    record = clinics.root / f"records/{NOTICE}/aux.toml"
    record.parent.mkdir(parents=True, exist_ok=True)
    event = '{ id = "p3x0v8ha", at = 2024-08-02T09:00:00+08:00, on = 2024-08-02, by = "K", requirement = '
    event += f'"{cell["requirement"]}", did = "note", note = "before" }}'
    record.write_text(f'format = 1\nnotice = "{NOTICE}"\nunit = "aux"\nevents = [\n    {event},\n]\n', encoding="utf-8")
    assert clinics.run(*words).returncode == 0


def test_a_conflict_in_a_record_is_called_so_by_all_who_read_it(begun: Desk) -> None:
    record = next(begun.root.glob("records/*/*.toml"))
    file = record.relative_to(begun.root).as_posix()
    text = record.read_text(encoding="utf-8").replace("events = [\n", "events = [\n<<<<<<< HEAD\n=======\n>>>>>>> b\n")
    record.write_text(text, encoding="utf-8")
    said = {line for line in findings(begun.run("check", "--lang", "en")) if "N105" in line}
    assert len(said) == 1
    assert f"git add {file}" in said.pop()
    (message,) = [
        p["message"]
        for p in json.loads(begun.run("check", "--json", "--lang", "en").stdout)["problems"]
        if p["code"] == "N105"
    ]
    assert message
    for command in ("status", "log", "matrix", "agenda"):
        assert message in begun.refused(command, code=3)


def test_a_conflict_in_the_public_form(clinics: Desk) -> None:
    file = clinics.root / "2027.json"
    day = {"name": "元旦", "date": "2027-01-01", "isOffDay": True}
    text = json.dumps({"year": 2027, "days": [day]}, indent=1)
    file.write_text(text.replace(' "days"', '<<<<<<< HEAD\n=======\n>>>>>>> b\n "days"'), encoding="utf-8")
    refused = clinics.refused("rest-days", "--import", "2027.json", code=3)
    assert "conflict in line 3" in refused


def test_nothing_is_shown_of_a_file_behind_a_link_that_leads_out(clinics: Desk, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("a secret line\n")
    (clinics.root / "checklists/leak.toml").symlink_to(secret)
    result = clinics.run("check")
    assert result.returncode == 1
    assert "checklists/leak.toml" in result.stdout
    assert "a secret line" not in result.stdout + result.stderr


def test_the_folder_of_records_can_be_checked_alone(begun: Desk) -> None:
    assert begun.run("check", "records").returncode == 0


def test_what_a_faulty_checklist_may_name_is_not_called_unread(clinics: Desk) -> None:
    (clinics.root / "checklists/words.pdf").touch()
    assert "N107" in clinics.run("check").stdout
    (clinics.root / "checklists/more.toml").write_text("[notice\n", encoding="utf-8")
    assert "N107" not in clinics.run("check").stdout
