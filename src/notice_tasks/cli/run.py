"""From the words on the command line to an exit code."""

import sys
from pathlib import Path
from typing import Final

from notice_tasks.cli.console import prepare
from notice_tasks.cli.exit_codes import Exit
from notice_tasks.cli.language import choose
from notice_tasks.words.catalogue import use

_SHARED: Final = ("--workspace", "--lang")
_OWN: Final = ("--help", "--version", "-V", "--install-completion", "--show-completion")
"""Options of the whole program; any other option in the first place belongs to `status`."""


def run(arguments: list[str]) -> int:
    """Carry out a command line and say with which exit code to leave."""
    prepare()
    shared, rest = hoisted(arguments)
    use(choose(shared.get("--lang"), Path(shared["--workspace"]) if "--workspace" in shared else None))
    if not rest or (rest[0].startswith("-") and rest[0] not in _OWN):
        rest = ["status", *rest]
    front = [word for pair in shared.items() for word in pair]
    from notice_tasks.cli.app import application  # noqa: PLC0415  (its help is in the language just settled)

    try:
        application()([*front, *rest], prog_name="notice-tasks")
    except SystemExit as stop:
        return _code(stop)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    return Exit.OK


def hoisted(arguments: list[str]) -> tuple[dict[str, str], list[str]]:
    """The shared options, wherever they stand before `--`, and the words that are left.

    One that lacks its value is left where it is, for typer to complain about.
    """
    shared: dict[str, str] = {}
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        name, equals, value = word.partition("=")
        if word == "--":
            return shared, [*rest, word, *words]
        if name not in _SHARED:
            rest.append(word)
        elif equals:
            shared[name] = value
        elif (following := next(words, None)) is None:
            rest.append(word)
        else:
            shared[name] = following
    return shared, rest


def _code(stop: SystemExit) -> int:
    """The code somebody left with; a reader who closed the pipe is no failure."""
    closed = type(sys.stdout).__name__ == "PacifyFlushWrapper"  # what typer leaves behind after a closed pipe
    if closed or stop.code is None:
        return Exit.OK
    return stop.code if isinstance(stop.code, int) else Exit.USAGE
