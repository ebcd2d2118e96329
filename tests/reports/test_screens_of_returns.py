"""Returned, extended and unsettled cells, on every screen and in JSON."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

import pytest
from reports_builders import COMMON, NAMES, opened, speaking, written

from notice_tasks.actions.explain import explain
from notice_tasks.actions.log import log
from notice_tasks.actions.moment import Moment
from notice_tasks.actions.opened import Selection
from notice_tasks.actions.record import Order, record
from notice_tasks.actions.show import show
from notice_tasks.actions.status import status
from notice_tasks.model.event import Act
from notice_tasks.reports.explain import explain_screen
from notice_tasks.reports.json.documents import status_json
from notice_tasks.reports.log import log_screen
from notice_tasks.reports.plain import text
from notice_tasks.reports.recorded import recorded_screen
from notice_tasks.reports.show import show_screen
from notice_tasks.reports.status import status_screen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from notice_tasks.actions.opened import Opened

EVERYTHING = Selection()

SAID = {
    "open": "08-28 submit; 09-02 return to 09-10",
    "over": "08-28 submit; 09-02 return to 09-03",
    "again": "08-28 submit; 09-02 return to 09-03; 09-04 submit",
    "both": "09-01 submit; 09-02 return to 09-03; 09-04 submit",
    "begun": "08-28 submit; 09-02 return to 09-10; 09-03 start",
    "older": "08-28 submit; 09-02 return",
    "put-off": "08-29 extend to 09-02",
    "put-off-late": "08-29 extend to 09-02; 09-04 submit",
    "put-off-after": "09-01 extend to 09-10; 09-04 submit",
    "merged": "08-28 exempt; 08-29 submit",
}
"""The records of each unit about the report due on 30 August 2024."""


def events(unit: str) -> Iterator[str]:
    for number, part in enumerate(SAID[unit].split("; "), start=1):
        on, did, *rest = part.split()
        to = f", to = 2024-{rest[1]}" if rest else ""
        yield (
            f'    {{ id = "{unit}{number}", at = 2024-{on}T09:00:00+08:00, on = 2024-{on}, by = "Li", '
            f'requirement = "report", did = "{did}", note = "n"{to} }},\n'
        )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    units = "".join(f'[[unit]]\nid = "{unit}"\nname = "{unit.upper()}"\ngroups = ["all"]\n' for unit in SAID)
    files = {
        "notice-tasks.toml": 'format = 1\nid = "returns"\n',
        "units.toml": f'format = 1\n[[group]]\nid = "all"\nname = "All"\n{units}',
        "checklists/plan.toml": 'format = 1\n[notice]\nid = "plan"\ntitle = "Plan"\nissuers = ["A"]\n'
        "revised = 2024-08-01\n"
        '[anchors]\nissued = 2024-08-01\n[[requirement]]\nid = "report"\ntitle = "Report"\nclause = "1"\nquote = "q"\n'
        'kind = "report"\nactors = "all"\nwho = ["all"]\ndue = 2024-08-30\n',
    }
    for unit in SAID:
        head = f'format = 1\nnotice = "plan"\nunit = "{unit}"\nevents = [\n'
        files[f"records/plan/{unit}.toml"] = head + "".join(events(unit)) + "]\n"
    return written(tmp_path, files)


@pytest.fixture
def seen(root: Path) -> Opened:
    return opened(root, "2024-09-05")


def shown(seen: Opened, unit: str) -> str:
    """A unit's state in the row of `show`."""
    row = text(show_screen(show(seen, unit), seen.workspace.register, NAMES)).splitlines()[-1]
    return " ".join(re.split("[)）]", row, maxsplit=1)[1].split())


