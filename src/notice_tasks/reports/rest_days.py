"""The screens of `rest-days`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.dates.workdays import WEEKEND
from notice_tasks.reports.content import Block, Column, Document, Facts, Heading, Line, Mark, Table, Tone, line
from notice_tasks.words.catalogue import join, say, say_n
from notice_tasks.words.terms import dated, holiday_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notice_tasks.model.announced import Announced
    from notice_tasks.rules.rest_days import Holiday, Imported, Known, Verified, YearKnown, YearShown


def years_screen(known: Known) -> Document:
    """The years whose working days are known, with their sources. Consecutive years of the library share a line."""
    until = say("Known from {first} until {last}", first=known.first_day, last=known.last_day)
    columns = (
        Column(say("Year")),
        Column(say("Days off"), right=True),
        Column(say("Make-up days"), right=True),
        Column(say("Where from"), wide=True),
    )
    blocks: list[Block] = [Line(Mark(until, Tone.STRONG))]
    if known.missing:
        blocks.append(line(say("Not known in between: {years}", years=join(list(map(str, known.missing)))), Tone.NEAR))
    rows = tuple(_row(years, known.library) for years in _in_rows(known.years))
    last = known.last_day.year
    return [
        *blocks,
        Table(columns, rows),
        line(say("One year in detail: notice-tasks rest-days {year}", year=last)),
        line(
            say(
                "When {year} is announced: notice-tasks rest-days --import FILE, or write rest-days/{year}.toml",
                year=last + 1,
            )
        ),
    ]


def _in_rows(years: Sequence[YearKnown]) -> Iterator[Sequence[YearKnown]]:
    """Groups of years for one line: a year with a file, or consecutive years of the library."""
    row: list[YearKnown] = []
    for year in years:
        if row and (row[-1].announced or year.announced or row[-1].arrangement.year + 1 != year.arrangement.year):
            yield row
            row = []
        row.append(year)
    yield row


def _row(years: Sequence[YearKnown], library: str) -> tuple[Mark, ...]:
    first, last = years[0].arrangement.year, years[-1].arrangement.year
    return (
        Mark(str(first) if first == last else f"{first}-{last}"),
        Mark(str(sum(len(year.arrangement.rests) for year in years))),
        Mark(str(sum(len(year.arrangement.worked) for year in years))),
        Mark(_where_from(years[0].announced, library)),
    )


def _where_from(announced: Announced | None, library: str) -> str:
    if announced is None:
        return f"chinesecalendar {library}"
    return join([announced.file, *([announced.announcement] if announced.announcement else [])])


def year_screen(shown: YearShown) -> Document:
    """One year's holidays and make-up days, with their source."""
    columns = (
        Column(say("Holiday"), wide=True),
        Column(say("First day")),
        Column(say("Last day")),
        Column(say("Days off"), right=True),
    )
    worked = tuple(Mark(dated(day)) for day in shown.worked) or (Mark(say("none"), Tone.QUIET),)
    return [
        Heading(str(shown.year)),
        Facts(tuple(_whose_word(shown))),
        Table(columns, tuple(map(_holiday, shown.holidays))),
        Facts(((say("Make-up days"), worked),)),
    ]


def _whose_word(shown: YearShown) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    announced = shown.announced
    if announced is None:
        yield say("Where from"), (Mark(_where_from(None, shown.library)),)
        return
    yield say("Where from"), (Mark(announced.file),)
    yield say("Announcement"), (Mark(announced.announcement) if announced.announcement else _not_told(),)
    if announced.announced:
        yield say("Announced on"), (Mark(dated(announced.announced)),)
    if announced.sources:
        yield say("Source"), tuple(map(Mark, announced.sources))


def _not_told() -> Mark:
    return Mark(say("not told"), Tone.QUIET)


def _holiday(holiday: Holiday) -> tuple[Mark, ...]:
    return (
        Mark(holiday_name(holiday.name)),
        Mark(dated(holiday.first_day)),
        Mark(dated(holiday.last_day)),
        Mark(str(holiday.days)),
    )


def imported_screen(imported: Imported) -> Document:
    """The result of an import, and what to add to the file."""
    announced = imported.announced
    if not imported.is_new:
        return [line(say("{file} already says the same. Nothing was changed.", file=announced.file), Tone.GOOD)]
    rests, worked = len(announced.arrangement.rests), len(announced.arrangement.worked)
    made = say("Made {file}", file=announced.file)
    days = join(
        [say_n("{n} day off", "{n} days off", rests), say_n("{n} make-up day", "{n} make-up days", worked)],
    )
    blocks = [line(say("{made}: {days}", made=made, days=days), Tone.GOOD)]
    if announced.announcement is None:
        number = 'announcement = "国办发明电〔……〕……号"'
        blocks.append(line(say("It does not give the announcement's number yet. Add a line: {line}", line=number)))
    return [*blocks, line(say("Look at it: notice-tasks rest-days {year}", year=announced.arrangement.year))]


def verified_screen(verified: Verified) -> Document:
    """The comparison of a file with the library."""
    names = {"file": verified.file, "library": f"chinesecalendar {verified.library}", "year": verified.year}
    if not verified.is_known:
        return [line(say("{library} does not know {year}, so there is nothing to compare {file} with.", **names))]
    if not verified.differences:
        return [line(say("{file} and {library} agree on every day of {year}.", **names), Tone.GOOD)]
    said = say_n(
        "{file} and {library} differ on {n} day of {year}:",
        "{file} and {library} differ on {n} days of {year}:",
        len(verified.differences),
        **names,
    )
    columns = (Column(say("Day")), Column(say("The file"), wide=True), Column("chinesecalendar", wide=True))
    rows = tuple((Mark(dated(one.day)), _said(one.file), _said(one.library)) for one in verified.differences)
    return [line(said, Tone.BAD), Table(columns, rows)]


def _said(name: str | None) -> Mark:
    """What one source says of a day."""
    if name is None:
        return Mark(say("worked"))
    return Mark(say("weekend") if name == WEEKEND else holiday_name(name))
