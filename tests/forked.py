"""The program, forked off one process that has loaded its libraries already.

A short command's run is mostly its start, and the tests run thousands of them. What is forked off is a process like any
other, with streams, a folder, an environment, an exit code and an end of its own. Only what a fresh start decides is
alike for all: the encodings of the streams, and which libraries are there before they are asked for.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from importlib import import_module
from importlib.machinery import ModuleSpec
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, NoReturn

from notice_tasks.__main__ import main
from notice_tasks.words.catalogue import LANGUAGES, language_in_use, speaking

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType

_PATIENCE: Final = 60
"""Seconds after which a command is taken for one that never ends."""

_STREAMS: Final = ("in", "out", "err")
_OUTPUTS: Final = (("stdout", "surrogateescape", False), ("stderr", "backslashreplace", True))
"""How Python opens both, in the environment of tests: what it does with what cannot be encoded, and when it flushes."""

_END: Final = "\x1e"
_BEGIN: Final = b"?"
_COMMANDS: Final = "notice_tasks.cli."
_CALLS: Final = "calls"
"""Where what tests/faults preloads writes down the calls it saw."""

_LIBRARIES: Final = (
    "typer.core",
    "typer.main",
    "rich.console",
    "rich.text",
    "tomli_w",
    "dateutil.rrule",
    "chinese_calendar",
)


class Forks:
    """Runs the program for one command after another."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Start the process that all others are forked off from."""
        self._folder = TemporaryDirectory()
        self._socket, theirs = socket.socketpair()
        self._server = subprocess.Popen(
            [sys.executable, __file__, self._folder.name, str(theirs.fileno())],
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
            start_new_session=True,
        )
        theirs.close()
        self._replies = self._socket.makefile("rb")

    def run(
        self,
        words: Sequence[str | bytes | os.PathLike[str]],
        cwd: Path,
        fault: Sequence[object] = (),
        env: Mapping[str, str | None] | None = None,
        typed: str = "",
    ) -> subprocess.CompletedProcess[str]:
        """Run the program in a folder and wait for its end; `fault` is for tests/faults/faults.c.

        `env` changes its environment, and `typed` is what it reads from standard input.
        """
        decoded = [os.fsdecode(word) for word in words]
        code, out, err = self._to_files(typed, words=decoded, folder=str(cwd), fault=[*fault], env=env or {})
        return subprocess.CompletedProcess(decoded, code, out, err)

    def run_all(
        self, lines: Sequence[Sequence[str]], cwd: Path, env: Mapping[str, str | None] | None = None
    ) -> list[subprocess.CompletedProcess[str]]:
        """Run many lines in one process, which saves most of their time; for lines that end in the ordinary way."""
        _code, *streams = self._to_files("", lines=[*lines], folder=str(cwd), env=env or {})
        out, err = (stream.split(_END) for stream in streams)
        return [
            subprocess.CompletedProcess(list(words), int(code), said, complained)
            for words, said, code, complained in zip(lines, out[::2], out[1::2], err[::2], strict=False)
        ]

    def start(
        self,
        words: Sequence[str | bytes | os.PathLike[str]],
        cwd: Path,
        env: Mapping[str, str | None],
        handles: Sequence[int],
    ) -> None:
        """Start the program with these three streams; `wait` comes before the next command."""
        self._ask(handles, words=[os.fsdecode(word) for word in words], folder=str(cwd), env=env)

    def wait(self) -> int:
        """The exit code of the command that was started."""
        if not select.select([self._socket], [], [], _PATIENCE)[0]:
            self.kill()
            raise subprocess.TimeoutExpired("a forked command", _PATIENCE)
        return int(self._replies.readline())

    def kill(self) -> None:
        """End all that was forked off, and what forks."""
        os.killpg(self._server.pid, signal.SIGKILL)

    def warm(self, words: Sequence[str], cwd: Path) -> None:
        """Load for good what a command loads, so that it need not be loaded in each process."""
        self._to_files("", warm=[*words], folder=str(cwd))

    def calls(self) -> list[str]:
        """The calls that the last run made, where tests/faults/faults.c is loaded."""
        return Path(self._folder.name, _CALLS).read_text(encoding="utf-8").splitlines()

    def _to_files(self, typed: str, **request: object) -> tuple[int, str, str]:
        """Carry a request out with streams that are files: the exit code, and what both of them hold then."""
        files = [Path(self._folder.name, name) for name in _STREAMS]
        files[0].write_text(typed, encoding="utf-8", newline="")
        handles = [os.open(files[0], os.O_RDONLY), *map(_emptied, files[1:])]
        self._ask(handles, **request)
        for handle in handles:
            os.close(handle)
        code = self.wait()
        out, err = (file.read_text(encoding="utf-8") for file in files[1:])
        return code, out, err

    def _ask(self, handles: Sequence[int], **request: object) -> None:
        socket.send_fds(self._socket, [_BEGIN], handles)
        self._socket.sendall(f"{json.dumps(request)}\n".encode())

    def close(self) -> None:
        """Let the process end, and write what it has covered."""
        self._replies.close()
        self._socket.close()
        self._server.wait(timeout=_PATIENCE)
        self._folder.cleanup()


