"""`notice-tasks rest-days`: what is known until when, importing the public JSON form, and comparing files."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any

import pytest

from conftest import refusal
from notice_tasks.dates.workdays import ChinaCalendar, library_years

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from conftest import Desk, OnTerminal, Run

CHINA = ChinaCalendar()
LAST = library_years()[-1]
NEXT = LAST + 1
PAPER = "https://www.gov.cn/zhengce/content/paper.htm"

DAY: dict[str, Any] = {"name": "元旦", "date": f"{NEXT}-01-01", "isOffDay": True}

Said = tuple[str, str, bool]
"""A day as the public form has it: its name, its date, and whether it rests."""


def saturday(year: int) -> str:
    """The first Saturday of June."""
    first = datetime.date(year, 6, 1)
    return str(first + datetime.timedelta((5 - first.weekday()) % 7))


def new_year(year: int) -> list[Said]:
    """An invented arrangement: three days off, and one made up for."""
    days = [("元旦", f"{year}-01-0{number}", True) for number in (1, 2, 3)]
    return [*days, ("元旦", saturday(year), False)]


def public(year: int, days: Sequence[Said], **more: Any) -> dict[str, Any]:
    """A document in the public form."""
    entries = [{"name": name, "date": day, "isOffDay": rests} for name, day, rests in days]
    return {"$schema": "https://schema.example", "year": year, "papers": [PAPER], "days": entries, **more}


def with_parts(**changed: Any) -> dict[str, Any]:
    """A document of one day, with some of its parts changed."""
    return public(NEXT, []) | {"days": [DAY]} | changed


def of_the_library(year: int) -> list[Said]:
    """What the library says of a year, in the public form's words."""
    found = []
    for number in range(366):
        day = datetime.date(year, 1, 1) + datetime.timedelta(number)
        name = CHINA.rest_day(day) if day.year == year else "weekend"
        if name is None and day.weekday() >= 5:
            found.append(("调休", str(day), False))
        elif name not in {None, "weekend"}:
            found.append((str(name), str(day), True))
    return found


def put(folder: Path, document: object, name: str = "days.json", encoding: str = "utf-8") -> str:
    """Write a file and give its name."""
    text = document if isinstance(document, str) else json.dumps(document, ensure_ascii=False)
    (folder / name).write_text(text, encoding=encoding)
    return name


def rest_days_file(desk: Desk, year: int) -> Path:
    return desk.root / "rest-days" / f"{year}.toml"


# ---- what is known ----


def test_the_librarys_years_without_a_workspace(run: Run, tmp_path: Path) -> None:
    listed = run("rest-days", cwd=tmp_path)
    assert (listed.returncode, listed.stderr) == (0, "")
    assert listed.stdout.startswith(f"Known from 2004-01-01 until {LAST}-12-31\n")
    assert f"2004-{LAST}" in listed.stdout
    assert f"rest-days/{NEXT}.toml" in listed.stdout


def test_a_folder_that_was_named_must_be_a_workspace(run: Run, tmp_path: Path) -> None:
    assert "notice-tasks.toml" in refusal(run("--workspace", tmp_path, "rest-days", cwd=tmp_path), "en")


def test_a_year_with_a_file_stands_on_its_own(empty: Desk) -> None:
    empty.said(
        "rest-days", "--import", put(empty.root, public(2010, of_the_library(2010), papers=["国办发明电〔2009〕6号"]))
    )
    lines = empty.said("rest-days", "--plain").splitlines()
    assert [line.split()[0] for line in lines[2:5]] == ["2004-2009", "2010", f"2011-{LAST}"]
    assert lines[3].split()[1:] == ["29", "8", "rest-days/2010.toml,", "国办发明电〔2009〕6号"]


def test_years_that_are_missing_in_between_are_named(empty: Desk) -> None:
    empty.said("rest-days", "--import", put(empty.root, public(NEXT + 2, new_year(NEXT + 2))))
    assert f"Not known in between: {NEXT}, {NEXT + 1}\n" in empty.said("rest-days")
    listed = empty.json("rest-days")
    assert (listed["known_until"], listed["missing"]) == (f"{NEXT + 2}-12-31", [NEXT, NEXT + 1])


