"""Whom a recording command is for, and what becomes of them: all or nothing."""

from __future__ import annotations

import datetime
import shlex
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Desk

NOTICE = "county-2024-cold-chain"
CHECK = f"{NOTICE}/self-check"
CLINICS = ["east-clinic", "west-clinic", "hill-clinic"]


@pytest.mark.parametrize(
    ("words", "units"),
    [
        pytest.param(["east-clinic", CHECK], ["east-clinic"], id="one"),
        pytest.param(["west-clinic", "east-clinic", CHECK], ["east-clinic", "west-clinic"], id="several"),
        pytest.param(["east-clinic", "东村卫生室", CHECK], ["east-clinic"], id="one twice"),
        pytest.param(["东村卫生室", CHECK], ["east-clinic"], id="by name"),
        pytest.param(["东村", CHECK], ["east-clinic"], id="by the beginning of a name"),
        pytest.param(["ea", CHECK], ["east-clinic"], id="by the beginning of an id"),
        pytest.param(["--group", "clinics", CHECK], CLINICS, id="a group"),
        pytest.param(["-g", "村", CHECK], CLINICS, id="a group by the beginning of its name"),
        pytest.param(
            ["county-hospital", CHECK, "-g", "clinics"], [*CLINICS, "county-hospital"], id="a unit and a group"
        ),
        pytest.param(["--all", CHECK], [*CLINICS, "county-hospital"], id="all"),
        pytest.param(["hill-clinic", "self-check"], ["hill-clinic"], id="a requirement alone"),
        pytest.param(["hill-clinic", "self"], ["hill-clinic"], id="the beginning of a requirement"),
        pytest.param(["hill-clinic", "county/self"], ["hill-clinic"], id="the beginning of both"),
        pytest.param(["hill-clinic", "关于开展疫苗冷链自查的通知/报送"], ["hill-clinic"], id="titles"),
    ],
)
def test_whom_it_is_for(clinics: Desk, words: list[str], units: list[str]) -> None:
    recorded = clinics.json("ack", *words, "--on", "2024-03-04")["recorded"]
    assert [result["cell"]["unit"] for result in recorded] == units
    assert {result["cell"]["requirement"] for result in recorded} == {"self-check"}
    written = {file for file in clinics.tree() if file.startswith("records/")}
    assert written == {f"records/{NOTICE}/{unit}.toml" for unit in units}


def test_what_is_recorded_is_what_was_said(clinics: Desk) -> None:
    before = datetime.datetime.now(datetime.UTC)
    document = clinics.json("submit", "east", CHECK, "--on", "2024-03-20", "--by", "王工", "--note", " 纸质件 ")
    (recorded,) = document["recorded"]
    event = recorded["event"]
    assert (event["did"], event["on"], event["by"], event["note"]) == ("submit", "2024-03-20", "王工", "纸质件")
    assert (recorded["new"], recorded["file"], document["dry_run"]) == (
        True,
        f"records/{NOTICE}/east-clinic.toml",
        False,
    )
    assert (recorded["cell"]["progress"], recorded["cell"]["timeliness"]) == ("submitted", "met")
    at = datetime.datetime.fromisoformat(event["at"])
    assert (at.utcoffset(), len(event["id"])) == (datetime.timedelta(hours=8), 8)
    assert abs(at - before) < datetime.timedelta(minutes=5)
    assert clinics.json("log")["events"][0]["id"] == event["id"]


@pytest.mark.parametrize(
    ("env", "flags", "by"),
    [
        pytest.param({}, [], "keeper", id="login name"),
        pytest.param({"NOTICE_TASKS_BY": "李姐"}, [], "李姐", id="NOTICE_TASKS_BY"),
        pytest.param({"NOTICE_TASKS_BY": "李姐"}, ["--by", "王工"], "王工", id="--by"),
        pytest.param({"NOTICE_TASKS_BY": " "}, ["--by", " "], "keeper", id="blanks are nobody"),
        pytest.param({"USER": None, "LOGNAME": None, "USERNAME": None}, [], None, id="the system's name"),
    ],
)
def test_who_says_so(clinics: Desk, env: dict[str, str | None], flags: list[str], by: str | None) -> None:
    from getpass import getuser  # noqa: PLC0415

    (recorded,) = clinics.json("ack", "east", CHECK, *flags, env=env)["recorded"]
    assert recorded["event"]["by"] == (by or getuser())
    assert clinics.run("check").returncode == 0


