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
    case = "curly" if character in "“”‘’" else "full-width"
    assert said(text) == (at, case, character, plain)


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
        pytest.param('# “注”，＝\nb = "“x”，［ ］" # 　\nc = !', "3:5", "Invalid value", id="in texts and comments"),
        pytest.param('b = "x"”', "1:8", "Expected newline", id="a second closing quote"),
        pytest.param('b = "报送"情况"，有关"工作"', "1:9", "Expected newline", id="quotes inside quotes"),
        pytest.param('b = "报送“情况”，有关\n', "1:15", "Illegal character", id="no closing quote at all"),
        pytest.param('b = "做好“甲', "1:10", "Unterminated", id="an opening quote in the text"),
        pytest.param('b = "\\“，"', "1:8", "Unescaped", id="after a backslash"),
        pytest.param("b = 1 x 2024/8/30", "1:7", "Expected newline", id="a day that comes only later"),
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
        ("2026年11月20号", "2026-11-20"),
        ("30/11/2026", "2026-11-30"),
        ("11/30/2026", "2026-11-30"),
        ("11.11.2026", "2026-11-11"),
        ("30 Nov 2026", "2026-11-30"),
        ("1st September, 2026", "2026-09-01"),
        ("Nov. 30, 2026", "2026-11-30"),
        ("2026年11月20日17时", "2026-11-20T17:00:00"),
        ("2026年11月20日 下午5点30分", "2026-11-20T17:30:00"),
        ("2026-11-20T8:00", "2026-11-20T08:00:00"),
        ("2026-11-3 18:00:30", "2026-11-03T18:00:30"),
        ("2026-11-3T18:00:00.5+08:00", "2026-11-03T18:00:00.5+08:00"),
    ],
)
def test_a_day_or_moment_written_in_another_way(written: str, right: str) -> None:
    assert said(f"b = {written}") == ("1:5", "day", written, right)
    assert said(f"b = [\n  {{ c = {written}, d = 1 }},\n]") == ("2:9", "day", written, right)
    assert said(f"b = [ 2026-01-01, {written} ] # 注") == ("1:19", "day", written, right)


@pytest.mark.parametrize("written", ["9月30日", "9-30", "02/29", "30/11", "26-11-30", "30.11.26"])
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
        "31/9/2026",
        "13/13/2026",
        "31 Sep 2026",
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


def test_a_day_whose_month_cannot_be_told() -> None:
    assert said("b = 03/04/2026") == ("1:5", "which-day", "03/04/2026", "2026-04-03", "2026-03-04")


@pytest.mark.parametrize(
    ("text", "at", "details"),
    [
        pytest.param("b = { c = 1 d = 2 }", "1:13", ("comma", "d"), id="between pairs"),
        pytest.param('b = { c = "x" "d" = 2 }', "1:15", ("comma", '"d"'), id="before a key in quotes"),
        pytest.param('b = ["x" "y”"]', "1:10", ("comma", '"y”"'), id="between texts"),
        pytest.param("b = ['x' 'y']", "1:10", ("comma", "'y'"), id="between texts in single quotes"),
        pytest.param("b = [7 3 1]", "1:8", ("comma", "3"), id="between numbers"),
        pytest.param('b = [\n  "x"  # 一\n  "y"\n]', "3:3", ("comma", '"y"'), id="between lines"),
        pytest.param('b = [["x"] ["y"]]', "1:12", ("comma", "["), id="between lists"),
        pytest.param('b = ["x", , "y"]', "1:11", ("two-commas",), id="two in a list"),
        pytest.param("b = { c = 1,, d = 2 }", "1:13", ("two-commas",), id="two between pairs"),
        pytest.param('b = ["x"; "y"]', "1:9", ("right", ";", ","), id="a semicolon in a list"),
        pytest.param("b = { c = 1； d = 2 }", "1:12", ("right", "；", ","), id="a full-width semicolon in braces"),
    ],
)
def test_commas(text: str, at: str, details: tuple[str, ...]) -> None:
    assert said(text) == (at, *details)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param('b = ["x"\nc = 1', "Unclosed array", id="the next key"),
        pytest.param('b = ["x"\n[c]\nd = 1', "Unclosed array", id="the next head"),
        pytest.param("b = { c = 1 ?", "Unclosed inline table", id="nothing that begins a pair"),
        pytest.param("b = x = 1", "Invalid value", id="two pairs in one"),
        pytest.param("b = 2026-01-01至2026-02-01", "Expected newline", id="a span of days"),
        pytest.param("b = (", "", id="a bracket"),
        pytest.param("一句话", "Invalid statement", id="a sentence"),
        pytest.param("b = 1 2", "Expected newline", id="two values"),
    ],
)
def test_where_no_comma_is_missing(text: str, reason: str) -> None:
    details = refused(text).details
    assert details.get("case") != "comma"
    assert str(details.get("reason", "")).startswith(reason)


