"""Which occurrence a command means: the one typed after @, or the only one that is open and has begun."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

from notice_tasks.actions.moment import Moment
from notice_tasks.actions.record import Order, record
from notice_tasks.model.event import Act
from notice_tasks.problems import BadRequest

if TYPE_CHECKING:
    from pathlib import Path

CHECKLIST = """\
format = 1

[notice]
id = "rounds"
title = "关于加强冷链管理的通知"
revised = 2024-06-12

[anchors]
issued = 2024-06-12
received = "per-unit"

[[requirement]]
id = "monthly"
title = "报送冷链月报"
kind = "report"
actors = "各村卫生室"
who = ["clinics"]
due = { every = "month", day = 5, from = 2024-08-01, roll = "next" }

[[requirement]]
id = "weekly"
title = "每周巡查"
kind = "action"
actors = "各村卫生室"
who = ["clinics"]
due = { every = "week", weekday = "friday", from = "received", to = 2024-10-31 }

[[requirement]]
id = "quarterly"
title = "季度小结"
kind = "report"
actors = "各村卫生室"
who = ["clinics"]
due = { on = [2024-03-29, 2024-06-28, 2024-09-30, 2025-03-31] }

[[requirement]]
id = "yearly"
title = "年报"
kind = "report"
actors = "各村卫生室"
who = ["clinics"]
due = { rrule = "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20", from = 2024-07-01 }

[[requirement]]
id = "log"
title = "每日登记"
kind = "action"
actors = "各村卫生室"
who = ["clinics"]
due = { rrule = "FREQ=DAILY", from = 2024-09-02, to = 2024-09-03 }

[[requirement]]
id = "half"
title = "半年总结"
kind = "report"
actors = "各村卫生室"
who = ["clinics"]
due = { every = "half-year", month = 6, day = 30, from = 2024-07-01 }
"""
UNITS = """\
format = 1
[[group]]
id = "clinics"
name = "村卫生室"
[[unit]]
id = "east"
name = "东村卫生室"
groups = ["clinics"]
[[unit]]
id = "west"
name = "西村卫生室"
groups = ["clinics"]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "notice-tasks.toml").write_text('format = 1\nid = "here"\n', encoding="utf-8")
    (tmp_path / "units.toml").write_text(UNITS, encoding="utf-8")
    (tmp_path / "checklists").mkdir()
    (tmp_path / "checklists/rounds.toml").write_text(CHECKLIST, encoding="utf-8")
    return tmp_path


def at(day: str) -> Moment:
    return Moment(datetime.datetime.fromisoformat(f"{day}T04:00:00+00:00"))


def recorded(root: Path, day: str, line: str, act: Act = Act.SUBMIT, **more: object) -> list[str]:
    """The occurrences of what a line records on a day; those that were recorded before are marked."""
    words = tuple(word.replace("_", " ") for word in line.split())
    order = Order(act, words, "keeper", **more)  # type: ignore[arg-type]
    found = record(root, at(day), order).recorded
    return [f"{one.event.occurrence}{'' if one.new else ' again'}" for one in found]


def refused(root: Path, day: str, line: str, act: Act = Act.SUBMIT, **more: object) -> tuple[str, list[str]]:
    with pytest.raises(BadRequest) as caught:
        recorded(root, day, line, act, **more)
    listed = caught.value.details.get("occurrences", ())
    assert isinstance(listed, tuple)
    case = caught.value.details.get("case")
    return f"{caught.value.code}.{case}" if case else caught.value.code, [
        f"+{one}" if isinstance(one, int) else one[0].partition("@")[2] for one in listed
    ]


def test_the_only_one_that_has_begun_is_meant(root: Path) -> None:
    assert recorded(root, "2024-08-02", "east monthly") == ["2024-08-05"]
    assert recorded(root, "2024-08-02", "east monthly") == ["2024-08-05 again"]
    assert recorded(root, "2024-09-01", "east monthly") == ["2024-09-05"]
    assert recorded(root, "2024-09-02", "east west monthly@9月") == ["2024-09-05 again", "2024-09-05"]


