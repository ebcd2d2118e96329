"""Repositories to try the doors on: this one as it stands, and a county's with its workspace in a folder."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from conftest import environment

if TYPE_CHECKING:
    from subprocess import CompletedProcess

REPOSITORY: Final = Path(__file__).resolve().parents[2]
SOUND: Final = REPOSITORY / "tests/checks/sound"
CHECKLIST: Final = "checklists/plan.toml"


_WHO: Final = {
    f"GIT_{role}_{part}": "keeper@example.org" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")
}


def _environment() -> dict[str, str]:
    others = dict.fromkeys(name for name in os.environ if name.startswith(("GIT_", "COVERAGE_")))
    return environment({**others, **_WHO, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"})


class Clone(NamedTuple):
    """A git repository, untouched by what git is told elsewhere on this machine."""

    root: Path

    def run(self, *words: str | Path, **changes: str) -> CompletedProcess[str]:
        """Run a program in it, whatever its end."""
        env = _environment() | changes
        return subprocess.run(
            words, cwd=self.root, env=env, capture_output=True, encoding="utf-8", timeout=500, check=False
        )

    def git(self, *words: str, **changes: str) -> str:
        """Run git, which must succeed; what it says."""
        result = self.run("git", *words, **changes)
        assert result.returncode == 0, result
        return result.stdout.strip()

    def commit_all(self, subject: str, **changes: str) -> str:
        """Commit everything; the commit's name."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", subject, **changes)
        return self.git("rev-parse", "HEAD")


def this_repository(folder: Path) -> Clone:
    """This repository as its files stand now, committed or not, in a clone of its own."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY, capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip
    for name in filter(None, listed.stdout.split("\0")):
        if (REPOSITORY / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(REPOSITORY / name, folder / name)
    clone = Clone(folder)
    clone.git("init", "--quiet")
    clone.commit_all("as it stands")
    return clone


def county(folder: Path) -> Clone:
    """A repository with a sound workspace in its folder county/."""
    shutil.copytree(SOUND, folder / "county")
    with (folder / "county/notice-tasks.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[check]\nselect = ["N3", "N4"]\n')  # it is sound; it could be better
    clone = Clone(folder)
    clone.git("init", "--quiet")
    return clone


SPOILT: Final = f"{CHECKLIST}:13:8: N302 "
"""How `check` begins to tell of what `spoil` has done."""


def spoil(clone: Clone) -> None:
    """Misspell a group in the checklist; nothing is committed."""
    file = clone.root / "county" / CHECKLIST
    text = file.read_text(encoding="utf-8")
    assert text.splitlines()[12] == 'who = ["provincial-health"]'
    file.write_text(text.replace("provincial-health", "provincial-helth"), encoding="utf-8")
