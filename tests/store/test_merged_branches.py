"""Two people record on two branches of git: the merge has no conflict, loses nothing and counts nothing twice."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest
from store_builders import BEIJING, SHANGHAI, add, ids

from notice_tasks.store.toml_files import TomlFiles

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ATTRIBUTES = "records/**/*.toml text eol=lf merge=union\n"
IDENTITY = {f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
ALONE = {**os.environ, **IDENTITY, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}

KEYS = {"beijing": BEIJING, "shanghai": SHANGHAI}
Additions = tuple[str, ...]
"""What is recorded, command by command: "beijing e1 e2"."""


def git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=root, env=ALONE, check=True, capture_output=True, text=True)
    return done.stdout


def recorded(root: Path, additions: Additions) -> None:
    for words in additions:
        unit, *new = words.split()
        add(TomlFiles(root), KEYS[unit], *new)
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "record")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    (tmp_path / ".gitattributes").write_text(ATTRIBUTES, encoding="utf-8")
    (tmp_path / ".gitignore").write_text(".notice-tasks.lock\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("before", "ours", "theirs", "merged"),
    [
        pytest.param((), ("beijing a1",), ("beijing b1",), {"beijing": "a1 b1"}, id="both created the same file"),
        pytest.param(
            (),
            ("beijing a1 a2", "beijing a3"),
            ("beijing b1",),
            {"beijing": "a1 a2 a3 b1"},
            id="and one went on with it",
        ),
        pytest.param(
            ("beijing e1",), ("beijing a1",), ("beijing b1",), {"beijing": "a1 b1 e1"}, id="both added to the same file"
        ),
        pytest.param(
            ("beijing e1 e2 e3 e4 e5",),
            ("beijing a1", "beijing a2 a3"),
            ("beijing b1 b2",),
            {"beijing": "a1 a2 a3 b1 b2 e1 e2 e3 e4 e5"},
            id="both added several",
        ),
        pytest.param(
            ("beijing e1",),
            ("beijing a1",),
            ("shanghai b1",),
            {"beijing": "a1 e1", "shanghai": "b1"},
            id="one added to a file, one created another",
        ),
        pytest.param(
            (), ("beijing a1",), ("shanghai b1",), {"beijing": "a1", "shanghai": "b1"}, id="each created a file"
        ),
        pytest.param(("beijing e1",), (), ("beijing b1",), {"beijing": "b1 e1"}, id="only one recorded"),
        pytest.param(
            ("beijing e1",), ("beijing x1",), ("beijing x1",), {"beijing": "e1 x1"}, id="both have the same event"
        ),
        pytest.param(
            ("beijing e1",),
            ("beijing a1", "beijing x1"),
            ("beijing x1", "beijing b1"),
            {"beijing": "a1 b1 e1 x1"},
            id="both have the same event in another place",
        ),
    ],
)
def test_two_branches(
    root: Path, before: Additions, ours: Additions, theirs: Additions, merged: Mapping[str, str]
) -> None:
    recorded(root, before)
    git(root, "switch", "--quiet", "--create", "theirs")
    recorded(root, theirs)
    git(root, "switch", "--quiet", "main")
    recorded(root, ours)
    git(root, "merge", "--quiet", "--no-edit", "theirs")
    store = TomlFiles(root)
    assert git(root, "status", "--porcelain") == ""
    assert {unit: ids(store, (notice, unit)) for notice, unit in store.kept()} == merged
    for unit, found in merged.items():
        add(store, KEYS[unit], "z9")
        assert ids(store, KEYS[unit]) == f"{found} z9"


def test_branches_that_merge_to_and_fro(root: Path) -> None:
    """Three people, none of whom waits for the others."""
    people = ("a", "b", "c")
    recorded(root, ("beijing e0",))
    for person in people:
        git(root, "branch", person)
    for turn in range(3):
        for person, other in zip(people, people[1:] + people[:1], strict=True):
            git(root, "switch", "--quiet", person)
            recorded(root, (f"beijing {person}{turn}", f"shanghai {person}{turn}"))
            if turn:
                git(root, "merge", "--quiet", "--no-edit", other)
    for person in people:
        git(root, "switch", "--quiet", "main")
        git(root, "merge", "--quiet", "--no-edit", person)
    everything = " ".join(sorted(f"{person}{turn}" for person in people for turn in range(3)))
    store = TomlFiles(root)
    assert git(root, "status", "--porcelain") == ""
    assert [ids(store, BEIJING), ids(store, SHANGHAI)] == [f"{everything} e0", everything]
