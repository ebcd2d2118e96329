"""A record file's text, to the byte."""

import datetime

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st
from store_builders import BEIJING, EIGHT, EVENTS, event

from notice_tasks.model.event import Act, Event, Record, replay_order
from notice_tasks.store.event_lines import event_line, event_pairs, new_text, without_events
from notice_tasks.store.event_shape import record_of
from notice_tasks.store.record_text import with_events

FULL = Event(
    id="7k2m9q4d",
    at=datetime.datetime(2024, 9, 2, 9, 12, 3, 500_000, EIGHT),
    on=datetime.date(2024, 8, 29),
    by="王静",
    requirement="report",
    did=Act.EXTEND,
    note='路断了,"七天"\n后补',
    without_evidence=True,
    to=datetime.date(2024, 9, 10),
    path="evidence/a b.pdf",
    url="https://example.org/?a=1#b",
    sha256="ab" * 32,
    dated=datetime.date(2024, 8, 28),
    undoes="p3x0v8ha",
)


@pytest.mark.parametrize(
    ("said", "line"),
    [
        pytest.param(
            event("7k2m9q4d"),
            '    { id = "7k2m9q4d", at = 2024-09-02T09:00:00+08:00, on = 2024-08-29, by = "王静", '
            'requirement = "report", did = "submit" },',
            id="what is not set is not written",
        ),
        pytest.param(
            FULL,
            '    { id = "7k2m9q4d", at = 2024-09-02T09:12:03.500000+08:00, on = 2024-08-29, by = "王静", '
            'requirement = "report", did = "extend", note = "路断了,\\"七天\\"\\n后补", without_evidence = true, '
            'to = 2024-09-10, path = "evidence/a b.pdf", url = "https://example.org/?a=1#b", '
            f'sha256 = "{"ab" * 32}", dated = 2024-08-28, undoes = "p3x0v8ha" }},',
            id="everything",
        ),
    ],
)
def test_one_event_is_one_line(said: Event, line: str) -> None:
    assert event_line(said) == line


NEW = """\
format = 1
notice = "nhc-2024-doctors-day"
unit = "beijing"
events = [
    { id = "e1", at = 2024-09-02T09:00:00+08:00, on = 2024-08-29, by = "王静", requirement = "report", did = "submit" },
]
"""


def test_a_new_file() -> None:
    assert new_text(*BEIJING, (event("e1"),)) == NEW


@pytest.mark.parametrize("kept", [NEW, NEW.replace("\n    {", "\n    # by telephone\n    {"), "# 台账\n" + NEW])
def test_another_event_is_another_line_before_the_bracket(kept: str) -> None:
    """And no other byte is changed."""
    longer = with_events(kept, (event("e2"), event("e3")))
    assert longer == kept[: -len("]\n")] + f"{event_line(event('e2'))}\n{event_line(event('e3'))}\n]\n"


@settings(deadline=None)
@given(EVENTS)
def test_from_event_to_line_and_back(said: Event) -> None:
    line = event_line(said)
    assert "\n" not in line
    assert "\r" not in line
    assert record_of(tomli.loads(new_text(*BEIJING, (said,))), "a.toml") == Record(*BEIJING, (said,))


@settings(deadline=None, max_examples=40)
@given(st.lists(EVENTS, min_size=1, max_size=4), EVENTS)
def test_what_the_program_wrote_it_can_always_add_to(kept: list[Event], added: Event) -> None:
    text = new_text(*BEIJING, kept)
    longer = with_events(text, (added,))
    assert longer is not None
    assert longer.split("\n") == [*text.split("\n")[:-2], event_line(added), "]", ""]
    assert len(tomli.loads(longer)["events"]) == len(kept) + 1


def laid_out(draw: st.DrawFn) -> tuple[str, list[Event]]:
    """A record file in some layout, and the events in it."""
    kept = draw(st.lists(EVENTS, max_size=3, unique_by=lambda said: said.id))
    head = ["format = 1", 'notice = "nhc-2024-doctors-day"', "unit = 'beijing'  # 市", "# ] } ,", ""]
    comment = st.sampled_from(["", " ", "  # by telephone", "# ],", "\t# {"])
    if draw(st.booleans()) and kept:
        blocks = [line for said in kept for line in ("", f"[[ events ]]{draw(comment)}", *event_pairs(said))]
        text = "\n".join([*draw(st.permutations(head)), *blocks])
    else:
        between = st.sampled_from(["", "\n", "\n    ", "\n\n\t", "  # by telephone\n", "\n# ],\n"])
        items = "".join(f"{draw(between)}{event_line(said).strip(' ,')}{draw(between)}," for said in kept)
        if items and draw(st.booleans()):
            items = items[:-1]
        listed = f"{draw(st.sampled_from(['events', chr(34) + 'events' + chr(34)]))} = [{items}{draw(between)}]"
        text = "\n".join(draw(st.permutations([*head, listed + draw(comment)])))
    if draw(st.booleans()):
        text += "\n"
    return (text.replace("\n", "\r\n") if draw(st.booleans()) else text), kept


@settings(deadline=None, max_examples=150)
@given(st.composite(laid_out)(), EVENTS)
def test_nothing_of_a_file_is_dropped_when_something_is_added(laid: tuple[str, list[Event]], added: Event) -> None:
    """Every character stays, in its order; what is read is what was there and what was added, and can be taken out."""
    text, kept = laid
    if any(said.id == added.id for said in kept):
        added = added._replace(id=added.id + "x" * 40)
    longer = with_events(text, (added,))
    rest = iter(longer)
    assert all(character in rest for character in text)
    record = record_of(tomli.loads(longer), "a.toml")
    assert record == Record(*BEIJING, replay_order((*kept, added)))
    assert ("\r\n" in longer) == ("\r\n" in text)
    assert longer.count("\n") == longer.count("\r\n") or "\r\n" not in text
    left = without_events(longer, (added,))
    assert record_of(tomli.loads(left), "a.toml") == Record(*BEIJING, replay_order(tuple(kept)))
