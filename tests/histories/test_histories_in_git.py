"""Whatever people record on branches, and however git puts those together: nothing is lost, and everything still works.

20 histories in every run and 180 more with -m nightly, the same ones each time; and 1,000 others at night.
"""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from typing import TYPE_CHECKING, Any, Final

import pytest
from random_histories import UNITS, Conflict, History, Line, copied, git, ids_in, records

from conftest import NOTICE, environment
from forked import Forks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from random import Random

OF_A_MERGE: Final = {"N506", "N702"}
"""What `check` may find in records that git has put together: acts of one side may have no effect any more."""

OF_A_REVERT: Final = {*OF_A_MERGE, "N508"}
"""What it may find besides where git took records out again: a part of what one command wrote may be gone."""

STATE: Final[tuple[Line, ...]] = (
    ("status", "--json", "--all-kinds", "--as-of", "2024-06-01"),
    ("log", "--json"),
)
CHECK: Final[Line] = ("check", "--ignore", "N7", "--format", "json")
EXPLAINED: Final[tuple[Line, ...]] = tuple(
    ("explain", unit, f"{NOTICE}/{duty}") for unit, duty in (*((u, "self-check") for u in UNITS), (UNITS[3], "photos"))
)


@pytest.fixture(scope="session")
def begun_in_git(made: Mapping[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The county in git, with a few records from which all branches start."""
    root = tmp_path_factory.mktemp("begun") / "county"
    shutil.copytree(made["begun"], root)
    git(root, "init", "--quiet", "--template=", "--initial-branch", "main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "start")
    git(root, "tag", "start")
    return root


@pytest.fixture(scope="session")
def warm(begun_in_git: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forks]:
    """Forks of the program that need not load its commands each time."""
    forks, root = Forks(environment({})), tmp_path_factory.mktemp("warm") / "county"
    shutil.copytree(begun_in_git, root)
    for line in (*STATE, CHECK, EXPLAINED[0], *History(0, root, forks).acts(40)):
        forks.warm(line, root)
    yield forks
    forks.close()


@pytest.fixture
def history(begun_in_git: Path, warm: Forks, tmp_path: Path, request: pytest.FixtureRequest) -> History:
    """A repository of its own, and the chance of this seed."""
    shutil.copytree(begun_in_git, tmp_path / "county")
    return History(request.param, tmp_path / "county", warm)


def seeds(first: int, count: int, by_day: int = 0) -> pytest.MarkDecorator:
    """So many histories, the first few of them in every run and the others at night."""
    histories = [
        pytest.param(seed, marks=() if seed < first + by_day else pytest.mark.nightly, id=f"seed {seed}")
        for seed in range(first, first + count)
    ]
    return pytest.mark.parametrize("history", histories, indirect=True)


def branches(history: History, count: int) -> list[str]:
    """Branches with records on each; the first is `main`."""
    names = ["main", "other", "third"][:count]
    for name in names[1:]:
        history.git("branch", name)
    for name in names:
        history.git("switch", "--quiet", name)
        for _ in range(history.chance.randint(1, 2)):
            history.record()
    return names


def join(history: History, name: str, how: str) -> None:
    """Bring another branch into this one, and hold what came out against both."""
    ours = ids_in(history.root)
    history.git("switch", "--quiet", name)
    both = ours | ids_in(history.root)
    if how == "rebase":
        history.settled("rebase", "--quiet", "main")
        history.git("switch", "--quiet", "main")
        history.git("merge", "--quiet", "--ff-only", name)
    elif how == "cherry-pick":
        commits = history.git("rev-list", "--reverse", f"main..{name}").split()
        history.git("switch", "--quiet", "main")
        if commits:
            history.settled("cherry-pick", "--keep-redundant-commits", "--allow-empty", *commits)
    else:
        history.git("switch", "--quiet", "main")
        history.settled("merge", "--quiet", "--no-edit", name)
    found = ids_in(history.root)
    # Where lines stand together, the driver keeps both sides: also what a revert took out.
    assert both - history.taken <= found <= both | history.taken, history.story()
    assert history.git("status", "--porcelain") == "", history.story()


def sound(history: History, allowed: set[str]) -> None:
    """Every command works, every event counts once, and the order of lines in the files decides nothing."""
    root, story = history.root, history.story()
    for text in records(root).values():
        tomllib.loads(text)
    status, log, checked, *_ = looked_at(history, root, (*STATE, CHECK, *history.chance.sample(EXPLAINED, 2)))
    assert [event["id"] for event in by_id(log)] == sorted(ids_in(root)), story
    problems = json.loads(checked)["problems"]
    assert {problem["code"] for problem in problems} <= allowed, (problems, story)

    shuffled = copied(root, root.parent / "shuffled")
    for file, text in records(root).items():
        (shuffled / file).write_bytes(in_another_order(text, history.chance).encode("utf-8"))
    status_again, log_again = looked_at(history, shuffled, STATE)
    assert (status_again, by_id(log_again)) == (status, by_id(log)), story
    shutil.rmtree(shuffled)

    lines = [("note", unit, f"{NOTICE}/self-check", "--note", "x") for unit in UNITS[:2]]
    later = history.forks.run_all(lines, root)
    assert [result.returncode for result in later] == [0, 0], (later, story)


def looked_at(history: History, root: Path, lines: Sequence[Line]) -> list[str]:
    """What commands say that have to end well, `check` with findings if need be."""
    results = history.forks.run_all(lines, root)
    assert len(results) == len(lines), (results, history.story())
    for result in results:
        fine = (0, 1) if result.args[0] == "check" else (0,)
        assert (result.returncode in fine, result.stderr) == (True, ""), (result, history.story())
    return [result.stdout for result in results]


def by_id(log: str) -> list[dict[str, Any]]:
    return sorted(json.loads(log)["events"], key=lambda event: str(event["id"]))


def in_another_order(text: str, chance: Random) -> str:
    """A record's text with its events in another order, and one of them twice."""
    head, opening, rest = text.partition("events = [\n")
    lines = rest.splitlines(keepends=True)
    events = [line for line in lines if line.lstrip().startswith("{")]
    if not events:
        return text
    chance.shuffle(events)
    return head + opening + "".join([*events, chance.choice(events)]) + "]\n"


def merged(history: History) -> None:
    for name in branches(history, 2 + history.seed % 2)[1:]:
        history.git("switch", "--quiet", "main")
        join(history, name, "merge")
    sound(history, OF_A_MERGE)


@seeds(0, 50, by_day=5)
def test_merges_of_two_and_three_branches(history: History) -> None:
    merged(history)


def rebased(history: History) -> None:
    for name in branches(history, 2 + history.seed % 2)[1:]:
        history.git("switch", "--quiet", "main")
        join(history, name, history.chance.choice(("rebase", "cherry-pick")))
    sound(history, OF_A_MERGE)


@seeds(50, 50, by_day=5)
def test_rebased_and_picked(history: History) -> None:
    rebased(history)


def reverted(history: History) -> None:
    names = branches(history, 2 + history.seed % 2)
    history.git("switch", "--quiet", history.chance.choice(names))
    history.revert()
    for name in names[1:]:
        history.git("switch", "--quiet", "main")
        join(history, name, history.chance.choice(("merge", "merge", "rebase", "cherry-pick")))
    sound(history, OF_A_REVERT)


@seeds(100, 40, by_day=4)
def test_reverted_on_one_branch(history: History) -> None:
    reverted(history)


@seeds(140, 30, by_day=3)
def test_one_of_them_has_line_ends_of_windows(history: History) -> None:
    """Two clones; git gives one of them CRLF, in all files but the records, whose attributes say otherwise."""
    ours, theirs = history.root, history.root.parent / "theirs"
    shutil.copytree(ours, theirs)
    git(theirs, "config", "core.autocrlf", "true")
    git(theirs, "rm", "--quiet", "--cached", "-r", ".")
    git(theirs, "reset", "--quiet", "--hard")
    assert b"\r\n" in (theirs / "units.toml").read_bytes()
    history.record()
    history.root = theirs
    history.record()
    together(history, theirs, ours)
    sound(history, OF_A_MERGE)
    history.git("add", "--all")
    history.git("commit", "--quiet", "--message", "later")
    history.root = ours
    together(history, ours, theirs)
    sound(history, OF_A_MERGE)


def together(history: History, here: Path, there: Path) -> None:
    both = ids_in(here) | ids_in(there)
    history.git("fetch", "--quiet", str(there), "main")
    history.git("merge", "--quiet", "--no-edit", "FETCH_HEAD")
    assert ids_in(here) == both, history.story()
    assert history.git("status", "--porcelain") == "", history.story()


@seeds(170, 30, by_day=3)
def test_without_the_driver(history: History) -> None:
    """Where .gitattributes is gone, git leaves a conflict; it is called one, and settled by keeping both sides."""
    (history.root / ".gitattributes").unlink()
    history.git("commit", "--quiet", "--all", "--message", "no attributes")
    names = branches(history, 2)
    for name in names:  # both touch one file
        history.git("switch", "--quiet", name)
        history.forks.run(("note", UNITS[0], f"{NOTICE}/self-check", "--note", name), history.root).check_returncode()
        history.git("add", "--all")
        history.git("commit", "--quiet", "--message", "noted")
    both = ids_in(history.root)
    history.git("switch", "--quiet", "main")
    both |= ids_in(history.root)
    with pytest.raises(Conflict):
        history.git("merge", "--quiet", "--no-edit", names[1])
    called_a_conflict(history)
    for file, text in records(history.root).items():
        kept = re.sub(r"^(<<<<<<<|=======|>>>>>>>).*\n", "", text, flags=re.MULTILINE)
        (history.root / file).write_bytes(kept.encode("utf-8"))
    assert ids_in(history.root) == both
    sound(history, OF_A_MERGE)


def called_a_conflict(history: History) -> None:
    before = records(history.root)
    lines = (("status",), ("log",), ("note", UNITS[0], f"{NOTICE}/self-check", "--note", "x"))
    for result in history.forks.run_all(lines, history.root):
        assert (result.returncode, result.stdout) == (3, ""), (result, history.story())
        assert "conflict" in result.stderr, (result, history.story())
    (checked,) = history.forks.run_all([("check", "--ignore", "N7")], history.root)
    assert (checked.returncode, "conflict" in checked.stdout) == (1, True), (checked, history.story())
    assert records(history.root) == before


@seeds(1000, 1000)
def test_many_more(history: History) -> None:
    history.chance.choice((merged, rebased, reverted))(history)
