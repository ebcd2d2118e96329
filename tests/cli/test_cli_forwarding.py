"""One notice passed down four levels, from the nation to a county: by the real commands, mistakes included."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conftest import findings

if TYPE_CHECKING:
    from conftest import Desk

LEVELS = (
    ("nhc-2025-flu", "关于做好2025年流感防控工作的通知", "国家卫生健康委", "2025-11-28"),
    ("province-2025-flu", "转发国家卫生健康委关于做好流感防控工作的通知", "某省卫生健康委", "2025-11-21"),
    ("city-2025-flu", "转发省卫生健康委关于做好流感防控工作的通知", "某市卫生健康委", "2025-11-18"),
    ("county-2025-flu", "关于落实流感防控工作的通知", "某县卫生健康局", "2025-11-14"),
)
REPORT = "county-2025-flu/report"
UNIT = '\n[[unit]]\nid = "hospital"\nname = "县人民医院"\n'


def edit(desk: Desk, notice: str, old: str, new: str) -> None:
    """Exchange a piece of a checklist that stands there once."""
    file = desk.root / f"checklists/{notice}.toml"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def passed_down(empty: Desk) -> Desk:
    """All four levels in one workspace, each begun with `new`, then linked by hand."""
    with (empty.root / "units.toml").open("a", encoding="utf-8") as register:
        register.write(UNIT)
    for number, (notice, title, issuer, due) in enumerate(LEVELS):
        begin = ("new", notice, "--title", title, "--issuer", issuer, "--issued", "2025-11-01", "--kind", "report")
        duty = ("--requirement", "report", "--what", "报送接种情况", "--actors", "各医疗机构", "--who", "hospital")
        empty.said(*begin, *duty, "--due", due)
        if number:
            edit(empty, notice, f'id = "{notice}"\n', f'id = "{notice}"\nforwards = "{LEVELS[number - 1][0]}"\n')
            edit(empty, notice, 'id = "report"\n', 'id = "report"\ntightens = "report"\n')
    return empty


def test_the_four_levels_are_sound(passed_down: Desk) -> None:
    assert passed_down.said("check", "--ignore", "N7") == "no problem found (4 notices, 1 unit, 0 records)\n"


def test_explain_shows_the_slack_of_every_level(passed_down: Desk) -> None:
    said = passed_down.said("explain", REPORT, "--lang", "zh")
    lines = [line.strip() for line in said.splitlines() if "本级" in line]
    assert [line.partition("》（")[2] for line in lines] == [
        "city-2025-flu/report）：时限2025-11-18（周二），本级提前4天",
        "province-2025-flu/report）：时限2025-11-21（周五），本级提前7天，下一级提前3天",
        "nhc-2025-flu/report）：时限2025-11-28（周五），本级提前14天，下一级提前7天",
    ]
    assert "某市卫生健康委《转发省卫生健康委关于做好流感防控工作的通知》" in lines[0]


def test_explain_and_show_agree_in_json(passed_down: Desk) -> None:
    explained = passed_down.json("explain", "hospital", REPORT)["levels"]
    assert explained == passed_down.json("show", REPORT)["levels"]
    assert [(level["notice"], level["due"], level["slack_days"], level["step_days"]) for level in explained] == [
        ("city-2025-flu", "2025-11-18", 4, 4),
        ("province-2025-flu", "2025-11-21", 7, 3),
        ("nhc-2025-flu", "2025-11-28", 14, 7),
    ]


def test_show_says_what_a_notice_forwards(passed_down: Desk) -> None:
    said = passed_down.said("show", "city-2025-flu")
    assert "  Forwards    某省卫生健康委, 转发国家卫生健康委关于做好流感防控工作的通知 (province-2025-flu)\n" in said


def test_a_day_later_than_the_nations_is_told_at_the_level_that_is_late(passed_down: Desk) -> None:
    edit(passed_down, "province-2025-flu", "due = 2025-11-21", "due = 2025-12-01")
    found = passed_down.run("check", "--ignore", "N7")
    assert found.returncode == 1
    (line,) = findings(found)
    assert line.startswith("checklists/province-2025-flu.toml:")
    assert line.endswith(
        ": N405 The due day 2025-12-01 (Mon) is later than the one above, 2025-11-28 (Fri) (nhc-2025-flu/report). "
        "Make it no later than that."
    )


def test_a_late_level_in_between_does_not_hide_one_below(passed_down: Desk) -> None:
    edit(passed_down, "city-2025-flu", "due = 2025-11-18", 'due = { unclear = "另行通知" }')
    edit(passed_down, "county-2025-flu", "due = 2025-11-14", "due = 2025-11-24")
    found = passed_down.run("check", "--ignore", "N7")
    assert [line.split()[1] for line in findings(found)] == ["N405"]
    assert "(province-2025-flu/report)" in found.stdout


def test_a_circle_is_told_and_keeps_nobody_from_looking_or_recording(passed_down: Desk) -> None:
    edit(passed_down, "nhc-2025-flu", 'id = "nhc-2025-flu"\n', 'id = "nhc-2025-flu"\nforwards = "county-2025-flu"\n')
    edit(passed_down, "nhc-2025-flu", 'id = "report"\n', 'id = "report"\ntightens = "report"\n')
    found = passed_down.run("check", "--ignore", "N7")
    assert found.returncode == 1
    (line,) = findings(found)
    assert ": N404 " in line
    assert "city-2025-flu, province-2025-flu, nhc-2025-flu, county-2025-flu." in line
    levels = passed_down.json("explain", REPORT)["levels"]
    assert [level["notice"] for level in levels] == ["city-2025-flu", "province-2025-flu", "nhc-2025-flu"]
    assert passed_down.run("done", "hospital", REPORT, "--on", "2025-11-10").returncode == 0


def test_a_notice_above_that_is_not_kept_here_is_named_and_can_be_accepted(passed_down: Desk) -> None:
    (passed_down.root / "checklists/nhc-2025-flu.toml").unlink()
    assert passed_down.run("check", "--ignore", "N7").returncode == 1
    assert "nhc-2025-flu/report (not in this workspace)" in passed_down.said("explain", REPORT)
    with (passed_down.root / "notice-tasks.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[check]\nignore = [{ code = "N403", reason = "the nation\'s notice is not tracked here" }]\n')
    assert (
        passed_down.said("check", "--ignore", "N7")
        == "no problem found, 1 accepted in the settings (3 notices, 1 unit, 0 records)\n"
    )


def test_a_faulty_notice_above_is_the_only_finding(passed_down: Desk) -> None:
    edit(passed_down, "nhc-2025-flu", 'kind = "report"', 'kind = "reprot"')
    found = passed_down.run("check", "--ignore", "N7")
    assert [line.split()[1] for line in findings(found)] == ["N204"]
    assert passed_down.run("done", "hospital", REPORT, "--on", "2025-11-10").returncode == 0
