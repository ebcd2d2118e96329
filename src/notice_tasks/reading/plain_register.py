"""The register as nearly everybody writes it, read in a sixth of the time.

Recording one act must not take longer because thousands of units are in the register. What is read here is plain (each
entry begins with its id and its name, one key a line, no escapes) and sound; anything else is left to those who can
say what is wrong with it.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from notice_tasks.model.unit import Group, Register, Unit
from notice_tasks.reading.build import unit_of
from notice_tasks.reading.shapes import ID_PATTERN, PERSON
from notice_tasks.toml.plain import INSIDE, has_blank

_TEXT = f'"{INSIDE}"'
_ID = f'"{ID_PATTERN}"'
_IDS = rf"\[(?:{_ID}(?:, {_ID})*)?\]"
_PAIRS = rf"\{{ [a-z]+ = {_TEXT}(?:, [a-z]+ = {_TEXT})* \}}"
_END = r"(?:[ \t]+#[^\x00-\x1f\x7f]*)?\n"
_GAP = r"(?:[ \t]*(?:#[^\x00-\x1f\x7f]*)?\n)*"

_HEAD: Final = re.compile(f"{_GAP}format = 1{_END}{_GAP}")
_ENTRY: Final = re.compile(rf"\[\[(unit|group)\]\]\nid = ({_ID}){_END}name = ({_TEXT}){_END}((?:[a-z].*\n)*){_GAP}")
_MORE: Final = re.compile(f"([a-z]+) = ({_TEXT}|{_IDS}|{_PAIRS}){_END}")
_PAIR: Final = re.compile(f"([a-z]+) = ({_TEXT})")


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
    if has_blank(text):
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
    for line in more.splitlines(keepends=True):
        key, value = _matched(_MORE, line).groups()
        if key in values:
            raise ValueError(line)
        values[key] = _value(key, value)
    return unit_of({"id": id_, "name": name, **values})


def _value(key: str, value: str) -> str | list[str] | dict[str, str]:
    """What stands behind a key of a unit, if it is of the right kind."""
    match key, value[0]:
        case (("code" | "level" | "parent"), '"'):
            return value[1:-1]
        case "groups", "[":
            return value.split('"')[1::2]
        case "contact", "{":
            return _person(value)
        case _:
            raise ValueError(value)


def _person(table: str) -> dict[str, str]:
    pairs = _PAIR.findall(table)
    person = {key: value[1:-1] for key, value in pairs}
    if len(person) != len(pairs) or not PERSON.keys() >= person.keys():
        raise ValueError(table)
    return person
