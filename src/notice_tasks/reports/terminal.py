"""Screens with colours and tables, drawn by rich.

A table too wide for the screen is written as plain text, which the terminal folds: nothing is ever cut off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from rich import box
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from notice_tasks.reports.content import Document, Facts, Heading, Line, Mark, Table, Tone
from notice_tasks.reports.plain import table_lines
from notice_tasks.reports.width import bare, width

if TYPE_CHECKING:
    from rich.console import Console

_STYLES: Final = {
    Tone.PLAIN: "",
    Tone.STRONG: "bold",
    Tone.GOOD: "green",
    Tone.NEAR: "yellow",
    Tone.BAD: "bold red",
    Tone.QUIET: "dim",
}

WIDE_AT_LEAST: Final = 4
"""A table is drawn where its wide columns keep so many columns of the screen: two Chinese characters."""


def draw(document: Document, console: Console) -> None:
    """Draw a document; names and quotations are never taken for markup."""
    for number, block in enumerate(document):
        match block:
            case Heading(title, beside):
                if number:
                    console.print()
                console.print(Text.assemble((bare(title), "bold"), "  ", (bare(beside), "cyan")), soft_wrap=False)
            case Line(mark):
                console.print(_text(mark))
            case Facts(pairs):
                console.print(_facts(pairs))
            case Table() if _fits(block, console.width):
                console.print(_table(block))
            case Table():
                for row in table_lines(block):
                    console.print(Text(bare(row).rstrip()), soft_wrap=True)
            case _:
                assert_never(block)


def _text(mark: Mark) -> Text:
    return Text(bare(mark.text), style=_STYLES[mark.tone], overflow="fold")


def _facts(pairs: tuple[tuple[str, tuple[Mark, ...]], ...]) -> Padding:
    grid = RichTable.grid(padding=(0, 2))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(overflow="fold")
    for name, marks in pairs:
        for number, mark in enumerate(marks):
            grid.add_row(name if number == 0 else "", _text(mark))
    return Padding(grid, (0, 0, 0, 2))


def _fits(table: Table, columns: int) -> bool:
    """Whether what is never folded leaves the wide columns room; where it does not, rich would cut numbers short."""
    titles = tuple(Mark(column.title) for column in table.columns)
    widest = [max(width(mark.text) for mark in marks) for marks in zip(titles, *table.rows, strict=True)]
    least = (min(own, WIDE_AT_LEAST) if column.wide else own for own, column in zip(widest, table.columns, strict=True))
    return sum(own + len("  ") for own in least) <= columns


def _table(table: Table) -> RichTable:
    drawn = RichTable(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False, padding=(0, 1, 0, 0))
    for column in table.columns:
        drawn.add_column(
            Text(column.title),
            justify="right" if column.right else "left",
            no_wrap=not column.wide,
            overflow="fold",
        )
    for row in table.rows:
        drawn.add_row(*map(_text, row))
    return drawn