def test_one_year_in_detail(empty: Desk) -> None:
    shown = empty.json("rest-days", "2025")
    assert shown["holidays"][1] == {
        "name": "Spring Festival",
        "first_day": "2025-01-28",
        "last_day": "2025-02-04",
        "days": 8,
    }
    assert sum(holiday["days"] for holiday in shown["holidays"]) == 28
    assert shown["make_up_days"] == ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"]
    chinese = empty.said("rest-days", "2025", "--lang", "zh")
    assert "春节" in chinese
    assert "2025-01-26（周日）" in chinese


def test_a_year_shows_what_its_announcement_fixes_beside_it(empty: Desk) -> None:
    eve = ("元旦", f"{NEXT - 1}-12-31", True)
    empty.said("rest-days", "--import", put(empty.root, public(NEXT, [eve, *new_year(NEXT)])))
    holiday = empty.json("rest-days", str(NEXT))["holidays"][0]
    assert (holiday["first_day"], holiday["days"]) == (f"{NEXT - 1}-12-31", 4)
    before = empty.json("rest-days", str(NEXT - 1))["holidays"][-1]
    assert before["last_day"] == f"{NEXT - 1}-12-31"


def test_where_a_years_data_come_from(empty: Desk) -> None:
    (empty.root / "rest-days").mkdir()
    rest_days_file(empty, NEXT).write_text(
        f'format = 1\nyear = {NEXT}\nannouncement = "国办发明电〔2026〕9号"\nannounced = 2026-11-05\n'
        f'source = ["{PAPER}", "https://b.example"]\n'
        f'rest = [{{ name = "国庆节、中秋节", from = {NEXT}-10-01, to = {NEXT}-10-08 }}]\n',
        encoding="utf-8",
    )
    shown = empty.said("rest-days", str(NEXT))
    for part in (f"rest-days/{NEXT}.toml", "〔2026〕9号", "2026-11-05 (Thu)", PAPER, "https://b.example", "none"):
        assert part in shown
    assert "National Day, Mid-autumn Festival" in shown
    assert "国庆节、中秋节" in empty.said("rest-days", str(NEXT), "--lang", "zh")
    assert empty.json("rest-days", str(NEXT))["announcement"] == "国办发明电〔2026〕9号"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("year", [1999, NEXT])
def test_a_year_that_is_not_known(empty: Desk, year: int, lang: str) -> None:
    told = empty.refused("rest-days", str(year), lang=lang)
    assert f"rest-days/{year}.toml" in told
    assert "rest-days --import" in told


def test_a_file_of_rest_days_that_is_faulty_stops_every_command(clinics: Desk) -> None:
    (clinics.root / "rest-days").mkdir()
    rest_days_file(clinics, NEXT).write_text(
        f"format = 1\nyear = {NEXT}\nrest = []\nworked = [{NEXT}-01-04]\n", encoding="utf-8"
    )
    for words in (["rest-days"], ["status"], ["ack", "east", "county-2024-cold-chain/self-check"]):
        assert f"rest-days/{NEXT}.toml:4:11: N308" in clinics.refused(*words, code=3)


def test_rest_days_are_counted_with(clinics: Desk) -> None:
    checklist = clinics.root / "checklists/county-2024-cold-chain.toml"
    text = checklist.read_text(encoding="utf-8").replace(
        "due = 2024-03-29", f'due = {{ by = {NEXT}-01-01, roll = "next" }}'
    )
    checklist.write_text(text, encoding="utf-8")
    assert clinics.cell("east-clinic", "self-check", "2024-03-20")["due"] is None
    clinics.said(
        "rest-days",
        "--import",
        put(clinics.root, public(NEXT, [("元旦", f"{NEXT}-01-0{n}", True) for n in range(1, 7)])),
    )
    due = clinics.cell("east-clinic", "self-check", "2024-03-20")["due"]
    assert due == str(next(d for d in (datetime.date(NEXT, 1, number) for number in range(7, 12)) if d.weekday() < 5))


# ---- importing ----


