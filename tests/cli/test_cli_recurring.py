"""What recurs, what counts from deeds, and what was amended: by the real commands, mistakes included."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

if TYPE_CHECKING:
    from conftest import Desk

CHECKLIST = """\
format = 1

[notice]
id = "rounds"
title = "关于加强冷链管理的通知"
revised = 2024-08-12

[anchors]
issued = 2024-08-12
alarm = 2024-08-30T22:30:00
visit = "unknown"

[[requirement]]
id = "monthly"
title = "报送冷链月报"
kind = "report"
actors = "各村卫生室"
who = ["clinics"]
[requirement.due]
every = "month"
day = 5
from = 2024-08-12
roll = "next"
except = [
    { occurrence = 2024-11-05, moved = 2024-11-12, reason = "系统升级" },
    { occurrence = 2024-12-05, dropped = true, reason = "并入年报" },
]

[[requirement]]
id = "weekly"
title = "每周巡查"
kind = "action"
actors = "各村卫生室"
who = ["clinics"]
due = { every = "week", weekday = "friday", from = "visit" }

[[requirement]]
id = "mend"
title = "整改"
kind = "action"
actors = "各村卫生室"
who = ["clinics"]
due = 2024-09-13

[[requirement]]
id = "outcome"
title = "报送整改结果"
kind = "report"
actors = "各村卫生室"
who = ["clinics"]
due = { after = "mend", workdays = 10 }

[[requirement]]
id = "quick"
title = "电话快报"
kind = "report"
actors = "各村卫生室"
who = ["clinics"]
due = { after = "alarm", hours = 2 }

[[amendment]]
on = 2024-09-02
reason = "台风影响"
requirement = "mend"
was = { due = 2024-08-30 }
"""


@pytest.fixture
def rounds(clinics: Desk) -> Desk:
    """The three clinics, with a notice that asks again and again."""
    (clinics.root / "checklists" / "rounds.toml").write_text(CHECKLIST, encoding="utf-8")
    return clinics


def cells(desk: Desk, requirement: str, as_of: str, *more: str) -> dict[str | None, tuple[str | None, str, bool]]:
    """East clinic's cells of one requirement: occurrence, due day, timeliness and miss."""
    found = desk.json("status", "--notice", "rounds", "--unit", "east-clinic", "--as-of", as_of, *more)["cells"]
    own = [cell for cell in found if cell["requirement"] == requirement]
    return {cell["occurrence"]: (cell["due"], cell["timeliness"], cell["missed"]) for cell in own}


def test_every_occurrence_is_recorded_for_itself(rounds: Desk) -> None:
    rounds.said("submit", "east", "rounds/monthly@2024-09-05", "--on", "2024-09-04")
    rounds.said("extend", "east", "monthly@2024年10月5日", "--to", "2024-10-20", "--on", "2024-10-01", "--note", "停电")
    assert cells(rounds, "monthly", "2024-10-21") == {
        "2024-09-05": ("2024-09-05", "met", False),
        "2024-10-05": ("2024-10-20", "overdue", True),
        "2024-11-05": ("2024-11-12", "scheduled", False),
    }
    events = rounds.json("log", "--notice", "rounds", "--as-of", "2024-10-21")["events"]
    assert [(event["did"], event["occurrence"]) for event in events] == [
        ("submit", "2024-09-05"),
        ("extend", "2024-10-05"),
    ]
    assert "occurrence = 2024-09-05" in (rounds.root / "records/rounds/east-clinic.toml").read_text(encoding="utf-8")
    assert rounds.said("check", "--ignore", "N7").endswith(
        "no problem found, 1 warning (2 notices, 4 units, 1 record)\n"
    )


