"""Positions in small documents, in our own files, and filled into problems."""

from pathlib import Path

import pytest
import tomli

from notice_tasks.problems import At, KeyPath, Place, Problem
from notice_tasks.toml.key_positions import key_positions
from notice_tasks.toml.positions import located
from notice_tasks.toml.text import line_and_column

ROOT = Path(__file__).parents[2]


def places(text: str, path: KeyPath) -> tuple[str, str]:
    """Where a path's key and value stand, as line:column."""
    spot = key_positions(text).nearest(path)
    key, value = (line_and_column(text, offset) for offset in (spot.key, spot.value))
    return f"{key[0]}:{key[1]}", f"{value[0]}:{value[1]}"


@pytest.mark.parametrize(
    ("text", "path", "key", "value"),
    [
        pytest.param("", (), "1:1", "1:1", id="an empty document"),
        pytest.param("a = 1", ("a",), "1:1", "1:5", id="a pair"),
        pytest.param("# 注\n\n  a=1", ("a",), "3:3", "3:5", id="after comments, blank lines and indentation"),
        pytest.param("a = 1\r\nb = 2\r\n", ("b",), "2:1", "2:5", id="CRLF"),
        pytest.param('"名 称" = 1', ("名 称",), "1:1", "1:9", id="a quoted key counts code points"),
        pytest.param("a = '😀'\nb = ['😀😀', 1]", ("b", 1), "2:12", "2:12", id="an emoji is one column"),
        pytest.param("'a.b' = 1", ("a.b",), "1:1", "1:9", id="a dot inside quotes"),
        pytest.param("a . b.c = 1", ("a",), "1:1", "1:1", id="a dotted key: the table passed through"),
        pytest.param("a . b.c = 1", ("a", "b", "c"), "1:7", "1:11", id="a dotted key: the last part"),
        pytest.param("a.b = 1\na.c = 2", ("a",), "1:1", "1:1", id="a table passed through twice stands at the first"),
        pytest.param("[a]\nb = 1", ("a",), "1:1", "1:1", id="a header"),
        pytest.param("[ a . b ] # c", ("a", "b"), "1:1", "1:1", id="a header with space"),
        pytest.param("[a.b]", ("a",), "1:2", "1:2", id="a header's part"),
        pytest.param("[a.b]\n[a]", ("a",), "2:1", "2:1", id="its own header wins over one passed through"),
        pytest.param("[[a]]\n[[a]]", ("a",), "1:1", "1:1", id="an array of tables stands at its first header"),
        pytest.param("[[a]]\nb = 1\n\n[[a]]\nb = 2", ("a", 1), "4:1", "4:1", id="a table of an array"),
        pytest.param("[[a]]\nb = 1\n\n[[a]]\nb = 2", ("a", 1, "b"), "5:1", "5:5", id="a pair in a table of an array"),
        pytest.param(
            "[[a]]\n[a.b]\n[[a]]\n[a.b]\nc = 1", ("a", 1, "b", "c"), "5:1", "5:5", id="below the latest table"
        ),
        pytest.param("[[a]]\n[[a.b]]\n[[a]]\n[[a.b]]", ("a", 1, "b", 0), "4:1", "4:1", id="arrays inside arrays"),
        pytest.param("[[a.b]]", ("a", "b", 0), "1:1", "1:1", id="an array below a table passed through"),
        pytest.param("a = { b = 1, c = 2 }", ("a", "c"), "1:14", "1:18", id="an inline table"),
        pytest.param("a = { b.c = 1 }", ("a", "b", "c"), "1:9", "1:13", id="a dotted key in an inline table"),
        pytest.param("a = [1, { b = [2, 3] }]", ("a", 1, "b", 1), "1:19", "1:19", id="nested"),
        pytest.param("a = [ # [\n  1, # ]\n  2,\n]\nb = 1", ("b",), "5:1", "5:5", id="comments inside an array"),
        pytest.param("a = []\nb = 1", ("b",), "2:1", "2:5", id="after an empty array"),
        pytest.param("a = {}\nb = 1", ("b",), "2:1", "2:5", id="after an empty inline table"),
        pytest.param('a = ""\nb = 1', ("b",), "2:1", "2:5", id="after an empty text"),
        pytest.param('a = "\\"]\\\\"\nb = 1', ("b",), "2:1", "2:5", id="after escaped quotes"),
        pytest.param("a = '\\'\nb = 1", ("b",), "2:1", "2:5", id="after a literal text: a backslash escapes nothing"),
        pytest.param('a = """x\n"y""\\"""""\nb = 1', ("b",), "3:1", "3:5", id="after five quotes that end a text"),
        pytest.param('a = """\\""" x"""\nb = 1', ("b",), "2:1", "2:5", id="after quotes of which one is escaped"),
        pytest.param('a = """"""\nb = 1', ("b",), "2:1", "2:5", id="after an empty text of many lines"),
        pytest.param("a = '''x\n'y''''\nb = 1", ("b",), "3:1", "3:5", id="after four apostrophes that end a text"),
        pytest.param("a = [1979-05-27 07:32:00, 2]", ("a", 1), "1:27", "1:27", id="after a moment with a space"),
        pytest.param('"\\u4e2d\\t" = 1', ("中\t",), "1:1", "1:14", id="escapes in a key"),
        pytest.param('"\\U0001F600" = 1', ("😀",), "1:1", "1:16", id="a long escape in a key"),
        # TOML 1.1, which newer releases of tomli read; the scanner does not ask which.
        pytest.param('"\\x41\\e" = 1', ("A\x1b",), "1:1", "1:12", id="TOML 1.1: its escapes in a key"),
        pytest.param("a = {\n  b = 1,\n  c = 2, # c\n}", ("a", "c"), "3:3", "3:7", id="TOML 1.1: lines inside a table"),
    ],
)
def test_where_keys_and_values_stand(text: str, path: KeyPath, key: str, value: str) -> None:
    assert places(text, path) == (key, value)


