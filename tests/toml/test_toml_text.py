"""From bytes to values, or to the one fault of the text."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from notice_tasks.problems import BadInput, Place, Problem
from notice_tasks.toml.text import Files, Values, names_in, parse

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("content", "values"),
    [
        pytest.param(b"", {}, id="empty"),
        pytest.param(b"# only a comment", {}, id="a comment and no line's end"),
        pytest.param('"名" = "省"'.encode(), {"名": "省"}, id="Chinese"),
        pytest.param(b"a = 1\r\nb = '''x\r\ny'''\r\n", {"a": 1, "b": "x\ny"}, id="CRLF"),
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
        pytest.param(b"\xef\xbb\xbfa = 1", "N102", "1:1", {}, id="byte order mark"),
        pytest.param(b"\xef\xbb\xbf\xff", "N102", "1:1", {}, id="byte order mark before anything else"),
        pytest.param(b"a = 1\nb = ?", "N103", "2:5", {"reason": "Invalid value"}, id="syntax"),
        pytest.param(b"a = 1\r\n\r\nb = ?\r\n", "N103", "3:5", {"reason": "Invalid value"}, id="syntax: CRLF"),
        pytest.param(
            "a = ['省', “市”]".encode(),
            "N103",
            "1:11",
            {"case": "full-width", "character": "“", "plain": '"'},
            id="syntax: full-width quotes",
        ),
        pytest.param(
            "省 = 1".encode(), "N103", "1:1", {"reason": "Invalid statement"}, id="syntax: a bare Chinese key"
        ),
        pytest.param(
            b"a = 1\r\non = 2024-02-30",
            "N103",
            "2:6",
            {"case": "no-such-day", "written": "2024-02-30"},
            id="syntax: no such day",
        ),
        pytest.param(b"a = " + b"[" * 5000, "N103", "1:1", {"reason": "Nested too deeply"}, id="arrays too deep"),
        pytest.param(b"a = " + b"{a=" * 5000, "N103", "1:1", {"reason": "Nested too deeply"}, id="tables too deep"),
        pytest.param(b"a." * 5000 + b"a = 1", "N103", "1:1", {"reason": "Nested too deeply"}, id="keys too deep"),
        pytest.param(b"a = " + b"1" * 5000, "N103", "1:1", {"reason": "A number is too long"}, id="a number too long"),
    ],
)
def test_one_fault_of_the_text(content: bytes, code: str, at: str, details: dict[str, object]) -> None:
    found = parse(content, "x.toml")
    assert isinstance(found, Problem)
    assert (found.code, str(found.place), dict(found.details)) == (code, f"x.toml:{at}", details)


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(b"a = 1")
    assert Files(tmp_path).values("x.toml") == {"a": 1}


def test_what_is_read_instead_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(b"a = 1")
    files = Files(tmp_path, {"x.toml": b"a = 2", "y.toml": b"a = ?"})
    assert files.values("x.toml") == {"a": 2}
    unsaved = files.values("y.toml")
    assert isinstance(unsaved, Problem)
    assert unsaved.place == Place("y.toml", line=1, column=5)


def test_a_fault_names_the_file_as_it_is_known_in_the_workspace(tmp_path: Path) -> None:
    (tmp_path / "checklists").mkdir()
    (tmp_path / "checklists/x.toml").write_bytes(b"a = ?")
    found = Files(tmp_path).values("checklists/x.toml")
    assert isinstance(found, Problem)
    assert found.place == Place("checklists/x.toml", line=1, column=5)


@pytest.mark.parametrize("name", [pytest.param("gone.toml", id="no such file"), pytest.param("folder", id="a folder")])
def test_a_file_that_cannot_be_read_is_a_problem_like_others(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    found = Files(tmp_path).values(name)
    assert isinstance(found, Problem)
    assert (found.code, found.place) == ("N104", Place(name, line=1, column=1))
    assert found.details["reason"]


def test_a_folder_that_cannot_be_read_is_not_taken_for_none(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as fault:
        names_in(tmp_path / ("x" * 300), "checklists")
    assert (fault.value.code, fault.value.details["file"]) == ("unreadable-file", "checklists")
    assert names_in(tmp_path / "none", "checklists") == []
