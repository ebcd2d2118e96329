"""Recovers units and groups from a faulty register.

So checklists can be checked against it before it is corrected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notice_tasks.reading.build import register_of
from notice_tasks.reading.shapes import GROUP, REGISTER, UNIT
from notice_tasks.toml.conforming import conforms

if TYPE_CHECKING:
    from notice_tasks.model.unit import Register
    from notice_tasks.toml.shape import TableOf
    from notice_tasks.toml.text import Values


def recovered_register(values: Values) -> Register | None:
    """The register without its faulty parts; None if the problems may hide the id of a unit or group.

    An empty file, or one in a later format, cannot be recovered; nor can one with an entry without a name, because the
    file may be cut off there.
    """
    if not values.keys() <= {*REGISTER.required, *REGISTER.optional} or not _has_its_format(values):
        return None
    remaining: Values = {}
    for key, shape in (("unit", UNIT), ("group", GROUP)):
        entries = values.get(key, [])
        if type(entries) is not list or not all(_is_whole(entry, shape) for entry in entries):
            return None
        remaining[key] = [_sound_part(entry, shape) for entry in entries]
    return register_of(remaining)


def _has_its_format(values: Values) -> bool:
    return conforms(values.get("format"), REGISTER.required["format"])


def _is_whole(entry: Any, shape: TableOf) -> bool:
    return type(entry) is dict and entry.keys() >= shape.required.keys() and conforms(entry["id"], shape.required["id"])


def _sound_part(entry: Values, shape: TableOf) -> Values:
    """An entry without the values that do not conform; one without a valid name gets its id as its name."""
    keys = {**shape.required, **shape.optional}
    usable = {key: value for key, value in entry.items() if key in keys and conforms(value, keys[key])}
    return {"name": entry["id"], **usable}
