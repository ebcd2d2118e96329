"""From bytes to values, or to the one fault of the text."""

from __future__ import annotations

import datetime
import os
import stat
from typing import TYPE_CHECKING

import pytest

from notice_tasks.problems import BadInput, Place, Problem
from notice_tasks.toml.text import Files, Values, names_in, parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize(
    ("content", "values"),
    [
        pytest.param(b"", {}, id="empty"),
        pytest.param(b"# only a comment", {}, id="a comment and no line's end"),
        pytest.param('"名" = "省"'.encode(), {"名": "省"}, id="Chinese"),
        pytest.param(b"a = 1\r\nb = '''x\r\ny'''\r\n", {"a": 1, "b": "x\ny"}, id="CRLF"),
        pytest.param(b"\xef\xbb\xbfa = 1", {"a": 1}, id="byte order mark"),
        pytest.param(b"on = 2024-08-30", {"on": datetime.date(2024, 8, 30)}, id="a day"),
        pytest.param(b"a = " + b"[" * 300 + b"]" * 300 + b"\nb = 1", None, id="deep, but not too deep"),
    ],
)
def test_sound_text(content: bytes, values: Values | None) -> None:
    found = parse(content, "x.toml")
    assert isinstance(found, dict)
    assert found == values or (values is None and found["b"] == 1)


@pytest.mark.parametrize(
    ("content", "code", "at", "details"),
    [
        pytest.param(b"\xff", "N101", "1:1", {"byte": "0xff"}, id="not UTF-8: the first byte"),
        pytest.param(b"a = 1\nb = '\xd6\xd0'", "N101", "2:6", {"byte": "0xd6"}, id="not UTF-8: GBK"),
        pytest.param(
            'a = 1\r\n"省市" = "'.encode() + b"\xca", "N101", "2:9", {"byte": "0xca"}, id="columns of code points"
        ),
        pytest.param("# 中".encode()[:-1], "N101", "1:3", {"byte": "0xe4"}, id="not UTF-8: cut off in a character"),
        pytest.param("a = 1".encode("utf-16"), "N101", "1:1", {"byte": "0xff"}, id="not UTF-8: UTF-16"),
        pytest.param(b"\xef\xbb\xbfa\xff", "N101", "1:2", {"byte": "0xff"}, id="not UTF-8 after a byte order mark"),
        pytest.param(b"\xef\xbb\xbfb = !", "N103", "1:5", {"reason": "Invalid value"}, id="syntax: the same"),
        pytest.param(b"a = 1\nb = !", "N103", "2:5", {"reason": "Invalid value"}, id="syntax"),
        pytest.param(b"a = 1\r\n\r\nb = !\r\n", "N103", "3:5", {"reason": "Invalid value"}, id="syntax: CRLF"),
        pytest.param(
            "a = ['省', “市”]".encode(),
            "N103",
            "1:11",
            {"case": "curly", "character": "“", "plain": '"'},
            id="syntax: full-width quotes",
        ),
        pytest.param(
            "省 = 1".encode(), "N103", "1:1", {"case": "key", "key": "省", "table": ""}, id="syntax: a bare Chinese key"
        ),
        pytest.param(
            b"a = 1\r\non = 2024-02-30",
            "N103",
            "2:6",
            {"case": "no-such-day", "written": "2024-02-30"},
            id="syntax: no such day",
        ),
    ],
)
def test_one_fault_of_the_text(content: bytes, code: str, at: str, details: dict[str, object]) -> None:
    (found,) = parse(content, "x.toml")
    assert isinstance(found, Problem)
    assert (found.code, str(found.place), dict(found.details)) == (code, f"x.toml:{at}", details)


