"""Messages for texts that tomli refuses because of a common typo."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notice_tasks.problems import Problem
from notice_tasks.toml.text import parse


def refused(text: str) -> Problem:
    """The one fault of a text."""
    (problem,) = parse(text.encode(), "f.toml")
    assert isinstance(problem, Problem)
    assert problem.code == "N103"
    return problem


def said(text: str) -> tuple[str, ...]:
    """The place of a text's fault, its case, and what fills its sentence."""
    problem = refused(text)
    return (str(problem.place)[len("f.toml:") :], *(str(value) for value in problem.details.values()))


@pytest.mark.parametrize(
    ("text", "at", "character", "plain"),
    [
        pytest.param("a = 1\nb = “x”", "2:5", "“", '"', id="quotes around a text"),
        pytest.param("b = ‘x’", "1:5", "‘", "'", id="single quotes around a text"),
        pytest.param('b = "x”\nc = 1', "1:7", "”", '"', id="a quote that should close a text"),
        pytest.param('b = "x“', "1:7", "“", '"', id="the other quote, which Chinese mode types first"),
        pytest.param("b = 'x’\nc = 'y'", "1:7", "’", "'", id="a single quote that should close a text"),
        pytest.param("b = 'x’\nc = 1\n", "1:7", "’", "'", id="the same where no other text follows"),
        pytest.param(
            'b = "说“x”了”  # 注\n', "1:11", "”", '"', id="a closing quote after a pair that is the text's own"
        ),
        pytest.param('b = ["x”, "y"]', "1:8", "”", '"', id="a closing quote, and the text runs on to the next"),
        pytest.param('b = { c = "x”, d = "y" }', "1:13", "”", '"', id="the same in a table"),
        pytest.param('b = ["x", "y”]\n', "1:13", "”", '"', id="a closing quote before a bracket"),
        pytest.param('b = "x” # "注"\n', "1:7", "”", '"', id="a closing quote before a comment"),
        pytest.param('b = ["x"，"y"]', "1:9", "，", ",", id="a comma between values"),
        pytest.param('b = ["x" 、 "y"]', "1:10", "、", ",", id="the comma of Chinese lists"),
        pytest.param('b = [\n  "x"，\n  "y",\n]', "2:6", "，", ",", id="a comma in a list of several lines"),
        pytest.param("b = { c = 2026-11-20， d = 1 }", "1:21", "，", ",", id="a comma after a day"),
        pytest.param("b ＝ 1", "1:3", "＝", "=", id="an equals sign"),
        pytest.param("b = { c ＝ 1 }", "1:9", "＝", "=", id="an equals sign in a table"),
        pytest.param("［b］", "1:1", "［", "[", id="a head's bracket"),
        pytest.param("【b】", "1:1", "【", "[", id="the bracket that Chinese mode types"),
        pytest.param("[b］", "1:3", "］", "]", id="a head's closing bracket"),
        pytest.param("[[b]］", "1:5", "］", "]", id="the second of two closing brackets"),
        pytest.param('b = ["x"】', "1:9", "】", "]", id="a list's closing bracket"),
        pytest.param("b = ｛ c = 1 }", "1:5", "｛", "{", id="a brace"),
        pytest.param("b = { c = 1 ｝", "1:13", "｝", "}", id="a closing brace"),
        pytest.param("＃ 注", "1:1", "＃", "#", id="a comment"),
        pytest.param("b = 2026－11－20", "1:9", "－", "-", id="the strokes of a day"),
        pytest.param("b = 2026-11-20T18：00：00", "1:18", "：", ":", id="the colons of a moment"),
        pytest.param("b = { c = 2026-11-20 18：00 }", "1:24", "：", ":", id="the colons of a moment with a space"),
        pytest.param("b = １", "1:5", "１", "1", id="a figure"),
        pytest.param("ｂ = 1", "1:1", "ｂ", "b", id="a letter"),
        pytest.param("b。c = 1", "1:2", "。", ".", id="a dot inside a key"),
    ],
)
def test_a_full_width_character(text: str, at: str, character: str, plain: str) -> None:
    assert said(text) == (at, "full-width", character, plain)


