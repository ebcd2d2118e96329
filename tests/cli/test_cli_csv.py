"""`--csv` writes tables that a spreadsheet opens as they are meant: names, ids, days and numbers, and no formula."""

from __future__ import annotations

import csv
import datetime
import re
from typing import TYPE_CHECKING, Final

import pytest
from test_cli_full_disk import room_for

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Desk

MARK: Final = b"\xef\xbb\xbf"
COMMANDS: Final = (
    *("status", "agenda", "matrix", "units", "log", "show self-check", "show east-clinic"),
    "show county-2024-cold-chain",
)
IDS: Final = {
    "Notice": "Notice id",
    "Requirement": "Requirement id",
    "Unit": "Unit id",
    "Groups": "Group ids",
    "Tracked for": "Tracked ids",
}
AS_OF: Final = ("--as-of", "2024-04-10")


def table(text: str) -> list[dict[str, str]]:
    """The rows of a table by their titles."""
    return list(csv.DictReader(text.splitlines(keepends=True), strict=True))


def rows(desk: Desk, *words: str, lang: str = "en") -> list[dict[str, str]]:
    """The rows that a command writes to standard output."""
    return table(desk.said(*words, "--csv", "-", "--lang", lang))


def rename(desk: Desk, name: str) -> None:
    """Give the hospital another name."""
    register = desk.root / "units.toml"
    register.write_text(register.read_text(encoding="utf-8").replace('"县人民医院"', f'"{name}"'), encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_line_is_whole_and_every_name_has_its_id(begun: Desk, command: str) -> None:
    said = begun.said(*command.split(), "--csv", "table.csv")
    written = (begun.root / "table.csv").read_bytes()
    assert written.startswith(MARK)
    assert written.count(b"\r\n") == written.count(b"\n") == written.count(b"\r") > 1
    found = table(written.removeprefix(MARK).decode())
    number = len(found)
    assert said == f"{number} row{'' if number == 1 else 's'} written to table.csv.\n"
    assert {len(row) for row in found} == {len(found[0])}
    for name, id_ in IDS.items():
        assert (name in found[0]) == (id_ in found[0])
        for row in found:
            assert name not in row or re.fullmatch(r"[a-z0-9-]+(, [a-z0-9-]+)*|", row[id_])
            assert name not in row or bool(row[name]) == bool(row[id_])


def test_standard_output_has_no_mark_and_the_same_lines(begun: Desk) -> None:
    begun.said("matrix", "--csv", "table.csv")
    begun.run_line('"$1" matrix --csv - > piped.csv')
    piped = (begun.root / "piped.csv").read_bytes()
    assert MARK + piped == (begun.root / "table.csv").read_bytes()


def test_a_row_for_each_cell(begun: Desk) -> None:
    found = {(row["Requirement id"], row["Unit id"]): row for row in rows(begun, "matrix", *AS_OF)}
    cells = begun.json("matrix", *AS_OF)["notices"][0]["cells"]
    assert [*found] == [(cell["requirement"], cell["unit"]) for cell in cells]
    late = found["self-check", "county-hospital"]
    assert (late["Notice"], late["Unit"]) == ("关于开展疫苗冷链自查的通知", "县人民医院")
    assert (late["Due"], late["Days left"], late["Timeliness"], late["Missed"]) == (
        *("2024-03-29", "-12", "overdue", "yes"),
    )
    owed = rows(begun, "agenda", *AS_OF)
    assert {(row["Requirement id"], row["Unit id"]) for row in owed} < {*found}
    assert [row["Due"] for row in owed] == sorted((row["Due"] for row in owed), key=lambda day: (not day, day))


def test_a_row_for_each_requirement_with_its_numbers(begun: Desk) -> None:
    (row,) = [row for row in rows(begun, "status", *AS_OF) if row["Requirement id"] == "self-check"]
    document = begun.json("status", *AS_OF)
    cells = [cell for cell in document["cells"] if cell["requirement"] == "self-check"]
    assert int(row["Owed in all"]) == len(cells)
    assert int(row["Overdue"]) == sum(cell["timeliness"] == "overdue" for cell in cells) > 0
    assert (row["First due day"], row["Last due day"]) == ("2024-03-29", "2024-03-29")


MONTHLY: Final = """
[[requirement]]
id = "monthly"
title = "月报"
kind = "report"
actors = "县医院"
who = ["county-hospital"]
due = { every = "month", day = 5, from = 2024-04-01, to = 2024-09-30 }
"""


def test_a_row_for_each_occurrence(begun: Desk) -> None:
    with (begun.root / "checklists/county-2024-cold-chain.toml").open("a", encoding="utf-8") as checklist:
        checklist.write(MONTHLY)
    begun.said("submit", "county-hospital", "monthly@2024-05-05", "--on", "2024-05-05")
    found = [row for row in rows(begun, "status", "--as-of", "2024-08-31") if row["Requirement id"] == "monthly"]
    days = [f"2024-0{month}-05" for month in (9, 8, 7, 6, 5, 4)]
    assert [row["Occurrence"] for row in found] == [row["First due day"] for row in found] == days
    assert [row["Fallen due"] for row in found] == ["0", *["1"] * 5]
    assert [row["In time"] for row in found] == ["0", "0", "0", "0", "1", "0"]


def test_a_row_for_each_record(begun: Desk) -> None:
    begun.said(
        "submit", "hill-clinic", "self-check", "--on", "2024-03-28T17:30", "--note", "第一行\n第二行", "--by", "Li"
    )
    events = begun.json("log")["events"]
    found = rows(begun, "log")
    assert [row["Record id"] for row in found] == [event["id"] for event in events]
    last = found[-1]
    assert (last["Happened"], last["Time"], last["Unit id"], last["By"]) == ("2024-03-28", "17:30", "hill-clinic", "Li")
    assert (last["Note"], last["Act"]) == ("第一行 第二行", "submitted")
    assert datetime.datetime.strptime(last["Recorded"], "%Y-%m-%d %H:%M").date()  # noqa: DTZ007  (of this machine)
    assert rows(begun, "log", "--limit", "1") == [last]


def test_titles_and_terms_are_in_the_language_of_the_reader(begun: Desk) -> None:
    (row,) = [row for row in rows(begun, "matrix", *AS_OF, lang="zh") if row["单位短名"] == "county-hospital"][:1]
    assert (row["单位"], row["时效"], row["曾逾期"], row["时限"]) == ("县人民医院", "逾期", "是", "2024-03-29")


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@x", "＝1", "＋1", "－1", "＠x", "  =1", r"\t=1", '=a,\\"b\\"'])
def test_no_name_is_a_formula(clinics: Desk, name: str) -> None:
    rename(clinics, name)
    (row,) = [row for row in rows(clinics, "units") if row["Unit id"] == "county-hospital"]
    plain = name.replace(r"\t", " ").replace("\\", "")
    assert row["Unit"] in {f"'{plain}", f"'{plain.strip()}"}


def test_what_a_terminal_would_obey_is_made_visible(clinics: Desk) -> None:
    rename(clinics, r"a\u001b[2Jb")
    assert "a<U+001B>[2Jb" in {row["Unit"] for row in rows(clinics, "units")}


def test_an_empty_table_has_its_titles(empty: Desk) -> None:
    for command in ("status", "agenda", "matrix", "units", "log"):
        (titles,) = empty.said(command, "--csv", "-").splitlines()
        assert "Unit" in titles or "Requirement" in titles


# Files


def test_a_table_replaces_an_earlier_one_in_any_language(begun: Desk) -> None:
    begun.said("matrix", "--csv", "out/table.csv", "--lang", "zh")
    begun.said("submit", "hill-clinic", "self-check")
    begun.said("matrix", "--csv", "out/table.csv", "--lang", "en")
    assert "submitted" in (begun.root / "out/table.csv").read_text(encoding="utf-8-sig")
    (begun.root / "made.csv").touch()
    begun.said("matrix", "--csv", "made.csv")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_file_that_is_no_such_table_stays(begun: Desk, lang: str) -> None:
    begun.said("units", "--csv", "units.csv")
    kept = {"en": "is not an earlier table of this command", "zh": "没有覆盖"}[lang]
    for file in ("units.toml", "units.csv"):
        assert kept in begun.refused("matrix", "--csv", file, code=3, lang=lang)
    table = begun.root / "units.csv"
    table.write_bytes(table.read_bytes().replace(b"\r\n", b",remark\r\n", 1))
    assert kept in begun.refused("units", "--csv", "units.csv", code=3, lang=lang)


@pytest.mark.parametrize(("file", "reason"), [("checklists", "it is a folder"), ("/dev/null", "it is a pipe")])
def test_what_is_no_file_is_refused(begun: Desk, file: str, reason: str) -> None:
    assert reason in begun.refused("matrix", "--csv", file, code=3)


def test_a_file_without_a_name_is_missing(begun: Desk) -> None:
    assert "--csv" in begun.refused("matrix", "--csv", "")


@pytest.mark.parametrize(("size", "lang"), [(0, "en"), (150, "zh")])
def test_a_full_disk_keeps_the_earlier_table(begun: Desk, size: int, lang: str) -> None:
    begun.said("matrix", "--csv", "table.csv", *AS_OF)
    assert "table.csv" in begun.refused("matrix", "--csv", "table.csv", code=3, lang=lang, **room_for(size))


def test_the_file_that_a_link_leads_to_is_written(begun: Desk, tmp_path: Path) -> None:
    (begun.root / "link.csv").symlink_to(tmp_path / "shared.csv")
    begun.said("units", "--csv", "link.csv")
    assert (begun.root / "link.csv").is_symlink()
    assert table((tmp_path / "shared.csv").read_text(encoding="utf-8-sig"))


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_json_and_a_table_are_two_answers(clinics: Desk, command: str, lang: str) -> None:
    assert "--csv" in clinics.refused(*command.split(), "--json", "--csv", "table.csv", lang=lang)


def test_status_fails_with_a_table_too(begun: Desk) -> None:
    result = begun.run("status", *AS_OF, "--csv", "table.csv", "--fail-on", "overdue")
    assert (result.returncode, result.stderr.count("\n"), "--fail-on" in result.stderr) == (1, 1, True)
    assert (begun.root / "table.csv").exists()
