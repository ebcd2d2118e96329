"""The real program as real processes, on real folders.

`run` runs it in a clean environment: forked off a process that has loaded it already (forked.py), or started afresh
where a test asks for more than words and a folder. A `Desk` is a workspace and the program run inside it; four of them
are made once in a session and copied for each test: `sample` (both real notices), `empty` (fresh from `init`),
`clinics` (an invented county with one invented notice) and `begun` (the same with a few records).
"""

from __future__ import annotations

import ctypes
import fcntl
import gc
import json
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol
from zlib import crc32

import pytest

from drawn import draw, draw_by_chance, draw_the_same, is_drawn
from forked import Forks

if TYPE_CHECKING:
    from subprocess import CompletedProcess

PROGRAM = str(Path(sys.executable).with_name("notice-tasks"))
NOTICE = "county-2024-cold-chain"

UNCOVERED: Mapping[str, str | None] = {"COVERAGE_PROCESS_CONFIG": None, "COVERAGE_PROCESS_START": None}
"""For processes that could not write coverage's data, or are killed before they would."""

Changes = Mapping[str, str | None]
Word = str | bytes | Path


class Run(Protocol):
    """Runs the program once."""

    def __call__(self, *words: Word, cwd: Path, env: Changes | None = ..., **more: Any) -> CompletedProcess[str]:
        """Run it in a folder; `env` changes the clean environment, none takes a variable out."""


class Screen(NamedTuple):
    """What a terminal showed, and how the program ended."""

    returncode: int
    text: str


class Desk(NamedTuple):
    """A workspace, and the program run in it."""

    root: Path

    def run(self, *words: Word, cwd: Path | None = None, env: Changes | None = None, **more: Any) -> Any:
        """Run the program in this folder, or in another."""
        return run_program(*words, cwd=cwd or self.root, env=env, **more)

    def run_line(self, script: str, *words: str, env: Changes | None = None) -> CompletedProcess[str]:
        """Run a line of bash in this folder; the program is the last of its words."""
        line = ["bash", "-c", script, "bash", *words, PROGRAM]
        more: Any = {"encoding": "utf-8", "capture_output": True, "timeout": 60, "stdin": subprocess.DEVNULL}
        return subprocess.run(line, cwd=self.root, env=environment(env or {}), check=False, **more)

    def run_all(
        self, lines: Sequence[Sequence[str]], env: Changes | None = None, encoding: str = "utf-8"
    ) -> list[CompletedProcess[str]]:
        """Run many lines in one process, which saves most of their time; for lines that end in the ordinary way."""
        if not is_for_a_start(env or {}) and encoding == "utf-8":
            return forks().run_all(lines, self.root, env)
        script = [sys.executable, "-c", _ONE_PROCESS, json.dumps(lines)]
        result = subprocess.run(
            script, cwd=self.root, env=environment(env or {}), encoding=encoding, capture_output=True, check=True
        )
        streams = [result.stdout.split("\x1e")[:-1], result.stderr.split("\x1e")[:-1]]
        return [
            subprocess.CompletedProcess(list(words), int(code), stdout, stderr)
            for words, stdout, stderr, code in zip(
                lines, streams[0][::2], *(streams[1][part::2] for part in (0, 1)), strict=True
            )
        ]

    def said(self, *words: Word, **more: Any) -> str:
        """What a command that succeeds writes."""
        result = self.run(*words, **more)
        assert (result.returncode, result.stderr) == (0, "")
        return str(result.stdout)

    def json(self, *words: Word, **more: Any) -> Any:
        """The JSON document that a command writes."""
        return json.loads(self.said(*words, "--json", **more))

    def refused(self, *words: Word, lang: str = "en", code: int = 2, **more: Any) -> str:
        """What a command says that must fail: one error first, in this language, and nothing changed on disk."""
        before = self.tree()
        result = self.run(*words, "--lang", lang, **more)
        assert self.tree() == before
        return refusal(result, lang, code)

    def cell(self, unit: str, requirement: str, as_of: str) -> dict[str, Any]:
        """How one cell stands on a day, by `status --json`."""
        cells = self.json("status", "--as-of", as_of, "--unit", unit, "--all-kinds")["cells"]
        (found,) = [cell for cell in cells if f"{cell['notice']}/{cell['requirement']}".endswith(requirement)]
        return dict(found)

    def tree(self) -> dict[str, bytes]:
        """Every file but the lock, which anybody may leave behind."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and path.name != ".notice-tasks.lock" and ".git" not in path.parts
        }


def refusal(result: CompletedProcess[str], lang: str, code: int = 2) -> str:
    """What a command said that had to fail: one error, first, in this language, with nothing left unsaid."""
    first = {"en": "error: ", "zh": "错误："}[lang]
    assert (result.returncode, result.stdout) == (code, ""), result
    assert (result.stderr.startswith(first), result.stderr.count(first.strip())) == (True, 1), result
    assert not re.search(r"Traceback|NOTICE_TASKS_TRACEBACK|\{[a-z_]+\}|\bNone\b(?! of)", result.stderr), result
    return result.stderr


def findings(result: CompletedProcess[str]) -> list[str]:
    """What `check` found, a line each; the lines of the files, the carets and the summary left out."""
    *lines, _summary = result.stdout.splitlines()
    return [line for line in lines if not line.startswith("  ")]


_ONE_PROCESS = """
import json, os, sys
from notice_tasks.cli.run import run
for words in json.loads(sys.argv[1]):
    code = run([os.fsdecode(word.encode()) for word in words])  # as a start in this locale reads them
    for stream in (sys.__stdout__, sys.__stderr__):  # past the door, which would show the separators
        stream.write(f"\\x1e{int(code)}\\x1e")
        stream.flush()
"""


def environment(changes: Changes) -> dict[str, str]:
    """This process's environment without anything that changes what the program says, then with some changes."""
    unset = {"NO_COLOR", "FORCE_COLOR", "LANGUAGE", "PYTHONUTF8", "PYTHONIOENCODING", "COLUMNS", "LINES", "TZ"}
    unset |= {"PYTHONDONTWRITEBYTECODE"}  # else all would be compiled at each start
    unset |= {"GITHUB_ACTIONS", "PY_COLORS"}  # typer takes both for a wish for colours
    clean = {
        name: value
        for name, value in os.environ.items()
        if name not in unset and not name.startswith(("LC_", "NOTICE_TASKS_"))
    }
    if not _is_measured():
        clean = {name: value for name, value in clean.items() if name not in UNCOVERED}
    wanted = {**clean, "LANG": "C.UTF-8", "TERM": "xterm-256color", "USER": "keeper", **changes}
    return {name: value for name, value in wanted.items() if value is not None}


MEASURED = {
    *("test_check_process.py", "test_cli_bad_files.py", "test_cli_batches.py", "test_cli_check.py"),
    "test_cli_names.py",
}
"""Files whose tests alone reach what must be covered without a gap: names and faults of files, and batches."""


def _is_measured() -> bool:
    """Whether coverage is measured in the processes of this test: in one of eight, chosen by its name, and in MEASURED.

    It makes a short command take three times as long. What no measured test reaches counts as not covered.
    """
    test = os.environ.get("PYTEST_CURRENT_TEST", "").partition(" ")[0]
    return Path(test.partition("::")[0]).name in MEASURED or crc32(test.encode()) % 8 == 0


def run_program(*words: Word, cwd: Path, env: Changes | None = None, **more: Any) -> CompletedProcess[str]:
    """Run the program in a folder and wait for its end."""
    if more.keys() - {"input"} or not isinstance(more.get("input", ""), str) or is_for_a_start(env or {}):
        return start_program(*words, cwd=cwd, env=env or {}, **more)
    return forks().run(words, cwd, env=env, typed=more.get("input", ""))


def is_for_a_start(env: Changes) -> bool:
    """Whether these variables are read while Python starts, so that the program must be started afresh for them."""
    language = env.get("LANG") or "C.UTF-8"
    return not language.endswith("UTF-8") or any(name.startswith(_READ_BY_A_START) for name in env)


_READ_BY_A_START = ("PYTHON", "LC_", "LD_", "COVERAGE_", "HOME", "PATH")


_FORKS: dict[bool, Forks] = {}
"""What forks the program off, where coverage is measured and where it is not; both end with the session."""


def forks() -> Forks:
    """What forks the program off for this test."""
    measured = _is_measured()
    if measured not in _FORKS:
        _FORKS[measured] = Forks(environment({}))
    return _FORKS[measured]


draw_the_same()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Leave nothing to chance by day; pytest-randomly, which mixes the order of tests, asks for its seed after this."""
    # Where the tests run in the background, the shell lets them ignore Ctrl-C, and so would every program they start.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if _at_night(config):
        draw_by_chance()
    elif getattr(config.option, "randomly_seed", None) == "default":
        config.option.randomly_seed = 13


def _at_night(config: pytest.Config) -> bool:
    return bool(config.getoption("markexpr") == "nightly")


LONG = {"test_readme.py", "test_readmes.py", "test_docs_pages.py"}
"""Files with a test that takes half a minute or so."""


REPEATING = {
    *("test_check_formats.py", "test_check_mutations.py", "test_deadline_words.py", "test_every_step_is_said.py"),
    *("test_feed_fuzz.py", "test_large_texts.py", "test_long_texts.py", "test_schema_agrees.py"),
    "test_two_ways_of_counting.py",
}
"""Files whose tests do the same with much; others reach the same lines."""


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Iterator[None]:
    """Take in the property tests at night, before others are left out, and begin with what takes long.

    The second comes after the order was shuffled: at the end everybody would wait for it.
    """
    for item in items:
        if _at_night(config):
            item.add_marker(pytest.mark.timeout(0))
        if is_drawn(item) or item.path.name in REPEATING:
            item.add_marker("no_cover")  # it would double their time
    draw(items, at_night=_at_night(config))
    yield
    items.sort(key=lambda item: item.path.name not in LONG)


def pytest_collection_finish() -> None:
    """Leave what was collected alone: there is too much of it to be looked through for garbage again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def pytest_sessionfinish() -> None:
    """Let the forks write what they have covered before all of it is put together."""
    for forks in _FORKS.values():
        forks.close()


def start_program(*words: Word, cwd: Path, env: Changes, **more: Any) -> CompletedProcess[str]:
    """Start the program afresh in a folder and wait for its end."""
    options = {"encoding": "utf-8", "capture_output": True, "stdin": subprocess.DEVNULL, "timeout": 60, **more}
    if "input" in more:
        del options["stdin"]
    check = options.pop("check", False)
    return subprocess.run([PROGRAM, *words], cwd=cwd, env=environment(env), check=check, **options)


def run_on_terminal(
    *words: Word, cwd: Path, env: Changes | None = None, columns: int = 80, typed: str = "", program: str = PROGRAM
) -> Screen:
    """Run a program on a terminal of its own, so many columns wide, with keys that were typed ahead."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    if program == PROGRAM and not is_for_a_start(env or {}):
        forked = forks()
        forked.start(words, cwd, env or {}, [theirs] * 3)
        os.close(theirs)
        os.write(ours, typed.encode())
        shown = b"".join(terminal_shows(ours, forked))
        os.close(ours)
        return Screen(forked.wait(), shown.decode().replace("\r\n", "\n"))
    with subprocess.Popen(
        [program, *words],
        cwd=cwd,
        env=environment(env or {}),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    ) as process:
        os.close(theirs)
        os.write(ours, typed.encode())
        shown = b"".join(terminal_shows(ours, process))
    os.close(ours)
    return Screen(process.returncode, shown.decode().replace("\r\n", "\n"))


_LIBC = ctypes.CDLL(None, use_errno=True)
_DROP_FROM_BOUNDING_SET = 24
_RIGHTS_TO_OVERRIDE = (1, 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH


def bind_by_permissions() -> None:
    """As `preexec_fn`: let the permissions of files bind the program even where root runs the tests."""
    if os.geteuid() == 0:
        for right in _RIGHTS_TO_OVERRIDE:
            if _LIBC.prctl(_DROP_FROM_BOUNDING_SET, right, 0, 0, 0):
                raise OSError(ctypes.get_errno(), "root cannot be bound by permissions here")


def terminal_shows(handle: int, process: subprocess.Popen[Any] | Forks) -> Iterator[bytes]:
    """What a terminal shows until its program has ended, which the system calls an error; one that waits is killed."""
    while True:
        if not select.select([handle], [], [], 60)[0]:
            process.kill()
            pytest.fail("the program waits for something that nobody types")
        try:
            yield os.read(handle, 65536)
        except OSError:
            return


@pytest.fixture(scope="session")
def run() -> Run:
    """The program."""
    return run_program


class OnTerminal(Protocol):
    """Runs the program once on a terminal."""

    def __call__(
        self, *words: Word, cwd: Path, env: Changes | None = ..., columns: int = ..., typed: str = ...
    ) -> Screen:
        """Run it; `typed` is what somebody types ahead."""


@pytest.fixture(scope="session")
def on_terminal() -> OnTerminal:
    """The program on a terminal."""
    return run_on_terminal


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Workspaces that tests copy, never change."""
    where = tmp_path_factory.mktemp("made")
    for words in (("--sample", "sample", "--lang", "zh"), ("empty", "--lang", "en")):
        _prepared("init", *words, cwd=where)
    shutil.copytree(where / "empty", where / "clinics")
    _settle(where / "clinics")
    shutil.copytree(where / "clinics", where / "begun")
    for act, unit in (("submit", "west"), ("ack", "hill"), ("undo", "hill")):
        _prepared(act, unit, f"{NOTICE}/self-check", "--on", "2024-03-20", cwd=where / "begun")
    return {name: where / name for name in ("sample", "empty", "clinics", "begun")}