@pytest.mark.parametrize(
    ("words", "en", "zh"),
    [
        pytest.param(
            ("submit", "east", "monthly"),
            "error: 报送冷链月报 (rounds/monthly) recurs, and submit is possible for several occurrences. "
            "Name one: rounds/monthly@",
            "错误：报送冷链月报（rounds/monthly）一期一期地办，有几期都可以报送，请写明是哪一期：rounds/monthly@",
            id="which one",
        ),
        pytest.param(
            ("extend", "east", "monthly", "--to", "2024-10-20", "--note", "x"),
            "error: 报送冷链月报 (rounds/monthly) recurs, and extend is possible for several occurrences.",
            "错误：报送冷链月报（rounds/monthly）一期一期地办，有几期都可以延期，请写明是哪一期：",
            id="which one is extended",
        ),
        pytest.param(
            ("submit", "east", "monthly@2024-09-06"),
            "error: 报送冷链月报 (rounds/monthly) has no occurrence of 2024-09-06 (Fri). The latest are: ",
            "错误：报送冷链月报（rounds/monthly）没有2024-09-06（周五）这一期。最近几期是：",
            id="a day between",
        ),
        pytest.param(
            ("submit", "east", "monthly@2024-12-05"),
            "error: The occurrence of 2024-12-05 (Thu) of 报送冷链月报 (rounds/monthly) was dropped: 并入年报",
            "错误：报送冷链月报（rounds/monthly）的2024-12-05（周四）这一期取消了：并入年报",
            id="one that was dropped",
        ),
        pytest.param(
            ("submit", "east", "monthly@soon"),
            "error: 报送冷链月报 (rounds/monthly) has no occurrence 'soon'. The latest are: rounds/monthly@",
            "错误：报送冷链月报（rounds/monthly）没有“soon”这一期。最近几期是：rounds/monthly@",
            id="no day",
        ),
        pytest.param(
            ("submit", "east", "monthly@2024-13"),
            "error: There is no such month: '2024-13'. Months go from 01 to 12.",
            "错误：没有这个月份：“2024-13”。月份只能是01到12。",
            id="no month",
        ),
        pytest.param(
            ("explain", "east", "monthly@9/10/2024"),
            "error: '9/10/2024' may be 2024-10-09 or 2024-09-10. Write one of them.",
            "错误：“9/10/2024”可以是2024-10-09，也可以是2024-09-10，请写明是哪一天。",
            id="two days",
        ),
        pytest.param(
            ("submit", "east", "monthly@"),
            "error: 报送冷链月报 (rounds/monthly) has no occurrence ''. The latest are: ",
            "错误：报送冷链月报（rounds/monthly）没有“”这一期。最近几期是：",
            id="nothing",
        ),
        pytest.param(
            ("submit", "east", "mend@2024-09-13"),
            "error: 整改 (rounds/mend) does not recur. Leave out the @ and what follows it.",
            "错误：整改（rounds/mend）只办一次，不分期。请去掉 @ 和后面的日期。",
            id="what does not recur",
        ),
        pytest.param(
            ("submit", "east", "weekly"),
            "error: 每周巡查 (rounds/weekly) recurs, but its span is not known yet, so it has no occurrence.",
            "错误：每周巡查（rounds/weekly）一期一期地办，但起止日期还没定，现在一期也没有。",
            id="none yet",
        ),
        pytest.param(
            ("submit", "east", "weekly@2024-09-06"),
            "error: 每周巡查 (rounds/weekly) has no occurrence of 2024-09-06 (Fri).",
            "错误：每周巡查（rounds/weekly）没有2024-09-06（周五）这一期。",
            id="one of none",
        ),
        pytest.param(
            ("explain", "monthly@2024-09-06"),
            "error: 报送冷链月报 (rounds/monthly) has no occurrence of 2024-09-06 (Fri).",
            "错误：报送冷链月报（rounds/monthly）没有2024-09-06（周五）这一期。",
            id="explained",
        ),
        pytest.param(
            ("explain", "east", "monthly@2024-12-05"),
            "error: The occurrence of 2024-12-05 (Thu) of 报送冷链月报 (rounds/monthly) was dropped: 并入年报",
            "错误：报送冷链月报（rounds/monthly）的2024-12-05（周四）这一期取消了：并入年报",
            id="explained for a unit",
        ),
    ],
)
def test_mistakes_are_told(rounds: Desk, words: tuple[str, ...], en: str, zh: str) -> None:
    assert rounds.refused(*words).startswith(en)
    assert rounds.refused(*words, lang="zh").startswith(zh)


