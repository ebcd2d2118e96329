"""What notice-tasks.toml says, and what is used where it says nothing."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from notice_tasks.model.workspace import CalendarSettings, Ignored, Reminders
from notice_tasks.problems import BadInput
from notice_tasks.reading.settings import read_settings, settings_of
from notice_tasks.toml.text import Files

if TYPE_CHECKING:
    from pathlib import Path

LEAST = 'format = 1\nid = "x"\n'


def written(folder: Path, text: str) -> Path:
    (folder / "notice-tasks.toml").write_text(text, encoding="utf-8")
    return folder


def test_defaults(tmp_path: Path) -> None:
    settings = settings_of(written(tmp_path, LEAST))
    assert settings.id == "x"
    assert settings.organisation is None
    assert settings.timezone == ZoneInfo("Asia/Shanghai")
    assert settings.language is None
    assert settings.due_soon_days == 3
    assert settings.confirm_above == 10
    assert settings.remind == (7, 3, 1)
    assert settings.ignored == ()


def test_what_is_said_of_calendars(tmp_path: Path) -> None:
    text = """
[calendar]
url = "https://www.example.org/feeds"
key = "../feeds.key"
keep_days = 400
reminders = "both"
tasks = true
singles = true
revised = 2024-08-20
"""
    assert settings_of(written(tmp_path, LEAST)).calendar == CalendarSettings()
    assert settings_of(written(tmp_path, LEAST + text)).calendar == CalendarSettings(
        url="https://www.example.org/feeds/",
        key="../feeds.key",
        keep_days=400,
        reminders=Reminders.BOTH,
        tasks=True,
        singles=True,
        revised=datetime.date(2024, 8, 20),
    )


def test_everything_said(tmp_path: Path) -> None:
    text = """\
format = 1
id = "k3v9"
organisation = "示例工作区"
timezone = "Europe/Berlin"
language = "en"
due_soon_days = 0
confirm_above = 25
remind = []

[check]
ignore = [
    { code = "N401", in = "checklists/x.toml", reason = "转载" },
    { code = "N304", reason = "名册不全" },
]
"""
    settings = settings_of(written(tmp_path, text))
    assert settings.id == "k3v9"
    assert settings.organisation == "示例工作区"
    assert settings.timezone == ZoneInfo("Europe/Berlin")
    assert settings.language == "en"
    assert settings.due_soon_days == 0
    assert settings.confirm_above == 25
    assert settings.remind == ()
    assert settings.ignored == (Ignored("N401", "checklists/x.toml", "转载"), Ignored("N304", None, "名册不全"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("format = ", [("N103", ())], id="no TOML"),
        pytest.param("", [("N201", ()), ("N201", ())], id="empty"),
        pytest.param('format = 2\nid = "x"', [("N205", ("format",))], id="a format to come"),
        pytest.param('format = 1\nid = "X"', [("N205", ("id",))], id="not an id"),
        pytest.param(LEAST + 'zone = "UTC"', [("N202", ("zone",))], id="an unknown key"),
        pytest.param(LEAST + 'language = "de"', [("N204", ("language",))], id="an unknown language"),
        pytest.param(LEAST + "due_soon_days = 367", [("N205", ("due_soon_days",))], id="too many days"),
        pytest.param(LEAST + 'remind = [1, "2"]', [("N203", ("remind", 1))], id="a reminder that is no number"),
        pytest.param(LEAST + 'check.ignore = [{ code = "N401" }]', [("N201", ("check", "ignore", 0))], id="no reason"),
        pytest.param(LEAST + 'timezone = ""', [("N205", ("timezone",))], id="an empty time zone"),
        pytest.param(LEAST + 'timezone = "Asia/Shanghia"', [("N207", ("timezone",))], id="an unknown time zone"),
        pytest.param(LEAST + 'timezone = "Asia"', [("N207", ("timezone",))], id="a folder of time zones"),
        pytest.param(LEAST + 'timezone = "../UTC"', [("N207", ("timezone",))], id="a path"),
        pytest.param(LEAST + 'timezone = "a\\u0000b"', [("N207", ("timezone",))], id="a name no file can have"),
        pytest.param(LEAST + f'timezone = "{"x" * 500}"', [("N207", ("timezone",))], id="a name longer than a file's"),
        pytest.param(LEAST + 'timezone = "上海"', [("N207", ("timezone",))], id="a Chinese name"),
        pytest.param(
            'format = 1\nremind = 1\ntimezone = "Asia"', [("N201", ()), ("N203", ("remind",))], id="form before meaning"
        ),
    ],
)
def test_faults(tmp_path: Path, text: str, found: list[tuple[str, tuple[str | int, ...]]]) -> None:
    settings, problems = read_settings(Files(written(tmp_path, text)))
    # Beside a zone that is not known, the rest can be used: what the settings accept stays accepted.
    assert (settings is None) is all(code != "N207" for code, _path in found)
    assert [(problem.code, problem.place.path) for problem in problems] == found
    assert {problem.place.file for problem in problems} == {"notice-tasks.toml"}


def test_faulty_settings_stop_the_work_and_come_with_it(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as stop:
        settings_of(written(tmp_path, LEAST + 'timezone = "Asia/Shanghia"'))
    assert (stop.value.code, stop.value.details) == ("faulty-files", {"count": 1})
    assert [problem.details for problem in stop.value.problems] == [{"value": "Asia/Shanghia"}]


def test_settings_that_cannot_be_read_stop_the_work(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as stop:
        settings_of(tmp_path)
    assert [(problem.code, problem.place.file) for problem in stop.value.problems] == [("N104", "notice-tasks.toml")]
