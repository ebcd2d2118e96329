"""The bytes of a feed: whatever the texts are, a reader gets them back.

The feed is parsed by the icalendar library, which shares no code with the writer.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from feeds_builders import (
    day,
    everything,
    feeds,
    logical_lines,
    moment,
    notice,
    only,
    physical_lines,
    published,
    read,
    requirement,
    settings,
    speaking,
    value,
    workspace,
)
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from notice_tasks.feeds.ics_text import END, escaped, folded, head, item_text
from notice_tasks.feeds.item import Alarm, CommonProperties, Item, Task, TaskStatus
from notice_tasks.model.deadline import By, Window
from notice_tasks.model.notice import Source, Withdrawn
from notice_tasks.model.unit import Contact, Unit

SNAPSHOT = Path(__file__).with_name("doctors_day.ics")
LINE_ENDS = "\r\u2028\u2029\u0085\u000b\u000c"
PIECES = [
    ",",
    ";",
    "\\",
    "\\n",
    "\n",
    "\r\n",
    '"',
    ":",
    " ",
    "中",
    "：",
    "😀",
    "👩‍⚕️",
    "\ufeff",
    *LINE_ENDS,
    "\x00",
    "\x1b",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=9), max_size=25).map("".join)
FILLED = TEXTS.map(lambda text: text or "x")
quick = effort(deadline=None, max_examples=100)


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    with speaking("zh"):
        yield


def replaced(text: str) -> str:
    """The text that a reader gets: with uniform line ends and no other control characters."""
    ends = ("\n" if letter in LINE_ENDS else letter for letter in text.replace("\r\n", "\n"))
    return "".join(letter for letter in ends if letter in "\n\t" or unicodedata.category(letter) != "Cc")


ALARMS = (Alarm("1-one@notice-tasks", datetime.timedelta(hours=15)),)


def common(description: str, url: str | None = None) -> CommonProperties:
    return CommonProperties("doctors-day/beijing", 1, moment("08-14"), description, url, cancelled=False)


def item(summary: str, description: str = "") -> Item:
    return Item("one@notice-tasks", common(description), summary, day("08-30"), day("08-31"), ALARMS)


def task(summary: str, description: str = "") -> Task:
    status = TaskStatus.NEEDS_ACTION
    return Task("two@notice-tasks", common(description), summary, day("08-30"), status, alarms=ALARMS)


def feed(name: str, items: Iterable[Item | Task]) -> bytes:
    return b"".join([head(name), *map(item_text, items), END])


def holds_rules_1_and_2(content: bytes) -> None:
    lines = physical_lines(content)
    for line, following in zip(lines, [*lines[1:], b""], strict=True):
        assert len(line) <= 75
        letters = line.decode()  # no character is cut
        assert not re.search("[\u2028\u2029]", letters)
        assert all(letter == "\t" or unicodedata.category(letter) != "Cc" for letter in letters)
        backslashes = len(line) - len(line.rstrip(b"\\"))
        assert backslashes % 2 == 0 or not following.startswith(b" ")


@quick
@given(TEXTS, TEXTS, TEXTS)
def test_rules_1_2_and_3_any_text_comes_back_as_it_went_in(name: str, summary: str, description: str) -> None:
    content = feed(name, [item(summary, description), task(summary, description)])
    holds_rules_1_and_2(content)
    # The library does not treat NAME as a text, so it gets it under a name that it knows.
    calendar = read(content.replace(b"\r\nNAME:", b"\r\nCOMMENT:"))
    for entry in (*calendar.events, *calendar.todos):
        [alarm] = entry.walk("VALARM")
        assert str(entry["SUMMARY"]) == str(alarm["DESCRIPTION"]) == replaced(summary)
        assert str(entry["DESCRIPTION"]) == replaced(description)
    assert str(calendar["COMMENT"]) == replaced(name)


@effort(deadline=None, max_examples=40)
@given(title=FILLED, unit=FILLED, quote=FILLED, clause=FILLED, contact=FILLED)
def test_rules_1_2_and_3_hold_for_everything_people_write(
    title: str, unit: str, quote: str, clause: str, contact: str
) -> None:
    report = requirement(
        title=title, quotes=(quote, "于8月30日前"), clause=clause, deliver_to=unit, reach=(title, quote)
    )
    around = workspace(
        notice(report, title=quote, contacts=(Contact(office=contact, name=unit),)),
        units=[Unit("beijing", unit)],
        chosen=settings(organisation=contact),
    )
    content = everything(around)
    holds_rules_1_and_2(content)
    event = only(content)
    assert str(event["SUMMARY"]) == replaced(f"{title}（{unit}）")
    said = str(event["DESCRIPTION"])
    assert said.startswith(replaced(f"通知：{quote}"))
    assert (
        replaced(f"“{quote}”\n“于8月30日前”\n报送至：{unit}\n须覆盖：{title}、{quote}\n联系人：{contact}  {unit}")
        in said
    )


def test_feeds_are_utf_8_without_bom_and_end_every_line_with_crlf() -> None:
    content = published()
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert content.endswith(b"\r\nEND:VCALENDAR\r\n")
    assert content.count(b"\n") == content.count(b"\r") == content.count(b"\r\n")


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", *LINE_ENDS])
def test_every_kind_of_line_end_in_a_text_becomes_an_escaped_newline(end: str) -> None:
    assert escaped(f"a{end}b") == "a\\nb"


def test_other_control_characters_are_removed() -> None:
    controls = {chr(code) for code in range(0x100) if unicodedata.category(chr(code)) == "Cc"} - {"\n", *LINE_ENDS}
    assert {letter: escaped(f"a{letter}b") for letter in controls} == dict.fromkeys(controls, "ab") | {"\t": "a\tb"}


@pytest.mark.parametrize("character", ["中", "é", "😀", "a"])
def test_a_fold_never_splits_a_character(character: str) -> None:
    for text in ("x" * before + character * 60 for before in range(60, 80)):
        lines = list(folded(text.encode()))
        assert all(len(line) <= 75 and line.decode() for line in lines)
        assert b"".join([lines[0], *(line.removeprefix(b" ") for line in lines[1:])]).decode() == text
        assert min(map(len, lines[:-1])) > 75 - 4  # and the line is filled


@pytest.mark.parametrize("raw", ["\\", ",", ";", "\n"])
def test_a_fold_never_splits_an_escape(raw: str) -> None:
    for line in (line for before in range(65, 78) for line in folded(("x" * before + escaped(raw * 100)).encode())):
        assert len(line) <= 75
        assert (len(line) - len(line.rstrip(b"\\"))) % 2 == 0


def test_only_backslash_semicolon_comma_and_newline_are_escaped() -> None:
    assert escaped("\\;,\n\":\t'") == "\\\\\\;\\,\\n\":\t'"


@pytest.mark.parametrize(
    ("url", "written_as"),
    [
        pytest.param(
            "https://x.cn/a?b=1,2;c=3&d=\\e", "https://x.cn/a?b=1,2;c=3&d=\\e", id="commas, semicolons, backslash"
        ),
        pytest.param("https://x.cn/通知", "https://x.cn/通知", id="Chinese"),
        pytest.param(
            "https://x.cn/\r\nBEGIN:VALARM\u2028x\x00", "https://x.cn/BEGIN:VALARMx", id="what would end the line"
        ),
    ],
)
def test_a_url_is_written_verbatim(url: str, written_as: str) -> None:
    content = published(source=Source(url=url))
    assert f"URL:{written_as}" in logical_lines(content)
    assert content.count(b"URL") == 1


def test_without_a_source_there_is_no_url() -> None:
    assert b"URL" not in published()


@pytest.mark.parametrize("seen", ["08-01", "08-30", "08-31", "2999-01-01"])
def test_the_as_of_day_changes_no_byte_while_nothing_is_recorded(seen: str) -> None:
    around = workspace(notice(requirement(), requirement("visits", due=Window(day("08-10"), day("08-20")))))
    assert feeds(around, seen=seen) == feeds(around)


def test_version_and_prodid_come_first_and_properties_before_components() -> None:
    lines = logical_lines(published())
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//notice-tasks//notice-tasks//EN"]
    depth_of_last_component = 0
    depth = 0
    for line in lines:
        if line.startswith("BEGIN:"):
            depth += 1
            depth_of_last_component = depth
        elif line.startswith("END:"):
            depth -= 1
        else:
            assert depth == depth_of_last_component, f"{line} stands behind a component"


def test_a_calendar_has_no_method_and_no_uid_and_both_its_names_are_equal() -> None:
    calendar = read(published())
    assert "METHOD" not in calendar
    assert "UID" not in calendar
    assert value(calendar, "NAME") == value(calendar, "X-WR-CALNAME") == "全部通知"


def test_the_refresh_interval_is_a_duration_that_programs_know() -> None:
    lines = logical_lines(published())
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H" in lines
    assert "X-PUBLISHED-TTL:PT6H" in lines
    assert read(published())["REFRESH-INTERVAL"].dt == datetime.timedelta(hours=6)


def test_a_whole_feed_byte_for_byte() -> None:
    """The file can be opened in a calendar: look at it there before writing it again."""
    report = requirement(
        clause="四·2",
        quotes=("于8月30日前", "将节日活动组织开展情况报送国家卫生健康委医政司"),
        deliver_to="国家卫生健康委医政司",
        remind=(14, 7, 3, 1),
    )
    study = requirement("study", title="办一次学习研讨", due=Window(day("08-12"), day("08-23")), who=("beijing",))
    talk = requirement("talk", title="上报座谈会名单", due=By(moment("08-19T18:00")), who=("beijing",))
    visits = requirement("visits", title="走访慰问", due=By(day("08-18")), withdrawn=Withdrawn(day("08-15"), "合并"))
    around = workspace(
        notice(
            report,
            study,
            talk,
            visits,
            source=Source(url="https://www.example.org/notices/2024/8,1;x"),
            contacts=(Contact(office="医政司", name="冯睡、胡瑞荣", phone="010-68792483"),),
        ),
        chosen=settings(organisation="示例委"),
    )
    content = everything(around, "08-16 done for study; 08-17 note for report")
    assert content == SNAPSHOT.read_bytes()