def test_several_are_refused_with_what_there_is(root: Path) -> None:
    assert refused(root, "2024-09-01", "east monthly") == (
        "occurrence-needed.several",
        ["2024-08-05", "2024-09-05"],
    )


def test_it_is_the_same_for_all_units(root: Path) -> None:
    recorded(root, "2024-08-02", "east monthly")
    code, listed = refused(root, "2024-09-01", "east west monthly")
    assert (code, listed) == ("occurrence-needed.several", ["2024-08-05", "2024-09-05"])
    assert recorded(root, "2024-09-01", "monthly", groups=("clinics",), act=Act.NOTE, note="x") == ["None", "None"]


def on(day: str) -> dict[str, Any]:
    return {"on": datetime.date.fromisoformat(day)}


def test_a_hand_in_on_a_due_day_is_for_that_occurrence(root: Path) -> None:
    recorded(root, "2024-08-01", "east weekly", Act.ACKNOWLEDGE)
    assert recorded(root, "2024-10-29", "east weekly", **on("2024-09-06")) == ["2024-09-06"]
    assert recorded(root, "2024-10-29", "east monthly", **on("2024-09-05")) == ["2024-09-05"]
    # An acceptance of that day can be of an earlier occurrence too.
    recorded(root, "2024-10-29", "east weekly@2024-08-30", **on("2024-08-30"))
    assert refused(root, "2024-10-29", "east weekly", Act.ACCEPT, **on("2024-09-06")) == (
        "occurrence-needed.several",
        ["2024-09-06", "2024-08-30"],
    )


def test_an_act_of_an_earlier_day_is_about_what_had_begun_then(root: Path) -> None:
    assert recorded(root, "2024-10-29", "east monthly", Act.START, **on("2024-08-03")) == ["2024-08-05"]


def test_what_can_be_meant_is_listed_from_the_nearest_and_the_rest_counted(root: Path) -> None:
    recorded(root, "2024-08-01", "east weekly", Act.ACKNOWLEDGE)
    assert refused(root, "2024-10-29", "east weekly") == (
        "occurrence-needed.several",
        ["2024-09-20", "2024-09-27", "2024-10-04", "2024-10-11", "2024-10-18", "2024-10-25", "+7"],
    )
    assert refused(root, "2024-10-29", "east weekly", **on("2024-09-05")) == (
        "occurrence-needed.several",
        ["2024-09-06", "2024-08-30", "2024-08-23", "2024-08-16", "2024-08-09", "2024-08-02"],
    )


def test_a_later_act_means_the_one_it_is_possible_for(root: Path) -> None:
    recorded(root, "2024-08-02", "east monthly")
    assert recorded(root, "2024-09-03", "east monthly", Act.ACCEPT) == ["2024-08-05"]
    assert refused(root, "2024-09-03", "east monthly", Act.ACCEPT)[0] == "occurrence-needed"
    assert recorded(root, "2024-09-03", "east monthly") == ["2024-09-05"]
    assert recorded(root, "2024-09-03", "east monthly") == ["2024-09-05 again"]


def test_none_that_has_begun(root: Path) -> None:
    assert refused(root, "2024-07-31", "east monthly") == ("occurrence-needed", ["2024-08-05"])
    assert refused(root, "2024-08-02", "east weekly") == ("occurrence-needed.each", [])


def test_what_each_unit_has_by_itself(root: Path) -> None:
    recorded(root, "2024-10-20", "east weekly", Act.ACKNOWLEDGE)
    assert recorded(root, "2024-10-22", "east weekly") == ["2024-10-25"]


