"""Shapes: each kind of fault, and all faults at once."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import pytest
import tomli

from notice_tasks.problems import At, Place, Problem
from notice_tasks.toml.faults import faults
from notice_tasks.toml.kinds import TomlKind
from notice_tasks.toml.shape import (
    ByKind,
    ByWord,
    ListOf,
    MapOf,
    Scalar,
    Shape,
    TableOf,
    Tagged,
    kind_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


TEXT = Scalar((TomlKind.TEXT,))
ID = Scalar((TomlKind.TEXT,), pattern="[a-z0-9-]+", example="report")
WORD = Scalar((TomlKind.TEXT,), words=tuple(Colour))
WHOLE = Scalar((TomlKind.WHOLE,))
ONE = Scalar((TomlKind.WHOLE,), least=1, most=1)
SMALL = Scalar((TomlKind.WHOLE,), least=0, most=9)
FLAG = Scalar((TomlKind.FLAG,))
DAY_OR_MOMENT = Scalar((TomlKind.DAY, TomlKind.MOMENT))
PERSON = TableOf({"name": TEXT}, {"phone": TEXT})
RULE = Tagged({"by": TableOf({"by": TEXT}, {}), "in": Tagged({"days": TableOf({"in": TEXT, "days": WHOLE}, {})})})
PAINT = ByWord(
    "tone", {"red": TableOf({"tone": TEXT, "depth": WHOLE}, {}), "blue": TableOf({"tone": TEXT}, {"name": TEXT})}
)
MIXED = Tagged({"tone": PAINT, "name": TableOf({"name": TEXT}, {"phone": TEXT})})
DAY_OR_WORD = ByKind({TomlKind.DAY: DAY_OR_MOMENT, TomlKind.TEXT: WORD})
DAY_OR_ID = ByKind({TomlKind.DAY: DAY_OR_MOMENT, TomlKind.TEXT: ID})
DAY_OR_TABLE = ByKind({TomlKind.DAY: DAY_OR_MOMENT, TomlKind.TABLE: PERSON})
ONE_OR_MANY = ByKind({TomlKind.TEXT: TEXT, TomlKind.LIST: ListOf(TEXT)})


def found(text: str, shape: Shape) -> list[Problem]:
    """The faults of the value that is written after `x = `."""
    return list(faults(tomli.loads(f"x = {text}")["x"], shape, Place("f.toml", ("x",))))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("'a'", TomlKind.TEXT),
        ("true", TomlKind.FLAG),
        ("1", TomlKind.WHOLE),
        ("2024-08-30", TomlKind.DAY),
        ("2024-08-30T18:00:00", TomlKind.MOMENT),
        ("2024-08-30T18:00:00+08:00", TomlKind.MOMENT),
        ("[1]", TomlKind.LIST),
        ("{ a = 1 }", TomlKind.TABLE),
        ("1.5", None),
        ("18:00:00", TomlKind.TIME),
    ],
)
def test_kinds(text: str, kind: TomlKind | None) -> None:
    assert kind_of(tomli.loads(f"x = {text}")["x"]) is kind


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        pytest.param("'a'", TEXT, id="a text"),
        pytest.param("'nhc-2024'", ID, id="an id"),
        pytest.param("'red'", WORD, id="a word"),
        pytest.param("-1", WHOLE, id="a whole number without limits"),
        pytest.param("0", SMALL, id="the least"),
        pytest.param("9", SMALL, id="the most"),
        pytest.param("false", FLAG, id="a flag"),
        pytest.param("2024-08-30", DAY_OR_MOMENT, id="a day"),
        pytest.param("2024-08-30T18:00:00", DAY_OR_MOMENT, id="a moment"),
        pytest.param("[]", ListOf(TEXT), id="an empty list"),
        pytest.param("['a', 'b']", ListOf(TEXT), id="a list"),
        pytest.param("{ name = 'a' }", PERSON, id="a table with what it needs"),
        pytest.param("{ phone = '1', name = 'a' }", PERSON, id="a table with all it may have"),
        pytest.param("{ any = 1, 'key at all' = 2 }", MapOf(WHOLE), id="a table of free keys"),
        pytest.param("{ any-1 = 1, 2 = 2 }", MapOf(WHOLE, keys=ID), id="a table of free keys that are ids"),
        pytest.param("{ by = 'a' }", RULE, id="one form"),
        pytest.param("{ days = 1, in = 'a' }", RULE, id="a form of a form"),
        pytest.param("'2024-08-30'", DAY_OR_ID, id="an id that looks like a day"),
        pytest.param("{ tone = 'red', depth = 1 }", PAINT, id="the form of a word"),
        pytest.param("{ tone = 'blue', name = 'a' }", PAINT, id="the form of another word"),
        pytest.param("{ tone = 'blue', name = 'a' }", MIXED, id="a form that may have the key of another"),
        pytest.param("{ name = 'a' }", MIXED, id="that other form"),
        pytest.param("'a'", ONE_OR_MANY, id="one"),
        pytest.param("['a', 'b']", ONE_OR_MANY, id="many"),
    ],
)
def test_sound_values(text: str, shape: Shape) -> None:
    assert found(text, shape) == []


@pytest.mark.parametrize(
    ("text", "shape", "wanted"),
    [
        pytest.param("1", TEXT, ["text"], id="a number for a text"),
        pytest.param("true", WHOLE, ["whole"], id="a flag is no number"),
        pytest.param("1", FLAG, ["flag"], id="a number is no flag"),
        pytest.param("1.0", WHOLE, ["whole"], id="a fraction"),
        pytest.param("'someday'", DAY_OR_MOMENT, ["day", "moment"], id="a text for a day"),
        pytest.param("'2024-08-30T18:00:00'", Scalar((TomlKind.DAY,)), ["day"], id="a moment in quotes for a day"),
        pytest.param("'2024-08-30'", WHOLE, ["whole"], id="a day in quotes for a number"),
        pytest.param("'yes'", FLAG, ["flag"], id="another word for true"),
        pytest.param("2024-08-30T18:00:00", Scalar((TomlKind.DAY,)), ["day"], id="a moment is no day"),
        pytest.param("2024-08-30", Scalar((TomlKind.MOMENT,)), ["moment"], id="a day is no moment"),
        pytest.param("'a'", ListOf(TEXT), ["list"], id="a text for a list"),
        pytest.param("[]", PERSON, ["table"], id="a list for a table"),
        pytest.param("1", MapOf(WHOLE), ["table"], id="a number for a table of free keys"),
        pytest.param("'by'", RULE, ["table"], id="a text for a rule"),
        pytest.param("'red'", PAINT, ["table"], id="a text for a table told by a word"),
        pytest.param("1", ONE_OR_MANY, ["text", "list"], id="neither one nor many"),
        pytest.param("18:00:00", ONE_OR_MANY, ["text", "list"], id="a kind no file here uses"),
    ],
)
def test_wrong_kinds(text: str, shape: Shape, wanted: list[str]) -> None:
    (problem,) = found(text, shape)
    assert (problem.code, problem.place.path) == ("N203", ("x",))
    assert (problem.details["key"], problem.details["wanted"]) == ("x", tuple(TomlKind(kind) for kind in wanted))


@pytest.mark.parametrize(
    ("text", "shape", "line"),
    [
        pytest.param("1", TEXT, 'x = "1"', id="a number for a text"),
        pytest.param("1.5", TEXT, 'x = "1.5"', id="a fraction for a text"),
        pytest.param("2024-08-30", TEXT, 'x = "2024-08-30"', id="a day for a text"),
        pytest.param("['a']", TEXT, 'x = "a"', id="a list of one for a text"),
        pytest.param("['a', 'b']", TEXT, None, id="a list of two for a text"),
        pytest.param("[['a']]", TEXT, None, id="a list of a list"),
        pytest.param("true", TEXT, None, id="a flag for a text"),
        pytest.param("'20天'", WHOLE, "x = 20", id="a number with its unit"),
        pytest.param("'０5'", WHOLE, "x = 5", id="a number in full-width figures"),
        pytest.param("'some'", WHOLE, None, id="no number"),
        pytest.param("'99'", SMALL, "x = 99", id="a number in quotes, even one that is too large"),
        pytest.param("99.0", SMALL, None, id="a number that is too large"),
        pytest.param("7.0", SMALL, "x = 7", id="a fraction that is whole"),
        pytest.param("7.5", SMALL, None, id="a fraction that is not"),
        pytest.param("'是'", FLAG, "x = true", id="a word for true"),
        pytest.param("0", FLAG, "x = false", id="a number for false"),
        pytest.param("2", FLAG, None, id="a number for neither"),
        pytest.param("2024-08-30T18:00:00", Scalar((TomlKind.DAY,)), "x = 2024-08-30", id="a moment for a day"),
        pytest.param("20240830", DAY_OR_MOMENT, "x = 2024-08-30", id="a day without hyphens"),
        pytest.param("'20240830'", DAY_OR_MOMENT, "x = 2024-08-30", id="the same in quotes"),
        pytest.param("20241330", DAY_OR_MOMENT, None, id="a day that does not exist"),
        pytest.param("45534", DAY_OR_TABLE, "x = 2024-08-30", id="a day as Excel counts it"),
        pytest.param("3", DAY_OR_TABLE, None, id="a number that is no day"),
        pytest.param("'a'", ListOf(TEXT), 'x = ["a"]', id="a text for a list"),
        pytest.param("'a、b'", ListOf(ID), 'x = ["a", "b"]', id="several ids"),
        pytest.param("'a, 乙'", ListOf(ID), None, id="several, one of them no id"),
        pytest.param("'7, 3'", ListOf(WHOLE), "x = [7, 3]", id="several numbers"),
        pytest.param("'7'", ListOf(WHOLE), "x = [7]", id="one number in quotes"),
        pytest.param("7", ListOf(WHOLE), "x = [7]", id="one number"),
        pytest.param("'a'", PERSON, 'x = { name = "a" }', id="a text for a table"),
        pytest.param("1", PERSON, None, id="a number for a table"),
        pytest.param("'a'", RULE, None, id="a table of several forms"),
        pytest.param("1", ONE_OR_MANY, 'x = "1"', id="one or many"),
        pytest.param(f"'{'7, ' * 100}'", ListOf(WHOLE), None, id="a text that is too long"),
        pytest.param("1" + "0" * 300, TEXT, None, id="a number that is too long"),
    ],
)
def test_a_line_to_copy(text: str, shape: Shape, line: str | None) -> None:
    (problem,) = found(text, shape)
    assert (problem.code, problem.details.get("line")) == ("N203", line)


@pytest.mark.parametrize(("text", "value"), [("true", "true"), ("1", "1"), ("1.5", "1.5"), ("1" + "0" * 300, None)])
def test_another_kind_in_place_of_a_word(text: str, value: str | None) -> None:
    (problem,) = found(text, WORD)
    assert problem.code == "N204"
    assert problem.details["value"] == value or str(problem.details["value"]).startswith("0x")


def test_several_ids_in_one_pair_of_quotes() -> None:
    (problem,) = found("['a，b', 'c']", ListOf(ID))
    assert (problem.code, problem.details["case"], problem.details["right"]) == ("N205", "several", '"a", "b"')


def test_a_table_that_exists_once() -> None:
    (problem,) = found("[{ name = 'a' }]", PERSON)
    assert (problem.code, problem.details) == ("N203", {"key": "x", "case": "several-tables"})


DEEP = TableOf(
    {},
    {
        "lang": TEXT,
        "duties": ListOf(TableOf({}, {"due": ByKind({TomlKind.TABLE: RULE, TomlKind.TEXT: ID}), "note": TEXT})),
        "free": MapOf(PERSON),
        "source": TableOf({}, {"url": TEXT, "page": TableOf({}, {"number": WHOLE})}),
    },
)


@pytest.mark.parametrize(
    ("text", "details"),
    [
        pytest.param(
            "[[duties]]\n[duties.due]\nby = 'a'\nnote = 'n'",
            {"case": "above", "head": "[[duties]]", "here": "duties.due"},
            id="in the table around it",
        ),
        pytest.param(
            "[source.page]\nurl = 'n'", {"case": "above", "head": "[source]", "here": "source.page"}, id="in a table"
        ),
        pytest.param("[source]\nlang = 'n'", {"case": "top"}, id="in the document"),
        pytest.param("[source]\nnumber = 1", {"case": "inside", "line": "page.number"}, id="in a table inside"),
        pytest.param("[[duties]]\nby = 'a'", {"case": "inside", "line": "due.by"}, id="in a table of several forms"),
        pytest.param("[free.one]\nname = 'a'\nnote = 'b'", None, id="nowhere near"),
        pytest.param("[free.one]\nname = 'a'\nlang = 'b'", {"case": "top"}, id="below a free key"),
    ],
)
def test_where_an_unknown_key_belongs(text: str, details: dict[str, str] | None) -> None:
    (problem,) = faults(tomli.loads(text), DEEP, Place("f.toml"))
    assert problem.code == "N202"
    key = problem.details["key"]
    assert problem.details == {"key": key, **details} if details is not None else "case" not in problem.details


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        pytest.param("{ bye = 'a' }", ["bye"], id="the key of the form is misspelt"),
        pytest.param("{ in = 'a', dais = 1 }", ["dais"], id="that of a form of a form"),
        pytest.param("{ other = 'a', more = 1 }", ["other", "more"], id="no key is known"),
        pytest.param("{ name = 'a', tones = 'red' }", ["tones"], id="another form was meant"),
    ],
)
def test_a_form_with_a_misspelt_key(text: str, keys: list[str]) -> None:
    problems = found(text, MIXED if "name" in text else RULE)
    assert [(problem.code, problem.details["key"]) for problem in problems] == [("N202", key) for key in keys]


@pytest.mark.parametrize(
    ("text", "shape", "line"),
    [
        pytest.param("'2024-08-30'", DAY_OR_MOMENT, "x = 2024-08-30", id="a day"),
        pytest.param("'2024-08-30T18:00:00'", DAY_OR_MOMENT, "x = 2024-08-30T18:00:00", id="a moment"),
        pytest.param("'2024年8月30日'", DAY_OR_MOMENT, "x = 2024-08-30", id="a day that TOML writes otherwise"),
        pytest.param("' 2024-08-30 '", DAY_OR_MOMENT, "x = 2024-08-30", id="a day with spaces"),
        pytest.param("'7'", WHOLE, "x = 7", id="a number"),
        pytest.param("'true'", FLAG, "x = true", id="a flag"),
        pytest.param("[1, '7']", ListOf(WHOLE), "7", id="an item of a list"),
        pytest.param("'2024-08-30'", DAY_OR_WORD, "x = 2024-08-30", id="a day where a word may stand too"),
        pytest.param("'2024年8月30日'", DAY_OR_ID, "x = 2024-08-30", id="a day where an id may stand too"),
        pytest.param("'2024-08-30'", DAY_OR_TABLE, "x = 2024-08-30", id="a day where a table may stand too"),
    ],
)
def test_values_in_quotes_that_stand_without(text: str, shape: Shape, line: str) -> None:
    (problem,) = found(text, shape)
    assert (problem.code, problem.details) == ("N203", {"key": "x", "case": "quoted", "line": line})


@pytest.mark.parametrize(
    ("text", "shape", "case"),
    [
        pytest.param("2024-09-31", DAY_OR_MOMENT, "no-such-day", id="no such day"),
        pytest.param("2月30日", DAY_OR_ID, "no-such-day", id="where an id may stand too"),
        pytest.param("9月30日", DAY_OR_TABLE, "no-year", id="a day without its year"),
    ],
)
def test_days_in_quotes_that_are_none(text: str, shape: Shape, case: str) -> None:
    (problem,) = found(f"'{text}'", shape)
    assert (problem.code, problem.details) == ("N203", {"key": "x", "case": case, "written": text})


@pytest.mark.parametrize(
    ("text", "shape", "code", "details"),
    [
        pytest.param("{}", PERSON, "N201", {"key": "name"}, id="a key is missing"),
        pytest.param(
            "{}", TableOf({"a": ONE}, {}), "N201", {"key": "a", "case": "only", "value": 1}, id="one value only"
        ),
        pytest.param("{}", TableOf({"a": PERSON}, {}), "N201", {"key": "a"}, id="a table inside a table"),
        pytest.param("{}", ListOf(PERSON), "N203", {"key": "x", "case": "one-table"}, id="one table for several"),
        pytest.param(
            "{ name = 'a', fone = '1' }",
            PERSON,
            "N202",
            {"key": "fone", "nearest": "phone", "known": ("name", "phone")},
            id="an unknown key, and what was meant",
        ),
        pytest.param(
            "{ name = 'a', 电话 = '1' }".replace("电话", "'电话'"),
            PERSON,
            "N202",
            {"key": "电话", "nearest": None, "known": ("name", "phone")},
            id="an unknown key like no other",
        ),
        pytest.param(
            "'blu'",
            WORD,
            "N204",
            {"key": "x", "value": "blu", "nearest": "blue", "words": ("red", "blue")},
            id="an unknown word, and what was meant",
        ),
        pytest.param(
            "''", WORD, "N204", {"key": "x", "value": "", "nearest": None, "words": ("red", "blue")}, id="no word"
        ),
        pytest.param(
            "'A b'", ID, "N205", {"key": "x", "value": "A b", "case": "id", "example": "report"}, id="not an id"
        ),
        pytest.param("''", ID, "N205", {"key": "x", "value": "", "case": "id", "example": "report"}, id="an empty id"),
        pytest.param(
            "'a\\n'".replace("'", '"'),
            ID,
            "N205",
            {"key": "x", "value": "a\n", "case": "id", "example": "report"},
            id="a line's end",
        ),
        pytest.param("' \u3000'", TEXT, "N205", {"key": "x", "value": " \u3000", "case": "empty"}, id="only space"),
        pytest.param(
            "-1", SMALL, "N205", {"key": "x", "value": -1, "least": 0, "most": 9, "case": "range"}, id="too small"
        ),
        pytest.param(
            "10", SMALL, "N205", {"key": "x", "value": 10, "least": 0, "most": 9, "case": "range"}, id="too large"
        ),
        pytest.param(
            "2", ONE, "N205", {"key": "x", "value": 2, "case": "only", "only": 1}, id="more than the only one"
        ),
        pytest.param(
            "0", ONE, "N205", {"key": "x", "value": 0, "case": "only", "only": 1}, id="less than the only one"
        ),
        pytest.param(
            "{ 'A b' = 1 }",
            MapOf(WHOLE, keys=ID),
            "N205",
            {"key": "A b", "table": "x", "case": "key", "example": "report"},
            id="a free key that is not an id",
        ),
        pytest.param(
            "{ by = 'a', in = 'b' }",
            RULE,
            "N206",
            {"key": "x", "tags": ("by", "in"), "found": ("by", "in")},
            id="two forms",
        ),
        pytest.param("{ tone = 'red' }", PAINT, "N201", {"key": "depth"}, id="what the form of the word needs"),
        pytest.param("{ depth = 1 }", PAINT, "N201", {"key": "tone"}, id="no word to tell the form"),
        pytest.param(
            "{ tone = 'blu', depth = 1, name = 'a' }",
            PAINT,
            "N204",
            {"key": "tone", "value": "blu", "nearest": "blue", "words": ("red", "blue")},
            id="a word that tells no form, and no more of it",
        ),
        pytest.param(
            "{ tone = 'red', depth = 1, name = 'a' }",
            PAINT,
            "N202",
            {"key": "name", "nearest": None, "known": ("tone", "depth")},
            id="a key of another word's form",
        ),
        pytest.param(
            "{ tone = 'blue', phone = '1' }",
            MIXED,
            "N202",
            {"key": "phone", "nearest": "tone", "known": ("tone", "name")},
            id="the form of a key is told by that key",
        ),
        pytest.param("{}", RULE, "N206", {"key": "x", "tags": ("by", "in"), "found": (), "case": "none"}, id="no form"),
        pytest.param(
            "{ in = 'a' }",
            RULE,
            "N206",
            {"key": "x", "tags": ("days",), "found": (), "case": "none"},
            id="no inner form",
        ),
    ],
)
def test_each_fault_has_what_its_sentence_needs(
    text: str, shape: Shape, code: str, details: Mapping[str, object]
) -> None:
    (problem,) = found(text, shape)
    assert (problem.code, problem.details) == (code, details)


def test_words_keep_their_enum_so_that_their_terms_can_be_said() -> None:
    (problem,) = found("'blu'", WORD)
    assert problem.details["words"] == (Colour.RED, Colour.BLUE)
    assert type(problem.details["nearest"]) is str, "a member would be said as its term, which no file may hold"


def test_all_faults_are_found_at_once_each_at_its_place() -> None:
    shape = TableOf(
        {"id": ID, "day": DAY_OR_MOMENT},
        {"who": ListOf(ID), "rule": RULE, "people": ListOf(PERSON), "map": MapOf(SMALL, keys=ID)},
    )
    text = (
        "{ id = 'A', who = ['a', 1, 'B'], rule = { by = 1, on = 2 }, "
        "people = [{ name = 'a' }, {}], map = { b = 10, B = 1 }, z = 1 }"
    )
    assert [(problem.code, str(problem.place.at), *problem.place.path) for problem in found(text, shape)] == [
        ("N201", "key", "x"),
        ("N205", "value", "x", "id"),
        ("N203", "value", "x", "who", 1),
        ("N205", "value", "x", "who", 2),
        ("N203", "value", "x", "rule", "by"),
        ("N202", "key", "x", "rule", "on"),
        ("N201", "key", "x", "people", 1),
        ("N205", "value", "x", "map", "b"),
        ("N205", "key", "x", "map", "B"),
        ("N202", "key", "x", "z"),
    ]


def test_an_item_is_called_by_its_lists_name() -> None:
    (problem,) = found("['a', 1]", ListOf(TEXT))
    assert problem.details["key"] == "x"


def test_a_whole_document_has_no_name() -> None:
    (problem,) = faults({}, PERSON, Place("f.toml"))
    assert problem.details == {"key": "name"}


def test_a_table_that_a_document_lacks() -> None:
    (problem,) = faults({}, TableOf({"person": PERSON}, {}), Place("f.toml"))
    assert problem.details == {"key": "person", "case": "table"}
    assert (problem.code, problem.place) == ("N201", Place("f.toml", (), At.KEY))


def test_so_many_unknown_keys_are_no_slips() -> None:
    problems = list(faults({"name": "a"} | {f"phon{n:03}": 1 for n in range(101)}, PERSON, Place("f.toml")))
    assert len(problems) == 101
    assert [problem.details["nearest"] for problem in problems] == [*["phone"] * 100, None]
