"""Import a year's rest days from the public JSON format."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import tomli_w

from notice_tasks.actions.rest_days import content_of, sound_rest_days
from notice_tasks.problems import BadRequest
from notice_tasks.reading.discover import REST_DAYS
from notice_tasks.reading.public_form import values_of_public_form
from notice_tasks.reading.rest_days import announced_of
from notice_tasks.rules.rest_days import Imported, changes, contradictions
from notice_tasks.store.durably import write_whole
from notice_tasks.store.opening import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from notice_tasks.model.announced import Announced
    from notice_tasks.toml.text import Values


def import_rest_days(path: Path, root: Path) -> Imported:
    """Write rest-days/<year>.toml from a file in the public JSON format, unless a file already has the same days.

    Raises:
        BadRequest: a file of the workspace has other days; nothing was written.
        BadInput: the file cannot be read or has another format, or the workspace is faulty or cannot be written.
    """
    values = values_of_public_form(content_of(path), str(path))
    announced = announced_of(values, f"{REST_DAYS}/{values['year']}.toml")
    with open_store(root).writing():
        there = sound_rest_days(root).announced
        for earlier in there:
            if earlier.arrangement.year == announced.arrangement.year:
                _must_say_the_same(earlier, announced)
                return Imported(earlier, is_new=False)
        _must_have_room(there, announced, root)
        write_whole(root, announced.file, rest_days_text(values), before=None)
    return Imported(announced, is_new=True)


def rest_days_text(values: Values) -> str:
    """The text of a rest-day file with these values."""
    head: Values = {key: values[key] for key in ("format", "year", "announcement", "source") if key in values}
    rests = [f"    {{ {', '.join(map(_pair, entry, entry.values()))} }},\n" for entry in values["rest"]]
    worked = [f"    {day.isoformat()},\n" for day in values["worked"]]
    return "".join([tomli_w.dumps(head), "rest = [\n", *rests, "]\n", "worked = [\n", *worked, "]\n"])


def _pair(key: str, value: object) -> str:
    return tomli_w.dumps({key: value}).rstrip("\n")


def _must_say_the_same(earlier: Announced, announced: Announced) -> None:
    days = changes(earlier.arrangement, announced.arrangement)
    if days:
        raise BadRequest("other-rest-days", file=earlier.file, year=announced.arrangement.year, days=tuple(days[:3]))


def _must_have_room(there: tuple[Announced, ...], announced: Announced, root: Path) -> None:
    """Make sure that no file of another year has conflicting days or this file's name."""
    for other in there:
        for day in contradictions(other.arrangement, announced.arrangement):
            raise BadRequest("other-rest-days", file=other.file, case="neighbour", day=day)
    if os.path.lexists(root / announced.file):
        raise BadRequest("other-rest-days", file=announced.file, case="name", year=announced.arrangement.year)
