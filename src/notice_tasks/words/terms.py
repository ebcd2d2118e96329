"""The terms of the glossary, by the enums they have in the code.

One thing has one word.
"""

import datetime
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final, TypeGuard

from notice_tasks.words.catalogue import (
    LANGUAGES,
    N_,
    NN_,
    P_,
    join,
    language_in_use,
    say,
    say_in,
    say_n,
    speaking,
    with_remark,
)
from notice_tasks.words.make_up_days import is_make_up_day

TERMS: Final[dict[tuple[str, str], str]] = {
    ("Progress", "pending"): P_("Progress", "pending"),
    ("Progress", "acknowledged"): P_("Progress", "acknowledged"),
    ("Progress", "in-progress"): P_("Progress", "in progress"),
    ("Progress", "submitted"): P_("Progress", "submitted"),
    ("Progress", "returned"): P_("Progress", "returned"),
    ("Progress", "done"): P_("Progress", "done"),
    ("Progress", "exempt"): P_("Progress", "exempt"),
    ("Timeliness", "undated"): P_("Timeliness", "undated"),
    ("Timeliness", "unresolved"): P_("Timeliness", "no day yet"),
    ("Timeliness", "scheduled"): P_("Timeliness", "scheduled"),
    ("Timeliness", "due-soon"): P_("Timeliness", "due soon"),
    ("Timeliness", "due-today"): P_("Timeliness", "due today"),
    ("Timeliness", "overdue"): P_("Timeliness", "overdue"),
    ("Timeliness", "met"): P_("Timeliness", "in time"),
    ("Timeliness", "met-extended"): P_("Timeliness", "in time, extended"),
    ("Timeliness", "met-late"): P_("Timeliness", "late"),
    ("Timeliness", "exempt"): P_("Timeliness", "exempt"),
    ("Shortfall", "not-handed-in"): P_("Shortfall", "not handed in"),
    ("Shortfall", "handed-in-late"): P_("Shortfall", "handed in late"),
    ("Shortfall", "not-accepted"): P_("Shortfall", "not accepted"),
    ("Kind", "report"): P_("Kind", "report"),
    ("Kind", "action"): P_("Kind", "action"),
    ("Kind", "event"): P_("Kind", "event"),
    ("Kind", "standing"): P_("Kind", "standing duty"),
    ("Kind", "encouragement"): P_("Kind", "encouragement"),
    ("EvidenceNeed", "required"): P_("EvidenceNeed", "required"),
    ("EvidenceNeed", "optional"): P_("EvidenceNeed", "optional"),
    ("EvidenceNeed", "none"): P_("EvidenceNeed", "not asked for"),
    ("NoDay", "unknown"): P_("NoDay", "unknown"),
    ("NoDay", "per-unit"): P_("NoDay", "each unit's own"),
    ("Act", "acknowledge"): P_("Act", "acknowledged"),
    ("Act", "start"): P_("Act", "started"),
    ("Act", "note"): P_("Act", "note"),
    ("Act", "submit"): P_("Act", "submitted"),
    ("Act", "return"): P_("Act", "returned"),
    ("Act", "accept"): P_("Act", "accepted"),
    ("Act", "done"): P_("Act", "recorded as done"),
    ("Act", "exempt"): P_("Act", "exempted"),
    ("Act", "extend"): P_("Act", "extended"),
    ("Act", "evidence"): P_("Act", "evidence"),
    ("Act", "undo"): P_("Act", "undone"),
    ("Effect", "counts"): P_("Effect", "counts"),
    ("Effect", "undone"): P_("Effect", "taken back"),
    ("Effect", "no-effect"): P_("Effect", "no effect"),
    ("TomlKind", "text"): P_("TomlKind", "a text in quotes"),
    ("TomlKind", "whole"): P_("TomlKind", "a whole number"),
    ("TomlKind", "flag"): P_("TomlKind", "true or false"),
    ("TomlKind", "day"): P_("TomlKind", "a day (2024-08-30, without quotes)"),
    ("TomlKind", "moment"): P_("TomlKind", "a moment (2024-08-30T18:00:00, without quotes)"),
    ("TomlKind", "time"): P_("TomlKind", "a time of day (18:00:00, without quotes)"),
    ("TomlKind", "list"): P_("TomlKind", "a list in [ ]"),
    ("TomlKind", "table"): P_("TomlKind", "a table"),
    ("Level", "error"): P_("Level", "error"),
    ("Level", "warning"): P_("Level", "warning"),
    ("Level", "hint"): P_("Level", "hint"),
}
"""The English word for each value, by the name of its enum, which is also its context in the catalogues."""

LENGTHS: Final = {
    "minutes": NN_("{n} minute", "{n} minutes"),
    "hours": NN_("{n} hour", "{n} hours"),
    "days": NN_("{n} day", "{n} days"),
    "weeks": NN_("{n} week", "{n} weeks"),
    "months": NN_("{n} month", "{n} months"),
    "years": NN_("{n} year", "{n} years"),
    "workdays": NN_("{n} working day", "{n} working days"),
}
"""Lengths of periods, by the unit they are counted in."""

ANCHORS: Final[dict[str, str]] = {
    "issued": P_("Anchor", "issued"),
    "received": P_("Anchor", "received"),
}
"""The anchors that every notice has. Others are named by users."""

WEEKEND: Final = "weekend"
"""The name of a rest day that is no holiday; screens show its weekday."""

