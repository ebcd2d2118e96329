"""The levels above a requirement: who names whom, how much slack each leaves, and where the way ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules_builders import REPORT, ZONE, as_of, day, moment, notice, view

from notice_tasks.dates.shift import PeriodUnit
from notice_tasks.model.deadline import After, By, Deadline, Unclear, Window
from notice_tasks.model.notice import RECEIVED, Notice, Requirement
from notice_tasks.rules.forwarding import EarlierAbove, LevelAbove, circle_of, levels_above, levels_in

if TYPE_CHECKING:
    from collections.abc import Sequence

DUES: st.SearchStrategy[Deadline | None] = st.one_of(
    st.none(),
    st.just(Unclear("另行通知")),
    st.just(After(RECEIVED, 3, PeriodUnit.DAYS)),
    st.builds(By, st.dates(day("07-01"), day("09-30"))),
    st.datetimes(moment("07-01").replace(tzinfo=None), moment("09-30").replace(tzinfo=None)).map(
        lambda at: By(at.replace(tzinfo=ZONE))
    ),
)


def chain(*dues: Deadline | None) -> list[Notice]:
    """Notices called n0, n1, ... with one requirement each; every one but the last forwards the next."""
    return [
        notice(
            REPORT._replace(due=due, tightens="report" if number + 1 < len(dues) else None), id_=f"n{number}"
        )._replace(forwards=f"n{number + 1}" if number + 1 < len(dues) else None)
        for number, due in enumerate(dues)
    ]


def above(notices: Sequence[Notice], at: int = 0) -> tuple[LevelAbove, ...]:
    """The levels above the report of one of these notices."""
    return levels_in(view(as_of("08-01"), notices=notices), notices[at], notices[at].requirements["report"])


def told(level: LevelAbove) -> tuple[str, str, int | None, int | None]:
    """A level in short: what is named, the slack of the one asked about, and of the one just below."""
    assert (level.notice is None or level.notice.id == level.notice_id) is True
    return level.notice_id, level.requirement_id, level.slack_days, level.step_days


def test_four_levels_have_three_above_the_nearest_first() -> None:
    days = [By(day(text)) for text in ("08-20", "08-22", "08-25", "08-30")]
    county, city, province, nation = chain(*days)
    levels = above([county, city, province, nation])
    assert [told(level) for level in levels] == [
        ("n1", "report", 2, 2),
        ("n2", "report", 5, 3),
        ("n3", "report", 10, 5),
    ]
    assert [level.due.day for level in levels if level.due] == [day("08-22"), day("08-25"), day("08-30")]
    assert [level.notice for level in levels] == [city, province, nation]
    assert [level.requirement for level in levels] == [n.requirements["report"] for n in (city, province, nation)]
    assert [level.late for level in levels] == [None, None, None]


def test_from_the_middle_only_what_is_above_counts() -> None:
    notices = chain(*(By(day(text)) for text in ("08-20", "08-22", "08-25")))
    assert [told(level) for level in above(notices, at=1)] == [("n2", "report", 3, 3)]
    assert above(notices, at=2) == ()


def test_what_tightens_another_id_is_followed_by_that_id() -> None:
    summary = REPORT._replace(id="summary", due=By(day("08-28")))
    upper = notice(REPORT, summary, id_="upper")
    lower = notice(REPORT._replace(due=By(day("08-20")), tightens="summary"))._replace(forwards="upper")
    assert [told(level) for level in above([lower, upper])] == [("upper", "summary", 8, 8)]


@pytest.mark.parametrize(
    ("forwards", "tightens", "found"),
    [
        pytest.param(None, "report", [], id="no notice above"),
        pytest.param("upper", None, [], id="tightens nothing"),
        pytest.param("elsewhere", "report", [("elsewhere", "report", None, None)], id="no such notice here"),
        pytest.param("upper", "visits", [("upper", "visits", None, None)], id="no such requirement"),
    ],
)
def test_the_way_ends_where_nothing_is_named_or_found(
    forwards: str | None, tightens: str | None, found: list[tuple[str, str, int | None, int | None]]
) -> None:
    lower = notice(REPORT._replace(tightens=tightens))._replace(forwards=forwards)
    levels = above([lower, notice(REPORT, id_="upper")])
    assert [told(level) for level in levels] == found
    assert [level.requirement for level in levels] == [None] * len(found)


def test_a_level_without_a_day_has_no_slack_and_hides_none() -> None:
    notices = chain(By(day("08-20")), Unclear("另行通知"), None, By(day("08-30")))
    assert [told(level) for level in above(notices)] == [
        ("n1", "report", None, None),
        ("n2", "report", None, None),
        ("n3", "report", 10, None),
    ]
    assert [level.due is None for level in above(notices)] == [False, True, False]


def test_what_has_no_day_itself_has_no_slack_but_shows_the_steps_above() -> None:
    notices = chain(After(RECEIVED, 3, PeriodUnit.DAYS), By(day("08-25")), By(day("08-30")))
    assert [told(level) for level in above(notices)] == [("n1", "report", None, None), ("n2", "report", None, 5)]


@pytest.mark.parametrize(
    ("own", "upper", "slack", "late"),
    [
        pytest.param(None, By(day("08-30")), None, None, id="without a due rule"),
        pytest.param(
            By(day("08-31")), By(day("08-30")), -1, EarlierAbove(day("08-31"), day("08-30")), id="a day later"
        ),
        pytest.param(By(day("08-30")), By(day("08-30")), 0, None, id="on the day"),
        pytest.param(By(day("08-30"), inclusive=False), By(day("08-30")), 1, None, id="the day excluded"),
        pytest.param(By(moment("08-30T23:59")), By(day("08-30")), 0, None, id="a moment on that day"),
        pytest.param(By(day("08-30")), By(moment("08-30T09:00")), 0, None, id="a day against its own morning"),
        pytest.param(
            By(moment("08-30T12:01")),
            By(moment("08-30T12:00")),
            0,
            EarlierAbove(moment("08-30T12:01"), moment("08-30T12:00")),
            id="a minute later",
        ),
        pytest.param(By(moment("08-30T12:00")), By(moment("08-30T12:00")), 0, None, id="at that instant"),
        pytest.param(
            By(moment("08-31T00:00")),
            By(day("08-30")),
            -1,
            EarlierAbove(day("08-31"), day("08-30")),
            id="a moment, a day late",
        ),
        pytest.param(Window(day("08-01"), day("08-25")), Window(day("08-20"), day("08-30")), 5, None, id="last days"),
    ],
)
def test_who_is_late_above(own: Deadline | None, upper: Deadline, slack: int | None, late: EarlierAbove | None) -> None:
    (level,) = above(chain(own, upper))
    assert (level.slack_days, level.step_days, level.late) == (slack, slack, late)


def circle(size: int) -> list[Notice]:
    """Notices that forward each other, the last one the first."""
    *others, last = chain(*(By(day("08-30")) for _ in range(size)))
    report: Requirement = last.requirements["report"]._replace(tightens="report")
    return [*others, last._replace(forwards="n0", requirements={"report": report})]


@pytest.mark.parametrize("size", [1, 2, 5])
def test_in_a_circle_every_other_notice_stands_above_once(size: int) -> None:
    notices = circle(size)
    assert [level.notice_id for level in above(notices)] == [f"n{number}" for number in range(1, size)]


def test_who_stands_below_a_circle_has_each_of_its_notices_above_once() -> None:
    below, *_first = chain(By(day("08-20")), By(day("08-30")))
    notices = [below._replace(id="below", forwards="n0"), *circle(3)]
    assert [level.notice_id for level in above(notices)] == ["n0", "n1", "n2"]


@pytest.mark.parametrize("size", [1, 2, 5])
def test_a_circle_begins_with_the_notice_asked_about(size: int) -> None:
    notices = {one.id: one for one in circle(size)}
    assert circle_of(notices["n0"], notices) == tuple(f"n{number}" for number in range(size))
    assert sorted(circle_of(notices[f"n{size - 1}"], notices)) == sorted(notices)


def test_what_only_leads_into_a_circle_is_not_in_it() -> None:
    beside = notice(id_="beside")._replace(forwards="n1")
    notices = {one.id: one for one in (*circle(3), beside)}
    assert circle_of(beside, notices) == ()


@pytest.mark.parametrize("forwards", [None, "n1", "elsewhere"])
def test_a_chain_is_no_circle(forwards: str | None) -> None:
    lower = notice(id_="lower")._replace(forwards=forwards)
    notices = {one.id: one for one in (lower, *chain(None, None))}
    assert circle_of(lower, notices) == ()


@given(st.lists(st.builds(By, st.dates(day("07-01"), day("09-30"))), min_size=2, max_size=8))
def test_slack_adds_up_along_the_chain(dues: list[Deadline]) -> None:
    total = 0
    for level in above(chain(*dues)):
        assert level.step_days is not None
        total += level.step_days
        assert level.slack_days == total
        assert (level.late is not None) == (total < 0)


@given(st.lists(DUES, min_size=1, max_size=8))
def test_every_level_is_judged_against_its_own_due_day_alone(dues: list[Deadline | None]) -> None:
    levels = above(chain(*dues))
    assert len(levels) == len(dues) - 1
    for level, upper in zip(levels, dues[1:], strict=True):
        (alone,) = above(chain(dues[0], upper))
        assert (level.due, level.slack_days, level.late) == (alone.due, alone.slack_days, alone.late)
        assert level.late is None or (level.slack_days is not None and level.slack_days <= 0)


def test_due_days_are_asked_for_once_a_level() -> None:
    notices = chain(*(By(day("08-30")) for _ in range(4)))
    asked: list[str] = []

    def due_at(one: Notice, _requirement: Requirement) -> None:
        asked.append(one.id)

    levels_above(notices[0], notices[0].requirements["report"], {one.id: one for one in notices}, due_at)
    assert asked == ["n0", "n1", "n2", "n3"]
