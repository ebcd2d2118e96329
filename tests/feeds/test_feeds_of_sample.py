"""The feeds of the sample, written by the program itself: the same input gives the same bytes."""

import datetime
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from feeds_builders import BEIJING, items, physical_lines, read, shown, speaking, value

from notice_tasks.actions.calendar import END_OF_TIME, calendar
from notice_tasks.actions.init import init
from notice_tasks.actions.moment import Moment
from notice_tasks.actions.partly_opened import open_in_part
from notice_tasks.actions.record import Order, record
from notice_tasks.feeds.manifest import LIST
from notice_tasks.model.event import Act
from notice_tasks.store.lock import LOCK_FILE

NOW = datetime.datetime(2026, 12, 1, 12, tzinfo=datetime.UTC)


@pytest.fixture(scope="module")
def sample_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sample") / "ws"
    init(root, "zh", sample=True)
    return root


@pytest.fixture
def mine(sample_root: Path, tmp_path: Path) -> Path:
    """A copy of the sample that a test may change."""
    return Path(shutil.copytree(sample_root, tmp_path / "ws"))


def files(folder: Path) -> dict[str, bytes]:
    """The content of a folder, without the lock and the manifest."""
    found = [path for path in folder.rglob("*") if path.is_file() and path.name not in {LOCK_FILE, LIST}]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def published(root: Path, out: Path, now: datetime.datetime = NOW) -> dict[str, bytes]:
    with speaking("zh"):
        calendar(open_in_part(root, Moment(now, END_OF_TIME)), out)
    return files(out)


@pytest.fixture(scope="module")
def feeds(sample_root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return published(sample_root, tmp_path_factory.mktemp("feeds"))


def run(root: Path, out: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "notice_tasks", "calendar", "--workspace", str(root), "--out", str(out)]
    everything = {**os.environ, "PYTHONUTF8": "1", "PYTHONWARNINGS": "error", **environment}
    return subprocess.run(command, env=everything, capture_output=True, encoding="utf-8", check=True)


@pytest.mark.parametrize(
    ("seed", "zone", "locale"),
    [("0", "UTC", "C.UTF-8"), ("1", "Asia/Shanghai", "zh_CN.UTF-8"), ("2", "America/New_York", "en_US.UTF-8")],
)
def test_every_run_writes_the_same_bytes(
    sample_root: Path, feeds: Mapping[str, bytes], tmp_path: Path, seed: str, zone: str, locale: str
) -> None:
    done = run(sample_root, tmp_path, {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale})
    assert "49" in done.stdout
    assert not done.stderr
    assert files(tmp_path) == feeds


def test_a_console_that_cannot_show_chinese_changes_no_byte(
    feeds: Mapping[str, bytes], sample_root: Path, tmp_path: Path
) -> None:
    run(sample_root, tmp_path / "out", {"PYTHONIOENCODING": "ascii"})
    assert files(tmp_path / "out") == feeds


@pytest.mark.parametrize("now", ["2019-08-01T00:00:00+00:00", "2024-08-30T23:59:59+08:00", "2099-12-31T00:00:00-12:00"])
def test_the_bytes_are_the_same_on_any_day(
    sample_root: Path, feeds: Mapping[str, bytes], tmp_path: Path, now: str
) -> None:
    assert published(sample_root, tmp_path, datetime.datetime.fromisoformat(now)) == feeds


def test_feeds_use_no_clock_and_no_chance() -> None:
    source = Path(sys.modules["notice_tasks.feeds.items"].__file__ or "").parent
    text = "".join(path.read_text(encoding="utf-8") for path in source.glob("*.py"))
    assert not re.findall(
        r"\.(?:utc)?(?:now|today|fromtimestamp)\(|import (?:time|uuid|random|secrets)\b|urandom", text
    )


def test_there_is_a_feed_for_each_unit_group_and_notice_and_one_of_all(feeds: Mapping[str, bytes]) -> None:
    assert len(feeds) == 42 + 4 + 2 + 1 + 2
    assert sum(name.startswith("units/") for name in feeds) == 42
    assert sum(name.startswith("groups/") for name in feeds) == 4
    assert {"all.ics", "index.html", "notices/nhc-2024-doctors-day.ics"} <= feeds.keys()


def test_every_feed_keeps_the_rules_of_bytes(feeds: Mapping[str, bytes]) -> None:
    for content in (content for name, content in feeds.items() if name.endswith(".ics")):
        for line in physical_lines(content):
            assert len(line) <= 75
            assert line.decode().isprintable()


def test_the_feeds_of_all_units_together_are_the_feed_of_all(feeds: Mapping[str, bytes]) -> None:
    for folder in ("units/", "notices/"):
        together = [item for name, content in feeds.items() if name.startswith(folder) for item in shown(content)]
        assert sorted(together) == shown(feeds["all.ics"])


def test_a_reader_finds_every_due_day_of_a_unit(feeds: Mapping[str, bytes]) -> None:
    found = {(str(item["SUMMARY"]), value(item, "DTSTART")) for item in items(feeds["units/beijing.ics"])}
    assert found == {
        (f"【已办结】走访慰问医务工作者（{BEIJING.name}）", "20240819"),
        (f"【免办】报送节日活动组织开展情况（{BEIJING.name}）", "20240830"),
    }


def test_the_index_page_links_to_every_feed_and_to_nothing_else(feeds: Mapping[str, bytes]) -> None:
    page = feeds["index.html"].decode()
    links = {part.partition('"')[0] for part in page.split('href="')[1:]}
    assert links == feeds.keys() - {"index.html"}  # the page in the other language is among them


def test_one_act_changes_the_feeds_it_stands_in_and_no_other(
    mine: Path, feeds: Mapping[str, bytes], tmp_path: Path
) -> None:
    before = published(mine, tmp_path / "out")
    order = Order(Act.EXTEND, ("shanghai", "nhc-2024-doctors-day/report"), "Li", note="遇台风", to=END_OF_TIME)
    record(mine, Moment(NOW), order)
    after = published(mine, tmp_path / "out")
    assert {name for name in after if after[name] != before[name]} == {
        "all.ics",
        "units/shanghai.ics",
        "groups/provincial-health.ics",
        "notices/nhc-2024-doctors-day.ics",
    }
    assert len(read(after["all.ics"]).events) == len(read(feeds["all.ics"]).events)


def test_a_note_touches_no_file(mine: Path, tmp_path: Path) -> None:
    before = published(mine, tmp_path / "out")
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")}
    record(mine, Moment(NOW), Order(Act.NOTE, ("shanghai", "nhc-2024-doctors-day/report"), "Li", note="来电话了"))
    assert published(mine, tmp_path / "out") == before
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")} == times
