"""Columns that several tables share: names with their ids, contacts, and the number of cells in each state."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

from notice_tasks.model.unit import Contact
from notice_tasks.reports.csv.table import Column, Row
from notice_tasks.words.catalogue import P_, join

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping, Sequence

    from notice_tasks.model.notice import Notice, Requirement
    from notice_tasks.model.unit import Group, Unit
    from notice_tasks.rules.steps import Due
    from notice_tasks.rules.summary import Tally

    Columns = tuple[Column[Row], ...]

_COUNTS: Final = {
    "fallen_due": P_("table", "Fallen due"),
    "handed_in": P_("table", "Handed in"),
    "in_time": P_("table", "In time"),
    "accepted": P_("table", "Accepted"),
    "returned": P_("table", "Returned"),
    "overdue": P_("table", "Overdue"),
    "due_today": P_("table", "Due today"),
    "due_soon": P_("table", "Due soon"),
    "not_due": P_("table", "Not due yet"),
    "not_due_handed_in": P_("table", "Handed in early"),
    "undated": P_("table", "Undated"),
    "undated_handed_in": P_("table", "Undated, handed in"),
    "unresolved": P_("table", "No day yet"),
    "unresolved_handed_in": P_("table", "No day yet, handed in"),
    "missed": P_("table", "Missed"),
    "redo_overdue": P_("table", "Redo overdue"),
    "redo_missed": P_("table", "Redo missed"),
    "exempt": P_("table", "Exempt"),
    "withdrawn": P_("table", "Withdrawn"),
    "owed": P_("table", "Owed in all"),
    "submitted": P_("table", "To be accepted"),
    "done": P_("table", "Done in all"),
}
"""The title of each number of a tally."""


def notice_columns(of: Callable[[Row], Notice]) -> Columns[Row]:
    """A notice: its id, its title and its number."""
    return (
        Column(P_("table", "Notice id"), lambda row: of(row).id),
        Column(P_("table", "Notice"), lambda row: of(row).title),
        Column(P_("table", "Notice number"), lambda row: of(row).number),
    )


def requirement_columns(of: Callable[[Row], Requirement | None]) -> Columns[Row]:
    """A requirement: its id and its title, the clause and the kind; all are empty for a whole notice."""
    return (
        Column(P_("table", "Requirement id"), lambda row: (one := of(row)) and one.id),
        Column(P_("table", "Requirement"), lambda row: (one := of(row)) and one.title),
        Column(P_("table", "Clause"), lambda row: (one := of(row)) and one.clause),
        Column(P_("table", "Kind"), lambda row: (one := of(row)) and one.kind),
    )


def unit_columns(of: Callable[[Row], Unit]) -> Columns[Row]:
    """A unit: its id and its name."""
    return (
        Column(P_("table", "Unit id"), lambda row: of(row).id),
        Column(P_("table", "Unit"), lambda row: of(row).name),
    )


def contact_columns(of: Callable[[Row], Unit]) -> Columns[Row]:
    """The contact of a unit, and the phone number."""

    def contact(row: Row) -> Contact:
        return of(row).contact or Contact()

    return (
        Column(P_("table", "Contact"), lambda row: contact(row).name or contact(row).office),
        Column(P_("table", "Phone"), lambda row: contact(row).phone),
    )


def count_columns(of: Callable[[Row], Tally]) -> Columns[Row]:
    """The number of cells in each state."""

    def number(name: str) -> Callable[[Row], int]:
        return lambda row: int(attrgetter(name)(of(row)))

    return tuple(Column(title, number(name)) for name, title in _COUNTS.items())


def names_of(ids: Sequence[str], known: Mapping[str, Unit | Group]) -> str:
    """The names of units and groups in a row."""
    return join([known[id_].name for id_ in ids])


def due_value(due: Due | None) -> datetime.date | None:
    """A due day or moment; None if there is none."""
    return None if due is None else due.moment or due.day
