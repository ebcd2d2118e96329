"""Acts of different days may be recorded in any order: the outcome is that of the order in which they happened."""

from __future__ import annotations

import datetime
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rules_builders import REPORT, cell, day, event, moment

from notice_tasks.dates.workdays import ChinaCalendar
from notice_tasks.model.event import Act, Event, replay_order
from notice_tasks.model.notice import EvidenceNeed
from notice_tasks.rules.progress import Effect
from notice_tasks.rules.recording import Accepted, ruling_on
from notice_tasks.rules.redo import with_redo_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notice_tasks.rules.cells import Cell

BARE = REPORT._replace(evidence=EvidenceNeed.NONE)
ACTS = [act for act in Act if act is not Act.UNDO]


class Deed(NamedTuple):
    """A request to record an act."""

    act: Act
    on: datetime.date
    to: datetime.date | None = None


DEEDS = st.builds(
    Deed, st.sampled_from(ACTS), st.dates(day("08-20"), day("09-10")), st.none() | st.dates(day("08-25"), day("09-25"))
)
HISTORIES = st.lists(DEEDS, max_size=6, unique_by=lambda deed: deed.on)


def recorded(deeds: Sequence[Deed]) -> tuple[Event, ...] | None:
    """The record after these were recorded one after another; none where one of them was not taken."""
    record: tuple[Event, ...] = ()
    for number, (act, on, to) in enumerate(deeds, start=1):
        before = cell(record, "12-31", BARE)
        at = moment("09-20") + datetime.timedelta(minutes=number)
        wanted = event("08-20 note")._replace(
            id=f"on-{on}", did=act, on=on, at=at, note=str(on), to=to if act in {Act.EXTEND, Act.RETURN} else None
        )
        ruling = ruling_on(wanted, before, dated=True)
        if isinstance(ruling, Accepted) and act is Act.RETURN:
            ruling = with_redo_day(ruling.event, before, 3, ChinaCalendar())
        if not isinstance(ruling, Accepted):
            return None
        record = replay_order((*record, ruling.event))
    return record


def state(seen: Cell) -> object:
    """How a cell stands, without who recorded what when."""
    found = seen.verdict
    due = None if found.due is None else (found.due.day, found.due.moment)
    return (seen.progress, found.timeliness, found.missed, found.redo, found.redo_missed, due, found.days_left)


def effects(record: Sequence[Event]) -> dict[str, Effect]:
    return {entry.event.id: entry.effect for entry in cell(tuple(record), "12-31", BARE).history.entries}


@settings(deadline=None, max_examples=300)
@given(HISTORIES, st.randoms(use_true_random=False), st.dates(day("08-20"), day("09-30")))
@example([Deed(Act.SUBMIT, day("09-04")), Deed(Act.EXTEND, day("08-29"), day("09-06"))], None, day("09-30"))
def test_every_order_in_which_all_are_taken_gives_the_same_state(
    deeds: list[Deed], chance: object, when: datetime.date
) -> None:
    found = [record for order in some_orders(deeds, chance) if (record := recorded(order)) is not None]
    assert len({state(cell(record, str(when), BARE)) for record in found}) <= 1


def some_orders(deeds: list[Deed], chance: object) -> list[Sequence[Deed]]:
    """The order in which things happened, its reverse, and others."""
    in_time = sorted(deeds, key=lambda deed: deed.on)
    if len(deeds) <= 3:
        return list(permutations(in_time))
    orders: list[Sequence[Deed]] = [in_time, in_time[::-1]]
    for _ in range(8):
        shuffled = list(in_time)
        chance.shuffle(shuffled)  # type: ignore[attr-defined]
        orders.append(shuffled)
    return orders


@settings(deadline=None, max_examples=300)
@given(HISTORIES)
def test_nothing_that_was_taken_loses_its_effect(deeds: list[Deed]) -> None:
    record = recorded(deeds)
    if record is not None:
        assert set(effects(record).values()) <= {Effect.COUNTS}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_an_extension_and_the_hand_in_it_allowed(order: tuple[int, int]) -> None:
    """As seen: the extension was refused once the unit had handed in, and the unit stayed late for good."""
    deeds = (Deed(Act.EXTEND, day("08-29"), day("09-06")), Deed(Act.SUBMIT, day("09-04")))
    record = recorded([deeds[number] for number in order])
    assert record is not None
    assert cell(record, "09-30", BARE).timeliness == "met-extended"
