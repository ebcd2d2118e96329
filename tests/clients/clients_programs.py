"""The calendar programs installed by tests/clients/install, run without a user's own settings."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY: Final = Path(__file__).parents[2]
INSTALLED: Final = REPOSITORY / ".clients"
_PLACES: Final = os.pathsep.join((str(INSTALLED / "venv/bin"), os.environ["PATH"], "/usr/sbin"))
_PATIENCE: Final = 30.0
"""Seconds that a server has for its start."""


def program(name: str) -> str:
    """Where a program is; none of them may be missing."""
    found = shutil.which(name, path=_PLACES)
    assert found is not None, f"{name} is missing: run tests/clients/install"
    return found


def ask(home: Path, *words: str | Path, stdin: bytes = b"") -> str:
    """Run a program with a home of its own, which must succeed; what it says."""
    home.mkdir(exist_ok=True)
    command = [program(str(words[0])), *words[1:]]
    done = subprocess.run(command, env=_environment(home), input=stdin, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done
    return done.stdout.decode()


@contextmanager
def serving(home: Path, port: int, *words: str | Path) -> Iterator[None]:
    """Run a server with a home of its own until it is no longer needed; it has begun when its port is open."""
    home.mkdir(exist_ok=True)
    log = home / "server.log"
    with (
        log.open("wb") as output,
        subprocess.Popen(
            [program(str(words[0])), *words[1:]],
            env=_environment(home),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        ) as server,
    ):
        try:
            _wait_for(port, server, log)
            yield
        finally:
            server.terminate()


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _environment(home: Path) -> dict[str, str]:
    places = {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    return {"PATH": _PLACES, "LANG": "C.UTF-8", "TZ": "Asia/Shanghai", **places}


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while server.poll() is None and time.monotonic() < end:
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"it does not listen: {log.read_text(encoding='utf-8')}")