@pytest.mark.parametrize(
    ("opening", "closing"),
    [pytest.param("[", "]", id="arrays"), pytest.param("{ a = ", "}", id="inline tables")],
)
def test_whatever_tomli_reads_is_not_nested_too_deeply(opening: str, closing: str) -> None:
    text = f"a = {opening * 390}1{closing * 390}\nlast = 1"
    assert set(tomli.loads(text)) == {"a", "last"}
    assert places(text, ("last",)) == ("2:1", "2:8")


@pytest.mark.parametrize(
    "file",
    [pytest.param(path, id=path.name) for path in [*sorted(ROOT.glob("checklists/*.toml")), ROOT / "units.toml"]],
)
def test_our_own_files(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    lines, spotted, values = text.splitlines(), key_positions(text), tomli.loads(text)
    entries = [
        (table, index) for table in ("requirement", "unit", "group") for index in range(len(values.get(table, ())))
    ]
    assert len(entries) >= 10
    for path in entries:
        line, column = line_and_column(text, spotted.nearest(path).value)
        assert (lines[line - 1], column) == (f"[[{path[0]}]]", 1)
        for key in values[path[0]][path[1]]:
            line, column = line_and_column(text, spotted.nearest((*path, key)).key)
            assert lines[line - 1][column - 1 :].startswith(f"{key} = ")


CHECKLIST = 'format = 1\n[notice]\nid = "x"\nsource.url = "网址"\nlist = ["一", "二"]\n'


@pytest.mark.parametrize(
    ("place", "found"),
    [
        pytest.param(Place("x.toml", ("notice", "id")), "x.toml:3:6", id="a value"),
        pytest.param(Place("x.toml", ("notice", "id"), At.KEY), "x.toml:3:1", id="a key"),
        pytest.param(Place("x.toml", ("notice", "source", "url"), At.KEY), "x.toml:4:8", id="a dotted key"),
        pytest.param(Place("x.toml", ("notice", "list", 1)), "x.toml:5:14", id="an item"),
        pytest.param(Place("x.toml", ("notice", "none", "at", "all")), "x.toml:2:1", id="what is not there: its table"),
        pytest.param(Place("x.toml", ("none",)), "x.toml:1:1", id="what is nowhere: the beginning"),
        pytest.param(
            Place("x.toml", ("notice", "id"), line=7, column=9), "x.toml:7:9", id="a line that is known already"
        ),
        pytest.param(Place("gone.toml", ("notice", "id")), "gone.toml:1:1", id="a file that was deleted meanwhile"),
        pytest.param(Place("broken.toml", ("notice", "id")), "broken.toml:1:1", id="a file that was broken meanwhile"),
    ],
)
def test_a_place_gets_its_line_and_column(tmp_path: Path, place: Place, found: str) -> None:
    (tmp_path / "x.toml").write_text(CHECKLIST, encoding="utf-8")
    (tmp_path / "broken.toml").write_text("[notice", encoding="utf-8")
    (problem,) = located([Problem("N301", place, {"first": place, "id": "x"})], tmp_path)
    assert str(problem.place) == found
    assert str(problem.details["first"]) == found
    assert problem.details["id"] == "x"


def test_problems_are_sorted_by_place_then_code(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text(CHECKLIST, encoding="utf-8")
    (tmp_path / "a.toml").write_text(CHECKLIST, encoding="utf-8")
    notice, id_ = ("notice",), ("notice", "id")
    problems = [
        Problem("N302", Place("x.toml", id_)),
        Problem("N301", Place("x.toml", id_)),
        Problem("N303", Place("x.toml", id_, At.KEY)),
        Problem("N304", Place("x.toml", notice)),
        Problem("N401", Place("a.toml", id_)),
    ]
    found = [f"{problem.place} {problem.code}" for problem in located(problems, tmp_path)]
    assert found == ["a.toml:3:6 N401", "x.toml:2:1 N304", "x.toml:3:1 N303", "x.toml:3:6 N301", "x.toml:3:6 N302"]
