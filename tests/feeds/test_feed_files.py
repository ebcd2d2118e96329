"""The folder of feeds: files are replaced in one step, untouched where nothing changed, and listed on a page."""

from __future__ import annotations

import datetime
import os
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from feeds_builders import BEIJING, SHANGHAI, cells, day, feeds, notice, requirement, speaking, workspace, written

from notice_tasks.actions.calendar import END_OF_TIME, CalendarRequest, Published, calendar
from notice_tasks.actions.moment import Moment
from notice_tasks.actions.partly_opened import open_in_part
from notice_tasks.dates.shift import PeriodUnit
from notice_tasks.doctor.limits import GOOGLE_BYTES, GOOGLE_ITEMS
from notice_tasks.feeds.assemble import lacks_day
from notice_tasks.feeds.drafts import HELD, Drafts
from notice_tasks.feeds.manifest import LIST
from notice_tasks.feeds.pages import LeftOut, Row, list_page
from notice_tasks.model.deadline import After, Unclear
from notice_tasks.model.notice import RECEIVED, Kind, Withdrawn
from notice_tasks.problems import BadInput, BadRequest
from notice_tasks.store.lock import LOCK_FILE
from notice_tasks.words.catalogue import use

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

LONG_AGO = 1_000_000_000


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    with speaking("zh"):
        yield


def files(folder: Path) -> dict[str, bytes]:
    """The content of a folder, without the lock and the manifest."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in {LOCK_FILE, LIST})
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def drafts_in(folder: Path) -> Drafts:
    """Drafts in a folder that no other program uses."""
    return Drafts(folder, "here", lambda _file: None)


def publish(folder: Path, contents: Mapping[str, bytes]) -> list[str]:
    """Put files into a folder as a run does, and return those that changed."""
    drafts = drafts_in(folder)
    for file, content in contents.items():
        (folder / file).parent.mkdir(exist_ok=True)
        drafts.add(file, content)
    try:
        return [file for file in contents if drafts.finish(file)]
    finally:
        drafts.discard()


def test_a_file_with_equal_bytes_is_not_touched(tmp_path: Path) -> None:
    assert publish(tmp_path, {"all.ics": b"1", "units/beijing.ics": b"2"}) == ["all.ics", "units/beijing.ics"]
    for path in (tmp_path / "all.ics", tmp_path / "units/beijing.ics"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    before = (tmp_path / "all.ics").stat()
    assert publish(tmp_path, {"all.ics": b"1", "units/beijing.ics": b"3"}) == ["units/beijing.ics"]
    after = (tmp_path / "all.ics").stat()
    assert (after.st_mtime, after.st_ino) == (before.st_mtime, before.st_ino) == (LONG_AGO, before.st_ino)
    assert (tmp_path / "units/beijing.ics").stat().st_mtime > LONG_AGO
    assert files(tmp_path) == {"all.ics": b"1", "units/beijing.ics": b"3"}


def test_reading_while_a_file_is_replaced_gives_the_whole_old_file(tmp_path: Path) -> None:
    publish(tmp_path, {"all.ics": b"old" * 1000})
    with (tmp_path / "all.ics").open("rb") as reader:
        assert reader.read(3) == b"old"
        publish(tmp_path, {"all.ics": b"new"})
        assert reader.read() == b"old" * 999
    assert files(tmp_path) == {"all.ics": b"new"}  # and no draft is left


def test_a_file_that_cannot_be_replaced_stays_and_leaves_no_draft(tmp_path: Path) -> None:
    (tmp_path / "all.ics").mkdir()
    (tmp_path / "all.ics" / "keep").touch()
    with pytest.raises(OSError, match=r"all\.ics"):
        publish(tmp_path, {"all.ics": b"new"})
    assert [path.name for path in tmp_path.iterdir()] == ["all.ics"]


def test_feeds_that_memory_does_not_hold_come_out_whole(tmp_path: Path) -> None:
    first, second = b"a" * (HELD // 2 + 1), b"b" * (HELD // 2 + 1)
    for changed in (["one.ics", "two.ics"], []):
        drafts = drafts_in(tmp_path)
        for octets in (first, second, first):
            drafts.add("one.ics", octets)
            drafts.add("two.ics", octets[::-1])
        assert drafts.sizes == {"one.ics": 3 * len(first), "two.ics": 3 * len(first)}
        assert [file for file in drafts.sizes if drafts.finish(file)] == changed
        assert files(tmp_path) == {"one.ics": first + second + first, "two.ics": first + second + first}


def test_the_items_of_each_feed_are_counted() -> None:
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


NOTHING = LeftOut()


def page_of(*rows: Row, url: str | None = None, left_out: LeftOut = NOTHING) -> bytes:
    return list_page("日历 <1>", rows, url=url, left_out=left_out, other="index.en.html")


def test_a_page_has_no_control_characters() -> None:
    text = page_of(Row("市\x1b[31m第一\x07医院\x9b", 1, "units/\x00a.ics")).decode()
    assert (">市[31m第一医院<" in text, re.findall(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)) == (True, [])


@pytest.mark.parametrize(("language", "html", "word"), [("zh", "zh-CN", "订阅"), ("en", "en", "subscribe")])
def test_the_index_page_lists_every_feed_with_its_name_and_a_link(language: str, html: str, word: str) -> None:
    use(language)
    text = page_of(
        Row("全部通知", 3, "all.ics", "all.tasks.ics"),
        Row("<b>\"R&D\" 'x'</b>", 2, "units/odd.ics", None, "units/odd/index.html"),
    )
    page = Page(text)
    assert page.language == html
    assert text.count("日历 &lt;1&gt;".encode()) == 2
    assert page.links[1:] == [
        ("all.ics", "全部通知"),
        ("all.ics", word),
        ("all.tasks.ics", "任务" if language == "zh" else "tasks"),
        ("units/odd.ics", "<b>\"R&D\" 'x'</b>"),
        ("units/odd.ics", word),
        ("units/odd/index.html", "逐条导入" if language == "zh" else "single deadlines"),
    ]


def test_the_index_page_needs_no_script_where_the_address_is_set() -> None:
    page = Page(page_of(Row("全部通知", 3, "all.ics"), url="https://www.example.org/feeds/"))
    assert ("webcal://www.example.org/feeds/all.ics", "订阅") in page.links
    assert "https://www.example.org/feeds/all.ics" in page.text


def test_the_index_page_loads_nothing_from_elsewhere() -> None:
    page = page_of(Row("全部通知", 3, "all.ics"))
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
    assert said in " ".join(Page(page_of(left_out=LeftOut(number))).text)
    without = page_of().decode()
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
            requirement("counted", due=After(RECEIVED, 10, PeriodUnit.DAYS)),
            requirement("unclear", due=Unclear("另行通知"), who=("beijing", "shanghai")),
            requirement("undated", due=None),
            requirement("dated"),
            requirement("vigilance", due=Unclear("长期"), kind=Kind.STANDING),
            requirement("gone", due=Unclear("另行通知"), withdrawn=Withdrawn(day("08-15"), "合并")),
        ),
        units=[BEIJING, SHANGHAI],
    )
    assert sum(map(lacks_day, cells(around, written(done)))) == number


WORKSPACE = {
    "notice-tasks.toml": 'format = 1\nid = "here"\n',
    "units.toml": """\
