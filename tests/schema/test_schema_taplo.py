"""taplo, which is also what Even Better TOML runs, with the schemas of a workspace that `init` made."""

from __future__ import annotations

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from schema_documents import ROOT, examples, refused_as_json

from notice_tasks.reports.schema import Subject, schema_text

if TYPE_CHECKING:
    from conftest import Desk

pytestmark = pytest.mark.clients  # taplo is what editors check TOML with

TAPLO = str(Path(sys.executable).with_name("taplo"))
CHECKLIST = "checklists/nhc-2024-doctors-day.toml"
FILES = ("units.toml", "notice-tasks.toml", CHECKLIST, "checklists/province-2019-doctors-day.toml")


def lint(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `taplo lint` in a folder, on no terminal."""
    line = [TAPLO, "lint", "--no-auto-config", "--colors", "never", *words]
    return subprocess.run(line, cwd=folder, capture_output=True, encoding="utf-8", check=False, timeout=120)


def blamed(finished: subprocess.CompletedProcess[str]) -> set[str]:
    """The files in which taplo found something, by their names. Its last lines, which name them too, may get lost."""
    return {Path(path).name for path in re.findall(r"┌─ (.+):\d+:\d+", finished.stderr)}


def test_the_sample_is_fine(sample: Desk) -> None:
    for file in FILES:
        assert (sample.root / file).read_text(encoding="utf-8").startswith("#:schema ")
    finished = lint(sample.root, *FILES)
    assert (finished.returncode, blamed(finished)) == (0, set()), finished.stderr


def test_our_own_files_are_fine() -> None:
    finished = lint(ROOT, *FILES)
    assert finished.returncode == 0, finished.stderr


def test_what_init_and_new_make_is_fine(empty: Desk) -> None:
    register = empty.root / "units.toml"
    text = register.read_text(encoding="utf-8")
    register.write_text(f'{text}[[unit]]\nid = "east"\nname = "East"\n', encoding="utf-8")
    empty.said(
        *("new", "drill", "--title", "A drill", "--requirement", "report", "--what", "Report", "--actors", "all"),
        *("--who", "east", "--due", "2024-08-30"),
    )
    files = ("units.toml", "notice-tasks.toml", "checklists/drill.toml")
    finished = lint(empty.root, *files)
    assert finished.returncode == 0, finished.stderr
    checklist = empty.root / files[-1]
    checklist.write_text(checklist.read_text(encoding="utf-8").replace("actors", "actor"), encoding="utf-8")
    assert blamed(lint(empty.root, *files)) == {"drill.toml"}


@pytest.mark.parametrize(
    ("file", "right", "wrong", "said"),
    [
        pytest.param(CHECKLIST, "\nkind = ", "\nkinds = ", "('kinds' was unexpected)", id="a wrong key"),
        pytest.param(CHECKLIST, '"report"\nactors', '"reports"\nactors', '"reports" is not one of', id="a wrong word"),
        pytest.param(CHECKLIST, 'id = "report"', 'id = "Report"', '"Report" does not match', id="a bad id"),
        pytest.param(CHECKLIST, "due = { by", "due = { bye", "is not valid under any of", id="no rule"),
        pytest.param(
            CHECKLIST, "due = { by", "due = { rol = 1, by", "('rol' was unexpected)", id="a wrong key of a rule"
        ),
        pytest.param(CHECKLIST, "festival = 2024-08-19", 'festival = "8月19日"', "is not valid under", id="no day"),
        pytest.param(CHECKLIST, "revised = 2", "#", '"revised" is a required property', id="a missing key"),
        pytest.param("units.toml", "\nname = ", "\nnames = ", "('names' was unexpected)", id="a wrong key of a unit"),
        pytest.param("units.toml", 'id = "beijing"', 'id = "北京"', '"北京" does not match', id="a bad id of a unit"),
        pytest.param("units.toml", 'code = "110000"', "code = 110000", 'is not of type "string"', id="a bare code"),
        pytest.param("notice-tasks.toml", '"zh"', '"cn"', '"cn" is not one of ["zh","en"]', id="a wrong language"),
        pytest.param("notice-tasks.toml", "due_soon_days = 3", "due_soon_days = 400", "400 is greater", id="too many"),
    ],
)
def test_a_mistake_is_refused(file: str, right: str, wrong: str, said: str, sample: Desk) -> None:
    path = sample.root / file
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    finished = lint(sample.root, *FILES)
    assert (finished.returncode, blamed(finished)) == (1, {path.name})
    assert said in finished.stderr


@pytest.mark.parametrize("subject", Subject)
def test_taplo_agrees_with_the_library_on_every_example(subject: Subject, tmp_path: Path) -> None:
    drawn = tmp_path / "s.json"
    drawn.write_text(schema_text(subject, "en"), encoding="utf-8")
    by_it = ("--schema", drawn.as_uri())
    names: dict[bool, list[str]] = {True: [], False: []}
    for number, example in enumerate(one for one in examples() if one.subject is subject and one.values is not None):
        name = f"{number}.toml"
        (tmp_path / name).write_text(example.text.replace("#:schema", "#"), encoding="utf-8", newline="")
        names[refused_as_json(example.values, subject)].append(name)
    unreadable = blamed(lint(tmp_path, *names[True], *names[False]))
    for name in unreadable:  # it takes no moment outside the years 1 to 9999 in UTC
        assert re.search("(0001-01-01|9999-12-31)T", (tmp_path / name).read_text(encoding="utf-8"))
    accepted, refused = ([name for name in names[which] if name not in unreadable] for which in (False, True))
    assert accepted
    finished = lint(tmp_path, *by_it, *accepted)
    assert finished.returncode == 0, finished.stderr
    with ThreadPoolExecutor(2) as pool:
        codes = dict(zip(refused, pool.map(lambda name: lint(tmp_path, *by_it, name).returncode, refused), strict=True))
    assert codes == dict.fromkeys(refused, 1) != {}
