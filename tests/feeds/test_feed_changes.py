"""Telling calendar programs that an item changed.

A visible change raises SEQUENCE and moves DTSTAMP and LAST-MODIFIED; nothing else moves them. Programs such as ICSx5
skip an item whose LAST-MODIFIED did not rise, so they would never show a change without it.
"""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pytest
from feeds_builders import (
    ZONE,
    day,
    everything,
    items,
    moment,
    notice,
    only,
    published,
    requirement,
    shown,
    speaking,
    value,
    workspace,
    written,
)
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from notice_tasks.dates.shift import PeriodUnit
from notice_tasks.model.deadline import After, By, Window
from notice_tasks.model.event import OF_NOTICE, Act, Event
from notice_tasks.model.notice import RECEIVED, Kind, Requirement, Withdrawn


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    with speaking("zh"):
        yield


class Stamps(NamedTuple):
    """What programs compare to find changes."""

    sequence: int
    changed: str


def stamps(content: bytes) -> dict[str, Stamps]:
    found = {}
    for item in items(content):
        assert value(item, "DTSTAMP") == value(item, "LAST-MODIFIED")
        found[value(item, "UID")] = Stamps(int(value(item, "SEQUENCE")), value(item, "DTSTAMP"))
    return found


def visible(content: bytes) -> dict[str, list[str]]:
    return {lines[0].removeprefix("UID:"): lines for lines in shown(content)}


def rises_where_it_shows(before: bytes, after: bytes) -> None:
    """No item's stamps fall, and those of every item with a visible change rise."""
    old, new = stamps(before), stamps(after)
    for uid in old.keys() & new.keys():
        assert new[uid].sequence >= old[uid].sequence
        assert new[uid].changed >= old[uid].changed
        if visible(before)[uid] != visible(after)[uid]:
            assert new[uid].sequence > old[uid].sequence
            assert new[uid].changed > old[uid].changed


@pytest.mark.parametrize(
    ("before", "more"),
    [
        pytest.param("", "08-20 submit", id="submit"),
        pytest.param("08-20 submit", "08-21 return", id="return"),
        pytest.param("08-20 submit", "08-21 accept", id="accept"),
        pytest.param("08-20 submit", "08-20 accept", id="accept within the same second"),
        pytest.param("", "08-20 done", id="done"),
        pytest.param("", "08-20 exempt", id="exempt"),
        pytest.param("", "08-20 extend to 09-13", id="extend"),
        pytest.param("08-20 done", "08-21 undo of e1", id="undo"),
        pytest.param("08-20 extend to 09-13", "08-21 undo of e1", id="undo of an extension"),
        pytest.param("08-20 submit", "08-20 undo of e1", id="undo within the same second"),
        pytest.param("", "08-12 submit at 08-13T07:30", id="early on the day the checklist was made"),
        pytest.param("", "08-01 submit", id="recorded before the checklist was last changed"),
        pytest.param("08-20 submit", "08-21 accept at 08-19", id="recorded earlier and merged later"),
    ],
)
def test_a_visible_change_raises_all_three_stamps(before: str, more: str) -> None:
    old, new = published(done=before), published(done=f"{before}; {more}")
    assert shown(old) != shown(new)
    rises_where_it_shows(old, new)


@pytest.mark.parametrize("text", ["note", "evidence", "start", "undo of e1", "undo of nobody"])
def test_an_invisible_change_changes_no_byte(text: str) -> None:
    due = Window(day("08-01"), day("08-30"))
    done = "08-14 note; 08-15 submit; 08-16 return"
    assert published(requirement(due=due), done=done) == published(requirement(due=due), done=f"{done}; 08-29 {text}")


