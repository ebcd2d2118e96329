"""The program, forked off one process that has loaded its libraries already.

A short command's run is mostly its start, and the tests run thousands of them. What is forked off is a process like any
other, with streams, a folder, an exit code and an end of its own. Only what a fresh start decides is alike for all:
the environment, the encodings of the streams, and which libraries are there before they are asked for.
"""

from __future__ import annotations

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
from typing import TYPE_CHECKING, Final

from notice_tasks.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PATIENCE: Final = 60
"""Seconds after which a command is taken for one that never ends."""

_STREAMS: Final = ("out", "err")
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

    def run(self, words: Sequence[str | bytes | os.PathLike[str]], cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run the program in a folder and wait for its end."""
        requests, replies = self._server.stdin, self._server.stdout
        assert requests is not None
        assert replies is not None
        request = {"words": [os.fsdecode(word) for word in words], "folder": str(cwd)}
        requests.write(f"{json.dumps(request)}\n".encode())
        requests.flush()
        if not select.select([replies], [], [], _PATIENCE)[0]:
            os.killpg(self._server.pid, signal.SIGKILL)
            raise subprocess.TimeoutExpired(request["words"], _PATIENCE)
        code = int(replies.readline())
        out, err = (Path(self._streams.name, name).read_text(encoding="utf-8") for name in _STREAMS)
        return subprocess.CompletedProcess(request["words"], code, out, err)

    def close(self) -> None:
        """Let the process end, and write what it has covered."""
        self._server.communicate(timeout=_PATIENCE)
        self._streams.cleanup()


def _serve(streams: Path) -> None:
    """Fork once for each line of standard input, and answer with the exit code."""
    _load()
    _save_coverage()
    with os.fdopen(os.dup(0), encoding="utf-8") as requests, os.fdopen(os.dup(1), "w", encoding="utf-8") as replies:
        for line in requests:
            child = os.fork()
            if not child:
                _become(**json.loads(line), streams=streams)
            _child, status = os.waitpid(child, 0)
            replies.write(f"{os.waitstatus_to_exitcode(status)}\n")
            replies.flush()


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


def _become(words: list[str], folder: str, streams: Path) -> None:
    """Be the program."""
    _put(os.open(os.devnull, os.O_RDONLY), 0)
    for handle, name in enumerate(_STREAMS, 1):
        _put(os.open(streams / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), handle)
    os.chdir(folder)
    sys.argv = ["notice-tasks", *words]
    main()


def _put(opened: int, handle: int) -> None:
    os.dup2(opened, handle)
    os.close(opened)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        _serve(Path(sys.argv[1]))
