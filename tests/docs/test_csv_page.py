"""docs/csv.md tells the columns of every table, in both languages, in their order."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import pytest
from docs_pages import LANGUAGES, page

if TYPE_CHECKING:
    from conftest import Desk

COMMANDS = {
    "status": 0,
    "matrix": 1,
    "agenda": 1,
    "show nhc/report": 1,
    "show beijing": 1,
    "show nhc": 2,
    "units": 3,
    "status --by group": 4,
    "log": 5,
}
"""Each command, and which of the page's tables has its columns."""


@pytest.mark.parametrize("ending", LANGUAGES)
def test_the_columns_of_every_table_are_told(sample: Desk, ending: str) -> None:
    told = re.findall(r"^\| (?:column|列) \| \|\n\|---\|---\|\n((?:\|.+\n)+)", page(f"docs/csv{ending}"), re.MULTILINE)
    columns = [[line.split("|")[1].strip() for line in table.splitlines()] for table in told]
    lang = "en" if ending == ".md" else "zh"
    found = sample.run_all([[*command.split(), "--csv", "-", "--lang", lang] for command in COMMANDS])
    titles = [next(csv.reader(result.stdout.splitlines())) for result in found]
    assert titles == [columns[number] for number in COMMANDS.values()]
    assert {*range(len(columns))} == {*COMMANDS.values()}