@pytest.mark.parametrize(
    ("text", "at", "name"),
    [
        pytest.param("b\u3000= 1", "1:2", "U+3000", id="before the equals sign"),
        pytest.param("a = 1\n\u3000b = 1", "2:1", "U+3000", id="at the beginning of a line"),
        pytest.param("b = 1\u3000", "1:6", "U+3000", id="at the end of a line"),
        pytest.param("b =\u00a01", "1:4", "U+00A0", id="one copied from a web page"),
        pytest.param("b = 1\u200b", "1:6", "U+200B", id="one that has no width"),
    ],
)
def test_a_space_that_is_not_the_plain_one(text: str, at: str, name: str) -> None:
    assert said(text) == (at, "space", name)


@pytest.mark.parametrize(
    ("text", "at", "reason"),
    [
        pytest.param('# “注”，＝\nb = "“x”，［ ］" # 　\nc = ?', "3:5", "Invalid value", id="in texts and comments"),
        pytest.param('b = "x"，', "1:8", "Expected newline", id="a comma that has no business there"),
        pytest.param('b = "x"”', "1:8", "Expected newline", id="a second closing quote"),
        pytest.param('b = "报送"情况"，有关"工作"', "1:9", "Expected newline", id="quotes inside quotes"),
        pytest.param('b = "报送“情况”，有关\n', "1:15", "Illegal character", id="no closing quote at all"),
        pytest.param('b = "做好“甲', "1:10", "Unterminated", id="an opening quote in the text"),
        pytest.param('b = "\\“，"', "1:8", "Unescaped", id="after a backslash"),
        pytest.param("b： 1", "1:2", "Expected '='", id="a colon for an equals sign"),
        pytest.param("b = 1。", "1:6", "Expected newline", id="a full stop at the end"),
        pytest.param('b = ["x" "y”"]', "1:10", "Unclosed array", id="a quote in a later text"),
        pytest.param("b = 1 x 2024/8/30", "1:7", "Expected newline", id="a day that comes only later"),
        pytest.param("b = sound，", "1:5", "Invalid value", id="a text without quotes"),
    ],
)
def test_what_is_no_slip_of_the_input_method(text: str, at: str, reason: str) -> None:
    problem = refused(text)
    assert (str(problem.place), "case" in problem.details) == (f"f.toml:{at}", False)
    assert str(problem.details["reason"]).startswith(reason)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("2026-11-3", "2026-11-03"),
        ("2026-9-30", "2026-09-30"),
        ("2026/11/20", "2026-11-20"),
        ("2026.11.20", "2026-11-20"),
        ("2026年11月3日", "2026-11-03"),
        ("2026-11-20日", "2026-11-20"),
        ("2026-11-20T8:00", "2026-11-20T08:00:00"),
        ("2026-11-3 18:00:30", "2026-11-03T18:00:30"),
        ("2026-11-3T18:00:00.5+08:00", "2026-11-03T18:00:00.5+08:00"),
    ],
)
def test_a_day_or_moment_written_in_another_way(written: str, right: str) -> None:
    assert said(f"b = {written}") == ("1:5", "day", written, right)
    assert said(f"b = [\n  {{ c = {written}, d = 1 }},\n]") == ("2:9", "day", written, right)
    assert said(f"b = [ 2026-01-01, {written} ] # 注") == ("1:19", "day", written, right)


@pytest.mark.parametrize("written", ["9月30日", "9-30", "02/29"])
def test_a_day_without_its_year(written: str) -> None:
    assert said(f"b = {written}") == ("1:5", "no-year", written)


@pytest.mark.parametrize(
    "written",
    [
        "2026-9-31",
        "2026-13-01",
        "2024-08-32",
        "2026-02-29",
        "2026/2/30",
        "9月31日",
        "2026-02-30T10:00:00",
        "0000-01-01",
    ],
)
def test_a_day_that_does_not_exist(written: str) -> None:
    assert said(f"b = {written}") == ("1:5", "no-such-day", written)


