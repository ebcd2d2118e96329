"""Text on a screen is clean: without control characters and invisible characters."""

import json
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from notice_tasks.reports.clean import clean, cleaned, without_workflow_command
from notice_tasks.reports.content import Column, Document, Facts, Heading, Line, Mark, Section, Sections, Table
from notice_tasks.reports.json.text import json_text
from notice_tasks.reports.plain import text

INVISIBLE = "\u034f\u115f\u1160\u180e\u200b\u2060\u3164\ufe0f\uffa0\U000e0100"
"""Invisible characters; some of them count as letters."""

UNCLEAN = [
    *(chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in {"Cc", "Cf", "Cs", "Zl", "Zp"}),
    *INVISIBLE,
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("来电\n已报", "来电 已报", id="a line's end"),
        pytest.param("a\tb\u2028c\u0085d\u2029e\x0bf\x0cg", "a b c d e f g", id="whatever parts words"),
        pytest.param("\x1b[31m红\x9b0m\x07", "<U+001B>[31m红<U+009B>0m<U+0007>", id="what a terminal obeys"),
        pytest.param("东\u202e村\u2066", "东<U+202E>村<U+2066>", id="what turns the direction"),
        pytest.param("东\u200b村\ufeff\xad", "东<U+200B>村<U+FEFF><U+00AD>", id="what is not seen"),
        pytest.param("\u3164\u115f", "<U+3164><U+115F>", id="letters that are not seen"),
        pytest.param("报\udcb1", "报<U+DCB1>", id="bytes of a name that is no text"),
        pytest.param("\U000e0041", "<U+E0041>", id="beyond sixteen bits"),
        pytest.param("北京　市 é👍", "北京　市 é👍", id="everything else stays"),
        pytest.param("葛\U000e0100城 葛\ufe00", "葛\U000e0100城 葛\ufe00", id="an ideograph's other form stays"),
        pytest.param("❤\ufe0f1\ufe0f\u20e3", "❤\ufe0f1\ufe0f\u20e3", id="a sign made a picture stays"),
        pytest.param("👩\u200d👧❤\ufe0f\u200d🔥", "👩\u200d👧❤\ufe0f\u200d🔥", id="joined pictures stay"),
        pytest.param("东\ufe00\ufe00a\ufe0f", "东\ufe00<U+FE00>a<U+FE0F>", id="forms of nothing do not"),
        pytest.param("a\u200db\u200d", "a<U+200D>b<U+200D>", id="joiners of no pictures do not"),
    ],
)
def test_a_text_is_cleaned(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_no_unclean_character_passes() -> None:
    assert [f"{ord(sign):04X}" for sign in UNCLEAN if sign in clean(f"a{sign}b")] == []


@given(st.text())
@example("\x1c\x1d\x1e")
def test_a_clean_text_stays_clean_and_on_its_line(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert len(f"x{once}x".splitlines()) == 1


BAD = "a\x1b\n\u202e"
MARKS = (Mark(BAD), Mark("good"))


def test_every_text_of_a_document_is_cleaned() -> None:
    columns = (Column("x"), Column("y"))
    document: Document = [
        Heading(BAD, BAD),
        Line(Mark(BAD)),
        Facts(((BAD, MARKS),)),
        Table(columns, (MARKS, MARKS)),
        Sections(columns, (Section(MARKS, (MARKS,)),)),
    ]
    shown = str(cleaned(document))
    assert shown.count("a<U+001B> <U+202E>") == str(document).count("a\\x1b\\n\\u202e") == 9
    assert cleaned(cleaned(document)) == cleaned(document)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("::error file=x::y", "<U+003A>:error file=x::y"),
        ("  ::stop-commands::x", "  <U+003A>:stop-commands::x"),
        ("\u3000::error::", "\u3000<U+003A>:error::"),
        ("a ##[error]x", "a ##<U+005B>error]x"),
        ("a::b [##]", "a::b [##]"),
    ],
)
def test_no_line_is_a_command_to_a_runner(line: str, expected: str) -> None:
    assert without_workflow_command(line) == expected
    assert text([Line(Mark(line))]) == f"{expected}\n"


@given(st.dictionaries(st.text(), st.text()))
@example({sign: sign for sign in UNCLEAN})
@example({"##[group]": "::error::"})
def test_json_keeps_every_value(document: dict[str, str]) -> None:
    for ascii_only in (True, False):
        written = json_text(document, ascii_only=ascii_only)
        assert json.loads(written) == document
        assert clean(written.replace("\n", "")) == written.replace("\n", "")
        assert "##[" not in written
