"""Where a fault of form is said to be, however the table is laid out.

In each text ⟨CODE⟩ stands just before the place of a fault; it is taken out before the text is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from notice_tasks.problems import Place, Problem
from notice_tasks.reading.shapes import CHECKLIST
from notice_tasks.toml.faults import faults
from notice_tasks.toml.positions import located
from notice_tasks.toml.text import line_and_column, parse

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 'format = 1\nnotice = { id = "plan", title = "通知", revised = 2024-08-13 }\n'
SOUND = 'id = "report"\ntitle = "报送"\nkind = "report"\nactors = "各单位"\nwho = ["beijing"]\n'
SOUND_INLINE = SOUND.strip().replace("\n", ", ")
ONE = f"{HEAD}[[requirement]]\n{SOUND}"
TWO = f"{ONE}[[requirement]]\n{SOUND}"

LAYOUTS = {
    # the document itself
    "nothing at all": "⟨N201⟩⟨N201⟩",
    "a comment alone": "⟨N201⟩⟨N201⟩# 空",
    "a key too many": f"{HEAD}⟨N202⟩form = 1\n",
    "a quoted key too many": f'{HEAD}⟨N202⟩"form at" = 1\n',
    "a table too many": f"{HEAD}  ⟨N202⟩[requirements]\nid = 1\n",
    "a table below one too many": f"{HEAD}[⟨N202⟩requirements.one]\nid = 1\n",
    "an array of tables too many": f"{HEAD}⟨N202⟩[[requirements]]\n[[requirements]]\n",
    "a dotted key too many": f"{HEAD}⟨N202⟩requirements . one = 1\n",
    # a table with a header
    "missing under a header": "format = 1\n\n# 注\n  ⟨N201⟩⟨N201⟩[ notice ] # 注\nid = 'plan'\n\n[anchors]\n",
    "missing under a header that is passed through": (
        "format = 1\n[⟨N201⟩⟨N201⟩⟨N201⟩notice.source]\nurl = 'https://example.org'\n"
    ),
    "missing under a header that comes after the one below": (
        "format = 1\n[notice.source]\nurl = 'https://example.org'\n⟨N201⟩[notice]\nid = 'plan'\ntitle = '通知'\n"
    ),
    "wrong under a header": "format = 1\n[notice]\nid = ⟨N203⟩1\n 'title' = ⟨N203⟩[ ]\n\trevised\t=\t⟨N203⟩'一'\n",
    "a header where a list must be": f"{HEAD}⟨N203⟩[requirement]\n{SOUND}",
    "headers where one table must be": "format = 1\n⟨N203⟩[[notice]]\nid = 'a'\n[[notice]]\nid = 'b'\n",
    "a header where a text must be": (
        "format = 1\n[notice]\nid = 'plan'\nrevised = 2024-08-13\n⟨N203⟩[notice.title]\ntext = '通知'\n"
    ),
    # dotted keys
    "missing from a table of dotted keys": "format = 1\n⟨N201⟩notice.id = 'plan'\nnotice.title = '通知'\n",
    "missing one level down": f"{ONE}⟨N201⟩withdrawn.on = 2024-08-20\n",
    "wrong in a dotted key": f"{ONE}deliver . to = ⟨N203⟩1\n",
    "unknown in a dotted key": f"{ONE}deliver.to = '省'\ndeliver.⟨N202⟩by = '信'\n",
    "a dotted key of two parts too many": f"{ONE}deliver.⟨N202⟩to_whom.name = '省'\ndeliver.to='x'\n",
    "no form among dotted keys": f"{ONE}⟨N206⟩due.roll = 'next'\ndue.inclusive = true\n",
    "two forms among dotted keys": (f"{ONE}⟨N206⟩due.by = 2024-08-30\ndue . after = 'issued'\ndue.days = 3\n"),
    # inline tables
    "missing from an inline table": "format = 1\n⟨N201⟩⟨N201⟩notice = { id = 'plan' }\n",
    "missing from an empty inline table": "format = 1\n⟨N201⟩⟨N201⟩⟨N201⟩notice = {}\n",
    "missing from a nested inline table": f"{ONE}⟨N201⟩withdrawn = {{ on = 2024-08-20 }}\n",
    "wrong in an inline table": f"{ONE}due = {{ by = ⟨N203⟩1, roll = ⟨N204⟩'nxt' }} # 注\n",
    "unknown in an inline table": f"{ONE}due = {{ by = 2024-08-30 ,⟨N202⟩rol='next' }}\n",
    "no form in an inline table": f"{ONE}due = ⟨N206⟩{{ roll = 'next' }}\n",
    "a dotted key in an inline table": (
        f"{HEAD}requirement = [{{ {SOUND_INLINE}, deliver.to = '省', deliver . ⟨N202⟩too = '省' }}]\n"
    ),
    # arrays of inline tables, on one line and on several
    "missing from dotted keys between braces": (
        f'{HEAD}requirement = [{{ {SOUND_INLINE}, clause = """\n[x]""", ⟨N201⟩withdrawn.on = 2024-08-20 }}]\n'
    ),
    "missing from an item": f"{HEAD}requirement = [{{ {SOUND_INLINE} }}, ⟨N201⟩⟨N201⟩⟨N201⟩⟨N201⟩⟨N201⟩{{}}]\n",
    "missing from an item on a line of its own": (
        f"{HEAD}waived = [ # 注 [\n  {{ quote = '一', reason = '二' }},\n  ⟨N201⟩{{ quote = '三' }}, # }}\n]\n"
    ),
    "wrong in an item": f"{HEAD}waived = [\n  {{ quote = '一', reason = ⟨N203⟩2 }},\n  ⟨N203⟩'三',\n]\n",
    "unknown in an item": f"{HEAD}waived = [{{ quote = '一', reason = '二', ⟨N202⟩why = '三' }}]\n",
    "an item of an item": f"{HEAD}waived = [{{ quote = ['一',⟨N203⟩2,\n⟨N205⟩'', ], reason = '二' }}]\n",
    # arrays of tables
    "missing under the second header": f"{ONE}\n⟨N201⟩[[requirement]]\n{SOUND[14:]}",
    "missing under every header": (
        f"{HEAD}⟨N201⟩⟨N201⟩⟨N201⟩⟨N201⟩⟨N201⟩[[requirement]]\n\t⟨N201⟩⟨N201⟩⟨N201⟩⟨N201⟩⟨N201⟩[[ requirement ]]\n"
    ),
    "wrong under the second header": f"{TWO}clause = ⟨N203⟩4\n",
    "a table below the second of an array": (f"{TWO}⟨N206⟩[requirement.due]\nroll = 'next'\n"),
    "an array of tables in an array of tables": (
        f"{ONE}[requirement.due]\non = [2024-08-30]\n[[requirement.due.except]]\n"
        "occurrence = 2024-08-30\nmoved = 2024-08-31\nreason = '台风'\n"
        "⟨N206⟩[[requirement.due.except]]\nreason = '一'\n"
    ),
    "contacts below the notice": (
        "format = 1\n[notice]\nid = 'plan'\ntitle = '通知'\nrevised = 2024-08-13\n"
        "[[notice.contact]]\noffice = '办公室'\n[[notice.contact]]\n⟨N202⟩tel = '1'\nname = ⟨N203⟩1\n"
    ),
    # texts of many lines: a fault of what they hold is at their beginning
    "an empty text of many lines": f'{ONE}clause = ⟨N205⟩"""\n\n  \n"""\nquote = "一"\n',
    "no word, in many lines": f"{ONE}evidence = ⟨N204⟩'''\nrequired\n'''\n",
    "after a text of many lines": f'{ONE}clause = """\n[[requirement]]\n"""\n⟨N202⟩quotes = "一"\n',
    "after a text that ends in quotes": f'{ONE}clause = \'\'\'一\'\'\' \nquote = """"二""""\nreach = ⟨N203⟩1\n',
    "an item of many lines": f'{ONE}reach = ["""\n一\n""", ⟨N205⟩""" """, ⟨N203⟩1]\n',
    # keys that people choose
    "a key that is no id": (
        f"{HEAD}[anchors]\n'festival' = 2024-08-19\n⟨N205⟩\"节 日\" = 2024-08-19\n⟨N205⟩'a.b' = 'unknown'\n"
    ),
    "a chosen key with a wrong value": f"{HEAD}anchors.festival = ⟨N203⟩1\nanchors . issued=⟨N204⟩'unknwn'\n",
}


@pytest.mark.parametrize("line_end", [pytest.param("\n", id="LF"), pytest.param("\r\n", id="CRLF")])
def test_every_fault_is_at_its_place(line_end: str, tmp_path: Path) -> None:
    for name, marked in LAYOUTS.items():
        text, expected = unmarked(marked.replace("\n", line_end))
        (tmp_path / "x.toml").write_bytes(text.encode())
        assert [place_and_code(problem) for problem in found_in(text, tmp_path)] == expected, name


@pytest.mark.parametrize(
    ("marked", "reason"),
    [
        pytest.param('a = """\nb\n⟨N103⟩\x00"""\n', "Illegal character '\\x00'", id="a control character"),
        pytest.param('a = """\n\nb \\u⟨N103⟩12"""\n', "Invalid hex value", id="an escape"),
        pytest.param('a = 1\nb = ⟨N103⟩"""\nc\n\n', "Unterminated string", id="nothing closes it"),
        pytest.param("a = 1\nb = ⟨N103⟩'''\nc\n\n", "Expected \"'''\"", id="nothing closes it, in apostrophes"),
        pytest.param(
            "a = 'x' # '\nb = \"'\"\nc = '''\n''''\nd = [1, 'x⟨N103⟩\ne = 1\n",
            "Illegal character '\\n'",
            id="nothing closes a text on one line",
        ),
        pytest.param("a = 'x' # '\nb = 'x⟨N103⟩", 'Expected "\'"', id="nothing closes a text on the last line"),
        pytest.param("a = 1\nb = '''\nc\n⟨N103⟩\x01'''", "Found invalid character '\\x01'", id="in apostrophes"),
    ],
)
def test_a_fault_inside_a_text_of_many_lines_is_at_its_place_inside(marked: str, reason: str) -> None:
    text, ((line, column, code),) = unmarked(marked)
    (found,) = parse(text.encode(), "x.toml")
    assert isinstance(found, Problem)
    assert (place_and_code(found), found.details) == ((line, column, code), {"reason": reason})


