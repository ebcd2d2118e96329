"""A table as CSV (RFC 4180), for spreadsheets.

The titles and terms are in the language in use. Days are ISO, numbers and days stay such, and no text is a formula.
"""

from __future__ import annotations

import csv
import datetime
from enum import StrEnum
from io import StringIO
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

from notice_tasks.reports.clean import clean
from notice_tasks.words.catalogue import LANGUAGES, say_in, speaking
from notice_tasks.words.terms import term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Row = TypeVar("Row")
Value = str | int | datetime.date | StrEnum | None

BYTE_ORDER_MARK: Final = "\ufeff"
"""Without it, Excel on Chinese Windows would read a file as GBK."""

_BEGINS_FORMULA: Final = tuple("=+-@＝＋－＠")
"""From OWASP's page on CSV injection; programs for Chinese and Japanese take the full-width ones too."""


class Column(NamedTuple, Generic[Row]):
    """A column: its title in English, from the context "table" of the catalogues, and its value in a row."""

    title: str
    value: Callable[[Row], Value]


class CsvTable(NamedTuple):
    """The titles and the rows of a table, ready to write."""

    titles: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def csv_table(rows: Iterable[Row], *columns: tuple[Column[Row], ...]) -> CsvTable:
    """The table of these rows, with groups of columns one after another."""
    every = tuple(column for together in columns for column in together)
    values = (tuple(column.value(row) for column in every) for row in rows)
    return CsvTable(tuple(column.title for column in every), tuple(values))


def csv_text(table: CsvTable) -> str:
    """The whole table, with its titles in the first row."""
    return _lines([_said(table), *([_written(value) for value in row] for row in table.rows)])


def is_such_a_table(content: bytes, table: CsvTable) -> bool:
    """Whether a file begins as this table does in any language: it was written by an earlier run."""
    for language in LANGUAGES:
        with speaking(language):
            if content.startswith(f"{BYTE_ORDER_MARK}{_lines([_said(table)])}".encode()):
                return True
    return False


def _said(table: CsvTable) -> list[str]:
    return [say_in("table", title) for title in table.titles]


def _lines(rows: Iterable[Iterable[str]]) -> str:
    text = StringIO(newline="")
    csv.writer(text).writerows(rows)  # its lines end in CR LF
    return text.getvalue()


def _written(value: Value) -> str:
    match value:
        case None:
            return ""
        case StrEnum():
            return term(value)
        case bool():
            return say_in("table", "yes") if value else say_in("table", "no")
        case datetime.datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case datetime.date() | int():
            return str(value)
        case _:
            return _harmless(value)


def _harmless(text: str) -> str:
    """A text on one line that no spreadsheet takes for a formula: one that begins as such gets an apostrophe."""
    text = clean(text)
    return f"'{text}" if text.lstrip().startswith(_BEGINS_FORMULA) else text
