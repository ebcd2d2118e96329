"""Colours and tables are for terminals; everything else gets plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

if TYPE_CHECKING:
    from conftest import Changes, Desk, OnTerminal

ESCAPE = "\x1b"
COLOUR = re.compile(r"\x1b\[[0-9;]*3[0-7]m")
SCREENS = {
    "status": ["status", "--as-of", "2024-08-30"],
    "agenda": ["agenda", "--as-of", "2024-08-30"],
    "month": ["agenda", "--month", "2024-08", "--as-of", "2024-08-30"],
    "matrix": ["matrix", "--as-of", "2024-08-30"],
    "units": ["units", "--as-of", "2024-08-30"],
    "show": ["show", "nhc/report", "--as-of", "2024-08-30"],
    "explain": ["explain", "hubei", "nhc/report", "--as-of", "2024-08-30"],
    "log": ["log", "--unit", "hubei"],
}


def without_escapes(text: str) -> str:
    """What is left for the eye."""
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", text)


@pytest.mark.parametrize(
    "command", [*SCREENS.values(), ["check"], ["--help"], ["note", "hubei", "nhc/report", "--note", "x"]]
)
def test_a_pipe_gets_no_escapes(sample: Desk, command: list[str]) -> None:
    assert ESCAPE not in sample.said(*command)


@pytest.mark.parametrize(("lang", "columns"), [("zh", 80), ("zh", 120), ("en", 80)])
@pytest.mark.parametrize("name", list(SCREENS))
def test_a_terminal_gets_what_fits_it(
    sample: Desk, on_terminal: OnTerminal, name: str, lang: str, columns: int
) -> None:
    code, shown = on_terminal(*SCREENS[name], "--lang", lang, cwd=sample.root, columns=columns)
    assert (code, ESCAPE in shown) == (0, True)
    assert max(cell_len(line) for line in without_escapes(shown).splitlines()) <= columns


@pytest.mark.parametrize("name", ["status", "agenda", "units"])
def test_a_terminal_says_what_a_pipe_says(sample: Desk, on_terminal: OnTerminal, name: str) -> None:
    """Folded or not, in colours or not: the words are the same. A terminal has bars too."""
    _code, shown = on_terminal(*SCREENS[name], cwd=sample.root, columns=200)
    assert ("━" in shown) == (name != "agenda")
    words = re.sub(r"[─━\s]", "", without_escapes(shown))
    assert words == "".join(sample.said(*SCREENS[name]).split())


@pytest.mark.parametrize("option", [["--plain"], ["--json"]])
def test_plain_and_json_have_no_colours_anywhere(sample: Desk, on_terminal: OnTerminal, option: list[str]) -> None:
    words = [*SCREENS["status"], *option]
    code, shown = on_terminal(*words, cwd=sample.root, columns=200)
    assert (code, shown) == (0, sample.said(*words))


@pytest.mark.parametrize(
    ("env", "coloured"),
    [
        pytest.param({}, True, id="terminal"),
        pytest.param({"NO_COLOR": "1"}, False, id="NO_COLOR"),
        pytest.param({"FORCE_COLOR": "1"}, True, id="FORCE_COLOR"),
        pytest.param({"TERM": "dumb"}, False, id="dumb terminal"),
    ],
)
def test_wishes_for_colour_are_respected(sample: Desk, on_terminal: OnTerminal, env: Changes, coloured: bool) -> None:
    code, shown = on_terminal(*SCREENS["status"], cwd=sample.root, env=env)
    assert (code, bool(COLOUR.search(shown))) == (0, coloured)
    assert "逾期11天" in shown


def test_a_pipe_stays_plain_whatever_is_wished(sample: Desk) -> None:
    """Output to something that is no terminal is plain: scripts read it."""
    assert ESCAPE not in sample.said(*SCREENS["status"], env={"FORCE_COLOR": "1"})


def test_a_large_table_is_drawn_plainly(sample: Desk, on_terminal: OnTerminal) -> None:
    code, shown = on_terminal("log", cwd=sample.root)
    assert (code, ESCAPE in shown) == (0, False)
    assert shown == sample.said("log")


def test_errors_on_a_terminal_are_one_plain_sentence(clinics: Desk, on_terminal: OnTerminal) -> None:
    code, shown = on_terminal("ack", "nobody", "self-check", cwd=clinics.root)
    assert (code, shown) == (2, "error: There is no unit 'nobody'. List them: notice-tasks units\n")


@pytest.mark.parametrize("verb", ["", "evidence", "new", "init"])
@pytest.mark.parametrize(("lang", "words"), [("zh", "用法"), ("en", "Usage")])
def test_help_fits_a_terminal_in_both_languages(
    clinics: Desk, on_terminal: OnTerminal, verb: str, lang: str, words: str
) -> None:
    code, shown = on_terminal(*verb.split(), "--help", "--lang", lang, cwd=clinics.root)
    lines = without_escapes(shown).splitlines()
    assert (code, words in shown) == (0, True)
    assert max(map(cell_len, lines)) <= 80