def _serve(folder: Path, connection: socket.socket) -> None:
    """Fork once for each request, and answer with the exit code."""
    _load()
    _save_coverage()
    gc.collect()
    gc.freeze()  # what is loaded stays, and need not be looked at in each fork
    requests = connection.makefile("rb")
    while True:
        begin, handles, _flags, _address = socket.recv_fds(connection, len(_BEGIN), len(_STREAMS))
        if not begin:
            return
        code = _answer(folder, handles, **json.loads(requests.readline()))
        connection.sendall(f"{code}\n".encode())


def _answer(
    streams: Path,
    handles: Sequence[int],
    folder: str,
    words: Sequence[str] = (),
    fault: Sequence[Any] = (),
    lines: Sequence[list[str]] = (),
    warm: Sequence[str] = (),
    env: Mapping[str, str | None] | None = None,
) -> int:
    """The exit code of what was asked for."""
    if warm:
        _take(handles)
        os.chdir(folder)
        return _run(warm)
    child = os.fork()
    if not child:
        _take(handles)
        os.chdir(folder)
        _change_environment(env or {})
        _become(streams, words, fault, lines)
    for handle in handles:
        os.close(handle)
    _child, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _take(handles: Sequence[int]) -> None:
    """Let these be the three standard streams."""
    for standard, handle in enumerate(handles):
        os.dup2(handle, standard)
        os.close(handle)
    # Those that Python opened took notice of whether they can be sought in, and are terminals.
    sys.stdin = os.fdopen(0, encoding="utf-8", errors="surrogateescape", closefd=False)
    for handle, (name, errors, by_line) in enumerate(_OUTPUTS, 1):
        buffering = 1 if by_line or os.isatty(handle) else -1
        stream = os.fdopen(handle, "w", encoding="utf-8", errors=errors, closefd=False, buffering=buffering)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def _change_environment(env: Mapping[str, str | None]) -> None:
    for name, value in env.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
    time.tzset()


def _load() -> None:
    """Load all that commands load: those that say something while they are loaded, in each language."""
    for name in _LIBRARIES:
        import_module(name)
    package = import_module("notice_tasks")
    modules = [module.name for module in walk_packages(package.__path__, "notice_tasks.")]
    commands = [name for name in modules if name.startswith(_COMMANDS)]
    for name in modules:
        if name not in commands and name != "notice_tasks.__main__":
            import_module(name)
    import_module("notice_tasks.cli.run")
    before = {*sys.modules}
    sys.meta_path.insert(0, _Spoken({language: _loaded(commands, before, language) for language in LANGUAGES}))


def _loaded(commands: Sequence[str], before: set[str], language: str) -> dict[str, ModuleType]:
    """Commands that were loaded in a language, and are put aside."""
    with speaking(language):
        for name in commands:
            import_module(name)
    del os.environ["LANGUAGE"]
    loaded = {name: sys.modules.pop(name) for name in commands if name not in before}
    for name, module in loaded.items():
        package, _, last = name.rpartition(".")
        if getattr(sys.modules.get(package), last, None) is module:  # which `from package import module` would find
            delattr(sys.modules[package], last)
    return loaded


class _Spoken:
    """Finds the commands that were loaded in the language in use: their help is read while they are loaded."""

    def __init__(self, loaded: Mapping[str, Mapping[str, ModuleType]]) -> None:
        """Find these, by language and name."""
        self._loaded = loaded

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        """Find a module, for the import system."""
        return ModuleSpec(name, self) if name in self._loaded[language_in_use()] else None  # type: ignore[arg-type]

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """The module, which was loaded before."""
        return self._loaded[language_in_use()][spec.name]

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is left to do."""


def _save_coverage() -> None:
    """Where coverage is measured, write what loading has covered: else each fork would write it again."""
    if coverage := sys.modules.get("coverage"):
        coverage.Coverage.current().save()


def _become(streams: Path, words: Sequence[str], fault: Sequence[Any], lines: Sequence[list[str]]) -> NoReturn:
    """Be the program, or several of them after each other."""
    if fault:
        below, *how = fault
        ctypes.CDLL(os.environ["LD_PRELOAD"]).arm(below.encode(), *how, _emptied(streams / _CALLS))
    for line in lines:
        code = _run(line)
        for stream in (sys.__stdout__, sys.__stderr__):  # past the door, which would show the separators
            assert stream is not None
            stream.write(f"{_END}{code}{_END}")
            stream.flush()
    if lines:
        os._exit(0)
    sys.argv = ["notice-tasks", *words]
    main()
    os._exit(1)


def _run(words: Sequence[str]) -> int:
    return int(import_module("notice_tasks.cli.run").run([*words]))


def _emptied(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        _serve(Path(sys.argv[1]), socket.socket(fileno=int(sys.argv[2])))
