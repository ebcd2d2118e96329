"""What was missed, and by how many days: `units --missed`; and whom to call: `agenda --contacts`."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Desk

AS_OF = ("--as-of", "2024-04-02")


@pytest.fixture
def late(begun: Desk) -> Desk:
    """One clinic in time, one late, one late after an extension, one that owes it still, one exempt too late."""
    begun.said("submit", "hill", "self-check", "--on", "2024-03-31")
    begun.said("extend", "county-hospital", "self-check", "--to", "2024-03-30", "--on", "2024-03-28", "--note", "停电")
    return begun


def missed(desk: Desk, *words: str) -> dict[str, list[tuple[str, int]]]:
    """For each unit the days it missed, and by how many."""
    units = desk.json("units", "--missed", *AS_OF, *words)["units"]
    return {
        unit["id"]: [(cell["miss"]["day"], cell["miss"]["days"]) for cell in unit["missed"] if cell["miss"]]
        for unit in units
    }


def test_what_was_missed_and_by_how_many_days(late: Desk) -> None:
    assert missed(late) == {
        "east-clinic": [("2024-03-29", 4)],
        "hill-clinic": [("2024-03-29", 2)],
        "county-hospital": [("2024-03-30", 3)],
    }
    assert set(missed(late, "-g", "clinics", "--except", "hill")) == {"east-clinic"}


def test_days_end_with_the_exemption(late: Desk) -> None:
    late.said("exempt", "east", "self-check", "--on", "2024-03-30", "--note", "停诊")
    late.said("note", "east", "self-check", "--on", "2024-04-01", "--note", "已告知")
    assert missed(late)["east-clinic"] == [("2024-03-29", 1)]


def test_a_redo_day_is_told_apart(late: Desk) -> None:
    late.said("return", "west", "self-check", "--on", "2024-03-21", "--to", "2024-03-29", "--note", "缺表")
    late.said("submit", "west", "self-check", "--on", "2024-04-01")
    (unit,) = late.json("units", "--missed", *AS_OF, "-u", "west")["units"]
    assert [(cell["miss"], cell["redo_miss"]) for cell in unit["missed"]] == [(None, {"day": "2024-03-29", "days": 3})]
    assert "补正：" in late.said("units", "--missed", *AS_OF, "-u", "west", "--lang", "zh")


def test_the_screen_and_the_table(late: Desk) -> None:
    shown = late.said("units", "--missed", *AS_OF, "--lang", "en")
    assert "4 days" in shown
    assert "3 days (4 days after the original due day)" in shown
    assert "西村卫生室" not in shown
    titles, *rows = csv.reader(late.said("units", "--missed", *AS_OF, "--csv", "-", "--lang", "en").splitlines())
    days = titles.index("Missed by days")
    assert [row[days] for row in rows] == ["4", "2", "3"]


@pytest.mark.parametrize(("lang", "told"), [("en", "No due day was missed."), ("zh", "没有单位逾期过。")])
def test_nothing_was_missed(begun: Desk, lang: str, told: str) -> None:
    assert told in begun.said("units", "--missed", "--as-of", "2024-03-20", "--lang", lang)
    assert begun.json("units", "--missed", "--as-of", "2024-03-20")["units"] == []


def test_only_the_hour_was_missed(clinics: Desk) -> None:
    checklist = clinics.root / "checklists/county-2024-cold-chain.toml"
    text = checklist.read_text(encoding="utf-8").replace("due = 2024-03-29", "due = { by = 2024-03-29T12:00:00 }", 1)
    checklist.write_text(text, encoding="utf-8")
    clinics.said("submit", "east", "self-check", "--on", "2024-03-29T15:00")
    assert missed(clinics, "-u", "east") == {"east-clinic": [("2024-03-29", 0)]}
    assert "hours only" in clinics.said("units", "--missed", *AS_OF, "-u", "east", "--lang", "en")


def test_contacts_stand_beside_who_is_late(late: Desk) -> None:
    register = late.root / "units.toml"
    text = register.read_text(encoding="utf-8")
    text = (
        text.replace('name = "西村卫生室"\n', 'name = "西村卫生室"\ncontact = { name = "赵敏" }\n')
        .replace('name = "东村卫生室"\n', 'name = "东村卫生室"\ncontact = { name = "王静", phone = "0571-8000" }\n')
        .replace('name = "县人民医院"\n', 'name = "县人民医院"\ncontact = { name = "党办", email = "d@x.example" }\n')
    )
    register.write_text(text, encoding="utf-8")
    words = ("agenda", "--names", "--contacts", *AS_OF, "--to", "2024-04-02")
    lines = [line.split() for line in late.said(*words, "--lang", "zh").splitlines()]
    assert any(line[-3:] == ["东村卫生室", "王静", "0571-8000"] for line in lines)
    assert any(line[-3:] == ["县人民医院", "党办", "d@x.example"] for line in lines)
    late.said("undo", "west", "self-check", "--on", "2024-03-21")
    lines = [line.split() for line in late.said(*words, "--lang", "zh").splitlines()]
    assert ["西村卫生室", "赵敏", "-"] in lines
    (slot, *_others) = late.json(*words)["agenda"]
    assert dict(zip(slot["units"], slot["contacts"], strict=True))["east-clinic"]["phone"] == "0571-8000"
    assert "contacts" not in late.json("agenda", *AS_OF)["agenda"][0]
    assert "0571-8000" in late.said(*words, "--csv", "-")


def test_a_unit_without_a_contact_has_a_dash(begun: Desk) -> None:
    lines = begun.said("agenda", "--contacts", *AS_OF, "--to", "2024-04-02", "--lang", "en").splitlines()
    assert [line.split() for line in lines if "山顶卫生室" in line] == [["山顶卫生室", "-"]]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("agenda --days 7天", "agenda --days 7"),
        ("agenda --days=2周", "agenda --days 14"),
        ("agenda -d 两个星期", "agenda -d 14"),
        ("agenda --days ７日", "agenda --days 7"),
        ("agenda --days 十五天", "agenda --days 15"),
        ("calc --after 2024-09-02 --workdays 十个工作日", "calc --after 2024-09-02 --workdays 10"),
        ("calc --after 2024-09-02 --weeks 二十一周", "calc --after 2024-09-02 --weeks 21"),
        ("calc --after 2024-09-02 --months 3个月", "calc --after 2024-09-02 --months 3"),
        ("log --limit 20条", "log --limit 20"),
        ("agenda --days 2|weeks", "agenda --days 14"),
        ("agenda --days 10|Days", "agenda --days 10"),
        ("agenda --days two|weeks", "agenda --days 14"),
        ("agenda --days 1|month", "agenda --days 31"),
        ("agenda --days a|month", "agenda --days 31"),
        ("agenda --days 一个月", "agenda --days 31"),
        ("calc --after 2024-09-02 --workdays 10|working|days", "calc --after 2024-09-02 --workdays 10"),
        ("calc --after 2024-09-02 --days 2|weeks", "calc --after 2024-09-02 --days 14"),
        ("calc --after 2|Sep|2024 --months 1|month", "calc --after 2024-09-02 --months 1"),
        (
            "calc --every year --month Nov --day 5日 --from 2024-09-02",
            "calc --every year --month 11 --day 5 --from 2024-09-02",
        ),
    ],
)
def test_numbers_may_have_their_unit(begun: Desk, typed: str, meant: str) -> None:
    first, second = begun.run_all([[word.replace("|", " ") for word in line.split()] for line in (typed, meant)])
    assert (first.returncode, first.stdout) == (0, second.stdout), first.stderr


def test_months_are_not_counted_in_days_where_they_have_their_own_option(begun: Desk) -> None:
    assert "1 month" in begun.refused("calc", "--after", "2024-09-02", "--days", "1 month")


@pytest.mark.parametrize("word", ["7个", "十十天", "一二天", "零十天", "天", "7小时", "many days", "2 hours"])
def test_a_number_with_another_unit_is_none(begun: Desk, word: str) -> None:
    assert word in begun.refused("agenda", "--days", word)
