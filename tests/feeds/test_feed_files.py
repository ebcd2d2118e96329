"""The folder of feeds, rules 20 to 22: replaced in one step, left alone when nothing changed, listed on a page."""

import datetime
import os
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from feeds_builders import (
    BEIJING,
    SHANGHAI,
    cells,
    day,
    feeds,
    notice,
    requirement,
    settings,
    speaking,
    workspace,
    written,
)

from notice_tasks.actions.calendar import END_OF_TIME, Published, calendar
from notice_tasks.actions.moment import Moment
from notice_tasks.actions.opened import open_workspace
from notice_tasks.dates.shift import Unit as Period
from notice_tasks.feeds.assemble import without_day
from notice_tasks.feeds.publish import Feed, index_page, publish
from notice_tasks.model.deadline import After, Unclear
from notice_tasks.model.notice import RECEIVED, Kind, Withdrawn
from notice_tasks.model.unit import Unit
from notice_tasks.problems import BadInput
from notice_tasks.reports import plain
from notice_tasks.reports.made import feeds_screen
from notice_tasks.store.lock import LOCK_FILE
from notice_tasks.words.catalogue import use

LONG_AGO = 1_000_000_000


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    with speaking("zh"):
        yield


def files(folder: Path) -> dict[str, bytes]:
    """What a folder holds, but for the lock."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != LOCK_FILE)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_rule_20_a_file_with_equal_bytes_is_not_touched(tmp_path: Path) -> None:
    assert publish(tmp_path, {"all.ics": b"1", "units/beijing.ics": b"2"}) == ("all.ics", "units/beijing.ics")
    for path in (tmp_path / "all.ics", tmp_path / "units/beijing.ics"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    before = (tmp_path / "all.ics").stat()
    assert publish(tmp_path, {"all.ics": b"1", "units/beijing.ics": b"3"}) == ("units/beijing.ics",)
    after = (tmp_path / "all.ics").stat()
    assert (after.st_mtime, after.st_ino) == (before.st_mtime, before.st_ino) == (LONG_AGO, before.st_ino)
    assert (tmp_path / "units/beijing.ics").stat().st_mtime > LONG_AGO
    assert files(tmp_path) == {"all.ics": b"1", "units/beijing.ics": b"3"}


def test_rule_20_who_reads_while_a_file_is_replaced_reads_the_old_one_whole(tmp_path: Path) -> None:
    publish(tmp_path, {"all.ics": b"old" * 1000})
    with (tmp_path / "all.ics").open("rb") as reader:
        assert reader.read(3) == b"old"
        publish(tmp_path, {"all.ics": b"new"})
        assert reader.read() == b"old" * 999
    assert files(tmp_path) == {"all.ics": b"new"}  # and no draft is left


def test_rule_20_what_cannot_be_replaced_stays_and_leaves_no_draft(tmp_path: Path) -> None:
    (tmp_path / "all.ics").mkdir()
    (tmp_path / "all.ics" / "keep").touch()
    with pytest.raises(OSError, match=r"all\.ics"):
        publish(tmp_path, {"all.ics": b"new"})
    assert [path.name for path in tmp_path.iterdir()] == ["all.ics"]


@pytest.mark.parametrize(
    ("content", "items", "large"),
    [
        pytest.param(b"x" * 900_000, 900, False, id="at the limit"),
        pytest.param(b"x" * 900_001, 1, True, id="over 900 KB"),
        pytest.param(b"x", 901, True, id="over 900 items"),
    ],
)
def test_rule_21_a_feed_that_google_would_not_read_is_known(content: bytes, items: int, large: bool) -> None:
    assert Feed("all.ics", "all", items, content).too_large is large


def test_rule_21_items_are_counted() -> None:
    around = workspace(notice(requirement(), requirement("visits")), units=[BEIJING, SHANGHAI])
    assert {file: feed.items for file, feed in feeds(around).items()} == {
        "all.ics": 2,
        "notices/doctors-day.ics": 2,
        "units/beijing.ics": 2,
        "units/shanghai.ics": 0,
    }


class Page(HTMLParser):
    """The links of a page with their texts, the cells of its table, its language and its title."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.links: list[tuple[str | None, str]] = []
        self.language: str | None = None
        self.text: list[str] = []
        self._link: dict[str, str | None] | None = None
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "html":
            self.language = dict(attrs)["lang"]
        if tag == "a":
            self._link = dict(attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._link = None

    def handle_data(self, data: str) -> None:
        self.text.append(data.strip())
        if self._link is not None:
            self.links.append((self._link["href"], data))


@pytest.mark.parametrize(("language", "html", "word"), [("zh", "zh-CN", "订阅"), ("en", "en", "subscribe")])
def test_rule_22_the_page_lists_every_feed_with_its_name_and_a_link(language: str, html: str, word: str) -> None:
    use(language)
    around = workspace(
        notice(), units=[BEIJING, Unit("odd", "<b>\"R&D\" 'x'</b>")], chosen=settings(organisation="A&B")
    )
    published = feeds(around)
    text = index_page("日历 <1>", published.values(), 0)
    page = Page(text)
    assert page.language == html
    assert page.text.count("日历 <1>") == 2
    assert page.links == [link for feed in published.values() for link in ((feed.file, feed.name), (feed.file, word))]
    assert b"webcal:" in text
    assert text.count(b"data-feed") == len(published) + 1  # the last one stands in the script


def test_rule_22_the_page_refers_to_nothing_elsewhere() -> None:
    page = index_page("日历", feeds(workspace()).values(), 0)
    assert not any(word in page for word in (b"http://", b"https://", b"src=", b"@import"))


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("zh", 3, "另有3项时限未定"),
        ("en", 3, "3 duties have no day yet"),
        ("en", 1, "1 duty has no day yet"),
    ],
)
def test_the_page_says_how_many_duties_have_no_day_yet(language: str, number: int, said: str) -> None:
    use(language)
    assert said in " ".join(Page(index_page("日历", (), number)).text)
    without = index_page("日历", (), 0).decode()
    assert said[-6:] not in without
    assert "<p></p>" not in without