@pytest.mark.parametrize("year", [2007, 2024, 2025, 2026])
def test_what_is_imported_is_what_the_library_says(empty: Desk, year: int) -> None:
    empty.said("rest-days", "--import", put(empty.root, public(year, of_the_library(year))))
    assert empty.said("rest-days", "--verify", rest_days_file(empty, year)).count(" agree on every day ") == 1
    assert empty.run("check").returncode == 0


def test_an_import_says_what_it_made_and_what_is_lacking(empty: Desk) -> None:
    said = empty.said("rest-days", "--import", put(empty.root, public(NEXT, new_year(NEXT))))
    assert said.startswith(f"Made rest-days/{NEXT}.toml: 3 days off, 1 make-up day\n")
    assert "announcement = " in said
    assert rest_days_file(empty, NEXT).read_text(encoding="utf-8").splitlines() == [
        "format = 1",
        f"year = {NEXT}",
        f'source = "{PAPER}"',
        "rest = [",
        f'    {{ name = "元旦", from = {NEXT}-01-01, to = {NEXT}-01-03 }},',
        "]",
        "worked = [",
        f"    {saturday(NEXT)},",
        "]",
    ]


def test_papers_that_are_no_addresses_are_the_announcement(empty: Desk) -> None:
    papers = [PAPER, "国办发明电〔2026〕9号", "https://b.example"]
    said = empty.said("rest-days", "--import", put(empty.root, public(NEXT, new_year(NEXT), papers=papers)))
    assert "announcement = " not in said
    shown = empty.json("rest-days", str(NEXT))
    assert (shown["announcement"], shown["sources"]) == ("国办发明电〔2026〕9号", [PAPER, "https://b.example"])


def test_a_file_need_not_tell_whose_word_it_is(empty: Desk) -> None:
    empty.said("rest-days", "--import", put(empty.root, public(NEXT, new_year(NEXT), papers=[])))
    shown = empty.said("rest-days", str(NEXT))
    assert "not told" in shown
    assert "Source" not in shown


def test_importing_again_changes_nothing_and_says_so(empty: Desk) -> None:
    file = put(empty.root, public(NEXT, new_year(NEXT)))
    assert empty.json("rest-days", "--import", file) == {
        "format": 1,
        "year": NEXT,
        "file": f"rest-days/{NEXT}.toml",
        "new": True,
    }
    before = empty.tree()
    assert "Nothing was changed" in empty.said("rest-days", "--import", file)
    assert empty.json("rest-days", "--import", file)["new"] is False
    assert empty.tree() == before


def test_a_byte_order_mark_does_no_harm(empty: Desk) -> None:
    file = put(empty.root, public(NEXT, new_year(NEXT)), encoding="utf-8-sig")
    assert empty.said("rest-days", "--import", file)


def test_a_file_that_says_otherwise_is_never_overwritten(empty: Desk) -> None:
    empty.said("rest-days", "--import", put(empty.root, public(NEXT, new_year(NEXT))))
    other = put(empty.root, public(NEXT, [*new_year(NEXT), ("国庆节", f"{NEXT}-10-04", True)]))
    told = empty.refused("rest-days", "--import", other)
    assert f"rest-days/{NEXT}.toml" in told
    assert f"{NEXT}-10-04" in told


def test_a_file_of_another_name_is_found_too(empty: Desk) -> None:
    file = put(empty.root, public(NEXT, new_year(NEXT)))
    empty.said("rest-days", "--import", file)
    rest_days_file(empty, NEXT).rename(empty.root / "rest-days" / "guoban.toml")
    assert "rest-days/guoban.toml" in empty.said("rest-days", "--import", file)


def test_a_file_of_its_name_may_be_of_another_year(empty: Desk) -> None:
    empty.said("rest-days", "--import", put(empty.root, public(NEXT, new_year(NEXT))))
    rest_days_file(empty, NEXT).rename(rest_days_file(empty, NEXT + 1))
    other = put(empty.root, public(NEXT + 1, new_year(NEXT + 1)))
    assert f"rest-days/{NEXT + 1}.toml" in empty.refused("rest-days", "--import", other)


