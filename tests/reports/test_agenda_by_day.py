"""The agenda by day, and a month as a calendar, for a county with recurring requirements."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from reports_builders import EVERYTHING, NAMES, county, opened, speaking
from rich.cells import cell_len
from test_terminal_drawing import drawn, is_drawn_whole

from notice_tasks.actions.agenda import ALL_DAYS, AgendaRequest, agenda_of
from notice_tasks.actions.opened import Opened
from notice_tasks.cli.screen import LARGE, is_large
from notice_tasks.dates.span import Month, Span
from notice_tasks.dates.workdays import WEEKEND
from notice_tasks.reports.agenda import agenda_screen
from notice_tasks.reports.content import Column, Document, Mark, Section, Sections
from notice_tasks.reports.plain import text

CHECKLIST = """\
format = 1

[notice]
id = "cold-chain"
title = "关于开展疫苗冷链自查的通知"
revised = 2024-08-01

[[requirement]]
id = "temps"
title = "报送温度"
kind = "report"
actors = "各村卫生室"
who = ["clinics"]
due = { every = "week", weekday = "sunday", from = 2024-08-26 }

[[requirement]]
id = "photos"
title = "上传照片"
kind = "report"
actors = "各村卫生室"
who = ["east"]
due = { by = 2024-09-04T18:00:00 }

[[requirement]]
id = "list"
title = "报送名单"
kind = "report"
actors = "各村卫生室"
who = ["east"]
due = 2024-09-04

[[requirement]]
id = "drill"
title = "演练"
kind = "event"
actors = "各村卫生室"
who = ["west"]
due = 2024-10-01

[[requirement]]
id = "summary"
title = "报送总结"
kind = "report"
actors = "各村卫生室"
who = ["clinics"]
due = { unclear = "另行通知" }
"""


class Guess:
    """A calendar that estimates every year from Saturdays and Sundays, and takes 2024 as announced with only these."""

    def rest_day(self, on: datetime.date) -> str | None:
        return WEEKEND if on.weekday() >= 5 else None

    def is_estimate(self, year: int) -> bool:
        return year > 2024


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking("en"):
        yield


@pytest.fixture
def seen(tmp_path: Path) -> Opened:
    """As of 18:15: what was due at 18:00 is overdue, what is due today is not."""
    root = county(tmp_path, **{"checklists/cold-chain.toml": CHECKLIST})
    for record in (root / "records/cold-chain").iterdir():
        record.unlink()
    return opened(root, "2024-09-04T18:15")


def screen(seen: Opened, asked: AgendaRequest = ALL_DAYS) -> Document:
    return agenda_screen(agenda_of(seen, EVERYTHING, asked), seen.view.as_of, NAMES)


def test_one_group_for_each_day(seen: Opened) -> None:
    assert (
        text(screen(seen))
        == """\
As of 2024-09-04 (Wed) 18:15
  Due                            Requirement                             Still owed by
  2024-09-01 (Sun)  rest day
    overdue by 3 days            报送温度 (cold-chain/temps@2024-09-01)  东村卫生室, 西村卫生室
  2024-09-04 (Wed)
    overdue since today (18:00)  上传照片 (cold-chain/photos)            东村卫生室
    due today                    报送名单 (cold-chain/list)              东村卫生室
  2024-09-08 (Sun)  rest day
    4 days left                  报送温度 (cold-chain/temps@2024-09-08)  东村卫生室, 西村卫生室
  2024-10-01 (Tue)  National Day
    27 days left                 演练 (cold-chain/drill)                 西村卫生室
  no day yet
                                 报送总结 (cold-chain/summary)           东村卫生室, 西村卫生室
"""
    )


def test_a_span_in_chinese(seen: Opened) -> None:
    """A requirement without a day is in no span."""
    with speaking("zh"):
        assert (
            text(screen(seen, AgendaRequest(span=Span(last=datetime.date(2024, 10, 1)))))
            == """\
