"""Acts without effect, and the acts that prevent them."""

import pytest
from rules_builders import cell, event, events

from notice_tasks.model.event import Act, replay_order
from notice_tasks.rules.recording import Accepted, ruling_on
from notice_tasks.rules.settling import is_unsettled, unsettled


@pytest.mark.parametrize(
    ("done", "void", "in_its_way"),
    [
        pytest.param("08-28 exempt; 08-29 submit", "e2", ["e1"], id="exempt, and handed in"),
        pytest.param("08-28 submit; 08-29 submit; 08-30 accept", "e2", ["e1"], id="handed in twice"),
        pytest.param("08-27 submit; 08-28 return; 08-29 accept", "e3", ["e2"], id="returned, and accepted"),
        pytest.param(
            "08-27 submit; 08-28 return; 08-29 accept; 08-30 submit",
            "e3",
            ["e4", "e2"],
            id="and handed in again: that goes first",
        ),
        pytest.param("08-28 accept", "e1", [], id="nothing stands in the way of what was never possible"),
        pytest.param("08-26 start; 08-28 accept", "e2", [], id="nor would taking anything back help"),
        pytest.param("08-27 submit; 08-28 extend to 09-10", "e2", ["e1"], id="an extension of what was handed in"),
    ],
)
def test_what_stands_in_the_way(done: str, void: str, in_its_way: list[str]) -> None:
    history = cell(done).history
    (found,) = unsettled(history)
    assert (found.event.id, [one.id for one in found.in_its_way]) == (void, in_its_way)
    assert is_unsettled(history)


@pytest.mark.parametrize(
    ("done", "again"),
    [
        pytest.param("08-27 submit; 08-29 accept; 08-30 undo of e1", "e1", id="what was accepted was taken back"),
        pytest.param("08-27 submit; 08-28 return; 08-29 accept; 08-30 undo of e1", None, id="that alone would not do"),
        pytest.param("08-26 note; 08-29 accept; 08-30 undo of e1", None, id="a note lets nothing count"),
    ],
)
def test_what_could_be_recorded_again(done: str, again: str | None) -> None:
    history = cell(done).history
    found = [one for one in unsettled(history) if one.event.did is Act.ACCEPT]
    assert [one.again and one.again.id for one in found] == [again]


def test_nothing_is_to_be_settled_where_all_counts() -> None:
    assert not is_unsettled(cell("08-28 submit; 08-29 return; 08-30 submit; 08-30 undo of e3").history)


@pytest.mark.parametrize("way", ["it", "the others"])
@pytest.mark.parametrize(
    "done",
    [
        "08-28 exempt; 08-29 submit",
        "08-28 submit; 08-29 submit; 08-30 accept",
        "08-27 submit; 08-28 return; 08-29 accept; 08-30 submit",
    ],
)
def test_either_way_settles_it(done: str, way: str) -> None:
    record = events(done)
    (found,) = unsettled(cell(record).history)
    for number, taken in enumerate([found.event] if way == "it" else found.in_its_way):
        ruling = ruling_on(event(f"09-10 undo of {taken.id}", 7 + number), cell(record), dated=False)
        assert isinstance(ruling, Accepted)
        record = replay_order((*record, ruling.event))
    assert not is_unsettled(cell(record).history)
