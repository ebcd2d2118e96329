"""Show a screen: with colours and tables on a terminal, as plain text elsewhere."""

import os
from typing import Final

from notice_tasks.cli import console
from notice_tasks.reports.content import Document, Sections, Table

_NARROW: Final = 20
"""Columns below which tables are not drawn: the terminal wraps plain text without losing any."""

LARGE: Final = 1000
"""A table with more cells than this is written as plain text: rich takes 100 us or more for each cell."""


def show(document: Document, *, plain: bool = False) -> None:
    """Show a screen: with colours and tables on a terminal, as plain text elsewhere."""
    if plain or not _is_terminal() or is_large(document):
        _show_plainly(document)
    else:
        show_in_columns(document)


def show_in_columns(document: Document) -> None:
    """Show a screen with tables at the terminal's width; without a terminal, at 80 columns and without colours."""
    columns = console.columns()
    if columns < _NARROW:
        _show_plainly(document)
        return
    from notice_tasks.reports.terminal import draw  # noqa: PLC0415  (only a terminal and --help need it)

    draw(document, console.drawing(columns))


def _show_plainly(document: Document) -> None:
    from notice_tasks.reports.plain import text  # noqa: PLC0415  (not needed on a terminal)

    console.write(text(document))


def _is_terminal() -> bool:
    return console.is_terminal() and os.environ.get("TERM") != "dumb"


def is_large(document: Document) -> bool:
    """Whether a document has a table that is better written as plain text."""
    tables = (block.table if isinstance(block, Sections) else block for block in document)
    return any(isinstance(block, Table) and len(block.rows) * len(block.columns) > LARGE for block in tables)
