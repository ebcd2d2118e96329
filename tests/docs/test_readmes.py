"""The READMEs can be followed to the letter, and their screens are what the program prints."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Final

import pytest
from docs_pages import PAGES, READMES, page, section, written_by

from notice_tasks.cli.exit_codes import Exit
from notice_tasks.cli.verbs import VERBS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SAMPLE: Final = (
    "python3 -m venv .venv && .venv/bin/pip install --quiet . && "
    ".venv/bin/notice-tasks init --sample sample --lang {lang} && "
    ".venv/bin/notice-tasks --workspace sample status --as-of 2024-08-28"
)
TESTS: Final = "python3 -m venv .venv && .venv/bin/pip install --quiet --editable '.[test]' && .venv/bin/pytest"

EVERY_README = pytest.mark.parametrize("name", READMES)
SHARED: Final = {"--workspace", "--lang", "--help", "--version"}
MENTION: Final = re.compile(r"(?:^(?:\$ )?|`)(?:\.venv[/\\]\w+[/\\])?notice-tasks (?P<words>[^`\n]+)", re.MULTILINE)


def test_the_screens_are_what_the_program_prints(tmp_path: Path) -> None:
    written_by("screens.py", tmp_path)
    for name in READMES:
        today = (tmp_path / name).read_text(encoding="utf-8")
        assert page(name) == today, f"{name} shows what was printed once; run: .venv/bin/python docs/screens.py"


@EVERY_README
def test_the_quick_start_stands_in_blocks_of_its_own(name: str) -> None:
    assert re.findall(r"^```sh\n(.*?)\n```$", page(name), re.MULTILINE | re.DOTALL) == [
        SAMPLE.format(lang="en" if name == "README.md" else "zh"),
        TESTS,
    ]


@EVERY_README
def test_the_table_of_exit_codes_is_the_enum(name: str) -> None:
    table = re.findall(r"^\| (\d+) \| `(\w+)` \| .+ \|$", page(name), re.MULTILINE)
    assert table == [(str(code.value), code.name) for code in Exit]


@EVERY_README
def test_every_command_is_told(name: str) -> None:
    told = {verb for verb, _options in mentions(name)}
    inline = {verb for verb in VERBS if f"`{verb}`" in page(name)}
    assert told | inline | {"start", "note"} >= set(VERBS)


@pytest.mark.parametrize("name", PAGES)
def test_every_command_that_a_page_names_is_there(name: str) -> None:
    for verb, options in mentions(name):
        assert verb in VERBS, f"{name} names the command {verb}"
        usage = section("docs/cli.md", verb)
        unknown = [option for option in options if not re.search(rf"(?:^|[ ,]){option}\b", usage, re.MULTILINE)]
        assert not unknown, f"{name} gives {verb} the options {unknown}"


def mentions(name: str) -> Iterator[tuple[str, set[str]]]:
    """Each command line of a page: its verb and its options, those that all commands share left out."""
    for found in MENTION.finditer(page(name)):
        words = iter(shlex.split(found["words"], comments=True))
        verb, options = "", set()
        for word in words:
            if word == "&&":
                break
            if word in SHARED:
                next(words, None)
            elif word.startswith("-"):
                options.add(word)
            elif not verb or f"{verb} {word}" in VERBS:
                verb = f"{verb} {word}".strip()
        if verb.islower():  # not COMMAND, nor a sentence about the program
            yield verb, options