def test_a_receipt_or_a_note_may_be_for_all_occurrences(rounds: Desk) -> None:
    rounds.said("ack", "east", "monthly", "--on", "2024-08-14")
    rounds.said("note", "east", "weekly", "--on", "2024-08-15", "--note", "等通知")
    events = rounds.json("log", "--notice", "rounds", "--as-of", "2024-11-01")["events"]
    assert [(event["did"], event["requirement"], "occurrence" in event) for event in events] == [
        ("acknowledge", "monthly", False),
        ("note", "weekly", False),
    ]
    assert [
        cell["progress"] for cell in rounds.json("explain", "east", "monthly", "--as-of", "2024-10-01")["cells"]
    ] == [
        "acknowledged",
        "acknowledged",
    ]
    rounds.said("undo", "east", "monthly@2024-09-05")
    assert rounds.json("explain", "east", "monthly", "--as-of", "2024-10-01")["cells"][1]["progress"] == "pending"


def test_all_units_at_once(rounds: Desk) -> None:
    said = rounds.said("done", "--group", "clinics", "monthly@2024-09-05", "--on", "2024-09-05", "--note", "电话")
    assert said.startswith("报送冷链月报, 2024-09-05  rounds/monthly@2024-09-05\n")
    assert "    3 units, done; in time: 东村卫生室, 西村卫生室, 山顶卫生室\n" in said


def test_a_unit_counts_from_its_own_deed(rounds: Desk) -> None:
    assert cells(rounds, "outcome", "2024-09-25") == {None: (None, "unresolved", False)}
    rounds.said("submit", "east", "mend", "--on", "2024-09-25")
    assert cells(rounds, "outcome", "2024-09-25") == {None: ("2024-10-14", "scheduled", False)}
    explained = rounds.json("explain", "east", "outcome", "--as-of", "2024-09-25")
    assert [step["code"] for step in explained["steps"]] == ["completed", "workdays-forward", "skipped", "made-up"]


def test_hours_are_kept_to_the_minute(rounds: Desk) -> None:
    said = rounds.said("submit", "east", "quick", "--on", "2024-08-31T00:31")
    assert "2024-08-31 00:31 submitted" in said
    rounds.said("submit", "west", "quick", "--on", "2024-08-31T00:30")
    found = rounds.json("status", "--notice", "rounds", "--as-of", "2024-09-01")["cells"]
    quick = {cell["unit"]: cell["timeliness"] for cell in found if cell["requirement"] == "quick"}
    assert quick == {"east-clinic": "met-late", "west-clinic": "met", "hill-clinic": "overdue"}
    assert "clock = 00:31:00" in (rounds.root / "records/rounds/east-clinic.toml").read_text(encoding="utf-8")


def test_a_moment_still_to_come_is_refused(rounds: Desk) -> None:
    assert "is in the future" in rounds.refused("submit", "east", "quick", "--on", "2999-01-01T00:00")
    assert "is in the future" in rounds.refused("submit", "east", "quick", "--on", "2999-01-01T00:00+08:00")


def test_an_amendment_shows_the_old_day_before_its_own(rounds: Desk) -> None:
    assert cells(rounds, "mend", "2024-09-01") == {None: ("2024-08-30", "overdue", True)}
    assert cells(rounds, "mend", "2024-09-02") == {None: ("2024-09-13", "scheduled", True)}
    assert "Amended on 2024-09-02 (Mon); before that it was due on 2024-08-30 (Fri): 台风影响" in rounds.said(
        "explain", "mend", "--as-of", "2024-09-05"
    )
    assert "Amended" not in rounds.said("explain", "mend", "--as-of", "2024-09-01")


