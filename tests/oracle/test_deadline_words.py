"""How notices word a deadline, what the law says of it, and the day that comes of it, counted in both ways.

The reference notice is of Monday 2024-08-12, its festival is on Monday 2024-08-19. Days stand without their year:
"08-30" is 2024-08-30. A window is written "08-15..08-20"; nothing is written where no day may come of the words.
"""

from __future__ import annotations

from typing import Any

import pytest
from plain_counting import due_once
from plain_days import NOTHING, Answer
from plain_recurring import due_again
from program_counting import TYPED_IN, ZONE, checklist, program_answer
from random_rules import Case
from written import day, moment, toml

from notice_tasks.problems import Place
from notice_tasks.reading.build import notice_of
from notice_tasks.reading.shapes import CHECKLIST
from notice_tasks.toml.faults import faults

NOTICE = '{ issued = 2024-08-12, festival = 2024-08-19, launch = "unknown", opening = "per-unit" }'


def row(words: str, rule: str, found: str = "", *, anchors: str = NOTICE, received: str = "") -> Any:
    return pytest.param(rule, found, anchors, received, id=words)


def answer(found: str) -> Answer:
    if not found:
        return NOTHING
    if ".." in found:
        first, last = found.split("..")
        return Answer(day(last), opens_on=day(first))
    if "T" in found:
        return Answer(moment(found).date(), moment(found))
    return Answer(day(found))


def counted_in_both_ways(rule: str, found: str, anchors: str, received: str) -> None:
    asked = Case(toml(rule), toml(anchors), day(received) if received else None)
    assert due_once(asked.due, asked.anchors(), TYPED_IN) == answer(found)
    assert program_answer(asked) == answer(found)


LAW = [
    row("201: 30日内, the starting day is not counted", '{ after = "issued", days = 30 }', "09-11"),
    row("202: one month", '{ after = "issued", months = 1 }', "09-30", anchors="{ issued = 2024-08-31 }"),
    row("203: a period rolls", '{ after = "issued", days = 30 }', "10-08", anchors="{ issued = 2024-09-01 }"),
    row("203: a printed day does not", "2024-10-01", "10-01"),
    row("203: nor a printed moment", "2024-10-01T12:00:00", "10-01T12:00"),
    row("203: nor a window", "{ from = 2024-09-20, to = 2024-10-01 }", "09-20..10-01"),
    row("204: 遇节假日顺延", '{ by = 2024-10-01, roll = "next" }', "10-08"),
    row("204: 遇节假日提前", '{ by = 2024-10-01, roll = "previous" }', "09-30"),
    row("204: 遇节假日不顺延", '{ after = "issued", days = 50, roll = "none" }', "10-01"),
    row("204: 含当日", "{ by = 2024-08-30, inclusive = true }", "08-30"),
    row("1259: 30日以内", '{ after = "issued", days = 30, roll = "none" }', "09-11"),
    row("1259: 8月30日届满", "{ by = 2024-08-30, inclusive = true }", "08-30"),
    row("1259: 不满, the day itself is out", "{ by = 2024-08-30, inclusive = false }", "08-29"),
    row("1259: 前 is not settled", "{ by = 2024-08-30 }", "08-30"),
    row(
        "许可法82: 5日 are calendar days", '{ after = "issued", days = 5 }', "09-18", anchors="{ issued = 2024-09-13 }"
    ),
    row("许可法82: 5个工作日", '{ after = "issued", workdays = 5 }', "09-23", anchors="{ issued = 2024-09-13 }"),
    row("9月上旬", "{ from = 2024-09-01, to = 2024-09-10 }", "09-01..09-10"),
    row("9月中旬", "{ from = 2024-09-11, to = 2024-09-20 }", "09-11..09-20"),
    row("9月下旬", "{ from = 2024-09-21, to = 2024-09-30 }", "09-21..09-30"),
    row("8月底前", "{ by = 2024-08-31 }", "08-31"),
    row("月初", '{ unclear = "9月初" }'),
    row("近期", '{ unclear = "近期" }'),
    row("8月30号", "2024-08-30", "08-30"),
    row("8月19日24:00前", "2024-08-19", "08-19"),
]

