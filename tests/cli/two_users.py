"""Runs commands as users of other numbers: the program is loaded first, as they may not be able to read it.

Arguments: a workspace, and the commands as JSON: a list of user, umask and words. What each said is written as JSON.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from forked import _load
from notice_tasks.cli.run import run
from notice_tasks.words.catalogue import use

GROUP = 7000


def main() -> None:
    """Carry out one command after another, each in a process of its own."""
    _load()
    use("zh")
    use("en")
    os.chdir(sys.argv[1])
    json.dump([as_user(*one) for one in json.loads(sys.argv[2])], sys.stdout)


def as_user(user: int, mask: int, words: list[str]) -> list[object]:
    """The exit code of a command that a user carried out, and what it said on standard error."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.setgroups([GROUP])
        os.setgid(GROUP)
        os.setuid(user)
        os.umask(mask)
        os.dup2(writing, 2)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        code = run(words)
        sys.stderr.flush()
        os._exit(code)
    os.close(writing)
    said = Path(f"/proc/self/fd/{reading}").read_text(encoding="utf-8")
    os.close(reading)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said]


main()
