"""The program, forked off one process that has loaded its libraries already.

A short command's run is mostly its start, and the tests run thousands of them. What is forked off is a process like any
other, with streams, a folder, an exit code and an end of its own. Only what a fresh start decides is alike for all:
the environment, the encodings of the streams, and which libraries are there before they are asked for.
"""

from __future__ import annotations

import ctypes
import json
import os
import select
import signal
import subprocess
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, NoReturn

from notice_tasks.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PATIENCE: Final = 60
"""Seconds after which a command is taken for one that never ends."""

_STREAMS: Final = ("out", "err")
_END: Final = "\x1e"
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
    """Runs the program for one command after another, always in the same environment."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Start the process that all others are forked off from."""
        self._streams = TemporaryDirectory()
        self._server = subprocess.Popen(
            [sys.executable, __file__, self._streams.name],
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )

    def run(
        self, words: Sequence[str | bytes | os.PathLike[str]], cwd: Path, fault: Sequence[object] = ()
    ) -> subprocess.CompletedProcess[str]:
        """Run the program in a folder and wait for its end; `fault` is for tests/faults/faults.c."""
        decoded = [os.fsdecode(word) for word in words]
        code = self._asked(words=decoded, folder=str(cwd), fault=[*fault])
        out, err = (Path(self._streams.name, name).read_text(encoding="utf-8") for name in _STREAMS)
        return subprocess.CompletedProcess(decoded, code, out, err)

    def run_all(self, lines: Sequence[Sequence[str]], cwd: Path) -> list[subprocess.CompletedProcess[str]]:
        """Run many lines in one process, which saves most of their time; for lines that end in the ordinary way."""
        self._asked(lines=[*lines], folder=str(cwd))
        out, err = (Path(self._streams.name, name).read_text(encoding="utf-8").split(_END) for name in _STREAMS)
        return [
            subprocess.CompletedProcess(list(words), int(code), said, complained)
            for words, said, code, complained in zip(lines, out[::2], out[1::2], err[::2], strict=False)
        ]

    def warm(self, words: Sequence[str], cwd: Path) -> None:
        """Load for good what a command loads, so that it need not be loaded in each process."""
        self._asked(warm=[*words], folder=str(cwd))

    def calls(self) -> list[str]:
        """The calls that the last run made, where tests/faults/faults.c is loaded."""
        return Path(self._streams.name, _CALLS).read_text(encoding="utf-8").splitlines()

    def _asked(self, **request: object) -> int:
        requests, replies = self._server.stdin, self._server.stdout
        assert requests is not None
        assert replies is not None
        requests.write(f"{json.dumps(request)}\n".encode())
        requests.flush()
        if not select.select([replies], [], [], _PATIENCE)[0]:
            os.killpg(self._server.pid, signal.SIGKILL)
            raise subprocess.TimeoutExpired(str(request), _PATIENCE)
        return int(replies.readline())

    def close(self) -> None:
        """Let the process end, and write what it has covered."""
        self._server.communicate(timeout=_PATIENCE)
        self._streams.cleanup()


def _serve(streams: Path) -> None:
    """Fork once for each line of standard input, and answer with the exit code."""
    _load()
    _save_coverage()
    with os.fdopen(os.dup(0), encoding="utf-8") as requests, os.fdopen(os.dup(1), "w", encoding="utf-8") as replies:
        _put(os.open(os.devnull, os.O_WRONLY), 1)
        for line in requests:
            replies.write(f"{_answer(streams, **json.loads(line))}\n")
            replies.flush()


def _answer(
    streams: Path,
    folder: str,
    words: Sequence[str] = (),
    fault: Sequence[Any] = (),
    lines: Sequence[list[str]] = (),
    warm: Sequence[str] = (),
) -> int:
    """The exit code of what was asked for."""
    if warm:
        os.chdir(folder)
        return _run(warm)
    child = os.fork()
    if not child:
        _become(streams, folder, words, fault, lines)
    _child, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _load() -> None:
    """Load what does not depend on the language, which commands' help is in; each command then loads the rest."""
    for name in _LIBRARIES:
        import_module(name)
    package = import_module("notice_tasks")
    for module in walk_packages(package.__path__, "notice_tasks."):
        if not module.name.startswith(("notice_tasks.cli", "notice_tasks.__main__")):
            import_module(module.name)
    import_module("notice_tasks.cli.run")


def _save_coverage() -> None:
    """Where coverage is measured, write what loading has covered: else each fork would write it again."""
    if coverage := sys.modules.get("coverage"):
        coverage.Coverage.current().save()


def _become(
    streams: Path, folder: str, words: Sequence[str], fault: Sequence[Any], lines: Sequence[list[str]]
) -> NoReturn:
    """Be the program, or several of them after each other."""
    _put(os.open(os.devnull, os.O_RDONLY), 0)
    for handle, name in enumerate(_STREAMS, 1):
        _put(_emptied(streams / name), handle)
    os.chdir(folder)
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


def _put(opened: int, handle: int) -> None:
    os.dup2(opened, handle)
    os.close(opened)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        _serve(Path(sys.argv[1]))
