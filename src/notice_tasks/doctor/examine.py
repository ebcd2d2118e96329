"""Examines one file: from its octets to everything that is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.doctor import alarms, clients, identity, structure, times, value_forms
from notice_tasks.doctor.findings import Findings
from notice_tasks.doctor.octets import content_lines, from_gbk, is_utf16
from notice_tasks.doctor.tree import ITEMS, calendars_of
from notice_tasks.problems import Level

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notice_tasks.doctor.tree import Component
    from notice_tasks.problems import Problem

EACH: Final = 10
"""So many findings of each code are kept of a file, where nobody asks for all."""


class Examined(NamedTuple):
    """What was found in a file, by line; `left_out` says of which codes more were found, and how many."""

    file: str
    items: int
    problems: tuple[Problem, ...]
    left_out: Mapping[str, int]
    counts: Mapping[Level, int]


def examine(file: str, content: bytes, most: int | None = EACH) -> Examined:
    """Examine a file's content; of each code at most so many findings are kept."""
    found = Findings(file, most)
    calendars: list[Component] = []
    if read := from_gbk(content):
        number, content = read
        found.add("C103", number, case="gbk")
    if is_utf16(content):
        found.add("C103", 1, case="utf-16")
    elif calendars := calendars_of(content_lines(content, found), found):
        clients.check_file(len(content), calendars, found)
        identity.check_together(calendars, found)
    else:
        found.alone("C201", 1)
    for calendar in calendars:
        zones = frozenset(child.value("TZID") for child in calendar.children if child.name == "VTIMEZONE")
        for component in calendar.walk():
            _check(component, zones, found)
    items = sum(child.name in ITEMS for calendar in calendars for child in calendar.children)
    counts = {level: found.of_level(level) for level in Level}
    return Examined(file, items, found.in_order(), found.left_out(), counts)


def _check(component: Component, zones: frozenset[str], found: Findings) -> None:
    structure.check(component, found)
    value_forms.check(component, found)
    times.check(component, zones, found)
    identity.check(component, found)
    if component.name in {"VEVENT", "VTODO"}:
        alarms.check(component, found)
    clients.check(component, found)