@pytest.mark.parametrize(
    ("done", "number"),
    [
        pytest.param("", 3, id="nothing recorded"),
        pytest.param("08-14 acknowledge for counted", 2, id="received"),
        pytest.param("08-14 submit for counted", 2, id="handed in without a day"),
        pytest.param("08-14 exempt for unclear", 2, id="exempt"),
        pytest.param("08-14 acknowledge for counted unit shanghai", 3, id="received by a unit that need not do it"),
    ],
)
def test_duties_without_a_day_are_counted_while_they_are_owed(done: str, number: int) -> None:
    around = workspace(
        notice(
            requirement("counted", due=After(RECEIVED, 10, Period.DAYS)),
            requirement("unclear", due=Unclear("另行通知"), who=("beijing", "shanghai")),
            requirement("undated", due=None),
            requirement("dated"),
            requirement("vigilance", due=Unclear("长期"), kind=Kind.STANDING),
            requirement("gone", due=Unclear("另行通知"), withdrawn=Withdrawn(day("08-15"), "合并")),
        ),
        units=[BEIJING, SHANGHAI],
    )
    assert without_day(cells(around, written(done))) == number


WORKSPACE = {
    "notice-tasks.toml": 'format = 1\nid = "here"\n',
    "units.toml": 'format = 1\n[[unit]]\nid = "beijing"\nname = "北京"\n',
    "checklists/n.toml": """\
format = 1
[notice]
id = "n"
title = "N"
revised = 2024-08-13
[[requirement]]
id = "report"
title = "R"
kind = "report"
actors = "all"
who = ["beijing"]
due = 2024-08-30
""",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for file, text in WORKSPACE.items():
        path = tmp_path / "ws" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "ws"


def publishing(root: Path, out: Path | None = None, now: str = "2024-08-20T12:00:00+08:00") -> Published:
    opened = open_workspace(root, Moment(datetime.datetime.fromisoformat(now), END_OF_TIME))
    return calendar(opened, out, "日历")


def test_rule_22_one_folder_with_a_feed_per_unit_and_notice_and_one_of_all(root: Path) -> None:
    made = publishing(root)
    expected = ("all.ics", "notices/n.ics", "units/beijing.ics", "index.html")
    assert made.folder == root / "calendar"
    assert made.changed == expected
    assert sorted(files(made.folder)) == sorted(expected)
    assert tuple(feed.file for feed in made.feeds) == expected[:-1]
    assert all(files(made.folder)[feed.file] == feed.content for feed in made.feeds)


def test_a_second_run_on_another_day_changes_nothing(root: Path) -> None:
    publishing(root)
    for path in (root / "calendar").rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    assert publishing(root, now="2031-01-01T00:00:00+00:00").changed == ()
    assert {path.stat().st_mtime for path in (root / "calendar").rglob("*")} == {LONG_AGO}


def test_the_folder_may_be_anywhere(root: Path, tmp_path: Path) -> None:
    assert publishing(root, tmp_path / "www" / "feeds").folder == tmp_path / "www" / "feeds"
    assert (tmp_path / "www" / "feeds" / "index.html").is_file()
    assert not (root / "calendar").exists()


def test_a_folder_that_cannot_be_written_is_said_by_its_name(root: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    with pytest.raises(BadInput) as raised:
        publishing(root, in_the_way / "feeds")
    assert raised.value.code == "cannot-write-feeds"
    assert str(in_the_way) in str(raised.value.details["file"])
    assert raised.value.details["reason"]


def test_feeds_of_what_is_gone_are_named_and_kept(root: Path) -> None:
    publishing(root)
    for file in ("notices/old.ics", "units/gone.ics", "units/.hidden.ics", "units/mine.txt", "holidays.ics"):
        (root / "calendar" / file).touch()
    before = files(root / "calendar")
    made = publishing(root)
    assert made.strays == ("notices/old.ics", "units/gone.ics")
    assert made.changed == ()
    assert files(root / "calendar") == before


def test_the_page_lists_no_feed_of_what_is_gone_and_says_what_that_means(root: Path) -> None:
    made = publishing(root)
    (root / "calendar" / "units" / "gone.ics").touch()
    (root / "calendar" / "index.html").unlink()
    publishing(root)
    page = Page((root / "calendar" / "index.html").read_bytes())
    assert {link for link, _text in page.links} == {feed.file for feed in made.feeds}
    assert "没有列在这里的日历不再更新。" in " ".join(page.text)
    assert (root / "calendar" / "index.html").read_bytes() == index_page("日历", made.feeds, 0)


@pytest.mark.parametrize(
    ("strays", "chinese", "english"),
    [
        pytest.param([], None, None, id="none"),
        pytest.param(
            ["units/a.ics"],
            "文件夹里还有1个旧日历，单位或通知已不在工作区，不再更新：units/a.ics",
            "1 feed stays in the folder as it was, since its unit or notice is gone: units/a.ics",
            id="one",
        ),
        pytest.param(
            ["notices/n.ics", "units/a.ics", "units/b.ics"],
            "文件夹里还有3个旧日历，单位或通知已不在工作区，不再更新：notices/n.ics、units/a.ics、units/b.ics",
            "3 feeds stay in the folder as they were, since their units or notices are gone: "
            "notices/n.ics, units/a.ics, units/b.ics",
            id="all named",
        ),
        pytest.param(
            ["units/a.ics", "units/b.ics", "units/c.ics", "units/d.ics", "units/e.ics"],
            "文件夹里还有5个旧日历，单位或通知已不在工作区，不再更新：units/a.ics、units/b.ics、units/c.ics，另有2个",
            "5 feeds stay in the folder as they were, since their units or notices are gone: "
            "units/a.ics, units/b.ics, units/c.ics and 2 more",
            id="more are counted",
        ),
    ],
)
def test_what_is_said_of_feeds_of_what_is_gone(strays: list[str], chinese: str | None, english: str | None) -> None:
    for language, expected in (("zh", chinese), ("en", english)):
        use(language)
        shown = plain.text(feeds_screen(Path("calendar"), 45, (), (), strays)).splitlines()
        assert shown[1:-1] == ([] if expected is None else [expected])
