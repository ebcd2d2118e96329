"""The levels above in `show` and `explain`, from a county's notice up to the national one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reports_builders import IDS, NAMES, opened, speaking, written

from notice_tasks.actions.explain import explain
from notice_tasks.actions.show import show
from notice_tasks.reports.explain import explain_screen
from notice_tasks.reports.json.documents import explain_json, show_json
from notice_tasks.reports.plain import text
from notice_tasks.reports.show import show_screen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from notice_tasks.actions.opened import Opened
    from notice_tasks.reports.labels import Labels

NATION = ("nation", "关于做好流感防控的通知", "2024-08-30", None)
PROVINCE = ("province", "转发国家卫生健康委关于做好流感防控的通知", "2024-08-25", "nation")
CITY = ("city", "转发省卫生健康委关于做好流感防控的通知", "2024-08-24", "province")
COUNTY = ("county", "落实流感防控的通知", "2024-08-20", "city")
ISSUERS = {
    "nation": '"国家卫生健康委", "国家疾控局"',
    "province": '"省卫生健康委"',
    "city": '"市卫生健康委"',
    "county": "",
}


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking("en"):
        yield


def checklist(id_: str, title: str, due: str | None, forwards: str | None) -> str:
    """A notice with one requirement, which tightens the one above."""
    above = f'forwards = "{forwards}"' if forwards else ""
    return f"""\
format = 1

[notice]
id = "{id_}"
title = "{title}"
issuers = [{ISSUERS[id_]}]
revised = 2024-08-01
{above}

[[requirement]]
id = "report"
title = "报送接种情况"
kind = "report"
actors = "各单位"
who = ["clinic"]
{f"due = {due}" if due else ""}
{'tightens = "report"' if forwards else ""}
"""


def chain(root: Path, *notices: tuple[str, str, str | None, str | None]) -> Opened:
    """A workspace with these notices."""
    files = {f"checklists/{notice[0]}.toml": checklist(*notice) for notice in notices}
    files["notice-tasks.toml"] = 'format = 1\nid = "here"\n'
    files["units.toml"] = 'format = 1\nunit = [{ id = "clinic", name = "卫生院" }]\n'
    return opened(written(root, files), "2024-08-10")


def levels(seen: Opened, word: str, labels: Labels = NAMES) -> list[str]:
    """The lines about the levels above that `explain` and `show` share."""
    explained = text(explain_screen(explain(seen, [word]), labels)).splitlines()
    shown = text(show_screen(show(seen, word), seen.workspace.register, labels)).splitlines()
    found = [line.strip() for line in explained if line in shown]
    heading = next((i for i, line in enumerate(found) if line.startswith(("Levels above", "上级"))), len(found))
    return found[heading:]


def test_explain_names_each_level_the_nearest_first(tmp_path: Path) -> None:
    seen = chain(tmp_path, NATION, PROVINCE, CITY, COUNTY)
    assert (
        text(explain_screen(explain(seen, ["county/report"]), NAMES))
        == """\
报送接种情况  county/report
  Notice        落实流感防控的通知
  Encoded in    checklists/county.toml
  Levels above  市卫生健康委, 转发省卫生健康委关于做好流感防控的通知 (city/report): due 2024-08-24 (Sat); 4 days of slack here
                省卫生健康委, 转发国家卫生健康委关于做好流感防控的通知 (province/report): due 2024-08-25 (Sun); 5 days of slack here; the level just below it: 1 day of slack
                国家卫生健康委, 国家疾控局, 关于做好流感防控的通知 (nation/report): due 2024-08-30 (Fri); 10 days of slack here; the level just below it: 5 days of slack
Due: 2024-08-20 (Tue)
  1. The checklist gives the day for the notice's words: 2024-08-20 (Tue).
  2. The notice says nothing else, so the day itself counts (Civil Code, art. 1259, leaves open what 前, before, means).
