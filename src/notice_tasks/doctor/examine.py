"""Examines one calendar file."""

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
"""How many findings of each code are kept for one file by default."""


class Examined(NamedTuple):
    """The findings in a file, by line; `left_out` counts the findings of each code that were not kept."""

    file: str
    items: int
    problems: tuple[Problem, ...]
    left_out: Mapping[str, int]
    counts: Mapping[Level, int]


def examine(file: str, content: bytes, most: int | None = EACH) -> Examined:
    """Examine a file's content; at most `most` findings of each code are kept, all of them if it is None."""
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
