"""From the lines of a notice to its sentences.

A sentence ends at 。！？； or at the end of its paragraph; the number at the beginning of a line is not part of it.
Lines that a printout or PDF broke at one width are one paragraph.
"""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.model.notice_text import Sentence, closed_up
from notice_tasks.reading.numbering import Number, Outline, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notice_tasks.reading.noise import TextLine

_SENTENCE: Final = re.compile(r"[^。!?;]*+[。!?;]++[”’」』)》\"']*+|[^。!?;]++")
_ENDS: Final = "。!?;:"

LONGEST_HEADING: Final = 30
"""A numbered sentence with more characters is not a heading."""

NARROWEST: Final = 40
SLACK: Final = 4
"""A line goes on in the next if it has `NARROWEST` columns or more and at most `SLACK` less than the widest one."""

_WIDE_FROM: Final = "\u1100"


class Paragraph(NamedTuple):
    """Lines joined to one text, also narrow, with the offset at which each line begins and its number."""

    text: str
    narrow: str
    starts: tuple[tuple[int, int], ...]

    def place(self, at: int) -> tuple[int, int]:
        """The line and the column of a character."""
        start, line = next(one for one in reversed(self.starts) if one[0] <= at)
        return line, at - start + 1


def paragraphs(lines: Sequence[TextLine]) -> Iterator[Paragraph]:
    """The paragraphs of a text."""
    for block in _blocks(lines):
        widest = max(_columns(line.text.strip()) for line in block) if len(block) > 1 else 0
        joined = [block[0]]
        for before, line in pairwise(block):
            if not _goes_on(before, line, widest):
                yield _paragraph(joined)
                joined = []
            joined.append(line)
        yield _paragraph(joined)


class Words:
    """The words read so far, folded."""

    def __init__(self) -> None:
        """Start without words."""
        self._parts: list[str] = []
        self._length = 0

    def add(self, text: str) -> tuple[int, int]:
        """Add a narrow text; the offsets at which its words begin and end."""
        first = self._length
        self._parts.append(closed_up(text))
        self._length += len(self._parts[-1])
        return first, self._length

    @property
    def text(self) -> str:
        """All words."""
        return "".join(self._parts)


def sentences(parts: Sequence[Paragraph]) -> tuple[tuple[Sentence, ...], str]:
    """All sentences of a text, and its words, folded."""
    numbers = [number_of(part.narrow) for part in parts]
    outline, words, found = Outline(), Words(), list[Sentence]()
    for index, (part, number) in enumerate(zip(parts, numbers, strict=True)):
        if number is not None:
            outline.enter(number)
        start = 0 if number is None else number.end
        words.add(part.narrow[:start])
        headed = _begins_with_heading(part, number, numbers[index + 1 : index + 2])
        for said in _SENTENCE.finditer(part.narrow, start):
            first, last = words.add(said[0])
            if last > first:
                at = said.start() + len(said[0]) - len(said[0].lstrip())
                text = part.text[at : said.end()].rstrip()
                heading = headed and said.start() == start
                found.append(Sentence(text, *part.place(at), outline.place, heading, first, last))
    return tuple(found), words.text


def _begins_with_heading(part: Paragraph, number: Number | None, following: Sequence[Number | None]) -> bool:
    """Whether a numbered paragraph's first sentence is a heading of the rest of it, or of the section below it.

    `following` is the number of the next paragraph, if there is one. A numbered line that is followed only by the next
    one of its level is an item of a list, not a heading.
    """
    if number is None:
        return False
    said = _SENTENCE.match(part.narrow, number.end)
    if said is None or len(closed_up(said[0])) > LONGEST_HEADING:
        return False
    if said.end() < len(part.narrow.rstrip()):
        return True
    beneath = any(other is None or other.level > number.level for other in following)
    return beneath and closed_up(said[0])[-1:] not in {*"。!?;"}


def _blocks(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Groups of lines without an empty line, or one that was cut, between them."""
    block: list[TextLine] = []
    for line in lines:
        if block and line.number != block[-1].number + 1:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _goes_on(before: TextLine, line: TextLine, widest: int) -> bool:
    """Whether a line was broken only because of its width."""
    return (
        before.folded[-1] not in _ENDS
        and _columns(before.text.strip()) >= max(NARROWEST, widest - SLACK)
        and not line.text[0].isspace()
        and number_of(line.narrow) is None
    )


def _columns(text: str) -> int:
    """The width of a text in columns: a Chinese character takes two."""
    return sum(2 if character >= _WIDE_FROM else 1 for character in text)


def _paragraph(lines: Sequence[TextLine]) -> Paragraph:
    starts = accumulate((len(line.text) for line in lines[:-1]), initial=0)
    numbers = (line.number for line in lines)
    texts, narrow = zip(*((line.text, line.narrow) for line in lines), strict=True)
    return Paragraph("".join(texts), "".join(narrow), tuple(zip(starts, numbers, strict=True)))
