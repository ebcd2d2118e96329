"""The snippets of docs/ci.md are what their readers take them for, in both languages."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import product
from pathlib import Path
from typing import Final

import pytest
import yaml
from doors_folders import REPOSITORY, SPOILT, county, spoil, this_repository

PAGES: Final = ("ci.md", "ci.zh-CN.md")
BLOCK: Final = re.compile(r"^```(yaml|sh)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CHECKS: Final = {
    ".pre-commit-config.yaml": ["pre-commit", "validate-config"],
    ".github/workflows/": ["check-jsonschema", "--builtin-schema", "vendor.github-workflows"],
    ".gitlab-ci.yml": ["check-jsonschema", "--builtin-schema", "vendor.gitlab-ci"],
}
"""What holds a file against what its service takes, by the beginning of the file's name."""


def text_of(page: str) -> str:
    """The page."""
    return (REPOSITORY / "docs" / page).read_text(encoding="utf-8")


def snippets(page: str, kind: str) -> list[str]:
    """The code blocks of one kind, in order."""
    return [body for found, body in BLOCK.findall(text_of(page)) if found == kind]


@pytest.mark.clients
@pytest.mark.parametrize("beginning", CHECKS)
def test_every_file_is_one_that_its_service_takes(beginning: str, tmp_path: Path) -> None:
    files = []
    for page, number in product(PAGES, range(7)):
        assert len(snippets(page, "yaml")) == 7
        snippet = snippets(page, "yaml")[number]
        name = snippet.splitlines()[0].removeprefix("# ")
        if name.startswith(beginning):
            files.append(tmp_path / page / str(number) / Path(name).name)
            files[-1].parent.mkdir(parents=True)
            files[-1].write_text(snippet, encoding="utf-8")
    tool, *words = CHECKS[beginning]
    done = subprocess.run(
        [Path(sys.executable).with_name(tool), *words, *files], capture_output=True, encoding="utf-8", check=False
    )
    assert len(files) % len(PAGES) == 0
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_snippet_is_checked() -> None:
    names = [snippet.splitlines()[0].removeprefix("# ") for page in PAGES for snippet in snippets(page, "yaml")]
    assert all(name.startswith(tuple(CHECKS)) for name in names), names


@pytest.mark.parametrize("page", PAGES)
def test_inputs_of_the_action_are_those_it_has(page: str) -> None:
    action = yaml.safe_load((REPOSITORY / "action.yml").read_text(encoding="utf-8"))
    given: set[str] = set()
    for snippet in map(yaml.safe_load, snippets(page, "yaml")):
        steps = [step for job in snippet.get("jobs", {}).values() for step in job["steps"]]
        given |= {name for step in steps if "/notice-tasks@" in step["uses"] for name in step["with"]}
    assert given <= set(action["inputs"])
    told = re.findall(
        r"^\| `([\w-]+)` \| (?:`(.*)`)? ?\| .+ \|$",
        (REPOSITORY / "docs" / page).read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert {name: default for name, default in told if name in action["inputs"]} == {
        name: known["default"] for name, known in action["inputs"].items()
    }


def test_both_pages_have_the_same_snippets() -> None:
    for kind in ("yaml", "sh"):
        english, chinese = ([re.sub(r" # .*", "", body) for body in snippets(page, kind)] for page in PAGES)
        assert english == chinese


@pytest.mark.clients
def test_the_script_for_any_shell(tmp_path: Path) -> None:
    (script,) = snippets("ci.md", "sh")
    ours, theirs = this_repository(tmp_path / "notice-tasks"), county(tmp_path / "theirs")
    (theirs.root / "check-notices.sh").write_text(script, encoding="utf-8")
    words = ("sh", "check-notices.sh", "--workspace", "county")
    sound = theirs.run(*words, NOTICE_TASKS=str(ours.root))
    assert (sound.returncode, sound.stdout) == (0, "no problem found (1 notice, 2 units, 0 records)\n"), sound
    spoil(theirs)
    faulty = theirs.run(*words, NOTICE_TASKS=str(ours.root))
    assert (faulty.returncode, faulty.stdout.startswith(SPOILT)) == (1, True)