def _prepared(*words: str, cwd: Path) -> None:
    run_program(*words, cwd=cwd).check_returncode()


def _settle(root: Path) -> None:
    """Three village clinics, a county hospital, and a notice with duties of several kinds."""
    register = (root / "units.toml").read_text(encoding="utf-8")
    (root / "units.toml").write_text(register + _UNITS, encoding="utf-8")
    (root / "checklists" / f"{NOTICE}.toml").write_text(_CHECKLIST, encoding="utf-8")


_UNITS = """
[[group]]
id = "clinics"
name = "村卫生室"

[[unit]]
id = "east-clinic"
name = "东村卫生室"
groups = ["clinics"]

[[unit]]
id = "west-clinic"
name = "西村卫生室"
groups = ["clinics"]

[[unit]]
id = "hill-clinic"
name = "山顶卫生室"
groups = ["clinics"]

[[unit]]
id = "county-hospital"
name = "县人民医院"
"""

_CHECKLIST = f"""\
format = 1

[notice]
id = "{NOTICE}"
title = "关于开展疫苗冷链自查的通知"
issuers = ["县卫生健康局"]
revised = 2024-03-01

[anchors]
issued = 2024-03-01

[[requirement]]
id = "self-check"
title = "报送冷链自查表"
quote = "于3月29日前"
kind = "report"
actors = "各村卫生室、县医院"
who = ["clinics", "county-hospital"]
due = 2024-03-29

[[requirement]]
id = "photos"
title = "上传冷库照片"
kind = "report"
actors = "县医院"
who = ["county-hospital"]
due = {{ from = 2024-03-10, to = 2024-04-10 }}
evidence = "required"

[[requirement]]
id = "training"
title = "收文十天内培训管理员"
kind = "action"
actors = "各村卫生室"
who = ["clinics"]
due = {{ after = "received", days = 10 }}

[[requirement]]
id = "vigilance"
title = "绷紧安全这根弦"
kind = "standing"
actors = "各村卫生室"
who = ["clinics"]
"""


def _copied(source: Path, target: Path) -> Desk:
    """A copy without the times and modes of its files, which take most of the time."""
    target.mkdir()
    for path in source.iterdir():
        if path.is_dir():
            _copied(path, target / path.name)
        else:
            (target / path.name).write_bytes(path.read_bytes())
    return Desk(target)


@pytest.fixture
def sample(made: Mapping[str, Path], tmp_path: Path) -> Desk:
    """The sample workspace, speaking Chinese."""
    return _copied(made["sample"], tmp_path / "sample")


@pytest.fixture
def empty(made: Mapping[str, Path], tmp_path: Path) -> Desk:
    """A workspace with nothing in it, speaking English."""
    return _copied(made["empty"], tmp_path / "empty")


@pytest.fixture
def clinics(made: Mapping[str, Path], tmp_path: Path) -> Desk:
    """An invented county with its one notice, speaking English."""
    return _copied(made["clinics"], tmp_path / "clinics")


@pytest.fixture
def begun(made: Mapping[str, Path], tmp_path: Path) -> Desk:
    """The same county on 20 March: one clinic has submitted, and another's acknowledgement was undone."""
    return _copied(made["begun"], tmp_path / "begun")
