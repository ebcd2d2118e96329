"""What cannot be done as it was asked: one sentence with place, fault and mend, exit code 2, nothing changed."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from conftest import refusal

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Desk

NOTICE = "county-2024-cold-chain"
CHECK = f"{NOTICE}/self-check"
FILE = f"checklists/{NOTICE}.toml"

# Words on the command line, then what the sentence must hold: "English|中文" where the languages differ.
LINES = {
    "unknown command": ("staus", "staus", "notice-tasks --help", "Did you mean 'status'|是不是“status”"),
    "unknown command like no other": ("xyzzy", "xyzzy", "notice-tasks --help"),
    "unknown option": ("status --bogus", "--bogus"),
    "misspelt option": ("status --as-off 2024-08-30", "--as-off", "Did you mean '--as-of|是不是“--as-of"),
    "unknown short option": ("log -z", "-z"),
    "option without its value": ("ack east self-check --on", "--on", "needs a value|后面要写内容"),
    "flag with a value": ("status --json=1", "--json", "takes no value|不用写"),
    "nothing to record for": ("done", "[UNIT]... REQUIREMENT|[单位]... 事项", "is missing|缺少"),
    "nothing to explain": ("explain", "is missing|缺少"),
    "nothing to show": ("show", "is missing|缺少"),
    "too many things to show": ("show east west", "west", "no place|多写了"),
    "extension without a day": ("extend east self-check --note x", "--to", "is missing|缺少"),
    "days that are no number": ("agenda --days ten", "--days", "ten", "whole number|整数"),
    "days below nought": ("agenda --days -1", "--days", "-1", "range|范围"),
    "days and a span": ("agenda --days 3 --from 2024-03-01", "--days", "--month", "--from", "Keep one|留下一种"),
    "a month and a span": ("agenda --month 2024-03 --to 2024-03-29", "--days", "--month", "--to", "Keep one|留下一种"),
    "days and a month": ("agenda --days 3 --month 2024-03", "--days", "--month", "Keep one|留下一种"),
    "a span backwards": ("agenda --from 2024-03-29 --to 2024-03-28", "2024-03-29", "2024-03-28", "Swap|对调"),
    "from is no day": ("agenda --from soon", "soon", "2024-08-30"),
    "month is none there is": ("agenda --month 2024-13", "2024-13", "from 01 to 12|01到12"),
    "month of no year there is": ("agenda --month 0000-01", "0000-01", "no such month|没有这个月份"),
    "month is a day": ("agenda --month 2024-09-05", "2024-09-05", "not a month|不是月份"),
    "month is a word": ("agenda --month someday", "someday", "not a month|不是月份"),
    "more days than there are": ("agenda --days 99999", "--days", "99999", "0<=x<=36500", "range|范围"),
    "days in quotes": ("agenda --days it's", "--days", "it's", "whole number|整数"),
    "one day of two": ("calc --between 2024-03-01", "--between", "needs 2 values|后面要写2"),
    "limit that is no number": ("log --limit all", "--limit", "all", "whole number|整数"),
    "unknown format": ("check --format xml", "--format", "xml", "json"),
    "unknown state to fail on": ("status --fail-on late", "--fail-on", "late", "overdue"),
    "as-of is no day": ("status --as-of soon", "soon", "2024-08-30"),
    "as-of is no day there is": ("agenda --as-of 2024-02-30", "2024-02-30"),
    "as-of is no moment": ("log --as-of 2024-08-30T25:00", "2024-08-30T25:00", "2024-08-30T18:00"),
    "as-of after the end of time": ("status --as-of 9999-12-31T23:59-12:00", "9999-12-31T23:59"),
    "as-of before its beginning": ("status --as-of 0001-01-01T00:00+14:00", "0001-01-01T00:00"),
    "unknown unit": ("ack east-clinc self-check", "east-clinc", "notice-tasks units", "east-clinic"),
    "unknown unit to look at": ("status --unit nobody", "nobody", "notice-tasks units"),
    "a unit among several": ("ack 县 东 南 self-check", "南", "notice-tasks units"),
    "unknown group": (
        "ack -g clinic5 self-check",
        "clinic5",
        "Known groups: 村卫生室 (clinics)|已有：村卫生室（clinics）",
        "clinics",
    ),
    "unknown group to look at": ("agenda --group nobody", "nobody", "clinics"),
    "unknown notice": ("status -n county-2025", "county-2025", NOTICE),
    "unknown notice of a requirement": ("ack east district/self-check", "district", NOTICE),
    "unknown requirement": ("ack east self-chek", "self-chek", "notice-tasks status", CHECK),
    "unknown requirement of a notice": (f"ack east {NOTICE}/fotos", "fotos", "photos", "notice-tasks status"),
    "unknown thing to show": ("show east-clinc", "east-clinc", "east-clinic", "notice-tasks units"),
    "nothing like what to show": ("show xyzzy", "xyzzy"),
    "unknown unit to explain": ("explain nobody self-check", "nobody"),
    "unit that need not": ("ack east photos", "东村卫生室", f"{NOTICE}/photos", FILE, "who"),
    "unit that need not, to explain": ("explain county-hospital training", "县人民医院", FILE),
    "group that need not": ("ack -g clinics photos", "clinics", f"{NOTICE}/photos"),
    "no unit": ("ack self-check", "self-check", "--group", "--all"),
    "on is no day": ("ack east self-check --on whenever", "whenever", "2024-08-30"),
    "on is to come": ("ack east self-check --on 2999-01-01", "2999-01-01", "today is|今天是"),
    "dated is no day": ("evidence east self-check --url x --dated never", "never", "2024-08-30"),
    "to is no day": ("extend east self-check --to never --note x", "never", "2024-08-30"),
    "return without a reason": ("return east self-check", "return|退回", "--note"),
    "exempt without a reason": ("exempt east self-check", "exempt|免办", "--note"),
    "exempt with a blank reason": ("exempt east self-check --note=", "exempt|免办", "--note"),
    "extend without a reason": ("extend east self-check --to 2024-05-01", "extend|延期", "--note"),
    "a note without words": ("note east self-check", "note|备注", "--note"),
    "no evidence and no reason": ("done east self-check --without-evidence", "--note"),
    "evidence without any": ("evidence east self-check", "--file", "--url"),
    "evidence with both": ("evidence east self-check --url x --file y", "--file", "--url"),
    "evidence with an empty link": ("evidence east self-check --url=", "--file", "--url"),
    "a language nobody speaks": ("status --lang fr", "--lang", "fr", "zh"),
    "language without its value": ("status --lang", "--lang"),
}

# The same, where units are refused one by one.
REFUSALS = {
    "on before the notice": ("ack east self-check --on 2024-02-29", "2024-02-29", "2024-03-01", FILE, "--on"),
    "not allowed": (
        "accept east self-check",
        "accept|审核通过",
        "pending|未办",
        "ack|签收",
        "submit|报送",
        "done|办结",
        "exempt|免办",
    ),
    "return what was not handed in": ("return east self-check --note x", "return|退回", "pending|未办"),
    "not possible then": ("return west self-check --on 2024-03-19 --note x", "2024-03-19", "pending|未办", "--on"),
    "already on another day": ("submit west self-check --on 2024-03-21", "2024-03-20", "keeper", "notice-tasks undo"),
    "extension on the same day": ("extend east self-check --to 2024-03-29 --note x", "2024-03-29", "not later|不晚于"),
    "extension to an earlier day": ("extend east self-check --to 2024-03-28 --note x", "2024-03-28", "2024-03-29"),
    "extension of no known day": ("extend east training --to 2024-05-01 --note x", "notice-tasks ack|notice-tasks ack"),
    "extension of what has no day": ("extend east vigilance --to 2024-05-01 --note x", "nothing to extend|不能延期"),
    "evidence is required": ("done county-hospital photos", "notice-tasks evidence", "--without-evidence"),
    "nothing to undo": ("undo east self-check", "nothing|没有可以撤销"),
    "undo of no record": ("undo west self-check --event zzzzzzzz", "zzzzzzzz", "notice-tasks log"),
    "undo of an undo": ("undo hill self-check --event UNDO", "UNDO", "again|重新"),
    "undo before the record": ("undo west self-check --on 2024-03-19", "2024-03-19", "2024-03-20"),
}


def cases(lines: dict[str, tuple[str, ...]]) -> list[object]:
    """The lines as parameters."""
    return [pytest.param(words.split(), wanted, id=name) for name, (words, *wanted) in lines.items()]


def lacking(said: str, wanted: list[str], lang: str) -> list[str]:
    """What a sentence should hold in a language and does not."""
    parts = [part.split("|")[-1 if lang == "zh" else 0] for part in wanted]
    return [part for part in parts if part not in said]


@pytest.mark.parametrize(("words", "wanted"), cases(LINES))
def test_bad_line(clinics: Desk, words: list[str], wanted: list[str]) -> None:
    if "--lang" not in words:
        assert lacking(clinics.refused(*words), wanted, "en") == []
        return
    said = clinics.run(*words)
    assert (said.returncode, said.stdout, lacking(said.stderr, wanted, "en")) == (2, "", [])


def test_bad_lines_in_chinese(clinics: Desk) -> None:
    speak_chinese(clinics)
    before = clinics.tree()
    results = clinics.run_all([words.split() for words, *_wanted in LINES.values()])
    assert clinics.tree() == before
    for result, (_words, *wanted) in zip(results, LINES.values(), strict=True):
        said = refusal(result, "zh")
        assert lacking(said, wanted, "zh") == []
        assert not re.search(r"(?<![-\w])[a-z]+ [a-z]+ [a-z]+", said), "English in a Chinese sentence"


def speak_chinese(desk: Desk) -> None:
    """Set the language in the settings."""
    settings = desk.root / "notice-tasks.toml"
    text = settings.read_text(encoding="utf-8").replace('language = "en"', 'language = "zh"')
    settings.write_text(text, encoding="utf-8")


def undo_in(desk: Desk) -> str:
    """The id of the one undo on record."""
    (file,) = (desk.root / "records" / NOTICE).glob("hill-clinic.toml")
    return str(tomllib.loads(file.read_text(encoding="utf-8"))["events"][-1]["id"])


@pytest.mark.parametrize(("words", "wanted"), cases(REFUSALS))
def test_refused_unit(begun: Desk, words: list[str], wanted: list[str]) -> None:
    undo = undo_in(begun)
    said = begun.refused(*(part.replace("UNDO", undo) for part in words))
    assert lacking(said, [part.replace("UNDO", undo) for part in wanted], "en") == []
    assert len(said.splitlines()) == 2


def test_refused_units_in_chinese(begun: Desk) -> None:
    speak_chinese(begun)
    undo, before = undo_in(begun), begun.tree()
    results = begun.run_all([words.replace("UNDO", undo).split() for words, *_wanted in REFUSALS.values()])
    assert begun.tree() == before
    for result, (_words, *wanted) in zip(results, REFUSALS.values(), strict=True):
        said = refusal(result, "zh")
        assert lacking(said, [part.replace("UNDO", undo) for part in wanted], "zh") == []
        assert len(said.splitlines()) == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("words", "candidates"),
    [
        pytest.param(["ack", "山", "nhc/report"], ["shanxi", "shandong"], id="unit"),
        pytest.param(["ack", "-g", "sample", "province/study"], ["sample-cities", "sample-hospitals"], id="group"),
        pytest.param(
            ["ack", "beijing", "study"],
            ["nhc-2024-doctors-day/study", "province-2019-doctors-day/study"],
            id="requirement",
        ),
        pytest.param(["status", "-u", "hu"], ["hubei", "hunan"], id="unit to look at"),
        pytest.param(
            ["matrix", "-g", "sample-"], ["sample-province", "sample-cities", "sample-hospitals"], id="group to look at"
        ),
        pytest.param(
            ["show", "visits"], ["nhc-2024-doctors-day/visits", "province-2019-doctors-day/visits"], id="thing"
        ),
    ],
)
def test_candidates_are_listed(sample: Desk, words: list[str], candidates: list[str], lang: str) -> None:
    said = sample.refused(*words, lang=lang)
    assert [name for name in candidates if name not in said] == []
    assert ("matches several" in said) == (lang == "en")


def test_ambiguous_notice(clinics: Desk) -> None:
    other = (clinics.root / FILE).read_text(encoding="utf-8").replace(NOTICE, "county-2024-flu")
    (clinics.root / "checklists/county-2024-flu.toml").write_text(other, encoding="utf-8")
    said = clinics.refused("status", "-n", "county")
    assert lacking(said, ["several notices", NOTICE, "county-2024-flu"], "en") == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_workspace(clinics: Desk, tmp_path: Path, lang: str) -> None:
    said = clinics.refused("status", cwd=tmp_path, lang=lang)
    assert lacking(said, [str(tmp_path), "notice-tasks.toml", "--workspace", "notice-tasks init"], lang) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("folder", ["checklists", "nowhere", "units.toml"])
def test_not_a_workspace(clinics: Desk, folder: str, lang: str) -> None:
    said = clinics.refused("log", "--workspace", folder, lang=lang)
    assert lacking(said, [folder, "notice-tasks.toml", f"notice-tasks init {folder}"], lang) == []
    assert clinics.refused("log", lang=lang, env={"NOTICE_TASKS_WORKSPACE": folder}) == said


def test_a_folder_that_is_gone(clinics: Desk, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    script = 'cd "$1" && rmdir "$1" && exec "$2" status'
    result = clinics.run_line(script, str(gone))
    assert (result.returncode, result.stdout) == (2, "")
    assert lacking(result.stderr, [str(gone), "--workspace"], "en") == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_workspace_is_not_made_twice(clinics: Desk, lang: str) -> None:
    assert str(clinics.root) in clinics.refused("init", lang=lang)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_that_is_there_is_overwritten(clinics: Desk, lang: str) -> None:
    (clinics.root / "notice-tasks.toml").unlink()
    assert lacking(clinics.refused("init", lang=lang), ["units.toml"], lang) == []
