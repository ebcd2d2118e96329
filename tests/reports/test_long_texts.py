"""The work for texts of 40,000 characters is linear in their length, whatever they contain."""

from __future__ import annotations

import sys
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from rich.console import Console

from notice_tasks.reports import line_breaking
from notice_tasks.reports.content import Column, Document, Facts, Heading, Line, Mark, Section, Sections, Table
from notice_tasks.reports.plain import text
from notice_tasks.reports.terminal import draw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LONG: dict[str, Callable[[int], str]] = {
    "Chinese": lambda n: "国" * n,
    "words": lambda n: "word " * (n // 5),
    "spaces": lambda n: f"国{' ' * n}家",
    "one id": lambda n: "x" * n,
    "hyphens": lambda n: "a-" * (n // 2),
    "marks": lambda n: f"国{chr(0x301) * n}家",
    "marks of their own": lambda n: "国\u0301" * (n // 2),
    "brackets": lambda n: "（" * n,
    "joiners": lambda n: "👩\u200d" * (n // 2),
    "what is not seen": lambda n: "a\u202e" * (n // 2),
    "what a terminal obeys": lambda n: "\x1b[" * (n // 2),
}
COLUMNS = (Column("a", wide=True), Column("b", wide=True), Column("c"))
SHAPES: dict[str, Callable[[str], Document]] = {
    "line": lambda long: [Line(Mark(long))],
    "heading": lambda long: [Heading(long, long)],
    "facts": lambda long: [Facts((("name", (Mark(long), Mark(long))), (long, (Mark("x"),))))],
    "fact": lambda long: [Facts((("name", (Mark(long),)),))],
    "cell": lambda long: [Table(COLUMNS, ((Mark(long), Mark("x"), Mark("1")), (Mark("x"), Mark(long), Mark("2"))))],
    "narrow cell": lambda long: [Table(COLUMNS, ((Mark("x"), Mark("x"), Mark(long)),))],
    "section": lambda long: [Sections(COLUMNS, (Section((Mark(long),), ((Mark(long), Mark("x"), Mark("1")),)),))],
}


def work(document: Document) -> int:
    """The number of characters copied and calls made to draw a document on a terminal and as plain text."""
    line_breaking.broken.cache_clear()
    line_breaking.longest_piece.cache_clear()
    console = Console(file=StringIO(), width=80, force_terminal=True, legacy_windows=False)
    done = 0

    def count(_frame: object, event: str, argument: object) -> None:
        nonlocal done
        done += 1
        if event == "return" and isinstance(argument, str):
            done += len(argument)

    sys.setprofile(count)
    try:
        draw(document, console)
        text(document)
    finally:
        sys.setprofile(None)
    return done


def pairs() -> Iterator[Any]:
    """Each kind of text in each shape; by day each kind in one shape."""
    for number, kind in enumerate(LONG):
        for other, shape in enumerate(SHAPES):
            marks = () if other == number % len(SHAPES) else pytest.mark.nightly
            yield pytest.param(kind, shape, marks=marks)


@pytest.mark.parametrize(("kind", "shape"), [*pairs()])
def test_twice_the_text_is_no_more_than_twice_the_work(kind: str, shape: str) -> None:
    once, twice = (work(SHAPES[shape](LONG[kind](length))) for length in (600, 1200))
    assert twice < 2.2 * once


@pytest.mark.parametrize("kind", ["Chinese", "words", "spaces", "one id", "marks"])
def test_a_text_of_forty_thousand_is_whole(kind: str) -> None:
    long = LONG[kind](40_000)
    console = Console(file=StringIO(), width=80)
    draw([Line(Mark(long))], console)
    assert isinstance(console.file, StringIO)
    assert "".join(console.file.getvalue().split()) == "".join(long.split())
