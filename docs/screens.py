"""Carries out the commands of the hand-written pages, in order, and writes beneath each what it prints.

Run it when a screen or a sentence has changed: .venv/bin/python docs/screens.py [FOLDER]

The pages of a route are followed one after the other, in one folder. What is done in their code blocks:
    sh       commands, carried out, which must succeed; `.venv/bin/` before a program is dropped
    shell    the same; programs other than notice-tasks are left out
    console  `$ command`, then what it prints, errors included
    toml     a file, when its first line is a comment that ends in .toml
    diff     lines to replace in a file, when its first line is such a comment

A comment `<!-- now: 2026-09-07T09:00+08:00 -->` sets the clock of what is below it, and the ids of
records are the same in every run. Otherwise it is the real time.
"""  # noqa: INP001  (a script, not a package)

from __future__ import annotations

import datetime
import os
import random
import re
import shlex
import sys
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from importlib import import_module
from itertools import product
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryDirectory, TemporaryFile
from typing import TYPE_CHECKING, Final, NoReturn
from zoneinfo import ZoneInfo

import time_machine

from notice_tasks.__main__ import main as notice_tasks
from notice_tasks.cli.exit_codes import Exit
from notice_tasks.words.catalogue import speaking

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

REPOSITORY: Final = Path(__file__).resolve().parent.parent
LOCALES: Final = {".md": "en_US.UTF-8", ".zh-CN.md": "zh_CN.UTF-8"}
"""The ending of a page's name, and the locale of its readers."""

ROUTES: Final = (
    ("README",),
    ("docs/looking", "docs/csv"),
    ("docs/recording",),
    ("docs/checking",),
    ("docs/tour", "docs/checklists", "docs/forwarding", "docs/recurring", "docs/schema"),
    ("docs/calendars",),
    ("docs/calc", "docs/rest-days"),
    ("docs/git",),
    ("docs/six-weeks",),
)
"""Pages that are followed one after the other; each route begins in an empty folder."""

TODAY: Final = "2026-11-22"
"""Printed instead of the day on which the commands were carried out: a page must not change overnight."""

HOME: Final = "/home/wang"
"""Printed instead of the folder in which a route begins."""

NOW: Final = r"^<!-- now: (?P<now>\S+) -->$"
BLOCK: Final = re.compile(
    rf"{NOW}|^```(?P<kind>sh|shell|console|toml|diff)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
FILE: Final = re.compile(r"# (?P<name>\S+\.toml)")


class Reader:
    """Follows pages to the letter, in a folder of their own."""

    def __init__(self, folder: Path, locale: str) -> None:
        """Begin in an empty folder."""
        self.home = self.folder = folder
        passed_on = (name for name in os.environ if not name.startswith(("NOTICE_TASKS_", "GITHUB_")))
        self.environment = {name: os.environ[name] for name in passed_on} | {"LC_ALL": locale, "PYTHONUTF8": "1"}
        self.now: datetime.datetime | None = None
        self.runs = 0
        self.exit_code = 0

    def follow(self, text: str) -> str:
        """The text of a page with every screen as it is now."""
        return BLOCK.sub(self._block, text)

    def succeed(self, command: str) -> None:
        """Carry a command line out; it must succeed."""
        self.exit_code = 0
        said = self.printed(command)
        assert self.exit_code == Exit.OK, f"{command}\n{said}"

    def printed(self, command: str) -> str:
        """Run a command line and return its output, including errors."""
        match shlex.split(command, comments=True):
            case ["notice-tasks", *words]:
                return self._run(words)
            case ["cd", where]:
                self.folder = (self.folder / where).resolve()
            case ["export", setting]:
                name, _equals, value = setting.partition("=")
                self.environment[name] = value
        return ""

    def _run(self, words: list[str]) -> str:
        """Run the program in a fork of this process, which has loaded it already: a start takes longer than a run."""
        self.runs += 1
        with TemporaryFile() as output:
            child = os.fork()
            if not child:
                self._become(words, output.fileno())
            self.exit_code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            output.seek(0)
            text = output.read().decode("utf-8")
        assert self.exit_code != Exit.BUG, text
        if not self.now:
            today = datetime.datetime.now(ZoneInfo("Asia/Shanghai")).date()  # the sample's time zone
            text = text.replace(str(today), TODAY)
        return text.replace(str(self.home), HOME)

    def _become(self, words: list[str], output: int) -> NoReturn:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(output, 1)
        os.dup2(output, 2)
        os.environ.clear()
        os.environ.update(self.environment)
        sys.argv = ["notice-tasks", *words]
        try:
            os.chdir(self.folder)
            if self.now:
                time_machine.travel(self.now).start()
                os.urandom = random.Random(self.runs).randbytes  # noqa: S311  (ids of records, not secrets)
            notice_tasks()
        finally:  # an exception must not make this child a second process of the pool
            os._exit(Exit.BUG)

    def _block(self, found: re.Match[str]) -> str:
        kind, body = found["kind"], found["body"]
        if found["now"]:
            self.now = datetime.datetime.fromisoformat(found["now"])
            return found[0]
        if kind == "console":
            body = "".join(f"$ {command}\n{self.printed(command)}" for command in commands(body))
        elif kind in {"sh", "shell"}:
            for command in re.split(r"\n| && ", body):
                self.succeed(command.removeprefix(".venv/bin/"))
        elif named := FILE.match(body):
            self._write(self.folder / named["name"], kind, body.splitlines()[1:])
        return f"```{kind}\n{body}```"

    def _write(self, file: Path, kind: str, lines: list[str]) -> None:
        text = "".join(f"{line}\n" for line in lines)
        if kind == "diff":
            text = file.read_text(encoding="utf-8")
            for old, new in zip(marked("-", lines), marked("+", lines), strict=True):
                assert text.count(old) == 1, f"{file.name} must have this line exactly once: {old}"
                text = text.replace(old, new)
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")


def commands(body: str) -> Iterator[str]:
    """The commands of a console block."""
    return (line.removeprefix("$ ") for line in body.splitlines() if line.startswith("$ "))


def marked(mark: str, lines: Iterable[str]) -> list[str]:
    """The lines of a diff that begin with a mark, without it."""
    return [line[1:] for line in lines if line.startswith(mark)]


def followed(route: tuple[str, ...], ending: str) -> dict[str, str]:
    """The pages of a route, by name, with every screen as it is now."""
    with TemporaryDirectory() as folder:
        reader = Reader(Path(folder).resolve(), LOCALES[ending])
        names = [f"{page}{ending}" for page in route]
        return {name: reader.follow((REPOSITORY / name).read_text(encoding="utf-8")) for name in names}


def load(ending: str) -> None:
    """Load what commands load; their help is read while they are loaded, so a process is for pages in one language."""
    with speaking(LOCALES[ending][:2]):
        for name in ("typer.core", "typer.main", "rich.console", "rich.text", "tomli_w", "dateutil.rrule"):
            import_module(name)
        for module in walk_packages(import_module("notice_tasks").__path__, "notice_tasks."):
            if module.name != "notice_tasks.__main__":
                import_module(module.name)


def main(folder: Path) -> None:
    """Write the pages, with true screens, into a folder."""
    with ExitStack() as stack:
        pools = {ending: stack.enter_context(ProcessPoolExecutor(1, None, load, (ending,))) for ending in LOCALES}
        written = [pools[ending].submit(followed, route, ending) for route, ending in product(ROUTES, LOCALES)]
        for pages in written:
            for name, text in pages.result().items():
                (folder / name).parent.mkdir(exist_ok=True)
                (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY)
