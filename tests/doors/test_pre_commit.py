"""The hook, by pre-commit itself: it lets a sound workspace through and refuses a faulty one."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
import yaml
from doors_folders import REPOSITORY, SPOILT, county, spoil, this_repository

PRE_COMMIT: Final = str(Path(sys.executable).with_name("pre-commit"))
MANIFEST: Final = REPOSITORY / ".pre-commit-hooks.yaml"


@pytest.mark.clients
def test_commits_are_let_through_or_refused(tmp_path: Path) -> None:
    ours, theirs = this_repository(tmp_path / "notice-tasks"), county(tmp_path / "theirs")
    home = {"PRE_COMMIT_HOME": str(tmp_path / "home")}
    hook = {"id": "notice-tasks-check", "args": ["--workspace", "county"]}
    source = {"repo": str(ours.root), "rev": ours.git("rev-parse", "HEAD"), "hooks": [hook]}
    (theirs.root / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [source]}), encoding="utf-8")
    assert theirs.run(PRE_COMMIT, "install", **home).returncode == 0

    theirs.git("add", "--all")
    accepted = theirs.run("git", "commit", "--message", "sound", **home)
    assert accepted.returncode == 0, accepted
    assert re.search(r"notice-tasks check\.+Passed", accepted.stderr)
    sound = theirs.git("rev-parse", "HEAD")

    spoil(theirs)
    theirs.git("add", "--all")
    refused = theirs.run("git", "commit", "--message", "faulty", **home)
    assert (refused.returncode, theirs.git("rev-parse", "HEAD")) == (1, sound)
    assert re.search(r"notice-tasks check\.+Failed", refused.stderr)
    assert f"\n{SPOILT}" in refused.stderr
    assert '\n  13 | who = ["provincial-helth"]\n     |        ^\n' in refused.stderr

    theirs.git("reset", "--quiet", "--hard")
    (theirs.root / "README.md").write_text("nothing of the workspace\n", encoding="utf-8")
    theirs.git("add", "--all")
    elsewhere = theirs.run("git", "commit", "--message", "elsewhere", **home)
    assert elsewhere.returncode == 0, elsewhere
    assert "(no files to check)Skipped" in elsewhere.stderr


def test_the_manifest_is_one() -> None:
    done = subprocess.run(
        [PRE_COMMIT, "validate-manifest", MANIFEST], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("file", "starts"),
    [
        ("notice-tasks.toml", True),
        ("units.toml", True),
        ("checklists/safety-2025.toml", True),
        ("rest-days/2027.toml", True),
        ("records/nhc-2024-doctors-day/beijing.toml", True),
        ("county/units.toml", True),
        ("a/b/checklists/安全.toml", True),
        ("pyproject.toml", False),
        ("my-units.toml", False),
        ("checklists/2025/safety.toml", True),
        ("checklists/n1.txt", True),
        ("checklists/safety.TOML", True),
        ("county/records/n1/photo.jpg", True),
        (".gitattributes", True),
        ("old-checklists/a.toml", False),
        ("county/calendar/a.ics", False),
    ],
)
def test_which_files_start_the_hook(file: str, starts: bool) -> None:
    (hook,) = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    assert bool(re.search(hook["files"], file)) == starts  # as pre-commit does