WORKING_DAYS = [
    row("10 after 2024-08-12", '{ after = "issued", workdays = 10 }', "08-26"),
    row(
        "10 after 2024-09-25, not the 10-09 of a plain week",
        '{ after = "issued", workdays = 10 }',
        "10-14",
        anchors="{ issued = 2024-09-25 }",
    ),
    row(
        "5 after 2026-09-18: Sunday 09-20 is worked",
        '{ after = "issued", workdays = 5 }',
        "2026-09-24",
        anchors="{ issued = 2026-09-18 }",
    ),
    row(
        "30 days after 2024-09-01, before the roll",
        '{ after = "issued", days = 30, roll = "none" }',
        "10-01",
        anchors="{ issued = 2024-09-01 }",
    ),
    row("2024-08-30 is a Friday", '{ by = 2024-08-30, roll = "next" }', "08-30"),
    row("2019-08-31 is a Saturday, and stays", "2019-08-31", "2019-08-31"),
    row("2027 is not announced", '{ by = 2027-08-30, roll = "next" }'),
]

NOTICES = [
    row("于8月30日前", "{ by = 2024-08-30 }", "08-30"),
    row("8月30日之前", "2024-08-30", "08-30"),
    row("8月30日以前", "2024-08-30", "08-30"),
    row("8月30日(含)前", "{ by = 2024-08-30, inclusive = true }", "08-30"),
    row("最迟不晚于8月30日", "{ by = 2024-08-30, inclusive = true }", "08-30"),
    row("至8月30日止", "{ by = 2024-08-30, inclusive = true }", "08-30"),
    row("2024年8月19日18:00前", "{ by = 2024-08-19T18:00:00 }", "08-19T18:00"),
    row("二〇二四年八月三十日前", "2024-08-30", "08-30"),
    row("9月底前", "2024-09-30", "09-30"),
    row("年底前", "2024-12-31", "12-31"),
    row("三季度末前", "2024-09-30", "09-30"),
    row("2月28号以前, the next one", "2025-02-28", "2025-02-28"),
    row("自七月中旬启动,至八月底结束", "{ from = 2019-07-11, to = 2019-08-31 }", "2019-07-11..2019-08-31"),
    row("8月15日—20日", "{ from = 2024-08-15, to = 2024-08-20 }", "08-15..08-20"),
    row("即日起至9月10日", '{ from = "issued", to = 2024-09-10 }', "08-12..09-10"),
    row("自印发之日起30日内", '{ after = "issued", days = 30 }', "09-11"),
    row("收到本通知之日起10个工作日内", '{ after = "received", workdays = 10 }'),
    row("the same, once it was received", '{ after = "received", workdays = 10 }', "08-28", received="08-14"),
    row("节日期间", '{ from = "festival", to = "festival" }', "08-19..08-19"),
    row("节前", '{ before = "festival", days = 1 }', "08-18"),
    row("节日期间, of a festival without a day", '{ by = "launch" }'),
    row("节前, of a festival without a day", '{ before = "launch", days = 1 }'),
    row("另行通知", '{ unclear = "另行通知" }'),
    row("xx月xx日前", '{ unclear = "xx月xx日前" }'),
    row("尽快", '{ unclear = "尽快" }'),
    row("923日前, a 月 was lost", '{ unclear = "923日前" }'),
    row("9月31日前, impossible", '{ unclear = "9月31日前" }'),
]

