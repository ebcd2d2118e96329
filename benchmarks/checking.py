"""How long `check` takes for many checklists, relative to start-up and to reading them with tomli alone.

Commands run in turn, so that changes in the machine's load affect all of them. Medians of ratios are printed beside
their bounds, with the peak memory for twenty and for a thousand checklists. Nothing here fails: a benchmark is read by
people.

Usage: python benchmarks/checking.py [RUNS]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from startup import BIN, FLOOR, seconds

READ = (
    "import sys, tomli, pathlib\n"
    "for file in sorted(pathlib.Path('checklists').iterdir()): tomli.loads(file.read_bytes().decode())"
)
DUES = (
    ("{ by = 2024-08-30 }", "于8月30日前"),
    ("2024-09-02", "9月2日前"),
    ('{ after = "issued", days = 30 }', "自印发之日起30日内"),
    ('{ before = "festival", days = 1 }', "节前"),
    ("{ from = 2024-07-11, to = 2024-08-30 }", "7月11日至8月30日"),
)


def workspace(folder: Path, notices: int) -> Path:
    """A workspace without faults, with `count` checklists of twenty requirements each, all with different words."""
    (folder / "checklists").mkdir(parents=True)
    (folder / "notice-tasks.toml").write_text('format = 1\nid = "bench"\n', encoding="utf-8")
    units = "".join(f'\n[[unit]]\nid = "c{n}"\nname = "第{n}县卫生健康局"\ngroups = ["counties"]\n' for n in range(10))
    register = f'format = 1\n\n[[group]]\nid = "counties"\nname = "各县"\n{units}'
    (folder / "units.toml").write_text(register, encoding="utf-8")
    for number in range(notices):
        (folder / f"checklists/notice-{number:04d}.toml").write_text(checklist(number), encoding="utf-8")
    return folder


def checklist(number: int) -> str:
    """A typical checklist."""
    head = (
        f'format = 1\n\n[notice]\nid = "notice-{number:04d}"\ntitle = "关于做好第{number}项工作的通知"\n'
        f'issuers = ["省卫生健康委"]\naddressees = ["各市、县卫生健康局"]\nrevised = 2024-03-01\n'
        f'source.url = "https://example.org/{number}"\nsource.published = 2024-03-01\n\n'
        "[anchors]\nissued = 2024-03-01\nfestival = 2024-08-19\n"
    )
    return head + "".join(requirement(number, place, *DUES[place % len(DUES)]) for place in range(20))


def requirement(number: int, place: int, due: str, words: str) -> str:
    """One of its requirements."""
    what = f"第{number}号通知第{place}项情况"
    return (
        f'\n# ---- {place} ----\n[[requirement]]\nid = "report-{place}"\ntitle = "报送{what}"\n'
        f'clause = "四·{place}"\nquote = ["{words}", "将{what}报送省卫生健康委"]\nkind = "report"\n'
        f'actors = "各市、县卫生健康局"\nwho = ["counties"]\ndue = {due}\ndeliver = {{ to = "省卫生健康委" }}\n'
        'evidence = "required"\nremind = [14, 7, 3, 1]\n'
    )


def peak_mib(command: list[str], folder: Path) -> float:
    """The peak memory of a command in MiB, measured in a process that has no other child."""
    script = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    said = subprocess.run([sys.executable, "-c", script, *command], cwd=folder, capture_output=True, check=True).stdout
    return int(said) / 1024


def main() -> None:
    """Print a table of ratios."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    check = [str(BIN / "notice-tasks"), "check"]
    with tempfile.TemporaryDirectory() as name:
        few, many = workspace(Path(name, "few"), 20), workspace(Path(name, "many"), 1000)
        read = [sys.executable, "-c", READ]
        small, large = [], []
        for _ in range(runs + 1):
            floor = seconds(FLOOR, few)
            small.append(seconds(check, few) / floor)
            large.append((seconds(check, many) - floor) / (seconds(read, many) - floor))
        print(f"{'':40} ratio  bound")
        print(f"{'20 checklists, x floor':40} {statistics.median(small[1:]):5.1f} {10:6g}")
        print(f"{'1,000 checklists, x reading with tomli':40} {statistics.median(large[1:]):5.2f} {2.5:6g}")
        print(f"{'peak MiB, 20 and 1,000 checklists':40} {peak_mib(check, few):5.1f} {peak_mib(check, many):6.1f}")


if __name__ == "__main__":
    main()
