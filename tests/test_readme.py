"""The two commands of the README, run word for word in a copy of the tree."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh-CN.md")


def commands(readme: str) -> list[str]:
    """The lines in ```sh blocks that begin with making a virtual environment."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith("python3 -m venv")]


def copy_of_the_tree(folder: Path) -> Path:
    """What git would check out, with what is changed here and not committed yet."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The command in a shell of its own, outside this process's virtual environment and coverage."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("COV", "PYTEST", "VIRTUAL"))}
    python = Path(sys.executable).resolve().parent
    environment = {**kept, "PATH": f"{python}{os.pathsep}{os.environ['PATH']}", "LANG": "C.UTF-8"}
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=900
    )


def test_both_languages_give_the_same_two_commands() -> None:
    first, second = (commands(readme) for readme in READMES)
    assert len(first) == 2
    assert [command.replace("--lang en", "--lang zh") for command in first] == second


@pytest.mark.clients
def test_the_first_command_shows_the_sample(tmp_path: Path) -> None:
    done = run(commands("README.md")[0], copy_of_the_tree(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "nhc-2024-doctors-day" in done.stdout
    assert "2024-08-28" in done.stdout


@pytest.mark.nightly
def test_the_second_command_runs_the_tests(tmp_path: Path) -> None:
    """CI does nothing else to begin with; see the next test."""
    command = f"{commands('README.md')[1]} --ignore=tests/test_readme.py"  # or it would run itself again
    done = run(command, copy_of_the_tree(tmp_path))
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert re.search(r"\d+ passed", done.stdout)


def test_ci_carries_out_the_second_command_as_it_stands() -> None:
    """All of the tests, in a clean checkout: there is no need to do it a second time from within them."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    (line,) = re.findall(r"^tests=.+$", script, re.MULTILINE)
    assert run(f'{line}; echo "$tests"', ROOT).stdout.strip() == commands("README.md")[1]
    assert re.search(r'^bash -c "\$tests --cov', script, re.MULTILINE)