@pytest.mark.parametrize(
    ("unit", "english", "chinese"),
    [
        (
            "open",
            "2024-09-10 returned, to be redone by 2024-09-10 redo not due yet",
            "2024-09-10 已退回，补正期限2024-09-10 补正未到期",
        ),
        (
            "over",
            "2024-09-03 returned, to be redone by 2024-09-03 redo overdue by 2 days redo missed",
            "2024-09-03 已退回，补正期限2024-09-03 补正逾期2天 补正曾逾期",
        ),
        ("again", "2024-08-30 submitted in time redo missed", "2024-08-30 已报送 按时 补正曾逾期"),
        ("both", "2024-08-30 submitted late missed; redo missed", "2024-08-30 已报送 超时限 曾逾期，补正曾逾期"),
        (
            "begun",
            "2024-09-10 in progress, to be redone by 2024-09-10 redo not due yet",
            "2024-09-10 办理中，补正期限2024-09-10 补正未到期",
        ),
        ("older", "2024-08-30 returned undated", "2024-08-30 已退回 无时限"),
        (
            "put-off",
            "2024-09-02 pending overdue by 3 days (6 days after the original due day) missed",
            "2024-09-02 未办 逾期3天（按原时限晚6天） 曾逾期",
        ),
        (
            "put-off-late",
            "2024-09-02 submitted late by 2 days (5 days after the original due day) missed",
            "2024-09-02 已报送 超时限2天（按原时限晚5天） 曾逾期",
        ),
        (
            "put-off-after",
            "2024-09-10 submitted late (5 days after the original due day) missed",
            "2024-09-10 已报送 超时限（按原时限晚5天） 曾逾期",
        ),
    ],
)
def test_how_each_stands(seen: Opened, unit: str, english: str, chinese: str) -> None:
    with speaking("en"):
        assert shown(seen, unit) == english
    with speaking("zh"):
        assert shown(seen, unit) == chinese


def test_a_redo_day_that_a_moment_ended_today(root: Path) -> None:
    file = root / "checklists/plan.toml"
    file.write_text(file.read_text().replace("due = 2024-08-30", "due = { by = 2024-09-05T12:00:00 }"))
    record_file = root / "records/plan/over.toml"
    record_file.write_text(record_file.read_text().replace("to = 2024-09-03", "to = 2024-09-05"))
    with speaking("en"):
        assert shown(opened(root, "2024-09-05"), "over").endswith("redo overdue since today redo missed")


def test_the_extended_day_passed_at_noon_today(root: Path) -> None:
    file = root / "records/plan/put-off.toml"
    file.write_text(file.read_text().replace("to = 2024-09-02", "to = 2024-09-05T12:00:00+08:00"))
    with speaking("en"):
        assert "overdue since today (6 days after the original due day)" in shown(opened(root, "2024-09-05"), "put-off")


def test_every_way_to_stand_has_a_letter_of_its_own(seen: Opened) -> None:
    with speaking("en"):
        screen = text(COMMON["matrix"](seen, NAMES))
    rows = [line.split() for line in screen.splitlines()]
    assert {row[0].lower(): row[2] for row in rows if row and row[0].lower() in SAID} == {
        "open": "R",
        "over": "B",
        "again": "M",
        "both": "L",
        "begun": "R",
        "older": "R",
        "put-off": "O",
        "put-off-late": "L",
        "put-off-after": "L",
        "merged": "X",
    }
    assert "B redo overdue  M redone late" in screen


def test_status_counts_what_is_returned_and_says_what_is_to_be_settled(seen: Opened) -> None:
    with speaking("en"):
        found = status(seen, EVERYTHING)
        screen = text(status_screen(found.summary, NAMES, found.strays, found.unsettled))
    assert "4 returned (1 after its redo day)" in screen
    assert screen.splitlines()[-1] == (
        "To be settled: in 1 place an act that was recorded has no effect. "
        "Look: notice-tasks explain merged plan/report"
    )
    document = status_json(found.summary, found.unsettled)
    assert document["unsettled"] == [
        {"unit": "merged", "unit_name": "MERGED", "requirement": "plan/report", "requirement_title": "Report"}
    ]
    totals = document["totals"]
    assert isinstance(totals, dict)
    assert (totals["returned"], totals["redo_overdue"], totals["redo_missed"], totals["missed"]) == (4, 1, 3, 4)


def test_several_are_counted(root: Path) -> None:
    for unit in ("open", "again"):
        file = root / f"records/plan/{unit}.toml"
        file.write_text(file.read_text().replace('did = "return"', 'did = "accept"').replace("09-10", "09-03"))
    with speaking("en"):
        found = status(opened(root, "2024-09-05"), EVERYTHING)
        screen = text(status_screen(found.summary, NAMES, found.strays, found.unsettled))
    assert "To be settled: in 2 places" in screen