截至2024-09-04（周三）18:15
  时限                   事项                                     未办结单位
  2024-09-01（周日）  休息日
    逾期3天              报送温度（cold-chain/temps@2024-09-01）  东村卫生室、西村卫生室
  2024-09-04（周三）
    今日已逾期（18:00）  上传照片（cold-chain/photos）            东村卫生室
    今日截止             报送名单（cold-chain/list）              东村卫生室
  2024-09-08（周日）  休息日
    还有4天              报送温度（cold-chain/temps@2024-09-08）  东村卫生室、西村卫生室
  2024-09-15（周日）  中秋节
    还有11天             报送温度（cold-chain/temps@2024-09-15）  东村卫生室、西村卫生室
  2024-09-22（周日）  休息日
    还有18天             报送温度（cold-chain/temps@2024-09-22）  东村卫生室、西村卫生室
  2024-09-29（周日）  调休上班
    还有25天             报送温度（cold-chain/temps@2024-09-29）  东村卫生室、西村卫生室
  2024-10-01（周二）  国庆节
    还有27天             演练（cold-chain/drill）                 西村卫生室
"""
        )


def test_a_month(seen: Opened) -> None:
    """What is overdue is on a line of its own, above what is due."""
    assert (
        text(screen(seen, AgendaRequest(period=Month(2024, 9)))).partition("\nStill owed\n")[0]
        == """\
As of 2024-09-04 (Wed) 18:15

2024-09
  Mon        Tue        Wed        Thu        Fri        Sat        Sun
                                                                     1 rest
                                                                    2 overdue
   2          3          4 today    5          6          7 rest     8 rest
                        1 overdue
                        1 due                                       2 due
   9         10         11         12         13         14 work    15 rest
                                                                    2 due
  16 rest    17 rest    18         19         20         21 rest    22 rest
                                                                    2 due
  23         24         25         26         27         28 rest    29 work
                                                                    2 due
  30
  Holidays              Mid-autumn Festival 2024-09-15 to 2024-09-17
  Make-up working days  2024-09-14 (Sat), 2024-09-29 (Sun)
"""
    )


def test_a_month_in_chinese(seen: Opened) -> None:
    with speaking("zh"):
        assert (
            text(screen(seen, AgendaRequest(period=Month(2024, 9)))).partition("\n未办结\n")[0]
            == """\
截至2024-09-04（周三）18:15

2024-09
  周一     周二     周三     周四     周五     周六     周日
                                                         1 休
                                                        逾期2件
   2        3        4 今天   5        6        7 休     8 休
                    逾期1件
                    1件                                 2件
   9       10       11       12       13       14 班    15 休
                                                        2件
  16 休    17 休    18       19       20       21 休    22 休
                                                        2件
  23       24       25       26       27       28 休    29 班
                                                        2件
  30
  放假      2024-09-15至2024-09-17 中秋节
  调休上班  2024-09-14（周六）、2024-09-29（周日）
"""
        )


LEFT_OUT = "Without a due day, so not listed: 1 requirement still owed. See them: notice-tasks status --all-kinds"


def test_beneath_a_month_stands_its_list(seen: Opened) -> None:
    span = Span(datetime.date(2024, 9, 1), datetime.date(2024, 9, 30))
    month, listed = (
        text(screen(seen, asked)).splitlines()
        for asked in (AgendaRequest(period=Month(2024, 9)), AgendaRequest(span=span))
    )
    assert month[month.index("Still owed") + 1 :] == [*listed[1:], LEFT_OUT]


def test_a_month_on_a_terminal(seen: Opened) -> None:
    with speaking("zh"):
        shown = drawn(screen(seen, AgendaRequest(period=Month(2024, 10))), 80)
    assert (
        "".join(f"{line.rstrip()}\n" for line in shown.splitlines())
        == """\
截至2024-09-04（周三）18:15

