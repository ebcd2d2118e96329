"""The checks that must pass before records can be matched and due days worked out.

A workspace with such a problem cannot be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.checks import (
    n301_duplicate_id,
    n302_unknown_unit,
    n303_unknown_anchor,
    n304_nobody_tracked,
    n305_amendment_of_nothing,
    n306_counting_in_a_circle,
    n307_bad_recurrence,
    n308_rest_days,
    n309_amendments_out_of_order,
    n310_exception_of_nothing,
    n311_parents_in_a_circle,
)
from notice_tasks.checks.material import material_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notice_tasks.checks.material import RegisterSheet, RestDaySheet
    from notice_tasks.checks.sheet import Sheet
    from notice_tasks.problems import Problem
    from notice_tasks.reading.load import Loaded
    from notice_tasks.toml.text import Files

OF_CHECKLISTS: Final = (
    n301_duplicate_id.check,
    n302_unknown_unit.check,
    n303_unknown_anchor.check,
    n304_nobody_tracked.check,
    n305_amendment_of_nothing.check,
    n306_counting_in_a_circle.check,
    n307_bad_recurrence.check,
    n309_amendments_out_of_order.check,
    n310_exception_of_nothing.check,
)

OF_REGISTER: Final = (
    n301_duplicate_id.check_register,
    n302_unknown_unit.check_register,
    n311_parents_in_a_circle.check,
)


def faults_of_structure(loaded: Loaded, files: Files) -> Iterator[Problem]:
    """The problems that keep a workspace from being read."""
    material = material_of(loaded, files)
    for register in material.register:
        yield from faults_of_register(register)
    yield from faults_of_rest_days(material.rest_days)
    named: dict[str, list[str]] = {}
    for sheet in material.checklists:
        yield from faults_of_checklist(sheet)
        named.setdefault(sheet.notice.id, []).append(sheet.file)
    yield from n301_duplicate_id.check_notices(named)


def faults_of_register(sheet: RegisterSheet) -> Iterator[Problem]:
    """The problems that keep a register from being used."""
    for check in OF_REGISTER:
        yield from check(sheet)


def faults_of_rest_days(sheets: Sequence[RestDaySheet]) -> Iterator[Problem]:
    """The problems that keep files of rest days from being used."""
    yield from n308_rest_days.check(sheets)


def faults_of_checklist(sheet: Sheet) -> Iterator[Problem]:
    """The problems that keep a checklist from being used."""
    for check in OF_CHECKLISTS:
        yield from check(sheet)
