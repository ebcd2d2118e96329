"""On a terminal, recording for many units shows the outcome and waits for a yes."""

from __future__ import annotations

import datetime
import os
import pty
import re
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from conftest import PROGRAM, environment, terminal_shows

if TYPE_CHECKING:
    from conftest import Desk, OnTerminal

NOTICE = "county-2024-cold-chain"
CHECK = f"{NOTICE}/self-check"
SUBMIT = ("submit", "--all", CHECK, "--on", "2024-03-30")
NO = "Nothing was recorded."
TODAY = datetime.datetime.now(datetime.UTC).astimezone(datetime.timezone(datetime.timedelta(hours=8))).date()


@pytest.fixture
def asked(clinics: Desk) -> Desk:
    """A county where recording for more than two units asks first; one clinic is done."""
    settings = clinics.root / "notice-tasks.toml"
    text = settings.read_text(encoding="utf-8").replace("confirm_above = 10", "confirm_above = 2")
    assert "confirm_above = 2\n" in text
    settings.write_text(text, encoding="utf-8")
    clinics.said("done", "west", CHECK, "--on", "2024-03-20")
    clinics.said("extend", "hill", CHECK, "--to", "2024-04-05", "--on", "2024-03-20", "--note", "洪水")
    return clinics


def submissions(desk: Desk) -> int:
    return sum(event["did"] == "submit" for event in desk.json("log")["events"])


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            [
                f"报送冷链自查表  {CHECK}",
                f"2024-03-30 submitted by keeper; recorded only on {TODAY}",
                "    2 units, submitted; late: 东村卫生室, 县人民医院",
                "    1 unit, submitted; in time, extended: 山顶卫生室",
                "These units were skipped, because it does not apply in their state:",
                "    done, 1 unit: 西村卫生室",
                "Record it for 3 units? [y/N] y",
            ],
        ),
        (
            "zh",
            [
                f"报送冷链自查表  {CHECK}",
                f"2024-03-30 报送（keeper），{TODAY}补记",
                "    2个单位已报送，超时限：东村卫生室、县人民医院",
                "    1个单位已报送，延期内：山顶卫生室",
                "以下单位现在不适用，已跳过：",
                "    办结1个单位：西村卫生室",
                "确定给这3个单位记录吗？[y/N] y",
            ],
        ),
    ],
)
def test_what_will_happen_is_shown_by_outcome(
    asked: Desk, on_terminal: OnTerminal, language: str, told: list[str]
) -> None:
    screen = on_terminal(*SUBMIT, "--lang", language, cwd=asked.root, typed="y\n", columns=100)
    shown = re.sub(r"\x1b\[[0-9;]*m", "", screen.text).splitlines()
    start = shown.index(told[0])
    assert [line.rstrip() for line in shown[start : start + len(told) - 1]] == told[:-1]
    assert shown[start + len(told) - 1].startswith(told[-1].removesuffix(" y"))
    assert (screen.returncode, submissions(asked)) == (0, 3)
    assert "notice-tasks undo --batch" in screen.text


@pytest.mark.parametrize("typed", ["y\n", "Y\n", "yes\n", "是\n", " 好 \n", "确定\n"])
def test_only_a_yes_is_one(asked: Desk, on_terminal: OnTerminal, typed: str) -> None:
    assert on_terminal(*SUBMIT, cwd=asked.root, typed=typed).returncode == 0
    assert submissions(asked) == 3


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("\n", id="Enter"),
        pytest.param("n\n", id="no"),
        pytest.param("maybe\n", id="anything else"),
        pytest.param("\x04", id="Ctrl-D"),
        pytest.param("\x03", id="Ctrl-C"),
    ],
)
def test_anything_else_writes_nothing(asked: Desk, typed: str) -> None:
    before = asked.tree()
    code, shown = answered(asked, *SUBMIT, answers=[typed])
    assert (code, asked.tree()) == (130, before)
    assert shown.splitlines()[-1] == NO
    assert "Traceback" not in shown


@pytest.mark.parametrize("flag", ["--yes", "-y"])
def test_yes_answers(asked: Desk, on_terminal: OnTerminal, flag: str) -> None:
    screen = on_terminal(*SUBMIT, flag, cwd=asked.root)
    assert ("[y/N]" in screen.text, screen.returncode, submissions(asked)) == (False, 0, 3)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("submit", "east", "county-hospital", CHECK), id="few units"),
        pytest.param(("done", "--all", CHECK, "--dry-run"), id="a trial"),
        pytest.param(("status",), id="looking"),
    ],
)
def test_who_is_not_asked(asked: Desk, on_terminal: OnTerminal, words: tuple[str, ...]) -> None:
    screen = on_terminal(*words, cwd=asked.root)
    assert ("[y/N]" in screen.text, screen.returncode) == (False, 0)


def test_what_is_recorded_already_is_not_counted(asked: Desk, on_terminal: OnTerminal) -> None:
    asked.said(*SUBMIT)
    screen = on_terminal(*SUBMIT, cwd=asked.root)
    assert ("[y/N]" in screen.text, screen.returncode, submissions(asked)) == (False, 0, 3)


def test_without_a_terminal_nobody_is_asked(asked: Desk) -> None:
    assert "[y/N]" not in asked.said(*SUBMIT, input="")
    assert submissions(asked) == 3


@pytest.mark.parametrize("stream", ["stdin", "stdout"])
def test_half_a_terminal_is_none(asked: Desk, stream: str) -> None:
    ours, theirs = pty.openpty()
    streams: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, stream: theirs}
    result = subprocess.run(
        [PROGRAM, *SUBMIT],
        cwd=asked.root,
        env=environment({}),
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
        **streams,
    )
    for handle in (ours, theirs):
        os.close(handle)
    assert (result.returncode, result.stderr, submissions(asked)) == (0, b"", 3)


