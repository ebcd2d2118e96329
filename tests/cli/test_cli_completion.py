"""What the Tab key offers: words of this workspace, or nothing, never an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Desk

NOTICE = "county-2024-cold-chain"
ALL_UNITS = ["east-clinic", "west-clinic", "hill-clinic", "county-hospital"]
ALL_REQUIREMENTS = [f"{NOTICE}/{name}" for name in ("self-check", "photos", "training", "vigilance")]


def offered(desk: Desk, line: str) -> list[str]:
    """What bash is told when the Tab key is pressed at the end of a line."""
    words = line.split(" ")
    asked = {"_NOTICE_TASKS_COMPLETE": "complete_bash", "COMP_CWORD": str(len(words) - 1)}
    result = desk.run(env=asked | {"COMP_WORDS": "\n".join(words)})
    assert (result.returncode, result.stderr) == (0, "")
    return [word for word in str(result.stdout).splitlines() if word]


OTHER_STANDINGS = ("due-today", "due-soon", "unresolved", "not-handed-in", "handed-in-late", "not-accepted")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param("notice-tasks done ea", ["east-clinic"], id="a unit"),
        pytest.param("notice-tasks done east-clinic ", [*ALL_UNITS, *ALL_REQUIREMENTS], id="units and requirements"),
        pytest.param(f"notice-tasks done east-clinic {NOTICE}/p", [f"{NOTICE}/photos"], id="a requirement"),
        pytest.param("notice-tasks show c", ["county-hospital", NOTICE, *ALL_REQUIREMENTS], id="whatever can be shown"),
        pytest.param("notice-tasks status --unit w", ["west-clinic"], id="an option's unit"),
        pytest.param("notice-tasks ack --group ", ["clinics"], id="an option's group"),
        pytest.param("notice-tasks ack county-2", [*ALL_REQUIREMENTS, NOTICE], id="a notice to acknowledge"),
        pytest.param("notice-tasks done county-2", ALL_REQUIREMENTS, id="no notice to be done"),
        pytest.param("notice-tasks log --notice ", [NOTICE], id="an option's notice"),
        pytest.param("notice-tasks new x --who c", ["clinics", "county-hospital"], id="whom to track"),
        pytest.param("notice-tasks status --fail-on ov", ["overdue"], id="a word of a list"),
        pytest.param("notice-tasks check --fail-on overdue,und", ["overdue,undated"], id="another word of a list"),
        pytest.param(
            "notice-tasks check --fail-on undated,overdue,",
            [f"undated,overdue,{word}" for word in OTHER_STANDINGS],
            id="each word of a list once",
        ),
        pytest.param("notice-tasks check --select N60", ["N601", "N602"], id="codes"),
        pytest.param("notice-tasks check --ignore N1,N601,N60", ["N1,N601,N602"], id="another code"),
        pytest.param("notice-tasks calendar --only al", ["all"], id="the feed of all"),
        pytest.param("notice-tasks calendar --only c", ["clinics", "county-hospital", NOTICE], id="feeds"),
        pytest.param("notice-tasks exe", ["exempt"], id="a command"),
        pytest.param("notice-tasks 审", ["审核通过"], id="a Chinese command"),
        pytest.param("notice-tasks 签收 ea", ["east-clinic"], id="a unit after a Chinese command"),
        pytest.param("notice-tasks new x --kind 长", ["长期要求"], id="a Chinese value"),
        pytest.param("notice-tasks new x --kind st", ["standing"], id="a value"),
        pytest.param("notice-tasks status --fail-on not-h", ["not-handed-in"], id="what has fallen due"),
        pytest.param("notice-tasks status --fail-on 未", ["未报", "未办结"], id="the same in Chinese"),
        pytest.param("notice-tasks status --fail-on overdue,今", ["overdue,今日截止"], id="a Chinese word of a list"),
        pytest.param("notice-tasks cal", ["calc", "calendar"], id="the first of two words"),
        pytest.param("notice-tasks calendar ", ["doctor"], id="the second of two words"),
        pytest.param("notice-tasks calendar doctor --st", ["--strict"], id="an option after two words"),
        pytest.param("notice-tasks done 东", ["东村卫生室"], id="a name"),
        pytest.param("notice-tasks done nothing-like-it", [], id="nothing"),
    ],
)
def test_the_tab_key_offers(clinics: Desk, line: str, words: list[str]) -> None:
    assert sorted(offered(clinics, line)) == sorted(words)


def test_another_workspace_can_be_named(clinics: Desk, empty: Desk) -> None:
    assert offered(empty, f"notice-tasks --workspace {clinics.root} done ea") == ["east-clinic"]


def test_nothing_is_offered_where_there_is_nothing(clinics: Desk) -> None:
    (clinics.root / "units.toml").write_text("format = ", encoding="utf-8")
    assert offered(clinics, "notice-tasks done ea") == []
    (clinics.root / "notice-tasks.toml").unlink()
    assert offered(clinics, "notice-tasks done ea") == []


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("O", r"O\'Neill\ \$5\ \(new\)"),
        ('"O', r"O'Neill \$5 (new)"),
        ("'O", r"O'\''Neill $5 (new)"),
    ],
    ids=["no quote", "double quote", "single quote"],
)
def test_bash_gets_a_name_quoted_as_the_word_was_begun(clinics: Desk, typed: str, word: str) -> None:
    rename(clinics, "O'Neill $5 (new)")
    assert offered(clinics, f"notice-tasks show {typed}") == [word]


def rename(desk: Desk, name: str) -> None:
    """Give the first unit another name."""
    register = desk.root / "units.toml"
    text = register.read_text(encoding="utf-8")
    assert "东村卫生室" in text
    register.write_text(text.replace("东村卫生室", name), encoding="utf-8")


@pytest.mark.parametrize("shell", ["zsh", "fish", "bash"])
def test_the_script_of_a_named_shell_is_printed(empty: Desk, shell: str) -> None:
    script = empty.said("--show-completion", shell)
    assert f"_NOTICE_TASKS_COMPLETE=complete_{shell}" in script
    assert empty.said(f"--show-completion={shell}") == script


def test_an_unknown_shell_is_refused(empty: Desk) -> None:
    assert "bash, zsh, fish" in empty.refused("--show-completion", "tcsh")
