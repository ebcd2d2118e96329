"""The whole job on an invented notice with units of its own: nothing is made for the two real ones alone."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from conftest import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

NOTICE = "county-2024-dengue"
REPORT = f"{NOTICE}/report"

UNITS = """
[[group]]
id = "townships"
name = "各乡镇"

[[unit]]
id = "river"
name = "河口镇"
groups = ["townships"]

[[unit]]
id = "lake"
name = "湖滨镇"
groups = ["townships"]

[[unit]]
id = "hills"
name = "山前乡"
groups = ["townships"]

[[unit]]
id = "port-hospital"
name = "港区医院"
"""

NEW = (
    *("new", NOTICE, "--title", "关于报送登革热防控情况的通知", "--issuer", "某县疾控局", "--issued", "2024-06-03"),
    *("--requirement", "report", "--what", "报送防控情况", "--actors", "各乡镇、港区医院"),
    *("--who", "各乡镇", "--who", "port", "--due", "2024年6月28日", "--kind", "report"),
)

RECORDED = (
    ("ack", "river", "lake", "hills", REPORT, "--on", "2024-06-04"),
    ("start", "river", REPORT, "--on", "2024-06-05"),
    ("submit", "river", REPORT, "--on", "2024-06-20", "--by", "陈工"),
    ("return", "river", REPORT, "--on", "2024-06-21", "--note", "缺附件"),
    ("submit", "river", REPORT, "--on", "2024-06-25"),
    ("accept", "river", REPORT, "--on", "2024-06-26"),
    ("extend", "hills", REPORT, "--on", "2024-06-27", "--to", "2024-07-10", "--note", "塌方断路"),
    ("done", "hills", REPORT, "--on", "2024-07-09"),
    ("note", "lake", REPORT, "--on", "2024-06-28", "--note", "电话催过"),
    ("done", "lake", REPORT, "--on", "2024-07-02"),
    ("exempt", "port-hospital", REPORT, "--on", "2024-06-10", "--note", "另有安排"),
    (
        "evidence",
        "lake",
        REPORT,
        "--url",
        "https://example.org/lake.pdf",
        "--dated",
        "2024-07-01",
        "--on",
        "2024-07-03",
    ),
    ("note", "river", REPORT, "--on", "2024-06-26", "--note", "记错了"),
    ("undo", "river", REPORT, "--on", "2024-06-26"),
)


Toured = tuple[Desk, dict[str, str]]


@pytest.fixture(scope="module")
def toured(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Toured:
    """A workspace that went the whole way, and what each command said on it."""
    where = tmp_path_factory.mktemp("tour")
    said = {"init": run("init", "county", "--lang", "zh", cwd=where).stdout}
    desk = Desk(where / "county")
    with (desk.root / "units.toml").open("a", encoding="utf-8") as register:
        register.write(UNITS)
    said["new"] = desk.said(*NEW)
    said["check"] = desk.said("check", "--ignore", "N7")
    said |= {f"{words[0]} {words[1]} {words[-1]}": desk.said(*words) for words in RECORDED}
    return desk, said


def test_every_file_that_is_named_is_there(toured: Toured) -> None:
    desk, said = toured
    named = [file for text in said.values() for file in re.findall(r"[\w./-]+\.toml", text)]
    assert {file for file in named if not (desk.root / file).is_file()} == set()
    assert {f"records/{NOTICE}/{unit}.toml" for unit in ("river", "lake", "hills", "port-hospital")} <= set(named)
    assert f"checklists/{NOTICE}.toml" in named


def test_a_new_workspace_says_where_it_is_and_what_comes_next(toured: Toured) -> None:
    desk, said = toured
    assert said["init"].splitlines()[0] == f"工作区已建好：{desk.root}"
    assert [line for line in said["init"].splitlines() if "notice-tasks " in line] == [
        "2. 新建清单：notice-tasks new",
        "3. 检查有没有错：notice-tasks check",
    ]
    assert said["check"] == "没有发现问题（1份通知、4个单位、0份记录）\n"


def test_the_next_step_is_offered_where_there_is_one(toured: Toured) -> None:
    _desk, said = toured
    offered = {command: re.findall("下一步：(.*)", text) for command, text in said.items()}
    assert offered["submit river 陈工"] == [f"notice-tasks accept river {REPORT}"]
    assert offered["return river 缺附件"] == [f"notice-tasks submit river {REPORT}"]
    assert offered["accept river 2024-06-26"] == []


STANDINGS = {
    "nothing yet": ("2024-06-03", "river", "pending", "scheduled", "2024-06-28", False),
    "acknowledged": ("2024-06-04", "river", "acknowledged", "scheduled", "2024-06-28", False),
    "started": ("2024-06-05", "river", "in-progress", "scheduled", "2024-06-28", False),
    "submitted": ("2024-06-20", "river", "submitted", "met", "2024-06-28", False),
    "four days before": ("2024-06-24", "river", "returned", "scheduled", "2024-06-28", False),
    "submitted again": ("2024-06-25", "river", "submitted", "met", "2024-06-28", False),
    "accepted": ("2024-06-26", "river", "done", "met", "2024-06-28", False),
    "not soon yet": ("2024-06-24", "lake", "acknowledged", "scheduled", "2024-06-28", False),
    "three days before": ("2024-06-25", "lake", "acknowledged", "due-soon", "2024-06-28", False),
    "on the due day": ("2024-06-28", "lake", "acknowledged", "due-today", "2024-06-28", False),
    "the day after": ("2024-06-29", "lake", "acknowledged", "overdue", "2024-06-28", True),
    "a miss never clears": ("2024-07-02", "lake", "done", "met-late", "2024-06-28", True),
    "not in ten years": ("2034-07-02", "lake", "done", "met-late", "2024-06-28", True),
    "before the grant": ("2024-06-26", "hills", "acknowledged", "due-soon", "2024-06-28", False),
    "extended": ("2024-06-29", "hills", "acknowledged", "scheduled", "2024-07-10", False),
    "done as extended": ("2024-07-09", "hills", "done", "met-extended", "2024-07-10", False),
    "not exempt yet": ("2024-06-09", "port-hospital", "pending", "scheduled", "2024-06-28", False),
    "exempt": ("2024-07-09", "port-hospital", "exempt", "exempt", "2024-06-28", False),
}
"""As of which day, which unit; its progress and timeliness, its due day, and whether it ever missed one."""


@pytest.fixture(scope="module")
def days(toured: Toured) -> dict[str, list[dict[str, object]]]:
    """All cells as of each of these days."""
    wanted = sorted({as_of for as_of, *_rest in STANDINGS.values()})
    shown = toured[0].run_all([["status", "--json", "--as-of", as_of] for as_of in wanted])
    return {as_of: json.loads(result.stdout)["cells"] for as_of, result in zip(wanted, shown, strict=True)}


@pytest.mark.parametrize(
    ("as_of", "unit", "progress", "timeliness", "due", "missed"), list(STANDINGS.values()), ids=list(STANDINGS)
)
def test_every_day_can_be_looked_at_again(
    days: dict[str, list[dict[str, object]]],
    as_of: str,
    unit: str,
    progress: str,
    timeliness: str,
    due: str,
    missed: bool,
) -> None:
    (cell,) = [cell for cell in days[as_of] if cell["unit"] == unit]
    assert (cell["progress"], cell["timeliness"], cell["due"], cell["missed"]) == (progress, timeliness, due, missed)
    assert (cell["original_due"], cell["kind"], cell["occurrence"]) == ("2024-06-28", "report", None)


def test_status_counts_with_numerator_and_denominator(toured: Toured) -> None:
    totals = toured[0].json("status", "--as-of", "2024-07-05")["totals"]
    assert (totals["done"], totals["owed"], totals["exempt"], totals["percent"]) == (2, 3, 1, 66)
    text = toured[0].said("status", "--as-of", "2024-07-05")
    assert "应报2，已报2/2（100%），按时1/2（50%），办结2/2（100%），未到期1，免办1（不计入）" in text


@pytest.mark.parametrize(
    ("as_of", "days_left", "units"),
    [
        pytest.param("2024-06-24", 4, [["river"], ["lake", "hills"]], id="days left, and what was returned apart"),
        pytest.param("2024-06-29", -1, [["lake"]], id="overdue"),
        pytest.param("2024-07-05", 5, [["hills"]], id="the extension's day"),
    ],
)
def test_agenda_holds_what_is_still_owed(toured: Toured, as_of: str, days_left: int, units: list[list[str]]) -> None:
    slots = toured[0].json("agenda", "--as-of", as_of)["agenda"]
    assert [slot["units"] for slot in slots if slot["days_left"] == days_left] == units


def test_matrix_has_a_word_for_every_cell(toured: Toured) -> None:
    (grid,) = toured[0].json("matrix", "--as-of", "2024-07-03")["notices"]
    assert {cell["unit"]: cell["timeliness"] for cell in grid["cells"]} == {
        "river": "met",
        "lake": "met-late",
        "hills": "scheduled",
        "port-hospital": "exempt",
    }
    rows = [line.split() for line in toured[0].said("matrix", "--as-of", "2024-07-03").splitlines()]
    letters = {row[0]: row[1:] for row in rows if row and row[0] in {"河口镇", "湖滨镇", "山前乡", "港区医院"}}
    assert letters == {
        "河口镇": ["收", "结"],
        "湖滨镇": ["收", "迟"],
        "山前乡": ["收", "收"],
        "港区医院": ["．", "免"],
    }


def test_show_knows_notices_requirements_and_units(toured: Toured) -> None:
    desk = toured[0]
    assert desk.json("show", NOTICE)["notice"]["issuers"] == ["某县疾控局"]
    assert desk.json("show", "report")["requirement"]["who"] == ["townships", "port-hospital"]
    assert desk.json("show", "湖滨", "--as-of", "2024-07-03")["unit"]["id"] == "lake"


def test_explain_tells_whose_word_the_extension_is(toured: Toured) -> None:
    found = toured[0].json("explain", "hills", REPORT, "--as-of", "2024-07-09")
    assert (found["due"], [step["code"] for step in found["steps"]][-1]) == ("2024-07-10", "extended")
    assert "2024-07-10" in found["steps"][-1]["text"]
    assert "塌方断路" in found["steps"][-1]["text"]


def test_explain_without_a_unit_tells_the_rule(toured: Toured) -> None:
    found = toured[0].json("explain", REPORT)
    assert (found["due"], found["cells"], found["steps"][0]["code"]) == ("2024-06-28", [], "named")


def test_log_is_in_the_order_in_which_it_happened(toured: Toured) -> None:
    events = toured[0].json("log", "--unit", "river")["events"]
    assert [(event["on"][5:], event["did"], event["effect"]) for event in events] == [
        ("06-04", "acknowledge", "counts"),
        ("06-05", "start", "counts"),
        ("06-20", "submit", "counts"),
        ("06-21", "return", "counts"),
        ("06-25", "submit", "counts"),
        ("06-26", "accept", "counts"),
        ("06-26", "note", "undone"),
        ("06-26", "undo", "counts"),
    ]
    assert {event["by"] for event in events} == {"keeper", "陈工"}


def test_log_can_be_cut_to_its_last_records(toured: Toured) -> None:
    last = toured[0].said("log", "--limit", "2").splitlines()
    assert last[1] == "另有14条更早的记录未显示，全部：notice-tasks log"
    assert len(last) == 1 + 1 + 1 + 2


def test_units_counts_misses(toured: Toured) -> None:
    units = toured[0].json("units", "--as-of", "2024-07-09")["units"]
    assert {unit["id"]: unit["totals"]["missed"] for unit in units} == {
        "river": 0,
        "lake": 1,
        "hills": 0,
        "port-hospital": 0,
    }


def test_calendar_has_a_feed_for_every_unit_and_notice(toured: Toured, tmp_path: Path) -> None:
    desk = toured[0]
    said = desk.said("calendar", "--out", tmp_path / "feeds")
    feeds = {path.relative_to(tmp_path / "feeds").as_posix() for path in (tmp_path / "feeds").rglob("*.ics")}
    assert {f"units/{unit}.ics" for unit in ("river", "lake", "hills", "port-hospital")} <= feeds
    assert f"notices/{NOTICE}.ics" in feeds
    assert (tmp_path / "feeds" / "index.html").is_file()
    assert "20240710" in (tmp_path / "feeds" / "units" / "hills.ics").read_text(encoding="utf-8")
    assert str(tmp_path / "feeds") in said
    assert "没有变化" in desk.said("calendar", "--out", tmp_path / "feeds")
