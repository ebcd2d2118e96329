"""The action for GitHub: its steps, carried out as a runner would."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from doors_folders import REPOSITORY, SPOILT, Clone, county, spoil, this_repository

if TYPE_CHECKING:
    from subprocess import CompletedProcess

ACTION: Final = yaml.safe_load((REPOSITORY / "action.yml").read_text(encoding="utf-8"))
PYTHON, INSTALL, CHECK = ACTION["runs"]["steps"]
EXPRESSION: Final = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")
ANNOTATION: Final = f"::error file=county/checklists/plan.toml,line=13,col=8,title=notice-tasks N302::county/{SPOILT}"


class Runner:
    """A runner of GitHub Actions, as far as these steps need one."""

    def __init__(self, clone: Clone, temp: Path, action: Clone | None = None, **inputs: str) -> None:
        """Check a repository out; inputs are given as a workflow gives them."""
        self.clone = clone
        self.values = {f"inputs.{name}": str(known["default"]) for name, known in ACTION["inputs"].items()}
        self.values |= {f"inputs.{name.replace('_', '-')}": value for name, value in inputs.items()}
        self.values["steps.python.outputs.python-path"] = sys.executable
        temp.mkdir(exist_ok=True)
        self.given = {
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(clone.root),
            "GITHUB_ACTION_PATH": str(action.root if action else REPOSITORY),
            "RUNNER_TEMP": str(temp),
        }

    def carry_out(self, step: dict[str, Any]) -> CompletedProcess[str]:
        """Run a step's script with the variables of its env."""
        script = Path(self.given["RUNNER_TEMP"]) / "script.sh"
        script.write_text(step["run"], encoding="utf-8")
        env = {name: EXPRESSION.sub(lambda found: self.values[found[1]], value) for name, value in step["env"].items()}
        assert step["shell"] == "bash"
        return self.clone.run("bash", "--noprofile", "--norc", "-eo", "pipefail", script, **self.given, **env)


@pytest.fixture
def theirs(tmp_path: Path) -> Clone:
    """The county's repository."""
    return county(tmp_path / "theirs")


@pytest.fixture
def temp(tmp_path: Path) -> Path:
    """A runner's folder for what is there during a job, with the program installed as the first steps do."""
    (tmp_path / "temp").mkdir()
    (tmp_path / "temp/notice-tasks").symlink_to(sys.prefix, target_is_directory=True)
    return tmp_path / "temp"


@pytest.mark.clients
def test_all_steps(theirs: Clone, tmp_path: Path) -> None:
    ours = this_repository(tmp_path / "notice-tasks")
    runner = Runner(theirs, tmp_path / "temp", ours, workspace="county")
    (theirs.root / "pip.py").write_text("raise SystemExit('a proposed file was carried out')\n", encoding="utf-8")
    (theirs.root / "typer.py").write_text("raise SystemExit('a proposed file was carried out')\n", encoding="utf-8")
    installed = runner.carry_out(INSTALL)
    assert installed.returncode == 0, installed
    sound = runner.carry_out(CHECK)
    assert (sound.returncode, sound.stdout) == (0, "no problem found (1 notice, 2 units, 0 records)\n")
    spoil(theirs)
    faulty = runner.carry_out(CHECK)
    assert faulty.returncode == 1
    assert faulty.stdout.startswith(ANNOTATION)


def test_inputs_reach_the_command(theirs: Clone, temp: Path) -> None:
    spoil(theirs)
    as_text = Runner(theirs, temp, workspace="county", format="text", strict="true").carry_out(CHECK)
    assert (as_text.returncode, as_text.stdout.startswith(SPOILT)) == (1, True)


def test_the_workspace_is_the_root_where_nothing_is_said(theirs: Clone, temp: Path) -> None:
    assert Runner(Clone(theirs.root / "county"), temp).carry_out(CHECK).returncode == 0
    assert Runner(theirs, temp).carry_out(CHECK).returncode == 2


@pytest.mark.parametrize(("strict", "code"), [("false", 0), ("true", 1)])
def test_warnings_count_where_they_shall(theirs: Clone, temp: Path, strict: str, code: int) -> None:
    file = theirs.root / "county/checklists/plan.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("2024-08-30", "2024-08-31"), encoding="utf-8")
    found = Runner(theirs, temp, workspace="county", strict=strict).carry_out(CHECK)
    assert found.returncode == code
    assert found.stdout.startswith("::warning file=county/checklists/plan.toml,line=14,col=")


def test_sarif_goes_to_a_file(theirs: Clone, temp: Path) -> None:
    spoil(theirs)
    found = Runner(theirs, temp, workspace="county", format="sarif", output="notice-tasks.sarif").carry_out(CHECK)
    assert (found.returncode, found.stdout) == (1, "")
    (run,) = json.loads((theirs.root / "notice-tasks.sarif").read_text(encoding="utf-8"))["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["N302"]


@pytest.mark.parametrize("name", ["workspace", "format", "fail_on", "strict"])
def test_an_input_is_never_carried_out(theirs: Clone, temp: Path, name: str) -> None:
    wicked = '"; touch done; echo "$(touch done)`touch done`'
    inputs = {"workspace": "county", name: wicked}
    Runner(theirs, temp, None, **inputs).carry_out(CHECK)
    assert not (theirs.root / "done").exists()


def test_no_expression_stands_in_a_script() -> None:
    for step in (INSTALL, CHECK):
        assert "${{" not in step["run"]
        given = set(step["env"]) | {"GITHUB_ACTION_PATH", "RUNNER_TEMP"}
        assert set(re.findall(r"\$([A-Z_]+)", step["run"])) <= given


def test_every_input_is_used_and_every_use_an_input() -> None:
    used = set(re.findall(r"inputs\.([\w-]+)", json.dumps(ACTION["runs"])))
    assert used == set(ACTION["inputs"])
    assert PYTHON["with"]["update-environment"] is False


def test_the_action_is_one() -> None:
    tool = str(Path(sys.executable).with_name("check-jsonschema"))
    words = [tool, "--builtin-schema", "vendor.github-actions", str(REPOSITORY / "action.yml")]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout
