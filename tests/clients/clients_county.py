"""A county whose notice has every kind of due day and every state, in words that calendar programs trip over.

It stands in 2024: what is recorded has happened, whenever the tests run.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from clients_said import said

from conftest import Desk, run_program

if TYPE_CHECKING:
    from clients_said import Said

FAMILY: Final = "👩\u200d👩\u200d👧\u200d👦"
"""Four people, joined into one sign; a cut between them shows others."""

LONG: Final = "各单位要压实责任；逐条对照，逐项销号，" * 16
"""More than 300 characters, every one of three octets."""

_SETTINGS: Final = """\
format = 1
id = "county"
organisation = "某县；卫健局, A\\\\B"
timezone = "Asia/Shanghai"
language = "zh"
remind = [10, 7, 3, 1, 0]
"""

_UNITS: Final = f"""\
format = 1

[[group]]
id = "clinics"
name = "村卫生室"

[[unit]]
id = "east"
name = "东村卫生室；𠮷野, “老街”"
groups = ["clinics"]

[[unit]]
id = "west"
name = "西村\\\\北路 {FAMILY} 卫生室"
groups = ["clinics"]

[[unit]]
id = "far"
name = "Far Clinic: a;b,c\\\\n"
groups = ["clinics"]
"""

_CHECKLIST: Final = f"""\
format = 1

[notice]
id = "safety"
title = "关于开展“百日”安全行动的通知; 第1,2,3号\\\\n（𠮷）{FAMILY}"
revised = 2024-03-01
source = {{ url = "https://example.org/notice?id=1;a,b&c=%E9%80%9A" }}

[anchors]
issued = 2024-03-01

[[notice.contact]]
office = "医政科; 应急办"
name = "李, 明"
phone = "010-00000000"
email = "li@example.org"

[[requirement]]
id = "report"
title = "报送自查表; 一式两份, 见附件\\\\清单\\\\n"
clause = "一、(一);2"
quote = ["于3月29日前报送", "{LONG}", "第一行\\n第二行\\r\\n第三行, 完; \\\\N\\\\",
    "行末\\u2028又一行\\u2029再一行\\u0085末行\\u000B；铃\\u0007、零\\u0000、制表\\t完"]
kind = "report"
actors = "各村卫生室"
who = ["clinics"]
deliver = {{ to = "县卫健局医政科, 3楼; 右手" }}
reach = ["村医", "护士; 药师"]
due = 2024-03-29

[[requirement]]
id = "telegram"
title = "{FAMILY} 电话报告：18时前, BEGIN:VEVENT"
kind = "report"
actors = "各村卫生室"
who = ["clinics"]
remind = [2, 0]
due = {{ by = 2024-03-25T18:00:00 }}

[[requirement]]
id = "photos"
title = "{LONG[:60]}"
kind = "report"
actors = "各村卫生室"
who = ["clinics"]
due = {{ from = 2024-04-10, to = 2024-04-20, roll = "none" }}

[[requirement]]
id = "monthly"
title = "每月报送台账"
kind = "report"
actors = "各村卫生室"
who = ["clinics"]
[requirement.due]
every = "month"
day = 5
from = 2024-03-01
to = 2024-06-30
roll = "next"
except = [{{ occurrence = 2024-06-05, moved = 2024-06-07, reason = "系统停机; 维护, 见\\\\通知" }}]

[[requirement]]
id = "cancelled"
title = "参加现场会"
kind = "event"
actors = "各村卫生室"
who = ["clinics"]
due = 2024-04-15
withdrawn = {{ on = 2024-03-12, reason = "改为线上; 另行通知" }}

[[requirement]]
id = "training"
title = "收文十天内培训"
kind = "action"
actors = "各村卫生室"
who = ["clinics"]
due = {{ after = "received", days = 10 }}

[[requirement]]
id = "spare"
title = "试行事项"
kind = "action"
actors = "各村卫生室"
who = ["clinics"]
due = 2024-04-30

[[requirement]]
id = "ledger"
title = "建立台账（不定期限）"
kind = "action"
actors = "各村卫生室"
who = ["clinics"]

[[requirement]]
id = "vigilance"
title = "绷紧安全这根弦"
kind = "standing"
actors = "各村卫生室"
who = ["clinics"]
due = 2024-04-30

[[amendment]]
on = 2024-03-01
requirement = "telegram"
reason = "提前; 见\\\\补充通知, 附件"
was = {{ due = {{ by = 2024-03-22T18:00:00 }} }}
"""

_ACTS: Final = (
    ("ack", "east", "safety/training", "--on", "2024-03-04"),
    ("ack", "west", "safety/training", "--on", "2024-03-06"),
    ("done", "east", "safety/report", "--on", "2024-03-18"),
    ("submit", "west", "safety/report", "--on", "2024-03-19"),
    ("exempt", "far", "safety/report", "--on", "2024-03-20", "--note", "停业; 装修, \\停"),
    ("extend", "far", "safety/photos", "--to", "2024-04-26", "--on", "2024-03-20", "--note", "雨; 雪, \\风\n和冰"),
    ("extend", "far", "safety/photos", "--to", "2024-04-30", "--on", "2024-03-21", "--note", "还有雪"),
    ("submit", "west", "safety/photos", "--on", "2024-03-21"),
    ("return", "west", "safety/photos", "--on", "2024-03-22", "--note", "重拍"),
    ("done", "east", "safety/cancelled", "--on", "2024-03-10"),
    ("done", "west", "safety/monthly@2024-03-05", "--on", "2024-03-05"),
    ("submit", "far", "safety/telegram", "--on", "2024-03-25T17:59"),
    ("submit", "east", "safety/telegram", "--on", "2024-03-25T09:00"),
    ("undo", "east", "safety/telegram", "--on", "2024-03-25"),
)


def county(folder: Path) -> Desk:
    """The county in a folder, with its records."""
    shutil.copytree(_county(), folder)
    return Desk(folder)


@cache
def _county() -> Path:
    """The county that all others are copied from; it goes when the tests end."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    files = {"notice-tasks.toml": _SETTINGS, "units.toml": _UNITS, "checklists/safety.toml": _CHECKLIST}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    desk = Desk(folder)
    desk.said("check", "--select", "N1,N2,N3")
    for act in _ACTS:
        desk.said(*act)
    return folder


@cache
def said_at_first() -> dict[str, Said]:
    """What the county says before any change."""
    return said(Desk(_county()))


def sample(folder: Path) -> Desk:
    """The sample with its two real notices and 42 units."""
    run_program("init", "--sample", str(folder), "--lang", "zh", cwd=folder.parent).check_returncode()
    return Desk(folder)


def publish(desk: Desk, folder: Path, *words: str) -> None:
    """Write the feeds of events and of tasks into a folder."""
    desk.said("calendar", "--tasks", "--out", str(folder), *words)


def move_on(desk: Desk) -> None:
    """Leave one requirement out, move another's day, and record one as done: three things that feeds must follow."""
    file = desk.root / "checklists/safety.toml"
    text = file.read_text(encoding="utf-8")
    before, _, rest = text.partition('[[requirement]]\nid = "spare"')
    after = rest[rest.index("[[requirement]]") :]
    moved = (before + after).replace("due = 2024-03-29\n", "due = 2024-04-02\n")
    file.write_text(moved.replace("revised = 2024-03-01", "revised = 2024-03-25"), encoding="utf-8")
    desk.said("done", "far", "safety/telegram", "--on", "2024-03-26")
