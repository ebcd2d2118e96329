"""The settings in notice-tasks.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from notice_tasks.model.workspace import CalendarSettings, Ignored, Reminders, Settings
from notice_tasks.problems import BadInput, Place, Problem
from notice_tasks.reading import shapes
from notice_tasks.reading.discover import SETTINGS
from notice_tasks.toml.conforming import conforms
from notice_tasks.toml.text import Files, Values

if TYPE_CHECKING:
    from pathlib import Path

UNKNOWN_ZONE = "N207"

DEFAULT_ZONE = "Asia/Shanghai"


def read_settings(files: Files) -> tuple[Settings | None, tuple[Problem, ...]]:
    """The settings and their problems; None if they cannot be used."""
    values = files.values(SETTINGS)
    if not isinstance(values, dict):
        return None, values
    if not conforms(values, shapes.SETTINGS):
        from notice_tasks.toml.faults import faults  # noqa: PLC0415  (only what does not fit needs it)

        return None, tuple(faults(values, shapes.SETTINGS, Place(SETTINGS)))
    found: tuple[Problem, ...] = ()
    zone = _zone(values.get("timezone", DEFAULT_ZONE))
    if zone is None:
        found = (Problem(UNKNOWN_ZONE, Place(SETTINGS, ("timezone",)), {"value": values["timezone"]}),)
    return _settings(values, zone or ZoneInfo(DEFAULT_ZONE)), found


def settings_of(root: Path) -> Settings:
    """The settings of a workspace.

    Raises:
        BadInput: they cannot be read, or have problems.
    """
    settings, problems = read_settings(Files(root))
    if settings is None or problems:
        from notice_tasks.toml.positions import located  # noqa: PLC0415  (only faults have to be placed)

        raise BadInput("faulty-files", located(problems, root), count=len(problems))
    return settings


def default_settings() -> Settings:
    """The default settings, with which files can be checked if the settings are faulty."""
    return Settings("", ZoneInfo(DEFAULT_ZONE))


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (
        ZoneInfoNotFoundError,
        ValueError,
        OSError,
    ):  # ValueError: a path; OSError: a folder, such as "Asia"
        return None


def _calendar(values: Values) -> CalendarSettings:
    given = dict(values)
    if "url" in given:
        given["url"] = given["url"].rstrip("/") + "/"
    if "reminders" in given:
        given["reminders"] = Reminders(given["reminders"])
    return CalendarSettings(**given)


def _settings(values: Values, zone: ZoneInfo) -> Settings:
    defaults = Settings(values["id"], zone)
    check = values.get("check", {})
    return Settings(
        id=values["id"],
        organisation=values.get("organisation"),
        timezone=zone,
        language=values.get("language"),
        due_soon_days=values.get("due_soon_days", defaults.due_soon_days),
        confirm_above=values.get("confirm_above", defaults.confirm_above),
        redo_workdays=values.get("redo_workdays", defaults.redo_workdays),
        remind=tuple(values.get("remind", defaults.remind)),
        ignored=tuple(Ignored(entry["code"], entry.get("in"), entry["reason"]) for entry in check.get("ignore", ())),
        selected=tuple(check["select"]) if "select" in check else None,
        lead_workdays=check.get("lead_workdays", defaults.lead_workdays),
        calendar=_calendar(values["calendar"]) if "calendar" in values else defaults.calendar,
    )
