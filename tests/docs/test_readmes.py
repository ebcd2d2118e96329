"""The READMEs and the manual can be followed to the letter, and their screens are what the program prints."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Final

import pytest
from docs_pages import LANGUAGES, MANUAL, PAGES, READMES, REPOSITORY, page, section, written_by

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
HELD_ELSEWHERE: Final = {"docs/doctor", "docs/json"}
"""Pages whose commands docs/screens.py leaves out: the examples of JSON have a test of their own, and the doctor's page
is generated and only shows how the command is called."""

SHARED: Final = {"--workspace", "--lang", "--help", "--version"}
SCREEN: Final = re.compile(r"^```(?:shell|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RUNS: Final = re.compile(r"^(?:\$ )?notice-tasks ", re.MULTILINE)
MENTION: Final = re.compile(r"(?:^(?:\$ )?|`)(?:\.venv[/\\]\w+[/\\])?notice-tasks (?P<words>[^`\n]+)", re.MULTILINE)


def test_the_screens_are_what_the_program_prints(tmp_path: Path) -> None:
    written_by("screens.py", tmp_path)
    followed = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.md")}
    for name in followed:
        today = (tmp_path / name).read_text(encoding="utf-8")
        assert page(name) == today, f"{name} is out of date; run: .venv/bin/python docs/screens.py"
    with_commands = {name for name in (*READMES, *MANUAL) if any(map(RUNS.search, SCREEN.findall(page(name))))}
    assert with_commands - followed <= {f"{name}{ending}" for name in HELD_ELSEWHERE for ending in LANGUAGES}


@EVERY_README
def test_a_readme_is_read_in_one_sitting(name: str) -> None:
    assert len(page(name).splitlines()) <= 220


@EVERY_README
def test_the_two_commands_of_a_readme_have_blocks_of_their_own(name: str) -> None:
    assert re.findall(r"^```sh\n(.*?)\n```$", page(name), re.MULTILINE | re.DOTALL) == [
        SAMPLE.format(lang="en" if name == "README.md" else "zh"),
        TESTS,
    ]


@pytest.mark.parametrize("ending", LANGUAGES)
def test_a_readme_leads_to_the_manual(ending: str) -> None:
    assert f"docs/README{ending}" in linked(f"README{ending}")


@pytest.mark.parametrize("ending", LANGUAGES)
def test_the_first_page_of_the_manual_leads_to_all_others(ending: str) -> None:
    start = f"docs/README{ending}"
    assert set(of_language(ending)) - linked(start) == {start}


@pytest.mark.parametrize("ending", LANGUAGES)
def test_the_table_of_exit_codes_is_the_enum(ending: str) -> None:
    table = re.findall(r"^\| (\d+) \| `(\w+)` \| .+ \|$", page(f"docs/exit-codes{ending}"), re.MULTILINE)
    assert table == [(str(code.value), code.name) for code in Exit]


@pytest.mark.parametrize("ending", LANGUAGES)
def test_every_command_is_told(ending: str) -> None:
    generated = {f"docs/cli{ending}", f"docs/doctor{ending}"}
    told: set[str] = set()
    for name in {f"README{ending}", *of_language(ending)} - generated:
        told |= {verb for verb, _options in mentions(name)}
        told |= {verb for verb in VERBS if f"`{verb}`" in page(name)}
    assert told >= set(VERBS)


def test_every_command_that_a_page_names_is_there() -> None:
    for name, verb, options in ((one, *mention) for one in PAGES for mention in mentions(one)):
        assert verb in VERBS, f"{name} names the command {verb}"
        usage = section("docs/cli.md", verb)
        unknown = [option for option in options if not re.search(rf"(?:^|[ ,]){option}\b", usage, re.MULTILINE)]
        assert not unknown, f"{name} gives {verb} the options {unknown}"


def of_language(ending: str) -> list[str]:
    """The pages of the manual in one language; those in both languages are English ones too."""
    return [name for name in MANUAL if name.endswith(".zh-CN.md") == (ending == ".zh-CN.md")]


def linked(name: str) -> set[str]:
    """The pages of this repository that a page links to."""
    folder = (REPOSITORY / name).parent
    targets = re.findall(r"\]\((?!https?:)([^)#]+\.md)", page(name))
    return {(folder / target).resolve().relative_to(REPOSITORY).as_posix() for target in targets}


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
            elif word.startswith("-") and word != "-":
                options.add(word)
            elif not verb or f"{verb} {word}" in VERBS:
                verb = f"{verb} {word}".strip()
        if verb.islower():  # not COMMAND, nor a sentence about the program
            yield verb, options
