"""The schemas say the same as `check`, of every example there is and of thousands of others."""

from __future__ import annotations

import copy
import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from schema_documents import (
    CASES,
    ROOT,
    SOUND,
    Example,
    drawn,
    examples,
    files_of,
    refused_as_json,
    refused_as_toml,
    refused_by_check,
)

from notice_tasks.reports.schema import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.problems import KeyPath, Problem

EVERY_KEY: Final = (Path(__file__).parent / "every_key.toml").read_text(encoding="utf-8")
FULL_REGISTER: Final = """
format = 1
group = [{ id = "clinics", name = "乡镇卫生院" }]

[[unit]]
id = "county"
name = "县卫生健康局"

[[unit]]
id = "east"
name = "城东卫生院"
code = "110101"
groups = ["clinics"]
parent = "county"
level = "乡"
contact = { name = "张三", phone = "010-0000 0000", email = "a@example.org" }
"""
FULL_SETTINGS: Final = """
format = 1
id = "abc"
organisation = "县卫生健康局"
timezone = "Asia/Shanghai"
language = "zh"
due_soon_days = 3
redo_workdays = 3
confirm_above = 10
remind = [7, 0]

[check]
select = ["N4"]
ignore = [{ code = "N401", in = "checklists/a.toml", reason = "转载" }, { code = "N407", reason = "待定" }]
lead_workdays = 5
"""
FULL: Final = {
    Subject.CHECKLIST: tomli.loads(EVERY_KEY),
    Subject.UNITS: tomli.loads(FULL_REGISTER),
    Subject.SETTINGS: tomli.loads(FULL_SETTINGS),
}
OF_FORM: Final = tuple(f"N20{number}" for number in range(1, 7))


def at(path: KeyPath, values: Any) -> Any:
    for step in path:
        values = values[step]
    return values


def is_lost_in_json(problem: Problem, values: Any) -> bool:
    """Whether JSON cannot show a fault: a text in a day's place, or the reverse; and 1.0, which is 1 to JSON."""
    if problem.code != "N203":
        return False
    value = at(problem.place.path, values)
    return isinstance(value, (str, datetime.date, datetime.time)) or (isinstance(value, float) and value.is_integer())


def assert_agreement(values: Any, subject: Subject, name: str = "drawn") -> None:
    found = refused_by_check(values, subject)
    assert refused_as_toml(values, subject) == bool(found), (name, found)
    as_json = refused_as_json(values, subject)
    if not found:
        assert not as_json, name
    elif not all(is_lost_in_json(problem, values) for problem in found):
        assert as_json, (name, found)


@pytest.mark.parametrize("subject", Subject)
def test_a_schema_is_one(subject: Subject) -> None:
    Draft7Validator.check_schema(drawn(subject))


@pytest.mark.parametrize("subject", Subject)
def test_every_example(subject: Subject) -> None:
    for example in examples():
        if example.subject is subject and example.values is not None:
            assert_agreement(example.values, subject, example.name)


def test_there_are_examples_of_every_fault_of_form() -> None:
    readable = [example for example in examples() if example.values is not None]
    found = [(example.subject, refused_by_check(example.values or {}, example.subject)) for example in readable]
    assert {problem.code for _subject, problems in found for problem in problems} == {*OF_FORM}
    for subject in Subject:
        assert {bool(problems) for one, problems in found if one is subject} == {True, False}


def test_what_is_expected_of_check_is_what_the_library_finds() -> None:
    for case in sorted(path for path in CASES.glob("*/*") if path.is_dir()):
        assert_expectation(case)


def assert_expectation(case: Path) -> None:
    expected = case / "expected.txt"
    lines = expected.read_text(encoding="utf-8").splitlines() if expected.exists() else []
    blamed = {line.partition(":")[0] for line in lines if line.endswith(OF_FORM)}
    files = {file: (subject, text) for folder in (SOUND, case) for file, subject, text in files_of(folder)}
    for file, (subject, text) in files.items():
        values = Example(file, subject, text).values
        if values is not None:
            assert refused_as_toml(values, subject) == (file in blamed), case / file


