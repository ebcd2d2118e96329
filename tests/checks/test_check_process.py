"""The real program on files that went wrong: lines and JSON in both languages, and exit codes, never a traceback."""

from __future__ import annotations

import json
import os
import shutil
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from told_well import COUNTY, FILES, mutation

from conftest import Desk, bind_by_permissions
from notice_tasks.actions.check import check

if TYPE_CHECKING:
    from subprocess import CompletedProcess

    from conftest import Run

CHECKLIST = "checklists/inspection.toml"
STRANGE_NAMES = (b"\xff\xfe", b"a\nb", b"a\rb\x1b[31m\x07", "\u202e通知🎉".encode())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(COUNTY, tmp_path / "county"))


def run_check(run: Run, root: Path, *words: str, **more: Any) -> CompletedProcess[str]:
    """A run that had something to say and said it on standard output."""
    result = run("check", *words, cwd=root, **more)
    assert (result.stderr, result.returncode) == ("", 1), result
    assert "Traceback" not in result.stdout
    return result


def broken(root: Path, seed: int) -> None:
    """Break one file so that something is found; seeds that leave all sound are passed over."""
    for further in range(100):
        file, content = mutation(seed * 1000 + 10_000 + further)
        (root / file).write_bytes(content)
        if any(problem.level == "error" for problem in check(root).problems):
            return
        (root / file).write_bytes(FILES[file])
    raise AssertionError(seed)


@pytest.mark.parametrize("seed", [0, 1, 2, *(pytest.param(seed, marks=pytest.mark.nightly) for seed in range(3, 9))])
def test_a_mutation_in_lines_and_json(run: Run, root: Path, seed: int) -> None:
    broken(root, seed)
    problems = check(root).problems
    places = [(problem.place.file, problem.place.line, problem.place.column, problem.code) for problem in problems]
    lines = [["check", "--format", "text", "--lang", lang] for lang in ("zh", "en")]
    # What is found must not hang on the order in which Python happens to keep a set.
    texts, again = (Desk(root).run_all(lines, {"PYTHONHASHSEED": str(seed + more)}) for more in (0, 1))
    for lang, text, repeated in zip(("zh", "en"), texts, again, strict=True):
        assert (text.stderr, text.returncode, text.stdout) == ("", 1, repeated.stdout)
        for problem in problems:
            assert f"{problem.place}: {problem.code}" in text.stdout
        document = json.loads(run_check(run, root, "--format", "json", "--lang", lang).stdout)
        told = [(each["file"], each["line"], each["column"], each["code"]) for each in document["problems"]]
        assert told == places
        assert all(each["message"] for each in document["problems"])


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_strange_names(run: Run, root: Path, lang: str, encoding: str) -> None:
    for name in STRANGE_NAMES:
        (root / "checklists" / os.fsdecode(name + b".toml")).write_bytes(b"?")
    options: dict[str, Any] = {"env": {"PYTHONIOENCODING": encoding}, "encoding": encoding}
    text = run_check(run, root, "--format", "text", "--lang", lang, **options)
    assert text.stdout.count(".toml:1:1: N103") == len(STRANGE_NAMES)
    assert "\x1b" not in text.stdout
    document = json.loads(run_check(run, root, "--format", "json", "--lang", lang, **options).stdout)
    codes = [problem["code"] for problem in document["problems"]]
    assert [code for code in codes if code == "N103"] == ["N103"] * len(STRANGE_NAMES)
    assert set(codes) == {"N103", "N312", "N313"}  # what is strange about the names is told as well


@pytest.mark.parametrize(("file", "lang"), list(zip(FILES, cycle(("zh", "en")))))
def test_a_file_without_the_right_to_read_it(run: Run, root: Path, file: str, lang: str) -> None:
    (root / "checklists/wrong.toml").write_text("format = 1\n", encoding="utf-8")
    (root / file).chmod(0)
    result = run_check(run, root, "--format", "json", "--lang", lang, preexec_fn=bind_by_permissions)
    found = {(problem["file"], problem["code"]) for problem in json.loads(result.stdout)["problems"]}
    assert {(file, "N104"), ("checklists/wrong.toml", "N201")} <= found


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_pipes_keep_nobody_waiting(run: Run, root: Path, lang: str) -> None:
    for file in FILES:
        (root / file).unlink()
        os.mkfifo(root / file)
    text = run_check(run, root, "--lang", lang).stdout
    assert all(f"{file}:1:1: N104" in text for file in FILES)


def test_a_folder_in_place_of_the_settings_is_no_workspace(run: Run, root: Path) -> None:
    (root / "notice-tasks.toml").unlink()
    (root / "notice-tasks.toml").mkdir()
    for words in ([], ["--workspace", str(root)]):
        result = run("check", *words, cwd=root)
        assert (result.returncode, result.stdout, str(root) in result.stderr) == (2, "", True)
