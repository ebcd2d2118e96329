"""What every store promises, whatever it keeps records in."""

import tempfile
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_builders import BEIJING, EVENTS, NOTICE, SHANGHAI, STORES, MakeStore, add, event, ids

from notice_tasks.model.event import Event, Record

for_every_store = pytest.mark.parametrize("make", STORES, ids=lambda make: make.__name__)


@for_every_store
def test_nothing_was_recorded_yet(make: MakeStore, tmp_path: Path) -> None:
    store = make(tmp_path)
    assert store.read(*BEIJING) == Record(*BEIJING)
    assert list(store.kept()) == []


@for_every_store
def test_what_is_added_is_read_by_everybody(make: MakeStore, tmp_path: Path) -> None:
    said = event("e1", note="电话报告")
    store = make(tmp_path)
    with store.writing():
        store.add({BEIJING: (said,)})
    assert make(tmp_path).read(*BEIJING) == Record(*BEIJING, (said,))


@for_every_store
def test_what_is_added_can_be_read_while_still_writing(make: MakeStore, tmp_path: Path) -> None:
    store = make(tmp_path)
    with store.writing():
        store.add({BEIJING: (event("e1"),)})
        assert ids(store, BEIJING) == "e1"
        store.add({BEIJING: (event("e2"),)})
    assert ids(store, BEIJING) == "e1 e2"


@for_every_store
def test_events_are_added_never_changed(make: MakeStore, tmp_path: Path) -> None:
    store = make(tmp_path)
    for number in range(1, 5):
        add(store, BEIJING, f"e{number}")
    assert ids(store, BEIJING) == "e1 e2 e3 e4"


@for_every_store
def test_events_are_read_in_replay_order(make: MakeStore, tmp_path: Path) -> None:
    store = make(tmp_path)
    later, earlier = event("e1", minutes=5), event("e2", minutes=1)
    with store.writing():
        store.add({BEIJING: (later, earlier)})
    assert store.read(*BEIJING).events == (earlier, later)


@for_every_store
def test_several_records_at_once(make: MakeStore, tmp_path: Path) -> None:
    store = make(tmp_path)
    other = ("province-2019", "beijing")
    with store.writing():
        store.add({SHANGHAI: (event("e1"), event("e2")), BEIJING: (event("e1"),), other: (event("e3"),)})
    assert [ids(store, key) for key in (BEIJING, SHANGHAI, other)] == ["e1", "e1 e2", "e3"]
    assert list(store.kept()) == [BEIJING, SHANGHAI, other]


@for_every_store
def test_adding_nothing_keeps_nothing(make: MakeStore, tmp_path: Path) -> None:
    store = make(tmp_path)
    with store.writing():
        store.add({})
    assert list(store.kept()) == []


@for_every_store
def test_each_record_has_a_place_of_its_own(make: MakeStore, tmp_path: Path) -> None:
    store = make(tmp_path)
    places = {store.place_of(*key) for key in (BEIJING, SHANGHAI, ("beijing", NOTICE))}
    assert len(places) == 3
    assert all(places)


@for_every_store
def test_one_writer_at_a_time(make: MakeStore, tmp_path: Path) -> None:
    """The second comes in only when the first is out, and then sees what the first added."""
    store = make(tmp_path)
    seen: list[str] = []

    def second() -> None:
        own = make(tmp_path)
        with own.writing():
            seen.append(ids(own, BEIJING))

    with store.writing():
        thread = threading.Thread(target=second)
        thread.start()
        thread.join(timeout=0.1)
        assert thread.is_alive()
        store.add({BEIJING: (event("e1"),)})
    thread.join(timeout=10)
    assert seen == ["e1"]


@for_every_store
def test_a_writer_that_fails_lets_the_next_one_in(make: MakeStore, tmp_path: Path) -> None:
    store = make(tmp_path)
    with pytest.raises(ZeroDivisionError), store.writing():
        raise ZeroDivisionError
    add(store, BEIJING, "e1")
    assert ids(store, BEIJING) == "e1"


@for_every_store
@settings(deadline=None, max_examples=30)
@given(st.lists(EVENTS, min_size=1, max_size=5, unique_by=lambda event: event.id), st.data())
def test_whatever_an_event_says_is_kept(make: MakeStore, events: list[Event], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(events)))
    with tempfile.TemporaryDirectory() as folder:
        store = make(Path(folder))
        with store.writing():
            for some in (events[:first], events[first:]):
                store.add({BEIJING: tuple(some)} if some else {})
        assert list(store.read(*BEIJING).events) == sorted(events, key=lambda event: event.order)