@pytest.mark.parametrize("words", [["ack"], ["submit"], ["note", "--note", "x"]])
def test_a_blank_note_leaves_nothing_behind(clinics: Desk, words: list[str]) -> None:
    (recorded,) = clinics.json(words[0], "east", CHECK, *words[1:])["recorded"]
    blank = clinics.run("start", "west", CHECK, "--note", "  ")
    assert (recorded["new"], blank.returncode) == (True, 0)
    assert clinics.run("check").returncode == 0


def test_one_refusal_keeps_all_from_being_written(clinics: Desk) -> None:
    clinics.said("exempt", "west-clinic", CHECK, "--on", "2024-03-05", "--note", "停业")
    said = clinics.refused("submit", "east", "west", "hill", CHECK, "--on", "2024-03-20")
    assert said.splitlines()[0].startswith(f"error: Nothing was recorded for 报送冷链自查表 ({CHECK}), because of the")
    assert [line.split(":")[0].strip() for line in said.splitlines()[1:]] == ["西村卫生室 (west-clinic)"]


def test_every_refusal_is_told(clinics: Desk) -> None:
    said = clinics.refused("accept", *CLINICS, CHECK, lang="zh")
    assert said.splitlines()[1].startswith("  3个单位（东村卫生室、西村卫生室、山顶卫生室）：")


@pytest.mark.parametrize("whom", [["--all"], ["--group", "clinics"]])
def test_a_groups_units_that_are_past_it_are_passed_over(clinics: Desk, whom: list[str]) -> None:
    clinics.said("exempt", "west-clinic", CHECK, "--on", "2024-03-05", "--note", "停业")
    document = clinics.json("submit", *whom, CHECK, "--on", "2024-03-20")
    assert document["skipped"] == [{"unit": "west-clinic", "unit_name": "西村卫生室", "reason": "act-not-allowed"}]
    assert {result["cell"]["unit"] for result in document["recorded"]} >= {"east-clinic", "hill-clinic"}
    assert "西村卫生室" in clinics.said("submit", *whom, CHECK, "--on", "2024-03-20").splitlines()[-1]


def test_a_named_unit_is_not_passed_over(clinics: Desk) -> None:
    clinics.said("exempt", "west-clinic", CHECK, "--on", "2024-03-05", "--note", "停业")
    words = ["submit", "west", "--group", "clinics", CHECK, "--on", "2024-03-20"]
    assert "(west-clinic)" in clinics.refused(*words)


@pytest.mark.parametrize("some", [["west"], ["--group", "clinics"]], ids=" ".join)
def test_all_is_not_some(clinics: Desk, some: list[str]) -> None:
    assert "--all means every unit" in clinics.refused("submit", "--all", *some, CHECK)


def test_whom_an_act_does_not_suit_is_told_by_where_they_stand(clinics: Desk) -> None:
    clinics.said("ack", "east", CHECK, "--on", "2024-03-05")
    clinics.said("submit", "west", CHECK, "--on", "2024-03-20")
    told = clinics.said("accept", "--group", "clinics", CHECK, "--on", "2024-03-21", "--lang", "zh").splitlines()
    assert told[-2:] == ["    已签收1个单位：东村卫生室", "    未办1个单位：山顶卫生室"]


def test_what_was_accepted_is_not_handed_back_with_a_whole_group(clinics: Desk) -> None:
    clinics.said("done", "east", CHECK, "--on", "2024-03-20")
    clinics.said("submit", "west", CHECK, "--on", "2024-03-20")
    sent = clinics.json("return", "--all", CHECK, "--note", "缺附件")
    assert [result["cell"]["unit"] for result in sent["recorded"]] == ["west-clinic"]
    assert clinics.json("return", "east", CHECK, "--note", "缺附件")["recorded"][0]["cell"]["progress"] == "returned"


