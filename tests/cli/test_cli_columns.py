"""However wide the screen is said to be, it is not empty and nothing is lost on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Changes, Desk, OnTerminal

SCREENS = [["status"], ["show", "county"], ["ack", "--help"]]
ODD = ["0", "-5", "", "wide", "9" * 5000, "1e3", " ", "０"]


def words_of(shown: str) -> str:
    """Everything but blanks, frames and colours."""
    return re.sub(r"\x1b\[[0-9;]*m|[\s─]", "", shown)


@pytest.mark.parametrize("columns", ODD, ids=range(len(ODD)))
def test_an_odd_number_of_columns_is_none(clinics: Desk, on_terminal: OnTerminal, columns: str) -> None:
    env: Changes = {"COLUMNS": columns, "LINES": columns}
    for words in SCREENS:
        assert on_terminal(*words, cwd=clinics.root, env=env) == on_terminal(*words, cwd=clinics.root)
    assert [said.stdout for said in clinics.run_all(SCREENS, env)] == [clinics.said(*words) for words in SCREENS]


def test_a_terminal_that_knows_no_columns_has_eighty(clinics: Desk, on_terminal: OnTerminal) -> None:
    assert on_terminal("status", cwd=clinics.root, columns=0) == on_terminal("status", cwd=clinics.root)


@pytest.mark.parametrize("columns", [1, 2, 3, 7, 10, 19, 20, 21, 30, 100_000])
def test_nothing_is_lost_on_a_narrow_screen(clinics: Desk, on_terminal: OnTerminal, columns: int) -> None:
    env: Changes = {"COLUMNS": str(columns)}
    for words in SCREENS:
        code, shown = on_terminal(*words, cwd=clinics.root, env=env)
        whole = on_terminal(*words, cwd=clinics.root, env={"COLUMNS": "200"}).text
        assert code == 0
        assert sorted(words_of(shown)) == sorted(words_of(whole))
        assert max(map(len, shown.splitlines())) < 2000