@pytest.mark.parametrize("marked", [pytest.param(text, id=name) for name, text in LAYOUTS.items() if "N201" in text])
def test_what_is_missing_can_be_added_as_the_sentence_says(marked: str, tmp_path: Path) -> None:
    text, _expected = unmarked(marked)
    for _ in range(20):
        (tmp_path / "x.toml").write_text(text, encoding="utf-8")
        missing = [problem for problem in found_in(text, tmp_path) if problem.code == "N201"]
        if not missing:
            break
        text = with_added(text, missing[0])
    assert not missing, text


ANY = {"revised": "2024-08-13", "on": "2024-08-20", "kind": '"report"', "who": '["beijing"]', "was": "{}"}
"""What may stand under keys that take no text."""


def with_added(text: str, problem: Problem) -> str:
    """A text with the missing key added as the message says."""
    details, lines = problem.details, text.split("\n")
    key, number, column = str(details["key"]), problem.place.line, problem.place.column
    assert number is not None
    assert column is not None
    value = ANY.get(key, '"x"')
    match details.get("case"):
        case "table":
            lines += [f"[{key}]"]
        case "only":
            lines.insert(0, f"{key} = {details['value']}")
        case "headless":
            lines += [f"[{details['head']}]", f"{key} = {value}"]
        case "top":
            lines.insert(0, f"{key} = {value}")
        case "inline" if details["line"] != key:
            line = lines[number - 1]
            lines[number - 1] = f"{line[: column - 1]}{details['line']} = {value}, {line[column - 1 :]}"
        case "inline":
            before, brace, after = lines[number - 1][column - 1 :].partition("{")
            comma = "" if after.lstrip().startswith("}") else ", "
            lines[number - 1] = (
                lines[number - 1][: column - 1] + before + brace + f" {details['line']} = {value}" + comma + after
            )
        case None:
            lines.insert(number, f"{details['line']} = {value}")
    return "\n".join(lines)


def unmarked(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """A text without its marks, and the line, column and code that they stand for."""
    text, expected = "", []
    for plain, code in re.findall(r"([^⟨]*)(?:⟨(N\d{3})⟩)?", marked):
        text += plain
        if code:
            expected.append((len(text), code))
    return text, [(*line_and_column(text, offset), code) for offset, code in expected]


def found_in(text: str, root: Path) -> list[Problem]:
    """The faults of form of a checklist that stands in x.toml."""
    values = parse(text.encode(), "x.toml")
    assert isinstance(values, dict), values
    return located(faults(values, CHECKLIST, Place("x.toml")), root)


def place_and_code(problem: Problem) -> tuple[int | None, int | None, str]:
    return problem.place.line, problem.place.column, problem.code
