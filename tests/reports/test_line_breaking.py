"""Where lines are broken: beside Chinese characters and at spaces, never inside an id or before a full stop."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from notice_tasks.reports.line_breaking import CLOSING, OPENING, broken, longest_piece
from notice_tasks.reports.width import width


def lines(text: str, columns: int) -> list[str]:
    """The lines as they are drawn."""
    spans, hang = broken(text, columns)
    first, *others = (text[start:stop] for start, stop in spans)
    return [first, *(" " * hang + other for other in others)]


@pytest.mark.parametrize(
    ("text", "columns", "expected"),
    [
        pytest.param("报送情况", 8, ["报送情况"], id="not where it fits"),
        pytest.param("报送节日活动组织开展", 10, ["报送节日活", "动组织开展"], id="between Chinese characters"),
        pytest.param("due today and tomorrow", 10, ["due today", "and", "tomorrow"], id="at a space, which goes"),
        pytest.param("走访慰问 (nhc/visits)", 15, ["走访慰问", "(nhc/visits)"], id="an id goes on whole"),
        pytest.param("称电话催报，2026-11-23补记", 15, ["称电话催报，", "2026-11-23补记"], id="a date goes on whole"),
        pytest.param("称29日前报", 5, ["称", "29日", "前报"], id="a number keeps what it counts"),
        pytest.param("已签收，办结", 6, ["已签", "收，办", "结"], id="no comma begins a line"),
        pytest.param("备注（王静）", 6, ["备注", "（王", "静）"], id="no bracket ends a line"),
        pytest.param("他说“报了”。", 8, ["他说", "“报了”。"], id="nor does a quotation mark"),
        pytest.param("“甲甲”“乙乙”", 8, ["“甲甲”", "“乙乙”"], id="between two quotations"),
        pytest.param('备注"好"已报', 8, ["备", '注"好"已', "报"], id="straight quotation marks stay at their words"),
        pytest.param("甲乙——丙丁", 6, ["甲乙——", "丙丁"], id="no dash is torn"),
        pytest.param("the notice’s words", 9, ["the", "notice’s", "words"], id="an apostrophe is a letter"),
        pytest.param("приказ министра", 10, ["приказ", "министра"], id="a foreign word is not torn"),
        pytest.param("国国e\u0301国国", 5, ["国国e\u0301", "国国"], id="an accent stays with its letter"),
        pytest.param(
            "葛\ufe00葛葛\ufe00葛", 4, ["葛\ufe00葛", "葛\ufe00葛"], id="a variation selector with its character"
        ),
        pytest.param("国👩\u200d👧国", 5, ["国", "👩\u200d👧", "国"], id="two joined pictures stay together"),
        pytest.param("“\ufe00国", 2, ["“\ufe00", "国"], id="a line too short for any rule"),
        pytest.param("（（（", 4, ["（（", "（"], id="nothing but brackets"),
        pytest.param("            ", 5, [""], id="nothing but spaces"),
        pytest.param("\u3000 \u0301", 2, ["\u3000", " \u0301"], id="a blank that carries an accent is a character"),
        pytest.param("  \u0301国国", 4, ["  \u0301国", " 国"], id="at the beginning too"),
        pytest.param("国国   \u0301国", 4, ["国国", " \u0301国"], id="of several blanks the last"),
        pytest.param("12. \u0301国国国国", 10, ["12. \u0301国国", "   国国"], id="after a number"),
        pytest.param("\u0301国国", 2, ["\u0301国", "国"], id="an accent upon nothing"),
        pytest.param("\u0301\u200d\ufe0f", 2, ["\u0301\u200d\ufe0f"], id="marks alone"),
        pytest.param("国\u1112\u1161\u11ab国", 4, ["国\u1112\u1161\u11ab", "国"], id="a syllable in letters"),
    ],
)
def test_a_line_is_broken(text: str, columns: int, expected: list[str]) -> None:
    assert lines(text, columns) == expected


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (33, ["见", "province-2019-doctors-day/visits"]),
        (30, ["见 province-2019-doctors-day/", "visits"]),
        (24, ["见 province-2019-", "doctors-day/visits"]),
        (12, ["见 province-", "2019-", "doctors-day/", "visits"]),
        (6, ["见 pro", "vince-", "2019-d", "octors", "-day/", "visits"]),
    ],
)
def test_a_token_wider_than_a_line_is_divided_where_it_hurts_least(columns: int, expected: list[str]) -> None:
    assert lines("见 province-2019-doctors-day/visits", columns) == expected


def test_the_last_letter_of_a_divided_token_keeps_its_full_stop() -> None:
    assert lines("abcdefgh。", 8) == ["abcdefg", "h。"]


@pytest.mark.parametrize(
    ("text", "columns", "expected"),
    [
        pytest.param("一二三四五六七", 12, ["一二三四五", "六七"], id="at the end"),
        pytest.param("一二三四五六七）。", 12, ["一二三四五", "六七）。"], id="with its full stop"),
        pytest.param("一二三四五六七 (nhc/report)", 13, ["一二三四五", "六七", "(nhc/report)"], id="before an id"),
        pytest.param("一二七", 4, ["一二", "七"], id="not by making another one alone"),
        pytest.param("一二三四五 七", 10, ["一二三四五", "七"], id="not across a space"),
        pytest.param("一二三 abcdef七八", 9, ["一二三", "abcdef七", "八"], id="not where there is no room"),
    ],
)
def test_a_chinese_character_gets_company(text: str, columns: int, expected: list[str]) -> None:
    assert lines(text, columns) == expected


@pytest.mark.parametrize(
    ("text", "columns", "expected"),
    [
        pytest.param("  12. 通知没有说明", 14, ["  12. 通知没有", "      说明"], id="under the text after a number"),
        pytest.param("  2024-08-30  已签收", 14, ["  2024-08-30", "  已签收"], id="under the text after spaces"),
        pytest.param("2024.5 前已报送", 9, ["2024.5 前", "已报送"], id="under no other number"),
        pytest.param("  12. 通知没有说明", 10, ["12. 通知没", "有说明"], id="not where half of a line would be empty"),
        pytest.param("      国家国家", 4, ["国家", "国家"], id="nor under too many spaces"),
    ],
)
def test_lines_hang_under_the_first(text: str, columns: int, expected: list[str]) -> None:
    assert lines(text, columns) == expected


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("走访慰问 (nhc/visits)", 12),
        ("走访，慰问。", 4),
        ("  2. 报送", 7),
        ("already overdue", 7),
        ("", 0),
    ],
)
def test_the_longest_piece_is_what_no_break_may_divide(text: str, columns: int) -> None:
    assert longest_piece(text) == columns


MARKS = "\u0301\u200d\ufe00\ufe0f\u20dd\u302a\u3099\u1161\u11ab"
WILD = st.one_of(
    st.text("国卫健委，。、（）“”《》—…％aé3-/.\"' \u3000\u0301\u200d\ufe00\xad", max_size=40),
    st.text(f"国，（a3. \u3000\xad❤👩\U0001f3fd\U0001f1e8\u1112{MARKS}", max_size=20),
)
WORDS = st.lists(
    st.sampled_from(
        (
            "国家卫生健康委",
            "（王静）",
            "“电话催报”",
            "《活动方案》",
            "办结。",
            "称29日前报，",
            "2026-11-23补记",
            "dongchun-2026/fangan，",
            "c2gc1n51  ",
            "83/191（43%）",
            "due today; ",
        )
    ),
    max_size=12,
).map("".join)


@given(st.one_of(WILD, WORDS), st.integers(2, 60), st.sampled_from(("", "  ", "  7. ", "            ")))
def test_nothing_is_lost_but_spaces_at_breaks(text: str, columns: int, head: str) -> None:
    text = head + text
    spans, _hang = broken(text, columns)
    ends = [0, *(end for span in spans for end in span), len(text)]
    assert ends == sorted(ends)
    lost = list(zip(ends[::2], ends[1::2], strict=True))
    assert not "".join(text[start:stop] for start, stop in lost).strip(" ")
    assert not [stop for start, stop in lost if start < stop and text[stop : stop + 1] in list(MARKS)]


@example("\u3000 \u0301", 2, "")  # an accent is drawn on the space before it
@example(" \u3000", 2, "")  # the indentation of what follows a space leaves no room for a Chinese character
@given(st.one_of(WILD, WORDS), st.integers(2, 60), st.sampled_from(("", "  ", "  7. ", "            ")))
def test_no_line_is_wider_than_it_may_be(text: str, columns: int, head: str) -> None:
    assert max(map(width, lines(head + text, columns))) <= columns


@given(WILD, st.integers(2, 60))
def test_no_line_begins_with_a_mark_of_the_character_before(text: str, columns: int) -> None:
    _first, *others = lines(text, columns)
    assert all(width(line[0]) > 0 for line in others)


@given(WORDS, st.integers(30, 60), st.sampled_from(("", "  ", "  7. ")))
def test_no_punctuation_stands_on_the_wrong_line(text: str, columns: int, head: str) -> None:
    first, *others = lines(head + text, columns)
    assert not [line for line in others if line.lstrip(" ")[0] in CLOSING]
    assert not [line for line in (first, *others)[:-1] if line[-1] in OPENING]


@given(WORDS, st.integers(30, 60), st.sampled_from(("", "  ", "  7. ")))
def test_no_token_is_torn(text: str, columns: int, head: str) -> None:
    def tokens(shown: str) -> list[str]:
        return re.findall("[!-~]+", shown)

    assert [token for line in lines(head + text, columns) for token in tokens(line)] == tokens(head + text)
