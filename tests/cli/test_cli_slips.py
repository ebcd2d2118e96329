"""Slips of the keyboard: dashes, quotes, colons and blanks of Chinese input methods, lists, the order of words."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from notice_tasks.actions.lists import words_among
from notice_tasks.actions.lookup import Choice
from notice_tasks.cli.repair import repaired
from notice_tasks.cli.run import split_shared_options
from notice_tasks.cli.unknown_command import unknown_command
from notice_tasks.cli.verbs import RECORD, VERBS

if TYPE_CHECKING:
    from conftest import Desk

VALUE, FLAG, PAIR = (
    SimpleNamespace(is_flag=flag, nargs=n, metavar="X", type=SimpleNamespace(name="str"))
    for flag, n in ((False, 1), (True, 1), (False, 2))
)
OPTIONS = {
    "--note": VALUE,
    "--on": VALUE,
    "--group": VALUE,
    "-g": VALUE,
    "--all": FLAG,
    "--dry-run": FLAG,
    "--between": PAIR,
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("—-note 已催", "--note 已催"),
        ("－－note 已催", "--note 已催"),
        ("——note 已催", "--note 已催"),
        ("–note 已催", "--note 已催"),
        ("—note 已催", "--note 已催"),
        ("－ｎｏｔｅ 已催", "--note 已催"),
        ("－g 市属", "-g 市属"),
        ("——dry—run", "--dry-run"),
        ("--note“已催”", "--note 已催"),
        ("——note“已催”", "--note 已催"),
        ("--note“已 催 了” 东门", "--note|已 催 了|东门"),
        ("--note “已 催” 东门", "--note|已 催|东门"),
        ("--note ‘已催’", "--note 已催"),
        ("--note 「已催」", "--note 已催"),
        ("--note：已催", "--note 已催"),
        ("--note:已催", "--note 已催"),
        ("--note＝已催", "--note 已催"),
        ("--note=已催", "--note 已催"),
        ("--note=“已催”", "--note 已催"),
        ("--note已催", "--note 已催"),
        ("--on9月7日", "--on 9月7日"),
        ("--on　9月7日", "--on 9月7日"),
        ("-g市属", "-g 市属"),
        ("--between 9月1日 “9月30日”", "--between 9月1日 9月30日"),
        ("“东门” 月报", "东门 月报"),
        ("“东 门” 月报", "东 门|月报"),
        ("东门　西门　月报", "东门 西门 月报"),
        ("东门 　 月报", "东门 月报"),
        ("东门　--note　月报　", "东门 --note 月报"),
        ("——nota 已催", "--nota 已催"),
        ("——all月报", "--all=月报"),
        ("--nota=已催", "--nota=已催"),
        ("--all：月报", "--all=月报"),
    ],
)
def test_a_slip_with_one_meaning_is_mended(typed: str, meant: str) -> None:
    wanted = [word for part in meant.split("|") for word in ([part] if "|" in meant else part.split(" "))]
    assert repaired(typed.split(" "), OPTIONS) == wanted


@pytest.mark.parametrize(
    "typed",
    [
        "--note —-on 东门",
        "--note “已催”，等回复",
        "--note “已催 等回复",
        "--note “已催 说“好” 东门",
        "-- ——note “东门”",
        "—东门 月报",
        "--note : 月报",
        "--note 全角：，。 东门",
    ],
)
def test_what_may_mean_something_else_stays_as_it_is(typed: str) -> None:
    assert repaired(typed.split(" "), OPTIONS) == typed.split(" ")


def test_shared_options_may_have_the_same_slips() -> None:
    assert split_shared_options(["——lang", "zh", "status"]) == ({"--lang": "zh"}, ["status"])
    assert split_shared_options(["--lang：zh"]) == ({"--lang": "zh"}, [])
    assert split_shared_options(["—workspace=a"]) == ({"--workspace": "a"}, [])


def notes(desk: Desk) -> list[str]:
    """The notes on record."""
    return [line["note"] for line in desk.json("log")["events"] if line["note"]]


def test_slips_are_mended_where_a_command_runs(clinics: Desk) -> None:
    lines = [
        ["note", "east-clinic", "self-check", "--note“已催”"],
        ["note", "west-clinic", "self-check", "——note：又催"],
        ["——note", "再催", "note", "hill-clinic", "self-check"],
        ["－－all", "--note", "都催", "备注", "self-check", "-y"],
    ]
    for result in clinics.run_all(lines):
        assert result.returncode == 0, result.stderr
    assert {*notes(clinics)} == {"已催", "又催", "再催", "都催"}
    for words in (
        ["——plain"],
        ["－－help"],
        ["——version"],
        ["--plain", "status"],
        ["-u", "东", "status"],
        ["--json", "情况"],
    ):
        assert clinics.run(*words).returncode == 0


def test_a_command_that_is_not_first_is_put_there(clinics: Desk) -> None:
    said = clinics.refused("东门", "西 门", "报送", "月报", "--on", "昨天")
    assert "notice-tasks 报送 东门 '西 门' 月报 --on 昨天" in said
    assert "'status'" in clinics.refused("--unit", "status")
    assert "--nothing" in clinics.refused("--nothing", "submit", "东门", "self-check")


@pytest.mark.parametrize(
    ("word", "offered"),
    [
        ("export", ["--csv", "--json", "calendar"]),
        ("导出", ["--csv"]),
        ("delete", ["undo"]),
        ("撤消", ["notice-tasks 撤销."]),
        ("except", ["accept"]),
        ("未签收", ["notice-tasks 单位 or notice-tasks 情况"]),
        ("签受", ["'签收'"]),
        ("报怂", ["'报送'"]),
        ("议成", ["'议程'"]),
        ("程议", ["'议程'"]),
        ("签签收", ["'签收'"]),
        ("休日", ["'休息日'"]),
        ("审核通国", ["'审核通过'"]),
        ("开办", ["开始", "免办"]),
        ("办始", ["办结", "开始"]),
        ("报告", ["notice-tasks 报送, ", "情况", "总表"]),
        ("补正", ["notice-tasks 报送 or notice-tasks 退回"]),
        ("补报", ["notice-tasks 报送."]),
        ("审批", ["notice-tasks 审核通过"]),
        ("催促", ["notice-tasks 议程 --urgent --names or notice-tasks 备注"]),
        ("催办", ["备注"]),
        ("sumbit", ["'submit'"]),
        ("submt", ["'submit'"]),
        ("submitt", ["'submit'"]),
        ("exmept", ["'exempt'"]),
        ("notes", ["'note'"]),
        ("审核", ["notice-tasks 审核通过 or notice-tasks 退回"]),
        ("审核通", ["'审核通过'"]),
        ("agend", ["'agenda'"]),
        ("matirx", ["'matrix'"]),
    ],
)
def test_what_is_offered_for_an_unknown_command(clinics: Desk, word: str, offered: list[str]) -> None:
    said = clinics.refused(word)
    assert [part for part in offered if part not in said] == []
    assert "exempt" not in said or word == "exmept"


@pytest.mark.parametrize(
    "word",
    ["exports", "none", "back", "extent", "expect", "summit", "tone", "unto", "dune", "attempt", "star"],
)
def test_another_word_is_no_slip_of_a_recording_command(word: str) -> None:
    offered = unknown_command([word]).details.get("nearest")
    assert offered is None or VERBS[str(offered)][0] != RECORD


CHOICES = [Choice(name, (name, name)) for name in ("east", "东门卫生院", "西门", "East Clinic", "甲、乙联合体")]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["东门、西门，南湖"], ["东门", "西门", "南湖"]),
        (["东门 , 西门;南湖； 北"], ["东门", "西门", "南湖", "北"]),
        (["东门　西门"], ["东门", "西门"]),
        (["东门、", "、", "西门"], ["东门", "西门"]),
        (["East Clinic、西门"], ["East Clinic", "西门"]),
        (["East Cl"], ["East Cl"]),
        (["甲、乙联合体"], ["甲、乙联合体"]),
        ([""], []),
        (["，", " "], []),
    ],
)
def test_a_list_is_split_where_it_was_pasted(typed: list[str], meant: list[str]) -> None:
    assert words_among(typed, CHOICES) == meant


def test_lists_are_understood_where_units_and_groups_are_taken(clinics: Desk) -> None:
    wanted = clinics.said("matrix", "-u", "east-clinic", "-u", "west-clinic", "--as-of", "2024-03-20")
    pasted = (
        "东村卫生室、west-clinic",
        "east-clinic，west-clinic",
        "东村卫生室　 west-clinic",
        "east-clinic;west-clinic",
    )
    lines = [["matrix", "-u", words, "--as-of", "2024-03-20", "--lang", "en"] for words in pasted]
    assert {result.stdout for result in clinics.run_all(lines)} == {wanted}
    assert clinics.run("ack", "东村卫生室、west-clinic，", "hill-clinic", "self-check").returncode == 0
    recorded = {line["unit"] for line in clinics.json("log")["events"]}
    assert recorded == {"east-clinic", "west-clinic", "hill-clinic"}
    assert clinics.run("agenda", "--days", "７", "--notice", "county，").returncode == 0
    assert clinics.run("calendar", "--only", "east-clinic、all").returncode == 0


def test_an_option_does_not_take_the_next_one_for_its_value(clinics: Desk) -> None:
    before = clinics.tree()
    lines = [
        (["备注", "东村卫生室", "self-check", "--note", "--dry-run"], "--note=--dry-run"),
        (["note", "east-clinic", "self-check", "--note", "-n"], "--note=-n"),
        (["note", "east-clinic", "self-check", "--note", "——dry-run"], "--note"),
        (["submit", "east-clinic", "self-check", "--on", "--by", "王"], "--on=--by"),
        (["submit", "-g", "--under", "东村卫生室", "self-check"], "--group=--under"),
        (["submit", "-g", "-y", "self-check"], "--group=-y"),
        (["extend", "east-clinic", "self-check", "--to", "--note", "x"], "--to=--note"),
        (["evidence", "west-clinic", "self-check", "--file", "--url", "http://a"], "--file=--url"),
        (["undo", "east-clinic", "self-check", "--event", "--dry-run"], "--event=--dry-run"),
        (["undo", "--batch", "--dry-run"], "--batch=--dry-run"),
        (["status", "-n", "-u", "east-clinic"], "--notice=-u"),
        (["status", "--as-of", "--json"], "--as-of=--json"),
        (["status", "--csv", "--"], "--csv=--"),
        (["--note", "--dry-run", "note", "east-clinic", "self-check"], "--note=--dry-run"),
        (["status", "--workspace", "--json"], "--workspace=--json"),
    ]
    for lang, said in (("en", "needs a value"), ("zh", "后面要写内容")):
        for result, (words, example) in zip(
            clinics.run_all([["--lang", lang, *words] for words, _example in lines]), lines, strict=True
        ):
            assert result.returncode == 2, words
            assert said in result.stderr, words
            assert example in result.stderr
    assert clinics.tree() == before


def test_a_value_may_begin_with_a_hyphen(clinics: Desk) -> None:
    lines = [
        ["note", "east-clinic", "self-check", "--note=--dry-run"],
        ["note", "west-clinic", "self-check", "--note", "-5度"],
        ["note", "hill-clinic", "self-check", "--note", "——见附件", "-y", "--by", "王"],
        ["status", "--csv", "-"],
    ]
    assert [result.returncode for result in clinics.run_all(lines)] == [0] * 4
    assert {*notes(clinics)} == {"--dry-run", "-5度", "——见附件"}
