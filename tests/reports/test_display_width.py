"""The width of texts, compared with rich, which draws the tables."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from notice_tasks.reports.width import padded, width

ORDINARY = {
    "ASCII": (0x20, 0x7F),
    "Latin": (0xA0, 0x250),
    "Greek and Cyrillic": (0x391, 0x482),
    "punctuation": (0x2010, 0x2028),
    "letterlike, arrows, mathematics": (0x2100, 0x2300),
    "enclosed numbers and boxes": (0x2460, 0x25A0),
    "CJK punctuation": (0x3000, 0x302A),
    "kana and bopomofo": (0x3041, 0x3097),
    "katakana": (0x30A0, 0x3130),
    "enclosed CJK and units": (0x3220, 0x3400),
    "CJK, extension A": (0x3400, 0x4DC0),
    "CJK": (0x4E00, 0x9FF0),
    "hangul": (0xAC00, 0xD7A4),
    "compatibility ideographs": (0xF900, 0xFA6E),
    "full-width forms": (0xFF01, 0xFF61),
    "half-width katakana": (0xFF61, 0xFFA0),
    "CJK, extension B": (0x20000, 0x20400),
    "pictures": (0x1F300, 0x1F3FB),
}


@pytest.mark.parametrize("block", ORDINARY)
def test_a_character_is_as_wide_as_rich_says(block: str) -> None:
    characters = [chr(code) for code in range(*ORDINARY[block]) if unicodedata.category(chr(code)) != "Cn"]
    assert {c: width(c) for c in characters} == {c: cell_len(c) for c in characters}


@pytest.mark.parametrize(
    "character",
    [
        pytest.param("\u200b", id="zero-width space, as copied from web pages"),
        pytest.param("\ufeff", id="byte order mark"),
        pytest.param("\u200d", id="zero-width joiner"),
        pytest.param("\u0301", id="accent"),
        pytest.param("\u20dd", id="enclosing circle"),
        pytest.param("\ufe0f", id="variation selector"),
        pytest.param("\U000e0100", id="variation of an ideograph"),
        pytest.param("\u202a", id="direction"),
        pytest.param("\u1161", id="vowel of a Korean syllable"),
        pytest.param("\u11ab", id="end of a Korean syllable"),
    ],
)
def test_a_mark_takes_no_column_of_its_own(character: str) -> None:
    assert width(f"国{character}") == cell_len(f"国{character}") == 2


def test_a_soft_hyphen_is_shown() -> None:
    assert width("a\u00adb") == cell_len("a\u00adb") == 3


@given(st.text("国ae1#❤☺©👍👩\u0301\u200d\ufe0e\ufe0f\u20e3\U0001f3fd\U0001f1e8", max_size=8))
def test_no_text_takes_more_columns_than_it_was_measured_to_take(text: str) -> None:
    """rich would cut the rest. A text may be narrower where rich joins several pictograms to one."""
    assert width(text) >= cell_len(text)


@pytest.mark.parametrize("sign", ["❤\ufe0f", "1\ufe0f\u20e3"])
def test_a_sign_shown_as_a_picture_takes_two_columns(sign: str) -> None:
    assert width(sign) == 2


@given(st.text("北京ａ，“a9-é·㈠", max_size=12), st.integers(0, 30), st.booleans())
def test_padding_fills_up_to_so_many_columns(text: str, columns: int, right: bool) -> None:
    filled = padded(text, columns, right=right)
    assert cell_len(filled) == max(columns, cell_len(text))
    assert filled.strip(" ") == text
    assert filled.endswith(text) if right else filled.startswith(text)
