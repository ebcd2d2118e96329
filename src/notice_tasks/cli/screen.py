"""Showing a screen: with colours and tables on a terminal, plainly elsewhere."""

import os
from typing import Final

from notice_tasks.cli import console
from notice_tasks.reports.content import Document, Sections, Table

_NARROW: Final = 20
"""Fewer columns are no screen: what is drawn plainly is folded by the terminal, and nothing of it is lost."""

LARGE: Final = 1000
"""A table with more cells than this is drawn plainly: rich takes 100 us and more for each."""


def show(document: Document, *, plain: bool = False) -> None:
    """Draw a screen: with colours and tables on a terminal, plainly elsewhere."""
    if plain or not _is_terminal() or is_large(document):
        _show_plainly(document)
    else:
        show_in_columns(document)


def show_in_columns(document: Document) -> None:
    """Draw a screen in as many columns as there are, 80 where there is no terminal, and without colours there."""
    columns = console.columns()
    if columns < _NARROW:
        _show_plainly(document)
        return
    from notice_tasks.reports.terminal import draw  # noqa: PLC0415  (only a terminal and --help need it)

    draw(document, console.drawing(columns))


def _show_plainly(document: Document) -> None:
    from notice_tasks.reports.plain import text  # noqa: PLC0415  (a terminal needs it not)

    console.write(text(document))


def _is_terminal() -> bool:
    return console.is_terminal() and os.environ.get("TERM") != "dumb"


def is_large(document: Document) -> bool:
    """Whether a table of a document is better drawn plainly."""
    tables = (block.table if isinstance(block, Sections) else block for block in document)
    return any(isinstance(block, Table) and len(block.rows) * len(block.columns) > LARGE for block in tables)