def test_a_neighbour_that_speaks_against_it_is_named(empty: Desk) -> None:
    eve = datetime.date(2022, 12, 31)  # a Saturday
    empty.said("rest-days", "--import", put(empty.root, public(2023, [("元旦", str(eve), True)])))
    other = put(empty.root, public(2022, [("元旦", str(eve), False)]))
    told = empty.refused("rest-days", "--import", other)
    assert "rest-days/2023.toml" in told
    assert "2022-12-31" in told


def test_a_faulty_neighbour_keeps_everything_out(empty: Desk) -> None:
    (empty.root / "rest-days").mkdir()
    (empty.root / "rest-days/old.toml").write_text("format = 1\n", encoding="utf-8")
    file = put(empty.root, public(NEXT, new_year(NEXT)))
    assert "rest-days/old.toml:1:1: N201" in empty.refused("rest-days", "--import", file, code=3)


def test_importing_needs_a_workspace(run: Run, tmp_path: Path) -> None:
    file = put(tmp_path, public(NEXT, new_year(NEXT)))
    assert "notice-tasks init" in refusal(run("rest-days", "--import", file, cwd=tmp_path), "en")


REFUSED: dict[str, tuple[object, str]] = {
    "no JSON": ('{"year": 2027,', "line 1, column 15|第1行第15列"),
    "nested too deeply": ("[" * 100_000, "JSON"),
    "a number without end": ("9" * 5000, "JSON"),
    "a list": ([DAY], "year, papers, days|year、papers、days"),
    "a day that is no object": (with_parts(days=[DAY, "x"]), "days[1]"),
    "no year": ({"papers": [], "days": [DAY]}, "'year'|“year”"),
    "no days at all": ({"year": NEXT}, "'days'|“days”"),
    "an empty year": (public(NEXT, []), "no day of|一天也没有"),
    "a year in words": (with_parts(year="2027"), '"2027"'),
    "a year that is true": (with_parts(year=True), "true"),
    "a year out of reason": (with_parts(year=20270), "20270"),
    "days that are no list": (with_parts(days={}), "{}"),
    "papers that are no texts": (with_parts(papers=[1]), "[1]"),
    "another key": (with_parts(days=[{**DAY, "off": True}]), "days[0].off"),
    "a key of a day is missing": (with_parts(days=[DAY, {"date": "2027-01-02"}]), "days[1].isOffDay"),
    "no such day": (with_parts(days=[{**DAY, "date": "2027-02-30"}]), "2027-02-30"),
    "a day written otherwise": (with_parts(days=[{**DAY, "date": "20270101"}]), "20270101"),
    "a day that is a number": (with_parts(days=[{**DAY, "date": 5}]), "days[0].date"),
    "no name": (with_parts(days=[{**DAY, "name": " "}]), "days[0].name"),
    "neither true nor false": (with_parts(days=[{**DAY, "isOffDay": 1}]), "days[0].isOffDay"),
    "far away": (public(NEXT, [("元旦", f"{NEXT + 1}-02-01", True)]), f"{NEXT + 1}-02-01"),
    "worked anyway": (public(2026, [("元旦", "2026-06-01", False)]), "2026-06-01 (Mon)|2026-06-01（周一）"),
    "two things of one day": (public(2026, [("x", "2026-06-06", True), ("x", "2026-06-06", False)]), "2026-06-06"),
    "ten megabytes": ("[" + " " * 10_000_000 + "]", "too large|太大"),
}


@pytest.mark.parametrize(("document", "told"), list(REFUSED.values()), ids=list(REFUSED))
def test_what_is_not_the_public_form_is_refused(empty: Desk, document: object, told: str) -> None:
    file = put(empty.root, document)
    english, _bar, chinese = told.partition("|")
    assert english in empty.refused("rest-days", "--import", file, code=3)
    (said,) = empty.run_all([["rest-days", "--verify", file, "--lang", "zh"]])
    assert (chinese or english) in refusal(said, "zh", code=3)


