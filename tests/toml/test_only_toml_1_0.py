"""What TOML 1.1 allows and 1.0 does not is refused, held against Python's own reader, which knows TOML 1.0."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mutations import mutated
from notice_tasks.toml.newer import newer_syntax
from notice_tasks.toml.text import parse
from timing import within

LINES, LAST_COMMA = ("lines",), ("last-comma",)


def seconds(written: str, right: str) -> tuple[str, ...]:
    return ("seconds", written, right)


def escape(written: str, right: str) -> tuple[str, ...]:
    return ("escape", written, right)


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        pytest.param("a = 1\nb = {\n c = 1 }", "2:6", LINES, id="a line break behind a brace"),
        pytest.param("b = { c = 1,\n d = 2 }", "1:13", LINES, id="behind a comma"),
        pytest.param("b = { c = 1,\n\n \n 'd' = 2 }", "1:13", LINES, id="before a key in quotes"),
        pytest.param('b = { c = 1,\n "\\"" . d = 2 }', "1:13", LINES, id="before a dotted key in quotes"),
        pytest.param("b = { c = 1\n}", "1:12", LINES, id="before the closing brace"),
        pytest.param("b = { c = 1\n , d = 2 }", "1:12", LINES, id="before a comma"),
        pytest.param("b = {\r\nc = 1 }", "1:7", LINES, id="as Windows writes it"),
        pytest.param("b = { # c = 2\n c = 1 }", "1:7", LINES, id="a comment behind a brace"),
        pytest.param("b = { c = 1, # }\n d = 2 }", "1:14", LINES, id="a comment behind a comma"),
        pytest.param("b = { c = 1 # }\n }", "1:13", LINES, id="a comment before the closing brace"),
        pytest.param("b = [\n  { c = [\n    1,\n  ],\n  d = 2 },\n]", "4:5", LINES, id="behind a list in it"),
        pytest.param("b = { c = '{', d = {},\n e = 2 }", "1:23", LINES, id="behind a brace that is a text's own"),
        pytest.param("b = { c = 1, }", "1:12", LAST_COMMA, id="a last comma"),
        pytest.param("b = { c = [{ d = '' }, ], }\n", "1:25", LAST_COMMA, id="a last comma behind a list"),
        pytest.param('b = "x\\e[0m"', "1:7", escape("\\e", "\\u001b"), id="an escape"),
        pytest.param('b = "\\\\\\e"', "1:8", escape("\\e", "\\u001b"), id="an escape behind a backslash"),
        pytest.param('"\\x41" = 1', "1:2", escape("\\x41", "\\u0041"), id="an escape in a key"),
        pytest.param('b = """\n\\xe9"""', "2:1", escape("\\xe9", "\\u00e9"), id="an escape in a text of several lines"),
        pytest.param("b = 07:32", "1:5", seconds("07:32", "07:32:00"), id="a clock"),
        pytest.param("b = [07:32]", "1:6", seconds("07:32", "07:32:00"), id="a clock in a list"),
        pytest.param("b = 1979-05-27T07:32", "1:5", seconds("1979-05-27T07:32", "1979-05-27T07:32:00"), id="a moment"),
        pytest.param(
            "b = { c = 1979-05-27 07:32Z }",
            "1:11",
            seconds("1979-05-27 07:32Z", "1979-05-27 07:32:00Z"),
            id="a moment in Greenwich",
        ),
        pytest.param(
            "b = 1979-05-27t07:32-05:00 # 07:32",
            "1:5",
            seconds("1979-05-27t07:32-05:00", "1979-05-27t07:32:00-05:00"),
            id="a moment elsewhere",
        ),
        pytest.param("b = { c = 1, }\nd = [", "1:12", LAST_COMMA, id="before another fault"),
    ],
)
def test_it_is_said_with_its_mend(text: str, at: str, said: tuple[str, ...]) -> None:
    problems = parse(text.encode(), "f.toml")
    assert isinstance(problems, tuple)
    (problem,) = problems
    assert (problem.code, str(problem.place)) == ("N103", f"f.toml:{at}")
    assert tuple(problem.details.values()) == said


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("b = { c = [ # d\n 1, # e\n 2,\n ], f = 3 }", id="lines in a list in braces"),
        pytest.param("b = [\n { c = 1 }, # {\n { c = 2 },\n]", id="lines between braces"),
        pytest.param("b = { c = \"\"\"{\n}, }\\\n  \"\"\", d = '''\n, }''' }", id="lines in texts"),
        pytest.param("b = '\\e \\x41 { , }' # \\e { , }", id="in texts as they are"),
        pytest.param('b = "\\\\e \\\\x41"', id="backslashes written twice"),
        pytest.param('b = ["17:00", " 17:00, ", "a=17:00"] # 17:00', id="clocks in texts"),
        pytest.param("b = 1979-05-27 07:32:00.5+08:00\nc = [07:32:00, 07:32:00]", id="clocks with seconds"),
        pytest.param("[[ 'b{'.c ]]\n[b]\nd = [[], [\n]]", id="heads"),
    ],
)
def test_what_looks_like_it_is_taken(text: str) -> None:
    assert parse(text.encode(), "f.toml") == tomllib.loads(text)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        pytest.param('b = """ {\n, }', "1:5", id="in a text that is not closed"),
        pytest.param("b = c\nd = { e = 1, }", "1:5", id="behind another fault"),
        pytest.param('b = "c\nd\\e"', "1:7", id="behind a text that is not closed on its line"),
        pytest.param("b = 1979-02-30 07:32", "1:5", id="on a day that does not exist"),
        pytest.param("b = }\nc = { d = 1, }", "1:5", id="behind a brace that nothing opened"),
    ],
)
def test_of_several_faults_the_first_is_said(text: str, at: str) -> None:
    problems = parse(text.encode(), "f.toml")
    assert isinstance(problems, tuple)
    (problem,) = problems
    assert str(problem.place) == f"f.toml:{at}"
    assert problem.details.get("case") not in {"lines", "last-comma", "escape", "seconds"}


