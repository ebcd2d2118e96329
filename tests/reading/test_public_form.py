"""The public JSON form: what it says comes through a file of ours unchanged, and what it cannot say is refused."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from notice_tasks.actions.import_rest_days import rest_days_text
from notice_tasks.dates.arrangement import Arrangement, library_arrangements
from notice_tasks.problems import BadInput, Place
from notice_tasks.reading import shapes
from notice_tasks.reading.public_form import values_of_public_form
from notice_tasks.reading.rest_days import announced_of, english_name, is_sound_in_itself
from notice_tasks.toml.faults import faults

YEAR = 2027
DAY: dict[str, Any] = {"name": "元旦", "date": "2027-01-01", "isOffDay": True}
NEAR = st.dates(datetime.date(YEAR - 1, 12, 1), datetime.date(YEAR + 1, 1, 31))
NAMES = st.text(min_size=1).filter(str.strip)


def entry(name: str, day: datetime.date, *, rests: bool) -> dict[str, Any]:
    return {"name": name, "date": day.isoformat(), "isOffDay": rests}


def read(document: object) -> dict[str, Any]:
    return values_of_public_form(json.dumps(document).encode(), "x.json")


@given(
    st.dictionaries(NEAR, st.sampled_from(["元旦", "国庆节、中秋节"]) | NAMES, min_size=1),
    st.sets(NEAR.filter(lambda day: day.weekday() >= 5)),
    st.lists(NAMES, max_size=3),
    st.randoms(),
)
def test_what_is_imported_comes_through_a_file_of_ours(
    rests: dict[datetime.date, str], worked: set[datetime.date], papers: list[str], order: Any
) -> None:
    worked -= rests.keys()
    days = [entry(name, day, rests=True) for day, name in rests.items()]
    days += [entry("x", day, rests=False) for day in worked]
    order.shuffle(days)
    text = rest_days_text(read({"year": YEAR, "papers": papers, "days": days}))
    values = tomli.loads(text)
    assert faults(values, shapes.REST_DAYS, Place("x")) == []
    assert is_sound_in_itself(values)
    named = {day: english_name(name.strip()) for day, name in rests.items()}
    found = announced_of(values, "x")
    assert found.arrangement == Arrangement(YEAR, named, frozenset(worked))
    told = {paper.strip() for paper in papers}
    assert {*found.sources, *(found.announcement or "").split("、")} - {""} >= {one for one in told if "、" not in one}


@pytest.mark.parametrize("arrangement", library_arrangements(), ids=lambda arrangement: str(arrangement.year))
def test_the_librarys_years_come_through(arrangement: Arrangement) -> None:
    days = [entry(name, day, rests=True) for day, name in arrangement.rests.items()]
    days += [entry("x", day, rests=False) for day in arrangement.worked]
    values = tomli.loads(rest_days_text(read({"year": arrangement.year, "papers": [], "days": days})))
    assert announced_of(values, "x").arrangement == arrangement


def test_days_in_a_row_are_one_holiday() -> None:
    days = [{**DAY, "date": f"2027-01-0{number}"} for number in (3, 1, 2, 5)]
    assert read({"year": YEAR, "days": [*days, {**DAY, "name": "x", "date": "2027-01-04"}]})["rest"] == [
        {"name": "元旦", "from": datetime.date(2027, 1, 1), "to": datetime.date(2027, 1, 3)},
        {"name": "x", "from": datetime.date(2027, 1, 4)},
        {"name": "元旦", "from": datetime.date(2027, 1, 5)},
    ]


def test_a_day_may_stand_twice_if_both_say_the_same() -> None:
    assert len(read({"year": YEAR, "days": [DAY, DAY]})["rest"]) == 1


@pytest.mark.parametrize(
    ("papers", "told"),
    [
        pytest.param([], {}, id="none"),
        pytest.param(["https://a.example"], {"source": "https://a.example"}, id="an address"),
        pytest.param(["http://a", "http://b"], {"source": ["http://a", "http://b"]}, id="two addresses"),
        pytest.param(["〔2026〕9号", "http://a"], {"announcement": "〔2026〕9号", "source": "http://a"}, id="a number"),
    ],
)
def test_papers(papers: list[str], told: dict[str, object]) -> None:
    values = read({"$id": "x", "year": YEAR, "papers": papers, "days": [DAY]})
    assert {key: values[key] for key in ("announcement", "source") if key in values} == told


@pytest.mark.parametrize(
    ("content", "case"),
    [
        pytest.param("元旦".encode("gbk"), "not-utf8", id="GBK"),
        pytest.param(b"{", "not-json", id="cut short"),
        pytest.param(b"9" * 5000, "not-json", id="a number without end"),
        pytest.param(b"[" * 100_000, "not-json", id="nested too deeply"),
        pytest.param(b"[]", "document", id="a list"),
        pytest.param(b'{"year": 2027, "days": [1]}', "entry", id="a day that is no object"),
        pytest.param(b'{"year": 2027}', "missing", id="no days"),
        pytest.param(b'{"year": 2027, "days": [], "day": 1}', "unknown", id="an unknown key"),
        pytest.param(b'{"year": 2027.0, "days": []}', "value", id="a fraction"),
        pytest.param(b'{"year": 2027, "days": [], "papers": ""}', "value", id="papers that are no list"),
        pytest.param(b'{"year": 2027, "days": []}', "no-days", id="not announced yet"),
    ],
)
def test_content_that_is_refused(content: bytes, case: str) -> None:
    with pytest.raises(BadInput) as refused:
        values_of_public_form(content, "x.json")
    assert (refused.value.code, refused.value.details["case"]) == ("bad-rest-days", case)


@pytest.mark.parametrize(
    ("changed", "case"),
    [
        pytest.param({"date": "2027-02-30"}, "value", id="no such day"),
        pytest.param({"date": "2027-W01-1"}, "value", id="a day written otherwise"),
        pytest.param({"date": None}, "value", id="no day"),
        pytest.param({"name": ""}, "value", id="no name"),
        pytest.param({"name": "\ud800"}, "value", id="half a character, which no file can keep"),
        pytest.param({"name": 1}, "value", id="a name that is a number"),
        pytest.param({"isOffDay": "true"}, "value", id="a flag in quotes"),
        pytest.param({"date": "2028-02-01"}, "far", id="far away"),
        pytest.param({"date": "2027-01-04", "isOffDay": False}, "weekday", id="worked anyway"),
        pytest.param({"date": "2027-01-02", "isOffDay": False}, "both", id="two things of one day"),
    ],
)
def test_days_that_are_refused(changed: dict[str, object], case: str) -> None:
    rests = {**DAY, "date": "2027-01-02"}
    with pytest.raises(BadInput) as refused:
        read({"year": YEAR, "days": [rests, {**DAY, **changed}]})
    assert refused.value.details["case"] == case
