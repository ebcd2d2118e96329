"""The days of the agenda: what kind of day each is, which are asked for, and how far what recurs reaches."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rules_builders import BEIJING, REPORT, as_of, cell, day, moment, notice, view

from notice_tasks.dates.recurrence import Rhythm, Rrule, Weekly
from notice_tasks.dates.span import ALWAYS, Month, Span
from notice_tasks.dates.workdays import WEEKEND, ChinaCalendar, YearNotAnnounced
from notice_tasks.model.deadline import By, Dropped, Every, Moved, Unclear
from notice_tasks.rules.agenda import AgendaDay, DayKind, agenda, by_day, day_kind, next_days, reach_of, within
from notice_tasks.rules.cells import Cell, cells_of

if TYPE_CHECKING:
    from notice_tasks.model.notice import Requirement

TODAY = day("08-28")
CHINA = ChinaCalendar()


class Estimate:
    """A calendar that guesses 2027 from Saturdays and Sundays, and knows no year after that."""

    def rest_day(self, on: datetime.date) -> str | None:
        if on.year > 2027:
            raise YearNotAnnounced(on.year)
        return WEEKEND if on.weekday() >= 5 else None

    def is_estimate(self, year: int) -> bool:
        return year == 2027


@pytest.mark.parametrize(
    ("on", "kind", "make_up"),
    [
        pytest.param("2024-09-27", (True, None), False, id="a Friday"),
        pytest.param("2024-09-28", (False, "weekend"), False, id="a Saturday"),
        pytest.param("2024-09-29", (True, None), True, id="a Sunday that is worked"),
        pytest.param("2024-10-12", (True, None), True, id="a Saturday that is worked"),
        pytest.param("2024-10-01", (False, "National Day"), False, id="a holiday"),
        pytest.param("2024-10-05", (False, "National Day"), False, id="a holiday's Saturday"),
        pytest.param("2999-10-01", (None, None), False, id="a year that nobody has announced"),
        pytest.param("2999-10-05", (None, None), False, id="nor its Saturdays"),
    ],
)
def test_what_kind_of_day_it_is(on: str, kind: tuple[bool | None, str | None], make_up: bool) -> None:
    found = day_kind(day(on), CHINA)
    assert (found, found.make_up) == (DayKind(day(on), *kind), make_up)


@pytest.mark.parametrize(
    ("on", "kind"),
    [
        ("2026-10-01", (True, None, False)),
        ("2027-10-01", (True, None, True)),
        ("2027-10-02", (False, WEEKEND, True)),
        ("2028-10-01", (None, None, False)),
    ],
)
def test_an_estimate_is_called_one(on: str, kind: tuple[bool | None, str | None, bool]) -> None:
    assert day_kind(day(on), Estimate()) == DayKind(day(on), *kind)


@pytest.mark.parametrize(
    ("span", "until", "cut_off"),
    [
        pytest.param(ALWAYS, None, None, id="all: as far as usual"),
        pytest.param(Span(last=day("09-30")), "2024-09-30", None, id="to its last day"),
        pytest.param(Span(last=day("08-01")), "2024-08-28", None, id="never less than today"),
        pytest.param(Span(first=day("09-30")), "2024-09-30", None, id="an open one: just beyond its first"),
        pytest.param(Span(day("09-01"), day("2034-08-28")), "2034-08-28", None, id="ten years ahead"),
        pytest.param(Span(day("09-01"), day("2034-08-29")), "2034-08-28", "2034-08-28", id="and no further"),
        pytest.param(Span(first=day("9999-12-31")), "2034-08-28", "2034-08-28", id="whatever is asked for"),
    ],
)
def test_how_far_what_recurs_is_worked_out(span: Span, until: str | None, cut_off: str | None) -> None:
    reach = reach_of(span, TODAY)
    assert [on and str(on) for on in reach] == [until, cut_off]


def test_the_end_of_all_days_is_far_enough() -> None:
    end = datetime.date.max
    assert reach_of(Span(last=end), day("9995-01-01")) == (end, None)
    assert next_days(day("9999-12-30"), 5) == Span(last=end)


def owed(*cells: Cell | None) -> list[Cell]:
    return [cell for cell in cells if cell is not None]


def test_the_days_of_a_month_are_there_with_nothing_owed() -> None:
    slots = agenda(owed(cell(when="08-28"), cell(when="08-28", due=Unclear("另行通知"))))
    days = by_day(slots, CHINA, Month(2024, 8).days)
    assert [one.kind.day for one in days] == list(Month(2024, 8).days)
    assert [(str(one.kind.day), one.owed) for one in days if one.slots] == [("2024-08-30", 1)]


def test_of_what_is_due_today_a_moment_may_have_passed() -> None:
    late = cell(when="08-30T13:00", due=By(moment("08-30T12:00")))
    other = REPORT._replace(id="other")
    slots = agenda(owed(late, cell(when="08-30T13:00"), cell(when="08-30T13:00", requirement=other)))
    (today,) = by_day(slots, CHINA)
    assert (today.owed, today.overdue) == (3, 1)
    assert AgendaDay(today.kind, ()).overdue == 0


def recurring(rule: Every) -> Requirement:
    return REPORT._replace(id="again", due=rule)


def slots_of(span: Span, on: datetime.date, *requirements: Requirement) -> list[tuple[datetime.date, str]]:
    """What is listed, with the last part of its path, as an action puts it together."""
    reach = reach_of(span, on)
    inside = notice(*requirements)
    seen = view(as_of(str(on)), notices=[inside])._replace(until=reach.until)
    cells = cells_of(seen, inside, requirements, [BEIJING], lambda _notice, _unit: ())
    slots = within(agenda(cells), span, reach.cut_off)
    days = by_day(slots, seen.calendar)
    assert [slot for one in days for slot in one.slots] == [slot for slot in slots if slot.day is not None]
    return [(slot.day, slot.cells[0].path.partition("/")[2]) for slot in slots if slot.day is not None]


WEEKLY = recurring(Every(Weekly(0), day("08-01")))
DAILY = recurring(Every(Rrule("FREQ=DAILY"), day("08-01")))
ONCE = REPORT._replace(due=By(day("2040-08-30")))


@pytest.mark.parametrize(
    ("span", "found"),
    [
        pytest.param(
            Span(day("09-09"), day("09-23")),
            "again@2024-09-09 again@2024-09-16 again@2024-09-23",
            id="both ends belong to it",
        ),
        pytest.param(Span(day("09-10"), day("09-15")), "", id="none in between"),
        pytest.param(Span(first=day("09-10")), "again@2024-09-16 report", id="from a day on: the next one"),
        pytest.param(
            Span(last=day("09-02")),
            " ".join(f"again@2024-{on}" for on in ("08-05", "08-12", "08-19", "08-26", "09-02")),
            id="up to a day: what is overdue too",
        ),
        pytest.param(Span(day("2040-08-01"), day("2040-12-31")), "report", id="far on: what does not recur"),
    ],
)
def test_what_falls_due_in_a_span(span: Span, found: str) -> None:
    assert " ".join(name for _day, name in slots_of(span, TODAY, WEEKLY, ONCE)) == found


def test_the_next_days_reach_that_far() -> None:
    days = [on for on, _name in slots_of(next_days(TODAY, 60), TODAY, WEEKLY)]
    assert (days[0], days[-1], len(days)) == (day("08-05"), day("10-21"), 12)


def test_nothing_that_recurs_stands_after_the_cut() -> None:
    found = slots_of(Span(day("2034-08-27"), day("2050-01-01")), TODAY, DAILY, ONCE)
    assert [name for _day, name in found] == ["again@2034-08-27", "again@2034-08-28", "report"]


DATES = st.dates(day("2024-06-01"), day("2026-12-31"))
RHYTHMS = st.sampled_from([Weekly(0), Weekly(6), Rrule("FREQ=DAILY;INTERVAL=3"), Rrule("FREQ=MONTHLY;BYDAY=-1FR")])
SPANS = (
    st.tuples(st.none() | DATES, st.none() | DATES).map(lambda ends: Span(*ends)).filter(lambda s: not s.is_reversed)
)


@settings(deadline=None)
@given(SPANS, DATES, RHYTHMS, DATES)
@example(Span(day("09-01"), day("09-30")), day("2026-01-01"), Weekly(0), day("08-01"))
def test_any_span_has_its_days_once_in_order_and_nothing_else(
    span: Span, today: datetime.date, rhythm: Rhythm, since: datetime.date
) -> None:
    requirement, once = recurring(Every(rhythm, since)), REPORT._replace(due=By(since))
    found = slots_of(span, today, requirement, once)
    assert all(span.holds(on) for on, _name in found)
    assert found == sorted(found, key=lambda one: one[0])
    assert len(found) == len(set(found))
    if span.last is not None and span.first is not None:
        # A wider span, seen from another day, has the same in these days.
        wider = slots_of(Span(last=max(span.last, today) + datetime.timedelta(days=40)), today, requirement, once)
        assert found == [one for one in wider if span.holds(one[0])]


def test_what_was_moved_or_dropped_is_listed_as_it_is_now() -> None:
    exceptions = (Moved(day("10-07"), day("09-30"), "国庆节"), Dropped(day("09-09"), "开会"))
    moved = recurring(Every(Weekly(0), day("09-01"), exceptions=exceptions))
    assert slots_of(Month(2024, 9).span, TODAY, moved) == [
        (day("09-02"), "again@2024-09-02"),
        (day("09-16"), "again@2024-09-16"),
        (day("09-23"), "again@2024-09-23"),
        (day("09-30"), "again@2024-09-30"),
        (day("09-30"), "again@2024-10-07"),
    ]