@pytest.mark.parametrize(
    ("before", "number"),
    [
        pytest.param("a = ", "1" * 5000, id="the first value"),
        pytest.param("a = 1\r\nb = ['省', ", "-" + "1" * 4999, id="inside an array"),
        pytest.param(
            "[t]\n" + "".join(f"u{number} = 1\n" for number in range(1000)) + "[u999]\nv = ",
            "1" * 5000,
            id="where lines without their header would clash",
        ),
        pytest.param("# 1\n[a]\n# " + "1" * 5000 + "\nb = ", "1_" + "1" * 5000, id="after as many digits in a comment"),
    ],
)
@pytest.mark.parametrize("after", ["", "\nc = 1\n", "\nnot toml"])
def test_a_number_that_is_too_long_is_found(before: str, number: str, after: str) -> None:
    lines = before.split("\n")
    place = Place("x.toml", line=len(lines), column=len(lines[-1]) + 1)
    found = parse((before + number + after).encode(), "x.toml")
    assert found == (Problem("N103", place, {"reason": "A number is too long"}),)


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        pytest.param("[", "]", id="arrays"),
        pytest.param("[\n", "]", id="arrays, each on a line of its own"),
        pytest.param("{ a = ", "}", id="inline tables"),
        pytest.param("{ a = [ ", "]}", id="arrays and inline tables"),
    ],
)
@pytest.mark.parametrize("closed", [True, False])
def test_what_is_nested_too_deeply_is_found(opening: str, closing: str, closed: bool) -> None:
    before = "a = 1\nb = "
    text = f"{before}{opening * 5000}{closing * 5000 if closed else ''}\nc = 1\n"
    (found,) = parse(text.encode(), "x.toml")
    assert isinstance(found, Problem)
    assert (found.code, found.details) == ("N103", {"reason": "Nested too deeply"})
    # How deep is too deep depends on how tomli was built.
    nested = text[: _offset(text, found.place)][len(before) :]
    assert 150 * len(opening) < len(nested) <= 1000 * len(opening)
    assert not set(nested) - set(opening)


def test_a_key_of_too_many_parts_is_found() -> None:
    (found,) = parse(b"a = 1\n" + b"b." * 5000 + b"b = 1", "x.toml")
    assert isinstance(found, Problem)
    assert (found.code, found.place.line, found.details) == ("N103", 2, {"reason": "Nested too deeply"})
    assert found.place.column is not None
    assert 1000 < found.place.column < 10_000


def _offset(text: str, place: Place) -> int:
    assert place.line is not None
    assert place.column is not None
    return sum(len(line) + 1 for line in text.split("\n")[: place.line - 1]) + place.column - 1


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(b"a = 1")
    assert Files(tmp_path).values("x.toml") == {"a": 1}


def test_what_is_read_instead_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(b"a = 1")
    files = Files(tmp_path, {"x.toml": b"a = 2", "y.toml": b"a = ?"})
    assert files.values("x.toml") == {"a": 2}
    (unsaved,) = files.values("y.toml")
    assert isinstance(unsaved, Problem)
    assert unsaved.place == Place("y.toml", line=1, column=5)


def test_a_fault_names_the_file_as_it_is_known_in_the_workspace(tmp_path: Path) -> None:
    (tmp_path / "checklists").mkdir()
    (tmp_path / "checklists/x.toml").write_bytes(b"a = ?")
    (found,) = Files(tmp_path).values("checklists/x.toml")
    assert isinstance(found, Problem)
    assert found.place == Place("checklists/x.toml", line=1, column=5)


@pytest.mark.parametrize("name", [pytest.param("gone.toml", id="no such file"), pytest.param("folder", id="a folder")])
def test_a_file_that_cannot_be_read_is_a_problem_like_others(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (found,) = Files(tmp_path).values(name)
    assert isinstance(found, Problem)
    assert (found.code, found.place) == ("N104", Place(name, line=1, column=1))
    assert found.details["reason"]


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(os.mkfifo, id="a pipe"),
        pytest.param(lambda path: os.mknod(path, stat.S_IFSOCK), id="a socket"),
        pytest.param(lambda path: path.symlink_to("/dev/zero"), id="a device"),
    ],
)
def test_what_never_comes_to_its_end_is_not_read(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "x.toml")
    found = Files(tmp_path).values("x.toml")
    assert found == (Problem("N104", Place("x.toml", line=1, column=1), {"reason": "Not a regular file"}),)


def test_a_folder_that_cannot_be_read_is_not_taken_for_none(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as fault:
        names_in(tmp_path / ("x" * 300), "checklists")
    assert (fault.value.code, fault.value.details["file"]) == ("unreadable-file", "checklists")
    assert names_in(tmp_path / "none", "checklists") == []
