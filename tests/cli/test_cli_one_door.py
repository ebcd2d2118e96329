"""Everything that is printed leaves through one door, and nothing that a terminal or a runner obeys gets past it."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import notice_tasks
from conftest import environment
from notice_tasks.reports.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Desk, OnTerminal

SOURCE = Path(notice_tasks.__file__).parent
DOOR = "cli/console.py"
WRITERS = {
    *(f"sys.{name}" for name in ("stdout", "stderr", "__stdout__", "__stderr__", "displayhook", "excepthook")),
    *(f"typer.{name}" for name in ("echo", "secho", "prompt", "confirm", "get_text_stream", "get_binary_stream")),
    *("os.write", "os.fdopen", "os.writev", "warnings.warn", "traceback.print_exc", "traceback.print_exception"),
    *("print", "input", "Console", "rich.print", "rich.console.Console", "logging", "breakpoint"),
}


def written_beside(source: str) -> Iterator[str]:
    """What a module could write to a standard stream with."""
    tree = ast.parse(source)
    for_types = {id(node) for test in ast.walk(tree) if is_for_types(test) for node in ast.walk(test)}
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id=module), attr=name):
                names = [f"{module}.{name}"]
            case ast.Call(func=ast.Name(id=name)):
                names = [name]
            case ast.ImportFrom(module=str(module), names=aliases) if id(node) not in for_types:
                names = [f"{module}.{alias.name}" for alias in aliases]
            case ast.Import(names=aliases):
                names = [alias.name for alias in aliases]
            case _:
                names = []
        yield from (name for name in names if name in WRITERS)


def is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def test_no_other_file_writes_to_a_standard_stream() -> None:
    found = {
        path.relative_to(SOURCE).as_posix(): set(written_beside(path.read_text(encoding="utf-8")))
        for path in SOURCE.rglob("*.py")
    }
    beside = {
        file: names
        for file, names in found.items()
        if names and file != DOOR and not (writes_files(file) and names <= {"os.write", "os.fdopen"})
    }
    # The version is said before anything else is loaded, the door too; and how the process ends flushes both streams.
    assert beside == {"__main__.py": {"sys.stdout", "sys.stderr"}}
    assert {"sys.stdout", "sys.stderr", "typer.prompt", "Console"} <= found[DOOR]


def writes_files(file: str) -> bool:
    """Whether a module opens files by descriptor, which cannot be taken for a stream."""
    return file.startswith("store/") or file == "feeds/drafts.py"


@pytest.mark.parametrize(
    "line",
    ["print(1)", "sys.stdout.write(x)", "import logging", "os.write(1, b'')", "from rich.console import Console"],
)
def test_who_writes_beside_the_door_is_found(line: str) -> None:
    assert list(written_beside(line))


def test_libraries_write_through_it_too() -> None:
    script = (
        "import sys, warnings; from notice_tasks.cli.console import prepare; prepare(); prepare();"
        "print('a\\x1b\\tb\\nc\\u202e'); warnings.warn('w\\x07'); sys.stdout.flush()"
    )
    done = subprocess.run([sys.executable, "-c", script], env=environment({}), capture_output=True, check=True)
    assert done.stdout.decode() == "a<U+001B>\tb\nc<U+202E>\n"
    assert b"w<U+0007>" in done.stderr
    assert b"\x07" not in done.stderr


COMMAND = "::error file=x::y"
OBEYED = "\x1b[31m\x1b]0;t\x07\x9b0m\x7f\x08\x85\u202e\u2066\u200b\ufeff\xad\u2028\u3164"
NASTY = f"{COMMAND} ##[group]g {OBEYED}\r\n{COMMAND}\t\n"
TEXT = json.dumps(NASTY)
"""As TOML writes it too."""

WORD = f"{NASTY}无"
"""What names nothing."""

NAMED = f"坏{OBEYED}\n{COMMAND}"
LOOP = "loop\x1b\n::error file=x::y"


def is_spotless(shown: str, *, with_commands: bool = False) -> None:
    for line in shown.split("\n"):
        assert clean(line) == line
        assert with_commands or not (line.lstrip().startswith("::") or "##[" in line), line


@pytest.fixture
def nasty(clinics: Desk) -> Desk:
    """A sound workspace with unclean characters in every text that people write."""
    with (clinics.root / "units.toml").open("a", encoding="utf-8") as register:
        register.write(f'[[group]]\nid = "g"\nname = {TEXT}\n[[unit]]\nid = "n"\nname = {TEXT}\ngroups = ["g"]\n')
    (clinics.root / "checklists" / "n.toml").write_text(_CHECKLIST, encoding="utf-8")
    notice = f"应当于3月29日前报送。{NASTY}应当自查。"
    (clinics.root / "checklists" / "notice.txt").write_text(notice, encoding="utf-8", newline="")
    (clinics.root / NAMED).write_bytes(b"x")
    feed = f"BEGIN:VCALENDAR\r\nX\x1b\u202e:{OBEYED}\r\nBEGIN:VEVENT\r\nDTSTART:{OBEYED}\r\n{COMMAND}\r\n"
    (clinics.root / "bad.ics").write_bytes(feed.encode())
    days = {"year": 2024, "days": [{"name": NASTY, "date": NASTY}]}
    (clinics.root / "2024.json").write_text(json.dumps(days), encoding="utf-8")
    (clinics.root / LOOP).symlink_to(LOOP)
    return clinics


_CHECKLIST = f"""\
format = 1
[notice]
id = "n-1"
title = {TEXT}
issuers = [{TEXT}]
addressees = [{TEXT}]
revised = 2024-03-01
source.text = "notice.txt"
[[notice.contact]]
office = {TEXT}
phone = {TEXT}
[anchors]
issued = 2024-03-01
[[requirement]]
id = "r"
title = {TEXT}
clause = {TEXT}
quote = [{TEXT}, "于3月29日前"]
kind = "report"
actors = {TEXT}
who = ["n"]
due = 2024-03-29
"""

RECORDING = [
    ["note", "n", "n-1/r", "--note", NASTY, "--by", NASTY, "--on", "2024-03-02"],
    ["evidence", "n", "n-1/r", "--file", NAMED],
    ["extend", "n", "n-1/r", "--to", "2024-04-30", "--note", NASTY],
]
SCREENS = [
    *(["status"], ["agenda", "--as-of", "2024-03-20"], ["matrix"], ["units"], ["show", "n-1"], ["show", "n-1/r"]),
    *(["show", "n"], ["explain", "n", "n-1/r"], ["log"], ["coverage", "n-1", "--all", "--cut"], ["check"]),
    *(["calendar", "doctor", "--all", "bad.ics"], ["rest-days"]),
]
DOCUMENTS = [
    *([*words, "--json"] for words in SCREENS),
    *(["check", "--format", "sarif"], ["schema", "checklist"], ["calendar", "--json"]),
]
REFUSED = [
    *(["show", WORD], ["explain", WORD, WORD], ["ack", WORD, "n-1/r"], ["status", "--as-of", WORD], [WORD]),
    *(["status", "--fail-on", WORD], ["status", f"--{WORD}"], ["calc", WORD], ["status", WORD]),
    *(["matrix", "--notice", WORD], ["rest-days", WORD], ["rest-days", "--import", "2024.json"], ["check", WORD]),
    *(["check", LOOP], ["check", "--select", WORD], ["calendar", "--only", WORD], ["calendar", "doctor", WORD]),
    *(["status", "--workspace", WORD], ["status", "--workspace", LOOP], ["coverage", "n-1", "--text", WORD]),
    *(["evidence", "n", "n-1/r", "--file", WORD], ["evidence", "n", "n-1/r", "--file", LOOP], ["schema", WORD]),
    *(["undo", "n", "n-1/r", "--event", WORD], ["new", WORD, "--title", "t"], ["new", "x", "--issued", WORD]),
]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_unclean_reaches_a_pipe(nasty: Desk, lang: str) -> None:
    accepted = [*RECORDING, *SCREENS, *DOCUMENTS]
    ends = nasty.run_all([[*words, "--lang", lang] for words in [*accepted, *REFUSED]])
    for number, end in enumerate(ends):
        assert end.returncode in ({0, 1} if number < len(accepted) else {2, 3}), end
        is_spotless(end.stdout)
        is_spotless(end.stderr)
    shown = dict(zip((" ".join(words) for words in accepted), ends, strict=False))
    assert "<U+202E>" in shown["log"].stdout  # it is not dropped
    assert json.loads(shown["show n-1 --json"].stdout)["notice"]["title"] == NASTY


@pytest.mark.parametrize("words", [["show", "n-1"], ["explain", "n", "n-1/r"], ["status"], ["ack", "n", WORD]])
def test_nothing_unclean_reaches_a_terminal(nasty: Desk, on_terminal: OnTerminal, words: list[str]) -> None:
    shown = re.sub(r"\x1b\[[0-9;]*m", "", on_terminal(*words, cwd=nasty.root, columns=200).text)
    is_spotless(shown, with_commands=True)  # no runner reads a terminal, which begins lines anywhere
    assert "<U+202E>" in shown


BROKEN = {
    "notice-tasks.toml": f"[calendar]\nkey = {TEXT}\nurl = {TEXT}\n{TEXT} = 1\n",
    "units.toml": f"[[unit]]\nid = {TEXT}\nname = 1\nlevel = {TEXT}\n",
    "checklists/c.toml": f"format = 1\n{TEXT} = {TEXT}\n[notice]\nid = {TEXT}\nrevised = {TEXT}\n",
    "checklists/d.toml": f"a = '{OBEYED}",
    f"checklists/{NAMED.replace('/', '')}.toml": "format = 2\n",
}


@pytest.mark.parametrize("file", BROKEN, ids=range(len(BROKEN)))
def test_no_fault_in_a_file_commands_anybody(clinics: Desk, file: str) -> None:
    with (clinics.root / file).open("a", encoding="utf-8") as broken:
        broken.write(BROKEN[file])
    lines = [["status"], ["ack", "east", "self-check"], ["check"], ["check", "--json"], ["check", "--format", "sarif"]]
    lines.append(["check", "--format", "github"])
    for end in clinics.run_all([[*words, "--lang", lang] for words in lines for lang in ("zh", "en")]):
        assert end.returncode in {1, 3}
        annotates = "github" in end.args
        is_spotless(end.stdout, with_commands=annotates)
        is_spotless(end.stderr)
        *commands, _summary = end.stdout.splitlines() if annotates else [""]
        assert all(re.match(r"::(error|warning|notice) file=[^:]*title=notice-tasks N\d+::", line) for line in commands)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_no_offer_at_the_tab_key_commands_a_terminal(nasty: Desk, shell: str) -> None:
    env = {"_NOTICE_TASKS_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_ARGS": "notice-tasks status --unit "}
    env |= {"_TYPER_COMPLETE_FISH_ACTION": "get-args", "COMP_WORDS": "notice-tasks status --unit ", "COMP_CWORD": "3"}
    end = nasty.run(env=env)
    assert "east-clinic" in end.stdout
    is_spotless(end.stdout.replace("\t", ""))


@pytest.mark.parametrize("told", [{}, {"NOTICE_TASKS_TRACEBACK": "1"}])
def test_a_fault_of_ours_is_told_cleanly(told: dict[str, str]) -> None:
    script = (
        "import sys; from notice_tasks.cli.console import prepare; from notice_tasks.cli.failures import leave;"
        "prepare(); sys.exit(leave(RuntimeError('x\\x1b\\n::error::y')))"
    )
    line = [sys.executable, "-c", script]
    end = subprocess.run(line, env=environment(told), capture_output=True, encoding="utf-8", check=False)
    assert end.returncode == 4
    is_spotless(end.stderr)
    assert "x<U+001B>" in end.stderr