@pytest.mark.parametrize("nothing", ["", "  # 待填", "无", "null", "None", "-", "？", "N/A"])
def test_no_value(nothing: str) -> None:
    assert said(f"a = 1\nb ={nothing}\nc = 1")[1:] == ("nothing", "b")
    assert said(f"a.b ={nothing.partition('#')[0]}\n")[1:] == ("nothing", "a.b")


def test_no_value_in_braces() -> None:
    assert said("a = { b = }") == ("1:11", "nothing", "b")
    assert said("a = { b = , c = 1 }") == ("1:11", "nothing", "b")


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("05", "5"),
        ("007", "7"),
        ("5x", "5"),
        ("20天", "20"),
        ("3个工作日", "3"),
        ("50%", "50"),
        ("1,000", "1000"),
        ("1,234,567", "1234567"),
        ("True", "true"),
        ("FALSE", "false"),
        ("yes", "true"),
        ("是", "true"),
        ("否", "false"),
    ],
)
def test_numbers_and_truth_in_other_forms(written: str, right: str) -> None:
    for text, at in (
        (f"b = {written}", "1:5"),
        (f"b = [7, {written}, 1]", "1:9"),
        (f"b = {{ c = {written} }}", "1:11"),
    ):
        if "," not in written or text.startswith("b = 1"):
            problem = refused(text)
            assert problem.details == {"case": "right", "written": written, "right": right}
            assert str(problem.place) == f"f.toml:{at}"


@pytest.mark.parametrize(
    ("text", "at", "written"),
    [
        pytest.param("b = report", "1:5", "report", id="a word"),
        pytest.param("b = [县医院, 中医院]", "1:6", "县医院", id="Chinese in a list"),
        pytest.param("b = 关于安全 检查的通知  # 注", "1:5", "关于安全 检查的通知", id="words with a space"),
        pytest.param("b = sound，", "1:5", "sound", id="before a full-width comma"),
        pytest.param("b = 010-64501234", "1:5", "010-64501234", id="a telephone number"),
        pytest.param("b = 01064501234", "1:5", "01064501234", id="one without a hyphen"),
        pytest.param("b = { c = 1-2-3 }", "1:11", "1-2-3", id="figures that are no day"),
    ],
)
def test_a_text_without_quotes(text: str, at: str, written: str) -> None:
    problem = refused(text)
    assert (str(problem.place), problem.details["case"], problem.details["written"]) == (
        f"f.toml:{at}",
        "bare",
        written,
    )


@pytest.mark.parametrize(
    ("text", "at", "details"),
    [
        pytest.param("b： 1", "1:2", ("equals", "："), id="a full-width colon"),
        pytest.param("b: 1", "1:2", ("equals", ":"), id="a colon"),
        pytest.param("b == 1", "1:3", ("equals", "=="), id="two equals signs"),
        pytest.param("b => 1", "1:3", ("equals", "=>"), id="an arrow"),
        pytest.param("b = (1, 2)", "1:5", ("list", "("), id="a list in round brackets"),
        pytest.param("b = （1）", "1:5", ("list", "（"), id="in full-width ones"),
        pytest.param('b = {"x", "y"}', "1:5", ("list", "{"), id="a list in braces"),
        pytest.param("b = [ c = 1 ]", "1:7", ("pairs", "c"), id="pairs in brackets"),
        pytest.param("b = 1 c = 2", "1:7", ("same-line", "c"), id="two pairs in a line"),
        pytest.param("b = 1 // 注", "1:7", ("comment", "//"), id="a comment after a value"),
        pytest.param("// 注\nb = 1", "1:1", ("comment", "//"), id="a comment in a line of its own"),
        pytest.param("b = 1,", "1:6", ("ending", ","), id="a comma at the end"),
        pytest.param('b = "x"，', "1:8", ("ending", "，"), id="a full-width comma at the end"),
        pytest.param("b = 1。", "1:6", ("ending", "。"), id="a full stop at the end"),
        pytest.param("名称 = 1", "1:1", ("key", "名称", ""), id="a Chinese key"),
        pytest.param("[a]\nb名 = 1", "2:1", ("key", "b名", "a"), id="a key that is partly Chinese"),
        pytest.param("[[a.b]]\nc = { 名称 = 1 }", "2:7", ("key", "名称", "a.b.c"), id="in braces"),
        pytest.param("[a]\nb.名称 = 1", "2:3", ("key", "名称", "a.b"), id="after a dot"),
        pytest.param("[[事项]]", "1:3", ("key", "事项", ""), id="a head"),
        pytest.param("[a]\n[b.事项]", "2:4", ("key", "事项", "b"), id="the second part of a head"),
    ],
)
def test_other_signs_and_keys(text: str, at: str, details: tuple[str, ...]) -> None:
    assert said(text) == (at, *details)


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