@pytest.mark.parametrize("clock", ["T24:00:00", " 24:00:00", "T24:00", "T24:00:00+08:00"])
def test_midnight_as_the_end_of_a_day(clock: str) -> None:
    assert said(f"b = 2026-11-20{clock}") == ("1:5", "midnight", f"2026-11-20{clock}", "2026-11-20")


@pytest.mark.parametrize("clock", ["T17:60:00", "T24:00:01", " 25:00", "T10:00:60Z"])
def test_a_time_of_day_that_does_not_exist(clock: str) -> None:
    assert said(f"b = {{ c = 2026-11-20{clock} }}") == ("1:11", "no-such-time", f"2026-11-20{clock}")


@pytest.mark.parametrize(
    ("text", "at"),
    [
        pytest.param("b = 2026-11-20 x", "1:16", id="something else after a day"),
        pytest.param("b = 2026-11-20T18", "1:15", id="half a moment"),
        pytest.param("b = 1-2-3", "1:6", id="figures that are no day"),
        pytest.param("b = 5x", "1:6", id="a number with more after it"),
        pytest.param("2026/11/3 = 1", "1:5", id="a key"),
        pytest.param("b = 2026-11-20T18:00:00+24:00", "1:24", id="an offset that does not exist"),
    ],
)
def test_what_is_no_slip_in_a_day(text: str, at: str) -> None:
    problem = refused(text)
    assert (str(problem.place), "case" in problem.details) == (f"f.toml:{at}", False)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        pytest.param("[b]\nc = 1\n[[b]]", "1:1", id="one bracket, then two"),
        pytest.param("[[b]]\nc = 1\n  [ b ]", "3:3", id="two brackets, then one"),
        pytest.param("[b]\n[a]\n[b]", "3:1", id="one bracket twice"),
    ],
)
def test_heads_of_several_tables_need_two_brackets(text: str, at: str) -> None:
    assert said(text) == (at, "head", "b")


@pytest.mark.parametrize(
    ("text", "at"),
    [
        pytest.param("b = []\n[[b]]", "2:4", id="a list and heads"),
        pytest.param("b = 1\n[b]", "2:3", id="a key and a head"),
        pytest.param("b = 1\nb.c = 2", "2:8", id="a key and a table under it"),
        pytest.param('"b" = 1\n"b" = 2', "2:8", id="a key in quotes, twice"),
    ],
)
def test_other_things_that_stand_twice(text: str, at: str) -> None:
    problem = refused(text)
    assert (str(problem.place), "case" in problem.details) == (f"f.toml:{at}", False)


@pytest.mark.parametrize(("text", "at"), [("b = 1\nb = 2", "2:1"), ("a = 1\n[t]\n  b   = 1\n\t b='\"'#", "4:3")])
def test_a_key_that_its_table_has_already(text: str, at: str) -> None:
    assert said(text) == (at, "twice", "b")


SOUND = 'a = "“x”，"  # 注\n\n[[b]]\nc = { on = 2026-11-20T18:00:00, d = [1, "y"] }\n'
WIDE = {'"': "”", "=": "＝", ",": "，", "[": "【", "]": "］", "{": "｛", "}": "｝", "#": "＃", " ": "\u3000", ":": "："}


@settings(max_examples=300, deadline=None)
@given(st.sets(st.integers(0, len(SOUND) - 1), max_size=3), st.integers(0, len(SOUND)))
def test_whatever_slipped_the_place_is_in_the_text(wide: set[int], end: int) -> None:
    text = "".join(WIDE.get(letter, letter) if at in wide else letter for at, letter in enumerate(SOUND))[:end]
    found = parse(text.encode(), "f.toml")
    if isinstance(found, tuple):
        (problem,) = found
        lines = text.split("\n")
        assert problem.place.line is not None
        assert problem.place.column is not None
        assert problem.place.column <= len(lines[problem.place.line - 1]) + 1
        if problem.details.get("case") == "full-width":
            assert lines[problem.place.line - 1][problem.place.column - 1] == problem.details["character"]
