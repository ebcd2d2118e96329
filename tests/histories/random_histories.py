"""Random histories in git: people record on branches, and the branches are merged, rebased, picked from and reverted.

The same seed gives the same history but for the ids of events and the moments at which they were recorded, which go the
same way. Everything is real: git's processes, the program's own commands, files.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Final

from conftest import NOTICE, environment

if TYPE_CHECKING:
    from pathlib import Path

    from forked import Forks

IDENTITY: Final = {
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_EDITOR": "true",
    **{f"GIT_{who}_NAME": "Keeper" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_EMAIL": "keeper@example.org" for who in ("AUTHOR", "COMMITTER")},
}
_SETTINGS: Final = {"maintenance.auto": "false", "core.fsync": "none", "advice.detachedHead": "false"}
_QUIET: Final = tuple(f for name, value in _SETTINGS.items() for f in ("-c", f"{name}={value}"))

UNITS: Final = ("east-clinic", "west-clinic", "hill-clinic", "county-hospital")
DUTIES: Final = ("self-check", "photos", "training")
_ID: Final = re.compile(r'^\s*\{ id = "([^"]+)"', re.MULTILINE)

Line = tuple[str, ...]


class Conflict(Exception):  # noqa: N818  (it is expected where the driver is missing)
    """Git could not put two sides together by itself."""


def git(root: Path, *words: str) -> str:
    """What git says in a folder."""
    line = ["git", *_QUIET, *words]
    done = subprocess.run(line, cwd=root, env=environment(IDENTITY), check=False, capture_output=True, encoding="utf-8")
    if done.returncode and "CONFLICT" in done.stdout:
        raise Conflict(done.stdout)
    if done.returncode and "nothing to commit" in done.stdout:  # what was to be reverted is gone already
        return done.stdout
    assert done.returncode == 0, (words, done.stdout, done.stderr)
    return done.stdout


def records(root: Path) -> dict[str, str]:
    """The text of each record file."""
    return {path.relative_to(root).as_posix(): _text(path) for path in sorted((root / "records").rglob("*.toml"))}


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def ids_in(root: Path) -> set[str]:
    """The ids of all events that stand in the files of a work tree."""
    return {id_ for text in records(root).values() for id_ in _ID.findall(text)}


@dataclass
class History:
    """A repository with records on several branches."""

    seed: int
    root: Path
    forks: Forks
    taken: set[str] = field(default_factory=set)
    """The ids of events that a revert took out of the files."""
    done: list[str] = field(default_factory=list)
    """What happened, line by line, for a report."""

    def __post_init__(self) -> None:
        """Begin with the chance that this seed gives."""
        self.chance = Random(self.seed)

    def git(self, *words: str) -> str:
        """Let git do something, and write it down."""
        self.done.append(f"git {' '.join(words)}")
        return git(self.root, *words)

    def record(self) -> None:
        """Record a few things, as chance will have it, and commit them together."""
        lines = self.acts(self.chance.randint(1, 4))
        for line, result in zip(lines, self.forks.run_all(lines, self.root), strict=True):
            self.done.append(f"{result.returncode}: {' '.join(line)}")
            assert result.returncode in (0, 2), (result, self.story())
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "recorded")

    def acts(self, count: int) -> list[Line]:
        """A number of acts, any of which may be refused."""
        return [self._act() for _ in range(count)]

    def revert(self) -> None:
        """Take the latest commit of this branch back, or one before it."""
        before, recorded = ids_in(self.root), self.git("rev-list", "start..HEAD").split()
        self.settled("revert", "--no-edit", self.chance.choice(recorded))
        self.taken |= before - ids_in(self.root)

    def settled(self, operation: str, *words: str) -> None:
        """Let git do something; where one side took a whole file out, and the other went on with it, the file stays."""
        settled = self._is_settled(operation, *words)
        while not settled:
            self.git("add", "--all")
            if not self.git("diff", "--cached", "--name-only"):  # what is left of it is there already
                settled = self._is_settled(operation, "--skip")
            elif operation == "merge":
                settled = self._is_settled("commit", "--no-edit")
            else:
                settled = self._is_settled(operation, "--continue")

    def _is_settled(self, *words: str) -> bool:
        try:
            self.git(*words)
        except Conflict as conflict:
            if "modify/delete" not in str(conflict):
                raise
            return False
        return True

    def story(self) -> str:
        """All that happened."""
        return "\n".join((f"seed {self.seed}", *self.done))

    def _act(self) -> Line:
        chance = self.chance
        unit, duty = chance.choice(UNITS), chance.choice(DUTIES)
        on = ("--on", f"2024-{chance.randint(3, 4):02}-{chance.randint(1, 30):02}")
        target: Line = (unit, f"{NOTICE}/{duty}")
        if chance.random() < 0.2:
            target = (*(("--all",) if chance.random() < 0.5 else ("--group", "clinics")), f"{NOTICE}/{duty}")
        verb = chance.choice(_VERBS)
        match verb:
            case "undo":
                return (verb, *target, *self._taken_back())
            case "note" | "return" | "exempt":
                return (verb, *target, "--note", f"{verb} {chance.randint(1, 9)}", *on)
            case "extend":
                return (verb, *target, "--note", "洪水", "--to", f"2024-{chance.randint(4, 5):02}-15", *on)
            case "evidence":
                return (verb, *target, "--url", "https://example.org/a.jpg", *on)
            case "done" | "accept":
                return (verb, *target, "--without-evidence", "--note", "看过", *on)
            case _:
                return (verb, *target, *on)

    def _taken_back(self) -> Line:
        """Which record an undo names; mostly none, for the latest one."""
        text = "".join(records(self.root).values())
        known = _ID.findall(text)
        if known and self.chance.random() < 0.3:
            return ("--event", self.chance.choice(known))
        return ()


_VERBS: Final = (
    "ack", "start", "note", "submit", "submit", "submit", "return", "return", "accept", "accept", "done", "exempt",
    "extend", "extend", "evidence", "undo", "undo",
)  # fmt: skip


def copied(root: Path, target: Path) -> Path:
    """The workspace's files alone."""
    shutil.copytree(root, target, ignore=shutil.ignore_patterns(".git"))
    return target