def test_the_order_of_the_records_changes_no_byte() -> None:
    assert published(done="08-20 submit; 08-21 note") == published(done="08-21 note; 08-20 submit").replace(
        b"e2", b"e1"
    )


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"title": "另一个标题"}, id="title"),
        pytest.param({"due": By(day("09-13"))}, id="day"),
        pytest.param({"remind": (1,)}, id="reminders"),
        pytest.param({"quotes": ("于8月30日前",)}, id="words"),
        pytest.param({"withdrawn": Withdrawn(day("08-20"), "合并")}, id="withdrawn"),
    ],
)
@pytest.mark.parametrize("done", ["", "08-20T10:00", "08-21"])
def test_a_changed_checklist_raises_all_three_stamps(changed: dict[str, Any], done: str) -> None:
    """Even if something was recorded earlier that day or, with a wrong clock, later."""
    events = f"08-20 extend to 09-06 at {done}" if done else ""
    old = published(requirement(), done=events)
    new = published(requirement(**changed), revised=day("08-20"), done=events)
    rises_where_it_shows(old, new)
    assert stamps(old).keys() == stamps(new).keys()
    assert all(new > old for old, new in zip(stamps(old).values(), stamps(new).values(), strict=True))


def test_an_earlier_receipt_raises_the_stamps_of_what_counts_from_it() -> None:
    """The day of receipt is the first acknowledgement of anything in the notice."""
    around = workspace(notice(requirement(due=After(RECEIVED, 10, PeriodUnit.DAYS)), requirement("visits")))

    def feed(done: str) -> bytes:
        return everything(around, done)

    old = feed("08-14 acknowledge for visits")
    for more in ("08-12 acknowledge for visits at 08-16", "08-12 acknowledge for report at 08-16"):
        new = feed(f"08-14 acknowledge for visits; {more}")
        assert shown(old) != shown(new)
        rises_where_it_shows(old, new)
    both = feed("08-14 acknowledge for visits; 08-20 acknowledge for report")
    taken_back = feed("08-14 acknowledge for visits; 08-20 acknowledge for report; 08-21 undo of e1 for visits")
    assert shown(both) != shown(taken_back)
    rises_where_it_shows(both, taken_back)


RECEIPTS = "; ".join(f"08-1{number} acknowledge for {of}" for number, of in enumerate(["report", "visits"] * 2, 4))


@pytest.mark.parametrize(
    "then",
    [
        pytest.param([requirement(due=By(day("09-20"))), requirement("visits")], id="a day is named"),
        pytest.param(
            [requirement(), requirement("visits", due=After(RECEIVED, 10, PeriodUnit.DAYS))], id="another counts"
        ),
        pytest.param([requirement(), requirement("visits", kind=Kind.STANDING)], id="another is never finished"),
        pytest.param([requirement(), requirement("visits", who=())], id="another is no longer this unit's"),
        pytest.param([requirement()], id="another is gone"),
    ],
)
def test_changes_that_were_counted_stay_counted_when_the_checklist_changes(then: Sequence[Requirement]) -> None:
    """Otherwise a rule that no longer counts from the receipt would lower the numbers."""
    counted = requirement(due=After(RECEIVED, 10, PeriodUnit.DAYS))
    old = published(counted, requirement("visits"), done=RECEIPTS)
    new = published(*then, done=RECEIPTS, revised=day("08-14"))
    rises_where_it_shows(old, new)
    of_the_report = value(only(published(counted, done="08-14 acknowledge")), "UID")
    assert stamps(new)[of_the_report].sequence > stamps(old)[of_the_report].sequence
    assert stamps(new)[of_the_report].changed > stamps(old)[of_the_report].changed


def test_a_receipt_raises_the_stamps_even_where_it_shows_nothing() -> None:
    """The rule may have counted from it yesterday, and may do so again tomorrow."""
    before, after = published(), published(done="08-14 acknowledge")
    assert shown(before) == shown(after)
    assert stamps(after).keys() == stamps(before).keys()
    assert [one.sequence for one in stamps(after).values()] == [one.sequence + 1 for one in stamps(before).values()]


@pytest.mark.parametrize(
    "done", ["", "08-12 submit at 08-13T07:30", "08-20 submit", "08-20 submit; 08-21 accept at 08-19"]
)
def test_no_stamp_is_later_than_the_change_it_is_of(done: str) -> None:
    """A program may take a stamp in the future for an error."""
    newest = max([moment("08-13T00:00", datetime.UTC), *(event.at for _unit, event in written(done))])
    [(_sequence, changed)] = stamps(published(done=done)).values()
    stamp = datetime.datetime.fromisoformat(changed)
    assert newest - datetime.timedelta(days=1) <= stamp <= newest


