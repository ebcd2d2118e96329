"""Files that are no files, or that no editor made: `check` says what they are, and goes on with the others."""

from __future__ import annotations

import os
import shutil
import stat
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from told_well import COUNTY, FILES, assert_can_be_said, assert_told_well

from notice_tasks.actions.check import check
from notice_tasks.problems import Place, Problem
from timing import within

if TYPE_CHECKING:
    from collections.abc import Callable

    from notice_tasks.actions.check import Checked

    Make = Callable[[Path], object]

ENOUGH = 60
"""Seconds; the slowest takes a few on a busy machine."""

CHECKLIST = "checklists/inspection.toml"
WRONG = "checklists/wrong.toml"
ONE_OF_EACH_KIND = (
    "notice-tasks.toml", "units.toml", CHECKLIST, "records/inspection/county-hospital.toml", "rest-days/2024.toml"
)  # fmt: skip
PLACES = ("units.toml", "checklists/other.toml", "records/inspection/west-clinic.toml", "rest-days/2025.toml")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The sound workspace, and in it one file with one fault, which must be found whatever stands beside it."""
    root = Path(shutil.copytree(COUNTY, tmp_path / "county"))
    (root / WRONG).write_text("format = 1\n", encoding="utf-8")
    return root


def check_in_time(root: Path) -> Checked:
    with within(ENOUGH):
        return check(root)


def found_at(root: Path, file: str) -> list[Problem]:
    """What is found in one file; the fault of the other is found in any case."""
    problems = check_in_time(root).problems
    assert [problem.code for problem in problems if problem.place.file == WRONG] == ["N201"]
    for problem in problems:
        assert_can_be_said(problem)
    return [problem for problem in problems if problem.place.file == file]


def unreadable(file: str, reason: str) -> list[Problem]:
    return [Problem("N104", Place(file, line=1, column=1), {"reason": reason})]


@pytest.mark.parametrize("file", PLACES)
@pytest.mark.parametrize(
    ("make", "reason"),
    [
        pytest.param(Path.mkdir, "Is a directory", id="a folder"),
        pytest.param(
            lambda path: path.symlink_to(path.name), "Too many levels of symbolic links", id="a link to itself"
        ),
        pytest.param(lambda path: path.symlink_to("."), "Is a directory", id="a link to its own folder"),
        pytest.param(lambda path: path.symlink_to("gone.txt"), "No such file or directory", id="a link to nothing"),
        pytest.param(lambda path: path.symlink_to("/dev/zero"), "Not a regular file", id="a link to a device"),
        pytest.param(os.mkfifo, "Not a regular file", id="a pipe"),
        pytest.param(lambda path: os.mknod(path, stat.S_IFSOCK), "Not a regular file", id="a socket"),
    ],
)
def test_what_is_no_file(root: Path, file: str, make: Make, reason: str) -> None:
    (root / file).unlink(missing_ok=True)
    make(root / file)
    assert found_at(root, file) == unreadable(file, reason)


@pytest.mark.parametrize("folder", ["rest-days", "records", "records/inspection"])
def test_a_folder_that_links_to_itself(root: Path, folder: str) -> None:
    shutil.rmtree(root / folder)
    (root / folder).symlink_to(Path(folder).name)
    assert found_at(root, folder) == unreadable(folder, "Too many levels of symbolic links")


def test_checklists_in_a_folder_that_links_to_itself(root: Path) -> None:
    shutil.rmtree(root / "checklists")
    (root / "checklists").symlink_to("checklists")
    (root / "units.toml").write_text("format = 2\n", encoding="utf-8")
    found = {(problem.code, problem.place.file) for problem in check_in_time(root).problems}
    assert found >= {("N104", "checklists"), ("N205", "units.toml")}
    assert not any(code.startswith("N7") for code, _file in found)


@pytest.mark.parametrize("file", list(FILES))
def test_an_empty_file(root: Path, file: str) -> None:
    (root / WRONG).unlink()
    (root / file).write_bytes(b"")
    problems = check_in_time(root).problems
    assert {(problem.code, problem.place) for problem in problems if problem.code == "N201"} == {
        ("N201", Place(file, line=1, column=1, at=problem.place.at)) for problem in problems if problem.code == "N201"
    }
    assert_told_well(problems, root, file)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        pytest.param(b"\xff\xfe.toml", {"N312"}, id="no UTF-8"),
        pytest.param("通知".encode("gbk") + b".toml", {}, id="GBK, which is UTF-8 by chance"),
        pytest.param(b"a\nb.toml", {"N312"}, id="a line's end"),
        pytest.param(b"a\rb\x1b[31m\x07.toml", {"N312"}, id="control characters"),
        pytest.param(b" .toml", {}, id="a space"),
        pytest.param(b"-.toml", {"N312"}, id="a hyphen"),
        pytest.param("\u202e通知🎉.toml".encode(), {"N313"}, id="written from right to left"),
        pytest.param(b"x" * 250 + b".toml", {"N312"}, id="as long as may be"),
        pytest.param(b"%s{0}{file}.toml", {}, id="braces"),
    ],
)
@pytest.mark.parametrize("folder", ["checklists", "rest-days", "records/inspection"])
def test_a_strange_name(root: Path, folder: str, name: bytes, codes: set[str]) -> None:
    file = f"{folder}/{os.fsdecode(name)}"
    (root / file).write_bytes(b"\n?")
    found = {problem.code: problem.place for problem in found_at(root, file)}
    assert found.keys() == {"N103", *codes}
    assert (found["N103"].line, found["N103"].column) == (2, 1)


def test_other_names_are_not_read(root: Path) -> None:
    (root / WRONG).unlink()
    (root / "checklists/.toml").write_bytes(b"\xff")
    (root / "checklists/.hidden.toml").write_bytes(b"\xff")
    for name in ("x.toml~", "x.TOML.bak", "#x.toml#", "x.toml.new", "toml"):
        (root / "checklists" / name).write_bytes(b"\xff")
    (root / "checklists/folder").mkdir()
    (root / "checklists/loop").symlink_to("loop")
    (root / "rest-days/self").symlink_to(".")
    (root / "records/self").symlink_to(".")
    (root / "records/file").write_bytes(b"\xff")
    assert [f"{problem.place.file} {problem.code}" for problem in check_in_time(root).problems] == [
        "checklists/#x.toml# N107",
        "checklists/loop N106",
        "checklists/toml N107",
        "checklists/x.TOML.bak N107",
        "checklists/x.toml.new N107",
        "checklists/x.toml~ N107",
        "records/file N107",
        "records/self N106",
        "rest-days/self N106",
    ]


COMMENT = b"# " + "说明".encode() * 20 + b"\n"


@pytest.mark.parametrize(
    ("file", "line"),
    [
        *(
            pytest.param(
                file, COMMENT, id=f"comments in {file}", marks=() if file == CHECKLIST else pytest.mark.nightly
            )
            for file in ONE_OF_EACH_KIND
        ),
        pytest.param(CHECKLIST, b" \r\n", id="empty lines", marks=pytest.mark.nightly),
    ],
)
def test_a_sound_file_of_10_mb(root: Path, file: str, line: bytes) -> None:
    content = FILES[file]
    (root / file).write_bytes(line * (10_000_000 // len(line)) + content)
    assert found_at(root, file) == []
    (root / file).write_bytes(line * (10_000_000 // len(line)) + content + b"?")
    (problem,) = found_at(root, file)
    lines = (10_000_000 // len(line)) + content.count(b"\n")
    assert (problem.code, problem.place.line, problem.place.column) == ("N103", lines + 1, 1)


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        pytest.param("theme = 'X'", None, None, id="a text"),
        pytest.param("# X", None, None, id="a comment"),
        pytest.param("form = 'X'", "N202", 1, id="a text under an unknown key"),
        pytest.param("X = 1", "N202", 1, id="an unknown key"),
        pytest.param("'X' = 1", "N202", 1, id="an unknown key in quotes"),
        pytest.param("theme = ['X']", "N203", 9, id="a list"),
        pytest.param("series = 'X X'", "N205", 10, id="no id"),
        pytest.param("theme = 0xX", "N203", 9, id="a number"),
        pytest.param("theme = X", "N103", 9, id="a text without quotes"),
        pytest.param("[X", "N103", 1_000_002, id="half a header"),
        pytest.param("theme = 'X", "N103", 1_000_010, id="half a text"),
    ],
)
def test_a_line_of_1_mb(root: Path, text: str, code: str | None, column: int | None) -> None:
    line = text.replace("X", "a" * 1_000_000)
    sound = FILES[CHECKLIST]
    before, after = sound.split(b"revised = 2024-03-01\n")
    (root / CHECKLIST).write_bytes(b"".join((before, b"revised = 2024-03-01\n", line.encode(), b"\n", after)))
    problems = found_at(root, CHECKLIST)
    expected = [] if code is None else [(code, before.count(b"\n") + 2, column)]
    assert [(problem.code, problem.place.line, problem.place.column) for problem in problems] == expected


def test_ten_thousand_problems_in_one_file(root: Path) -> None:
    (root / CHECKLIST).write_bytes(FILES[CHECKLIST] + b"[[requirement]]\nid = 'a'\n" * 2500)
    problems = found_at(root, CHECKLIST)
    assert len(problems) == 10_000
    assert len({problem.place.line for problem in problems}) == 2500


@pytest.mark.parametrize("many", [2_000, pytest.param(10_000, marks=pytest.mark.nightly)])
def test_many_problems_in_one_line(root: Path, many: int) -> None:
    sound = "id = 'a', title = 'a', kind = 'report', actors = 'a', who = ['east']"
    items = ", ".join([f"{{ {sound}, withdrawn.on = 2024-08-20 }}"] * many)
    head = "format = 1\nnotice = { id = 'a', title = 'a', revised = 2024-03-01 }\n"
    (root / CHECKLIST).write_text(f"{head}requirement = [{items}]\n", encoding="utf-8")
    problems = [problem for problem in found_at(root, CHECKLIST) if problem.code == "N201"]
    assert len({problem.place.column for problem in problems}) == many


def test_a_file_that_comes_and_goes(root: Path) -> None:
    """Between the listing of a folder, the reading of a file and its second reading for places, anything may happen."""
    file = root / "checklists/new.toml"
    stop = threading.Event()

    def flicker() -> None:
        while not stop.is_set():
            file.write_bytes(b"format = 1\nform = 1\n")
            time.sleep(0.0005)
            file.unlink()
            time.sleep(0.0005)

    other = threading.Thread(target=flicker)
    other.start()
    try:
        codes = {problem.code for _ in range(200) for problem in found_at(root, "checklists/new.toml")}
    finally:
        stop.set()
        other.join()
    assert codes <= {"N104", "N201", "N202"}
