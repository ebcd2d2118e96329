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
    asked = {"_NOTICE_TASKS_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    result = desk.run(env=asked)
    assert (result.returncode, result.stderr) == (0, "")
    return str(result.stdout).split()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param("notice-tasks done ea", ["east-clinic"], id="a unit"),
        pytest.param("notice-tasks done east-clinic ", [*ALL_UNITS, *ALL_REQUIREMENTS], id="units and requirements"),
        pytest.param(f"notice-tasks done east-clinic {NOTICE}/p", [f"{NOTICE}/photos"], id="a requirement"),
        pytest.param("notice-tasks show c", ["county-hospital", NOTICE, *ALL_REQUIREMENTS], id="whatever can be shown"),
        pytest.param("notice-tasks status --unit w", ["west-clinic"], id="an option's unit"),
        pytest.param("notice-tasks ack --group ", ["clinics"], id="an option's group"),
        pytest.param("notice-tasks log --notice ", [NOTICE], id="an option's notice"),
        pytest.param("notice-tasks new x --who c", ["clinics", "county-hospital"], id="whom to track"),
        pytest.param("notice-tasks exe", ["exempt"], id="a command"),
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
