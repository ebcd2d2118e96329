"""What CONTRIBUTING.md names is there: every path, every command and every heading that it links to."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import tomli
from docs_pages import REPOSITORY, page

if TYPE_CHECKING:
    from conftest import Run

TEXT: Final = page("CONTRIBUTING.md")
PROJECT: Final = tomli.loads(page("pyproject.toml"))
MADE_BY_COMMANDS: Final = ("../try", ".clients/", ".venv/")
EXAMPLE: Final = "_what_it_finds"
"""Part of the name of a file that a contributor is to write."""

ENDINGS: Final = (".py", ".md", ".toml", ".txt", ".json", ".po", ".mo")
SHELL: Final = re.compile(r"^```shell\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INLINE: Final = re.compile(r"`((?:\.venv/bin/|\.ci/|tests/clients/)[^`]+)`")

PACKAGES: Final = {
    "lint-imports": "import-linter",
    "mkdocs": "mkdocs",
    "mypy": "mypy",
    "notice-tasks": "notice-tasks",
    "pybabel": "babel",
    "pytest": "pytest",
    "ruff": "ruff",
}
"""Which package brings each program of a virtual environment."""


def paths() -> list[str]:
    """Every path that the page names, in backticks, in links and in plain words."""
    words = (word.rstrip(".") for word in re.findall(r"[\w./*-]+", TEXT))
    return sorted({word for word in words if _is_path(word) and not word.startswith(MADE_BY_COMMANDS)})


def _is_path(word: str) -> bool:
    return "/" in word or word.endswith(ENDINGS)


def commands() -> list[str]:
    """Every command line of the page, of blocks and in the text."""
    blocks = [line for block in SHELL.findall(TEXT) for line in block.splitlines()]
    return list(dict.fromkeys([*blocks, *INLINE.findall(TEXT)]))


def is_there(path: str) -> bool:
    """Whether a path exists, seen from the repository or the package; a name alone may be in docs/checks or a test."""
    path = f"{Path(path).parent}" if EXAMPLE in path else path.rstrip("/")
    roots = [REPOSITORY, REPOSITORY / "src" / "notice_tasks"]
    if "/" not in path:
        roots += [REPOSITORY / "docs" / "checks", *(REPOSITORY / "tests" / "checks" / "cases").glob("*/*")]
    return any(any(root.glob(path)) for root in roots)


def test_every_path_is_there() -> None:
    assert [path for path in paths() if not is_there(path)] == []


def test_a_missing_path_is_noticed() -> None:
    assert {".ci/run", "docs/*.py", "pyproject.toml", "rules/due.py", "expected.txt"} <= {*paths()}
    assert not is_there("words/sentences.py")


@pytest.mark.parametrize("heading", re.findall(r"\]\(#([^)]+)\)", TEXT))
def test_every_link_within_the_page_has_its_heading(heading: str) -> None:
    headings = re.findall(r"^## (.+)$", TEXT, re.MULTILINE)
    assert heading in {found.lower().replace(" ", "-").replace("`", "") for found in headings}


def dependencies() -> set[str]:
    """The packages that a contributor installs, by their names alone."""
    project = PROJECT["project"]
    asked = [*project["dependencies"], *(line for extra in project["optional-dependencies"].values() for line in extra)]
    return {re.split(r"[\[<>=]", line)[0].lower() for line in asked} | {project["name"]}


@pytest.mark.parametrize("command", commands())
def test_every_command_is_known(command: str) -> None:
    program, *words = shlex.split(command)
    name = Path(program).name
    if program == "python3" or name in {"python", "pip"}:
        scripts = [word for word in words if word.endswith(".py")]
        assert all((REPOSITORY / script).is_file() for script in scripts)
    elif program.startswith(".venv/bin/"):
        assert PACKAGES[name] in dependencies()
    else:
        assert (REPOSITORY / program).stat().st_mode & 0o111, "it cannot be started"


def test_what_must_pass_is_what_ci_runs() -> None:
    block = SHELL.findall(TEXT.partition("\n## What must pass\n")[2])[0].splitlines()
    (lint,) = re.findall(r"^lint\(\) \{\n(.*?)^\}", page(".ci/run"), re.MULTILINE | re.DOTALL)
    assert block == [*(line.strip() for line in lint.splitlines()), ".venv/bin/pytest"]


@pytest.mark.parametrize("command", [line for line in commands() if "/pytest" in line])
def test_every_run_of_pytest_names_a_mark_or_folders_that_there_are(command: str) -> None:
    _program, *words = shlex.split(command)
    marks = {line.partition(":")[0] for line in PROJECT["tool"]["pytest"]["ini_options"]["markers"]}
    if words[:1] == ["-m"]:
        assert words[1] in marks
    else:
        assert all((REPOSITORY / word).is_dir() for word in words)


@pytest.mark.parametrize("command", [line for line in commands() if line.startswith(".venv/bin/notice-tasks")])
def test_every_command_of_the_program_has_its_options(run: Run, tmp_path: Path, command: str) -> None:
    _program, verb, *words = shlex.split(command)
    said = run(verb, "--help", cwd=tmp_path)
    assert said.returncode == 0
    assert all(word in said.stdout for word in words if word.startswith("--"))


def test_the_catalogue_is_compiled_as_the_page_says(tmp_path: Path) -> None:
    (line,) = [line for line in commands() if "/pybabel" in line]
    _program, *words = shlex.split(line)
    made = tmp_path / "made.mo"
    subprocess.run(
        [sys.executable, "-m", "babel.messages.frontend", *words[:-1], str(made)],
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
    )
    assert made.read_bytes() == (REPOSITORY / words[-1]).read_bytes()
