"""A disk that is full: nothing is lost, nothing half written stays, and the sentence says which file."""

from __future__ import annotations

import resource
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from conftest import UNCOVERED

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Desk, Run

NOTICE = "county-2024-cold-chain"
NEW = ("new", "x", "--title", "t", "--requirement", "r", "--what", "w", "--actors", "a", "--who", "clinics")


def room_for(size: int) -> Any:
    """Start a process whose files cannot grow beyond a size, as on a full disk."""
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (size, size))
    # What Python compiles on the way would be cut off as well, and found broken by all who come after.
    return {"preexec_fn": limit, "env": {**UNCOVERED, "PYTHONDONTWRITEBYTECODE": "1"}}


@pytest.mark.parametrize(
    ("words", "named"),
    [
        pytest.param(("ack", "east", "self-check"), f"records/{NOTICE}/east-clinic.toml", id="first record"),
        pytest.param(("ack", "west", "self-check"), f"records/{NOTICE}/west-clinic.toml", id="further record"),
        pytest.param(("ack", "--all", "self-check"), f"records/{NOTICE}/", id="several records"),
        pytest.param(NEW, "checklists/x.toml", id="new"),
        pytest.param(("calendar",), "--out", id="calendar"),
    ],
)
@pytest.mark.parametrize(("size", "lang"), [(0, "en"), (150, "zh")])
def test_nothing_changes(begun: Desk, words: tuple[str, ...], named: str, size: int, lang: str) -> None:
    assert named in begun.refused(*words, code=3, lang=lang, **room_for(size))
    begun.said(*words)


@pytest.mark.parametrize(
    ("size", "sample"),
    [
        pytest.param(0, [], id="nothing fits"),
        pytest.param(200, [], id="git's files fit"),
        pytest.param(200, ["--sample"], id="git's files fit, of the sample"),
        pytest.param(5000, ["--sample"], id="a few checklists fit"),
    ],
)
def test_no_half_workspace_stays(run: Run, tmp_path: Path, size: int, sample: list[str]) -> None:
    full = run("init", "a/b", *sample, cwd=tmp_path, **room_for(size))
    assert (full.returncode, full.stdout, str(tmp_path / "a/b") in full.stderr) == (3, "", True)
    assert list(tmp_path.iterdir()) == []
    assert run("init", "a/b", *sample, cwd=tmp_path).returncode == 0


def test_what_was_there_stays(run: Run, tmp_path: Path) -> None:
    (tmp_path / "checklists").mkdir()
    (tmp_path / "checklists" / "old.txt").write_text("mine", encoding="utf-8")
    assert run("init", "--sample", cwd=tmp_path, **room_for(3000)).returncode == 3
    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*"))] == [
        "checklists",
        "checklists/old.txt",
    ]


@pytest.mark.parametrize("script", ['"$1" status > /dev/full', '"$1" log --json > /dev/full'])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_output_that_cannot_be_written(sample: Desk, script: str, lang: str) -> None:
    result = sample.run_line(script.replace('"$1"', f'"$1" --lang {lang}'))
    assert result.returncode == 3
    assert result.stderr.startswith(
        "error: The output cannot be written" if lang == "en" else "错误：输出写不了：磁盘满了"
    )
    assert len(result.stderr.splitlines()) == 1


def test_what_was_acknowledged_stays_though_nobody_heard(clinics: Desk) -> None:
    assert clinics.run_line('"$1" ack east self-check > /dev/full').returncode == 3
    assert [event["did"] for event in clinics.json("log")["events"]] == ["acknowledge"]