def test_an_unknown_year_needs_an_estimate(rounds: Desk) -> None:
    file = rounds.root / "checklists" / "rounds.toml"
    text = file.read_text(encoding="utf-8").replace("due = 2024-09-13", 'due = { after = "issued", years = 5 }')
    file.write_text(text, encoding="utf-8")
    told = rounds.refused("explain", "mend", "--as-of", "2024-09-05")
    assert "2029" in told
    assert "--estimate" in told
    assert cells(rounds, "mend", "2024-09-05")[None][:2] == (None, "unresolved")
    assert cells(rounds, "mend", "2024-09-05", "--estimate")[None][:2] == ("2029-08-13", "scheduled")
    explained = rounds.json("explain", "mend", "--as-of", "2024-09-05", "--estimate")
    assert (explained["due"], explained["estimated"]) == ("2029-08-13", True)
    assert "estimated" in [step["code"] for step in explained["steps"]]
    for command in (("status",), ("show", "east"), ("matrix",)):
        assert "2029-08-13 (estimate)" in rounds.said(*command, "--as-of", "2024-09-05", "--estimate")
        assert "2029-08-13（估算）" in rounds.said(*command, "--as-of", "2024-09-05", "--estimate", "--lang", "zh")
    rounds.said("calendar", "--estimate", "--lang", "zh")
    assert "SUMMARY:【估算】整改" in (rounds.root / "calendar/all.ics").read_text(encoding="utf-8")


def summaries(desk: Desk) -> dict[str, str]:
    """East clinic's feed: when each item begins, and its title."""
    feed = Calendar.from_ical((desk.root / "calendar/units/east-clinic.ics").read_bytes())
    items = [item for item in feed.walk("VEVENT") if "月报" in str(item["SUMMARY"])]
    return {str(item["SUMMARY"]): str(item.decoded("DTSTART")) for item in items}


def test_feeds_list_the_occurrences_a_year_ahead(rounds: Desk) -> None:
    rounds.said("calendar", "--lang", "zh")
    first = summaries(rounds)
    assert first["报送冷链月报（2024-09-05期）（东村卫生室）"] == "2024-09-05"
    assert first["报送冷链月报（2024-11-05期）（东村卫生室）"] == "2024-11-12"
    assert not any("2024-12-05" in title for title in first)
    assert max(first.values())[:4] == "2025"
    before = (rounds.root / "calendar/all.ics").read_bytes()
    rounds.said("calendar", "--lang", "zh")
    assert (rounds.root / "calendar/all.ics").read_bytes() == before
    rounds.said("submit", "east", "monthly@2024-09-05", "--on", "2024-09-04")
    rounds.said("calendar", "--lang", "zh")
    assert "【已报送】报送冷链月报（2024-09-05期）（东村卫生室）" in summaries(rounds)


def test_the_feeds_uid_of_an_occurrence_stays_when_it_moves(rounds: Desk) -> None:
    def uids() -> dict[str, str]:
        feed = Calendar.from_ical((rounds.root / "calendar/units/east-clinic.ics").read_bytes())
        return {str(item["SUMMARY"]).rpartition("】")[2]: str(item["UID"]) for item in feed.walk("VEVENT")}

    rounds.said("calendar", "--lang", "zh")
    before = uids()
    assert len(set(before.values())) == len(before)
    file = rounds.root / "checklists" / "rounds.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("2024-11-12", "2024-11-20"), encoding="utf-8")
    rounds.said("calendar", "--lang", "zh")
    assert uids() == before


def test_an_endless_rule_makes_no_endless_list(rounds: Desk) -> None:
    file = rounds.root / "checklists" / "rounds.toml"
    text = file.read_text(encoding="utf-8")
    daily = text.replace('every = "month"\nday = 5', 'rrule = "FREQ=DAILY"').replace('roll = "next"\n', "")
    file.write_text(daily.replace("2024-12-05, dropped", "2024-08-13, dropped"), encoding="utf-8")
    assert len(cells(rounds, "monthly", "2024-08-20")) == 9
    rounds.said("calendar", "--lang", "zh")
    assert len(summaries(rounds)) < 450


def test_show_tells_what_was_changed_as_far_as_the_day_knows(rounds: Desk) -> None:
    later = rounds.said("show", "rounds/mend", "--as-of", "2024-09-02")
    assert "  Due          2024-09-13\n  Amended      2024-09-02: 台风影响 (before: 2024-08-30)\n" in later
    before = rounds.said("show", "rounds/mend", "--as-of", "2024-09-01")
    assert "  Due          2024-08-30\n" in before
    assert "Amended" not in before
    assert "整改 (mend)" in rounds.said("show", "rounds", "--as-of", "2024-09-01")
    assert "2024-08-30" in rounds.said("show", "rounds", "--as-of", "2024-09-01")
    (mend,) = [line for line in rounds.said("show", "rounds", "--as-of", "2024-09-02").splitlines() if "(mend)" in line]
    assert "2024-08-30" not in mend


def test_show_lists_the_exceptions_of_a_rule(rounds: Desk) -> None:
    said = rounds.said("show", "rounds/monthly", "--as-of", "2024-10-01", "--lang", "zh")
    assert "每月5日，2024-08-12起" in said
    assert "@2024-11-05改到2024-11-12：系统升级" in said
    assert "@2024-12-05不办：并入年报" in said


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("occurrence = 2024-09-05", "occurrence = 2024-09-06", id="no such occurrence"),
        pytest.param(", occurrence = 2024-09-05", "", id="no occurrence"),
        pytest.param('requirement = "monthly"', 'requirement = "mend"', id="what does not recur"),
    ],
)
def test_status_says_that_a_record_of_no_occurrence_is_not_counted(rounds: Desk, old: str, new: str) -> None:
    rounds.said("submit", "east", "monthly@2024-09-05", "--on", "2024-09-04")
    assert "belongs to no" not in rounds.said("status", "--as-of", "2024-09-10")
    file = rounds.root / "records/rounds/east-clinic.toml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    said = rounds.said("status", "--as-of", "2024-09-10")
    assert "In 1 record something belongs to no notice, requirement or unit" in said
    found = rounds.run("check", "--ignore", "N7", "--lang", "en")
    assert found.returncode == 1
    assert "records/rounds/east-clinic.toml:5:" in found.stdout
    assert " N505 " in found.stdout


def test_json_writes_a_rule_as_the_checklist_does(rounds: Desk) -> None:
    rules = {id_: rule["due"] for id_, rule in rounds.json("show", "rounds")["notice"]["requirements"].items()}
    assert rules["monthly"] == {
        "every": "month",
        "month": 1,
        "day": 5,
        "from": "2024-08-12",
        "to": None,
        "inclusive": None,
        "roll": "next",
        "except": [
            {"occurrence": "2024-11-05", "moved": "2024-11-12", "reason": "系统升级"},
            {"occurrence": "2024-12-05", "dropped": True, "reason": "并入年报"},
        ],
    }
    assert (rules["weekly"]["weekday"], rules["weekly"]["from"]) == ("friday", "visit")
    assert rules["quick"] == {"after": "alarm", "length": 2, "unit": "hours"}


SEVERAL = """
[[requirement]]
id = "called"
title = "来电记录"
kind = "report"
actors = "各村卫生室"
who = ["clinics"]
due = { every = "month", day = 7, from = "received" }
"""


@pytest.fixture
def called(rounds: Desk) -> Desk:
    """The same, with a series that begins for each unit when it has received the notice."""
    with (rounds.root / "checklists" / "rounds.toml").open("a", encoding="utf-8") as checklist:
        checklist.write(SEVERAL)
    return rounds


def test_no_list_of_occurrences_is_empty(called: Desk) -> None:
    assert called.refused("explain", "called@2024-10-07") == (
        "error: Each unit has its own occurrences of 来电记录 (rounds/called). Name the unit too: "
        "notice-tasks explain UNIT rounds/called@2024-10-07\n"
    )
    assert called.refused("explain", "weekly@2024-09-06") == (
        "error: 每周巡查 (rounds/weekly) has no occurrence of 2024-09-06 (Fri). Its span is not known yet: put the "
        "missing day into the checklist.\n"
    )
    assert called.refused("submit", "east", "called@2024-08-03") == (
        "error: 来电记录 (rounds/called) has no occurrence of 2024-08-03 (Sat) for 东村卫生室, nor any other: its span "
        "is not known yet. Record first what it counts from: notice-tasks explain east-clinic rounds/called\n"
    )
    assert called.refused("submit", "east", "called") == (
        "error: 来电记录 (rounds/called) recurs, so submit needs one occurrence. Each unit has its own: "
        "notice-tasks explain UNIT rounds/called\n"
    )


