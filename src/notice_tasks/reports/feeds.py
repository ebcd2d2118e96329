"""The screen of `calendar`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.reports.content import Document, Line, Tone, line
from notice_tasks.reports.problems import problem_line
from notice_tasks.words.catalogue import join, say, say_n

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from notice_tasks.problems import Problem

NAMED: Final = 3
"""The largest number of files that are named. More are only counted."""


class FeedRow(NamedTuple):
    """A feed: its kind, its subject's id, its name, its file within the folder, and its number of items.

    `address` is its full address if the server is known, else the file.
    """

    of: str
    id: str
    name: str
    file: str
    tasks: bool
    items: int
    address: str


class FeedsReport(NamedTuple):
    """What `calendar` did. Files are relative to the folder. `recurs_to` is where occurrences end, if the rule goes on.

    `without_year` cells are in no feed, because the working days of `years` are not announced. `fresh` means that the
    folder had no published items to keep for what is faulty.
    """

    folder: Path
    feeds: Sequence[FeedRow]
    changed: Sequence[str]
    removed: Sequence[str] = ()
    large: Sequence[str] = ()
    list_file: str = "index.html"
    secret: bool = False
    renewed: Sequence[FeedRow] = ()
    problems: Sequence[Problem] = ()
    fresh: bool = False
    without_year: int = 0
    years: Sequence[int] = ()
    recurs_to: datetime.date | None = None


def feeds_screen(report: FeedsReport) -> Document:
    """The feeds that were written, the files that were removed or kept, and how to use the feeds."""
    written = say_n("{n} feed", "{n} feeds", len(report.feeds))
    news = (
        say_n("{n} file changed", "{n} files changed", len(report.changed))
        if report.changed
        else say("nothing changed")
    )
    result = say("{feeds}, {news}: {folder}", feeds=written, news=news, folder=report.folder)
    return [line(result, Tone.GOOD), *_remarks(report), line(_what_next(report))]


def _remarks(report: FeedsReport) -> Iterator[Line]:
    for file in report.large:
        said = say("{file} may be too large for Google Calendar (900 KB or 900 items).", file=file)
        yield line(said, Tone.NEAR)
    if report.removed:
        said = say_n(
            "{n} obsolete file was removed: {files}",
            "{n} obsolete files were removed: {files}",
            len(report.removed),
            files=_some(report.removed),
        )
        yield line(said, Tone.NEAR)
    for feed in report.renewed:
        yield line(say("{name} has a new address, give it to them: {address}", name=feed.name, address=feed.address))
        yield line(say("The old one is no longer updated."))
    if report.without_year:
        said = say_n(
            "{n} duty is in no calendar, because the working days of {years} are not announced yet (--estimate).",
            "{n} duties are in no calendar, because the working days of {years} are not announced yet (--estimate).",
            report.without_year,
            years=join([str(year) for year in report.years]),
        )
        yield line(said, Tone.NEAR)
    if report.recurs_to is not None:
        yield line(
            say(
                "Occurrences are in the feeds up to {day}; run the command again after the next record.",
                day=report.recurs_to,
            )
        )
    if report.problems:
        yield line(_what_becomes_of_the_faulty(report), Tone.BAD)
        yield from (line(problem_line(problem)) for problem in report.problems)


def _what_becomes_of_the_faulty(report: FeedsReport) -> str:
    if report.fresh:
        return say(
            "Some files are faulty, and the folder is new, so their items are in no feed. Do not publish it before "
            "the files are mended:"
        )
    return say("Some files are faulty. Their items stay in the feeds as they were:")


def _some(files: Sequence[str]) -> str:
    named, rest = join(list(files[:NAMED])), len(files) - NAMED
    return say("{files} and {n} more", files=named, n=rest) if rest > 0 else named


def _what_next(report: FeedsReport) -> str:
    if report.secret:
        return say(
            "Put the folder on any web server. {file} lists the addresses of all feeds: give each unit its own, and "
            "keep the list secret.",
            file=report.list_file,
        )
    return say("Put the folder on any web server; {file} lists the feeds to subscribe to.", file=report.list_file)
