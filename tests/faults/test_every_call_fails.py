"""The system refuses at any call, or the program is killed there: all of it is done or none, and what is said is so."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from faults_injected import FOR_GOOD, KILLED, ONCE, Bench, Case, Fault

from conftest import NOTICE, UNCOVERED, environment
from forked import Forks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

pytestmark = pytest.mark.faults

CHECK: Final = f"{NOTICE}/self-check"
NEW: Final = ("new", "x", "--title", "t", "--requirement", "r", "--what", "w", "--actors", "a", "--who", "clinics")
ACKNOWLEDGED: Final = ("ack", "west", CHECK, "--on", "2024-03-04")
FIRST: Final = ("ack", "east", CHECK)
FURTHER: Final = ("submit", "west", CHECK)
GROUP: Final = ("note", "--all", CHECK, "--note", "all")
UNDO: Final = ("undo", "west", CHECK)
UNDO_BATCH: Final = ("undo", "--batch", "{batch}")
NOTED: Final = ("note", "hill", CHECK, "--note", "next")

LOG: Final = ("log", "--json")
IN_HAMLET: Final = ("ack", "east", "hamlet/count", "--on", "2024-03-04")

CASES: Final[Mapping[str, Case]] = {
    "first record": Case(FIRST, after=(NOTED, FIRST), reads=LOG),
    "further record": Case(FURTHER, (ACKNOWLEDGED,), (NOTED, FURTHER), reads=LOG),
    "group": Case(GROUP, (ACKNOWLEDGED,), (NOTED, GROUP), reads=LOG),
    "undo": Case(UNDO, (ACKNOWLEDGED,), (NOTED, UNDO), reads=LOG),
    "undo of a batch": Case(UNDO_BATCH, (GROUP,), (NOTED, UNDO_BATCH), reads=LOG),
    "new": Case(NEW, own=False),
    "rest days": Case(("rest-days", "--import", "{folder}/year.json"), own=False),
    "init": Case(("init", "a/b", "--lang", "en"), where="nothing", own=False),
    "first calendar": Case(("calendar",), (IN_HAMLET,), where="hamlet", whole=False),
    "calendar": Case(("calendar",), (("calendar",), IN_HAMLET), where="hamlet", whole=False),
}
YEAR: Final = {
    "year": 2027,
    "papers": ["https://www.example.gov.cn/2027"],
    "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": True}],
}


@pytest.fixture(scope="session")
def workspaces(made: Mapping[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The county with clinics, a hamlet with one unit and one duty, and an empty folder."""
    place = tmp_path_factory.mktemp("workspaces")
    (place / "nothing").mkdir()
    hamlet = shutil.copytree(made["empty"], place / "hamlet")
    register = hamlet / "units.toml"
    unit = '\n[[unit]]\nid = "east-clinic"\nname = "东村卫生室"\n'
    register.write_text(register.read_text(encoding="utf-8") + unit, encoding="utf-8")
    (hamlet / "checklists" / "hamlet.toml").write_text(_CHECKLIST, encoding="utf-8")
    return {"clinics": made["clinics"], "hamlet": hamlet, "nothing": place / "nothing"}


_CHECKLIST: Final = """\
format = 1

[notice]
id = "hamlet"
title = "关于清点药品的通知"
issuers = ["县卫生健康局"]
revised = 2024-03-01

[[requirement]]
id = "count"
title = "报送药品清点表"
kind = "report"
actors = "东村卫生室"
who = ["east-clinic"]
due = 2024-03-29
"""


@pytest.fixture(scope="session")
def faulty(tmp_path_factory: pytest.TempPathFactory, workspaces: Mapping[str, Path]) -> Iterator[Forks]:
    """Forks of the program in which calls can be made to fail; what the cases load is loaded already."""
    folder = tmp_path_factory.mktemp("faults")
    library = folder / "faults.so"
    compiler = ["gcc", "-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o", str(library)]
    subprocess.run([*compiler, str(Path(__file__).with_name("faults.c")), "-ldl"], check=True)
    forks = Forks(environment({**UNCOVERED, "LD_PRELOAD": str(library)}))
    (folder / "year.json").write_text(json.dumps(YEAR), encoding="utf-8")
    for number, case in enumerate(CASES.values()):
        root = shutil.copytree(workspaces[case.where], folder / "warm" / str(number))
        for words in (*case.before, case.words, case.words, *case.after, case.reads):
            if words:
                forks.warm([word.replace("{folder}", str(folder)) for word in words], root)
    yield forks
    forks.close()


@pytest.fixture
def bench(faulty: Forks, workspaces: Mapping[str, Path], tmp_path: Path, request: pytest.FixtureRequest) -> Bench:
    """A case, ready to be run."""
    case: Case = CASES[request.param]
    (tmp_path / "year.json").write_text(json.dumps(YEAR), encoding="utf-8")
    return Bench(faulty, tmp_path, workspaces[case.where], case)


every_case = pytest.mark.parametrize("bench", CASES, indirect=True)


def right_at_every_call(bench: Bench, *faults: Fault) -> None:
    """Let one of the faults come at each call, another one at the next, and tell of all that is wrong."""
    numbers = range(1, bench.count + 1)
    wrong = [str(told) for nth in numbers for told in bench.violations(nth, faults[nth % len(faults)])]
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)


@every_case
def test_killed_at_every_call(bench: Bench) -> None:
    right_at_every_call(bench, KILLED)


@every_case
def test_every_call_refused(bench: Bench) -> None:
    right_at_every_call(bench, *ONCE, *FOR_GOOD)


@pytest.mark.nightly
@every_case
@pytest.mark.parametrize("fault", [*ONCE, *FOR_GOOD], ids=str)
def test_every_call_refused_in_every_way(bench: Bench, fault: Fault) -> None:
    right_at_every_call(bench, fault)
