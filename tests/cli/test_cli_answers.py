"""Answers that say what a coordinator has to know: what was meant, what is missing, and the line to type."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Desk

NOTICE = "county-2024-cold-chain"
CHECK, PHOTOS, TRAINING = f"{NOTICE}/self-check", f"{NOTICE}/photos", f"{NOTICE}/training"
THREE = "东村卫生室、西村卫生室，hill-clinic"


def test_explain_takes_a_pasted_list_of_units(clinics: Desk) -> None:
    wanted = clinics.said("explain", "east-clinic", "west-clinic", "hill-clinic", CHECK)
    assert clinics.said("explain", THREE, CHECK) == wanted
    assert wanted.count("east-clinic") == 1


def test_explain_says_which_words_are_missing_or_in_the_wrong_order(clinics: Desk) -> None:
    lines = [
        (["说明", "东村卫生室"], "notice-tasks show 东村卫生室"),
        (["explain", "self-check", "东村卫生室", "--as-of", "2024-03-20"], "explain 东村卫生室 self-check"),
        (["explain", "村卫生室", "self-check"], "explain --group 村卫生室 self-check"),
        (["查看", "村卫生室"], "notice-tasks units --group clinics"),
    ]
    for result, (words, line) in zip(clinics.run_all([words for words, _line in lines]), lines, strict=True):
        assert result.returncode == 2, words
        assert line in result.stderr


def test_repeating_for_many_units_says_since_when_it_is_so(clinics: Desk) -> None:
    clinics.said("ack", "east", "west", NOTICE, "--on", "2024-03-07")
    clinics.said("ack", "hill", NOTICE, "--on", "2024-03-08 09:30")
    again = ("ack", "east", "west", "hill", NOTICE, "--on", "2024-03-10")
    assert clinics.said(*again).splitlines()[1:] == [
        "    2 units, already so since 2024-03-07: 东村卫生室, 西村卫生室",
        "    1 unit, already so since 2024-03-08 09:30: 山顶卫生室",
    ]
    assert "2个单位2024-03-07已记过，不用再记：东村卫生室、西村卫生室" in clinics.said(*again, "--lang", "zh")
    batch = clinics.json("submit", "--group", "clinics", CHECK, "--on", "2024-03-20")["batch"]
    undone = clinics.json("undo", "--batch", batch)["recorded"][0]["event"]["on"]
    assert f"    3 units, taken back already on {undone}: " in clinics.said("undo", "--batch", batch)


def test_a_month_has_what_is_open_in_it(clinics: Desk) -> None:
    """The photos may be handed in from 10 March to 10 April."""
    for month, shown in (("2024-02", False), ("2024-03", True), ("2024-04", True), ("2024-05", False)):
        said = clinics.json("show", "county-hospital", "--month", month, "--as-of", "2024-03-15")
        assert ("photos" in {cell["requirement"] for cell in said["cells"]}) is shown, month


def test_a_refusal_of_some_units_has_the_line_for_the_others(clinics: Desk) -> None:
    clinics.said("submit", "east", "west", CHECK, "--on", "2024-03-20")
    clinics.said("submit", "hill", CHECK, "--on", "2024-03-22")
    refused = clinics.refused("accept", "-g", "clinics", CHECK, "--on", "2024-03-21", "--by", "王 工")
    line = f'accept {CHECK} --group clinics --except hill-clinic --on 2024-03-21 --by "王 工"'
    assert refused.splitlines()[0].endswith(f"the others: notice-tasks {line}")
    said = clinics.run("审核通过", "东村卫生室、山顶卫生室", CHECK, "--on", "2024-03-21", "--lang", "zh").stderr
    assert "只记其余单位：notice-tasks accept 东村卫生室、山顶卫生室" in said
    clinics.said(*said.splitlines()[0].partition("notice-tasks ")[2].split())
    clinics.said(*shlex.split(line))
    # With nothing left to record, there is no such line.
    assert "the others" not in clinics.refused("accept", "-g", "clinics", CHECK, "--on", "2024-03-21")


def test_units_that_are_not_asked_are_left_out_of_the_line_for_the_others(clinics: Desk) -> None:
    told = clinics.refused("ack", "east、county-hospital", TRAINING, "--on", "2024-03-20")
    line = told.strip().partition("others: notice-tasks ")[2]
    assert line == f"ack east、county-hospital {TRAINING} --except county-hospital --on 2024-03-20"
    clinics.said(*line.split())


def test_fail_on_says_what_it_found(clinics: Desk) -> None:
    clinics.said("submit", "east", CHECK, "--on", "2024-04-02")
    words = ["status", "--as-of", "2024-04-05", "--fail-on", "overdue,due-soon,逾期,handed-in-late"]
    plain, json, chinese, by, none = clinics.run_all(
        [
            words,
            [*words, "--json"],
            [*words, "--lang", "zh"],
            [*words, "--by", "group"],
            ["status", "--as-of", "2024-04-05", "--fail-on", "due-today"],
        ]
    )
    told = "Exit code 1, because of --fail-on: overdue: 3, handed-in-late: 1.\n"
    assert {(result.returncode, result.stderr) for result in (plain, json, by)} == {(1, told)}
    assert chinese.stderr == "按 --fail-on 的要求以退出码1结束：overdue（逾期）3项、handed-in-late（迟报）1项。\n"
    assert (none.returncode, none.stderr) == (0, "")


def test_a_status_of_nothing_says_so(clinics: Desk) -> None:
    file = clinics.root / "checklists/other.toml"
    file.write_text(
        'format = 1\n[notice]\nid = "other"\ntitle = "T"\nrevised = 2024-03-01\n[anchors]\nissued = 2024-03-01\n'
        '[[requirement]]\nid = "x"\ntitle = "X"\nkind = "action"\nactors = "a"\nwho = ["county-hospital"]\n'
        "due = 2024-03-29\n",
        encoding="utf-8",
    )
    assert clinics.said("status", "-n", "other", "-u", "east").splitlines()[1:] == [
        "Nothing is asked of these units here."
    ]
    for words in (["status"], ["matrix"], ["show", "east-clinic"]):
        said = clinics.said(*words, "-n", "other", *(["-u", "east"] if words[0] != "show" else []), "--lang", "zh")
        assert said.splitlines()[-1] == "这里没有要所选单位办的事项。"


MONTHLY = """
[[requirement]]
id = "monthly"
title = "月报"
kind = "report"
actors = "各村卫生室"
who = ["clinics"]
due = { every = "month", day = 20, from = 2024-03-01 }
"""


def test_requirements_as_input_methods_and_screens_write_them(clinics: Desk) -> None:
    checklist = clinics.root / f"checklists/{NOTICE}.toml"
    checklist.write_text(checklist.read_text(encoding="utf-8") + MONTHLY, encoding="utf-8")
    lines = [
        ["explain", "east", word, "--as-of", "2024-04-30", "--json"]
        for word in (
            "月报@2024-03-20",
            "月报＠3月",
            f"{NOTICE}／monthly＠３月",
            "月报（2024-03-20期）",
            "月报, 2024-03-20",
            "月报@上月",
        )
    ]
    assert len({result.stdout for result in clinics.run_all(lines)}) == 1
    assert clinics.json(*lines[0][:-1])["occurrence"] == "2024-03-20"
    acts = [
        ["submit", "east", word, "--on", "2024-03-19", "--dry-run"]
        for word in ("月报＠2024年3月", "月报（2024-03-20期）")
    ]
    assert [result.returncode for result in clinics.run_all(acts)] == [0, 0]
    assert clinics.said("show", f"{NOTICE}／self-check") == clinics.said("show", CHECK)


def test_a_day_and_its_time_need_quotes(clinics: Desk) -> None:
    lines = [
        (f"submit east {CHECK} --on 3月20日 16:00", f'submit east {CHECK} --on "3月20日 16:00"'),
        (f"submit west --on 2024-03-20 9:05 {CHECK}", f'submit west --on "2024-03-20 9:05" {CHECK}'),
        (f"submit hill {CHECK} --on=2024-03-20 16:00", f'submit hill {CHECK} "--on=2024-03-20 16:00"'),
        (f"submit county {CHECK} --on 3月20日 16点30分", f'submit county {CHECK} --on "3月20日 16点30分"'),
        (f"签收 east {CHECK} --on 3月20日 １６：００", f'ack east {CHECK} --on "3月20日 １６：００"'),
        ("status --as-of 2024-03-20 16:00", 'status --as-of "2024-03-20 16:00"'),
        ("calc --after 2024-03-20 16:00 --hours 2", 'calc --after "2024-03-20 16:00" --hours 2'),
    ]
    before = clinics.tree()
    for result, (_words, line) in zip(clinics.run_all([words.split() for words, _line in lines]), lines, strict=True):
        assert result.returncode == 2
        assert result.stderr.endswith(f"they need quotes. Write: notice-tasks {line}\n")
    assert clinics.tree() == before
    for _words, line in lines:
        clinics.run(*shlex.split(line)).check_returncode()


def test_words_of_days_and_notices(clinics: Desk) -> None:
    """The first and the last day of a window, a period after receipt, a notice and the units of a batch."""
    window, training = clinics.run_all(
        [
            ["explain", PHOTOS, "--lang", "zh"],
            ["show", TRAINING, "--lang", "zh"],
        ]
    )
    assert (
        "1. 清单按通知原文定为2024-03-10（周日）开始。\n  2. 清单按通知原文定为2024-04-10（周三）截止。"
        in window.stdout
    )
    assert "收到之日起10天内" in training.stdout
    clinics.said("submit", "east", "west", CHECK, "--on", "2024-03-20")
    told = clinics.run("undo", "east", "west", CHECK, "--lang", "zh").stdout
    assert "2个单位，均未撤销" in told
    checklist = clinics.root / f"checklists/{NOTICE}.toml"
    text = checklist.read_text(encoding="utf-8").replace(', "county-hospital"', "")
    checklist.write_text(text.replace('["county-hospital"]', '["clinics"]'), encoding="utf-8")
    refused = clinics.refused("ack", "county-hospital", NOTICE, lang="zh")
    assert f"通知《关于开展疫苗冷链自查的通知》（{NOTICE}）没有要“县人民医院”办的事" in refused
