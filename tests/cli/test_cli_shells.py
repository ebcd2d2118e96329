"""The Tab key in real shells, with completion on; zsh and fish run with -m clients."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import PROGRAM, environment, terminal_shows

if TYPE_CHECKING:
    from conftest import Desk

SHELLS = [
    "bash",
    pytest.param("zsh", marks=pytest.mark.clients),
    pytest.param("fish", marks=pytest.mark.clients),
]
ON_ITS_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execvp(sys.argv[1], sys.argv[1:])
"""
"""fish starts only where the terminal controls its session."""

ZSHRC = """
autoload -Uz compinit
compinit -u
source <(notice-tasks --show-completion zsh)
zstyle ':completion:*' insert-tab false
"""
"""By default, zsh inserts a tab as it is if other keys follow at once."""

READY = b"\x1b[?2004h"
"""What each shell writes when it begins to read a line (bracketed paste); zsh drops keys typed before."""

START_OF_LINE = "\x01"
LINES = {
    "a name with blanks": ("show Ea\t", "<show><East Clinic (old)>"),
    "in quotes": ('show "East Cl\t', "<show><East Clinic (old)>"),
    "in single quotes": ("show 'East Cl\t", "<show><East Clinic (old)>"),
    "two that begin alike": ("show We\tSu\t", "<show><West Bank Surgery>"),
    "a list": ("check --fail-on undated,ov\t", "<check><--fail-on><undated,overdue>"),
}


def words_of(shell: str, line: str, desk: Desk) -> str:
    """What a shell shows when it prints each word of a line that was typed with tabs."""
    env: dict[str, str] = {
        "HOME": str(desk.root),
        "PATH": f"{Path(PROGRAM).parent}{os.pathsep}{os.environ['PATH']}",
        "TERM": "xterm",
        "XDG_CONFIG_HOME": str(desk.root / ".config"),
        "ZDOTDIR": str(desk.root),
    }
    if shell == "zsh":
        (desk.root / ".zshrc").write_text(ZSHRC, encoding="utf-8")
    else:
        desk.said("--install-completion", shell, env=env)
    ours, theirs = pty.openpty()
    started = [sys.executable, "-c", ON_ITS_TERMINAL, shell, "-i"]
    with subprocess.Popen(
        started,
        cwd=desk.root,
        env=environment(env),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    ) as process:
        os.close(theirs)
        shown = b""
        for part in terminal_shows(ours, process):
            if READY in part and READY not in shown:
                os.write(ours, f"notice-tasks {line}{START_OF_LINE}exec printf '<%s>' \r".encode())
            shown += part
    os.close(ours)
    return shown.decode()


@pytest.fixture
def county(clinics: Desk) -> Desk:
    """A workspace whose units have names that a shell would take apart."""
    register = clinics.root / "units.toml"
    text = register.read_text(encoding="utf-8")
    for old, new in {
        "东村卫生室": "East Clinic (old)",
        "西村卫生室": "West Bank Clinic",
        "山顶卫生室": "West Bank Surgery",
    }.items():
        assert old in text
        text = text.replace(old, new)
    register.write_text(text, encoding="utf-8")
    return clinics


@pytest.mark.parametrize(("line", "words"), LINES.values(), ids=LINES)
@pytest.mark.parametrize("shell", SHELLS)
def test_what_the_tab_key_inserts_is_one_word(county: Desk, shell: str, line: str, words: str) -> None:
    assert f"<notice-tasks>{words}" in words_of(shell, line, county)
