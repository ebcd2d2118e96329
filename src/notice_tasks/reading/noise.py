"""Finds the lines that web pages and printouts add to a notice, and repeated lines.

docs/coverage.md states these rules; each is simple enough to be followed by hand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.model.notice_text import Cut, closed_up, narrow
from notice_tasks.reading.numbering import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

FURNITURE_BEGINS: Final = (
    "当前位置", "您现在的位置", "您的位置", "所在位置", "设为首页", "加入收藏", "网站首页", "网站地图", "发布日期:",
    "发布时间:", "浏览次数", "浏览量", "阅读次数", "点击数", "点击次数", "访问量", "来源:", "文章来源:",
    "信息来源:", "稿件来源:", "作者:", "责任编辑", "上一篇", "下一篇", "上一条", "下一条", "打印本页", "关闭窗口",
    "字体:", "字号:", "分享到", "扫一扫", "本文地址:", "本文链接:", "免责声明", "版权声明", "友情链接", "相关链接",
    "相关文章", "热点文章",
)  # fmt: skip
FURNITURE_HOLDS: Final = (
    "icp备",
    "公网安备",
    "版权所有",
    "copyright",
    "allrightsreserved",
    "网站标识码",
    "转载请",
    "转载分享请",
)
_PAGE_NUMBER: Final = re.compile(r"[-—–―]+\d{1,4}[-—–―]+|第\d{1,4}页(?:,?共\d{1,4}页)?")

LONGEST_FURNITURE: Final = 100
"""A longer line, in characters, is never taken for page furniture."""

REPEATED_LINES: Final = 3
REPEATED_CHARACTERS: Final = 100
"""At least this many lines in a row, with this many characters in all, are a repeat if they occurred before."""

LINKS: Final = 8
LONGEST_LINK: Final = 30
FEW_COMMAS: Final = 4
"""At least this many short lines in a row are a list of links if at most one in `FEW_COMMAS` has a comma."""


class TextLine(NamedTuple):
    """A line of the file: its number (from 1), its text, and the text narrow and folded (model/notice_text.py)."""

    number: int
    text: str
    narrow: str
    folded: str


def text_lines(text: str) -> tuple[TextLine, ...]:
    """The lines that have words."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    in_step = zip(lines, narrow("\n".join(lines)).split("\n"), strict=True)
    whole = (TextLine(number, line, other, closed_up(other)) for number, (line, other) in enumerate(in_step, start=1))
    return tuple(line for line in whole if line.folded)


def noise(lines: Sequence[TextLine]) -> Mapping[int, Cut]:
    """The reason for each line that is cut, by its number; if several rules apply, the first."""
    return {
        **dict.fromkeys(_links(lines), Cut.LINKS),
        **dict.fromkeys(_repeats(lines), Cut.REPEAT),
        **dict.fromkeys((line.number for line in lines if _is_furniture(line.folded)), Cut.FURNITURE),
    }


def _is_furniture(words: str) -> bool:
    if len(words) > LONGEST_FURNITURE:
        return False
    words = words.lower()
    return (
        words.startswith(FURNITURE_BEGINS)
        or any(held in words for held in FURNITURE_HOLDS)
        or _PAGE_NUMBER.fullmatch(words) is not None
    )


def _repeats(lines: Sequence[TextLine]) -> Iterator[int]:
    """The numbers of the lines in runs that repeat earlier ones word for word and in the same order."""
    words = [line.folded for line in lines]
    first_seen: dict[tuple[str, ...], int] = {}
    at = 0
    while at < len(words):
        head = tuple(words[at : at + REPEATED_LINES])
        before = first_seen.setdefault(head, at)
        length = _alike(words, before, at)
        if length >= REPEATED_LINES and sum(map(len, words[at : at + length])) >= REPEATED_CHARACTERS:
            yield from (line.number for line in lines[at : at + length])
            at += length
        else:
            at += 1


def _alike(words: Sequence[str], before: int, at: int) -> int:
    """How many lines from `at` on equal those from `before` on; a run does not overlap itself."""
    most = min(at - before, len(words) - at)
    return next((n for n in range(most) if words[before + n] != words[at + n]), most)


def _links(lines: Sequence[TextLine]) -> Iterator[int]:
    """The numbers of the lines in long runs of short lines."""
    run: list[TextLine] = []
    for line in lines:
        if _may_be_link(line):
            run.append(line)
        else:
            yield from _if_links(run)
            run = []
    yield from _if_links(run)


def _may_be_link(line: TextLine) -> bool:
    words = line.folded
    return len(words) <= LONGEST_LINK and not {*words} & {"。", ";"} and number_of(line.narrow) is None


def _if_links(run: Sequence[TextLine]) -> Iterator[int]:
    with_commas = sum("," in line.folded or "、" in line.folded for line in run)
    if len(run) >= LINKS and with_commas * FEW_COMMAS <= len(run):
        yield from (line.number for line in run)
