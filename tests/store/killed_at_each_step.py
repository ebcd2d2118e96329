"""A process that records for several units and is killed at one step after another, and again while that is settled.

Argument: a folder. It writes, as JSON, what it found wrong. A step is whatever Python's audit says the process asks of
the system that changes or opens a file; it is killed right before it.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from pathlib import Path

from store_builders import NOTICE, event

from notice_tasks.store.read_points import JOURNAL
from notice_tasks.store.toml_files import TomlFiles

UNITS = ("beijing", "henan", "shanghai")
STEPS = {"os.rename", "os.remove", "os.link", "os.truncate", "os.mkdir", "open"}


def main() -> None:
    """Kill at every step; each time, kill the one who comes next at every step that renames or removes."""
    root = Path(sys.argv[1])
    wrong: list[str] = []
    step = 0
    while killed(root / str(step), step + 1, STEPS, "e2"):
        step += 1
        begun = root / str(step - 1)
        wrong += seen_wrong(begun, f"killed at step {step}")
        again = 1
        while killed_again(begun, root / "again", again):
            wrong += settled_wrong(root / "again", f"killed at step {step}, then at {again}")
            again += 1
        wrong += settled_wrong(begun, f"killed at step {step}")
    json.dump({"steps": step, "wrong": wrong}, sys.stdout)


def prepare(root: Path) -> None:
    """One unit has a record, another has one with a changed layout, the third has none."""
    store = TomlFiles(root)
    root.mkdir()
    with store.writing():
        store.add({(NOTICE, unit): (event("e1"),) for unit in UNITS[:2]})
    path = root / store.place_of(NOTICE, UNITS[1])
    path.write_bytes(path.read_bytes().replace(b"},\n]", b"} # by telephone\n]").replace(b"\n", b"\r\n"))


def killed(root: Path, step: int, steps: set[str], id_: str) -> bool:
    """Record in a process of its own that is killed at a step; whether it came so far."""
    if not root.exists():
        prepare(root)
    child = os.fork()
    if child == 0:
        left = [step]

        def hook(name: str, arguments: tuple[object, ...]) -> None:
            if name in steps and str(root) in str(arguments):
                left[0] -= 1
                if left[0] == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        store = TomlFiles(root)
        with store.writing():
            if id_:
                store.add({(NOTICE, unit): (event(id_),) for unit in UNITS})
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def killed_again(begun: Path, copy: Path, step: int) -> bool:
    """Settle a copy of what was begun, and be killed at a step of that."""
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(begun, copy)
    return killed(copy, step, STEPS - {"open"}, "")


def ids(root: Path) -> list[str]:
    """What readers find for each unit."""
    store = TomlFiles(root)
    return [" ".join(event.id for event in store.read(NOTICE, unit).events) for unit in UNITS]


def seen_wrong(root: Path, when: str) -> list[str]:
    """What a reader must not see: a part of it."""
    return [] if ids(root) in (["e1", "e1", ""], ["e1 e2", "e1 e2", "e2"]) else [f"{when}: read {ids(root)}"]


def settled_wrong(root: Path, when: str) -> list[str]:
    """What must not be after the next writer."""
    found = seen_wrong(root, when)
    store = TomlFiles(root)
    with store.writing():
        store.add({(NOTICE, "guizhou"): (event("e9"),)})
    if (root / JOURNAL).exists():
        found.append(f"{when}: the journal stays")
    if b"# by telephone" not in (root / store.place_of(NOTICE, UNITS[1])).read_bytes():
        found.append(f"{when}: a comment is gone")
    return found + seen_wrong(root, f"{when}, settled")


main()