@pytest.mark.parametrize(
    "words",
    [
        ("ack",),
        ("exempt", "--note", "x"),
        ("evidence", "--url", "https://example.org/x"),
        pytest.param(("start",), marks=pytest.mark.nightly),
        pytest.param(("note", "--note", "x"), marks=pytest.mark.nightly),
        pytest.param(("done",), marks=pytest.mark.nightly),
        pytest.param(("extend", "--to", "2024-05-01", "--note", "x"), marks=pytest.mark.nightly),
    ],
    ids=lambda words: words[0],
)
def test_every_act_asks(clinics: Desk, words: tuple[str, ...]) -> None:
    settings = clinics.root / "notice-tasks.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("above = 10", "above = 0"), encoding="utf-8")
    act, *more = words
    line = (act, "--all", CHECK, *more)
    assert answered(clinics, *line, answers=["n\n"])[0] == 130
    assert clinics.json("log")["events"] == []
    assert answered(clinics, *line, answers=["y\n"])[0] == 0
    assert len(clinics.json("log")["events"]) == 4


def test_accepting_and_returning_ask(asked: Desk) -> None:
    asked.said(*SUBMIT)
    for line in (("return", "--all", CHECK, "--note", "缺附件"), ("accept", "--all", CHECK)):
        code, shown = answered(asked, *line, answers=["n\n"])
        assert (code, "Record it for 3 units?" in shown) == (130, True)


def test_taking_back_a_batch_asks(asked: Desk) -> None:
    batch = asked.json(*SUBMIT)["batch"]
    undo = ("undo", "--batch", batch)
    code, shown = answered(asked, *undo, answers=["\n"])
    assert (code, "Take it back for 3 units? [y/N]" in shown, shown.splitlines()[-1]) == (
        130,
        True,
        "Nothing was taken back.",
    )
    assert re.search(r"Undo: submitted of \S+ by \S+", shown)
    assert answered(asked, *undo, "--except", "hill", answers=[])[0] == 0
    assert answered(asked, *undo, "-y", answers=[])[0] == 0
    assert {event["effect"] for event in asked.json("log")["events"] if event["did"] == "submit"} == {"undone"}


def test_json_on_a_terminal_asks_too(asked: Desk) -> None:
    code, shown = answered(asked, *SUBMIT, "--json", answers=["y\n"])
    assert (code, "Record it for 3 units? [y/N]" in shown, '"batch": "' in shown) == (0, True, True)


def test_who_records_meanwhile_makes_it_ask_again(asked: Desk) -> None:
    """A changed outcome is shown again, and the lock is not held while the user thinks."""
    answers: list[Answer] = [lambda: asked.said("done", "east", CHECK, "--on", "2024-03-29"), "y\n"]
    answers += [lambda: asked.said("done", "hill", CHECK, "--on", "2024-03-29"), "y\n", "n\n"]
    code, shown = answered(asked, *SUBMIT, answers=answers)
    assert (code, submissions(asked)) == (130, 0)
    assert re.findall(r"Record it for (\d)", shown) == ["3", "2", "1"]
    assert shown.count("The records have changed in the meantime") == 2
    assert answered(asked, *SUBMIT, answers=[])[0] == 0
    assert submissions(asked) == 1


def test_what_somebody_else_has_done_need_not_be_asked(asked: Desk) -> None:
    code, shown = answered(asked, *SUBMIT, answers=[lambda: asked.said(*SUBMIT), "y\n"])
    assert (code, shown.count("[y/N]"), submissions(asked)) == (0, 1, 3)


def test_a_note_meanwhile_changes_nothing_that_was_shown(asked: Desk) -> None:
    code, shown = answered(asked, *SUBMIT, answers=[lambda: asked.said("note", "east", CHECK, "--note", "x"), "y\n"])
    assert (code, shown.count("[y/N]"), submissions(asked)) == (0, 1, 3)


def test_many_units_are_counted_after_forty(clinics: Desk) -> None:
    file = clinics.root / "units.toml"
    more = "".join(f'\n[[unit]]\nid = "u{n}"\nname = "{n}号站"\ngroups = ["clinics"]\n' for n in range(60))
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    told = clinics.said("ack", "--all", CHECK, "--dry-run").splitlines()
    assert told[3].endswith("and 24 units more")
    assert told[3].count("号站") == 36


Answer = str | Callable[[], object]


def answered(desk: Desk, *words: str, answers: Sequence[Answer]) -> tuple[int, str]:
    """Run it on a terminal of its own; each question gets the next text, and what can be called is done before that."""
    ours, theirs = pty.openpty()
    left = list(answers)
    # The terminal is the program's own, so that its Ctrl-C reaches it as it would from a shell.
    line = ["setsid", "--ctty", PROGRAM, *words]
    with subprocess.Popen(
        line, cwd=desk.root, env=environment({}), stdin=theirs, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        shown, questions = b"", 0
        for chunk in terminal_shows(ours, process):
            shown += chunk
            if shown.count(b"[y/N] ") > questions:
                questions += 1
                while callable(meanwhile := left.pop(0)):
                    meanwhile()
                _wait_until_it_reads(process.pid)
                os.write(ours, meanwhile.encode())
    os.close(ours)
    assert not left
    return process.returncode, shown.decode().replace("\r\n", "\n")


def _wait_until_it_reads(pid: int) -> None:
    """Until a process sleeps or has ended: between a question and the call that waits, Python hears no Ctrl-C."""
    while Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(") ")[2][0] not in "SZ":
        time.sleep(0.01)
