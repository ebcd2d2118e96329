"""Two branches that both recorded merge without a conflict; nothing is lost, nothing counts twice."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from conftest import environment

if TYPE_CHECKING:
    from conftest import Desk

NOTICE = "county-2024-cold-chain"
WHO_I_AM = {
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
    **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "Keeper"),
    **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "keeper@example.org"),
}


def git(desk: Desk, *words: str) -> str:
    """What git says in the workspace."""
    line = ["git", "-c", "init.defaultBranch=main", "-c", "core.autocrlf=false", *words]
    env = environment(WHO_I_AM)
    return subprocess.run(line, cwd=desk.root, env=env, check=True, capture_output=True, encoding="utf-8").stdout


def commit(desk: Desk, message: str) -> None:
    """Commit everything that is not ignored."""
    git(desk, "add", "--all")
    git(desk, "commit", "-m", message)


@pytest.fixture
def shared(clinics: Desk) -> Desk:
    """The county in git, with one record that both branches start from."""
    clinics.said("ack", "--all", "self-check", "--on", "2024-03-04")
    git(clinics, "init")
    commit(clinics, "start")
    return clinics


def test_the_lock_and_the_feeds_are_not_kept_in_git(shared: Desk) -> None:
    shared.said("calendar")
    shared.said("note", "east", "self-check", "--note", "x")
    assert git(shared, "status", "--porcelain") == f" M records/{NOTICE}/east-clinic.toml\n"


def test_two_branches_merge(shared: Desk) -> None:
    git(shared, "branch", "other")
    shared.said("submit", "east", "self-check", "--on", "2024-03-20", "--by", "甲")
    shared.said("note", "--all", "self-check", "--note", "甲催办", "--by", "甲")
    shared.said("done", "hill", "self-check", "--on", "2024-03-21", "--by", "甲")
    commit(shared, "ours")
    git(shared, "checkout", "other")
    shared.said("note", "--all", "self-check", "--note", "乙催办", "--by", "乙")
    shared.said(
        "extend", "east", "self-check", "--to", "2024-04-10", "--note", "洪水", "--on", "2024-03-19", "--by", "乙"
    )
    shared.said("done", "hill", "self-check", "--on", "2024-03-22", "--by", "乙")
    shared.said("ack", "east", "training", "--on", "2024-03-05", "--by", "乙")
    commit(shared, "theirs")
    git(shared, "checkout", "main")
    git(shared, "merge", "other", "-m", "both")

    assert git(shared, "status", "--porcelain") == ""
    assert shared.run("check").returncode == 0
    events = shared.json("log")["events"]
    assert len({event["id"] for event in events}) == len(events) == 4 + (1 + 4 + 1) + (4 + 1 + 1 + 1)
    hill = [(event["by"], event["did"], event["effect"]) for event in events if event["did"] == "done"]
    assert hill == [("甲", "done", "counts"), ("乙", "done", "no-effect")], (
        "the earlier day stands, the later says nothing new"
    )
    assert shared.cell("hill-clinic", "self-check", "2024-03-30")["done_on"] == "2024-03-21"
    assert shared.cell("east-clinic", "self-check", "2024-03-30")["progress"] == "submitted"
    assert shared.cell("east-clinic", "training", "2024-03-06")["due"] == "2024-03-14", (
        "the first acknowledgement counts"
    )
    totals = shared.json("status", "--as-of", "2024-03-30")["totals"]
    assert (totals["done"], totals["submitted"]) == (1, 1)
    shared.said("accept", "east", "self-check", "--on", "2024-03-22")


def test_the_same_addition_on_both_branches_counts_once(shared: Desk) -> None:
    """A commit picked into the other branch carries the same event ids."""
    git(shared, "branch", "other")
    shared.said("submit", "east", "self-check", "--on", "2024-03-20")
    commit(shared, "submitted")
    picked = git(shared, "rev-parse", "HEAD").strip()
    shared.said("note", "east", "self-check", "--note", "ours")
    commit(shared, "ours")
    git(shared, "checkout", "other")
    shared.said("note", "east", "self-check", "--note", "theirs")
    commit(shared, "theirs")
    git(shared, "cherry-pick", picked)
    git(shared, "checkout", "main")
    git(shared, "merge", "other", "-m", "both")
    events = shared.json("log", "--unit", "east")["events"]
    assert sorted(event["did"] for event in events) == ["acknowledge", "note", "note", "submit"]
    assert shared.run("check").returncode == 0


def test_two_new_records_merge(shared: Desk) -> None:
    """Both branches begin the same file."""
    git(shared, "branch", "other")
    shared.said("note", "county-hospital", "photos", "--note", "ours")
    commit(shared, "ours")
    git(shared, "checkout", "other")
    (shared.root / "records" / NOTICE / "county-hospital.toml").unlink()
    shared.said("start", "county-hospital", "photos", "--on", "2024-03-12")
    commit(shared, "theirs")
    git(shared, "checkout", "main")
    git(shared, "merge", "other", "-m", "both")
    assert shared.run("check").returncode == 0


def test_a_merged_record_can_be_added_to(shared: Desk) -> None:
    git(shared, "branch", "other")
    for branch in ("main", "other"):
        git(shared, "checkout", branch)
        shared.said("note", "east", "self-check", "--note", branch)
        commit(shared, branch)
    git(shared, "merge", "main", "-m", "both")
    before = shared.tree()[f"records/{NOTICE}/east-clinic.toml"].splitlines()
    shared.said("submit", "east", "self-check", "--on", "2024-03-20")
    after = shared.tree()[f"records/{NOTICE}/east-clinic.toml"].splitlines()
    assert after[: len(before) - 1] == before[:-1]
    assert len(shared.json("log", "--unit", "east")["events"]) == 4