RULES = [
    row("a day", "2024-08-30", "08-30"),
    row("a day in a table", "{ by = 2024-08-30 }", "08-30"),
    row("a moment", "{ by = 2024-08-19T18:00:00+08:00 }", "08-19T18:00"),
    row("a moment elsewhere", "{ by = 2024-08-19T18:00:00Z }", "08-20T02:00"),
    row("a moment without an offset", "{ by = 2024-08-19T18:00:00 }", "08-19T18:00"),
    row("a window", "{ from = 2019-07-11, to = 2019-08-31 }", "2019-07-11..2019-08-31"),
    row("an anchor's day", '{ by = "festival" }', "08-19"),
    row("an anchor where a day may stand", '{ from = "issued", to = "festival" }', "08-12..08-19"),
    row("a period of days", '{ after = "issued", days = 30 }', "09-11"),
    row("a period of weeks", '{ after = "issued", weeks = 2 }', "08-26"),
    row("a period of months", '{ after = "issued", months = 6 }', "2025-02-12"),
    row("a period of years", '{ after = "issued", years = 1 }', "2025-08-12"),
    row("a period of working days", '{ after = "issued", workdays = 4 }', "08-16"),
    row("backwards, from Monday to a Sunday", '{ before = "festival", days = 1 }', "08-18"),
    row("backwards in working days", '{ before = "festival", workdays = 1 }', "08-16"),
    row("backwards in weeks", '{ before = "festival", weeks = 1 }', "08-12"),
    row("not known: 另行通知", '{ unclear = "另行通知" }'),
    row("not known: an anchor", '{ after = "launch", days = 30 }'),
    row("not yet known for this unit", '{ after = "opening", days = 30 }'),
]


@pytest.mark.parametrize(("rule", "found", "anchors", "received"), LAW)
def test_what_law_and_custom_say(rule: str, found: str, anchors: str, received: str) -> None:
    counted_in_both_ways(rule, found, anchors, received)


@pytest.mark.parametrize(("rule", "found", "anchors", "received"), WORKING_DAYS)
def test_what_is_true_of_working_days(rule: str, found: str, anchors: str, received: str) -> None:
    counted_in_both_ways(rule, found, anchors, received)


@pytest.mark.parametrize(("rule", "found", "anchors", "received"), NOTICES)
def test_how_notices_say_it(rule: str, found: str, anchors: str, received: str) -> None:
    counted_in_both_ways(rule, found, anchors, received)


@pytest.mark.parametrize(("rule", "found", "anchors", "received"), RULES)
def test_every_kind_of_rule(rule: str, found: str, anchors: str, received: str) -> None:
    counted_in_both_ways(rule, found, anchors, received)


def test_hours_run_at_once() -> None:
    rule = toml('{ after = "outbreak", hours = 2 }')
    assert due_once(rule, {"outbreak": moment("08-12T22:30")}, TYPED_IN) == answer("08-13T00:30")


@pytest.mark.parametrize(
    ("rule", "due_on"),
    [
        pytest.param(
            '{ every = "month", day = 5, from = "issued", to = 2024-12-31 }', "09-05 10-05 11-05 12-05", id="每月5日前"
        ),
        pytest.param(
            '{ every = "quarter", month = 1, day = 5, from = "issued" }', "10-05 2025-01-05", id="每季度首月5日前"
        ),
        pytest.param(
            '{ every = "week", weekday = "friday", from = "issued", to = 2024-08-31 }',
            "08-16 08-23 08-30",
            id="每周五下班前",
        ),
        pytest.param(
            '{ rrule = "FREQ=MONTHLY;BYDAY=-1FR", from = "issued", to = 2024-10-31 }',
            "08-30 09-27 10-25",
            id="每月最后一个周五前",
        ),
    ],
)
def test_what_comes_again(rule: str, due_on: str) -> None:
    found = due_again(toml(rule), {"issued": day("08-12")}, TYPED_IN, until=day("2025-01-31"))
    assert found == [(day(on), day(on)) for on in due_on.split()]


def test_a_scope_a_statistic_or_a_validity_is_no_deadline() -> None:
    values = checklist(Case(None, {}, None))
    requirement = values["requirement"][0]
    requirement["quote"] = ["2023年6月30日以前登记成立的社会组织", "截至7月底共有120家机构", "有效期至2025年8月31日"]
    assert faults(values, CHECKLIST, Place("checklists/plan.toml")) == []
    assert notice_of(values, "checklists/plan.toml", ZONE).requirements["report"].due is None
