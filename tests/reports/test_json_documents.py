"""The documents of --json: a contract (docs/json.md): format 1, the promised keys, ISO days and moments."""

import datetime
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from reports_builders import EVERYTHING, SAMPLE, county, every_document, opened, speaking

from notice_tasks.actions.agenda import AgendaRequest, agenda_of
from notice_tasks.actions.explain import explain
from notice_tasks.actions.log import log
from notice_tasks.actions.moment import Moment
from notice_tasks.actions.record import Order, record
from notice_tasks.actions.show import show
from notice_tasks.actions.status import status
from notice_tasks.dates.span import Month
from notice_tasks.model.event import Act
from notice_tasks.problems import Level, Place, Problem
from notice_tasks.reports.json import documents
from notice_tasks.rules.log import last

NAMED = {"notice", "notice_title", "requirement", "requirement_title", "unit", "unit_name"}
CELL = {
    *NAMED, "occurrence", "kind", "received_on", "progress", "timeliness", "due", "estimated", "original_due",
    "days_left", "done_on", "first_handed_in_on", "missed", "redo", "redo_missed", "withdrawn",
}  # fmt: skip
EXPLAINED = {
    "as_of", "notice", "notice_title", "requirement", "requirement_title", "clause", "quote", "occurrence", "due",
    "estimated", "steps", "occurrences", "cells", "levels",
}  # fmt: skip
TALLY = {
    "owed", "done", "submitted", "due_soon", "due_today", "overdue", "missed", "returned", "redo_overdue",
    "redo_missed", "unresolved", "exempt", "withdrawn", "percent",
    "fallen_due", "handed_in", "in_time", "accepted", "not_due", "not_due_handed_in", "undated", "undated_handed_in",
    "unresolved_handed_in",
}  # fmt: skip
SLOT = {
    "due", "estimated", "days_left", "redo", "notice", "notice_title", "requirement", "requirement_title", "occurrence",
    "units", "unit_names",
}  # fmt: skip
EVENT = {"id", "at", "on", "by", "requirement", "did", "effect", "progress"}
GRID = {"notice", "notice_title", "requirements", "requirement_titles", "units", "unit_names", "received_on", "cells"}
MAY_BE_IN_EVENT = {"occurrence", "clock", "note", "without_evidence", "to", "path", "url", "sha256", "dated", "undoes"}
REQUIREMENT = {
    "id", "title", "kind", "actors", "who", "clause", "quotes", "due", "deliver_to", "evidence", "remind", "reach",
    "withdrawn", "tightens", "who_names",
}  # fmt: skip
NOTICE = {
    "id", "title", "revised", "file", "issuers", "addressees", "anchors", "requirements", "theme", "series", "source",
    "contacts", "amendments", "forwards", "forwards_title", "waived", "number",
}  # fmt: skip
OF_UNITS = {"id", "name", "code", "groups", "group_names", "totals", "not_acknowledged", "not_acknowledged_titles"}
UNIT = {"id", "name", "also", "code", "groups", "group_names", "parent", "parent_name", "level", "contact"}

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?[+-]\d{2}:\d{2}")
DAYS = {"on", "to", "dated", "done_on", "first_handed_in_on", "revised", "published"}
DUES = {"as_of", "due", "original_due"}


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking("en"):
        yield


@pytest.fixture(scope="module")
def county_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return county(tmp_path_factory.mktemp("county"))


@pytest.fixture(scope="module")
def of_county(county_root: Path) -> dict[str, dict[str, Any]]:
    with speaking("en"):
        return every_document(opened(county_root, "2024-09-04"), "cold-chain", "cold-chain/day", "east")


@pytest.fixture(scope="module")
def of_sample() -> dict[str, dict[str, Any]]:
    with speaking("en"):
        words = ("nhc-2024-doctors-day", "nhc-2024-doctors-day/report", "xizang")
        return every_document(opened(SAMPLE, "2024-08-31"), *words)


def read(document: dict[str, Any]) -> Any:
    """A document as a reader parses it."""
    return json.loads(documents.text(document, ascii_only=False))


def has_iso_days(value: Any, name: str = "") -> None:
    """Every day and moment by its key, at any depth; a rule's `due` in `show` is a table of its own."""
    if isinstance(value, dict):
        for key, entry in value.items():
            has_iso_days(entry, key)
    elif isinstance(value, list):
        for entry in value:
            has_iso_days(entry, name)
    elif isinstance(value, str) and name in DAYS:
        assert DAY.fullmatch(value), (name, value)
    elif isinstance(value, str) and name in DUES:
        assert DAY.fullmatch(value) or MOMENT.fullmatch(value), (name, value)
    elif name == "at":
        assert MOMENT.fullmatch(value), value
    elif isinstance(value, str):
        assert not re.search(r"datetime|<|None|Place\(", value), value


