"""Where nothing can be written, nothing changes: no half file, no draft left, and a sentence that names the file."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from store_builders import BEIJING, NOTICE, SHANGHAI, add, details, event, files, ids, nothing_changes

from notice_tasks.problems import BadInput
from notice_tasks.store.toml_files import TomlFiles

if TYPE_CHECKING:
    from pathlib import Path

LONG = (NOTICE, "x" * 300)

FULL_DISK = """
import resource, sys
sys.dont_write_bytecode = True
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from store_builders import BEIJING, SHANGHAI, details, event
from notice_tasks.problems import BadInput
from notice_tasks.store.toml_files import TomlFiles
store = TomlFiles(Path(sys.argv[1]))
with store.writing():
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
    try:
        store.add({SHANGHAI: (event("e1"),), BEIJING: (event("e2"),)})
    except BadInput as fault:
        print(*details(fault), fault.details["reason"], sep="; ")
"""


def refused(store: TomlFiles, *keys: tuple[str, str]) -> BadInput:
    with pytest.raises(BadInput) as fault, store.writing():
        store.add({key: (event("e9"),) for key in keys})
    return fault.value


@pytest.mark.parametrize(
    ("in_the_way", "file"),
    [
        pytest.param("records", f"records/{NOTICE}/shanghai.toml", id="a file where the folder should be"),
        pytest.param(f"records/{NOTICE}", f"records/{NOTICE}/shanghai.toml", id="a file where the notice's should be"),
    ],
)
def test_no_folder_can_be_made(tmp_path: Path, in_the_way: str, file: str) -> None:
    (tmp_path / in_the_way).parent.mkdir(exist_ok=True)
    (tmp_path / in_the_way).write_text("mine")
    with nothing_changes(tmp_path):
        assert details(refused(TomlFiles(tmp_path), SHANGHAI)) == ("cannot-write", file)


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("shanghai", id="a folder is in its way"),
        pytest.param("x" * 247, id="its name would be too long, though the record's would not"),
    ],
)
def test_no_draft_can_be_written(tmp_path: Path, unit: str) -> None:
    """Others in the same command are not written either."""
    store = TomlFiles(tmp_path)
    add(store, BEIJING, "e1")
    (tmp_path / f"records/{NOTICE}/.shanghai.toml.new").mkdir()
    with nothing_changes(tmp_path):
        fault = refused(store, BEIJING, (NOTICE, unit))
    assert details(fault) == ("cannot-write", f"records/{NOTICE}/{unit}.toml")


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    store = TomlFiles(tmp_path)
    add(store, BEIJING, "e1")
    with nothing_changes(tmp_path), pytest.raises(BadInput) as fault:
        store.read(*LONG)
    assert details(fault.value) == ("unreadable-file", store.place_of(*LONG))
    with nothing_changes(tmp_path):
        assert details(refused(store, BEIJING, LONG))[1] == store.place_of(*LONG)


def test_a_folder_where_a_record_should_be(tmp_path: Path) -> None:
    store = TomlFiles(tmp_path)
    add(store, BEIJING, "e1")
    (tmp_path / store.place_of(*SHANGHAI)).mkdir()
    with pytest.raises(BadInput) as fault:
        store.read(*SHANGHAI)
    assert details(fault.value) == ("unreadable-file", store.place_of(*SHANGHAI))
    with nothing_changes(tmp_path):
        assert details(refused(store, BEIJING, SHANGHAI))[1] == store.place_of(*SHANGHAI)


@pytest.mark.parametrize("bytes_left", [0, 100, 300], ids="full at {} bytes".format)
def test_a_full_disk(tmp_path: Path, request: pytest.FixtureRequest, bytes_left: int) -> None:
    """The limit on the size of files stands for it: writing fails half-way through a draft."""
    store = TomlFiles(tmp_path)
    add(store, BEIJING, "e1")
    with nothing_changes(tmp_path):
        command = [sys.executable, "-c", FULL_DISK, str(tmp_path), str(bytes_left), str(request.path.parent)]
        said = subprocess.run(command, check=True, capture_output=True, text=True)
    file = store.place_of(*(BEIJING if bytes_left == 300 else SHANGHAI))
    assert said.stdout == f"cannot-write; {file}; File too large\n"


def test_what_a_crash_left_is_overwritten(tmp_path: Path) -> None:
    store = TomlFiles(tmp_path)
    add(store, BEIJING, "e1")
    draft = tmp_path / f"records/{NOTICE}/.beijing.toml.new"
    draft.write_text("format = 1\nnot")
    assert list(store.kept()) == [BEIJING]
    add(store, BEIJING, "e2")
    assert ids(store, BEIJING) == "e1 e2"
    assert list(files(tmp_path)) == [store.place_of(*BEIJING)]
