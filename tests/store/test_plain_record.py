"""The quick reader of records against the one that takes every TOML."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from store_builders import NINE, event

from mutations import mutated
from notice_tasks.model.event import Act, Record
from notice_tasks.store.event_lines import new_text
from notice_tasks.store.event_shape import record_of
from notice_tasks.store.plain_record import plain_record
from notice_tasks.toml.text import parse

ROOT = Path(__file__).parents[2]
DAY = datetime.date(2024, 9, 1)

EVENTS = (
    event("s0"),
    event("n1", minutes=1, note="电话：已寄出"),
    event("x2", minutes=2)._replace(did=Act.EXTEND, to=DAY, note="汛情"),
    event("v3")._replace(did=Act.EVIDENCE, path="evidence/report.pdf", sha256="0" * 64, dated=DAY),
    event("v4")._replace(did=Act.EVIDENCE, url="https://example.org/?a=1#b"),
    event("d5")._replace(did=Act.DONE, without_evidence=True, at=NINE.replace(microsecond=125_000)),
    event("u6")._replace(did=Act.UNDO, undoes="s0", at=NINE.astimezone(datetime.UTC)),
    event("b7")._replace(batch="7k2m9q4d/32"),
    event("a8")._replace(did=Act.ACKNOWLEDGE, requirement=None),
    event("u9")._replace(did=Act.UNDO, requirement=None, undoes="a8"),
)
TEXT = new_text("nhc-2024", "beijing", EVENTS)

LEFT = {
    "an escape": ("已寄出", "已\\t寄出"),
    "a comment": ("},\n]", "}, # by telephone\n]"),
    "no comma": ("},\n]", "}\n]"),
    "no line end": ("]\n", "]"),
    "the line ends of Windows": ("\n", "\r\n"),
    "a day that does not exist": ("2024-09-01", "2024-09-31"),
    "24 o'clock": ("T09:00:00+", "T24:00:00+"),
    "a moment without offset": ("+08:00", ""),
    "an unknown act": ('"undo"', '"undid"'),
    "a blank name": ("王静", " "),
    "an unknown key": ("sha256", "sha257"),
    "an extension to no day": (", to = 2024-09-01", ""),
    "evidence that is nowhere": (', url = "https://example.org/?a=1#b"', ""),
    "a hand-in of a whole notice": (', requirement = "report", did = "submit"', ', did = "submit"'),
    "an occurrence of a whole notice": ('did = "acknowledge"', 'did = "acknowledge", occurrence = 2024-09-01'),
    "an undo of nothing": (', undoes = "s0"', ""),
    "an id of two events": ('"n1"', '"s0"'),
    "a batch of no size": ("9q4d/32", "9q4d/0"),
    "another format": ("format = 1", "format = 2"),
    "a line in between": ("events = [\n", "events = [\n\n"),
}


def slowly(content: bytes) -> Record | None:
    """The record as the thorough reader sees it; none when anything is wrong."""
    values = parse(content, "f.toml")
    record = record_of(values, "f.toml") if isinstance(values, dict) else None
    return record if isinstance(record, Record) else None


def test_what_the_program_writes_is_read_the_same() -> None:
    record = plain_record(TEXT.encode())
    assert record is not None
    assert record == slowly(TEXT.encode())
    assert set(record.events) == set(EVENTS)


def test_a_record_without_events() -> None:
    assert plain_record(new_text("n", "u", ()).replace("[\n\n]", "[\n]").encode()) == Record("n", "u")


def test_a_line_that_a_merge_doubled_counts_once() -> None:
    lines = TEXT.splitlines(keepends=True)
    doubled = "".join([*lines[:5], lines[4], *lines[5:]])
    assert plain_record(doubled.encode()) == plain_record(TEXT.encode())


def test_the_sample_is_as_the_program_writes_it() -> None:
    files = sorted((ROOT / "records").glob("*/*.toml"))
    assert len(files) > 30
    for file in files:
        record = plain_record(file.read_bytes())
        assert record is not None, file
        assert record == slowly(file.read_bytes())


@pytest.mark.parametrize(("old", "new"), LEFT.values(), ids=LEFT)
def test_anything_else_is_left_to_the_other(old: str, new: str) -> None:
    assert old in TEXT
    assert plain_record(TEXT.replace(old, new).encode()) is None


def test_bytes_that_are_no_text_are_left_to_the_other() -> None:
    assert plain_record(TEXT.encode("gb18030")) is None


@pytest.mark.parametrize("did", Act)
def test_both_agree_on_what_each_act_needs(did: Act) -> None:
    bare = event("s0")._replace(did=did)
    given: list[dict[str, Any]] = [
        {},
        {"to": DAY},
        {"undoes": "s1"},
        {"path": "evidence/x.pdf"},
        {"url": "https://example.org"},
        {"requirement": None, "undoes": "s1"},
        {"requirement": None, "undoes": "s1", "occurrence": DAY},
        {"undoes": "s1", "occurrence": DAY},
    ]
    for fields in given:
        content = new_text("n", "u", [bare._replace(**fields)]).encode()
        assert plain_record(content) == slowly(content)


@settings(max_examples=500, deadline=None)
@given(text=mutated(TEXT))
def test_both_always_agree(text: str) -> None:
    record = plain_record(text.encode())
    if record is not None:
        assert record == slowly(text.encode())
