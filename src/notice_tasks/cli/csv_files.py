"""Writing the table of `--csv`."""

from pathlib import Path
from typing import Final

from notice_tasks.cli.console import write_as_it_is
from notice_tasks.cli.screen import show
from notice_tasks.problems import BadInput
from notice_tasks.reading.discover import resolved
from notice_tasks.reports.content import line
from notice_tasks.reports.csv.table import BYTE_ORDER_MARK, CsvTable, csv_text, is_such_a_table
from notice_tasks.store.durably import content_of, said, write_alone
from notice_tasks.words.catalogue import say_n

STANDARD_OUTPUT: Final = "-"


def write_csv(table: CsvTable, file: str) -> None:
    """Write a table to a file, or to standard output. Only an empty file or such a table is replaced.

    Raises:
        BadInput: the file cannot be written, or holds something else.
    """
    if file == STANDARD_OUTPUT:
        write_as_it_is(csv_text(table))
        return
    path = resolved(Path(file))  # the file that a link leads to, as other programs do
    with said(file):
        before = content_of(path)
    if before and not is_such_a_table(before, table):
        raise BadInput("not-such-a-table", file=file)
    write_alone(path, f"{BYTE_ORDER_MARK}{csv_text(table)}", before=before)
    rows = len(table.rows)
    show([line(say_n("{n} row written to {file}.", "{n} rows written to {file}.", rows, file=file))], plain=True)