def test_the_next_step_is_for_whom_this_one_was(clinics: Desk) -> None:
    told = clinics.said("submit", "--group", "clinics", CHECK, "--on", "2024-03-20")
    assert told.splitlines()[-1] == f"Next: notice-tasks accept --group clinics {CHECK}"


def test_what_counts_from_a_receipt_asks_for_it(clinics: Desk) -> None:
    told = clinics.said("submit", "east-clinic", f"{NOTICE}/training", "--on", "2024-03-20")
    assert told.splitlines()[-1] == f"Next: notice-tasks ack east-clinic {NOTICE}/training --on DAY"


@pytest.mark.parametrize(
    ("word", "units"),
    [("人民医院", ["county-hospital"]), ("东村", ["east-clinic"]), ("山顶卫生", ["hill-clinic"])],
)
def test_a_part_of_a_name_will_do(clinics: Desk, word: str, units: list[str]) -> None:
    recorded = clinics.json("ack", word, CHECK, "--on", "2024-03-05")["recorded"]
    assert [result["cell"]["unit"] for result in recorded] == units


def test_units_to_choose_from_have_their_names(clinics: Desk) -> None:
    assert "西村卫生室 (west-clinic)" in clinics.refused("ack", "卫生室", CHECK)
    assert "'county-hospital'" in clinics.refused("ack", "县人民医隐", CHECK)
    assert "'east-clinic'" in clinics.refused("ack", "EAST-CLINC", CHECK)


def test_a_notice_is_no_requirement(clinics: Desk) -> None:
    told = clinics.refused("start", "--all", NOTICE)
    assert f"{NOTICE}/self-check" in told
    assert "is a notice" in told


def test_what_is_wrong_with_a_groups_unit_stops_all(clinics: Desk) -> None:
    assert "4 units (东村卫生室, " in clinics.refused("ack", "--all", CHECK, "--on", "2024-02-29")


def test_a_mistake_in_another_checklist_stops_only_who_must_read_it(clinics: Desk) -> None:
    (clinics.root / "checklists" / "other.toml").write_text("format = 2\n", encoding="utf-8")
    clinics.said("ack", "east", CHECK)
    assert "checklists/other.toml:1:10: N205" in clinics.refused("ack", "east", "self-check", code=3)


def test_saying_it_again_is_harmless(clinics: Desk) -> None:
    clinics.said("done", "east-clinic", CHECK, "--on", "2024-03-20")
    before = clinics.tree()
    again = clinics.said("done", "east-clinic", CHECK)
    assert "already so since 2024-03-20 by keeper" in again
    assert clinics.tree() == before
    both = clinics.json("done", "east-clinic", "west-clinic", CHECK)
    assert {result["cell"]["unit"]: result["new"] for result in both["recorded"]} == {
        "east-clinic": False,
        "west-clinic": True,
    }


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["ack", "east", CHECK], id="ack"),
        pytest.param(["extend", "east", CHECK, "--to", "2024-05-01", "--note", "洪水"], id="extend"),
        pytest.param(["note", "east", CHECK, "--note", "电话催过"], id="note"),
        pytest.param(["evidence", "east", CHECK, "--url", "https://example.org/x"], id="evidence"),
        pytest.param(["exempt", "east", CHECK, "--note", "停业"], id="exempt"),
    ],
)
def test_every_act_may_be_said_twice(clinics: Desk, words: list[str]) -> None:
    first, second = clinics.json(*words), clinics.json(*words)
    assert [first["recorded"][0]["new"], second["recorded"][0]["new"]] == [True, False]
    assert first["recorded"][0]["event"] == second["recorded"][0]["event"]