def test_every_document_says_its_format_and_has_iso_days(
    of_county: dict[str, dict[str, Any]], of_sample: dict[str, dict[str, Any]]
) -> None:
    for found in (of_county, of_sample):
        for command, document in found.items():
            as_read = read(document)
            assert next(iter(as_read.items())) == ("format", 1), command
            assert as_read == {"format": 1, **document}, command  # no value is a Python object
            has_iso_days(as_read)


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        ("status", {"as_of", "cells", "totals", "notices", "unsettled"}),
        ("agenda", {"as_of", "from", "to", "recurring_to", "days", "without_day", "agenda"}),
        ("matrix", {"as_of", "notices"}),
        ("log", {"as_of", "events"}),
        ("units", {"as_of", "units"}),
        ("explain", EXPLAINED),
        ("explain unit", EXPLAINED),
        ("show notice", {"notice"}),
        ("show requirement", {"as_of", "notice", "notice_title", "requirement", "cells", "levels", "from", "to"}),
        ("show unit", {"as_of", "unit", "cells", "below", "from", "to"}),
    ],
)
def test_the_promised_keys_of_each_command(of_county: dict[str, dict[str, Any]], command: str, keys: set[str]) -> None:
    assert of_county[command].keys() == keys


def test_the_promised_keys_of_each_part(of_county: dict[str, dict[str, Any]]) -> None:
    cells = [cell for document in of_county.values() for cell in document.get("cells", ())]
    cells += [cell for notice in of_county["matrix"]["notices"] for cell in notice["cells"]]
    assert len(cells) > 50
    assert all(cell.keys() - {"steps", "events"} == CELL for cell in cells)
    assert all(cell.keys() == CELL | {"steps", "events"} for cell in of_county["explain unit"]["cells"])
    tallies = [of_county["status"]["totals"], *(notice["totals"] for notice in of_county["status"]["notices"])]
    assert all(tally.keys() == TALLY for tally in (*tallies, *(unit["totals"] for unit in of_county["units"]["units"])))
    assert all(unit.keys() == OF_UNITS for unit in of_county["units"]["units"])
    slots = of_county["agenda"]["agenda"]
    assert all(slot.keys() == SLOT for slot in slots)
    grids = of_county["matrix"]["notices"]
    assert all(grid.keys() == GRID for grid in grids)
    steps = of_county["explain unit"]["steps"]
    assert all(step.keys() == {"code", "text", "details"} for step in steps)
    notice = of_county["show notice"]["notice"]
    assert notice.keys() == NOTICE
    assert all(entry.keys() == REQUIREMENT for entry in notice["requirements"].values())
    assert of_county["show requirement"]["requirement"].keys() == REQUIREMENT
    assert of_county["show unit"]["unit"].keys() == UNIT


def test_an_event_has_only_what_its_act_says(of_county: dict[str, dict[str, Any]]) -> None:
    events = of_county["log"]["events"]
    assert len(events) == 15
    for event in events:
        assert event.keys() - MAY_BE_IN_EVENT == EVENT | NAMED
        assert None not in event.values()
    assert {key for event in events for key in event} >= MAY_BE_IN_EVENT - {"occurrence", "clock"}
    by_id = {event["id"]: event for event in events}
    assert by_id["a4"] == {
        "notice": "cold-chain",
        "notice_title": "关于开展疫苗冷链自查的通知",
        "unit": "east",
        "unit_name": "东村卫生室",
        "id": "a4",
        "at": "2024-08-17T09:00:00+08:00",
        "on": "2024-08-17",
        "by": "李文",
        "requirement": "day",
        "requirement_title": "报送自查表",
        "did": "extend",
        "note": "台风",
        "to": "2024-09-06",
        "effect": "counts",
        "progress": "pending",
    }
    assert {by_id[id_]["effect"] for id_ in ("b1", "b2", "b3")} == {"no-effect", "undone", "counts"}
    assert [event["on"] for event in events] == sorted(event["on"] for event in events)


@pytest.mark.parametrize(
    ("requirement", "unit", "expected"),
    [
        ("day", "east", ("2024-09-06", "2024-08-30", 2, "submitted", "met-extended", "2024-09-03", False)),
        ("day", "west", ("2024-08-30", "2024-08-30", -5, "submitted", "met", "2024-08-29", False)),
        (
            "moment",
            "east",
            ("2024-08-20T18:00:00+08:00", "2024-08-20T18:00:00+08:00", -15, "done", "met-late", "2024-08-20", True),
        ),
        ("received", "west", (None, None, None, "pending", "unresolved", None, False)),
        ("undated", "west", (None, None, None, "pending", "undated", None, False)),
        ("window", "east", ("2024-08-23", "2024-08-23", -12, "exempt", "exempt", None, False)),
        ("gone", "west", ("2024-09-10", "2024-09-10", 6, "pending", "exempt", None, False)),
    ],
)
def test_a_cell(
    of_county: dict[str, dict[str, Any]], requirement: str, unit: str, expected: tuple[object, ...]
) -> None:
    cells = {(cell["requirement"], cell["unit"]): cell for cell in read(of_county["status"])["cells"]}
    cell = cells[requirement, unit]
    keys = ("due", "original_due", "days_left", "progress", "timeliness", "done_on", "missed")
    assert tuple(cell[key] for key in keys) == expected
    assert cell["notice"] == "cold-chain"
    assert cell["occurrence"] is None