HOLIDAYS: Final[dict[str, str]] = {
    "New Year's Day": N_("New Year's Day"),
    "Spring Festival": N_("Spring Festival"),
    "Tomb-sweeping Day": N_("Tomb-sweeping Day"),
    "Labour Day": N_("Labour Day"),
    "Dragon Boat Festival": N_("Dragon Boat Festival"),
    "National Day": N_("National Day"),
    "Mid-autumn Festival": N_("Mid-autumn Festival"),
    "Anti-Fascist 70th Day": N_("70th anniversary of victory"),
}

_RHYTHMS: Final = {
    "week": N_("every {weekday}"),
    "month": N_("day {day} of every month"),
    "quarter": N_("day {day} of month {month} of every quarter"),
    "half-year": N_("day {day} of month {month} of every half-year"),
    "year": N_("day {day} of month {month} of every year"),
}
"""How often something recurs, by the word of the due rule."""

_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def term(value: StrEnum) -> str:
    """The word for an enum's value."""
    context = type(value).__name__
    return say_in(context, TERMS[context, value.value])


def with_term(word: str) -> str:
    """A word as it is in files, with its term if the language in use has another word for it."""
    if language_in_use() == "en" or not _has_term(word):
        return str(word)
    return f"{word}（{term(word)}）"


def word_of_term(said: str, words: Iterable[str]) -> str | None:
    """The word in `words` that has this term in any language, because files and screens may differ in language."""
    for language in LANGUAGES:
        with speaking(language):
            for word in words:
                if _has_term(word) and term(word) == said:
                    return str(word)
    return None


def _has_term(word: str) -> TypeGuard[StrEnum]:
    return (type(word).__name__, str(word)) in TERMS


def length(count: int, unit: str) -> str:
    """A length of `count` units."""
    return say_n(*LENGTHS[unit], count)


COMMANDS: Final = {"acknowledge": "ack"}
"""Acts whose command has another name. Other commands are named like their acts."""


def command(act: StrEnum) -> str:
    """The name, in the language in use, of the command that records an act."""
    return say_in("Command", COMMANDS.get(act.value, act.value))


def weekday(day: datetime.date) -> str:
    """The short name of a day's weekday."""
    return say(_WEEKDAYS[day.weekday()])


def weekdays() -> tuple[str, ...]:
    """The short names of the weekdays, Monday first."""
    return tuple(map(say, _WEEKDAYS))


def dated(day: datetime.date) -> str:
    """A day with its weekday, and whether it is a make-up working day; a moment also with its hour and minute."""
    if not is_make_up_day(day):
        return with_weekday(day)
    told = say("{day} ({weekday}, make-up working day)", day=f"{day:%Y-%m-%d}", weekday=weekday(day))
    return f"{told} {day:%H:%M}" if isinstance(day, datetime.datetime) else told


def with_weekday(day: datetime.date) -> str:
    """A day with its weekday only; a moment also with its hour and minute."""
    if isinstance(day, datetime.datetime):
        return say("{day} ({weekday}) {time}", day=day.date(), weekday=weekday(day), time=f"{day:%H:%M}")
    return say("{day} ({weekday})", day=day, weekday=weekday(day))


def in_table(day: datetime.date) -> str:
    """A day or a moment without its weekday, unless it is a make-up working day."""
    known = f"{day:%Y-%m-%d %H:%M}" if isinstance(day, datetime.datetime) else str(day)
    return with_remark(known, say("worked {weekday}", weekday=weekday(day))) if is_make_up_day(day) else known


def rhythm(details: Mapping[str, object]) -> str:
    """How often something recurs, from the keys of its due rule; weekdays count from 0 for Monday."""
    match details:
        case {"rrule": text}:
            return str(text)
        case {"on": tuple(days)}:
            return join([str(day) for day in days])
        case {"weekday": int(number)}:
            words, details = _RHYTHMS["week"], {"weekday": say(_WEEKDAYS[number])}
        case _:
            words = _RHYTHMS[str(details["every"])]
    return say(words, **details)


def of_occurrence(title: str, occurrence: datetime.date | None) -> str:
    """A title, with its occurrence if it recurs."""
    return title if occurrence is None else say("{title}, {occurrence}", title=title, occurrence=occurrence)


def titled(title: str, number: str | None) -> str:
    """The title of a notice, with its number if it has one."""
    return title if number is None else with_remark(title, number)


def anchor_name(name: str) -> str:
    """The name of an anchor."""
    return say_in("Anchor", ANCHORS[name]) if name in ANCHORS else name


def rest_days(days: Iterable[tuple[datetime.date, str]]) -> str:
    """Rest days with their names, the earliest first. Consecutive days of a holiday become one span."""
    spans: list[tuple[str, datetime.date, datetime.date]] = []
    for day, name in sorted(days):
        if spans and spans[-1][0] == name != WEEKEND and (day - spans[-1][2]).days == 1:
            spans[-1] = (name, spans[-1][1], day)
        else:
            spans.append((name, day, day))
    return join([_rest(*span) for span in spans])


def holiday_name(name: str) -> str:
    """The name of a holiday, or of several on the same day. Holidays named by users keep their names."""
    return join([say(HOLIDAYS.get(one, one)) for one in name.split(", ")])


def _rest(name: str, first: datetime.date, last: datetime.date) -> str:
    if name == WEEKEND:
        return dated(first)
    holiday = holiday_name(name)
    if first == last:
        return say("{holiday} {day}", holiday=holiday, day=first)
    return say("{holiday} {first} to {last}", holiday=holiday, first=first, last=last)


def written(value: object) -> str:
    """A detail of a message as text."""
    if isinstance(value, StrEnum):
        return command(value) if type(value).__name__ == "Act" else term(value)
    if isinstance(value, datetime.date):
        return dated(value)
    if isinstance(value, (tuple, list)):
        return join([written(part) for part in value])
    return "" if value is None else str(value)
