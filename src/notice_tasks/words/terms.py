"""The terms of the field, by the names their enums have in the code.

One thing, one word: these are the words of the glossary.
"""

import datetime
from enum import StrEnum
from typing import Final

from notice_tasks.words.catalogue import N_, join, say

TERMS: Final[dict[tuple[str, str], str]] = {
    ("Progress", "pending"): N_("pending"),
    ("Progress", "acknowledged"): N_("acknowledged"),
    ("Progress", "in-progress"): N_("in progress"),
    ("Progress", "submitted"): N_("submitted"),
    ("Progress", "returned"): N_("returned"),
    ("Progress", "done"): N_("done"),
    ("Progress", "exempt"): N_("exempt"),
    ("Timeliness", "undated"): N_("undated"),
    ("Timeliness", "unresolved"): N_("no day yet"),
    ("Timeliness", "scheduled"): N_("scheduled"),
    ("Timeliness", "due-soon"): N_("due soon"),
    ("Timeliness", "due-today"): N_("due today"),
    ("Timeliness", "overdue"): N_("overdue"),
    ("Timeliness", "met"): N_("in time"),
    ("Timeliness", "met-extended"): N_("in time, extended"),
    ("Timeliness", "met-late"): N_("late"),
    ("Timeliness", "exempt"): N_("exempt"),
    ("Kind", "report"): N_("report"),
    ("Kind", "action"): N_("action"),
    ("Kind", "event"): N_("event"),
    ("Kind", "standing"): N_("standing duty"),
    ("Kind", "encouragement"): N_("encouragement"),
    ("EvidenceNeed", "required"): N_("required"),
    ("EvidenceNeed", "optional"): N_("optional"),
    ("EvidenceNeed", "none"): N_("not asked for"),
    ("NoDay", "unknown"): N_("unknown"),
    ("NoDay", "per-unit"): N_("each unit's own"),
    ("Act", "acknowledge"): N_("acknowledge"),
    ("Act", "start"): N_("start"),
    ("Act", "note"): N_("note"),
    ("Act", "submit"): N_("submit"),
    ("Act", "return"): N_("return"),
    ("Act", "accept"): N_("accept"),
    ("Act", "done"): N_("record as done"),
    ("Act", "exempt"): N_("exempt (act)"),
    ("Act", "extend"): N_("extend"),
    ("Act", "evidence"): N_("add evidence"),
    ("Act", "undo"): N_("undo"),
    ("Effect", "counts"): N_("counts"),
    ("Effect", "undone"): N_("taken back"),
    ("Effect", "no-effect"): N_("no effect"),
    ("Unit", "days"): N_("days"),
    ("Unit", "weeks"): N_("weeks"),
    ("Unit", "months"): N_("months"),
    ("Unit", "years"): N_("years"),
    ("TomlKind", "text"): N_("a text in quotes"),
    ("TomlKind", "whole"): N_("a whole number"),
    ("TomlKind", "flag"): N_("true or false"),
    ("TomlKind", "day"): N_("a day such as 2024-08-30, without quotes"),
    ("TomlKind", "moment"): N_("a moment such as 2024-08-30T18:00:00, without quotes"),
    ("TomlKind", "list"): N_("a list in [ ]"),
    ("TomlKind", "table"): N_("a table"),
    ("Level", "error"): N_("error"),
    ("Level", "warning"): N_("warning"),
}

HOLIDAYS: Final[dict[str, str]] = {
    "weekend": N_("weekend"),
    "New Year's Day": N_("New Year's Day"),
    "Spring Festival": N_("Spring Festival"),
    "Tomb-sweeping Day": N_("Tomb-sweeping Day"),
    "Labour Day": N_("Labour Day"),
    "Dragon Boat Festival": N_("Dragon Boat Festival"),
    "National Day": N_("National Day"),
    "Mid-autumn Festival": N_("Mid-autumn Festival"),
    "Anti-Fascist 70th Day": N_("70th anniversary of victory"),
}

_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def term(value: StrEnum) -> str:
    """The word for an enum's value."""
    return say(TERMS[type(value).__name__, value.value])


def weekday(day: datetime.date) -> str:
    """The short name of a day's weekday."""
    return say(_WEEKDAYS[day.weekday()])


def dated(day: datetime.date) -> str:
    """A day with its weekday; a moment with its hour and minute as well."""
    if isinstance(day, datetime.datetime):
        return say("{day} ({weekday}) {time}", day=day.date(), weekday=weekday(day), time=f"{day:%H:%M}")
    return say("{day} ({weekday})", day=day, weekday=weekday(day))


def written(value: object) -> str:
    """A detail of a problem, step or refusal as it stands in a sentence."""
    if isinstance(value, StrEnum):
        return term(value)
    if isinstance(value, datetime.date):
        return dated(value)
    if isinstance(value, (tuple, list)):
        return join([written(part) for part in value])
    if isinstance(value, str) and value in HOLIDAYS:
        return say(HOLIDAYS[value])
    return "" if value is None else str(value)
