"""What holds for every record, however it came about."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from hypothesis import example, given, settings
from hypothesis import strategies as st
from rules_builders import BEIJING, FESTIVAL, REPORT, ZONE, cell, day, event, moment, notice, view

from notice_tasks.dates.shift import PeriodUnit
from notice_tasks.model.deadline import After, By, Deadline, Unclear, Window
from notice_tasks.model.event import Act, Event, replay_order
from notice_tasks.model.notice import RECEIVED, EvidenceNeed, Withdrawn
from notice_tasks.model.workspace import AsOf
from notice_tasks.rules.cells import Cell, cell_in
from notice_tasks.rules.progress import LEADS_TO, UNDATED_ACTS, Effect, Progress, replay
from notice_tasks.rules.recording import Accepted, AlreadySo, Refused, ruling_on
from notice_tasks.rules.timeliness import Timeliness

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

DAYS = st.dates(day("08-20"), day("09-10"))
MINUTES = st.integers(0, 24 * 60 - 1).map(lambda minute: datetime.timedelta(minutes=minute))
DEADLINES: st.SearchStrategy[Deadline | None] = st.sampled_from(
    [
        None,
        Unclear("另行通知"),
        By(day("08-30")),
        By(day("08-30"), inclusive=False),
        By(moment("08-30T12:00")),
        By(FESTIVAL),
        Window(day("08-25"), day("08-30")),
        Window(day("08-25"), moment("08-30T12:00")),
        After(RECEIVED, 3, PeriodUnit.DAYS),
    ]
)
WITHDRAWALS = st.none() | st.builds(Withdrawn, DAYS, st.just("merged"))


LOOKS = DAYS.map(lambda on: AsOf.end_of(on, ZONE)) | st.builds(
    lambda on, minutes: asked(datetime.datetime.combine(on, datetime.time(), ZONE) + minutes), DAYS, MINUTES
)
"""Days and moments that a user may ask for."""


def asked(instant: datetime.datetime) -> AsOf:
    return AsOf(instant.date(), instant, recorded_until=instant)


@st.composite
def records(draw: st.DrawFn, acts: Iterable[Act] = Act) -> tuple[Event, ...]:
    """Whatever two merged branches may hold: acts in any order, on any days."""
    choices = sorted(acts)
    found: list[Event] = []
    for number in range(1, draw(st.integers(0, 8)) + 1):
        act = draw(st.sampled_from(choices))
        on = draw(DAYS)
        undoes = to = None
        if act is Act.UNDO:
            if not found:
                continue
            target = draw(st.sampled_from(found))
            on, undoes = max(on, target.on), target.id
        elif act is Act.EXTEND:
            to = draw(DAYS)
        elif act is Act.RETURN:
            to = draw(st.none() | DAYS)
        recorded = draw(st.sampled_from([on, on + datetime.timedelta(days=2)]))
        at = datetime.datetime.combine(recorded, datetime.time(), ZONE) + draw(MINUTES)
        blank = event("08-20 note", number)
        found.append(blank._replace(did=act, on=on, at=at, undoes=undoes, to=to))
    return replay_order(tuple(found))


def seen(
    record: tuple[Event, ...], when: datetime.date | AsOf, due: Deadline | None, withdrawn: Withdrawn | None = None
) -> Cell:
    as_of = when if isinstance(when, AsOf) else AsOf.end_of(when, ZONE)
    return cell(record, as_of, REPORT._replace(withdrawn=withdrawn), due=due)


@settings(deadline=None, max_examples=200)
@given(records(), DEADLINES, WITHDRAWALS, DAYS, DAYS)
def test_a_miss_never_clears(
    record: tuple[Event, ...],
    due: Deadline | None,
    withdrawn: Withdrawn | None,
    one: datetime.date,
    other: datetime.date,
) -> None:
    earlier, later = sorted((one, other))
    before, after = (seen(record, when, due, withdrawn).verdict for when in (earlier, later))
    assert before.missed <= after.missed
    assert before.redo_missed <= after.redo_missed


@settings(deadline=None, max_examples=200)
@given(records(set(Act) - {Act.UNDO}), DEADLINES, LOOKS, LOOKS)
def test_nor_does_it_clear_within_a_day(
    record: tuple[Event, ...], due: Deadline | None, one: AsOf, other: AsOf
) -> None:
    """Undos are left out: until the hour at which one is recorded, what it takes back stands."""
    earlier, later = sorted((one, other), key=lambda look: look.instant)
    before, after = (seen(record, when, due).verdict for when in (earlier, later))
    assert before.missed <= after.missed
    assert before.redo_missed <= after.redo_missed


@settings(deadline=None, max_examples=200)
@given(records(), DEADLINES, WITHDRAWALS, DAYS)
def test_the_words_agree_with_each_other(
    record: tuple[Event, ...], due: Deadline | None, withdrawn: Withdrawn | None, when: datetime.date
) -> None:
    found = seen(record, when, due, withdrawn)
    missed = found.verdict.missed
    match found.timeliness:
        case Timeliness.UNDATED | Timeliness.UNRESOLVED:
            assert found.due_on is None or found.verdict.redo
            assert not missed or found.verdict.redo
        case Timeliness.MET | Timeliness.MET_EXTENDED:
            assert found.progress.delivered
            assert not missed
        case Timeliness.MET_LATE:
            assert found.progress.delivered
            assert missed
        case Timeliness.OVERDUE:
            assert found.progress.open
            assert found.verdict.redo_missed if found.verdict.redo else missed
        case Timeliness.SCHEDULED | Timeliness.DUE_SOON | Timeliness.DUE_TODAY:
            assert found.progress.open
            assert found.verdict.days_left is not None
            assert found.verdict.days_left >= 0
        case Timeliness.EXEMPT:
            assert found.progress is Progress.EXEMPT or (withdrawn is not None and withdrawn.on <= when)
    assert found.closed or found.progress.open
    assert (found.verdict.days_left is None) == (found.due_on is None)


@settings(deadline=None, max_examples=200)
@given(records(), DEADLINES, DAYS)
def test_an_extension_never_takes_days_away(
    record: tuple[Event, ...], due: Deadline | None, when: datetime.date
) -> None:
    found = seen(record, when, due)
    if found.due is not None and found.due.day is not None:
        assert found.due_on is not None
        assert found.due_on >= found.due.day


@settings(deadline=None)
@given(records(), st.randoms(use_true_random=False), DEADLINES, DAYS)
def test_the_order_of_lines_never_matters(
    record: tuple[Event, ...], chance: random.Random, due: Deadline | None, when: datetime.date
) -> None:
    lines = [*record, *record[:2]]
    chance.shuffle(lines)
    merged = replay_order(tuple(lines))
    assert replay(merged) == replay(record)
    assert seen(merged, when, due) == seen(record, when, due)


@settings(deadline=None, max_examples=200)
@given(records())
def test_a_replay_stays_inside_the_table(record: tuple[Event, ...]) -> None:
    history = replay(record)
    before = Progress.PENDING
    for entry in history.entries:
        if entry.effect is Effect.COUNTS:
            assert entry.progress is LEADS_TO[entry.event.did][before]
        else:
            assert entry.progress is before
        before = entry.progress
    assert (history.delivery is not None) == history.progress.delivered


@settings(deadline=None, max_examples=200)
@example((event("08-21 extend to 09-02", 1),), Act.EXTEND, day("08-20"), day("09-01"), False)
@given(records(), st.sampled_from(Act), DAYS, DAYS, st.booleans())
def test_what_is_recorded_takes_effect(
    record: tuple[Event, ...], act: Act, on: datetime.date, to: datetime.date, dated: bool
) -> None:
    """What is accepted counts in the replay, there and then; what is already so is a counting event."""
    latest_at = max((e.at for e in record), default=moment("08-20"))
    before = cell(record, "12-31")
    blank = event("08-20 note", 9)._replace(did=act, on=on, at=latest_at + datetime.timedelta(seconds=1), note="why")
    proposal = blank._replace(to=to) if act is Act.EXTEND else blank
    match ruling_on(proposal, before, dated=dated):
        case Accepted(added):
            after = cell(replay_order((*record, added)), "12-31")
            entry = next(entry for entry in after.history.entries if entry.event == added)
            assert entry.effect is Effect.COUNTS
            if act not in UNDATED_ACTS:
                assert entry.progress is next(iter(LEADS_TO[added.did].values()))
            if act is Act.EXTEND:  # a later one may put it off further
                assert cell(replay_order((*record, added)), f"{on:%m-%d}").due_on == to
            if act is Act.UNDO:
                assert added.undoes not in {counting.id for counting in after.history.counting()}
        case AlreadySo(said):
            assert said in before.history.counting()
        case Refused(code):
            assert code


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(Act), DAYS, DAYS), max_size=10))
def test_one_writer_never_records_anything_twice_or_in_vain(
    wishes: list[tuple[Act, datetime.date, datetime.date]],
) -> None:
    requirement = REPORT._replace(evidence=EvidenceNeed.NONE)
    record: tuple[Event, ...] = ()
    for number, (act, on, to) in enumerate(wishes, start=1):
        at = moment("09-20") + datetime.timedelta(minutes=number)
        proposal = event("08-20 note", number)._replace(did=act, on=on, at=at, to=to if act is Act.EXTEND else None)
        ruling = ruling_on(proposal, cell(record, "12-31", requirement), dated=act is not Act.UNDO)
        if isinstance(ruling, Accepted):
            record = replay_order((*record, ruling.event))
            if act is not Act.UNDO:  # which takes back one event more each time
                again = ruling_on(proposal._replace(id="again"), cell(record, "12-31", requirement), dated=True)
                assert isinstance(again, AlreadySo)
    assert all(entry.effect is not Effect.NO_EFFECT for entry in replay(record).entries)


@settings(deadline=None)
@given(st.lists(records(), min_size=1, max_size=3), DAYS)
def test_receipt_is_the_first_acknowledgement_of_anything(
    of_requirements: list[tuple[Event, ...]], when: datetime.date
) -> None:
    """Each requirement has its own events; periods from receipt count from the earliest of them all."""
    rules = [REPORT._replace(id=f"r{number}", due=By(RECEIVED)) for number, _ in enumerate(of_requirements)]
    everything = [
        one._replace(id=f"{rule.id}-{one.id}", undoes=one.undoes and f"{rule.id}-{one.undoes}", requirement=rule.id)
        for rule, record in zip(rules, of_requirements, strict=True)
        for one in record
    ]
    taken_back = {one.undoes for one in everything}
    receipts = [
        one.on for one in everything if one.did is Act.ACKNOWLEDGE and one.id not in taken_back and one.on <= when
    ]
    inside = notice(*rules)
    looked_at = view(AsOf.end_of(when, ZONE), notices=[inside])
    cells = [cell_in(looked_at, inside, rule, BEIJING, replay_order(tuple(everything))) for rule in rules]
    assert {one.due.day for one in cells if one is not None and one.due is not None} == {min(receipts, default=None)}