@pytest.mark.parametrize(
    ("line", "occurrence"),
    [
        ("monthly@2024-10-05", "2024-10-05"),  # the nominal day
        ("monthly@2024-10", "2024-10-05"),
        ("monthly@2024年10月", "2024-10-05"),
        ("monthly@10月", "2024-10-05"),
        ("monthly@１０月", "2024-10-05"),
        ("monthly@2024-10-08", "2024-10-05"),  # the due day, after the holidays
        ("monthly@10月8日", "2024-10-05"),
        ("monthly@10.8", "2024-10-05"),
        ("monthly@oct", "2024-10-05"),
        ("monthly@October", "2024-10-05"),
        ("monthly@Oct_2024", "2024-10-05"),
        ("monthly@10/2024", "2024-10-05"),
        ("monthly@5_Oct_2024", "2024-10-05"),
        ("monthly@Oct_8", "2024-10-05"),
        ("monthly@8_October", "2024-10-05"),
        ("quarterly@30/9/2024", "2024-09-30"),
        ("quarterly@30/9", "2024-09-30"),
        ("monthly@2025-01", "2025-01-05"),
        ("monthly@2031-01-05", "2031-01-05"),
        ("quarterly@2024-Q3", "2024-09-30"),
        ("quarterly@9月", "2024-09-30"),
        ("quarterly@9-30", "2024-09-30"),
        ("yearly@2024", "2024-12-20"),
        ("yearly@2024年", "2024-12-20"),
        ("half@2024-H2", "2024-12-30"),
        ("half@下半年", "2024-12-30"),
        ("log@9.3", "2024-09-03"),
        ("monthly@本月", "2024-09-05"),
        ("monthly@上个月", "2024-08-05"),
        ("monthly@下月", "2024-10-05"),
        ("monthly@lastmonth", "2024-08-05"),
        ("quarterly@本季度", "2024-09-30"),
        ("quarterly@本月", "2024-09-30"),
        ("yearly@今年", "2024-12-20"),
    ],
)
def test_an_occurrence_is_named_by_day_period_or_due_day(root: Path, line: str, occurrence: str) -> None:
    assert recorded(root, "2024-09-20", f"east {line}") == [occurrence]


@pytest.mark.parametrize(
    ("line", "code", "listed"),
    [
        ("log@9月", "ambiguous-occurrence", ["2024-09-02", "2024-09-03"]),
        ("monthly@soon", "not-an-occurrence", ["2024-08-05", "2024-09-05", "2024-10-05"]),
        ("monthly@13月", "not-a-month.no-such-month", []),
        ("monthly@2024-13", "not-a-month.no-such-month", []),
        ("monthly@2024-00", "not-a-month.no-such-month", []),
        ("monthly@W54", "not-a-week.no-such-week", []),
        ("monthly@2024-W53", "not-a-week.no-such-week", []),
        ("monthly@2024-02-30", "not-a-day.no-such-day", []),
        ("monthly@2.30", "not-a-day.no-such-day", []),
        ("monthly@31_Sep", "not-a-day.no-such-day", []),
        ("monthly@9/10/2024", "which-day", []),
        ("monthly@W37", "not-an-occurrence", ["2024-08-05", "2024-09-05", "2024-10-05"]),
        ("monthly@那个月", "not-an-occurrence", ["2024-08-05", "2024-09-05", "2024-10-05"]),
        ("monthly@2024-10-09", "no-such-occurrence", ["2024-08-05", "2024-09-05", "2024-10-05"]),
        ("weekly@9月", "not-an-occurrence.none", []),
    ],
)
def test_two_meanings_and_none_are_refused_with_what_there_is(
    root: Path, line: str, code: str, listed: list[str]
) -> None:
    assert refused(root, "2024-09-20", f"east {line}") == (code, listed)


def test_undo_takes_back_the_latest_of_any_occurrence(root: Path) -> None:
    recorded(root, "2024-08-02", "east monthly")
    recorded(root, "2024-09-02", "east monthly")
    assert recorded(root, "2024-09-03", "east monthly", Act.UNDO) == ["2024-09-05"]
    assert recorded(root, "2024-09-03", "east monthly", Act.UNDO) == ["2024-09-05 again"]
    assert recorded(root, "2024-09-03", "east monthly") == ["2024-09-05"]