def test_other_files_are_refused(empty: Desk) -> None:
    put(empty.root, '{"name": "元旦"}', "gbk.json", encoding="gbk")
    assert "UTF-8" in empty.refused("rest-days", "--import", "gbk.json", code=3)
    assert "gone.json" in empty.refused("rest-days", "--import", "gone.json", code=3)
    assert "checklists" in empty.refused("rest-days", "--import", "checklists", code=3)


# ---- held against the library ----


def test_a_json_file_that_differs(run: Run, tmp_path: Path) -> None:
    days = [day for day in of_the_library(2025) if day[1] not in {"2025-10-08", "2025-10-11"}]
    file = put(tmp_path, public(2025, [*days, ("国庆节", "2025-10-09", True)]))
    result = run("rest-days", "--verify", file, cwd=tmp_path)
    assert (result.returncode, result.stderr) == (1, "")
    lines = [line.split() for line in result.stdout.splitlines()]
    assert lines[2:] == [
        ["2025-10-08", "(Wed)", "worked", "National", "Day"],
        ["2025-10-09", "(Thu)", "National", "Day", "worked"],
        ["2025-10-11", "(Sat)", "weekend", "worked"],
    ]
    found = json.loads(run("rest-days", "--verify", file, "--json", cwd=tmp_path).stdout)
    assert (found["compared"], found["differences"][2]) == (
        True,
        {"day": "2025-10-11", "file": "weekend", "library": None},
    )


def test_days_of_the_neighbouring_years_are_compared(run: Run, tmp_path: Path) -> None:
    days = [*of_the_library(2019), ("元旦", "2018-12-29", True), ("元旦", "2018-12-31", True)]
    result = run("rest-days", "--verify", put(tmp_path, public(2019, days)), cwd=tmp_path)
    assert (result.returncode, result.stdout.count("2018-12-")) == (1, 1)
    assert "2018-12-29" in result.stdout


def test_what_the_next_announcement_fixed_is_not_held_against_a_year(run: Run, tmp_path: Path) -> None:
    days = [day for day in of_the_library(2018) if not day[1].startswith("2018-12")]
    assert run("rest-days", "--verify", put(tmp_path, public(2018, days)), cwd=tmp_path).returncode == 0


def test_the_last_days_before_an_unknown_year_are_not_compared(run: Run, tmp_path: Path) -> None:
    file = put(tmp_path, public(NEXT, [("元旦", f"{LAST}-12-31", True)]))
    result = run("rest-days", "--verify", file, cwd=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert f"does not know {NEXT}" in result.stdout


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("rest = [", "1:9: N103", id="no TOML"),
        pytest.param("format = 1\nyear = 2026\n", "1:1: N201", id="not its form"),
        pytest.param("format = 1\nyear = 2026\nrest = []\nworked = [2026-06-01]\n", "4:11: N308", id="not possible"),
    ],
)
def test_a_faulty_file_cannot_be_held_up(run: Run, tmp_path: Path, text: str, place: str) -> None:
    file = put(tmp_path, text, "x.toml")
    told = refusal(run("rest-days", "--verify", file, cwd=tmp_path), "en", code=3)
    assert f"\nx.toml:{place} " in told
    assert f"x.toml:{place} " in refusal(
        run("rest-days", "--verify", tmp_path / file, cwd=tmp_path.parent), "en", code=3
    )


@pytest.mark.parametrize(
    "words",
    [["2026", "--import", "a"], ["--import", "a", "--verify", "b"], ["2026", "--verify", "b"]],
    ids=" ".join,
)
def test_one_thing_at_a_time(empty: Desk, words: list[str]) -> None:
    assert "--import FILE or --verify FILE" in empty.refused("rest-days", *words)


@pytest.mark.parametrize("word", ["next", "0", "10000"])
def test_a_year_is_a_number(empty: Desk, word: str) -> None:
    assert word in empty.refused("rest-days", word)


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_screens_fit_a_terminal(empty: Desk, on_terminal: OnTerminal, lang: str, columns: int) -> None:
    for words in (["rest-days"], ["rest-days", "2025"]):
        code, shown = on_terminal(*words, "--lang", lang, cwd=empty.root, columns=columns)
        assert code == 0
        assert "2025-10-11" in shown or f"{LAST}-12-31" in shown