format = 1
[[group]]
id = "cities"
name = "各市"
[[unit]]
id = "beijing"
name = "北京"
groups = ["cities"]
[[unit]]
id = "tianjin"
name = "天津"
""",
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
who = ["beijing", "tianjin"]
due = 2024-08-30
""",
}
FEEDS = ("all.ics", "notices/n.ics", "groups/cities.ics", "units/beijing.ics", "units/tianjin.ics")
PAGES = ("index.html", "index.en.html")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for file, text in WORKSPACE.items():
        path = tmp_path / "ws" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "ws"


def publishing(
    root: Path, out: Path | None = None, now: str = "2024-08-20T12:00:00+08:00", only: tuple[str, ...] = ()
) -> Published:
    part = open_in_part(root, Moment(datetime.datetime.fromisoformat(now), END_OF_TIME))
    return calendar(part, out, CalendarRequest(only=only))


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_one_folder_has_a_feed_per_unit_group_and_notice_and_one_of_all(root: Path) -> None:
    made = publishing(root)
    assert made.folder == root / "calendar"
    assert sorted(made.changed) == sorted(files(made.folder)) == sorted([*FEEDS, *PAGES])
    assert [(feed.file, items) for feed, items in made.feeds] == list(zip(FEEDS, (2, 2, 1, 1, 1), strict=True))


def test_both_pages_list_every_feed_and_each_other(root: Path) -> None:
    publishing(root)
    for name, other, language in (("index.html", "index.en.html", "zh-CN"), ("index.en.html", "index.html", "en")):
        page = Page((root / "calendar" / name).read_bytes())
        assert page.language == language
        assert {link for link, _text in page.links} == {*FEEDS, other}


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


@pytest.mark.parametrize("below", ["", "feeds"])
def test_a_folder_that_cannot_be_written_is_said_by_its_name(root: Path, tmp_path: Path, below: str) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    with pytest.raises(BadInput) as raised:
        publishing(root, in_the_way / below)
    assert raised.value.code == "cannot-write-feeds"
    assert str(in_the_way) in str(raised.value.details["file"])
    assert raised.value.details["reason"]


