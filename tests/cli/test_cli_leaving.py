"""Ctrl-C, closed pipes and closed streams: no traceback, the right exit code, nothing half done."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import PROGRAM, environment

if TYPE_CHECKING:
    from conftest import Desk

READING = [
    *("status", "log", "check", "log --json"),
    *(
        pytest.param(command, marks=pytest.mark.nightly)
        for command in ("agenda", "matrix", "units", "show nhc", "explain nhc/report")
    ),
]


@pytest.mark.parametrize("command", READING)
def test_a_closed_pipe_is_fine(sample: Desk, command: str) -> None:
    result = sample.run_line(f'"$1" {command} | head -1; echo "${{PIPESTATUS[@]}}"')
    assert (result.stderr, result.stdout.splitlines()[-1]) == ("", "0 0")
    assert len(result.stdout.splitlines()) == 2


@pytest.mark.parametrize(
    "command",
    [
        *("--help", "ack --help", "--show-completion bash"),
        *(pytest.param(command, marks=pytest.mark.nightly) for command in ("status --help", "--version")),
    ],
)
def test_a_closed_pipe_is_fine_for_help(sample: Desk, command: str) -> None:
    result = sample.run_line(f'"$1" {command} | true; echo "${{PIPESTATUS[@]}}"')
    assert (result.stderr, result.stdout) == ("", "0 0\n")


def test_what_was_recorded_into_a_closed_pipe_is_recorded(clinics: Desk) -> None:
    result = clinics.run_line('"$1" ack --all self-check | true; echo "${PIPESTATUS[@]}"')
    assert (result.stderr, result.stdout) == ("", "0 0\n")
    assert len(clinics.json("log")["events"]) == 4


@pytest.mark.parametrize(
    ("command", "code"),
    [
        pytest.param("ack nobody self-check", 2, id="request"),
        pytest.param("ack --bogus", 2, id="usage"),
        pytest.param("evidence east self-check --file gone.pdf", 3, id="input"),
    ],
)
@pytest.mark.parametrize("closing", ["2>&-", ">&- 2>&-", "2>/dev/full"])
def test_errors_nobody_hears_keep_their_code(clinics: Desk, command: str, code: int, closing: str) -> None:
    result = clinics.run_line(f'"$1" {command} {closing}')
    assert (result.returncode, result.stdout, result.stderr) == (code, "", "")


def test_an_error_into_a_closed_pipe_keeps_its_code(clinics: Desk) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    result = clinics.run("ack", "nobody", "self-check", capture_output=False, stderr=theirs)
    os.close(theirs)
    assert result.returncode == 2


@pytest.mark.parametrize("command", ["status", "ack east self-check", "check", "status --json"])
def test_a_closed_output_is_no_fault(clinics: Desk, command: str) -> None:
    result = clinics.run_line(f'"$1" {command} >&-')
    assert (result.returncode, result.stderr) == (0, "")


def test_ctrl_c_while_another_writes(clinics: Desk) -> None:
    before = clinics.tree()
    with (clinics.root / ".notice-tasks.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with subprocess.Popen(
            [PROGRAM, "ack", "east", "self-check"],
            cwd=clinics.root,
            env=environment({}),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        ) as process:
            wait_for_the_lock_of(process.pid)
            process.send_signal(signal.SIGINT)
            told = process.communicate(timeout=60)
    assert (process.returncode, told[0], "Traceback" in told[1]) == (130, "", False)
    assert clinics.tree() == before


def wait_for_the_lock_of(pid: int) -> None:
    """Wait until a process has opened the lock that another one holds."""
    for _ in range(1000):
        time.sleep(0.02)
        with suppress(FileNotFoundError):  # what was open when the list was made may be closed by now
            opened = [str(handle.readlink()) for handle in Path(f"/proc/{pid}/fd").iterdir()]
            if any(file.endswith(".notice-tasks.lock") for file in opened):
                return
    pytest.fail("it never came to wait for the lock")


def test_a_fault_of_ours_is_owned_up_to() -> None:
    """A command whose file is missing stands for any mistake of ours."""
    script = (
        "import sys; from notice_tasks.cli import verbs; from notice_tasks.cli.run import run;"
        "verbs.VERBS['nowhere'] = ('Looking', 'Lost.'); sys.exit(run(['nowhere']))"
    )
    for lang, owned in (("zh", "错误：这是程序自身的问题"), ("en", "error: This is a bug in notice-tasks")):
        env = {"LANG": f"{lang}_CN.UTF-8", "PATH": os.environ["PATH"]}
        line = [sys.executable, "-c", script]
        quiet = subprocess.run(line, env=environment(env), capture_output=True, encoding="utf-8", check=False, cwd="/")
        assert (quiet.returncode, quiet.stdout) == (4, "")
        assert quiet.stderr.startswith(owned)
        assert all(
            part in quiet.stderr
            for part in ("ModuleNotFoundError", "notice_tasks.cli.nowhere", "NOTICE_TASKS_TRACEBACK=1")
        )
        assert len(quiet.stderr.splitlines()) == 1
        env["NOTICE_TASKS_TRACEBACK"] = "1"
        loud = subprocess.run(line, env=environment(env), capture_output=True, encoding="utf-8", check=False, cwd="/")
        assert (loud.returncode, loud.stderr.startswith("Traceback")) == (4, True)


@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        pytest.param('"$1" --version >/dev/full', 3, "the disk is full", id="a full disk"),
        pytest.param('"$1" --version >&-', 0, "", id="a closed stream"),
        pytest.param('"$1" status </dev/null >&-', 0, "", id="a closed stream for a screen"),
        pytest.param('"$1" new <&-', 2, "--title", id="nobody to ask"),
    ],
)
def test_streams_that_are_not_there(clinics: Desk, line: str, code: int, told: str) -> None:
    result = clinics.run_line(line)
    assert (result.returncode, result.stdout) == (code, "")
    assert told in result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) <= 1


@pytest.mark.parametrize("module", ["notice_tasks.cli.run", "notice_tasks.cli.app", "notice_tasks.cli.status"])
def test_ctrl_c_while_still_loading(clinics: Desk, module: str) -> None:
    """The key is pressed just when this module is looked for."""
    script = f"""
import signal, sys
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            signal.raise_signal(signal.SIGINT)
sys.meta_path.insert(0, Finder())
sys.argv = ["notice-tasks", "status"]
from notice_tasks.__main__ import main
main()
"""
    line = [sys.executable, "-c", script]
    result = subprocess.run(line, env=environment({}), capture_output=True, check=False, cwd=clinics.root)
    assert (result.returncode, result.stdout, result.stderr) == (130, b"", b"")
