"""Every version that pyproject.toml allows works: the newest in each run, at night the oldest as well."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from test_readme import ROOT, copy_of_the_tree, run

if TYPE_CHECKING:
    from pathlib import Path


def oldest() -> list[str]:
    """The oldest version of each library that is needed to run and to test, as pip takes constraints."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    return [re.sub(r"(?:\[\w+\])?>=([\w.]+).*", r"==\1", line) for line in needed]


def test_each_library_has_an_oldest_version() -> None:
    assert all(re.fullmatch(r"[\w-]+==[0-9][\w.]*", line) for line in oldest())


@pytest.mark.nightly
def test_the_tests_pass_with_the_oldest_versions(tmp_path: Path) -> None:
    folder = copy_of_the_tree(tmp_path)
    constraints = folder / "oldest.txt"
    constraints.write_text("\n".join(oldest()), encoding="utf-8")
    install = ".venv/bin/pip install --quiet --constraint oldest.txt --editable '.[test]'"
    made = run(f"python3 -m venv .venv && {install} && rm oldest.txt", folder)
    assert made.returncode == 0, made.stderr[-3000:]
    done = run(".venv/bin/pytest --ignore=tests/test_readme.py", folder)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert re.search(r"\d+ passed", done.stdout)
