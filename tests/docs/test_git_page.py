"""The everyday loop with git can be followed to the letter, also where git refuses."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from docs_pages import BLOCK, LANGUAGES, page

from conftest import PROGRAM, UNCOVERED, environment
from drawn import each_at_night

if TYPE_CHECKING:
    from subprocess import CompletedProcess

UNITS: Final = {".md": "hebei", ".zh-CN.md": "河北"}
"""The unit that the page records for."""

MARKS: Final = re.compile(r"^<{7}.*\n(?P<ours>(?:.*\n)*?)={7}\n(?:.*\n)*?>{7}.*\n", re.MULTILINE)
"""A conflict as git writes it into a file."""


class Copy:
    """One person's copy of the repository, with git and the program at hand."""

    def __init__(self, folder: Path, server: Path) -> None:
        """Begin in an empty folder, which will hold the copy."""
        folder.mkdir()
        self.folder, self.server = folder, server

    def run(self, lines: str) -> CompletedProcess[str]:
        """Run lines of a page in bash, up to the first that fails."""
        name = self.folder.name
        person = {"NAME": name, "EMAIL": f"{name}@example.org"}
        git = {f"GIT_{role}_{part}": told for role in ("AUTHOR", "COMMITTER") for part, told in person.items()}
        programs = f"{Path(PROGRAM).parent}:{environment({})['PATH']}"
        alone = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "HOME": str(self.folder)}
        place = self.folder / "my-notices"
        return subprocess.run(
            ["bash", "-e"],
            input=lines.replace("SERVER", str(self.server)),
            cwd=place if place.exists() else self.folder,
            env=environment({**UNCOVERED, **git, **alone, "PATH": programs, "NOTICE_TASKS_BY": name}),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def succeed(self, lines: str) -> str:
        """Run lines that must all succeed; what they print."""
        result = self.run(lines)
        assert result.returncode == 0, (lines, result)
        return result.stdout

    def refused(self, lines: str) -> str:
        """Run lines of which one is refused; what is said then."""
        result = self.run(lines)
        assert result.returncode, lines
        return result.stdout + result.stderr


@pytest.mark.parametrize("ending", each_at_night([(ending,) for ending in reversed(LANGUAGES)], every=2))
def test_the_loop_with_git(ending: str, tmp_path: Path) -> None:
    server = tmp_path / "server"
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch", "main", server], check=True)
    begin, clone, every_day, when_rejected, when_overwritten, when_in_conflict, *_others = BLOCK.findall(
        page(f"docs/git{ending}")
    )
    wang, li = (Copy(tmp_path / name, server) for name in ("wang", "li"))
    wang.succeed(begin)
    li.succeed(clone)
    li.succeed(every_day)
    pull, _newline, record_and_push = every_day.partition("\n")

    # Somebody has pushed meanwhile.
    assert "[rejected]" in wang.refused(record_and_push.replace(UNITS[ending], "hubei"))
    wang.succeed(when_rejected)

    # The same file has lines that are not committed.
    recorded = "notice-tasks note hebei nhc/report --note {} --on 2024-09-02\n"
    li.succeed(recorded.format("li"))
    wang.succeed(recorded.format("wang") + when_overwritten + "git push")
    assert "would be overwritten" in li.refused(pull)
    li.succeed(when_overwritten + "git push")

    # Both have changed the same line of the register.
    for person, copy in (("wang", wang), ("li", li)):
        copy.succeed(f"sed -i '0,/name = .*/s//name = \"{person}\"/' units.toml\ngit commit --all --message x")
    wang.succeed(when_rejected)
    assert "CONFLICT (content): Merge conflict in units.toml" in li.refused(pull)
    assert "N105" in li.refused("notice-tasks check")
    register = li.folder / "my-notices" / "units.toml"
    register.write_text(MARKS.sub(r"\g<ours>", register.read_text(encoding="utf-8")), encoding="utf-8")
    li.succeed(f"notice-tasks check\n{when_in_conflict}")

    wang.succeed(pull)
    logs = [copy.succeed("notice-tasks log --json") for copy in (wang, li)]
    assert logs[0] == logs[1]
    assert all(f'"{note}"' in logs[0] for note in ("wang", "li"))
