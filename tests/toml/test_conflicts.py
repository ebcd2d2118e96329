"""Conflicts that git left in a TOML file: each is called so, and none is seen where there is none."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from notice_tasks.toml.text import parse

if TYPE_CHECKING:
    from conftest import Desk

SIDES = "<<<<<<< HEAD\na = 1\n=======\na = 2\n>>>>>>> it's a \"branch\n"


def conflicts(text: str) -> list[str]:
    """Where conflicts are found; nothing where the text can be read or has another fault."""
    found = parse(text.encode(), "x.toml")
    if isinstance(found, dict):
        return []
    return [f"{fault.place.line}:{fault.place.column}" for fault in found if fault.code == "N105"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param(SIDES, ["1:1"], id="of one line"),
        pytest.param(SIDES.replace("\n", "\r\n"), ["1:1"], id="with CRLF"),
        pytest.param(f"b = 1\n{SIDES}c = 1\n{SIDES}", ["2:1", "8:1"], id="two, each once"),
        pytest.param(SIDES.replace("=======", "||||||| 1a2b3c\na = 0\n======="), ["1:1"], id="with the origin of both"),
        pytest.param(
            "<<<<<<< HEAD\na = 1\n||||||| origin\n<<<<<<<<< x\na = 3\n=========\na = 4\n>>>>>>>>> y\n"
            "=======\na = 2\n>>>>>>> b\n",
            ["1:1"],
            id="with an origin that is a conflict itself",
        ),
        pytest.param("a = [\n    1,\n" + SIDES.replace("a = ", "    ") + "]\n", ["3:1"], id="in a list"),
        pytest.param(f"on = 2024-02-30\n{SIDES}", ["2:1"], id="below another fault"),
        pytest.param(f"a = 'x\n{SIDES}", ["2:1"], id="below a quote that is not closed"),
        pytest.param(f"\ufeffb = 1\n{SIDES}", ["2:1"], id="in a file with a byte order mark"),
        pytest.param(SIDES.removeprefix("<<<<<<< HEAD\n"), ["2:1"], id="its beginning taken out"),
        pytest.param("a = 1\n>>>>>>> theirs\n", ["2:1"], id="only its end left"),
        pytest.param("a = 1\n||||||| origin\nb = 1\n=======\n>>>>>>> theirs\n", ["2:1"], id="its first side taken out"),
        pytest.param(SIDES + "b = 1\n" + SIDES.replace(">>>>>>>", "#"), ["1:1", "7:1"], id="the end of the last gone"),
        pytest.param(SIDES.replace(">>>>>>>", "#") + SIDES, ["1:1", "6:1"], id="the end of the first gone"),
        pytest.param(
            'a = """\nx\n<<<<<<< HEAD\ny"""\n=======\nz"""\n>>>>>>> theirs\nb = 1\n', ["5:1"], id="within a text"
        ),
        pytest.param("a = '''\n<<<<<<< HEAD\n", ["2:1"], id="in a text of many lines that is not closed"),
        pytest.param("<<<<<<<<<<\na = 1\n==========\n>>>>>>>>>>\n", ["1:1"], id="where git was told of longer marks"),
    ],
)
def test_a_conflict_is_found(text: str, places: list[str]) -> None:
    assert conflicts(text) == places


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f'a = """\n{SIDES}"""\n', id="a text of many lines"),
        pytest.param(f"a = '''\n{SIDES}'''\n", id="one between apostrophes"),
        pytest.param(f'a = """\n{SIDES}"""\nb = ?\n', id="a text of many lines, and another fault"),
        pytest.param(f"a = '''\n{SIDES}'''\nb = ?\n", id="one between apostrophes, and another fault"),
        pytest.param(f'a = """ \\""" \n{SIDES}"""\nb = ?\n', id="one with quotes in it"),
        pytest.param("# <<<<<<< HEAD\n# =======\nb = ?\n", id="comments"),
        pytest.param('a = "<<<<<<< HEAD"\nb = ?\n', id="a text of one line"),
        pytest.param("a = 1\n==========\n", id="a line drawn by hand"),
        pytest.param("<<<<<<<HEAD\n", id="no mark of git's"),
        pytest.param("<<<<<< HEAD\n", id="too short"),
    ],
)
def test_what_is_no_conflict(text: str) -> None:
    assert conflicts(text) == []


def test_two_encodings_of_two_sides() -> None:
    content = b"<<<<<<< HEAD\na = '" + "省".encode() + b"'\n=======\na = '" + "省".encode("gbk") + b"'\n>>>>>>> b\n"
    found = parse(content, "x.toml")
    assert isinstance(found, tuple)
    assert [(fault.code, fault.place.line) for fault in found] == [("N105", 1)]


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
@pytest.mark.parametrize("crlf", ["false", "true"])
def test_what_git_itself_leaves(clinics: Desk, style: str, crlf: str) -> None:
    root = clinics.root
    (root / ".gitattributes").unlink()

    def git(*words: str, code: int = 0) -> None:
        settings = ["-c", f"merge.conflictStyle={style}", "-c", f"core.autocrlf={crlf}"]
        settings += ["-c", "user.name=keeper", "-c", "user.email=keeper@example.org"]
        done = subprocess.run(["git", *settings, *words], cwd=root, capture_output=True, check=False)
        assert done.returncode == code, done

    files = [root / "units.toml", root / "notice-tasks.toml", *root.glob("checklists/*.toml")]
    git("init", "--quiet", "--initial-branch=main")
    git("add", "--all")
    git("commit", "--quiet", "--message=first")
    for branch in ("theirs", "main"):
        git("checkout", "--quiet", *(["-b"] if branch == "theirs" else []), branch)
        for file in files:
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace("format = 1\n", f"format = 1\n# {branch}\n"), encoding="utf-8")
        git("commit", "--quiet", "--all", f"--message={branch}")
    git("merge", "--quiet", "theirs", code=1)
    found = clinics.run("check", "--lang", "en")
    assert (found.returncode, found.stdout.count(" N105 ")) == (1, 3), found
    assert "N103" not in found.stdout
    read = clinics.run("status", "--lang", "en")
    (said,) = {line for line in read.stderr.splitlines() if "N105" in line}
    assert said in found.stdout
    assert "git checkout --ours notice-tasks.toml" in said
    assert "git add notice-tasks.toml" in said
    git("checkout", "--ours", *(str(file) for file in files))
    git("add", "--all")
    assert clinics.run("check").returncode == 0
