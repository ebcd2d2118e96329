"""From a file to the sentences of a notice: encodings, paragraphs, numbers, and what is cut."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from notice_tasks.model.notice_text import Cut, NoticeText, Unreadable, folded, kept_at
from notice_tasks.reading.build import notice_of
from notice_tasks.reading.notice_text import LARGEST, read_text, text_file, text_of

if TYPE_CHECKING:
    from pathlib import Path

LINKS = [f"我市召开第{number}次工作会议" for number in "一二三四五六七八"]
LONG = "各单位要认真组织疫苗冷链自查工作，逐台核对冰箱温度记录，发现问题立即整改，确保疫苗储存运输全程不断链。"


def read(text: str) -> NoticeText:
    found = text_of(text.encode())
    assert isinstance(found, NoticeText)
    return found


def said(text: str) -> list[str]:
    return [sentence.text for sentence in read(text).sentences]


def cut(text: str) -> list[tuple[int, Cut]]:
    return [(line.line, line.why) for line in read(text).cut]


# ---- what is compared ----


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("（一）请于８月３０日前，报送：Ａ", "(一)请于8月30日前,报送:A"),
        ("请 于\u30008月\n30日\t前", "请于8月30日前"),
        ("请\u200b于\ufeff前\u2060", "请于前"),
        ("好｡", "好。"),
    ],
    ids=["full-width", "white space", "unseen", "half-width"],
)
def test_width_and_white_space_do_not_matter(one: str, other: str) -> None:
    assert folded(one) == folded(other) == other


@pytest.mark.parametrize(("one", "other"), [("“好”", '"好"'), ("、", "，"), ("①", "1"), ("…", "..."), ("-", "—")])
def test_everything_else_matters(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_where_the_characters_stood() -> None:
    text = " 请 于\u200b８月"
    assert [text[at] for at in kept_at(text)] == ["请", "于", "８", "月"]


# ---- encodings ----


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_files_come_in_the_encodings_that_offices_use(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "notice.txt").write_bytes("通知：\r\n请于8月30日前报送。\r\n".encode(encoding))
    found = read_text(tmp_path / "notice.txt")
    assert isinstance(found, NoticeText)
    assert found.whole == "通知:请于8月30日前报送。"
    assert [(one.text, one.line, one.column) for one in found.sentences] == [
        ("通知：", 1, 1),
        ("请于8月30日前报送。", 2, 1),
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Unreadable("empty")),
        (b" \r\n\xe3\x80\x80\n", Unreadable("empty")),
        (b"PK\x03\x04\0\0", Unreadable("binary")),
        ("请\0报送".encode("utf-16"), Unreadable("binary")),
        ("通知如下：\n各单位请报送".encode()[:-1], Unreadable("encoding", line=2, column=6)),
        (b"abc\n\xff\xff", Unreadable("encoding", line=2, column=1)),
        (b"\xff\xfe\x00", Unreadable("encoding", line=1, column=1)),
        (b"one\n<<<<<<< HEAD\ntwo\n=======\n2\n>>>>>>> b\n", Unreadable("conflict", line=2)),
    ],
    ids=["nothing", "blanks", "an office file", "NUL in UTF-16", "a byte lost", "neither", "half a character", "git"],
)
def test_what_is_no_text_is_told_apart(content: bytes, why: Unreadable) -> None:
    assert text_of(content) == why


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(b"a" * (LARGEST + 1))
    assert read_text(tmp_path / "none.txt") == Unreadable("system", "No such file or directory")
    assert read_text(tmp_path) == Unreadable("system", "Is a directory")
    assert read_text(tmp_path / "a\0b") == Unreadable("system", "No such file or directory")
    assert read_text(tmp_path / "large.txt") == Unreadable("large")


@pytest.mark.parametrize(
    ("named", "file"),
    [("notice.txt", "checklists/notice.txt"), ("../texts/a.txt", "checklists/../texts/a.txt"), (None, None)],
)
def test_a_checklist_names_its_text_from_its_own_folder(named: str | None, file: str | None) -> None:
    values = {"notice": {"id": "a", "title": "b", "revised": None, "source": {"text": named} if named else {}}}
    assert text_file(notice_of(values, "checklists/a.toml", datetime.UTC)) == file


# ---- sentences ----


def test_a_sentence_ends_at_its_mark_or_with_its_line() -> None:
    assert said("有关单位：\n一要重视；二要落实！好？“报送。”谢谢。 \n(签名)") == [
        "有关单位：",
        "一要重视；",
        "二要落实！",
        "好？",
        "“报送。”",
        "谢谢。",
        "(签名)",
    ]


def test_a_sentence_knows_its_place_in_the_file_and_in_the_notice() -> None:
    text = (
        "通知\n\n一、总体要求\n　　各单位要重视。请报名。\n二、时间安排\n（一）自查\n"
        "1.开展自查。请于6月前完成；\n2、报送总结。\n（二）抽查。请配合\n第三条 请遵守"
    )
    assert [(one.line, one.column, one.clause, one.text) for one in read(text).sentences] == [
        (1, 1, "", "通知"),
        (3, 3, "一", "总体要求"),
        (4, 3, "一", "各单位要重视。"),
        (4, 10, "一", "请报名。"),
        (5, 3, "二", "时间安排"),
        (6, 4, "二(一)", "自查"),
        (7, 3, "二(一)1", "开展自查。"),
        (7, 8, "二(一)1", "请于6月前完成；"),
        (8, 3, "二(一)2", "报送总结。"),
        (9, 4, "二(二)", "抽查。"),
        (9, 7, "二(二)", "请配合"),
        (10, 5, "第三条", "请遵守"),
    ]


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("一、加强领导\n各单位要重视。", ["加强领导"]),
        ("一、加强领导\n（一）落实责任\n各单位要重视。", ["加强领导", "落实责任"]),
        ("1.加强领导。各单位要重视。", ["加强领导。"]),
        ("1.加强领导\n2.落实责任", []),
        ("1.加强领导。\n各单位要重视。", []),
        ("1.加强领导", []),
        ("加强领导\n各单位要重视。", []),
        ("一、" + "加强领导，" * 7 + "\n各单位要重视。", []),
        ("一、\n各单位要重视。", []),
    ],
    ids=["line", "two levels", "before the rest", "items", "a sentence", "last", "no number", "long", "a number alone"],
)
def test_a_heading_names_what_stands_beneath_it(text: str, headings: list[str]) -> None:
    assert [sentence.text for sentence in read(text).sentences if sentence.heading] == headings


def test_a_number_is_no_sentence_and_a_day_no_number() -> None:
    assert said("一、\n2.5万人\n2024.8.30\n3、三季度") == ["2.5万人", "2024.8.30", "三季度"]


def test_lines_that_were_broken_because_they_were_full_are_one() -> None:
    text = (
        "　　各单位要高度重视疫苗冷链自查工作，于六月三十日前务\n"
        "必将自查表和总结材料加盖公章后报送我局，逾期不予受理并\n"
        "通报。联系人：王静\n"
        "　　特此通知各有关单位，请认真贯彻执行并做好相关衔接工作\n"
        "　　县卫生健康局"
    )
    found = read(text).sentences
    assert [(one.line, one.column, one.text) for one in found] == [
        (
            1,
            3,
            "各单位要高度重视疫苗冷链自查工作，于六月三十日前务必将自查表和总结材料加盖公章后报送我局，逾期不予受理并通报。",
        ),
        (3, 4, "联系人：王静"),
        (4, 3, "特此通知各有关单位，请认真贯彻执行并做好相关衔接工作"),
        (5, 3, "县卫生健康局"),
    ]


def test_a_sentence_begins_where_it_begins_even_in_a_broken_line() -> None:
    text = "各单位要重视疫苗冷链自查工作，逐台核对冰箱的温度。请于六月\n三十日前报送。逾期不候"
    assert [(one.line, one.column) for one in read(text).sentences] == [(1, 1), (1, 26), (2, 8)]


@pytest.mark.parametrize(
    "text",
    [
        "请于六月底前报送\n县卫健局",
        "请各单位认真组织疫苗冷链自查工作并于六月底前报送\n\n县卫生健康局办公室",
        f"{'甲' * 25}\n一、{'乙' * 20}",
    ],
    ids=["short", "an empty line between", "a number"],
)
def test_other_lines_are_paragraphs_of_their_own(text: str) -> None:
    assert len(said(text)) == 2


def test_the_words_of_a_sentence_stand_where_it_says() -> None:
    found = read("一、总 则\n　　请于８月３０日前报送。（联系人：王静）\n（一）附则")
    assert found.kept == "一、总则请于8月30日前报送。(联系人:王静)(一)附则" == found.whole
    assert [found.kept[one.first : one.last] for one in found.sentences] == [
        folded(one.text) for one in found.sentences
    ]


# ---- what is cut ----


@pytest.mark.parametrize(
    "line",
    [
        "当前位置：首页 > 通知公告",
        "发布日期：2024-08-15  浏览次数：249",
        "来源：网络整理，如有问题请联系我们。",
        "Copyright 2004-2008 All rights reserved.",
        "京ICP备00000000号",
        "本站版权所有，转载请注明出处",
        "— 3 —",
        "第 3 页 共 8 页",
    ],
)
def test_page_furniture_is_cut(line: str) -> None:
    assert cut(f"请各单位重视。\n{line}") == [(2, Cut.FURNITURE)]


@pytest.mark.parametrize(
    "line",
    ["数据来源要可靠", "请各单位说明来源：自产或外购", "来源：" + "各单位要说明疫苗来源，" * 10, "30", "请看第3页"],
)
def test_what_only_looks_like_it_is_kept(line: str) -> None:
    assert cut(line) == []


def test_a_long_run_of_short_lines_is_a_list_of_links() -> None:
    text = "\n".join(["各单位要重视。", *LINKS[:4], "", *LINKS[4:], "请报送。"])
    assert cut(text) == [(number, Cut.LINKS) for number in (2, 3, 4, 5, 7, 8, 9, 10)]


@pytest.mark.parametrize(
    "lines",
    [
        LINKS[:7],
        [f"{line}，部署工作" if number % 2 else line for number, line in enumerate(LINKS)],
        [*LINKS[:4], "各单位要重视。", *LINKS[4:]],
        [*LINKS[:4], "各单位要重视；", *LINKS[4:]],
        [f"{number}.报送第{number}项总结" for number in range(1, 9)],
        [line.ljust(31, "要") for line in LINKS],
    ],
    ids=["seven", "commas", "a sentence between", "half of one", "numbers", "long lines"],
)
def test_prose_and_items_are_no_links(lines: list[str]) -> None:
    assert cut("\n".join(lines)) == []


def test_a_block_that_stood_before_is_counted_once() -> None:
    block = f"一、加强领导\n\n{LONG}\n{LONG[:-1]}！\n请报送。"
    text = f"通知\n{block}\n\n又一份\n{block.replace('，', ' ,')}\n（完）"
    assert cut(text) == [(number, Cut.REPEAT) for number in (9, 11, 12, 13)]


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}\n{LONG}\n请报送。\n{LONG}\n{LONG}",
        "要重视。\n要落实。\n要总结。\n其他\n要重视。\n要落实。\n要总结。",
        f"{LONG}\n请报送。\n（完）\n又及\n{LONG}\n请报名。\n（完）",
    ],
    ids=["two lines", "few words", "another word"],
)
def test_what_is_said_twice_in_passing_is_kept(text: str) -> None:
    assert cut(text) == []


def test_a_run_does_not_repeat_itself() -> None:
    assert cut("\n".join([LONG] * 5)) == []
    assert cut("\n".join([LONG] * 6)) == [(4, Cut.REPEAT), (5, Cut.REPEAT), (6, Cut.REPEAT)]


def test_a_text_may_be_nothing_but_noise() -> None:
    found = read("当前位置：首页")
    assert (found.sentences, found.kept, found.whole) == ((), "", "当前位置:首页")
