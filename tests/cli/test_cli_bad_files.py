"""Faulty and unreadable files: no numbers, the place of every fault, exit code 3; `check` lists them with 1."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from conftest import bind_by_permissions, refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Desk

NOTICE = "county-2024-cold-chain"
CHECK = f"{NOTICE}/self-check"
RECORD = f"records/{NOTICE}/west-clinic.toml"
NOTHING = {
    "en": "nothing was recorded. Mend them, then repeat the command",
    "zh": "所以什么也没有记录。请改正后再执行一次",
}
"""What a recording command says instead of the sentence of those that look."""
FILES = ["notice-tasks.toml", "units.toml", f"checklists/{NOTICE}.toml", RECORD]
COMMANDS = {
    "status": ["status"],
    "ack": ["ack", "west", CHECK],
    "calendar": ["calendar"],
    "new": ["new", "x", "--title", "t", "--requirement", "r", "--what", "w", "--actors", "a", "--who", "clinics"],
}


def half_written(text: bytes) -> bytes:
    """As a copy that broke off within a string of the third line leaves it."""
    lines = text.splitlines(keepends=True)
    return b"".join(lines[:2]) + b'title = "broken o'


def in_gbk(text: bytes) -> bytes:
    """As an editor of another age saves it; the comment comes third."""
    lines = text.splitlines(keepends=True)
    return b"".join([*lines[:2], "# 县\n".encode("gbk"), *lines[2:]])


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(
    ("spoil", "place", "code", "mend"),
    [
        pytest.param(half_written, r"3:\d+", "N103", "引号", id="half written"),
        pytest.param(in_gbk, "3:3", "N101", "UTF-8", id="not UTF-8"),
    ],
)
def test_text_that_is_no_toml(begun: Desk, file: str, spoil: object, place: str, code: str, mend: str) -> None:
    assert callable(spoil)
    path = begun.root / file
    path.write_bytes(spoil(path.read_bytes()))
    told = begun.refused("status", lang="zh", code=3)
    assert re.search(rf"^{re.escape(file)}:{place}: {code} .*{mend}", told, re.MULTILINE)
    assert told.splitlines()[0].startswith("错误：工作区里的文件有错")
    acknowledged, checked = begun.run_all([["ack", "west", CHECK, "--lang", "zh"], ["check", "--lang", "zh"]])
    assert refusal(acknowledged, "zh", code=3) == told.replace("数字不可靠，先不显示。请改正后再看", NOTHING["zh"])
    assert (checked.returncode, checked.stderr) == (1, "")
    assert re.search(rf"^{re.escape(file)}:{place}: {code} .*{mend}", checked.stdout, re.MULTILINE)


def test_files_with_a_byte_order_mark_are_read_and_keep_it(begun: Desk) -> None:
    """As Notepad saves them."""
    mark = b"\xef\xbb\xbf"
    shown = begun.run("status", "--json").stdout
    for file in FILES:
        path = begun.root / file
        path.write_bytes(mark + path.read_bytes())
    again, noted, checked = begun.run_all([["status", "--json"], ["ack", "west", CHECK], ["check"]])
    assert (again.returncode, again.stdout) == (0, shown)
    assert (noted.returncode, noted.stderr) == (0, "")
    assert (checked.returncode, checked.stdout.count("N102 [hint]")) == (0, len(FILES))
    assert all((begun.root / file).read_bytes().count(mark) == 1 for file in FILES)


FAULTS = {
    "unknown key of the settings": (
        "notice-tasks.toml",
        "due_soon_days = 3",
        "due_soon_day = 3",
        "N202",
        "due_soon_days",
    ),
    "unknown time zone": ("notice-tasks.toml", "Asia/Shanghai", "Asia/Shanghei", "N207", "Asia/Shanghei"),
    "unknown language": ("notice-tasks.toml", 'language = "en"', 'language = "fr"', "N204", "zh"),
    "unit without a name": ("units.toml", 'name = "县人民医院"\n', "", "N201", "name"),
    "two units of one id": ("units.toml", '"west-clinic"', '"east-clinic"', "N301", "east-clinic"),
    "duty without anybody": (FILES[2], 'who = ["county-hospital"]', "who = []", "N304", "photos"),
    "unknown unit": (FILES[2], 'who = ["county-hospital"]', 'who = ["county-hospitel"]', "N302", "county-hospital"),
    "unknown anchor": (FILES[2], '"received", days', '"recieved", days', "N303", "received"),
    "unknown act": (RECORD, '"submit"', '"submitted"', "N204", "submit"),
    "moment without offset": (RECORD, "+08:00", "", "N504", "+08:00"),
    "another notice than the folder's": (RECORD, f'notice = "{NOTICE}"', 'notice = "flu"', "N502", NOTICE),
    "another unit than the file's": (RECORD, 'unit = "west-clinic"', 'unit = "east-clinic"', "N502", "west-clinic"),
}


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "hint"),
    [pytest.param(*fault, id=name) for name, fault in FAULTS.items()],
)
def test_faults_of_form_and_meaning(begun: Desk, file: str, old: str, new: str, code: str, hint: str) -> None:
    path = begun.root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    told = begun.refused("status", code=3)
    assert re.search(rf"^{re.escape(file)}:\d+:\d+: {code} .*{re.escape(hint)}", told, re.MULTILINE)
    acknowledged, checked = begun.run_all([["ack", "west", CHECK], ["check", "--format", "json"]])
    nothing = told.replace("no numbers are shown. Mend them, then look again", NOTHING["en"])
    assert (refusal(acknowledged, "en", code=3), checked.returncode) == (nothing, 1)
    (problem,) = [problem for problem in json.loads(checked.stdout)["problems"] if problem["code"] == code]
    assert f"{problem['file']}:{problem['line']}:{problem['column']}: {code} {problem['message']}" in told


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_refuses_a_faulty_workspace(begun: Desk, command: str) -> None:
    with (begun.root / "units.toml").open("a", encoding="utf-8") as register:
        register.write('[[unit]]\nid = "Big Hospital"\n')
    told = begun.refused(*COMMANDS[command], code=3, lang="zh")
    assert told.count("units.toml:") == 2, "all faults are told at once"


@pytest.mark.parametrize("file", FILES[1:])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_folder_in_place_of_a_file(begun: Desk, file: str, lang: str) -> None:
    (begun.root / file).unlink()
    (begun.root / file).mkdir()
    *refused, checked = begun.run_all(
        [[*words, "--lang", lang] for words in (["status"], ["ack", "west", CHECK], ["check"])]
    )
    for result in refused:
        assert file in refusal(result, lang, code=3)
    assert checked.returncode == 1
    assert f"{file}:1:1: N104" in checked.stdout


def test_a_register_that_is_gone(begun: Desk) -> None:
    (begun.root / "units.toml").unlink()
    assert "units.toml" in begun.refused("status", code=3)


@pytest.fixture
def sealed(begun: Desk) -> Iterator[Desk]:
    """The same workspace, in which nothing may be written."""
    everything = [begun.root, *begun.root.rglob("*")]
    for path in everything:
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield begun
    for path in everything:
        path.chmod(0o755 if path.is_dir() else 0o644)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("command", "named"),
    [
        pytest.param("ack", ".notice-tasks.lock", id="recording"),
        pytest.param("new", ".notice-tasks.lock", id="new"),
        pytest.param("calendar", "--out", id="calendar"),
    ],
)
def test_a_read_only_workspace(sealed: Desk, command: str, named: str, lang: str) -> None:
    assert named in sealed.refused(*COMMANDS[command], code=3, lang=lang, preexec_fn=bind_by_permissions)


def test_a_read_only_folder_becomes_no_workspace(sealed: Desk) -> None:
    for path in (sealed.root / "checklists", sealed.root):
        path.chmod(0o555)
    told = sealed.refused("init", "checklists/new", "--sample", code=3, preexec_fn=bind_by_permissions)
    assert str(sealed.root / "checklists/new") in told
    assert not (sealed.root / "checklists/new").exists()


def test_a_read_only_workspace_can_be_looked_at(sealed: Desk) -> None:
    for words in (["status"], ["log"], ["explain", "east", CHECK], ["done", "west", CHECK, "--dry-run"]):
        assert sealed.said(*words, preexec_fn=bind_by_permissions)


@pytest.mark.parametrize("file", FILES)
def test_an_unreadable_file(sealed: Desk, file: str) -> None:
    (sealed.root / file).chmod(0)
    assert file in sealed.refused("status", code=3, preexec_fn=bind_by_permissions)


def test_an_unreadable_folder_of_records(sealed: Desk) -> None:
    folder = sealed.root / f"records/{NOTICE}"
    folder.chmod(0)
    told = sealed.run("status", preexec_fn=bind_by_permissions)
    folder.chmod(0o555)
    assert (told.returncode, told.stdout) == (3, "")
    assert f"records/{NOTICE}" in told.stderr


def test_an_unreadable_folder_of_checklists(sealed: Desk) -> None:
    folder = sealed.root / "checklists"
    folder.chmod(0)
    told = sealed.run("status", preexec_fn=bind_by_permissions)
    folder.chmod(0o555)
    assert (told.returncode, "checklists" in told.stderr) == (3, True)


@pytest.mark.parametrize("name", ["checklists", f"records/{NOTICE}"])
def test_check_does_not_pass_over_a_folder_it_cannot_read(sealed: Desk, name: str) -> None:
    folder = sealed.root / name
    folder.chmod(0)
    told = sealed.run("check", preexec_fn=bind_by_permissions)
    folder.chmod(0o555)
    assert (told.returncode, told.stderr) == (1, "")
    assert f"{name}:1:1: N104 " in told.stdout


def test_an_unreadable_folder_above(sealed: Desk) -> None:
    inside = sealed.root / "checklists"
    inside.chmod(0)
    told = sealed.run("status", cwd=inside, preexec_fn=bind_by_permissions)
    inside.chmod(0o555)
    assert (told.returncode, told.stdout) == (3, "")
    assert "checklists/notice-tasks.toml" in told.stderr


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_file_in_place_of_the_folder_of_records(clinics: Desk, lang: str) -> None:
    (clinics.root / "records").write_text("not a folder", encoding="utf-8")
    assert RECORD in clinics.refused("ack", "west", CHECK, code=3, lang=lang)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("name", "named"),
    [pytest.param("gone.pdf", "gone.pdf", id="missing"), pytest.param("checklists", "checklists", id="folder")],
)
def test_evidence_that_cannot_be_read(clinics: Desk, name: str, named: str, lang: str) -> None:
    assert named in clinics.refused("evidence", "east", CHECK, "--file", name, code=3, lang=lang)