@pytest.mark.parametrize("subject", Subject)
def test_what_has_every_key_is_fine(subject: Subject) -> None:
    assert refused_by_check(FULL[subject], subject) == []
    assert_agreement(FULL[subject], subject)


def test_our_own_files_are_fine() -> None:
    files = list(files_of(ROOT))
    assert {subject for _file, subject, _text in files} == {*Subject}
    assert not [file for file, subject, text in files if refused_as_toml(tomli.loads(text), subject)]


# ---- small edits of what is right ----

VALUES: Final = st.sampled_from(
    [
        "", " \u3000", "x", "A b", "report\n", "2024-08-30", "2024-02-31", "2024-08-30T18:00:00", "8月30日",
        "report", "none", "next", "month", "week", "friday", "unknown", "per-unit", "zh", "required",
        0, -1, 1, 2, 3, 4, 6, 12, 13, 31, 32, 366, 367, 10_000, 10_001, 10**30, True, False, 1.0, 1.5, float("nan"),
        datetime.date(2024, 8, 30), datetime.date(1, 1, 1), datetime.datetime(2024, 8, 30, 18),  # noqa: DTZ001
        datetime.datetime(2024, 8, 30, 18, 0, 0, 5, datetime.UTC),
        datetime.datetime(2024, 8, 30, 18, tzinfo=datetime.timezone(datetime.timedelta(hours=-9, minutes=-30))),
        datetime.time(18), [], {}, [{}], [[]], ["x"], ["A b"], [""], [1], [datetime.date(2024, 8, 30)],
        {"by": datetime.date(2024, 8, 30)}, {"after": "x", "days": 1}, {"after": "x", "days": 1, "weeks": 1},
        {"every": "month", "day": 5, "from": "x"}, {"unclear": "x"}, {"to": "x"}, {"url": "x"},
    ]
).map(copy.deepcopy)  # fmt: skip


def places(value: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    """The way to every value in a document."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, entry in steps:
        yield (*path, step)
        yield from places(entry, (*path, step))


def keys_in(value: Any) -> set[str]:
    return {step for path in places(value) for step in path if isinstance(step, str)}


KEYS: Final = sorted({*(key for values in FULL.values() for key in keys_in(values)), "x", "A b", "minutes", "years"})


@st.composite
def edited(draw: st.DrawFn, document: Any) -> Any:
    """A document in which up to three places were changed."""
    values = copy.deepcopy(document)
    for _ in range(draw(st.integers(1, 3))):
        ways = sorted(places(values), key=str)
        if not ways:
            break
        *way, last = draw(st.sampled_from(ways))
        within = at(tuple(way), values)
        match draw(st.sampled_from(("drop", "change", "add", "rename", "copy"))):
            case "drop":
                del within[last]
            case "change":
                within[last] = draw(VALUES)
            case "copy":
                within[last] = copy.deepcopy(at(draw(st.sampled_from(ways)), values))
            case "rename" if isinstance(within, dict):
                within[draw(st.sampled_from(KEYS))] = within.pop(last)
            case _ if isinstance(within, dict):
                within[draw(st.sampled_from(KEYS))] = draw(VALUES)
            case _:
                within.append(draw(VALUES))
    return values


@pytest.mark.parametrize("subject", Subject)
@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_small_edits(subject: Subject, data: st.DataObject) -> None:
    assert_agreement(data.draw(edited(FULL[subject])), subject)


RULES: Final = [entry["due"] for entry in FULL[Subject.CHECKLIST]["requirement"] if isinstance(entry.get("due"), dict)]


@settings(max_examples=500, deadline=None)
@given(data=st.data())
def test_small_edits_of_due_rules(data: st.DataObject) -> None:
    """Most of the table is about them, so they are changed separately: a fault elsewhere would hide theirs."""
    rule = data.draw(edited({"due": data.draw(st.sampled_from(RULES))}))
    whole = FULL[Subject.CHECKLIST]
    values = {"format": 1, "notice": whole["notice"], "requirement": [whole["requirement"][0] | rule]}
    assert_agreement(values, Subject.CHECKLIST)
