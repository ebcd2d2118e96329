"""Consoles that cannot show every character get something readable, never a traceback."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from drawn import each_at_night

if TYPE_CHECKING:
    from conftest import Changes, Desk

C_LOCALE: Changes = {"LANG": None, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
CONSOLES = {
    "gbk": {"PYTHONIOENCODING": "gbk"},
    "gbk, strictly": {"PYTHONIOENCODING": "gbk:strict"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "latin-1": {"PYTHONIOENCODING": "latin-1"},
    "C locale": C_LOCALE,
}
ENCODINGS = {"gbk": "gbk", "gbk, strictly": "gbk", "ascii": "ascii", "latin-1": "latin-1", "C locale": "ascii"}
COUNTS = ["status", "agenda", "matrix", "units"]
READING = [
    *COUNTS,
    "log",
    "show nhc",
    "show nhc/report",
    "show hunan",
    "explain nhc/report",
    "explain hunan nhc/report",
]


def on_console(desk: Desk, console: str, command: str) -> Any:
    """The end of a command, read as its console would."""
    return desk.run(*command.split(), env=CONSOLES[console], encoding=ENCODINGS[console])


@pytest.mark.parametrize("console", each_at_night([(console,) for console in CONSOLES], every=2))
def test_every_screen_can_be_read(sample: Desk, console: str) -> None:
    lines = [command.split() for command in (*READING, "check", "--help", "ack --help", "new --help")]
    language: tuple[str, ...] = ("截至", "通知", "没有发现问题", "用法")
    if ENCODINGS[console] != "gbk":
        language = ("As of", "Notice", "no problem found", "Usage", "Clause", "Due")
    for shown in sample.run_all(lines, CONSOLES[console], ENCODINGS[console]):
        assert (shown.returncode, shown.stderr) == (0, "")
        assert any(word in shown.stdout for word in language)


@pytest.mark.parametrize("console", each_at_night([("C locale",), ("ascii",), ("latin-1",)], every=3))
def test_ids_stand_for_names(sample: Desk, console: str) -> None:
    lines = [[command, "--as-of", "2024-08-30"] for command in COUNTS]
    shown = sample.run_all(lines, CONSOLES[console], ENCODINGS[console])
    assert [name for name, screen in zip(COUNTS, shown, strict=True) if "?" in screen.stdout] == []
    for name, screen in zip(("report", "xizang", "hubei", "hubei"), shown, strict=True):
        assert name in screen.stdout


def test_gbk_shows_every_name(sample: Desk) -> None:
    lines = [[command, "--as-of", "2024-08-30"] for command in COUNTS]
    for screen in sample.run_all(lines, CONSOLES["gbk"], "gbk"):
        assert "?" not in screen.stdout
        assert "湖北省卫生健康委员会" in screen.stdout or "报送节日活动组织开展情况" in screen.stdout


def test_one_screen_of_a_process_of_its_own(sample: Desk) -> None:
    for console in CONSOLES:
        shown = on_console(sample, console, "status")
        assert (shown.returncode, shown.stderr, "?" in shown.stdout) == (0, "", False)


ERRORS = {
    "ack 湖 nhc/report": (2, "hubei"),
    "ack 湖背 nhc/report": (2, "notice-tasks units"),
    "accept hubei nhc/visits": (2, "hubei"),
    "done hubei nhc/报送": (2, "--without-evidence"),
    "status --天": (2, "notice-tasks status"),
    "evidence hubei nhc/report --file 没有.pdf": (3, ".pdf"),
}
"""Commands that fail, with their exit codes and something that is said."""


@pytest.mark.parametrize("console", each_at_night([("gbk",), ("ascii",), ("C locale",)], every=2))
def test_every_error_can_be_read(sample: Desk, console: str) -> None:
    told = sample.run_all([command.split() for command in ERRORS], CONSOLES[console], ENCODINGS[console])
    for result, (code, named) in zip(told, ERRORS.values(), strict=True):
        assert (result.returncode, result.stdout) == (code, "")
        assert named in result.stderr
        assert "Traceback" not in result.stderr


@pytest.mark.parametrize("console", each_at_night([("gbk",), ("ascii",), ("C locale",)], every=2))
def test_an_error_of_a_process_of_its_own(sample: Desk, console: str) -> None:
    told = on_console(sample, console, "ack 湖背 nhc/report")
    assert (told.returncode, told.stdout, "notice-tasks units" in told.stderr) == (2, "", True)


@pytest.mark.parametrize("console", each_at_night([("gbk",), ("ascii",), ("C locale",)], every=2))
def test_json_loses_nothing(sample: Desk, console: str) -> None:
    commands = (*COUNTS, "log", "show nhc", "explain hunan nhc/report")
    lines = [[*command.split(), "--json", "--as-of", "2024-08-30", "--lang", "en"] for command in commands]
    plainly = [json.loads(result.stdout) for result in sample.run_all(lines)]
    shown = sample.run_all(lines, CONSOLES[console], ENCODINGS[console])
    assert [json.loads(result.stdout) for result in shown] == plainly


def test_faults_of_files_can_be_read(sample: Desk) -> None:
    with (sample.root / "units.toml").open("a", encoding="utf-8") as register:
        register.write('[[unit]]\nid = "新单位"\nname = "新单位"\n')
    told = on_console(sample, "ascii", "status")
    assert (told.returncode, told.stdout) == (3, "")
    assert "N205 '???' cannot be 'id'. Write a short id such as" in told.stderr
    assert on_console(sample, "ascii", "check").returncode == 1


@pytest.mark.parametrize("console", each_at_night([("C locale",), ("ascii",)], every=2))
def test_chinese_may_be_typed_all_the_same(clinics: Desk, console: str) -> None:
    (clinics.root / "照片.txt").write_text("冷库", encoding="utf-8")
    commands = (
        ("ack", "东村卫生室", "报送冷链自查表", "--by", "王工"),
        ("note", "东村", "self-check", "--note", "已电话催办"),
        ("evidence", "east-clinic", "self-check", "--file", "照片.txt"),
        ("evidence", "east-clinic", "self-check", "--url", "https://example.org/报表"),
    )
    for words in commands:
        done = clinics.run(*words, env=CONSOLES[console], encoding="ascii")
        assert (done.returncode, done.stderr) == (0, "")
    events = clinics.json("log", "--unit", "东")["events"]
    assert [event.get("note") or event.get("path") or event.get("url") or event["by"] for event in events] == [
        "王工",
        "已电话催办",
        "照片.txt",
        "https://example.org/报表",
    ]


@pytest.mark.parametrize("command", [["status", "-u", "东村"], ["show", "东村"], ["explain", "东村", "报送冷链自查表"]])
def test_chinese_may_be_asked_for_in_the_c_locale(clinics: Desk, command: list[str]) -> None:
    shown = clinics.run(*command, env=C_LOCALE, encoding="ascii")
    assert (shown.returncode, shown.stderr) == (0, "")


def test_a_checklist_may_be_made_in_the_c_locale(clinics: Desk) -> None:
    words = ("--title", "灭蚊", "--requirement", "r", "--what", "清除积水", "--actors", "各村", "--who", "村卫生室")
    assert clinics.run("new", "flies", *words, "--issuer", "县疾控局", env=C_LOCALE).returncode == 0
    notice = clinics.json("show", "flies")["notice"]
    assert (notice["title"], notice["issuers"]) == ("灭蚊", ["县疾控局"])


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["note", "east", "self-check", "--note", b"\xb1\xa8\xcb\xcd"], id="note"),
        pytest.param(["ack", "east", "self-check", "--by", b"\xcd\xf5\xb9\xa4"], id="by"),
        pytest.param(["evidence", "east", "self-check", "--url", b"http://x/\xb1"], id="url"),
        pytest.param(["evidence", "east", "self-check", "--file", b"\xb1\xa8.pdf"], id="file"),
    ],
)
def test_bytes_that_are_no_text_are_marked(clinics: Desk, words: list[str | bytes]) -> None:
    with open(bytes(clinics.root) + b"/\xb1\xa8.pdf", "wb") as scan:  # noqa: PTH123  (a name that is no text)
        scan.write(b"%PDF")
    assert clinics.run(*words).returncode == 0
    (event,) = clinics.json("log")["events"]
    assert "�" in str(event)
    assert clinics.run("check").returncode == 0


@pytest.mark.parametrize(
    "words", [["ack", b"\xb1\xb1", "self-check"], ["show", b"\xb1\xb1"], ["status", "-u", b"\xb1"]]
)
def test_bytes_that_are_no_text_name_nothing(clinics: Desk, words: list[str | bytes]) -> None:
    assert "There is no" in clinics.refused(*words)
