"""What every store promises. A new store is added to `STORES` and must pass every test here."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_builders import BEIJING, EVENTS, NOTICE, SHANGHAI, add, event, ids

from notice_tasks.model.event import Event, Record
from notice_tasks.store.base import RecordStore, SoundRecord
from notice_tasks.store.toml_files import TomlFiles

MakeStore = Callable[[Path], RecordStore]

STORES: Final[tuple[MakeStore, ...]] = (TomlFiles,)


@pytest.fixture(scope="module", params=STORES, ids=lambda make: make.__name__)
def make(request: pytest.FixtureRequest) -> MakeStore:
    """Opens the store of a folder."""
    made: MakeStore = request.param
    return made


def test_nothing_was_recorded_yet(make: MakeStore, tmp_path: Path) -> None:
    store = make(tmp_path)
    assert store.read(*BEIJING) == Record(*BEIJING)
    assert list(store.kept()) == []


def test_what_is_added_is_read_by_everybody(make: MakeStore, tmp_path: Path) -> None:
    said = event("e1", note="电话报告")
    store = make(tmp_path)
    with store.writing():
        store.add({BEIJING: (said,)})
    assert make(tmp_path).read(*BEIJING) == Record(*BEIJING, (said,))


def test_what_is_added_can_be_read_while_still_writing(make: MakeStore, tmp_path: Path) -> None:
    store = make(tmp_path)
    with store.writing():
        store.add({BEIJING: (event("e1"),)})
        assert ids(store, BEIJING) == "e1"
        store.add({BEIJING: (event("e2"),)})
    assert ids(store, BEIJING) == "e1 e2"


def test_events_are_added_never_changed(make: MakeStore, tmp_path: Path) -> None:
    store = make(tmp_path)
    for number in range(1, 5):
        add(store, BEIJING, f"e{number}")
    assert ids(store, BEIJING) == "e1 e2 e3 e4"


def test_events_are_read_in_replay_order(make: MakeStore, tmp_path: Path) -> None:
    store = make(tmp_path)
    later, earlier = event("e1", minutes=5), event("e2", minutes=1)
    with store.writing():
        store.add({BEIJING: (later, earlier)})
    assert store.read(*BEIJING).events == (earlier, later)


def test_several_records_at_once(make: MakeStore, tmp_path: Path) -> None:
    store = make(tmp_path)
    other = ("province-2019", "beijing")
    with store.writing():
        store.add({SHANGHAI: (event("e1"), event("e2")), BEIJING: (event("e1"),), other: (event("e3"),)})
    assert [ids(store, key) for key in (BEIJING, SHANGHAI, other)] == ["e1", "e1 e2", "e3"]
    assert list(store.kept()) == [BEIJING, SHANGHAI, other]


def test_records_are_listed_by_notice_and_unit(make: MakeStore, tmp_path: Path) -> None:
    store = make(tmp_path)
    assert list(store.notices_kept()) == []
    with store.writing():
        store.add({SHANGHAI: (event("e1"),), ("a-notice", "beijing"): (event("e2"),), BEIJING: (event("e3"),)})
    assert list(store.notices_kept()) == ["a-notice", NOTICE]
    assert list(store.units_kept(NOTICE)) == ["beijing", "shanghai"]
    assert list(store.units_kept("another-notice")) == []


def test_a_checked_record_has_its_place_and_its_values(make: MakeStore, tmp_path: Path) -> None:
    store = make(tmp_path)
    add(store, BEIJING, "e1", "e2")
    found = store.checked(*BEIJING)
    assert isinstance(found, SoundRecord)
    assert found.file == store.place_of(*BEIJING)
    assert found.record == store.read(*BEIJING)
    assert [written["id"] for written in found.values["events"]] == ["e1", "e2"]


def test_a_batch_is_found_in_its_records(make: MakeStore, tmp_path: Path) -> None:
    store = make(tmp_path)
    first, second, other = (
        event(f"e{number}")._replace(batch=batch) for number, batch in enumerate(("ab12/1", "ab12/2", "cd34/1"))
    )
    add(store, ("another-notice", "beijing"), "e9")
    with store.writing():
        store.add({BEIJING: (first, other), SHANGHAI: (second,)})
    assert {*store.of_batch("ab12")} == {BEIJING, SHANGHAI}
    assert {*store.of_batch("cd34")} == {BEIJING}
    assert {*store.of_batch("ef56")} == set()
    assert store.batches() == {"ab12", "cd34"}


def test_nothing_is_left_out_after_commands_that_ended(make: MakeStore, tmp_path: Path) -> None:
    store = make(tmp_path)
    with store.writing():
        store.add({BEIJING: (event("e1"),), SHANGHAI: (event("e2"),)})
    assert make(tmp_path).left_out() == frozenset()


def test_adding_nothing_keeps_nothing(make: MakeStore, tmp_path: Path) -> None:
    store = make(tmp_path)
    with store.writing():
        store.add({})
    assert list(store.kept()) == []


def test_each_record_has_a_place_of_its_own(make: MakeStore, tmp_path: Path) -> None:
    store = make(tmp_path)
    places = {store.place_of(*key) for key in (BEIJING, SHANGHAI, ("beijing", NOTICE))}
    assert len(places) == 3
    assert all(places)


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
    thread.join(timeout=60)
    assert seen == ["e1"]


def test_a_writer_that_fails_lets_the_next_one_in(make: MakeStore, tmp_path: Path) -> None:
    store = make(tmp_path)
    with pytest.raises(ZeroDivisionError), store.writing():
        raise ZeroDivisionError
    add(store, BEIJING, "e1")
    assert ids(store, BEIJING) == "e1"


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