def test_the_unit_that_lacks_the_occurrence_is_named(called: Desk) -> None:
    called.said("ack", "east", "rounds/called", "--on", "2024-09-10")
    called.said("ack", "west", "rounds/called", "--on", "2024-10-10")
    more = ("--to", "2024-10-20", "--note", "停电")
    said = called.refused("extend", "east", "hill", "rounds/called@2024-10-07", *more)
    assert "for 山顶卫生室, nor any other" in said
    said = called.refused("extend", "--group", "clinics", "rounds/called@2024-10-07", *more)
    assert (
        "error: 来电记录 (rounds/called) has no occurrence of 2024-10-07 (Mon) for 西村卫生室. The latest are: " in said
    )
    said = called.refused("explain", "west", "rounds/called@2024-10-07", lang="zh")
    assert said.startswith("错误：西村卫生室的来电记录（rounds/called）没有2024-10-07（周一）这一期。最近几期是：")


def test_a_month_is_named_from_the_day_looked_at(rounds: Desk) -> None:
    for word, month in (("this", "2024-09"), ("next", "2024-10"), ("上月", "2024-08")):
        assert month in rounds.said("agenda", "--month", word, "--as-of", "2024-09-13").splitlines()


def test_an_agenda_without_a_last_day_says_how_far_it_goes(rounds: Desk) -> None:
    told = "Occurrences are listed up to {}, and one more after it; with --to DAY, up to that day."
    early = ("agenda", "--notice", "rounds", "--from", "2024-09-02", "--as-of", "2024-09-10")
    assert rounds.said(*early).splitlines()[-1] == told.format("2024-09-10")
    late = ("agenda", "--notice", "rounds", "--from", "2025-02-02", "--as-of", "2024-09-10")
    assert rounds.said(*late).splitlines()[-1] == told.format("2025-02-02")
    assert rounds.json(*late)["recurring_to"] == "2025-02-02"
    assert rounds.said(*late, "--lang", "zh").splitlines()[-1].startswith("分期办理的事项列到2025-02-02为止，")
    for more in (("--to", "2025-03-01"), ("--from", "2024-09-02", "--notice", "county-2024-cold-chain")):
        assert "What recurs" not in rounds.said("agenda", "--as-of", "2024-09-10", *more)


def test_calendar_says_how_far_what_recurs_goes(rounds: Desk) -> None:
    told = "Occurrences are in the feeds up to 2025-09-16; run the command again after the next record."
    assert told in rounds.said("calendar").splitlines()
    file = rounds.root / "checklists" / "rounds.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("from = 2024-08-12\n", "from = 2024-08-12\nto = 2025-03-31\n"), encoding="utf-8")
    assert "What recurs" not in rounds.said("calendar")


def test_what_is_withdrawn_stays_in_the_feeds_as_cancelled_for_a_while(rounds: Desk) -> None:
    rounds.said("calendar", "--lang", "zh")
    before = {title.rpartition("】")[2] for title in summaries(rounds)}
    file = rounds.root / "checklists" / "rounds.toml"
    text = file.read_text(encoding="utf-8")
    gone = 'id = "monthly"\nwithdrawn = { on = 2024-09-20, reason = "并入年报" }\n'
    file.write_text(text.replace('id = "monthly"\n', gone), encoding="utf-8")
    rounds.said("calendar", "--lang", "zh")
    after = summaries(rounds)
    assert {title.rpartition("】")[2] for title in after} == before
    assert all(title.startswith("【已取消】") for title in after)
    file.write_text(text.replace('id = "monthly"\n', gone.replace("2024-09-20", "2024-05-20")), encoding="utf-8")
    rounds.said("calendar", "--lang", "zh")
    assert summaries(rounds) == {}
