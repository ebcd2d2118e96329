"""Screens as plain text, without colours and rules; columns are aligned with spaces.

This is for pipes and files, and for tables too large for a slower writer. Nothing is folded: a row is always one line.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, assert_never

from notice_tasks.reports.clean import cleaned, without_workflow_command
from notice_tasks.reports.content import Document, Facts, Heading, Line, Mark, Sections, Table
from notice_tasks.reports.width import padded, width

if TYPE_CHECKING:
    from collections.abc import Iterator

_GAP = "  "

_EVEN = 9
"""The largest width of even columns: seven of them, a week, take 79 columns."""


def text(document: Document) -> str:
    """The whole document; it ends with a line end unless it is empty."""
    return "".join(f"{without_workflow_command(line.rstrip())}\n" for line in lines(cleaned(document)))


def lines(document: Document) -> Iterator[str]:
    """The lines of a document, with an empty line before each heading but the first."""
    for number, block in enumerate(document):
        match block:
            case Heading(title, beside):
                if number:
                    yield ""
                yield f"{title}{_GAP}{beside}" if beside else title
            case Line(mark):
                yield mark.text
            case Facts(pairs, _names):
                yield from _facts(pairs)
            case Table():
                yield from table_lines(block)
            case Sections():
                yield from section_lines(block)
            case _:
                assert_never(block)


def _facts(pairs: tuple[tuple[str, tuple[Mark, ...]], ...]) -> Iterator[str]:
    widest = max((width(name) for name, _marks in pairs), default=0)
    for name, marks in pairs:
        for number, mark in enumerate(marks):
            first = padded(name if number == 0 else "", widest)
            yield f"{_GAP}{first}{_GAP}{mark.text}"


def table_lines(table: Table) -> Iterator[str]:
    """The titles of a table's columns, then its rows."""
    rows = [[column.title for column in table.columns], *([mark.text for mark in row] for row in table.rows)]
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    if table.even:
        widest = min(max(widths), _EVEN)
        widths = [max(widest, columns) for columns in widths]
    for row in rows:
        cells = (
            padded(text, columns, right=column.right)
            for text, columns, column in zip(row, widths, table.columns, strict=True)
        )
        yield _GAP + _GAP.join(cells)


def section_lines(sections: Sections) -> Iterator[str]:
    """The titles of the columns, then each section's title and rows."""
    head, *rows = table_lines(sections.table)
    yield head
    remaining = iter(rows)
    for section in sections.sections:
        yield _GAP + _GAP.join(mark.text for mark in section.title)
        yield from islice(remaining, len(section.rows))
