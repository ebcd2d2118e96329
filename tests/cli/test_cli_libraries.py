"""A library of a version that does not fit, or that is missing, is named with the line that installs one that fits."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import environment
from drawn import each_at_night

if TYPE_CHECKING:
    from conftest import Desk

ROOT = Path(__file__).parents[2]
WANTED = next(
    line
    for line in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    if line.startswith("typer")
)
INSTALL = f' -m pip install "{WANTED}"'


def put_beside(folder: Path, version: str, more: str) -> dict[str, str]:
    """Another version of typer, which Python finds first: the one that is installed, and what is different in it."""
    shutil.copytree(Path(str(metadata.distribution("typer").locate_file("typer"))), folder / "typer")
    with (folder / "typer" / "core.py").open("a", encoding="utf-8") as core:
        core.write(more)
    about = folder / f"typer-{version}.dist-info"
    about.mkdir()
    about.joinpath("METADATA").write_text(f"Metadata-Version: 2.1\nName: typer\nVersion: {version}\n", encoding="utf-8")
    return {"PYTHONPATH": str(folder)}


def assert_told(stderr: str, told: str, how: str) -> None:
    """The sentence, and the line that mends it with the same Python, by whichever of its names."""
    first, second = stderr.splitlines()
    assert first == told
    assert second.startswith(f'{how} "{Path(sys.executable).parent}{os.sep}python')
    assert second.endswith(INSTALL)


@pytest.mark.parametrize(
    ("version", "more"),
    each_at_night(
        product(
            ["0.24.0", "0.25.1", "0.29.2"],
            # It does something else, or cannot be loaded.
            ["\ndel TyperOption.__init__, TyperArgument.__init__\n", "\nimport no_longer_there\n"],
        ),
        every=3,
    ),
)
def test_a_version_that_does_not_fit_is_named(empty: Desk, tmp_path: Path, version: str, more: str) -> None:
    env = put_beside(tmp_path / "beside", version, more)
    for lang, told, how in (
        ("en", f"error: notice-tasks does not work with typer {version}: it needs {WANTED}.", "Install it with:"),
        ("zh", f"错误：本程序与 typer {version} 不兼容，要用 {WANTED}。", "请这样安装："),
    ):
        result = empty.run("status", "--help", env={**env, "LANG": f"{lang}_CN.UTF-8"}, cwd=tmp_path)
        assert (result.returncode, result.stdout) == (3, "")
        assert_told(result.stderr, told, how)


def test_as_long_as_nothing_fails_nothing_is_said(empty: Desk, tmp_path: Path) -> None:
    """Start-up is too short to ask each time."""
    env = put_beside(tmp_path / "beside", "0.29.2", "")
    assert "notice-tasks status" in empty.said("status", "--help", env=env)


def test_a_fault_beside_libraries_that_fit_is_ours(empty: Desk, tmp_path: Path) -> None:
    env = put_beside(tmp_path / "beside", metadata.version("typer"), "\ndel TyperOption.__init__\n")
    result = empty.run("status", "--help", env=env)
    assert (result.returncode, result.stderr.startswith("error: This is a bug in notice-tasks")) == (4, True)


def test_a_library_that_is_missing_is_named(tmp_path: Path) -> None:
    """All that is installed but typer; Python's own -S keeps it from looking further."""
    for entry in Path(str(metadata.distribution("typer").locate_file(""))).iterdir():
        if not entry.name.startswith("typer"):
            (tmp_path / entry.name).symlink_to(entry)
    env = environment({"PYTHONPATH": f"{ROOT / 'src'}:{tmp_path}", "LANG": "en_US.UTF-8"})
    line = [sys.executable, "-S", "-m", "notice_tasks", "--help"]
    result = subprocess.run(line, env=env, cwd="/", capture_output=True, encoding="utf-8", check=False)
    assert (result.returncode, result.stdout) == (3, "")
    assert_told(result.stderr, f"error: notice-tasks needs {WANTED}, which is not installed.", "Install it with:")