def test_a_trial_changes_nothing(clinics: Desk) -> None:
    before = clinics.tree()
    said = clinics.said("done", "--all", CHECK, "--on", "2024-03-20", "--dry-run", "--lang", "zh")
    assert said.splitlines()[1] == "试运行，没有写入。"
    assert said.splitlines()[3:] == ["    4个单位办结，按时：东村卫生室、西村卫生室、山顶卫生室、县人民医院"]
    assert clinics.json("done", "--all", CHECK, "--dry-run")["dry_run"] is True
    assert clinics.tree() == before
    assert not (clinics.root / ".notice-tasks.lock").exists()


def test_a_trial_is_refused_like_the_real_thing(clinics: Desk) -> None:
    assert "accept" in clinics.refused("accept", "east", CHECK, "--dry-run")


def test_many_units_are_named_once_by_outcome(sample: Desk) -> None:
    said = sample.said("note", "--all", "nhc/report", "--note", "汇总", "--lang", "en")
    assert (said.count("北京市卫生健康委员会"), ".toml" in said) == (1, False)
    today = sample.json("log")["events"][-1]["on"]
    again = sample.said("note", "--all", "nhc/report", "--note", "汇总", "--lang", "zh").splitlines()
    assert again[1].startswith(f"    32个单位{today}已记过，不用再记：北京市卫生健康委员会、")
    assert len(again) == 2


@pytest.mark.parametrize(
    "written",
    ["2024-03-09", "2024/3/9", "2024.3.9", "20240309", "2024年3月9日", "2024年03月09日"],
)
def test_days_as_people_type_them(clinics: Desk, written: str) -> None:
    (recorded,) = clinics.json("ack", "east", CHECK, "--on", written)["recorded"]
    assert recorded["event"]["on"] == "2024-03-09"


@pytest.mark.parametrize(("word", "days"), [("today", 0), ("昨天", 1)])
@pytest.mark.parametrize(
    ("zone", "machine"), [("Pacific/Kiritimati", "Etc/GMT+12"), ("Etc/GMT+12", "Pacific/Kiritimati")]
)
def test_today_is_the_workspaces_day(clinics: Desk, word: str, days: int, zone: str, machine: str) -> None:
    """The two zones are 26 hours apart, so their days always differ."""
    settings = clinics.root / "notice-tasks.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("Asia/Shanghai", zone), encoding="utf-8")
    event = clinics.json("ack", "west", CHECK, "--on", word, env={"TZ": machine})["recorded"][0]["event"]
    today = datetime.datetime.fromisoformat(event["at"]).date()
    assert event["on"] == (today - datetime.timedelta(days=days)).isoformat()


def test_acts_without_a_day_are_of_today(clinics: Desk) -> None:
    event = clinics.json("start", "east", CHECK)["recorded"][0]["event"]
    assert event["on"] == event["at"][:10]


def test_a_name_of_several_words_can_be_typed_again(clinics: Desk) -> None:
    register = clinics.root / "units.toml"
    text = register.read_text(encoding="utf-8").replace("东村卫生室", "East Clinic")
    register.write_text(text, encoding="utf-8")
    told = clinics.said("submit", "East Clinic", "west", CHECK, "--on", "2024-03-20")
    assert told.splitlines()[-1] == f'Next: notice-tasks accept "East Clinic" west {CHECK}'


