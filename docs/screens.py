"""Carries out the commands of the READMEs, in order, and writes beneath each what it really prints.

Run it when a screen or a sentence has changed: .venv/bin/python docs/screens.py [FOLDER]

A README's commands begin in a folder that holds the sample, as after the quick start (its ```sh blocks). What is done
in the other code blocks:
    shell    commands, carried out, which must succeed; programs other than notice-tasks are left alone
    console  `$ command`, then what it prints, be it a refusal
    toml     a file, when its first line is a comment that ends in .toml
    diff     lines to exchange in a file, when its first line is such a comment
"""  # noqa: INP001  (a script, not a package)

from __future__ import annotations

import datetime
import os
import re
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from notice_tasks.cli.exit_codes import Exit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

REPOSITORY: Final = Path(__file__).resolve().parent.parent
READMES: Final = {"README.md": "en_US.UTF-8", "README.zh-CN.md": "zh_CN.UTF-8"}
"""Each with the locale of those who read it."""

TODAY: Final = "2026-11-22"
"""What stands for the day on which the commands were carried out: a page must not change overnight."""

BLOCK: Final = re.compile(r"^```(?P<kind>shell|console|toml|diff)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
FILE: Final = re.compile(r"# (?P<name>\S+\.toml)")


class Reader:
    """A reader who follows a README to the letter, in a new folder."""

    def __init__(self, folder: Path, locale: str) -> None:
        """Run the quick start."""
        self.folder = folder
        theirs = ("NOTICE_TASKS_", "GITHUB_")  # `check` writes annotations inside GitHub Actions
        own = {name: value for name, value in os.environ.items() if not name.startswith(theirs)}
        self.environment = own | {"LC_ALL": locale, "PYTHONUTF8": "1"}
        self.exit_code = 0
        self.succeed("notice-tasks init --sample sample")

    def follow(self, text: str) -> str:
        """A README's text with current screens."""
        return BLOCK.sub(self._block, text)

    def succeed(self, command: str) -> None:
        """Run a command line, which must succeed."""
        self.exit_code = 0
        said = self.printed(command)
        assert self.exit_code == 0, f"{command}\n{said}"

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
        finished = subprocess.run(
            [sys.executable, "-m", "notice_tasks", *words],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            encoding="utf-8",
        )
        self.exit_code = finished.returncode
        assert self.exit_code != Exit.BUG, finished.stdout
        today = datetime.datetime.now(ZoneInfo("Asia/Shanghai")).date()  # the sample's zone
        return finished.stdout.replace(str(today), TODAY)

    def _block(self, found: re.Match[str]) -> str:
        kind, body = found["kind"], found["body"]
        if kind == "console":
            body = "".join(f"$ {command}\n{self.printed(command)}" for command in commands(body))
        elif kind == "shell":
            for command in body.splitlines():
                self.succeed(command)
        elif named := FILE.match(body):
            self._write(self.folder / named["name"], kind, body.splitlines()[1:])
        return f"```{kind}\n{body}```"

    def _write(self, file: Path, kind: str, lines: list[str]) -> None:
        text = "".join(f"{line}\n" for line in lines)
        if kind == "diff":
            text = file.read_text(encoding="utf-8")
            for old, new in zip(marked("-", lines), marked("+", lines), strict=True):
                assert text.count(old) == 1, f"this does not stand in {file.name} just once: {old}"
                text = text.replace(old, new)
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")


def commands(body: str) -> Iterator[str]:
    """The commands of a console block."""
    return (line.removeprefix("$ ") for line in body.splitlines() if line.startswith("$ "))


def marked(mark: str, lines: Iterable[str]) -> list[str]:
    """The lines of a diff with a mark, without it."""
    return [line[1:] for line in lines if line.startswith(mark)]


def true(name: str) -> str:
    """A README with current screens."""
    text = (REPOSITORY / name).read_text(encoding="utf-8")
    with TemporaryDirectory() as home:
        clone = Path(home).resolve() / "clone"
        clone.mkdir()
        return Reader(clone, READMES[name]).follow(text)


def main(folder: Path) -> None:
    """Write the READMEs with current screens into a folder."""
    with ThreadPoolExecutor() as pool:
        texts = dict(zip(READMES, pool.map(true, READMES), strict=True))
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY)