def test_only_what_the_program_wrote_is_removed(root: Path) -> None:
    publishing(root)
    foreign = ("units/gone.ics", "units/.hidden.ics", "units/mine.txt", "holidays.ics", "mine/readme.html")
    (root / "calendar/mine").mkdir()
    for file in foreign:
        (root / "calendar" / file).write_bytes((root / "calendar/units/beijing.ics").read_bytes())
    edit(root / "units.toml", '[[unit]]\nid = "tianjin"\nname = "天津"\n', "")
    edit(root / "checklists/n.toml", ', "tianjin"', "")
    made = publishing(root)
    assert made.removed == ("units/tianjin.ics",)
    assert set(files(root / "calendar")) == {*FEEDS, *PAGES, *foreign} - {"units/tianjin.ics"}


def test_a_file_that_somebody_made_something_else_of_is_not_removed(root: Path) -> None:
    publishing(root)
    (root / "calendar/units/tianjin.ics").write_text("mine now", encoding="utf-8")
    edit(root / "units.toml", '[[unit]]\nid = "tianjin"\nname = "天津"\n', "")
    edit(root / "checklists/n.toml", ', "tianjin"', "")
    assert publishing(root).removed == ()
    assert (root / "calendar/units/tianjin.ics").read_text(encoding="utf-8") == "mine now"


@pytest.mark.parametrize("file", [*FEEDS, "index.html"])
def test_a_foreign_file_in_a_feeds_place_stops_the_run_before_anything_is_written(root: Path, file: str) -> None:
    path = root / "calendar" / file
    path.parent.mkdir(parents=True)
    path.write_text("somebody's", encoding="utf-8")
    with pytest.raises(BadInput) as raised:
        publishing(root)
    assert (raised.value.code, raised.value.details["file"]) == ("not-our-file", str(path))
    assert files(root / "calendar") == {file: b"somebody's"}


def test_the_folder_of_another_workspace_is_left_alone(root: Path, tmp_path: Path) -> None:
    publishing(root, tmp_path / "out")
    before = files(tmp_path / "out")
    edit(root / "notice-tasks.toml", '"here"', '"there"')
    with pytest.raises(BadInput) as raised:
        publishing(root, tmp_path / "out")
    assert raised.value.code == "feeds-of-another"
    assert files(tmp_path / "out") == before


@pytest.mark.parametrize("content", [b"", b"\xff", None])
def test_without_its_list_the_program_takes_no_file_for_its_own(root: Path, content: bytes | None) -> None:
    publishing(root)
    before = files(root / "calendar")
    (root / "calendar" / LIST).unlink()
    if content is not None:
        (root / "calendar" / LIST).write_bytes(content)
    edit(root / "checklists/n.toml", "2024-08-30", "2024-09-02")
    with pytest.raises(BadInput) as raised:
        publishing(root)
    assert raised.value.code == "not-our-file"
    assert files(root / "calendar") == before


def test_only_some_feeds_are_written_and_nothing_else_is_touched(root: Path) -> None:
    publishing(root)
    before = files(root / "calendar")
    edit(root / "checklists/n.toml", "2024-08-30", "2024-09-02")
    assert publishing(root, only=("beijing", "notice/n")).changed == ("notices/n.ics", "units/beijing.ics")
    after = files(root / "calendar")
    assert {file for file in after if after[file] != before[file]} == {"notices/n.ics", "units/beijing.ics"}
    assert after.keys() == before.keys()


def test_a_feed_is_called_as_its_unit_or_notice_is(root: Path) -> None:
    publishing(root)
    edit(root / "checklists/n.toml", "2024-08-30", "2024-09-02")
    assert publishing(root, only=("天津", "N")).changed == ("notices/n.ics", "units/tianjin.ics")


@pytest.mark.parametrize("out", ["ws", "ws/checklists/..", "ws/checklists", "ws/records/n"])
def test_a_workspace_is_no_folder_of_feeds(root: Path, tmp_path: Path, out: str) -> None:
    with pytest.raises(BadRequest) as raised:
        publishing(root, tmp_path / out)
    assert raised.value.code == "out-is-workspace"
    assert not (root / "all.ics").exists()


def test_what_waits_for_the_announcement_of_a_year_is_counted_apart(root: Path) -> None:
    edit(
        root / "checklists/n.toml",
        "due = 2024-08-30",
        'due = { every = "month", day = 5, from = 2099-01-01, roll = "next" }',
    )
    edit(root / "checklists/n.toml", "revised = 2024-08-13", "revised = 2098-12-13")
    made = publishing(root)
    assert (made.left_out.without_day, made.left_out.years) == (0, (2099, 2100))
    assert made.left_out.without_year > 20
    said = f"另有{made.left_out.without_year}项日历里没有：2099、2100年的放假安排还没公布。"
    assert said in (root / "calendar/index.html").read_text(encoding="utf-8")


