"""The known working days, and the comparison of a file with the library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from notice_tasks.checks import n308_rest_days
from notice_tasks.checks.material import RestDaySheet, rest_day_sheets
from notice_tasks.dates.arrangement import library_arrangements
from notice_tasks.dates.workdays import ChinaCalendar, YearNotAnnounced, library_version
from notice_tasks.model.unit import Register
from notice_tasks.problems import BadInput, BadRequest, Place
from notice_tasks.reading import shapes
from notice_tasks.reading.load import Loaded, load_rest_days
from notice_tasks.reading.public_form import values_of_public_form
from notice_tasks.reading.rest_days import announced_of
from notice_tasks.reading.settings import default_settings
from notice_tasks.rules.rest_days import Known, Verified, YearShown, known_years, verified, year_shown
from notice_tasks.toml.faults import faults
from notice_tasks.toml.positions import located
from notice_tasks.toml.text import parse

if TYPE_CHECKING:
    from notice_tasks.model.announced import Announced

LARGEST: Final = 1_000_000
"""The largest size of a rest-day file, in bytes. A year's arrangement takes a few thousand."""


def list_years(root: Path | None) -> Known:
    """The years known to the library and, in a workspace, to its files.

    Raises:
        BadInput: a file cannot be read or is faulty.
    """
    return known_years(_sound(root).announced, library_arrangements(), library_version())


def show_year(year: int, root: Path | None) -> YearShown:
    """One year in detail.

    Raises:
        BadRequest: the year is not known.
        BadInput: a file cannot be read or is faulty.
    """
    loaded = _sound(root)
    try:
        return year_shown(year, loaded.announced, loaded.calendar, library_version())
    except YearNotAnnounced:
        raise BadRequest("year-not-announced", year=year, case="listed") from None


def verify(path: Path) -> Verified:
    """Compare a file with the library. The file has our own format or the public JSON format.

    Raises:
        BadInput: the file cannot be read or is faulty.
    """
    return verified(_announced_in(path), ChinaCalendar(), library_version())


def sound_rest_days(root: Path) -> Loaded:
    """The files under rest-days/, checked.

    Raises:
        BadInput: a file cannot be read or is faulty.
    """
    loaded = load_rest_days(root)
    problems = [*loaded.problems, *n308_rest_days.check(rest_day_sheets(loaded))]
    if problems:
        raise BadInput("faulty-files", located(problems, root), count=len(problems))
    return loaded


def content_of(path: Path) -> bytes:
    """The content of a file.

    Raises:
        BadInput: the file cannot be read, or is far too large.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise BadInput("unreadable-file", file=str(path), reason=error.strerror or str(error)) from error
    if len(content) > LARGEST:
        raise BadInput("bad-rest-days", file=str(path), case="large")
    return content


def _sound(root: Path | None) -> Loaded:
    return Loaded(default_settings(), Register({}, {}), (), (), ()) if root is None else sound_rest_days(root)


def _announced_in(path: Path) -> Announced:
    file, content = str(path), content_of(path)
    if path.suffix.lower() != ".toml":
        return announced_of(values_of_public_form(content, file), file)
    values = parse(content, file)
    problems = faults(values, shapes.REST_DAYS, Place(file)) if isinstance(values, dict) else list(values)
    if isinstance(values, dict) and not problems:
        problems = list(n308_rest_days.check((RestDaySheet(file, values),)))
        if not problems:
            return announced_of(values, file)
    raise BadInput("faulty-file", located(problems, Path()), file=file)
