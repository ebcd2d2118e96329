"""Taking back, and evidence: what is in the record afterwards, and what counts."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Desk

NOTICE = "county-2024-cold-chain"
CHECK, PHOTOS = f"{NOTICE}/self-check", f"{NOTICE}/photos"


def event(desk: Desk, *words: str | Path, **more: Any) -> dict[str, Any]:
    """The one event that a command recorded."""
    (recorded,) = desk.json(*words, **more)["recorded"]
    return dict(recorded["event"])


def test_undo_takes_back_the_latest(clinics: Desk) -> None:
    clinics.said("ack", "east", CHECK, "--on", "2024-03-04")
    submitted = event(clinics, "submit", "east", CHECK, "--on", "2024-03-20")
    undo = event(clinics, "undo", "east", CHECK, "--note", "点错了")
    assert (undo["undoes"], undo["on"], undo["note"]) == (submitted["id"], undo["at"][:10], "点错了")
    effects = [(line["did"], line["effect"]) for line in clinics.json("log")["events"]]
    assert effects == [("acknowledge", "counts"), ("submit", "undone"), ("undo", "counts")]
    assert clinics.cell("east-clinic", "self-check", "2024-03-25")["progress"] == "acknowledged"


def test_undo_of_a_named_record(clinics: Desk) -> None:
    first = event(clinics, "note", "east", CHECK, "--note", "一", "--on", "2024-03-04")
    clinics.said("ack", "east", CHECK, "--on", "2024-03-05")
    undo = event(clinics, "undo", "east", CHECK, "--event", first["id"])
    assert undo["undoes"] == first["id"]
    assert clinics.cell("east-clinic", "self-check", "2024-03-06")["progress"] == "acknowledged"


@pytest.mark.parametrize(
    ("as_of", "progress"),
    [
        pytest.param("2024-03-19", "pending", id="before it"),
        pytest.param("2024-03-20", "pending", id="on its day"),
        pytest.param("2024-03-22", "pending", id="before it was taken back"),
        pytest.param("2024-03-23", "pending", id="since it was taken back"),
    ],
)
def test_what_was_taken_back_later_never_happened(clinics: Desk, as_of: str, progress: str) -> None:
    clinics.said("submit", "east", CHECK, "--on", "2024-03-20")
    clinics.said("undo", "east", CHECK, "--on", "2024-03-23")
    assert clinics.cell("east-clinic", "self-check", as_of)["progress"] == progress


def test_undo_of_the_same_record_twice_is_harmless(clinics: Desk) -> None:
    first = event(clinics, "submit", "east", CHECK, "--on", "2024-03-20")
    clinics.said("undo", "east", CHECK, "--event", first["id"])
    before = clinics.tree()
    assert "taken back already" in clinics.said("undo", "east", CHECK, "--event", first["id"])
    assert clinics.tree() == before


def test_undo_goes_back_step_by_step_and_ends(clinics: Desk) -> None:
    """Said again it takes nothing back, and gives the line that takes back the act before."""
    assert "nothing was recorded that could be undone" in clinics.refused("undo", "east", CHECK)
    first = event(clinics, "ack", "east", CHECK, "--on", "2024-03-04")
    for words in (["start", "east", CHECK], ["undo", "east", CHECK]):
        clinics.said(*words, "--on", "2024-03-04")
    before = clinics.tree()
    line = f"notice-tasks undo east-clinic {CHECK} --event {first['id']}"
    assert clinics.said("undo", "east", CHECK).splitlines()[-1] == f"    {line}"
    assert clinics.json("undo", "east", CHECK)["undo"] == line
    assert clinics.tree() == before
    assert clinics.cell("east-clinic", "self-check", "2024-03-04")["progress"] == "acknowledged"
    clinics.said(*line.split()[1:])
    assert clinics.cell("east-clinic", "self-check", "2024-03-04")["progress"] == "pending"
    before = clinics.tree()
    assert "--event" not in clinics.said("undo", "east", CHECK)
    assert clinics.json("undo", "east", CHECK)["undo"] is None
    assert clinics.tree() == before


def test_nothing_is_ever_rewritten(clinics: Desk) -> None:
    file = f"records/{NOTICE}/east-clinic.toml"
    kept: list[bytes] = []
    for number, words in enumerate((["ack"], ["submit"], ["undo"], ["done"], ["return", "--note", "x"], ["undo"])):
        clinics.said(words[0], "east", CHECK, *words[1:])
        *lines, end = clinics.tree()[file].splitlines()
        assert (lines[: len(kept)], end) == (kept, b"]")
        assert len(lines) == 4 + number + 1, "four lines of head, then one for each event"
        kept = lines


def test_evidence_is_hashed_and_stays(clinics: Desk) -> None:
    scan = clinics.root / "scans" / "报表.pdf"
    scan.parent.mkdir()
    scan.write_bytes(b"%PDF-1.7 " + bytes(range(256)))
    before = scan.read_bytes()
    found = event(clinics, "evidence", "east", CHECK, "--file", "scans/报表.pdf", "--dated", "2024-03-19")
    assert found["sha256"] == hashlib.sha256(before).hexdigest()
    assert (found["path"], found["dated"]) == ("scans/报表.pdf", "2024-03-19")
    assert scan.read_bytes() == before


@pytest.mark.parametrize(
    ("here", "name"),
    [
        pytest.param("scans", "a.pdf", id="from its folder"),
        pytest.param("records", "../scans/a.pdf", id="by way of another folder"),
        pytest.param(".", "checklists/../scans/a.pdf", id="round about"),
        pytest.param("..", "clinics/scans/a.pdf", id="from outside, by name of the workspace"),
    ],
)
@pytest.mark.parametrize("workspace", ["", "{root}", "{root}/../clinics"])
def test_a_path_inside_is_relative_however_it_was_named(clinics: Desk, here: str, name: str, workspace: str) -> None:
    for folder in ("scans", "records"):
        (clinics.root / folder).mkdir()
    (clinics.root / "scans" / "a.pdf").write_bytes(b"a")
    named = workspace.format(root=clinics.root) or str(clinics.root)
    found = event(clinics, "evidence", "east", CHECK, "--file", name, "--workspace", named, cwd=clinics.root / here)
    assert found["path"] == "scans/a.pdf"


@pytest.mark.parametrize("name", ["../elsewhere.pdf", "{outside}/elsewhere.pdf"])
def test_a_path_outside_is_whole(clinics: Desk, tmp_path: Path, name: str) -> None:
    (tmp_path / "elsewhere.pdf").write_bytes(b"b")
    found = event(clinics, "evidence", "east", CHECK, "--file", name.format(outside=tmp_path))
    assert found["path"] == (tmp_path / "elsewhere.pdf").as_posix()


def test_a_link_inside_keeps_its_own_name(clinics: Desk, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.pdf").write_bytes(b"b")
    (clinics.root / "here.pdf").symlink_to(tmp_path / "elsewhere.pdf")
    assert event(clinics, "evidence", "east", CHECK, "--file", "here.pdf")["path"] == "here.pdf"


def test_evidence_that_changed_is_new(clinics: Desk) -> None:
    scan = clinics.root / "a.pdf"
    words = ("evidence", "east", CHECK, "--file", "a.pdf")
    new = []
    for content in (b"1", b"1", b"2"):
        scan.write_bytes(content)
        new.append(clinics.json(*words)["recorded"][0]["new"])
    assert new == [True, False, True]


@pytest.mark.parametrize("act", ["accept", "done"])
def test_required_evidence_is_asked_for(clinics: Desk, act: str) -> None:
    clinics.said("submit", "county-hospital", PHOTOS, "--on", "2024-03-20")
    told = clinics.refused(act, "county-hospital", PHOTOS)
    assert "notice-tasks evidence" in told
    assert "--without-evidence" in told
    clinics.said("evidence", "county-hospital", PHOTOS, "--url", "https://example.org/1.jpg")
    clinics.said(act, "county-hospital", PHOTOS)
    assert clinics.cell("county-hospital", "photos", "2099-01-01")["progress"] == "done"


@pytest.mark.parametrize("act", ["accept", "done"])
def test_without_evidence_there_is_a_reason(clinics: Desk, act: str) -> None:
    clinics.said("submit", "county-hospital", PHOTOS, "--on", "2024-03-20")
    assert "--note" in clinics.refused(act, "county-hospital", PHOTOS, "--without-evidence", "--note", " ")
    found = event(clinics, act, "county-hospital", PHOTOS, "--without-evidence", "--note", "相机坏了")
    assert (found["without_evidence"], found["note"]) == (True, "相机坏了")
    assert "without evidence" in clinics.said("log")


def test_evidence_that_was_taken_back_does_not_count(clinics: Desk) -> None:
    clinics.said("evidence", "county-hospital", PHOTOS, "--url", "https://example.org/1.jpg")
    clinics.said("undo", "county-hospital", PHOTOS)
    assert "evidence is required" in clinics.refused("done", "county-hospital", PHOTOS)


def test_submitting_without_evidence_points_to_it(clinics: Desk) -> None:
    said = clinics.said("submit", "county-hospital", PHOTOS, "--on", "2024-03-20")
    assert f"Next: notice-tasks evidence county-hospital {PHOTOS} --file FILE" in said


def test_an_acknowledgement_starts_the_count(clinics: Desk) -> None:
    assert clinics.json("explain", "east", "training")["due"] is None
    clinics.said("ack", "east", "training", "--on", "2024-03-04")
    found = clinics.json("explain", "east", "training")
    assert (found["due"], found["steps"][0]["code"]) == ("2024-03-14", "received")
    assert clinics.cell("west-clinic", "training", "2024-03-15")["timeliness"] == "unresolved"
    assert clinics.cell("east-clinic", "training", "2024-03-15")["timeliness"] == "overdue"