2024-10

 周一   周二   周三   周四   周五   周六   周日
 ───────────────────────────────────────────────
         1 休   2 休   3 休   4 休   5 休   6 休
        1件                                2件
  7 休   8      9     10     11     12 班  13 休
                                           2件
 14     15     16     17     18     19 休  20 休
                                           2件
 21     22     23     24     25     26 休  27 休
                                           2件
 28     29     30     31

  放假      2024-10-01至2024-10-07 国庆节
  调休上班  2024-10-12（周六）

未办结

 时限        事项                                     未办结单位
 ───────────────────────────────────────────────────────────────────────────
 2024-10-01（周二）  国庆节
   还有27天  演练（cold-chain/drill）                 西村卫生室
 2024-10-06（周日）  国庆节
   还有32天  报送温度（cold-chain/temps@2024-10-06）  东村卫生室、西村卫生室
 2024-10-13（周日）  休息日
   还有39天  报送温度（cold-chain/temps@2024-10-13）  东村卫生室、西村卫生室
 2024-10-20（周日）  休息日
   还有46天  报送温度（cold-chain/temps@2024-10-20）  东村卫生室、西村卫生室
 2024-10-27（周日）  休息日
   还有53天  报送温度（cold-chain/temps@2024-10-27）  东村卫生室、西村卫生室

没有具体时限，未列出：1个没办完的事项。查看：notice-tasks status --all-kinds
"""
    )


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("month", [Month(2024, 9), Month(2024, 2), Month(2027, 2), Month(9999, 12)], ids=str)
def test_a_month_fits_the_screen(seen: Opened, month: Month, width: int, language: str) -> None:
    with speaking(language):
        document = screen(seen, AgendaRequest(period=month))
        is_drawn_whole(document, width)
        calendar = text(document).partition("\n\n")[2].partition("\n\n")[0]
        assert max(map(cell_len, calendar.splitlines())) <= 80


def test_a_month_without_anything_has_its_days(seen: Opened) -> None:
    lines = text(screen(seen, AgendaRequest(period=Month(2023, 2)))).splitlines()
    assert [line.split() for line in lines[3:8]] == [
        ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        ["1", "2", "3", "4", "rest", "5", "rest"],
        ["6", "7", "8", "9", "10", "11", "rest", "12", "rest"],
        ["13", "14", "15", "16", "17", "18", "rest", "19", "rest"],
        ["20", "21", "22", "23", "24", "25", "rest", "26", "rest"],
    ]
    assert lines[-2:] == ["Nothing unfinished is due in that time.", LEFT_OUT]


def test_a_year_that_nobody_has_announced_has_no_marks(seen: Opened) -> None:
    lines = [line.strip() for line in text(screen(seen, AgendaRequest(period=Month(2999, 9)))).splitlines()]
    assert "The working days of 2999 are not announced yet, so rest days are not marked." in lines
    assert not any("rest" in line for line in lines[:10])


def test_an_estimate_is_marked_as_one(seen: Opened) -> None:
    guessed = seen._replace(view=seen.view._replace(calendar=Guess()))
    lines = [line.strip() for line in text(screen(guessed, AgendaRequest(period=Month(2025, 2)))).splitlines()]
    assert "The working days of 2025 are not announced yet: rest days are an estimate." in lines
    assert "2025-02-02 (Sun)  rest day (estimate)" in lines
    assert "2024-09-08 (Sun)  rest day" in [line.strip() for line in text(screen(guessed)).splitlines()]


def test_a_list_too_narrow_for_a_table_keeps_its_days(seen: Opened) -> None:
    document = screen(seen)
    assert drawn(document, 20).split() == text(document).split()


@pytest.mark.parametrize(("rows", "large"), [(LARGE // 2, False), (LARGE // 2 + 1, True)])
def test_a_long_list_is_written_plainly(rows: int, large: bool) -> None:
    section = Section((Mark("2024-09-01"),), ((Mark("a"), Mark("b")),) * rows)
    assert is_large([Sections((Column("A"), Column("B")), (section,))]) == large
