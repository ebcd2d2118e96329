"""How long whole commands take, relative to `python -c pass` in the same virtual environment.

Commands run in turn with `python -c pass`, so that changes in the machine's load affect both. The median of the ratios
is printed beside its bound. Nothing here fails: a benchmark is read by people.

Usage: python benchmarks/startup.py [RUNS]
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

BIN = Path(sys.executable).parent
FLOOR = [sys.executable, "-c", "pass"]
NOTICE = "nhc-2024-doctors-day"


class Mark(NamedTuple):
    """A command, and the bound of its ratio. `{n}` becomes another number in every run."""

    name: str
    words: tuple[str, ...]
    bound: float


MARKS = (
    Mark("--version", ("--version",), 2),
    Mark("--help", ("--help",), 14),
    Mark("one durable record", ("note", "beijing", f"{NOTICE}/report", "--note", "{n}"), 9.5),
    Mark("sample status, plain", ("status", "--plain"), 9),
)


def seconds(command: list[str], folder: Path) -> float:
    """The wall time of one whole process."""
    began = time.perf_counter()
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def ratios(mark: Mark, folder: Path, runs: int) -> list[float]:
    """The ratios, run by run; the first run only warms the caches."""
    found = []
    for number in range(runs + 1):
        words = [word.format(n=number) for word in mark.words]
        found.append(seconds([str(BIN / "notice-tasks"), *words], folder) / seconds(FLOOR, folder))
    return found[1:]


def one_notice(folder: Path) -> Path:
    """A small workspace: one notice, ten units, no records."""
    subprocess.run([BIN / "notice-tasks", "init", folder], stdout=subprocess.DEVNULL, check=True)
    enlarged(folder, 10)
    who = [word for number in range(10) for word in ("--who", f"more-{number:05d}")]
    notice = ["new", "notice", "--title", "T", "--requirement", "report", "--what", "W", "--actors", "A", *who]
    subprocess.run([BIN / "notice-tasks", *notice], cwd=folder, stdout=subprocess.DEVNULL, check=True)
    return folder


def enlarged(folder: Path, units: int) -> None:
    """Add units to the register, none of them asked for anything."""
    with (folder / "units.toml").open("a", encoding="utf-8") as register:
        for number in range(units):
            register.write(f'\n[[unit]]\nid = "more-{number:05d}"\nname = "第{number}县卫生健康委员会"\n')


def main() -> None:
    """Print a table of ratios."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "sample")
        subprocess.run([BIN / "notice-tasks", "init", "--sample", folder], stdout=subprocess.DEVNULL, check=True)
        print(f"{'':24} x floor  bound")
        for mark in MARKS:
            print(f"{mark.name:24} {statistics.median(ratios(mark, folder, runs)):7.1f} {mark.bound:6g}")
        small_one = one_notice(Path(name, "small"))
        status = Mark("the same, one notice", ("status", "--plain"), 9)
        print(f"{status.name:24} {statistics.median(ratios(status, small_one, runs)):7.1f} {status.bound:6g}")
        record = MARKS[2]
        small = statistics.median(ratios(record, folder, runs))
        enlarged(folder, 3000)
        print(
            f"{'its growth to 3,000 units':24} {statistics.median(ratios(record, folder, runs)) / small:6.2f} {1.3:6g}"
        )
    if (task := shutil.which("task")) is not None:
        compare_with_taskwarrior(task, runs)


def compare_with_taskwarrior(task: str, runs: int) -> None:
    """A durable record against `task add` at 10,000 tasks."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rc = folder / "taskrc"
        rc.write_text(f"data.location={folder / 'tasks'}\nconfirmation=off\n", encoding="utf-8")
        many = "".join(f'{{"description":"task {number}","status":"pending"}}\n' for number in range(10_000))
        subprocess.run([task, f"rc:{rc}", "import", "-"], input=many, text=True, stdout=subprocess.DEVNULL, check=True)
        sample = folder / "sample"
        subprocess.run([BIN / "notice-tasks", "init", "--sample", sample], stdout=subprocess.DEVNULL, check=True)
        found = []
        for number in range(runs + 1):
            words = [word.format(n=number) for word in MARKS[2].words]
            ours = seconds([str(BIN / "notice-tasks"), *words], sample)
            found.append(ours / seconds([task, f"rc:{rc}", "rc.verbose=nothing", "add", f"one more {number}"], folder))
        print(f"{'record / task add':24} {statistics.median(found[1:]):7.1f} {2:6g}")


if __name__ == "__main__":
    main()
