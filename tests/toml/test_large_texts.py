"""Time grows with the text and no faster: what were quadratic would take minutes here, not seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from notice_tasks.problems import At, Place, Problem
from notice_tasks.toml.key_positions import key_positions
from notice_tasks.toml.positions import located
from notice_tasks.toml.text import parse
from timing import within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

N = 500_000
ENOUGH = 8
"""Seconds; the slowest takes less than one on an idle machine."""

VALID = {
    "5 MB of comments": ("", "# 一行注\n", N, "a = 1\n"),
    "5 MB of empty lines": ("", " \n", 5 * N, "a = 1\n"),
    "a text of 5 MB": ('a = "', "x", 10 * N, '"\n'),
    "a text of 5 MB in many lines": ("a = '''", "行 ]\n", 2 * N, "'''\n"),
    "a text of quotes": ('a = """', '""a', N, '"""\n'),
    "a text of apostrophes": ("a = '''", "''a", N, "'''\n"),
    "a text of escapes": ('a = "', "\\\\", N, '"\n'),
    "an array on one line": ("a = [", "1, ", N // 9, "]\n"),
    "a key of 500 kB": ("", "k", N, " = 1\n"),
    "a quoted key of 500 kB": ('"', "\\\\", N // 2, '" = 1\n'),
    "a number of 500 kB": ("a = 0x", "f", N, "\n"),
    "space of 500 kB": ("a = 1", " ", N, "\nb = 1\n"),
    "10,000 tables": ("", "[[a]]\nid = 1\n[a.b]\nx = { y = 1 }\n", 10_000, ""),
    "100 arrays, each 390 deep": ("a = [", "[" * 390 + "]" * 390 + ", ", 100, "]\n"),
    "100 tables of dotted keys, each 300 deep": ("", "[[a]]\nb" + ".c" * 300 + " = 1\n", 100, ""),
}
"""The beginning, the repeated part, the number of repetitions, and the end."""

INVALID = {
    "space before what is no TOML": ("", " ", N, "$\n"),
    "space behind a value": ("a = 1", " ", N, "$\n"),
    "space in a list": ("a = [1", " ", N, "$\n"),
    "a list that does not end": ("a = [", "1, ", N, "$\n"),
    "a header of space": ("[a]\n[", " ", N, "\n[a]\n"),
    "a header of space, twice": ("[a]\n[", " ", N, "a]\n[a]\n"),
    "digits where nothing may stand": ("a = 1 x", "1", N, "\n"),
    "digits in a later line": ("a = 1 x\nb = 1\n# ", "1", N, "\n"),
    "a day without an end": ("a = 1 ", "1-", N, "\n"),
    "Chinese quotes": ('a = "', "“”，", N // 3, '"x\n'),
    "a text that nothing closes": ('a = "', "\\\\", N, "\n"),
    "texts one after another": ("a = ", '"" ', N, "\n"),
    "brackets": ("a = ", "[", N, "\n"),
    "braces": ("a = ", "{a = ", N, "\n"),
    "a dotted key": ("", "a.", N, "a = 1\n"),
    "a number of 500 kB": ("a = ", "1", N, "\n"),
    "a moment that goes on": ("a = 1 ", "1:", N, "，\n"),
    "brackets after 500 kB": ("", "# 注\n", N // 4, "a = " + "[" * 5000),
}


def alternately(texts: Mapping[str, tuple[str, str, int, str]]) -> Iterator[Any]:
    """Each text; every second one only at night."""
    for number, (name, parts) in enumerate(texts.items()):
        yield pytest.param(parts, id=name, marks=pytest.mark.nightly if number % 2 else ())


@pytest.mark.parametrize("parts", [*alternately(VALID)])
def test_a_large_text_is_scanned(parts: tuple[str, str, int, str]) -> None:
    text = put_together(*parts)
    with within(ENOUGH):
        assert isinstance(parse(text.encode(), "x.toml"), dict)
        assert key_positions(text).inside


@pytest.mark.parametrize("parts", [*alternately(INVALID)])
def test_a_large_text_is_refused(parts: tuple[str, str, int, str]) -> None:
    text = put_together(*parts)
    with within(ENOUGH):
        (found,) = parse(text.encode(), "x.toml")
    assert isinstance(found, Problem)
    assert found.code == "N103"


def test_a_hundred_thousand_keys_are_scanned() -> None:
    text = "".join(f"k{number} = {number}\n" for number in range(100_000))
    with within(ENOUGH):
        assert len(key_positions(text).inside) == 100_000


def put_together(first: str, repeated: str, times: int, last: str) -> str:
    return first + repeated * times + last


@pytest.mark.parametrize("at", [At.KEY, pytest.param(At.VALUE, marks=pytest.mark.nightly)])
def test_many_problems_in_one_file_are_located(at: At, tmp_path: Path) -> None:
    many, before = 10_000, 2 * N  # lines: to count those again for each problem would take a minute
    (tmp_path / "x.toml").write_text("# 一行注\n" * before + "[[a]]\nid = '一'\n" * many, encoding="utf-8")
    problems = [Problem("N203", Place("x.toml", ("a", number, "id"), at)) for number in reversed(range(many))]
    with within(ENOUGH):
        found = located(problems, tmp_path)
    column = 1 if at is At.KEY else 6
    assert [(problem.place.line, problem.place.column) for problem in found] == [
        (before + 2 * number + 2, column) for number in range(many)
    ]
