"""Small bars beside rates, for terminals; and the form of a table that has room for them.

A bar is full only if the rate is 100 %, and empty only if it is 0.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from notice_tasks.reports.content import Column, Mark, Section, Sections, Table
from notice_tasks.reports.layout import layout, row_height
from notice_tasks.reports.line_breaking import longest_piece
from notice_tasks.reports.width import padded, width

_RATE: Final = re.compile(r"(\d+)/([1-9]\d*)")

_IN_TEXT: Final = 6
_IN_TABLES: Final = (6, 4, 3)
"""Widths of bars in columns; in tables, the first that has room."""

_LINES: Final = 2
"""The largest number of lines that a row should take."""


class Signs(NamedTuple):
    """What a bar is drawn with."""

    done: str
    left: str


SOLID: Final = Signs("\u2501", "\u2500")
ASCII: Final = Signs("#", ".")


def bar(part: int, whole: int, columns: int, signs: Signs) -> str:
    """A bar of a number of columns."""
    done = part * columns // whole
    if part and not done:
        done = 1
    return signs.done * done + signs.left * (columns - done)


def text_with_bars(text: str, signs: Signs) -> str:
    """A sentence with a bar before each of its rates."""

    def drawn(rate: re.Match[str]) -> str:
        blank = "" if text[: rate.start()].endswith(" ") else " "
        return f"{blank}{bar(int(rate[1]), int(rate[2]), _IN_TEXT, signs)} {rate[0]}"

    return _RATE.sub(drawn, text)


def has_rates(table: Table) -> bool:
    """Whether a table has a rate."""
    return any(mark.rates for row in table.rows for mark in row)


def with_room_for_bars(table: Table, columns: int, signs: Signs) -> Table | Sections:
    """A table with bars: as wide ones as leave its rows low; else with the texts of each row above its numbers.

    Without bars, if that has no room for them either.
    """
    for size in _IN_TABLES:
        drawn = _with_bars(table, size, signs)
        found = layout(drawn, columns)
        apart = found is not None and all(len(column.members) == 1 for column in found.columns)
        if found is not None and apart and all(row_height(row, found) <= _LINES for row in drawn.rows):
            return drawn
    for titled in (table, _with_folded_titles(table)):
        for size in _IN_TABLES:
            sections = _texts_above_numbers(_with_bars(titled, size, signs))
            if layout(sections.table, columns) is not None:
                return sections
    return table


def _with_bars(table: Table, size: int, signs: Signs) -> Table:
    widest = [max((width(mark.text) for mark in marks), default=0) for marks in zip(*table.rows, strict=True)]
    rows = (
        tuple(_barred(mark, most, size, signs) for mark, most in zip(row, widest, strict=True)) for row in table.rows
    )
    return table._replace(rows=tuple(rows))


def _barred(mark: Mark, most: int, size: int, signs: Signs) -> Mark:
    rate = _RATE.fullmatch(mark.text) if mark.rates else None
    if rate is None:
        return mark
    drawn = bar(int(rate[1]), int(rate[2]), size, signs)
    return mark._replace(text=f"{drawn} {padded(mark.text, most, right=True)}")


def _texts_above_numbers(table: Table) -> Sections:
    """Each row as a section: its texts are the title."""
    texts = next(number for number, column in enumerate(table.columns) if column.right)
    title = tuple(Mark(column.title) for column in table.columns[:texts])
    sections = (Section(tuple(mark for mark in row[:texts] if mark.text), (row[texts:],)) for row in table.rows)
    return Sections(table.columns[texts:], tuple(sections), title)


def _with_folded_titles(table: Table) -> Table:
    return table._replace(columns=tuple(_folded(column) if column.right else column for column in table.columns))


def _folded(column: Column) -> Column:
    """A column whose title of several words takes two lines, or more where its words differ much."""
    room, lines = max(longest_piece(column.title), width(column.title) * 2 // 3), [""]
    for word in column.title.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        lines = [*lines[:-1], longer] if width(longer) <= room else [*lines, word]
    return column._replace(title="\n".join(lines))
