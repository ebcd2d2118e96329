"""What --help shows: every word of every sentence, in both languages and on screens of any width."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

import notice_tasks
from conftest import forks
from notice_tasks.cli.app import command
from notice_tasks.cli.examples import EXAMPLES
from notice_tasks.cli.exit_codes import Exit
from notice_tasks.cli.verbs import VERBS, commands_by_name
from notice_tasks.reports.line_breaking import CLOSING
from notice_tasks.words.catalogue import say, speaking
from notice_tasks.words.values import names_of

if TYPE_CHECKING:
    from conftest import Desk, OnTerminal

ALL = ("", *VERBS)
WIDE = 400
"""A width at which every sentence fits on one line."""


@cache
def helps(language: str, columns: int) -> dict[str, str]:
    """The help of the program, under an empty name, and of every command."""
    lines = [["--lang", language, *verb.split(), "--help"] for verb in ALL]
    shown = forks().run_all(lines, Path.cwd(), {"COLUMNS": str(columns)})
    assert {(one.returncode, one.stderr) for one in shown} == {(0, "")}
    return dict(zip(ALL, (one.stdout for one in shown), strict=True))


def squeezed(text: str) -> str:
    """A text without its blanks, wherever it was broken."""
    return "".join(text.split())


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_fits_the_screen_and_is_broken_as_the_language_is(language: str, columns: int) -> None:
    for verb, text in helps(language, columns).items():
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        assert max(map(cell_len, text.splitlines())) <= columns, verb
        assert not [line for line in lines if line[0] in CLOSING], verb


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_cut_off_however_narrow_the_screen(language: str, columns: int) -> None:
    whole = helps(language, WIDE)
    for verb, text in helps(language, columns).items():
        assert Counter(squeezed(text)) == Counter(squeezed(whole[verb])), verb


@pytest.mark.parametrize("language", ["zh", "en"])
def test_on_a_wide_screen_every_line_is_whole(language: str) -> None:
    for verb, text in helps(language, WIDE).items():
        _usage, _blank, told, *others = (line.strip() for line in text.splitlines())
        assert not verb or squeezed(told) == squeezed(in_language(language, VERBS[verb][1]))
        assert all(line[-1] in ".。)）" for line in others if "  " in line), verb
        assert "…" not in text


def in_language(language: str, sentence: str) -> str:
    """A sentence of the catalogue."""
    with speaking(language):
        return say(sentence)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_programs_help_names_every_command_with_its_sentence(language: str) -> None:
    shown = helps(language, 80)[""]
    with speaking(language):
        for verb, (panel, sentence) in VERBS.items():
            assert f"  {verb} " in shown
            assert say(panel) in shown
            assert squeezed(say(sentence)) in squeezed(shown)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_programs_help_names_every_command_in_chinese_too(language: str) -> None:
    rows = [line.split() for line in helps(language, WIDE)[""].splitlines()]
    for name, verb in commands_by_name().items():
        words = verb.split() if name == verb else [*verb.split(), *name.split()]
        assert [row for row in rows if row[: len(words)] == words], name


def test_fixed_values_are_told_by_their_chinese_names_too() -> None:
    for verb in VERBS:
        for parameter in command(verb).params:
            for name in names_of(getattr(parameter.type, "choices", ())):
                assert name in squeezed(helps("zh", WIDE)[verb]), (verb, name)


@pytest.mark.parametrize("verb", VERBS)
def test_the_examples_of_a_command_work_in_the_sample(sample: Desk, on_terminal: OnTerminal, verb: str) -> None:
    (sample.root / "notice.txt").write_text("各单位于8月30日前报送。", encoding="utf-8")
    (sample.root / "report.pdf").write_bytes(b"%PDF-1.7")
    if verb == "calendar doctor":
        sample.said("calendar")
    for words in EXAMPLES[verb]:
        command = [*verb.split(), *shlex.split(words)]
        if verb == "new":
            answers = "\n\n" if "--title" in command else "Cold chain\n\n\n2026-03-02\n"
            typed = f"{answers}check\nCheck the fridges\n\n\n\nHospitals\nshanghai\n\n"
            assert on_terminal(*command, cwd=sample.root, typed=typed).returncode == Exit.OK
        else:
            result = sample.run(*command, env={"NOTICE_TASKS_BY": "Wang"})
            assert result.returncode in {Exit.OK, Exit.FOUND}, result.stderr


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_help_ends_with_its_examples_in_whole_lines(language: str) -> None:
    title = in_language(language, "Examples")
    for verb, text in helps(language, 80).items():
        if verb:
            *_others, heading, first, second = text.rstrip().splitlines()
            assert heading.strip() == title
            assert [first.strip(), second.strip()] == [f"notice-tasks {verb} {words}" for words in EXAMPLES[verb]]


def test_arguments_come_first_and_help_last() -> None:
    """As with git and typer: arguments, options, examples; and no list of options for --help alone."""
    for verb, text in helps("en", WIDE).items():
        if verb:
            headings = [line.strip() for line in text.splitlines() if line and not line.startswith(" ")][2:]
            own = [heading for heading in headings if heading in {"Arguments", "Options"}]
            headings = [heading for heading in headings if not heading.startswith("Or: ")]
            assert headings[: len(own)] == own == sorted(own), verb
            *before, last = text.partition("\nExamples")[0].split("\n\n")[-1].rstrip().splitlines()
            assert last.split()[0] == "--help", verb
            assert len(before) > 1, verb


def test_a_default_and_what_may_be_typed_are_told() -> None:
    shown = squeezed(helps("en", 80)["new"])
    assert "(oneof:report,action,event,standing,encouragement;default:action)" in shown
    assert "(required)" in helps("en", 80)["extend"]
    assert "(0to36500)" in squeezed(helps("en", 80)["agenda"])
    assert "(atleast0)" in squeezed(helps("en", 80)["log"])
    assert "（必填）" in helps("zh", 80)["extend"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_command_tells_its_chinese_name(language: str) -> None:
    shown = helps(language, WIDE)
    for name, verb in commands_by_name().items():
        if name != verb:
            assert f"notice-tasks {name}\n" in shown[verb]


def test_a_catalogue_older_than_the_program_is_enough_for_help(tmp_path: Path) -> None:
    """Without any catalogue, as for commands that it does not know yet."""
    package = tmp_path / "notice_tasks"
    shutil.copytree(Path(notice_tasks.__file__).parent, package, ignore=shutil.ignore_patterns("*.mo", "__pycache__"))
    for words in (["--help"], ["status", "--help"]):
        said = subprocess.run(
            [sys.executable, "-m", "notice_tasks", *words],
            env=os.environ | {"PYTHONPATH": str(tmp_path), "LANGUAGE": "zh", "LC_ALL": "zh_CN.UTF-8"},
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        assert "status" in said.stdout
