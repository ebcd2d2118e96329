"""The register as nearly everybody writes it, read in a sixth of the time.

Recording one act must not take longer because thousands of units are in the register. What is read here is plain (each
entry begins with its id and its name, one key a line, no escapes) and sound; anything else is left to those who can
say what is wrong with it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from notice_tasks.model.unit import Group, Register, Unit
from notice_tasks.reading.build import unit_of
from notice_tasks.reading.shapes import ID_PATTERN, PERSON
from notice_tasks.toml.plain_toml import has_blank, is_odd, plain_line

_TEXT = r'"[^"\n]*"'
_ID = f'"{ID_PATTERN}"'
_END = r"(?:[ \t]+#.*)?\n"
_GAP = r"(?:[ \t]*(?:#.*)?\n)*"

_HEAD: Final = re.compile(f"{_GAP}format = 1{_END}{_GAP}")
_ENTRY: Final = re.compile(rf"\[\[(unit|group)\]\]\nid = ({_ID}){_END}name = ({_TEXT}){_END}((?:[a-z].*\n)*){_GAP}")


def plain_register(content: bytes) -> Register | None:
    """The register, if it is plain and no check has anything to find in it.

    Sound means: it has its shape, no id stands twice, and every group and parent that a unit names is there, and
    no units are each other's parents.
    """
    try:
        entries = list(_entries(content.decode().replace("\r\n", "\n")))
    except ValueError:  # no UTF-8, or not plain
        return None
    if len({entry.id for entry in entries}) != len(entries):
        return None
    units = {entry.id: entry for entry in entries if isinstance(entry, Unit)}
    groups = {entry.id: entry for entry in entries if isinstance(entry, Group)}
    named = {group for unit in units.values() for group in unit.groups}
    parents = {unit.parent for unit in units.values()} - {None}
    register = Register(units, groups)
    if not named <= groups.keys() or not parents <= units.keys() or (parents and any(register.circles())):
        return None
    return register


def _entries(text: str) -> Iterator[Unit | Group]:
    """The entries one after another.

    Raises:
        ValueError: something is not plain, or not sound in itself.
    """
    if is_odd(text) or has_blank(text):
        raise ValueError(text)
    place = _matched(_HEAD, text).end()
    while place < len(text):
        found = _matched(_ENTRY, text, place)
        kind, id_, name, more = found.groups()
        if kind == "unit":
            yield _unit(id_[1:-1], name[1:-1], more)
        elif more:
            raise ValueError(more)
        else:
            yield Group(id_[1:-1], name[1:-1])
        place = found.end()


def _matched(pattern: re.Pattern[str], text: str, place: int = 0) -> re.Match[str]:
    found = pattern.match(text, place)
    if found is None:
        raise ValueError(text)
    return found


def _unit(id_: str, name: str, more: str) -> Unit:
    if not more:  # nothing but a name, and perhaps thousands like it
        return Unit(id_, name)
    values: dict[str, Any] = {}
    for line in more.split("\n")[:-1]:
        key, value = plain_line(line)
        if key in values or not _is_right(key, value):
            raise ValueError(line)
        values[key] = value
    return unit_of({"id": id_, "name": name, **values})


def _is_right(key: str, value: Any) -> bool:
    """Whether a value of the right kind stands under a key of a unit; whether a group is there is seen later."""
    match key:
        case "code" | "level" | "parent":
            return isinstance(value, str)
        case "groups":
            return isinstance(value, list)
        case "contact":
            return isinstance(value, dict) and _is_person(value)
        case _:
            return False


def _is_person(table: Mapping[str, Any]) -> bool:
    return PERSON.keys() >= table.keys() and all(isinstance(value, str) for value in table.values())