def accepted(text: str) -> bool:
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


SCRAPS = (
    *("a", "b", "'c'", '"d"', '"\\e"', '"\\\\e"', '"\\x41"', '"""', "'''", '"', "'", "\\", "x"),
    *(" = ", " = ", ".", "{", "}", " { ", " } ", "[", "]", ",", ", ", ",", "\n", "\n", "\r\n", "#", "# c\n"),
    *("1", "07:32", "07:32:00", "1979-05-27", " 07:32", "T07:32", "Z", "+08:00", " ", "\t", ":", "-", "中"),
)
TEXT = "d = { e = 1, f = [ { g = 07:32:00 },\n { h = 1979-05-27 07:32:00-05:00 } ] } # i\nj = \"\\\\e\"\nk = '''\n'''\n"


def tables(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Tables in braces and lists, sound for TOML 1.1 and now and then for 1.0."""
    blanks = st.sampled_from(("", " ", " ", " ", "\n", " # { , }\n", "\r\n\t"))
    pairs = st.tuples(blanks, st.sampled_from(("a", "b", "c.d", "'{'")), st.just(" = "), values, blanks)
    inside = st.lists(pairs.map("".join), max_size=3, unique_by=lambda pair: pair.partition("=")[0].strip())
    items = st.lists(st.tuples(blanks, values, blanks).map("".join), max_size=3)
    last = st.sampled_from(("", "", ","))
    return st.one_of(
        st.tuples(inside, last).map(lambda parts: f"{{{','.join(parts[0])}{parts[1] * bool(parts[0])}}}"),
        st.tuples(items, last).map(lambda parts: f"[{','.join(parts[0])}{parts[1] * bool(parts[0])}]"),
    )


VALUES = st.recursive(
    st.sampled_from(
        (
            "1",
            '"{"',
            "'\\e'",
            '"\\\\e"',
            '"\\e"',
            '"\\x41"',
            "07:32",
            "07:32:00",
            "1979-05-27 07:32",
            '"""\n}"""',
            "true",
        )
    ),
    tables,
    max_leaves=6,
)


@example("a = {b='\n', }")
@example("a = [1,\n{ 'b' = 1 },\n# c\n]")
@given(
    st.one_of(
        VALUES.map(lambda value: f"a = {value}\n"),
        mutated(TEXT),
        st.lists(st.sampled_from(SCRAPS), max_size=12).map(lambda parts: "a = " + "".join(parts)),
    )
)
@settings(max_examples=400)
def test_exactly_what_pythons_own_reader_takes_is_taken(text: str) -> None:
    values = parse(text.encode(), "f.toml")
    assert isinstance(values, dict) == accepted(text)
    if isinstance(values, dict):
        assert values == tomllib.loads(text)


@pytest.mark.parametrize(
    "part", ["{ a = 1,\n", '"""', ",\n\n", ", # c,\n", ", \t ", "07:32", "'", '"\\', "[{", "#", ',\n"', "0"]
)
def test_a_long_text_takes_no_longer_than_it_is(part: str) -> None:
    """Whatever may be tried at a place is tried once; with the square of its length it would take hours."""
    with within(20):
        newer_syntax("a = [\n{ b = 1, c = '\\e' },\n" + part * (200_000 // len(part)), 10**6)
