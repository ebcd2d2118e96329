"""Record files as people and merges may leave them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from store_builders import BEIJING, add, event, files, ids, nothing_changes

from notice_tasks.problems import BadInput
from notice_tasks.store.base import SoundRecord
from notice_tasks.store.event_lines import event_line
from notice_tasks.store.toml_files import TomlFiles

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 'format = 1\nnotice = "nhc-2024-doctors-day"\nunit = "beijing"\n'
E1, E2 = event_line(event("e1")), event_line(event("e2"))
BARE = E1.strip().removesuffix(",")
CANONICAL = f"{HEAD}events = [\n{E1}\n{E2}\n]\n"
FILE = "records/nhc-2024-doctors-day/beijing.toml"


def kept(root: Path, text: str, unit: str = "beijing") -> TomlFiles:
    path = root / TomlFiles(root).place_of(BEIJING[0], unit)
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8", newline="")
    return TomlFiles(root)


def test_a_pipe_in_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.parent.mkdir(parents=True)
    os.mkfifo(path)
    with pytest.raises(BadInput) as fault:
        TomlFiles(tmp_path).read(*BEIJING)
    assert fault.value.details == {"file": FILE, "reason": "Not a regular file"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(CANONICAL, id="as the program writes it"),
        pytest.param(CANONICAL.replace("},\n]", "}\n]"), id="no comma after the last event"),
        pytest.param(CANONICAL.replace("},\n]", "} # by telephone },\n]"), id="a comment in place of the comma"),
        pytest.param(CANONICAL.replace("},\n]", "}, # by telephone\n]"), id="a comment after the comma"),
        pytest.param(CANONICAL.replace("},\n]", "}\n    # that is all },\n]"), id="a comment on the last line"),
        pytest.param(CANONICAL.replace("\n]", "\n\n]"), id="an empty line before the bracket"),
        pytest.param(CANONICAL.replace("\n", "\r\n"), id="the line ends of Windows"),
        pytest.param(CANONICAL.rstrip("\n"), id="no line end at the end"),
        pytest.param(CANONICAL.replace("]\n", "]  # end\n"), id="a comment after the bracket"),
        pytest.param(f"{HEAD}events = [ {BARE}, {E2.strip()} ]\n", id="on one line"),
        pytest.param(
            f"{HEAD}events = [ {BARE}, {E2.strip().removesuffix(',')}\n]\n", id="on one line, without a comma"
        ),
        pytest.param(CANONICAL.replace('"王静"', '"""\n王静"""'), id="texts over several lines"),
        pytest.param(CANONICAL.replace('"王静"', "'王静'"), id="other quotes"),
        pytest.param(CANONICAL.replace("T09:00", " 09:00"), id="a space in the moment"),
        pytest.param(CANONICAL.replace("    {", "\t{  "), id="other spaces"),
        pytest.param(f"events = [\n{E1}\n{E2}\n]\n{HEAD}", id="events first"),
        pytest.param(
            HEAD + "".join(f"[[events]]\n{pairs.strip(' {},').replace(', ', chr(10))}\n" for pairs in (E1, E2)),
            id="a block for each event",
        ),
        pytest.param(CANONICAL.replace(f"{E1}\n", f"{E1}\n{E2}\n{E1}\n"), id="lines that a merge doubled"),
    ],
)
def test_a_file_laid_out_anew_is_read_and_added_to(tmp_path: Path, text: str) -> None:
    store = kept(tmp_path, text)
    assert ids(store, BEIJING) == "e1 e2"
    add(store, BEIJING, "e3")
    assert ids(store, BEIJING) == "e1 e2 e3"
    add(store, BEIJING, "e4")
    assert ids(store, BEIJING) == "e1 e2 e3 e4"


def test_events_can_be_added_where_all_lines_were_taken_out(tmp_path: Path) -> None:
    store = kept(tmp_path, f"{HEAD}events = [\n]\n")
    assert ids(store, BEIJING) == ""
    add(store, BEIJING, "e1")
    assert ids(store, BEIJING) == "e1"


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    store = kept(tmp_path, CANONICAL)
    add(store, ("other", "shanghai"), "e1")
    assert files(tmp_path)[FILE] == CANONICAL.encode()


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        pytest.param("format = 1\n", ["N201 1:1", "N201 1:1", "N201 1:1"], id="keys missing"),
        pytest.param(CANONICAL.replace("format = 1", "format = 2"), ["N205 1:10"], id="a format of the future"),
        pytest.param(CANONICAL.replace("day", "dax"), ["N502 2:10"], id="of another notice"),
        pytest.param(CANONICAL.replace("beijing", "shanghai"), ["N502 3:8"], id="of another unit"),
        pytest.param(
            CANONICAL.replace("day", "dax").replace("beijing", "x"), ["N502 2:10", "N502 3:8"], id="of another both"
        ),
        pytest.param(
            CANONICAL.replace(E2, E2.replace("e2", "e1").replace("29", "30")), ["N503 6:12"], id="one id, two meanings"
        ),
        pytest.param(CANONICAL.replace(E1, E1.replace("+08:00", "")), ["N504 5:23"], id="a moment that is no instant"),
        pytest.param(CANONICAL.replace(E2, E2.replace("submit", "sumbit")), ["N204 6:108"], id="an unknown act"),
        pytest.param(
            CANONICAL.replace(E2, E2.replace("2024-08-29", '"2024-08-29"')), ["N203 6:55"], id="a day in quotes"
        ),
        pytest.param(CANONICAL.replace("王静", " "), ["N205 5:72", "N205 6:72"], id="an empty name"),
        pytest.param(
            CANONICAL.replace("by =", "bye ="), ["N201 5:5", "N202 5:67", "N201 6:5", "N202 6:67"], id="a key misspelt"
        ),
        pytest.param(CANONICAL.replace("},\n]", "}\n"), ["N103 8:1"], id="no TOML"),
        pytest.param("<<<<<<< HEAD\n" + CANONICAL, ["N105 1:1"], id="a conflict nobody resolved"),
        pytest.param("", ["N201 1:1", "N201 1:1", "N201 1:1", "N201 1:1"], id="an empty file"),
    ],
)
def test_a_faulty_file_is_refused_with_every_fault_and_its_place(tmp_path: Path, text: str, faults: list[str]) -> None:
    store = kept(tmp_path, text)
    with nothing_changes(tmp_path), pytest.raises(BadInput) as fault:
        store.read(*BEIJING)
    assert fault.value.code == "faulty-files"
    assert fault.value.details == {"count": len(faults)}
    assert [f"{found.code} {found.place.line}:{found.place.column}" for found in fault.value.problems] == faults
    assert {found.place.file for found in fault.value.problems} == {FILE}


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    store = kept(tmp_path, "")
    (tmp_path / FILE).write_bytes(CANONICAL.encode("gb18030"))
    with pytest.raises(BadInput) as fault:
        store.read(*BEIJING)
    assert [found.code for found in fault.value.problems] == ["N101"]


def test_a_sound_file_gives_its_values_with_the_record(tmp_path: Path) -> None:
    """Checks of meaning need the lines as written, including doubled ones."""
    found = kept(tmp_path, CANONICAL.replace(E1, f"{E1}\n{E1}")).checked(*BEIJING)
    assert isinstance(found, SoundRecord)
    assert found.file == FILE
    assert [entry["id"] for entry in found.values["events"]] == ["e1", "e1", "e2"]
    assert found.record.events == (event("e1"), event("e2"))


def test_only_record_files_are_kept_records(tmp_path: Path) -> None:
    store = kept(tmp_path, CANONICAL)
    folder = tmp_path / "records" / BEIJING[0]
    for stranger in ("notes.txt", ".shanghai.toml.new", "deeper/shanghai.toml"):
        (folder / stranger).parent.mkdir(exist_ok=True)
        (folder / stranger).touch()
    (tmp_path / "records" / "loose.toml").touch()
    assert list(store.kept()) == [BEIJING]
