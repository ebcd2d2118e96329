"""How long the items of a feed take compared with hand-made strings, and the peak memory of `calendar`.

Both writers make the same bytes of 10,000 items in turn, so that changes in the machine's load affect both. The median
of the ratios is printed beside its bound. The peak memory is that of a process that publishes 10,000 items, above that
of `python -c pass`. Nothing here fails: a benchmark is read by people.

Usage: python benchmarks/feeding.py [RUNS]
"""

from __future__ import annotations

import datetime
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from checking import peak_mib
from startup import BIN, FLOOR

from notice_tasks.feeds.ics_text import OF_CELL, item_text
from notice_tasks.feeds.item import Alarm, CommonProperties, Item

if TYPE_CHECKING:
    from collections.abc import Iterator

MANY = 10_000
UNITS = 1_000
DUE = datetime.date(2024, 8, 30)


def some_items() -> list[Item]:
    """The items of a large province, all with different words."""
    changed = datetime.datetime(2024, 8, 12, 2, 29, 51, tzinfo=datetime.UTC)
    found = []
    for number in range(MANY):
        description = (
            "通知：关于做好2024年中国医师节有关工作的通知\n条款：四·2\n“于8月30日前”\n"
            f"“将第{number}项节日活动组织开展情况报送国家卫生健康委医政司”\n联系人：医政司  冯睡、胡瑞荣  010-68792483"
        )
        common = CommonProperties(
            "doctors-day/beijing", 8991, changed, description, "https://www.example.org/1,2;x", cancelled=False
        )
        uid = f"{number:032x}@notice-tasks"
        alarms = tuple(Alarm(f"{days}-{uid}", datetime.timedelta(days=days - 1, hours=15)) for days in (14, 7, 3, 1))
        summary = f"报送第{number}项节日活动组织开展情况（北京市卫生健康委员会）"
        found.append(Item(uid, common, summary, DUE, DUE + datetime.timedelta(days=1), alarms))
    return found


def by_hand(item: Item) -> bytes:
    """The same bytes as hand-made strings, without a tree and without a library."""
    common, changed = item.common, f"{item.common.changed:%Y%m%dT%H%M%SZ}"
    summary = escaped_by_hand(item.summary)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{item.uid}",
        f"DTSTAMP:{changed}",
        f"LAST-MODIFIED:{changed}",
        f"SEQUENCE:{common.sequence}",
        f"DTSTART;VALUE=DATE:{item.start:%Y%m%d}",
        f"DTEND;VALUE=DATE:{item.end:%Y%m%d}",
        f"SUMMARY:{summary}",
        f"DESCRIPTION:{escaped_by_hand(common.description)}",
        f"URL:{common.url}",
        f"{OF_CELL}:{common.cell}",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
    ]
    for alarm in item.alarms:
        hours = alarm.before.seconds // 3600
        trigger = f"TRIGGER:-P{alarm.before.days}DT{hours}H0M"
        lines += ["BEGIN:VALARM", f"UID:{alarm.uid}", "ACTION:DISPLAY", f"DESCRIPTION:{summary}", trigger, "END:VALARM"]
    lines.append("END:VEVENT")
    return b"".join(part for line in lines for part in folded_by_hand(line))


def escaped_by_hand(text: str) -> str:
    """Escaped as in section 3.3.11."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded_by_hand(line: str) -> Iterator[bytes]:
    """Lines of at most 75 octets, never cut inside a character or an escape."""
    octets = line.encode()
    start = b""
    while len(octets) > 75 - len(start):
        cut = 75 - len(start)
        while octets[cut] & 0xC0 == 0x80:
            cut -= 1
        if octets[cut - 1 : cut] == b"\\" and octets[cut - 2 : cut - 1] != b"\\":
            cut -= 1
        yield start + octets[:cut] + b"\r\n"
        octets, start = octets[cut:], b" "
    yield start + octets + b"\r\n"


def published(folder: Path) -> Path:
    """A workspace with the same number of items: ten requirements for each of a thousand units."""
    (folder / "checklists").mkdir(parents=True)
    (folder / "notice-tasks.toml").write_text('format = 1\nid = "bench"\n', encoding="utf-8")
    units = "".join(f'\n[[unit]]\nid = "c{n}"\nname = "第{n}县卫生健康局"\ngroups = ["all"]\n' for n in range(UNITS))
    register = f'format = 1\n\n[[group]]\nid = "all"\nname = "各县"\n{units}'
    (folder / "units.toml").write_text(register, encoding="utf-8")
    head = 'format = 1\n\n[notice]\nid = "n"\ntitle = "关于报送情况的通知"\nrevised = 2024-03-01\n'
    each = (
        f'\n[[requirement]]\nid = "r{n}"\ntitle = "报送第{n}项情况"\nquote = ["于8月30日前", "报送省卫生健康委"]\n'
        'kind = "report"\nactors = "各县"\nwho = ["all"]\ndue = 2024-08-30\nremind = [14, 7, 3, 1]\n'
        for n in range(MANY // UNITS)
    )
    (folder / "checklists/n.toml").write_text(head + "".join(each), encoding="utf-8")
    return folder


def seconds_of(write: object, items: list[Item]) -> float:
    """How long a writer takes for all items."""
    assert callable(write)
    begin = time.perf_counter()
    for item in items:
        write(item)
    return time.perf_counter() - begin


def main() -> None:
    """Print a table of ratios."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    items = some_items()
    assert all(by_hand(item) == item_text(item) for item in items), "the two writers must write the same"
    ratios = []
    for _ in range(runs):
        hand = seconds_of(by_hand, items)
        ratios.append(seconds_of(item_text, items) / hand)
    with tempfile.TemporaryDirectory() as name:
        workspace = published(Path(name, "ws"))
        floor = peak_mib(FLOOR, workspace)
        peak = peak_mib([str(BIN / "notice-tasks"), "calendar"], workspace)
    print(f"{'':40} value  bound")
    print(f"{'10,000 items, x strings by hand':40} {statistics.median(ratios):5.2f} {4:6g}")
    print(f"{'peak MiB above the floor':40} {peak - floor:5.1f} {60:6g}")


if __name__ == "__main__":
    main()