"""  # noqa: E501
    )


def test_show_says_the_same_in_chinese(tmp_path: Path) -> None:
    seen = chain(tmp_path, NATION, PROVINCE, CITY, COUNTY)
    with speaking("zh"):
        assert (
            text(show_screen(show(seen, "county/report"), seen.workspace.register, NAMES))
            == """\
报送接种情况  county/report
  通知      落实流感防控的通知
  类别      报送
  办理主体  各单位
  跟踪      卫生院
  时限      2024-08-20
  佐证      可有可无
  上级      市卫生健康委《转发省卫生健康委关于做好流感防控的通知》（city/report）：时限2024-08-24（周六），本级提前4天
            省卫生健康委《转发国家卫生健康委关于做好流感防控的通知》（province/report）：时限2024-08-25（周日），本级提前5天，下一级提前1天
            国家卫生健康委、国家疾控局《关于做好流感防控的通知》（nation/report）：时限2024-08-30（周五），本级提前10天，下一级提前5天
截至2024-08-10（周六）
  单位    时限        办理进度  时效
  卫生院  2024-08-20  未办      未到期
"""
        )


def test_the_top_has_no_levels_above(tmp_path: Path) -> None:
    seen = chain(tmp_path, NATION, PROVINCE)
    assert "Levels above" not in text(show_screen(show(seen, "nation/report"), seen.workspace.register, NAMES))
    assert "Forwards" not in text(show_screen(show(seen, "nation"), seen.workspace.register, NAMES))


@pytest.mark.parametrize(
    ("own", "upper", "english", "chinese"),
    [
        pytest.param(
            "2024-09-02",
            "2024-08-30",
            "due 2024-08-30 (Fri); too late by 3 days here",
            "时限2024-08-30（周五），本级晚3天",
            id="later",
        ),
        pytest.param(
            "2024-08-30",
            "2024-08-30",
            "due 2024-08-30 (Fri); no slack here",
            "时限2024-08-30（周五），本级同一天",
            id="same day",
        ),
        pytest.param(
            "2024-08-30T18:00:00",
            "2024-08-30T12:00:00",
            "due 2024-08-30 (Fri) 12:00; too late here, on that very day",
            "时限2024-08-30（周五）12:00，本级同一天，但时刻更晚",
            id="later that day",
        ),
        pytest.param("2024-08-20", None, "undated", "无时限", id="no rule above"),
        pytest.param("2024-08-20", '{ unclear = "另行通知" }', "no day yet", "时限未定", id="no day above"),
        pytest.param(
            "2024-08-20",
            '{ every = "month", day = 5, from = 2024-09-01 }',
            "day 5 of every month, from 2024-09-01",
            "每月5日，2024-09-01起",
            id="again and again above",
        ),
        pytest.param(None, "2024-08-30", "due 2024-08-30 (Fri)", "时限2024-08-30（周五）", id="no day here"),
    ],
)
def test_what_is_said_of_a_level(
    own: str | None, upper: str | None, english: str, chinese: str, tmp_path: Path
) -> None:
    seen = chain(tmp_path, ("nation", "防控", upper, None), ("county", "落实", own, "nation"))
    name = "国家卫生健康委, 国家疾控局, 防控 (nation/report)"
    assert levels(seen, "county/report") == [f"Levels above  {name}: {english}"]
    with speaking("zh"):
        name = "国家卫生健康委、国家疾控局《防控》（nation/report）"
        assert levels(seen, "county/report") == [f"上级      {name}：{chinese}"]


def test_a_level_that_is_late_itself_is_told_below_the_next(tmp_path: Path) -> None:
    late = ("city", "转发", "2024-09-01", "nation")
    seen = chain(tmp_path, NATION, late, COUNTY)
    assert levels(seen, "county/report")[1].endswith(
        "due 2024-08-30 (Fri); 10 days of slack here; the level just below it: too late by 2 days"
    )


def test_a_notice_that_is_not_here_is_named_as_such(tmp_path: Path) -> None:
    seen = chain(tmp_path, CITY, COUNTY)
    assert levels(seen, "county/report")[1:] == ["province/report (not in this workspace)"]
    shown = text(show_screen(show(seen, "city"), seen.workspace.register, NAMES))
    assert "\n  Forwards    province (not in this workspace)\n" in shown
    with speaking("zh"):
        assert levels(seen, "city/report") == ["上级      province/report（工作区里没有这份通知）"]


def test_a_requirement_that_is_not_there_is_named_as_such(tmp_path: Path) -> None:
    seen = chain(tmp_path, NATION, PROVINCE)
    file = tmp_path / "checklists/province.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('tightens = "report"', 'tightens = "x"'), encoding="utf-8")
    seen = opened(tmp_path, "2024-08-10")
    name = "国家卫生健康委, 国家疾控局, 关于做好流感防控的通知 (nation/x)"
    assert levels(seen, "province/report") == [f"Levels above  {name}: it has no such requirement"]


def test_show_notice_says_what_it_forwards(tmp_path: Path) -> None:
    seen = chain(tmp_path, NATION, PROVINCE, ("city", "转发", "2024-08-22", "county"), ("county", "防控", None, None))
    expected = "  Forwards    国家卫生健康委, 国家疾控局, 关于做好流感防控的通知 (nation)"
    assert text(show_screen(show(seen, "province"), seen.workspace.register, NAMES)).splitlines()[1] == expected
    assert (
        text(show_screen(show(seen, "city"), seen.workspace.register, NAMES)).splitlines()[1]
        == "  Forwards    防控 (county)"
    )
    with speaking("zh"):
        expected = "  转发      国家卫生健康委、国家疾控局《关于做好流感防控的通知》（nation）"
        assert text(show_screen(show(seen, "province"), seen.workspace.register, NAMES)).splitlines()[1] == expected


def test_a_screen_that_cannot_show_chinese_has_ids_alone(tmp_path: Path) -> None:
    seen = chain(tmp_path, NATION, PROVINCE)
    assert levels(seen, "province/report", IDS) == [
        "Levels above  nation/report: due 2024-08-30 (Fri); 5 days of slack here"
    ]
    assert (
        text(show_screen(show(seen, "province"), seen.workspace.register, IDS)).splitlines()[1]
        == "  Forwards    nation"
    )


def test_notices_in_a_circle_are_shown_once_each(tmp_path: Path) -> None:
    seen = chain(tmp_path, ("nation", "甲", "2024-08-30", "city"), ("city", "乙", "2024-08-24", "nation"))
    assert levels(seen, "city/report") == [
        "Levels above  国家卫生健康委, 国家疾控局, 甲 (nation/report): due 2024-08-30 (Fri); 6 days of slack here"
    ]


def test_json_has_every_level(tmp_path: Path) -> None:
    seen = chain(tmp_path, NATION, ("province", "转发", None, "nation"), CITY, COUNTY)
    report = {"requirement": "report", "requirement_title": "报送接种情况"}
    wanted = [
        {"notice": "city", "notice_title": CITY[1], **report, "due": "2024-08-24", "slack_days": 4, "step_days": 4},
        {"notice": "province", "notice_title": "转发", **report, "due": None, "slack_days": None, "step_days": None},
        {
            "notice": "nation",
            "notice_title": NATION[1],
            **report,
            "due": NATION[2],
            "slack_days": 10,
            "step_days": None,
        },
    ]
    assert explain_json(explain(seen, ["county/report"]))["levels"] == wanted
    assert explain_json(explain(seen, ["clinic", "county/report"]))["levels"] == wanted
    register = seen.workspace.register
    assert show_json(show(seen, "county/report"), register)["levels"] == wanted
    assert show_json(show(seen, "nation/report"), register)["levels"] == []
    assert show_json(show(seen, "county"), register)["notice"]["forwards"] == "city"
    assert show_json(show(seen, "county/report"), register)["requirement"]["tightens"] == "report"