def test_what_is_shown_of_a_requirement_needs_only_its_own_units(clinics: Desk) -> None:
    """A record of a unit that is not asked is not read, so its faults do not matter."""
    record = clinics.root / "records" / NOTICE / "west-clinic.toml"
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text("format = ", encoding="utf-8")
    shown = clinics.json("show", f"{NOTICE}/photos")
    assert [cell["unit"] for cell in shown["cells"]] == ["county-hospital"]
    few = clinics.json("show", CHECK, "--unit", "east")
    assert [cell["unit"] for cell in few["cells"]] == ["east-clinic"]
    explained = clinics.json("explain", f"{NOTICE}/photos", "--unit", "west", "--unit", "county-hospital")
    assert [cell["unit"] for cell in explained["cells"]] == ["county-hospital"]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        (f"submit {CHECK} 东村 --on 2024-03-20 --note 已催", f"submit 东村 {CHECK} --on 2024-03-20 --note 已催"),
        ("submit self-check east west", "submit east west self-check"),
        ("submit east self-check west", "submit east west self-check"),
        ("submit 村卫生室 自查 --yes", "submit --group 村卫生室 自查 --yes"),
        ("submit 自查 clinics county --dry-run", "submit county --group clinics 自查 --dry-run"),
        ('evidence self-check east --file "a b.pdf"', 'evidence east self-check --file "a b.pdf"'),
    ],
)
def test_words_in_the_wrong_order_are_answered_with_the_right_line(clinics: Desk, typed: str, line: str) -> None:
    """It can be pasted, and then does what was meant."""
    (clinics.root / "a b.pdf").write_bytes(b"%PDF")
    told = clinics.refused(*shlex.split(typed))
    assert told.rstrip().endswith(f"Write: notice-tasks {line}")
    clinics.said(*shlex.split(line))


@pytest.mark.parametrize("word", ["east", "东村卫生室"])
def test_a_unit_alone_lacks_its_requirement(clinics: Desk, word: str) -> None:
    assert f"'{word}' is a unit, and the requirement is missing." in clinics.refused("submit", word)


TREE = """
[[unit]]
id = "city"
name = "市卫生健康委"

[[unit]]
id = "county-a"
name = "甲县卫生健康局"
parent = "city"

[[unit]]
id = "town-a"
name = "甲镇卫生院"
parent = "county-a"
groups = ["clinics"]

[[unit]]
id = "county-b"
name = "乙县卫生健康局"
parent = "city"
groups = ["clinics"]
"""


@pytest.fixture
def tree(clinics: Desk) -> Desk:
    """Clinics, and a city with two counties, one of which has a town; the town and one county are asked."""
    with (clinics.root / "units.toml").open("a", encoding="utf-8") as register:
        register.write(TREE)
    return clinics


@pytest.mark.parametrize(
    ("options", "units"),
    [
        ("--under city", "town-a county-b"),
        ("--under county-a", "town-a"),
        ("--under town-a", "town-a"),
        ("--under county-a --under county-b", "town-a county-b"),
        ("-g clinics --under county-a", "town-a"),
        ("-u town-a -u east --under city", "town-a"),
        ("-g clinics --except city --except east --except county-b", "west-clinic hill-clinic town-a"),
        ("--except clinics", "county-hospital"),
        ("-u east -g clinics", "east-clinic"),
        ("-u county-hospital -g clinics", ""),
    ],
)
def test_selections_combine(tree: Desk, options: str, units: str) -> None:
    """Different options meet, the values of one are added up, and a unit is under itself."""
    status = tree.json("status", *options.split())
    assert [cell["unit"] for cell in status["cells"] if cell["requirement"] == "self-check"] == units.split()


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("--under city", "town-a county-b"),
        ("--group clinics --under county-a", "town-a"),
        ("--all --except clinics", "county-hospital"),
        ("--group clinics --except 甲镇 --except county-b", "east-clinic west-clinic hill-clinic"),
        ("county-hospital --under county-a", "county-hospital town-a"),
    ],
)
def test_recording_selects_as_looking_does(tree: Desk, words: str, units: str) -> None:
    recorded = tree.json("ack", *words.split(), CHECK)["recorded"]
    assert [one["cell"]["unit"] for one in recorded] == units.split()


def test_nothing_is_recorded_where_the_selections_do_not_meet(tree: Desk) -> None:
    told = tree.refused("ack", "--group", "clinics", "--under", "county-hospital", CHECK)
    assert "No unit of '--group clinics --under county-hospital' is asked" in told
    assert "--under" in tree.refused("ack", "--all", "--under", "city", CHECK)


def test_a_refusal_for_want_of_evidence_has_the_line_to_paste(sample: Desk) -> None:
    told = sample.run("done", "shanghai", "report", "--lang", "en").stderr
    assert "notice-tasks evidence shanghai nhc-2024-doctors-day/report --file FILE" in told
