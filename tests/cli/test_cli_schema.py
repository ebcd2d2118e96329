"""`notice-tasks schema`, and what `init` and `new` do with the schemas."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from conftest import UNCOVERED, environment, refusal
from drawn import each_at_night
from notice_tasks.actions.new import SCHEMA
from notice_tasks.reports.schema import Subject, schema_text

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Desk, Run

LANGUAGES = ("zh", "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("subject", Subject)
def test_it_prints_a_schema_anywhere(subject: Subject, language: str, run: Run, tmp_path: Path) -> None:
    result = run("schema", subject, "--lang", language, cwd=tmp_path)
    assert (result.returncode, result.stderr, result.stdout) == (0, "", schema_text(subject, language))


@pytest.mark.parametrize("encoding", ["ascii", "cp936", "cp1252", "utf-16"])
def test_any_console_can_carry_it(encoding: str, run: Run, tmp_path: Path) -> None:
    words = ("schema", "units", "--lang", "zh")
    result = run(*words, cwd=tmp_path, env={"PYTHONIOENCODING": encoding}, encoding=encoding)
    assert (result.returncode, result.stderr) == (0, "")
    assert json.loads(result.stdout) == json.loads(schema_text(Subject.UNITS, "zh"))


@pytest.mark.parametrize("encoding", ["ascii", "utf-8"])
def test_a_file_is_always_in_utf8(encoding: str, run: Run, tmp_path: Path) -> None:
    words = ("schema", "checklist", "--out", "new/schema.json", "--lang", "zh")
    result = run(*words, cwd=tmp_path, env={"PYTHONIOENCODING": encoding}, encoding=encoding)
    assert (result.returncode, result.stderr) == (0, "")
    assert (tmp_path / "new" / "schema.json").read_bytes() == schema_text(Subject.CHECKLIST, "zh").encode()
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["schema.json"]


def test_a_file_that_says_the_same_is_left_alone(run: Run, tmp_path: Path) -> None:
    words = ("schema", "units", "-o", "units.json", "--lang", "en")
    first, second = (run(*words, cwd=tmp_path) for _ in range(2))
    assert first.stdout == "Wrote units.json\n"
    assert second.stdout == "units.json is up to date; nothing was changed.\n"
    before = (tmp_path / "units.json").stat()
    run(*words, cwd=tmp_path)
    assert (tmp_path / "units.json").stat().st_mtime_ns == before.st_mtime_ns
    assert run(*words[:-1], "zh", cwd=tmp_path).stdout == "已写入 units.json\n"


def test_a_folder_is_no_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    result = run("schema", "units", "--out", "there", "--lang", "en", cwd=tmp_path)
    assert "there cannot be written" in refusal(result, "en", 3)
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


@pytest.mark.parametrize("words", [(), ("unit",), ("checklist", "units")])
def test_there_are_three(words: tuple[str, ...], run: Run, tmp_path: Path) -> None:
    said = refusal(run("schema", *words, "--lang", "en", cwd=tmp_path), "en")
    assert "checklist|units|settings" in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sample", [(), ("--sample",)], ids=["empty", "sample"])
def test_init_writes_them_in_the_language_chosen(
    language: str, sample: tuple[str, ...], run: Run, tmp_path: Path
) -> None:
    assert run("init", *sample, "--lang", language, cwd=tmp_path).returncode == 0
    written = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "schema").iterdir()}
    assert written == {f"{subject}.schema.json": schema_text(subject, language) for subject in Subject}
    for file, subject in (("units.toml", Subject.UNITS), ("notice-tasks.toml", Subject.SETTINGS)):
        first, _, _ = (tmp_path / file).read_text(encoding="utf-8").partition("\n")
        assert first == f"#:schema {subject.file}"
    assert run("check", cwd=tmp_path).returncode == 0


ASKED = ("new", "drill", "--title", "t", "--requirement", "r", "--what", "w", "--actors", "all", "--who", "clinics")


def test_new_names_the_schema_where_there_is_one(clinics: Desk) -> None:
    assert Subject.CHECKLIST.file == SCHEMA
    clinics.said(*ASKED)
    lines = (clinics.root / "checklists" / "drill.toml").read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["#:schema ../schema/checklist.schema.json", "format = 1"]


def test_new_names_no_schema_where_there_is_none(clinics: Desk) -> None:
    (clinics.root / SCHEMA).unlink()
    clinics.said(*ASKED)
    text = (clinics.root / "checklists" / "drill.toml").read_text(encoding="utf-8")
    assert text.startswith("format = 1\n")


SCRIPT = """
import sys
from notice_tasks.cli.run import run
run(sys.argv[1:])
sys.stderr.write(" ".join(name for name in sys.modules if name.startswith("notice_tasks.")))
"""


@pytest.mark.parametrize(
    ("words", "needed"),
    each_at_night(
        [
            (("schema", "units"), True),
            (("init", "elsewhere"), True),
            (("status",), False),
            (("check",), False),
            (("done", "east", "self-check"), False),
            (("agenda",), False),
            (("explain", "self-check"), False),
            (("calendar",), False),
            (("calc", "--after", "2024-03-01", "--days", "3"), False),
            (ASKED, False),
            (("--help",), False),
        ],
        every=3,
    ),
    ids=lambda words: words[0] if isinstance(words, tuple) else None,
)
def test_no_other_command_loads_them(words: tuple[str, ...], needed: bool, clinics: Desk) -> None:
    line = [sys.executable, "-c", SCRIPT, *words]
    finished = subprocess.run(
        line, cwd=clinics.root, env=environment(UNCOVERED), capture_output=True, encoding="utf-8", check=True
    )
    loaded = {*finished.stderr.split()}
    assert "notice_tasks.cli.verbs" in loaded
    assert loaded & {"notice_tasks.reports.schema", "notice_tasks.words.keys"} == (
        {"notice_tasks.reports.schema", "notice_tasks.words.keys"} if needed else set()
    )