def test_only_a_feed_that_there_is(root: Path) -> None:
    with pytest.raises(BadRequest) as raised:
        publishing(root, only=("beijign",))
    assert (raised.value.code, raised.value.details) == ("no-such-feed", {"word": "beijign", "nearest": "beijing"})


MORE = WORKSPACE["checklists/n.toml"].replace('"n"', '"more"').replace('"N"', '"More"').replace("08-30", "09-05")
RECORD = """\
format = 1
notice = "n"
unit = "beijing"
events = [
    { id = "aaaa", at = 2024-08-20T09:00:00+08:00, on = 2024-08-20, by = "Li", requirement = "report", did = "done" },
]
"""


@pytest.fixture
def two(root: Path) -> Path:
    """A workspace with two notices whose feeds are published."""
    (root / "checklists/more.toml").write_text(MORE, encoding="utf-8")
    (root / "records/n").mkdir(parents=True)
    (root / "records/n/beijing.toml").write_text(RECORD, encoding="utf-8")
    publishing(root)
    return root


def shown_in(folder: Path) -> dict[str, list[bytes]]:
    """The items of each feed, unordered."""
    parts = {f: text.split(b"BEGIN:VEVENT")[1:] for f, text in files(folder).items() if f.endswith(".ics")}
    return {file: sorted(part.removesuffix(b"END:VCALENDAR\r\n") for part in found) for file, found in parts.items()}


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        pytest.param("checklists/more.toml", "format = 1", "format = ", "N103", id="no TOML"),
        pytest.param("checklists/more.toml", 'kind = "report"', "# no kind", "N201", id="a key is missing"),
        pytest.param("checklists/more.toml", '"beijing"', '"beijin"', "N302", id="an unknown unit"),
        pytest.param("records/n/beijing.toml", '"done"', '"don"', "N204", id="a faulty record"),
        pytest.param("units.toml", 'id = "tianjin"', 'id = "beijing"', "N301", id="two units of one name"),
        pytest.param("units.toml", 'groups = ["cities"]', 'groups = ["city"]', "N302", id="an unknown group"),
        pytest.param("units.toml", 'groups = ["cities"]', "group = 1", "N202", id="a stray key of a unit"),
        pytest.param("units.toml", 'id = "cities"', 'id = "city"', "N302", id="a group of another name"),
    ],
)
def test_a_slip_takes_nothing_out_of_the_feeds(two: Path, file: str, old: str, new: str, code: str) -> None:
    before, text = shown_in(two / "calendar"), (two / file).read_text(encoding="utf-8")
    edit(two / file, old, new)
    edit(two / "checklists/n.toml", 'title = "R"', 'title = "Report"')
    made = publishing(two)
    assert code in [problem.code for problem in made.problems]
    after = shown_in(two / "calendar")
    assert {name: len(after[name]) for name in before} == {name: len(found) for name, found in before.items()}
    if code != "N301":  # both units are faulty there
        assert any(b"SUMMARY:Report" in item for item in after["all.ics"]), "sound notices are written"
    assert publishing(two).changed == ()
    (two / file).write_text(text, encoding="utf-8")
    edit(two / "checklists/n.toml", 'title = "Report"', 'title = "R"')
    assert publishing(two).problems == ()
    assert shown_in(two / "calendar") == before


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("units.toml", "[[unit]]", "[[units]]"),
        ("units.toml", "format = 1", "format ="),
        ("notice-tasks.toml", 'id = "here"', "id = 1"),
    ],
)
def test_where_nothing_can_be_trusted_nothing_is_written(two: Path, file: str, old: str, new: str) -> None:
    before = files(two / "calendar")
    edit(two / file, old, new)
    with pytest.raises(BadInput):
        publishing(two)
    assert files(two / "calendar") == before


def test_a_feed_too_large_for_google_is_reported(root: Path) -> None:
    head, requirement_, one = WORKSPACE["checklists/n.toml"].partition("[[requirement]]")
    many = (one.replace('"report"', f'"r{number}"', 1) for number in range(GOOGLE_ITEMS // 2 + 1))
    (root / "checklists/n.toml").write_text(head + "".join(requirement_ + each for each in many), encoding="utf-8")
    made = publishing(root)
    assert made.large == ("all.ics", "notices/n.ics")
    assert all((root / "calendar" / file).stat().st_size < GOOGLE_BYTES for file in made.large)
