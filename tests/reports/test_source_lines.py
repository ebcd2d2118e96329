"""The source line of a problem and the caret below it, on a terminal of 80 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from notice_tasks.actions.lines import line_reader
from notice_tasks.problems import Level, Place, Problem
from notice_tasks.reports.plain import text
from notice_tasks.reports.problems import problems_in_files
from notice_tasks.reports.source_line import source_lines
from notice_tasks.toml.text import Files
from timing import within

if TYPE_CHECKING:
    from pathlib import Path


def anything(_text: str) -> bool:
    """A screen that shows every character."""
    return True


def in_gbk(shown: str) -> bool:
    """A Chinese Windows console."""
    return shown.encode("gbk", "replace").decode("gbk") == shown


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        pytest.param("due = 2023-08-30", 7, ("due = 2023-08-30", "      ^"), id="plain"),
        pytest.param("due = 1", 1, ("due = 1", "^"), id="the first column"),
        pytest.param('title = "关于通知" x', 16, ('title = "关于通知" x', "                   ^"), id="after Chinese"),
        pytest.param('title = "关于通知"', 11, ('title = "关于通知"', "           ^"), id="at Chinese"),
        pytest.param("\t\tdue = 1", 3, ("        due = 1", "        ^"), id="after tabs"),
        pytest.param("a\t= 1", 2, ("a    = 1", " ^"), id="at a tab"),
        pytest.param("cafe\u0301 = 1", 7, ("cafe\u0301 = 1", "     ^"), id="after a combining mark"),
        pytest.param("cafe\u0301 = 1", 5, ("cafe\u0301 = 1", "   ^"), id="at a combining mark"),
        pytest.param('"😀" = 1', 5, ('"😀" = 1', "     ^"), id="after a picture"),
        pytest.param("❤\ufe0f = 1", 4, ("❤\ufe0f = 1", "   ^"), id="after a sign made a picture"),
        pytest.param("❤\ufe0f = 1", 2, ("❤\ufe0f = 1", "^"), id="at what makes it one"),
        pytest.param("a\u200b = \u202e1", 6, ("a<U+200B> = <U+202E>1", "            ^"), id="after unseen signs"),
        pytest.param("a\x1b[31m = 1", 7, ("a<U+001B>[31m = 1", "             ^"), id="after what a terminal obeys"),
        pytest.param("a\x00\x07b", 4, ("a<U+0000><U+0007>b", "                 ^"), id="after control characters"),
        pytest.param("", 1, ("", "^"), id="an empty line"),
        pytest.param("due =", 6, ("due =", "     ^"), id="just past the end"),
        pytest.param("due =", 60, ("due =", "     ^"), id="far past the end"),
    ],
)
def test_the_caret_stands_right_below_the_place(line: str, column: int, expected: tuple[str, str]) -> None:
    source, caret = source_lines(line, 12, column, anything)
    assert (source.removeprefix("  12 | "), caret.removeprefix("     | ")) == expected


def test_what_a_console_cannot_show_is_as_wide_as_what_it_shows_instead() -> None:
    source, caret = source_lines('name = "𠮷县" x', 3, 13, in_gbk)
    assert (source, caret) == ('  3 | name = "?县" x', "    |              ^")


LONG = "甲" * 100


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        pytest.param("x" * 200, 1, f"{'x' * 68}...", id="at the beginning"),
        pytest.param("x" * 200, 200, f"...{'x' * 67}X", id="at the end"),
        pytest.param("x" * 200, 100, f"...{'x' * 45}X{'x' * 19}...", id="in the middle"),
        pytest.param(LONG, 50, f"...{'甲' * 22}X{'甲' * 9}...", id="in the middle of Chinese"),
        pytest.param(f"{'x' * 69}yz", 70, f"{'x' * 69}Xz", id="a line that just fits"),
        pytest.param(f"{'x' * 69}yzz", 70, f"...{'x' * 65}Xzz", id="a line that just does not"),
    ],
)
def test_a_long_line_is_cut_around_the_place(line: str, column: int, expected: str) -> None:
    source, caret = source_lines(line, 123, column, anything)
    at = len(caret) - 1
    shown = source.removeprefix("  123 | ")
    columns = list("".join(sign * cell_len(sign) for sign in source))
    assert columns[at] == line[column - 1]
    assert shown == expected.replace("X", line[column - 1])
    assert cell_len(source) <= 79


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=300), st.integers(1, 310), st.integers(1)
)
def test_whatever_a_line_holds_it_fits_and_commands_nothing(line: str, column: int, number: int) -> None:
    source, caret = source_lines(line, number % 100_000, column, anything)
    assert len(f"x{source}x".splitlines()) == len(f"x{caret}x".splitlines()) == 1
    assert cell_len(source) <= 79
    assert len(caret) <= 80
    assert caret.count("^") == 1
    assert caret.index("|") == source.index("|")
    assert not {"\x1b", "\x9b", "\t", "\r", "\u202e", "\u2066"} & set(source)


@pytest.mark.parametrize("sign", ["x", "甲", "\u0301", "\x1b", "\t"])
def test_a_line_of_a_million_is_shown_at_once(sign: str) -> None:
    line = sign * 1_000_000
    with within(30):
        source, _caret = source_lines(line, 1, 999_999, anything)
    assert len(source) < 1500


FILE = "checklists/a.toml"


@pytest.mark.parametrize(
    ("content", "line", "expected"),
    [
        pytest.param(b"a = 1\nb = 2\n", 2, "b = 2", id="the last line"),
        pytest.param(b"a = 1\nb = 2", 2, "b = 2", id="a last line without its end"),
        pytest.param(b"a = 1\n", 2, "", id="what follows the last line's end"),
        pytest.param(b"a = 1\n", 3, None, id="no such line"),
        pytest.param(b"a = 1\n", None, None, id="no line known"),
        pytest.param(b"a = 1\r\nb = 2\r\n", 1, "a = 1", id="the line ends of Windows"),
        pytest.param("甲\u2028乙\x85\x0c丙\nb = 2".encode(), 2, "b = 2", id="only TOML's own line ends count"),
        pytest.param(b'a = "\xb1\xb1"\n', 1, 'a = "��"', id="no UTF-8"),
        pytest.param(b"", 1, "", id="an empty file"),
    ],
)
def test_lines_are_those_of_the_file(tmp_path: Path, content: bytes, line: int | None, expected: str | None) -> None:
    file = tmp_path / FILE
    file.parent.mkdir()
    file.write_bytes(content)
    assert line_reader(Files(tmp_path))(Place(FILE, line=line, column=1)) == expected


def test_a_file_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "units.toml").write_bytes(b"a = 1\nb = 2\n")
    line_of = line_reader(Files(tmp_path))
    assert line_of(Place("units.toml", line=1)) == "a = 1"
    (tmp_path / "units.toml").unlink()
    assert line_of(Place("units.toml", line=2)) == "b = 2"


def test_what_cannot_be_read_has_no_lines(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir(parents=True)
    faults = [
        Problem("N104", Place(FILE, line=1, column=1), {"reason": "Is a directory"}),
        Problem("N102", Place("units.toml"), level=Level.HINT),
    ]
    shown = text(problems_in_files(faults, line_reader(Files(tmp_path)), anything)).splitlines()
    assert shown[0] == "checklists/a.toml:1:1: N104 This cannot be read: it is a folder."
    assert shown[1].startswith("units.toml: N102 [hint] The file begins with a byte order mark. It is read;")
    assert len(shown) == 2
