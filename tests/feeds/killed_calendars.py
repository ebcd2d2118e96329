"""Runs of `calendar` that are killed before each of their changes to files, one after the other.

    python killed_calendars.py FOLDER EVERY [OPTION...]

FOLDER holds the workspace `ws`. Each run is killed in a copy of it, and then repeated; where EVERY is 3, only runs that
end before every third change. The result is JSON: the number of killed runs, and how the copies then differ from those
of a run that was not killed.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from contextlib import redirect_stdout
from itertools import count
from pathlib import Path
from typing import Any

from notice_tasks.cli.run import run

_CHANGES = {"os.mkdir", "os.link", "os.rename", "os.remove", "os.rmdir", "os.truncate"}
_WRITING = os.O_CREAT | os.O_WRONLY | os.O_RDWR


def tree(folder: Path) -> dict[str, str]:
    """What is in a folder: files with their content, links with their targets."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_dir():
            found[f"{name}/"] = ""
        else:
            found[name] = path.read_bytes().decode("latin-1")
    return found


def in_this(copy: Path, options: list[str]) -> int:
    """Run the program in a copy. Processes forked from now on have all libraries loaded."""
    os.chdir(copy / "ws")
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
        return int(run(["calendar", *options]))


def in_child(copy: Path, options: list[str], change: int = 0) -> int:
    """Run the program in a copy and kill it before its n-th change to files. Returns the status of `os.wait`."""
    if child := os.fork():
        return os.waitpid(child, 0)[1]
    left = change

    def end_at(event: str, args: tuple[Any, ...]) -> None:
        nonlocal left
        if event in _CHANGES or (event == "open" and args[2] & _WRITING):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(end_at)
    os._exit(in_this(copy, options))


def main(folder: Path, every: int, options: list[str]) -> None:
    """Kill one run after the other, until a run ends before it would be killed."""
    whole = folder / "whole"
    shutil.copytree(folder / "ws", whole / "ws", symlinks=True)
    assert in_this(whole, options) == 0
    expected = tree(whole)
    killed, wrong = 0, []
    for change in count(1, every):
        copy = folder / f"killed-{change}"
        shutil.copytree(folder / "ws", copy / "ws", symlinks=True)
        if in_child(copy, options, change) == 0:
            break
        killed += 1
        again, after = in_child(copy, options), tree(copy)
        if again or after != expected:
            names = [name for name in {**after, **expected} if after.get(name) != expected.get(name)]
            wrong.append([change, again, sorted(names)])
        shutil.rmtree(copy)
    sys.stdout.write(json.dumps({"killed": killed, "wrong": wrong}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