def test_totals_are_of_what_counts_and_cells_may_be_more(county_root: Path) -> None:
    seen = opened(county_root, "2024-09-04")
    usual = documents.status_json(status(seen, EVERYTHING).summary)
    every = documents.status_json(status(seen, EVERYTHING, exhortations=True).summary)
    assert usual["totals"] == every["totals"] == usual["notices"][0]["totals"]
    assert {cell["kind"] for cell in usual["cells"]} == {"report", "action", "event"}
    assert len(every["cells"]) == len(usual["cells"]) + 2
    assert usual["totals"]["owed"] == sum(cell["timeliness"] != "exempt" for cell in usual["cells"])
    assert usual["totals"]["percent"] == usual["totals"]["done"] * 100 // usual["totals"]["owed"]


def test_a_moment_looked_at_is_a_moment_with_its_offset(county_root: Path) -> None:
    seen = opened(county_root, "2024-08-20T18:30")
    document = every_document(seen, "cold-chain", "cold-chain/moment", "east")["show requirement"]
    assert document["as_of"] == "2024-08-20T18:30:00+08:00"
    assert [cell["timeliness"] for cell in document["cells"]] == ["overdue", "overdue"]


def test_the_agenda_has_days_and_what_has_none_last(of_county: dict[str, dict[str, Any]]) -> None:
    slots = of_county["agenda"]["agenda"]
    days = [slot["due"] for slot in slots]
    known = [day for day in days if day]
    assert days == [*sorted(known), None, None]
    assert "2024-08-20T18:00:00+08:00" in known
    assert all((slot["days_left"] is None) == (slot["due"] is None) for slot in slots)


def test_the_agenda_has_each_of_its_days_once_with_what_kind_it_is(of_county: dict[str, dict[str, Any]]) -> None:
    document = of_county["agenda"]
    assert [day["day"] for day in document["days"]] == list(
        dict.fromkeys(slot["due"][:10] for slot in document["agenda"] if slot["due"])
    )
    sunday = {"day": "2024-08-18", "weekday": "sunday", "working": False, "rest": "weekend"}
    assert document["days"][1] == {**sunday, "make_up": False, "estimated": False}
    assert (document["from"], document["to"], document["recurring_to"]) == (None, None, None)


def test_the_agenda_of_a_month_has_all_its_days(county_root: Path) -> None:
    seen = opened(county_root, "2024-09-04")
    document, later = (
        documents.agenda_json(agenda_of(seen, EVERYTHING, AgendaRequest(period=month)), seen.view.as_of)
        for month in (Month(2024, 9), Month(2025, 2))
    )
    assert (document["from"], document["to"], len(document["days"])) == ("2024-09-01", "2024-09-30", 30)
    assert [day["day"] for day in document["days"] if day["make_up"]] == ["2024-09-14", "2024-09-29"]
    assert [len(day) for day in later["days"]] == [6] * 28
    assert [[slot["due"] for slot in found["agenda"]] for found in (document, later)] == [[], ["2025-02-19"]]


def test_explain_without_a_unit_and_with_one(county_root: Path) -> None:
    seen = opened(county_root, "2024-09-04")
    none, one, both = (
        documents.explain_json(explain(seen, units, "cold-chain/received"))
        for units in ([], ["east"], ["east", "west"])
    )
    assert (none["due"], none["cells"]) == (None, [])
    assert [step["code"] for step in none["steps"]] == ["not-yet-received"]
    assert one["due"] == one["cells"][0]["due"] == "2024-08-26"
    assert one["steps"] == one["cells"][0]["steps"]
    assert [step["code"] for step in one["steps"]] == ["received", "counted-forward", "rolled-next"]
    assert one["steps"][1]["details"] == {"start": "2024-08-14", "count": 10, "unit": "days", "day": "2024-08-24"}
    assert one["steps"][2]["details"]["rests"] == [
        {"day": "2024-08-24", "name": "weekend"},
        {"day": "2024-08-25", "name": "weekend"},
    ]
    assert (both["due"], both["steps"]) == (none["due"], none["steps"])
    assert [cell["due"] for cell in both["cells"]] == ["2024-08-26", None]
    assert documents.explain_json(explain(seen, [], "cold-chain/undated"))["steps"] == []


