"""A value of the wrong kind, rewritten as its shape requires, so that a message can show the line to copy."""

from __future__ import annotations

import datetime
import json
import re
from typing import Any, Final

import tomli

from notice_tasks.toml.conforming import conforms
from notice_tasks.toml.days import compact_day
from notice_tasks.toml.kinds import TomlKind
from notice_tasks.toml.quoted import without_quotes
from notice_tasks.toml.said import number_said, truth_said
from notice_tasks.toml.shape import ByKind, ListOf, Scalar, Shape, TableOf

_LONGEST: Final = 200
"""Longer values are not rewritten: the line would fill the screen."""

_LARGEST: Final = 10**_LONGEST
_SIGNS: Final = re.compile("[,，、;；]")
_EXCEL_BEGINS: Final = datetime.date(1899, 12, 30)
_EXCEL_DAYS: Final = range(36526, 73051)
"""The numbers by which Excel knows the days of the years 2000 to 2099."""


def rewritten(value: Any, shape: Shape) -> str | None:
    """A conforming TOML value with the same meaning; None if there is no obvious one."""
    if (isinstance(value, str) and len(value) > _LONGEST) or (isinstance(value, int) and abs(value) > _LARGEST):
        return None
    found = _rewritten(value, shape)
    return found if found is not None and conforms(tomli.loads(f"x = {found}")["x"], shape) else None


def _rewritten(value: Any, shape: Shape) -> str | None:
    if isinstance(value, list):
        return _rewritten_item(value[0], shape) if len(value) == 1 else None
    match shape:
        case Scalar():
            return _scalar(value, shape)
        case ListOf(item):
            return _list(value, item)
        case TableOf():
            return _table(value, shape)
        case ByKind():
            found = (rewritten(value, inner) for inner in shape.shapes.values())
            return next((text for text in found if text is not None), None)
        case _:
            return None


def _rewritten_item(value: Any, shape: Shape) -> str | None:
    """The only item of a list, where one value is required."""
    return None if isinstance(value, list | dict) else as_written(value) if conforms(value, shape) else None


def _scalar(value: Any, shape: Scalar) -> str | None:
    found = (_as_kind(value, kind, shape) for kind in shape.kinds)
    return next((text for text in found if text is not None), None)


def _as_kind(value: Any, kind: TomlKind, shape: Scalar) -> str | None:
    """A value as one of another kind; a text may say it, and numbers and days may be meant as texts."""
    if isinstance(value, str):
        return _said(value, kind)
    match kind, value:
        case TomlKind.TEXT, int() | float() | datetime.date() if not (shape.words or isinstance(value, bool)):
            return as_written(str(value))
        case TomlKind.WHOLE, float() if value.is_integer():
            return f"{value:.0f}"
        case TomlKind.FLAG, 0 | 1:
            return as_written(bool(value))
        case TomlKind.DAY, datetime.datetime() | int():
            return value.date().isoformat() if isinstance(value, datetime.datetime) else _numbered_day(value)
        case _:
            return None


def _said(value: str, kind: TomlKind) -> str | None:
    """The value of a kind that a text says."""
    match kind:
        case TomlKind.WHOLE:
            return number_said(value)
        case TomlKind.FLAG:
            return truth_said(value)
        case TomlKind.DAY:
            return without_quotes(value, (kind,)) or compact_day(value.strip())
        case _:
            return without_quotes(value, (kind,))


def _numbered_day(value: int) -> str | None:
    """The day of a number: eight figures, or the number of a day in Excel."""
    if value in _EXCEL_DAYS:
        return (_EXCEL_BEGINS + datetime.timedelta(days=value)).isoformat()
    return compact_day(str(value))


def _list(value: Any, item: Shape) -> str | None:
    """A list of one value, or of the parts of a text if each of them conforms."""
    if conforms(value, item):
        return f"[{as_written(value)}]"
    if isinstance(value, str) and (listed := as_listed(value, item)) is not None:
        return f"[{listed}]"
    one = rewritten(value, item)
    return None if one is None else f"[{one}]"


def as_listed(text: str, item: Shape) -> str | None:
    """The parts of a text between commas as items of a list, without its brackets; None if one does not conform."""
    parts = [part.strip() for part in _SIGNS.split(text) if part.strip()]
    if len(parts) < 2:
        return None
    items = [as_written(part) if conforms(part, item) else rewritten(part, item) for part in parts]
    return ", ".join(item for item in items if item is not None) if None not in items else None


def _table(value: Any, shape: TableOf) -> str | None:
    """A table in braces with its first key, for a value that would be right for it."""
    match [*shape.required.items()] or [*shape.optional.items()][:1]:
        case [(key, inner)] if not isinstance(value, dict) and conforms(value, inner):
            return f"{{ {key} = {as_written(value)} }}"
        case _:
            return None


def as_written(value: Any) -> str:
    """A value as TOML writes it."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() if abs(value) > _LARGEST:  # Python converts so many digits only to hexadecimal
            return f"{value:#x}"
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case datetime.date() | datetime.time():
            return value.isoformat()
        case _:
            return str(value)