def test_a_wrong_year_in_a_checklist_still_gives_a_legal_sequence() -> None:
    item = only(published(revised=day("0024-08-13")))
    assert value(item, "SEQUENCE") == "0"
    assert value(item, "DTSTAMP").startswith("00240812T")


@pytest.mark.parametrize(
    ("revised", "at", "stamp"),
    [
        pytest.param("0001-01-01", None, "00010101T000000Z", id="the first day"),
        pytest.param("9999-12-31", None, "99991231T235959Z", id="the last day"),
        pytest.param("9999-12-01", None, "99991231T235959Z", id="too near the last day"),
        pytest.param("0001-01-01", "0001-01-01T00:00:00+14:00", "00010101T000000Z", id="before the first moment"),
        pytest.param("2024-08-13", "9999-12-31T23:59:59-12:00", "99991231T235959Z", id="after the last moment"),
    ],
)
def test_a_wrong_year_still_gives_a_legal_stamp(revised: str, at: str | None, stamp: str) -> None:
    late = None if at is None else datetime.datetime.fromisoformat(at)
    done = [(unit, one._replace(at=late)) for unit, one in written("08-20 submit") if late]
    content = everything(workspace(notice(revised=day(revised))), done)
    assert value(only(content), "DTSTAMP") == stamp
    assert 0 <= int(value(only(content), "SEQUENCE")) < 2**31


DAYS = st.integers(0, 20).map(lambda number: day("08-10") + datetime.timedelta(days=number))
NUMBERS = range(1, 9)
EVENTS = st.lists(
    st.tuples(
        st.sampled_from(Act),
        st.sampled_from(["report", "visits", "study", None]),
        DAYS,
        st.integers(0, 40),
        st.sampled_from(NUMBERS),
        st.booleans(),
    ),
    max_size=len(NUMBERS),
)


def recorded(number: int, act: Act, of: str | None, on: datetime.date, hours: int, undoes: int) -> tuple[str, Event]:
    at = datetime.datetime.combine(on, datetime.time(), ZONE) + datetime.timedelta(hours=hours)
    to = day("09-01") + datetime.timedelta(days=hours)
    undone = f"e{undoes}" if act is Act.UNDO else None
    of = of if act in OF_NOTICE else of or "report"
    return "beijing", Event(f"e{number}", at, on, "Li", of, act, to=to if act is Act.EXTEND else None, undoes=undone)


@effort(deadline=None, max_examples=50)
@given(EVENTS, st.integers(0, 3))
def test_stamps_never_fall_and_rise_with_every_visible_change(
    drawn: Sequence[tuple[Act, str | None, datetime.date, int, int, bool]], days: int
) -> None:
    """Events come in any order, as merges bring them. The checklist may change with them."""
    requirements = (
        requirement(),
        requirement("visits", due=After(RECEIVED, 10, PeriodUnit.DAYS)),
        requirement("study", due=Window(RECEIVED, moment("08-30T17:00"))),
    )
    events = [recorded(number, *one[:5]) for number, one in enumerate(drawn, start=1)]
    some = [event for event, one in zip(events, drawn, strict=True) if one[5]]
    around = workspace(notice(*requirements))
    then = (requirement(due=After(RECEIVED, 9, PeriodUnit.DAYS)), requirement("visits")) if days else requirements
    changed = workspace(notice(*then, revised=day("08-13") + datetime.timedelta(days=days)))

    before, after = everything(around, some), everything(changed, events)
    rises_where_it_shows(before, after)
    old, new = stamps(before), stamps(after)
    for uid in old.keys() & new.keys():
        if days:
            assert new[uid] > old[uid]
        assert (new[uid].sequence > old[uid].sequence) == (new[uid].changed > old[uid].changed)
