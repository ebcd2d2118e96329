"""Loading whole workspaces: our own, and faulty ones."""

import datetime
from pathlib import Path

import pytest

from notice_tasks.model.deadline import Anchor, By
from notice_tasks.model.notice import NoDay
from notice_tasks.problems import BadInput
from notice_tasks.reading.load import Loaded, load
from notice_tasks.reading.settings import settings_of

ROOT = Path(__file__).parents[2]
SETTINGS = 'format = 1\nid = "x"\n'
REGISTER = 'format = 1\nunit = [{ id = "beijing", name = "北京" }]\n'
CHECKLIST = 'format = 1\nnotice = { id = "plan", title = "通知", revised = 2024-08-13 }\n'


@pytest.fixture(scope="module")
def own() -> Loaded:
    return load(ROOT, settings_of(ROOT))


def read(root: Path) -> Loaded:
    return load(root, settings_of(root))


def written(folder: Path, **files: str) -> Path:
    """A workspace with these files; __ stands for a slash."""
    for name, text in {"notice-tasks": SETTINGS, "units": REGISTER, **files}.items():
        path = folder / f"{name.replace('__', '/')}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_our_own_workspace_has_no_faults(own: Loaded) -> None:
    assert own.problems == ()
    assert [document.file for document in own.documents] == [
        "units.toml",
        "checklists/nhc-2024-doctors-day.toml",
        "checklists/province-2019-doctors-day.toml",
    ]
    assert list(own.workspace.notices) == ["nhc-2024-doctors-day", "province-2019-doctors-day"]


def test_our_own_report_is_due_by_30_august(own: Loaded) -> None:
    report = own.workspace.notices["nhc-2024-doctors-day"].requirements["report"]
    assert report.due == By(datetime.date(2024, 8, 30))
    assert report.quotes[0] == "于8月30日前"


@pytest.mark.parametrize(("notice", "year"), [("nhc-2024-doctors-day", 2024), ("province-2019-doctors-day", 2019)])
def test_our_own_anchors(own: Loaded, notice: str, year: int) -> None:
    anchors = own.workspace.notices[notice].anchors
    assert anchors[Anchor("festival")] == datetime.date(year, 8, 19)
    assert anchors[Anchor("issued")] is NoDay.UNKNOWN


def test_our_own_register_has_32_provincial_units(own: Loaded) -> None:
    assert len(own.register.members("provincial-health")) == 32


def test_the_first_of_two_notices_with_one_id_is_kept(tmp_path: Path) -> None:
    second = CHECKLIST.replace("通知", "又一个通知")
    loaded = read(written(tmp_path, checklists__b=second, checklists__a=CHECKLIST))
    assert [notice.file for notice in loaded.notices] == ["checklists/a.toml", "checklists/b.toml"]
    assert [notice.title for notice in loaded.workspace.notices.values()] == ["通知"]


def test_one_faulty_file_does_not_hide_the_others(tmp_path: Path) -> None:
    root = written(tmp_path, units="x", checklists__a="format = 1", checklists__b=CHECKLIST, checklists__c="a = ?")
    loaded = read(root)
    assert [(problem.code, problem.place.file) for problem in loaded.problems] == [
        ("N103", "units.toml"),
        ("N201", "checklists/a.toml"),
        ("N103", "checklists/c.toml"),
    ]
    assert [document.file for document in loaded.documents] == ["checklists/b.toml"]
    assert list(loaded.workspace.notices) == ["plan"]
    assert loaded.register.units == {}


def test_the_settings_time_zone_is_used(tmp_path: Path) -> None:
    due = (
        'requirement = [{ id = "a", title = "报", kind = "report", actors = "各省", '
        'who = ["beijing"], due = 2024-08-30T18:00:00 }]\n'
    )
    root = written(tmp_path, checklists__a=due + CHECKLIST)
    (root / "notice-tasks.toml").write_text(SETTINGS + 'timezone = "Europe/Berlin"\n', encoding="utf-8")
    rule = read(root).workspace.notices["plan"].requirements["a"].due
    assert isinstance(rule, By)
    assert isinstance(rule.point, datetime.datetime)
    assert rule.point.isoformat() == "2024-08-30T18:00:00+02:00"


def test_a_missing_register_is_a_problem(tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / "units.toml").unlink()
    (problem,) = read(tmp_path).problems
    assert (problem.code, problem.place.file) == ("N104", "units.toml")


def test_faulty_settings_stop_the_work(tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / "notice-tasks.toml").write_text("format = 1\n", encoding="utf-8")
    with pytest.raises(BadInput) as stop:
        read(tmp_path)
    assert [problem.code for problem in stop.value.problems] == ["N201"]
