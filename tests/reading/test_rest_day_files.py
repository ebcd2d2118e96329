"""Files under rest-days/: what they declare, and that the official arrangements come through one unchanged."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice_tasks.actions.moment import Moment
from notice_tasks.actions.opened import open_for, open_workspace
from notice_tasks.dates.workdays import ChinaCalendar, YearNotAnnounced
from notice_tasks.problems import BadInput
from notice_tasks.reading.load import load, load_rest_days
from notice_tasks.reading.rest_days import HolidaySpan, days_of, english_name
from notice_tasks.reading.settings import settings_of

if TYPE_CHECKING:
    from pathlib import Path

    from notice_tasks.dates.workdays import WorkCalendar

HEAD = "format = 1\nyear = {year}\n"
NOW = Moment(datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC))

# Announced by the General Office of the State Council: 国办发明电〔2023〕7号, 〔2024〕12号, and that of 2025-11-04.
OFFICIAL = {
    2024: (
        "元旦 1/1, 春节 2/10-2/17, 清明节 4/4-4/6, 劳动节 5/1-5/5, 端午节 6/10, 中秋节 9/15-9/17, 国庆节 10/1-10/7",
        "2/4 2/18 4/7 4/28 5/11 9/14 9/29 10/12",
    ),
    2025: (
        "元旦 1/1, 春节 1/28-2/4, 清明节 4/4-4/6, 劳动节 5/1-5/5, 端午节 5/31-6/2, 国庆节、中秋节 10/1-10/8",
        "1/26 2/8 4/27 9/28 10/11",
    ),
    2026: (
        "元旦 1/1-1/3, 春节 2/15-2/23, 清明 4/4-4/6, 劳动节 5/1-5/5, 端午 6/19-6/21, 中秋 9/25-9/27, 国庆 10/1-10/7",
        "1/4 2/14 2/28 5/9 9/20 10/10",
    ),
}


class KnowsNothing:
    def rest_day(self, day: datetime.date) -> str | None:
        raise YearNotAnnounced(day.year)

    def is_estimate(self, year: int) -> bool:  # noqa: ARG002  (it never guesses)
        return False


def workspace(folder: Path, **files: str) -> Path:
    """A workspace that has these files of rest days."""
    (folder / "notice-tasks.toml").write_text('format = 1\nid = "x"\n', encoding="utf-8")
    (folder / "units.toml").write_text("format = 1\n", encoding="utf-8")
    (folder / "rest-days").mkdir()
    for name, text in files.items():
        (folder / "rest-days" / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def official(year: int) -> str:
    """The text of a file that declares an official arrangement."""
    holidays, worked = OFFICIAL[year]
    rests = [entry.split() for entry in holidays.split(", ")]
    lines = [f'    {{ name = "{name}", {_ends(year, span)} }},' for name, span in rests]
    days = ", ".join(_iso(year, day) for day in worked.split())
    return "\n".join([HEAD.format(year=year) + "rest = [", *lines, "]", f"worked = [{days}]", ""])


def _ends(year: int, span: str) -> str:
    return ", ".join(f"{key} = {_iso(year, day)}" for key, day in zip(("from", "to"), span.split("-"), strict=False))


def _iso(year: int, day: str) -> str:
    return datetime.date(year, *map(int, day.split("/"))).isoformat()


def differing(known: WorkCalendar, other: WorkCalendar, year: int) -> list[str]:
    """The days of a year on which two calendars do not say the same."""
    first = datetime.date(year, 1, 1)
    days = [first + datetime.timedelta(number) for number in range((datetime.date(year + 1, 1, 1) - first).days)]
    return [str(day) for day in days if (known.rest_day(day) is None) != (other.rest_day(day) is None)]


@pytest.mark.parametrize("year", OFFICIAL)
def test_an_official_arrangement_from_a_file_is_the_librarys_day_by_day(year: int, tmp_path: Path) -> None:
    (announced,) = load_rest_days(workspace(tmp_path, official=official(year))).announced
    assert announced.arrangement.year == year
    loaded = load(tmp_path, settings_of(tmp_path))
    assert differing(loaded.calendar, ChinaCalendar(), year) == []


def test_names_become_the_librarys(tmp_path: Path) -> None:
    calendar = load_rest_days(workspace(tmp_path, official=official(2025))).calendar
    assert calendar.rest_day(datetime.date(2025, 1, 28)) == "Spring Festival"
    assert calendar.rest_day(datetime.date(2025, 10, 6)) == "National Day, Mid-autumn Festival"


@pytest.mark.parametrize(
    ("name", "english"),
    [
        pytest.param("元旦", "New Year's Day", id="one"),
        pytest.param("清明", "Tomb-sweeping Day", id="a short form"),
        pytest.param("中秋节、国庆节", "Mid-autumn Festival, National Day", id="two that fell together"),
        pytest.param("国庆节、厂庆", "国庆节、厂庆", id="one part is not known"),
        pytest.param("National Day", "National Day", id="English already"),
        pytest.param("、", "、", id="nothing"),
    ],
)
def test_a_holidays_name(name: str, english: str) -> None:
    assert english_name(name) == english


def test_whose_word_it_is_is_kept(tmp_path: Path) -> None:
    said = 'announcement = "国办发明电〔2026〕9号"\nannounced = 2026-11-05\nsource = ["https://a", "b"]\nrest = []\n'
    (announced,) = load_rest_days(workspace(tmp_path, a=HEAD.format(year=2027) + said)).announced
    assert announced[0] == "rest-days/a.toml"
    assert announced[2:] == ("国办发明电〔2026〕9号", datetime.date(2026, 11, 5), ("https://a", "b"))


def test_without_files_the_library_alone_is_asked(tmp_path: Path) -> None:
    assert isinstance(load_rest_days(tmp_path).calendar, ChinaCalendar)


FAR = 'rest = [{ name = "元旦", from = 1900-01-01, to = 9999-12-31 }, { name = "x", from = 9999-12-31 }]\n'


def test_days_far_away_are_not_built(tmp_path: Path) -> None:
    far = HEAD.format(year=2027) + FAR + "worked = [2030-01-05]\n"
    (announced,) = load_rest_days(workspace(tmp_path, a=far)).announced
    assert announced.arrangement == (2027, {}, frozenset())


@given(st.dates(), st.integers(0, 450))
def test_a_span_has_both_its_ends(first: datetime.date, more: int) -> None:
    last = min(first, datetime.date.max - datetime.timedelta(more)) + datetime.timedelta(more)
    days = list(days_of(HolidaySpan("x", first, last)))
    assert (days[0], days[-1], len(days)) == (first, last, (last - first).days + 1)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param("rest = [", ["N103"], id="no TOML"),
        pytest.param("", ["N201"], id="no holidays"),
        pytest.param('rest = [{ name = "x" }]', ["N201"], id="a holiday without a day"),
        pytest.param('rest = [{ name = "x", from = "2027-01-01" }]', ["N203"], id="a day in quotes"),
        pytest.param('rest = [{ name = "x", from = 2027-01-01T00:00:00 }]', ["N203"], id="a moment"),
        pytest.param("rest = []\nwork = []", ["N202"], id="an unknown key"),
        pytest.param("rest = []\nsource = 1", ["N203"], id="a number for a source"),
    ],
)
def test_faults_of_form_stop_every_command(text: str, codes: list[str], tmp_path: Path) -> None:
    root = workspace(tmp_path, a=HEAD.format(year=2027) + text)
    (root / "checklists").mkdir()
    (root / "checklists/plan.toml").write_text(
        'format = 1\nnotice = { id = "plan", title = "通知", revised = 2026-11-20 }\n', encoding="utf-8"
    )
    for recording in (False, True):
        with pytest.raises(BadInput) as refused:
            _ = open_for("plan/report", root, NOW) if recording else open_workspace(root, NOW)
        assert [(problem.code, problem.place.file) for problem in refused.value.problems] == [
            (code, "rest-days/a.toml") for code in codes
        ]


@pytest.mark.parametrize("year", [1948, 2200])
def test_a_year_out_of_reason_is_refused(year: int, tmp_path: Path) -> None:
    (problem,) = load_rest_days(workspace(tmp_path, a=HEAD.format(year=year) + "rest = []")).problems
    assert (problem.code, problem.place.path) == ("N205", ("year",))


def test_a_workspace_counts_by_its_files_and_estimates_only_on_request(tmp_path: Path) -> None:
    holiday = 'rest = [{ name = "元旦", from = 2027-01-01, to = 2027-01-03 }]\n'
    root = workspace(tmp_path, a=HEAD.format(year=2027) + holiday)
    calendar = open_workspace(root, NOW).view.calendar
    assert calendar.rest_day(datetime.date(2027, 1, 3)) == "New Year's Day"
    with pytest.raises(YearNotAnnounced):
        calendar.rest_day(datetime.date(2028, 1, 3))
    estimated = open_workspace(root, NOW, estimate=True).view.calendar
    assert [estimated.is_estimate(year) for year in (2026, 2027, 2028)] == [False, False, True]
