"""Screens with colours and tables, drawn by rich.

A table too wide for the screen is written as plain text, which the terminal folds. Nothing is ever cut.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, assert_never

from rich import box
from rich.console import Group
from rich.containers import Lines
from rich.measure import Measurement
from rich.padding import Padding
from rich.segment import Segment, Segments
from rich.table import Table as RichTable
from rich.text import Text

from notice_tasks.reports.bars import ASCII, SOLID, Signs, has_rates, text_with_bars, with_room_for_bars
from notice_tasks.reports.clean import cleaned
from notice_tasks.reports.content import Document, Facts, Heading, Line, Mark, Sections, Table, Tone
from notice_tasks.reports.layout import INDENT, DrawnColumn, Layout, layout
from notice_tasks.reports.line_breaking import broken, longest_piece
from notice_tasks.reports.plain import section_lines, table_lines
from notice_tasks.reports.width import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console, ConsoleOptions, JustifyMethod, OverflowMethod, RenderableType

_STYLES: Final = {
    Tone.PLAIN: "",
    Tone.STRONG: "bold",
    Tone.GOOD: "green",
    Tone.NEAR: "yellow",
    Tone.BAD: "bold red",
    Tone.QUIET: "dim",
}

_EDGE: Final = (0, 0, 0, 1)
"""The padding between a table and the edge of the screen."""

_FACTS: Final = (0, 0, 0, 2)
"""The padding of names with their values, and of a value beneath its name."""


def draw(document: Document, console: Console) -> None:
    """Draw a document. Names and quotations are never parsed as markup."""
    for number, block in enumerate(cleaned(document)):
        match block:
            case Heading(title, beside):
                if number:
                    console.print()
                _print(WrappedText.assemble((title, "bold"), "  ", (beside, "cyan")), console)
            case Line(mark):
                text = text_with_bars(mark.text, _signs(console)) if mark.rates else mark.text
                _print(_text(mark._replace(text=text)), console)
            case Facts():
                console.print(_facts(block, console.width))
            case Table():
                _draw_table(block, console)
            case Sections():
                _draw_sections(block, console)
            case _:
                assert_never(block)


def _signs(console: Console) -> Signs:
    """The signs for bars that the screen can show."""
    try:
        "".join(SOLID).encode(console.encoding)
    except UnicodeEncodeError:
        return ASCII
    return SOLID


def _print(text: Text, console: Console) -> None:
    # In a group of its own, because rich joins texts into a new one, which would break by rich's own rules.
    console.print(Group(text))


def _text(mark: Mark) -> Text:
    return WrappedText(mark.text, style=_STYLES[mark.tone])


def _facts(facts: Facts, columns: int) -> Padding:
    """Names beside their values, or above them if a name would take more than half of the screen."""
    style = _STYLES[facts.names]
    if any(width(name) * 2 > columns for name, _marks in facts.pairs):
        return Padding(Group(*_one_above_the_other(facts, style)), _FACTS)
    grid = RichTable.grid(padding=(0, 2))
    grid.add_column(no_wrap=True, style=style)
    grid.add_column()
    for name, marks in facts.pairs:
        for number, mark in enumerate(marks):
            grid.add_row(name if number == 0 else "", _text(mark))
    return Padding(grid, _FACTS)


def _one_above_the_other(facts: Facts, style: str) -> Iterator[RenderableType]:
    for name, marks in facts.pairs:
        yield WrappedText(name, style=style)
        for mark in marks:
            yield Padding(_text(mark), _FACTS)


def _draw_table(table: Table, console: Console) -> None:
    if has_rates(table):
        barred = with_room_for_bars(table, console.width, _signs(console))
        if isinstance(barred, Sections):
            _draw_sections(barred, console)
            return
        table = barred
    laid_out = layout(table, console.width)
    if laid_out is None:
        _write(table_lines(table), console)
        return
    drawn = _columns(table, laid_out)
    _add(table.rows, laid_out, drawn)
    console.print(drawn)


def _draw_sections(sections: Sections, console: Console) -> None:
    table = sections.table
    laid_out = layout(table, console.width)
    if laid_out is None:
        _write(section_lines(sections), console)
        return
    console.print()
    if sections.title:
        console.print(Padding(WrappedText("  ", style="bold").join(map(_text, sections.title)), _EDGE))
    console.print(Padding(_columns(table, laid_out, edge=False), _EDGE))
    rows = iter(table.rows)
    for section in sections.sections:
        title = WrappedText("  ").join(map(_text, section.title))
        drawn = _columns(table, laid_out, edge=False, titles=False)
        _add(islice(rows, len(section.rows)), laid_out, drawn)
        console.print(Padding(title, _EDGE), Padding(drawn, _EDGE), sep="")
    console.print()


def _write(lines: Iterable[str], console: Console) -> None:
    for line in lines:
        # In a Text, rich would look for trailing spaces in a time that is quadratic in the spaces inside.
        console.print(Segments([Segment(f"{line.rstrip()}\n")]), crop=False, end="")


def _columns(table: Table, laid_out: Layout, *, edge: bool = True, titles: bool = True) -> RichTable:
    """A laid-out table without rows."""
    gap = (0, laid_out.gap - 1, 0, 0)
    drawn = RichTable(
        box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False, padding=gap, show_edge=edge, show_header=titles
    )
    texts = tuple(Mark(column.title) for column in table.columns)
    lines = max(_lines_of_title(texts, drawn_column) for drawn_column in laid_out.columns)
    for drawn_column in laid_out.columns:
        column = table.columns[drawn_column.members[0]]
        drawn.add_column(
            _title(texts, drawn_column, lines),
            justify="right" if column.right else "left",
            no_wrap=not column.wide,
            width=drawn_column.width,
        )
    return drawn


def _title(texts: Sequence[Mark], drawn_column: DrawnColumn, lines: int) -> RenderableType:
    """The title of a column, filled up below, because rich puts low titles at the bottom."""
    below = [Text("")] * (lines - _lines_of_title(texts, drawn_column))
    return Group(_cell(texts, drawn_column), *below) if below else _cell(texts, drawn_column)


def _lines_of_title(texts: Sequence[Mark], drawn_column: DrawnColumn) -> int:
    first, *beneath = (texts[number].text for number in drawn_column.members)
    folded = len(broken(first, drawn_column.width).spans) if "\n" not in first else first.count("\n") + 1
    return folded + sum(len(broken(text, drawn_column.width - INDENT).spans) for text in beneath if text)


def _add(rows: Iterable[Sequence[Mark]], laid_out: Layout, drawn: RichTable) -> None:
    for row in rows:
        drawn.add_row(*(_cell(row, drawn_column) for drawn_column in laid_out.columns))


def _cell(row: Sequence[Mark], drawn_column: DrawnColumn) -> Text | Group:
    first, *beneath = (_text(row[number]) for number in drawn_column.members)
    if not beneath:
        return first
    return Group(first, *(Padding(text, (0, 0, 0, INDENT)) for text in beneath if text))


class WrappedText(Text):
    """A text with line breaks suitable for Chinese and English."""

    def wrap(  # noqa: PLR0913  (rich's signature)
        self,
        console: Console,
        width: int,
        *,
        justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None,
        tab_size: int = 8,
        no_wrap: bool | None = None,
    ) -> Lines:
        """Its lines, none wider than `width`."""
        if no_wrap:
            return super().wrap(console, width, justify=justify, overflow=overflow, tab_size=tab_size, no_wrap=True)
        spans, hang = broken(self.plain, width)
        # Divided only once, because rich copies the whole text for each slice.
        lines = Lines(self.divide([at for span in spans for at in span])[1::2])
        for line in lines[1:]:
            line.pad_left(hang)
        return lines

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """The width of its longest token, and of the whole text."""
        return Measurement(longest_piece(self.plain), width(self.plain))