@pytest.mark.parametrize(("language", "text"), [("en", "The checklist gives the day"), ("zh", "清单按通知原文定为")])
def test_sentences_are_in_the_language_and_codes_are_not(county_root: Path, language: str, text: str) -> None:
    with speaking(language):
        document = documents.explain_json(explain(opened(county_root, "2024-09-04"), [], "cold-chain/day"))
    assert document["steps"][0]["code"] == "named"
    assert document["steps"][0]["text"].startswith(text)


def test_show_tells_every_form_of_a_due_rule_from_the_others(county_root: Path) -> None:
    seen = opened(county_root, "2024-09-04")
    document = documents.show_json(show(seen, "cold-chain"), seen.workspace.register)
    shown = read(document)["notice"]["requirements"]
    dues = {id_: requirement["due"] for id_, requirement in shown.items()}
    assert dues["day"] == {"point": "2024-08-30", "inclusive": None, "roll": None}
    assert dues["moment"]["point"] == "2024-08-20T18:00:00+08:00"
    assert dues["window"] == {"first": "2024-08-12", "last": "2024-08-23", "roll": None}
    assert dues["received"]["after"] == "received"
    assert dues["before"]["before"] == "festival"
    assert dues["unclear"] == {"words": "另行通知"}
    assert dues["undated"] is None
    assert shown["gone"]["withdrawn"] == {"on": "2024-08-20", "reason": "天气"}


def test_the_log_can_be_cut_to_its_end(county_root: Path) -> None:
    seen = opened(county_root, "2024-09-04")
    lines = log(seen, EVERYTHING)
    for limit, expected in ((None, 15), (20, 15), (2, 2), (0, 0)):
        events = documents.log_json(last(lines, limit), seen.view.as_of)["events"]
        assert [event["id"] for event in events] == [line.entry.event.id for line in lines][15 - expected :]


def test_what_was_recorded(county_root: Path) -> None:
    order = Order(Act.SUBMIT, ("east", "west", "cold-chain/undated"), "Li", on=datetime.date(2024, 9, 1), dry_run=True)
    moment = Moment(datetime.datetime(2024, 9, 4, 12, tzinfo=datetime.UTC))
    document = read(documents.recorded_json(record(county_root, moment, order), dry_run=True))
    assert document.keys() == {"format", "dry_run", "batch", "undo", "recorded", "skipped"}
    assert document["dry_run"] is True
    assert document["skipped"] == []
    for result, unit in zip(document["recorded"], ("east", "west"), strict=True):
        assert result.keys() == {"new", "file", "event", "cell"}
        assert result["new"] is True
        assert result["file"] == f"records/cold-chain/{unit}.toml"
        assert result["event"].keys() == EVENT - {"effect", "progress"}
        assert (result["event"]["on"], result["event"]["at"]) == ("2024-09-01", "2024-09-04T20:00:00+08:00")
        assert result["cell"].keys() == CELL
        assert (result["cell"]["unit"], result["cell"]["progress"]) == (unit, "submitted")


def test_who_was_passed_over(county_root: Path) -> None:
    order = Order(Act.SUBMIT, ("cold-chain/before",), "Li", groups=("clinics",), dry_run=True)
    moment = Moment(datetime.datetime(2024, 9, 4, 12, tzinfo=datetime.UTC))
    document = read(documents.recorded_json(record(county_root, moment, order), dry_run=True))
    assert [result["cell"]["unit"] for result in document["recorded"]] == ["east"]
    assert document["skipped"] == [{"unit": "west", "unit_name": "西村卫生室", "reason": "act-not-allowed"}]


def test_problems() -> None:
    found = [
        Problem("N304", Place("checklists/a.toml", line=7, column=1), {"id": "x"}),
        Problem("N102", Place("units.toml"), level=Level.WARNING),
    ]
    assert read(documents.problems_json(found)) == {
        "format": 1,
        "problems": [
            {
                "code": "N304",
                "level": "error",
                "file": "checklists/a.toml",
                "line": 7,
                "column": 1,
                "message": "Requirement 'x' is tracked for no unit. Name groups or units in `who`.",
            },
            {
                "code": "N102",
                "level": "warning",
                "file": "units.toml",
                "line": None,
                "column": None,
                "message": "The file begins with a byte order mark. "
                "It is read; for other programs, save it as UTF-8 without BOM.",
            },
        ],
    }


def test_a_stream_that_cannot_carry_chinese_gets_escapes() -> None:
    document = {"name": "北京\u2028"}
    plain, escaped = documents.text(document, ascii_only=False), documents.text(document, ascii_only=True)
    assert "北京" in plain
    assert escaped.isascii()
    assert json.loads(plain) == json.loads(escaped) == {"format": 1, **document}
    assert plain.endswith("}\n")