def test_explain_names_both_ways_to_settle_it(seen: Opened) -> None:
    with speaking("en"):
        screen = text(explain_screen(explain(seen, ["merged", "plan/report"]), NAMES))
    assert screen.splitlines()[-3:] == [
        "To be settled: 'submitted' of 2024-08-29 by Li (merged2) has no effect, as it was exempt then.",
        "  To take it back: notice-tasks undo merged plan/report --event merged2",
        "  To make it count, take back what prevents it: notice-tasks undo merged plan/report --event merged1",
    ]


def test_what_rests_on_an_act_that_was_taken_back_can_be_let_count(root: Path) -> None:
    """One clone took the submission back, another accepted it, and the two were merged."""
    file = root / "records/plan/merged.toml"
    undo = (
        '    { id = "u1", at = 2024-08-30T09:00:00+08:00, on = 2024-08-30, by = "Li", requirement = "report", '
        'did = "undo", '
    )
    accepted = (
        file.read_text()
        .replace('"exempt"', '"submit"', 1)
        .replace('"merged2"', '"a1"')
        .replace(
            'on = 2024-08-29, by = "Li", requirement = "report", did = "submit"',
            'on = 2024-08-29, by = "Li", requirement = "report", did = "accept"',
        )
    )
    file.write_text(accepted.replace("]\n", undo + 'undoes = "merged1" },\n]\n'))
    with speaking("en"):
        screen = text(explain_screen(explain(opened(root, "2024-09-05"), ["merged", "plan/report"]), NAMES))
    assert screen.splitlines()[-1] == "  To make it count: notice-tasks submit merged plan/report --on 2024-08-28"


def test_explain_tells_the_first_hand_in_from_the_last(seen: Opened) -> None:
    with speaking("en"):
        screen = text(explain_screen(explain(seen, ["again", "plan/report"]), NAMES))
        returned = text(explain_screen(explain(seen, ["open", "plan/report"]), NAMES))
    assert "first handed in on 2024-08-28; handed in on 2024-09-04" in screen
    assert "redo not due yet; first handed in on 2024-08-28\n" in returned
    assert "3. Returned on 2024-09-02 (Mon) by Li, to be handed in again by 2024-09-10 (Tue): n" in returned


def test_the_log_names_the_redo_day(seen: Opened) -> None:
    with speaking("zh"):
        screen = text(log_screen(log(seen, EVERYTHING), seen.view.as_of, NAMES))
    assert "退回，补正期限2024-09-10（Li），“n”" in screen


def test_the_agenda_keeps_what_is_returned_apart(seen: Opened) -> None:
    with speaking("en"):
        screen = text(COMMON["agenda"](seen, NAMES))
    assert "redo: Report (plan/report)" in screen
    assert "redo overdue by 2 days" in screen


def test_units_have_a_column_for_redo_days_missed(seen: Opened, root: Path) -> None:
    with speaking("en"):
        assert "Redo missed" in text(COMMON["units"](seen, NAMES))
        for unit in ("over", "again", "both"):
            (root / f"records/plan/{unit}.toml").unlink()
        assert "Redo missed" not in text(COMMON["units"](opened(root, "2024-09-05"), NAMES))


@pytest.mark.parametrize(
    ("to", "note"),
    [
        ("2024-09-07", "Note: 2024-09-07 (Sat) is a rest day."),
        ("2024-10-01", "Note: 2024-10-01 (Tue) is a rest day (National Day)."),
        ("2024-09-14", None),
        ("2099-09-12", None),
    ],
)
def test_an_extension_to_a_rest_day_is_told(root: Path, to: str, note: str | None) -> None:

    order = Order(Act.EXTEND, ("put-off", "plan/report"), "Li", to=datetime.date.fromisoformat(to), note="n")
    moment = Moment(datetime.datetime(2024, 9, 1, 12, tzinfo=datetime.UTC))
    with speaking("en"):
        lines = text(recorded_screen(record(root, moment, order), NAMES, dry_run=False)).splitlines()
    assert [line for line in lines if line.startswith("Note:")] == ([note] if note else [])
