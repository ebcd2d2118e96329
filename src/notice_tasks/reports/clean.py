"""Make texts safe for a terminal: without control characters and invisible characters.

Characters that only separate words, such as tabs and line ends, become spaces. Others are shown by their number, such
as <U+202E>, which any console can display.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, assert_never

from notice_tasks.reports.content import Facts, Heading, Line, Mark, Section, Sections, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from notice_tasks.reports.content import Block, Document

    Row = tuple[Mark, ...]

_SEPARATORS: Final = frozenset("\t\n\v\f\r\x85\u2028\u2029")

_INVISIBLE: Final = frozenset(
    chr(code)
    for first, last in (
        (0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x3164, 0x3164), (0xFE00, 0xFE0F),
        (0xFFA0, 0xFFA0), (0xE0100, 0xE01EF),
    )
    for code in range(first, last + 1)
)  # fmt: skip
"""Invisible characters that Python calls printable, as letters or combining marks.

These are from Unicode's Default_Ignorable_Code_Point.
"""

_UNCLEAN: Final = (
    r"\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\ud800-\udfff\ufeff\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3"
    r"\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_PICTURES: Final = r"\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff"
_IDEOGRAPHS: Final = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"


@cache
def _pattern() -> re.Pattern[str]:
    """The pattern of unclean characters, after the allowed variation selectors and joiners.

    It is compiled only for a suspect text, because that takes as long as the rest of a short command.
    """
    unseen = _UNCLEAN + "".join(sorted(_INVISIBLE))
    variant = rf"(?<=[{_PICTURES}{_IDEOGRAPHS}])[\ufe00-\ufe0f\U000e0100-\U000e01ef]|(?<=[0-9#*])\ufe0f(?=\u20e3)"
    joint = rf"(?<=[{_PICTURES}\ufe0f])\u200d(?=[{_PICTURES}])"
    return re.compile(f"(?P<wanted>{variant}|{joint})|[{unseen}]")


def is_clean(text: str) -> bool:
    """Whether a text has no unclean character."""
    return text.isprintable() and (text.isascii() or _INVISIBLE.isdisjoint(text))


def clean(text: str) -> str:
    """A text on one line, without control characters and invisible characters."""
    return replaced(text, _shown)


def replaced(text: str, shown: Callable[[str], str]) -> str:
    """A text with each unclean character replaced."""
    return text if is_clean(text) else _pattern().sub(lambda found: found["wanted"] or shown(found[0]), text)


def _shown(character: str) -> str:
    return " " if character in _SEPARATORS else _number(character)


def cleaned(document: Document) -> Sequence[Block]:
    """A document of clean texts."""
    return [_cleaned(block) for block in document]


def _cleaned(block: Block) -> Block:
    match block:
        case Heading(title, beside):
            return Heading(clean(title), clean(beside))
        case Line(mark):
            return Line(_mark(mark))
        case Facts(pairs, names):
            return Facts(tuple((clean(name), _row(marks)) for name, marks in pairs), names)
        case Table():
            return block._replace(rows=_rows(block.rows))
        case Sections(columns, sections):
            return Sections(columns, tuple(Section(_row(section.title), _rows(section.rows)) for section in sections))
        case _:
            assert_never(block)


def _rows(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Rows of clean texts. Rows that are already clean, even a hundred thousand, are checked as one text."""
    return rows if is_clean("".join([mark.text for row in rows for mark in row])) else tuple(map(_row, rows))


def _row(row: Row) -> Row:
    return tuple(map(_mark, row))


def _mark(mark: Mark) -> Mark:
    return mark._replace(text=clean(mark.text))


def without_workflow_command(line: str) -> str:
    """A line that no CI runner takes for a command: GitHub's begin with ::, older ones contain ##[ anywhere."""
    if "##[" in line:
        line = line.replace("##[", f"##{_number('[')}")
    if "::" in line and line.lstrip().startswith("::"):
        line = line.replace(":", _number(":"), 1)
    return line


def clean_lines(texts: Iterable[str]) -> str:
    """Clean texts, one on each line, that no CI runner takes for commands."""
    return "".join(f"{without_workflow_command(clean(text))}\n" for text in texts)


def _number(character: str) -> str:
    return f"<U+{ord(character):04X}>"
